//! What should be looked at again: answers and evidence that have grown old.

mod evidence;
mod item;
mod whole;

pub use evidence::{Outdated, outdated};
pub use item::{StaleItem, WhyStale};
pub use whole::{Stale, Upcoming, is_stale};
