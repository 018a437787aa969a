//! What holds for every model and every sheet, tried on many that nobody thought of.

mod again;
mod bounds;
mod compare;
mod crosswalk;
mod drawn;
mod files;
mod form;
mod found;
mod nested;
mod numbers;
#[path = "../office/mod.rs"]
mod office;
mod plan;
mod portfolio;
mod round;
#[path = "../small_model/mod.rs"]
mod small_model;
mod stale;
mod tape;
mod typed;
mod versions;
