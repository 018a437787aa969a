//! How findings are laid out, free of format: each view once, as blocks for people and as data
//! for programs.

mod figure;
pub mod data;
mod timeline;
mod document;
mod words;
mod cited;
#[allow(dead_code)]
mod example;
mod milestones;
mod story;
mod compared;
mod wanted;
mod meters;
mod standing;
mod asked;
mod outlook;
mod annex;
mod method_note;
mod sums;
mod totals;
mod of_assessment;
mod action;
mod roadmap;
mod of_plan;
mod of_status;
mod of_score;
mod of_item;
mod of_stage;
mod of_area;
mod of_model;
mod of_journeys;
mod of_journey;
mod of_milestones;

pub use data::Data;
pub use document::{
    Align, Block, Column, Document, Fact, Line, Meter, Meters, Report, Span, Table, Task, Tone,
};
pub use of_area::of_area;
pub use of_assessment::of_assessment;
pub use of_item::of_item;
pub use of_journey::of_journey;
pub use of_journeys::of_journeys;
pub use of_milestones::{Sought, of_milestones};
pub use of_model::of_model;
pub use of_plan::of_plan;
pub use of_score::of_score;
pub use of_stage::of_stage;
pub use of_status::of_status;
pub use timeline::Event;
