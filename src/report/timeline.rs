//! What happened, in order of time.

use crate::report::document::Line;

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// When, in a few words.
    pub when: String,
    /// Where it belongs, in a few words.
    pub tag: Line,
    /// What happened.
    pub what: Line,
    /// More on it.
    pub notes: Vec<Line>,
}
