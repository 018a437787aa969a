//! What one object of a file shows.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::gather::tools::checks::Checks;
use crate::gather::tools::published::PublishedRepository;
use crate::gather::tools::table::contributions::Contribution;
use crate::gather::tools::table::critical::Critical;
use crate::gather::tools::table::replies::Reply;

/// What one object of a file shows, with its day where it has one.
#[derive(Debug)]
pub(super) struct Part {
    pub(super) day: Option<Date>,
    pub(super) what: What,
}

#[derive(Debug)]
pub(super) enum What {
    /// A bill of materials; what stands in it is kept for all of a file together.
    Bom,
    /// A repository, as `github.com/owner/name`, its score in hundredths, unless it is inconclusive,
    /// and its single checks.
    Scorecard(String, Option<u32>, Checks),
    /// The score of a repository by CLOMonitor, in hundredths.
    Clomonitor(u32),
    /// A mark for what was looked at, and the errors against rules for licences that nobody has
    /// resolved.
    Violations(u128, usize),
    /// The same, and the marks of packages with a vulnerability that nobody has resolved.
    Vulnerable(u128, BTreeSet<u128>),
    /// Files that were scanned, and those in which a licence was found.
    Scan((u32, u32)),
    /// Files that REUSE looked at, and those with licence and copyright.
    Reuse((u32, u32)),
    /// Whether it is said how to report a vulnerability.
    Insights(bool),
    Repository(PublishedRepository),
    Contributions(Vec<Contribution>),
    Replies(Vec<Reply>),
    Critical(Vec<Critical>),
}
