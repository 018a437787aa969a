//! Sums of weight times credit.

use crate::model::Credit;
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

/// The points of a group of items, from the worst to the best that its open items can make of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Range {
    earned: u64,
    answered: u64,
    applicable: u64,
}

impl Range {
    pub(super) fn add_answered(&mut self, weight: u32, credit: Credit) {
        let weight = u64::from(weight);
        self.earned += weight * credit.hundredths();
        self.answered += weight * Credit::FULL.hundredths();
        self.applicable += weight * Credit::FULL.hundredths();
    }

    pub(super) fn add_open(&mut self, weight: u32) {
        self.applicable += u64::from(weight) * Credit::FULL.hundredths();
    }

    /// Every open item counted as 0.
    pub fn worst(self) -> Points {
        Points { earned: self.earned, possible: self.applicable }
    }

    /// Open items left out.
    pub fn answered(self) -> Points {
        Points { earned: self.earned, possible: self.answered }
    }

    /// Every open item counted as 100.
    pub fn best(self) -> Points {
        let open = self.applicable - self.answered;
        Points { earned: self.earned + open, possible: self.applicable }
    }

    pub fn counts(self) -> bool {
        self.applicable > 0
    }
}
