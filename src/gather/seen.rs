//! What the sources show, before it is counted.

use jiff::civil::Date;

/// What all sources together show.
#[derive(Clone, Debug, Default)]
pub struct Seen {
    pub repositories: Vec<RepositorySeen>,
    pub contributions: Vec<Contribution>,
}

/// What one git repository shows at its newest commit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RepositorySeen {
    /// Its folder, as it was found below what was named.
    pub name: String,
    /// The day of the newest commit.
    pub newest: Date,
}

/// A change that a project took.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contribution {
    pub day: Date,
    pub project: String,
    /// Who made it, only to count heads: no name is kept.
    pub author: String,
}
