//! The plan, held against a second one that tries every combination of levels.

pub(crate) mod office;
pub(crate) mod tape;
pub(crate) mod brute;
mod told;
mod best;
mod wide;
mod edges;
mod carried_out;
mod order;
mod stage_by_stage;
mod schedule;
mod target_day;
mod cost;
