//! What was answered: the sheet of one respondent for one subject on one date.

mod merged;
mod sheet;
mod lowest;
mod migration;
mod name;
mod bind;
mod entries;
mod read;
mod write;

pub use bind::{Bound, Stray};
pub use merged::{MergeRoles, MergeRule, Merged, MergedFrom};
pub use migration::{Became, Fate, Gone, Migration};
pub use name::NameOrder;
pub use read::{Draft, parse, parse_answers};
pub use sheet::{
    Again, Answer, Choice, Confidence, Evidence, LevelWord, ModelRef, NOT_APPLICABLE, Respondent,
    Sheet, UNKNOWN,
};
pub use write::{to_json, to_yaml};
