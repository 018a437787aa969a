//! Sums of weight times credit.

use crate::model::Credit;
use crate::score::bounds::Bounds;
use crate::score::fraction::Fraction;

/// What was earned out of what could be, in weight times hundredths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Points {
    /// Σ weight · credit.
    pub earned: u64,
    /// Σ weight · 100.
    pub possible: u64,
}

impl Points {
    /// Returns the exact percent; none where nothing counts.
    pub fn percent(self) -> Option<Fraction> {
        Fraction::percent(self.earned, self.possible)
    }

    /// Says whether the percent is at least `percent`; of nothing it never is.
    pub fn reach(self, percent: u64) -> bool {
        self.possible > 0 && self.earned * 100 >= percent * self.possible
    }
}

/// The points of a group of items, from the worst to the best that their bounds leave open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Range {
    low: u64,
    high: u64,
    /// What of the possible points belongs to items of which something is known. The others have no
    /// share in `low`.
    known: u64,
    applicable: u64,
}

impl Range {
    pub(super) fn add(&mut self, weight: u32, bounds: &Bounds) {
        let weight = u64::from(weight);
        let full = weight * Credit::FULL.hundredths();
        self.low += weight * bounds.low.credit.hundredths();
        self.high += weight * bounds.high.credit.hundredths();
        self.known += if bounds.is_whole() { 0 } else { full };
        self.applicable += full;
    }

    /// Every item at its lower bound.
    pub fn worst(self) -> Points {
        Points { earned: self.low, possible: self.applicable }
    }

    /// Every item at its lower bound, those of which nothing is known left out.
    pub fn answered(self) -> Points {
        Points { earned: self.low, possible: self.known }
    }

    /// Every item at its upper bound.
    pub fn best(self) -> Points {
        Points { earned: self.high, possible: self.applicable }
    }

    pub fn counts(self) -> bool {
        self.applicable > 0
    }
}
