//! What the sources show, before it is counted.

use crate::gather::repository::RepositorySeen;
use crate::gather::tools::Found;

/// What all sources together show.
#[derive(Clone, Debug, Default)]
pub struct Seen {
    pub repositories: Vec<RepositorySeen>,
    /// What results of tools show.
    pub found: Found,
}
