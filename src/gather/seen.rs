//! What the sources show, before it is counted.

use jiff::civil::Date;

use crate::gather::repository::RepositorySeen;

/// What all sources together show.
#[derive(Clone, Debug, Default)]
pub struct Seen {
    pub repositories: Vec<RepositorySeen>,
    pub contributions: Vec<Contribution>,
}

/// A change that a project took.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contribution {
    pub day: Date,
    pub project: String,
    /// Who made it, only to count heads: no name is kept.
    pub author: String,
}
