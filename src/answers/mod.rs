//! What was answered: the sheet of one respondent for one subject on one date.

mod sheet;
mod read;
mod write;

pub use read::{Bound, Draft, Stray, parse, parse_answers};
pub use sheet::{Answer, Choice, Confidence, Evidence, ModelRef, Respondent, Sheet};
pub use write::to_yaml;
