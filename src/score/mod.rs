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
mod shown;
mod weights;
mod scorecard;
mod summit;
mod target;

pub use bounds::{Bounds, Held, Narrowed, WhyBounds};
pub use change::ExactChange;
pub use claim::{Claims, is_claim};
pub use fraction::Fraction;
pub use item::{Footing, Groups, ItemScore, State};
pub use method::{
    Blocker, Climbed, Counted, Gate, Lack, WeakArea, Why, gate_of, short_by, why_blocked,
};
pub use points::Range;
pub use practices::{Footings, Practices, StageState};
pub use scorecard::{
    AreaLadder, AreaRung, AreaScore, Coverage, Index, Scorecard, StageScore, score, score_states,
};
pub use shown::{Figure, Figures, percent_of};
pub use summit::{OutOfReach, out_of_reach};
pub use target::{ToTarget, to_target};
pub use weights::{Earnings, share_of};
