//! What was answered: the sheet of one respondent for one subject on one date.

mod respondent;
mod answer;
pub mod choosable;
mod closed;
mod merged;
mod sheet;
mod join;
mod lowest;
mod migration;
mod name;
mod bind;
mod read;
mod write;

pub use answer::{Again, Answer, Choice, Confidence, Evidence, LevelWord, NOT_APPLICABLE, UNKNOWN};
pub use bind::{Bound, Stray};
pub use closed::Closed;
pub use join::Joined;
pub use merged::{Merged, MergedFrom};
pub use migration::{Became, Fate, Gone, Migration};
pub use name::{Part, SheetName};
pub use read::{Draft, parse, parse_answers};
pub use respondent::Respondent;
pub use sheet::{ModelRef, Sheet};
pub use write::{to_json, to_yaml};
