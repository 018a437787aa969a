//! What the answers are worth. Exact arithmetic; it cannot fail.

mod fraction;
mod points;
mod method;
mod scorecard;
mod target;

pub use fraction::Fraction;
pub use method::{Blocker, Gate, Why};
pub use points::{Points, Range};
pub use scorecard::{AreaScore, Coverage, Index, ItemScore, Scorecard, StageScore, State, score};
pub use target::{ToTarget, to_target};
