//! What a screen shows in place of the sources and licences that stand at the end of a view.

use crate::report::document::line::Line;

/// The last lines on a screen: who reads them wants to know what to type next.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ending {
    /// The place of the first block that a screen leaves out, up to the last.
    pub from: usize,
    /// What stands there instead.
    pub brief: Vec<Line>,
    /// What to type next.
    pub next: Option<String>,
}
