//! What one object of a file shows.

use jiff::civil::Date;

use crate::gather::tools::components::Components;

/// What one object of a file shows, with its day where it has one.
#[derive(Debug)]
pub(super) struct Part {
    pub(super) day: Option<Date>,
    pub(super) what: What,
}

#[derive(Debug)]
pub(super) enum What {
    Bom(Components),
    /// A repository, as `github.com/owner/name`, and its score in hundredths, unless it is
    /// inconclusive.
    Scorecard(String, Option<u32>),
}
