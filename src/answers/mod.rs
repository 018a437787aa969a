//! What was answered: the sheet of one respondent for one subject on one date.

mod same_name;
mod respondent;
mod answer;
mod evidence_line;
mod least;
pub mod choosable;
mod closed;
mod merged;
mod sheet;
mod join;
mod lowest;
mod held;
mod wrong_level;
mod migration;
mod name;
mod bind;
mod read;
mod write;
mod edit;

pub use answer::{
    Again, Answer, Choice, Confidence, Decision, Evidence, Former, HowKnown, LevelWord,
    NOT_APPLICABLE, UNKNOWN, state_meant,
};
pub use bind::{Bound, Stray};
pub use closed::Closed;
pub use edit::edit;
pub use evidence_line::WrongDays;
pub use join::Joined;
pub use least::{LevelMeant, SAYS_NOTHING};
pub use merged::{Merged, MergedFrom};
pub use migration::{Became, Fate, Gone, Migration};
pub use name::{Part, SheetName};
pub use read::{Draft, parse, parse_answers};
pub use respondent::Respondent;
pub use same_name::{name_key, near_names, same_name};
pub use sheet::{Estimates, ModelRef, Sheet};
pub use write::{to_json, to_yaml, yaml_lines};
