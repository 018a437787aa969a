//! What raising one item to a level earns and costs.

use crate::insight::plan::cost::Cost;

/// What choices earn towards what is needed of them, in parts of it.
pub(super) type Points = i128;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct LevelChoice {
    /// What it earns.
    pub(super) points: Points,
    pub(super) cost: Cost,
}

impl LevelChoice {
    pub(super) const NOTHING: Self = Self { points: 0, cost: Cost::NOTHING };

    pub(super) fn plus(self, other: Self) -> Self {
        Self { points: self.points + other.points, cost: self.cost.plus(other.cost) }
    }
}
