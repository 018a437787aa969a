//! The arithmetic, on models small enough to do by hand.

mod claims;
mod compare;
mod count;
mod page;
mod round;
mod rules;
#[path = "../small_model/mod.rs"]
mod small_model;
mod sums;
mod target;
