//! The roadmap: the cheapest steps after which a goal is reached, in the order in which they help.

mod goal;
mod cost;
mod level_choice;
mod front;
mod prospect;
mod candidate;
mod order;
mod choices;
mod nested;
mod group;
mod action;
mod schedule;
mod target_day;
mod outcome;
mod draft;
mod roadmap;
mod budget;

pub use action::{Action, Deed, Reason};
pub use budget::{Budget, Quarter, RoleWork};
pub use cost::Outlay;
pub use draft::plan;
pub use goal::{First, Goal, Origin, Towards};
pub use outcome::{FigureOutcome, Plan, StageOutcome, Tilted};
pub use roadmap::{CapacityBy, DueConflict, Entry, Roadmap};
pub use schedule::{Capacity, Horizon, Schedule, Slot};
pub use target_day::{Dropped, Enough, Missed, TargetDay};
