//! What the answers are worth. Exact arithmetic; it cannot fail.

mod exact;
mod fraction;
mod change;
mod points;
mod bounds;
mod claim;
mod item;
mod practices;
mod method;
mod scorecard;
mod target;

pub use bounds::{Bounds, Held, Narrowed, WhyBounds};
pub use change::ExactChange;
pub use claim::{Claims, is_claim};
pub use fraction::Fraction;
pub use item::{Footing, ItemScore, State};
pub use method::{Blocker, Gate, Lack, Why, in_place_needed, points_earned, points_needed};
pub use points::{Points, Range};
pub use practices::{Footings, Practices, StageState};
pub use scorecard::{
    AreaScore, Coverage, Index, Scorecard, StageScore, range_of, score, score_states,
};
pub use target::{ToTarget, to_target};
