//! Who is assessed, what it wants and what it has planned: `ospo.yaml`.

mod known;
mod money;
mod office_goal;
mod period;
mod people;
mod ticket;
mod plan;
mod target;
mod scope;
mod settings;
mod words;
mod read;
pub mod edit;

pub use money::{Currency, Money, Rate};
pub use office_goal::{GoalAim, GoalFigure, GoalValue, OfficeGoal, check as check_goals};
pub use people::{Person, check as check_people};
pub use period::{Period, PeriodUnit};
pub use plan::{ActionSettings, ActionState, Funding, PlanSettings};
pub use read::{parse, parse_words};
pub use scope::{
    InScope, ListEntries, Named, ScopeAnswers, check as check_scope, outside, undecided,
};
pub use settings::{EvidenceRule, Organisation, Rating};
pub use target::{NOT_A_GOAL, Target, Wanted, WantedLevel, Wish};
pub use ticket::{FIND_OUT, TicketId};
pub use words::BoardWords;
