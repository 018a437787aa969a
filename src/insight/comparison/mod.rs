//! Two assessments side by side: what moved, why, and what that is worth.

mod cause;
mod moved;
mod whole;

pub use cause::Cause;
pub use moved::{Beside, Move};
pub use whole::{AreaMove, BlockerMove, Comparison, StageMove};
