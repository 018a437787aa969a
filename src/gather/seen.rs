//! What the sources show, before it is counted.

use jiff::civil::Date;

use crate::gather::tools::Found;

/// What all sources together show.
#[derive(Clone, Debug, Default)]
pub struct Seen {
    pub repositories: Vec<RepositorySeen>,
    /// What results of tools show.
    pub found: Found,
}

/// What one git repository shows at its newest commit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RepositorySeen {
    /// Its folder, as it was found below what was named.
    pub name: String,
    /// The day of the newest commit.
    pub newest: Date,
}
