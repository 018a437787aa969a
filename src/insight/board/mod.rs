//! What of an assessment and its plan stands on one page for those who decide.

mod certainty;
mod gap;
mod shortlist;

pub use certainty::{Certainty, could_hold};
pub use gap::{Closing, Gap, Unanswered, gaps, saved_by, unanswered};
pub use shortlist::{Shortlist, Spare};
