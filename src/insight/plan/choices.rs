//! The cheapest levels of candidates, and what rounding leaves open of them.

use crate::insight::plan::candidate::{Candidate, EndLevel};
use crate::insight::plan::cost::{Cost, Outlay};
use crate::insight::plan::front;
use crate::insight::plan::level_choice::{LevelChoice, Points};
use crate::score::Earnings;

/// The levels at which candidates end, and what any take at least where others might take less.
#[derive(Clone, Debug, Default)]
pub(super) struct Choices {
    pub(super) ends: Vec<EndLevel>,
    pub(super) at_least: Option<Outlay>,
}

impl Choices {
    /// Finds the cheapest levels at which candidates earn what is needed together; none where they
    /// cannot.
    pub(super) fn together(
        chosen: &[&Candidate],
        earnings: &Earnings,
        doubt: Doubt,
    ) -> Option<Self> {
        let ends = ends_of(chosen, &earnings.levels);
        let found = front::cheapest(&choices_of(&ends), doubt.needed(earnings))?;
        let picked = ends.iter().zip(found.choices);
        let picked = picked.map(|(ends, at)| ends.get(at).copied());
        Some(Self { ends: picked.collect::<Option<_>>()?, at_least: found.at_least })
    }

    /// Returns what they take.
    pub(super) fn outlay(&self) -> Outlay {
        let costs = self.ends.iter().map(|end| end.choice.cost);
        costs.fold(Cost::NOTHING, Cost::plus).into()
    }
}

/// What becomes of those of whom rounding leaves open whether they have enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Doubt {
    /// They are taken to have it, so that no way is missed.
    For,
    /// They are taken to have too little, so that every way is enough.
    Against,
}

impl Doubt {
    pub(super) fn needed(self, earnings: &Earnings) -> Points {
        match self {
            Self::For => earnings.needed - earnings.doubt,
            Self::Against => earnings.needed,
        }
    }
}

pub(super) fn ends_of(chosen: &[&Candidate], earned: &[Vec<Points>]) -> Vec<Vec<EndLevel>> {
    let pairs = chosen.iter().zip(earned);
    pairs.map(|(candidate, earned)| candidate.ends(earned)).collect()
}

pub(super) fn choices_of(ends: &[Vec<EndLevel>]) -> Vec<Vec<LevelChoice>> {
    ends.iter().map(|ends| choices_at(ends)).collect()
}

pub(super) fn choices_at(ends: &[EndLevel]) -> Vec<LevelChoice> {
    ends.iter().map(|end| end.choice).collect()
}

/// Returns for each candidate what all of them cost where it is found out to be this one; none where it
/// is not, and where what is needed is out of reach then. `found` has one entry for each candidate.
pub(super) fn with_each_found(
    chosen: &[&Candidate],
    found: &[Option<Candidate>],
    earnings: &Earnings,
) -> Vec<Option<Cost>> {
    let ends = choices_of(&ends_of(chosen, &earnings.levels));
    let own = found.iter().zip(&earnings.levels).enumerate().filter_map(|(at, (found, earned))| {
        let ends = found.as_ref()?.ends(earned);
        Some((at, choices_at(&ends)))
    });
    let own: Vec<(usize, Vec<LevelChoice>)> = own.collect();
    let least = front::with_each_found(&ends, &own, Doubt::For.needed(earnings));
    let mut costs = vec![None; found.len()];
    for ((at, _), least) in own.iter().zip(least) {
        costs[*at] = least;
    }
    costs
}
