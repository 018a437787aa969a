//! How much of each text has room on the page, in columns: a wide character fills two.

pub(crate) const TITLE: usize = 90;
pub(crate) const ROUND: usize = 110;
pub(crate) const CLASSIFICATION: usize = 28;
pub(crate) const STAGE: usize = 36;
/// An area with a bar, which needs nothing beside it.
pub(crate) const AREA_WITH_BAR: usize = 48;
pub(crate) const NEEDS: usize = 60;
pub(crate) const GAP: usize = 36;
pub(crate) const PLACE: usize = 46;
pub(crate) const FOLLOWS: usize = 135;
pub(crate) const TAKES: usize = 70;
pub(crate) const CLOSED: usize = 56;
pub(crate) const REASON: usize = 90;
pub(crate) const ACTION: usize = 56;
pub(crate) const OWNER: usize = 28;
pub(crate) const CLOSES: usize = 36;
pub(crate) const GOAL: usize = 46;
pub(crate) const UNIT: usize = 7;
pub(crate) const PEERS: usize = 240;

pub(crate) const MOST_ASIDE: usize = 2;
pub(crate) const MOST_STAGES: usize = 7;
pub(crate) const MOST_ROUNDS: usize = 3;
pub(crate) const MOST_GOALS: usize = 2;
/// Gaps, and actions.
pub(crate) const MOST_ROWS: usize = 3;
