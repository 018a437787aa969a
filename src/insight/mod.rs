//! What the answers tell.

mod assessment;
mod next_step;

pub use assessment::Assessment;
pub use next_step::{NextStep, Outlay, next_steps};
