//! What was answered: the sheet of one respondent for one subject on one date.

mod same_name;
mod respondent;
mod state;
mod answer;
mod evidence_line;
mod meant;
pub mod choosable;
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
};
pub use bind::{Bound, Stray};
pub use edit::edit;
pub use evidence_line::WrongDays;
pub use join::Joined;
pub use meant::{AnswerMeant, LevelMeant, SAYS_NOTHING, one_word_names, what_may_be_written};
pub use merged::{Merged, MergedFrom};
pub use migration::{Became, Fate, Gone, Migration};
pub use name::{Part, SheetName};
pub use read::{Draft, parse, parse_answers};
pub use respondent::{Respondent, RoleWord};
pub use same_name::{name_key, near_names, same_name, same_word};
pub use sheet::{Closed, Estimates, ModelRef, Sheet};
pub use state::{NOT_APPLICABLE, UNKNOWN, state_said};
pub use write::{to_json, to_yaml, yaml_lines};
