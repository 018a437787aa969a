//! What was answered: the sheet of one respondent for one subject on one date.

mod sheet;
mod bind;
mod read;
mod write;

pub use bind::{Bound, Stray};
pub use read::{Draft, parse, parse_answers};
pub use sheet::{Answer, Choice, Confidence, Evidence, ModelRef, Respondent, Sheet};
pub use write::to_yaml;
