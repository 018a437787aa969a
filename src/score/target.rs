//! How near the subject is to what it wants, by SAMM's formula.

use crate::organisation::Wanted;
use crate::score::fraction::Fraction;
use crate::score::item::ItemScore;
use crate::score::scorecard::Scorecard;

/// What is wanted and what is missing, in hundredths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ToTarget {
    pub target: u64,
    /// Σ max(0, target − credit), each item at its lower bound.
    pub gap: u64,
}

impl ToTarget {
    /// Returns 100 % − gap ÷ target; none where nothing is wanted.
    pub fn percent(self) -> Option<Fraction> {
        Fraction::new(self.target - self.gap, self.target)?.times(100, 1)
    }
}

/// Adds up the gaps of all items that are wanted; not applicable leaves both sums.
pub fn to_target(scorecard: &Scorecard, wanted: &Wanted) -> ToTarget {
    let mut sum = ToTarget::default();
    for (id, target) in &wanted.credits {
        let target = target.hundredths();
        let Some(credit) = scorecard.item(id).and_then(ItemScore::least) else { continue };
        sum.target += target;
        sum.gap += target.saturating_sub(credit.hundredths());
    }
    sum
}
