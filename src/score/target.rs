//! How near the subject is to what it wants, by SAMM's formula.

use crate::organisation::Wanted;
use crate::score::fraction::Fraction;
use crate::score::item::ItemScore;
use crate::score::scorecard::Scorecard;

/// What is wanted and what is missing, in percent of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToTarget {
    pub target: Fraction,
    /// Σ max(0, target − credit), each item at its lower bound.
    pub gap: Fraction,
}

impl ToTarget {
    /// Returns 100 % − gap ÷ target; none where nothing is wanted.
    pub fn percent(&self) -> Option<Fraction> {
        self.gap.short_of(&self.target).part_of(&self.target)
    }
}

/// Adds up the gaps of all items that are wanted; not applicable leaves both sums.
pub fn to_target(scorecard: &Scorecard, wanted: &Wanted) -> ToTarget {
    let nothing = Fraction::whole(0);
    let mut sum = ToTarget { target: nothing.clone(), gap: nothing };
    for (id, target) in &wanted.credits {
        let target = Fraction::of_credit(*target);
        let Some(credit) = scorecard.item(id).and_then(ItemScore::least) else { continue };
        sum.gap = sum.gap.plus(&Fraction::of_credit(credit).short_of(&target));
        sum.target = sum.target.plus(&target);
    }
    sum
}
