//! The items that a goal asks for together: those of a stage, or one with a wish of its own.

use crate::insight::plan::candidate::Candidate;
use crate::insight::plan::candidate::End;
use crate::insight::plan::cost::Cost;
use crate::insight::plan::front;
use crate::insight::plan::front::Choice;
use crate::model::Credit;
use crate::model::Item;
use crate::model::Method;
use crate::score;

/// Items of which a goal asks something together.
#[derive(Clone, Debug)]
pub(super) struct Group<'m> {
    /// The stage that is to pass; none for items with wishes only.
    pub(super) stage: Option<u32>,
    /// The items, in the order in which one helps the other.
    pub(super) candidates: Vec<Candidate<'m>>,
}

/// The levels at which the items of a group end.
#[derive(Clone, Debug)]
pub(super) struct Settled<'m> {
    /// For each candidate its level; none where it is left as it is.
    pub(super) ends: Vec<Option<End>>,
    /// The items without which the stage was planned, because a wish holds them back.
    pub(super) without: Vec<&'m Item>,
    /// Whether the stage passes once all is done.
    pub(super) passes: bool,
    /// Which candidates the stage was planned with.
    with: Vec<bool>,
}

impl<'m> Group<'m> {
    /// Finds the cheapest levels.
    ///
    /// Where wishes keep the stage from passing, it is planned without the items that stay under
    /// the floor; where that is not enough, without all that a wish holds back.
    pub(super) fn settle(&self, method: &Method) -> Settled<'m> {
        if self.stage.is_none() {
            return self.settle_with(vec![false; self.candidates.len()], &[], true);
        }
        let floor = method.floor_credit();
        let fits = |c: &Candidate| !c.is_left_open() && !c.ends(floor).is_empty();
        let attempts: [&dyn Fn(&Candidate) -> bool; 3] =
            [&|_| true, &fits, &|c| fits(c) && !c.is_held()];
        for attempt in attempts {
            let with: Vec<bool> = self.candidates.iter().map(attempt).collect();
            if let Some(choices) = self.choices(&with, method) {
                let all = with.iter().all(|with| *with);
                return self.settle_with(with, &choices, all);
            }
        }
        self.settle_with(vec![false; self.candidates.len()], &[], false)
    }

    fn chosen<'g>(&'g self, with: &'g [bool]) -> impl Iterator<Item = &'g Candidate<'m>> {
        let pairs = self.candidates.iter().zip(with);
        pairs
            .filter(|(_, with)| **with)
            .map(|(candidate, _)| candidate)
    }

    /// Returns the number of points that the stage needs of these candidates.
    fn needed(&self, with: &[bool], method: &Method) -> u64 {
        score::points_needed(
            method,
            self.chosen(with).map(|candidate| candidate.weight).sum(),
        )
    }

    /// Returns the levels at which these candidates end; none where the stage cannot pass.
    fn choices(&self, with: &[bool], method: &Method) -> Option<Vec<End>> {
        let ends: Vec<Vec<End>> = self
            .chosen(with)
            .map(|candidate| candidate.ends(method.floor_credit()))
            .collect();
        if self.chosen(with).any(Candidate::is_left_open) {
            return None;
        }
        let chosen = front::cheapest(&choices_of(&ends), self.needed(with, method))?;
        let picked = ends.iter().zip(chosen);
        picked.map(|(ends, at)| ends.get(at).copied()).collect()
    }

    fn settle_with(&self, with: Vec<bool>, choices: &[End], passes: bool) -> Settled<'m> {
        let mut choices = choices.iter();
        let ends = self.candidates.iter().zip(&with).map(|(candidate, with)| {
            if *with {
                choices.next().copied()
            } else {
                wished(candidate)
            }
        });
        let ends = ends.collect();
        let left = self
            .candidates
            .iter()
            .zip(&with)
            .filter(|(_, with)| !**with);
        let without = match self.stage {
            Some(_) => left.map(|(candidate, _)| candidate.item).collect(),
            None => Vec::new(),
        };
        Settled {
            ends,
            without,
            passes,
            with,
        }
    }

    /// Returns for each open candidate what the whole group costs if that one turns out to be at
    /// its highest level; none for the others.
    pub(super) fn if_best(&self, settled: &Settled, method: &Method) -> Vec<Option<Cost>> {
        let with = &settled.with;
        let floor = method.floor_credit();
        let ends: Vec<Vec<End>> = self.chosen(with).map(|c| c.ends(floor)).collect();
        let best =
            |candidate: &Candidate| Some(candidate.at_best().ends(floor).pop()?.choice.points);
        let found: Vec<Option<u64>> = self
            .chosen(with)
            .map(|candidate| best(candidate).filter(|_| candidate.open))
            .collect();
        let needed = self.needed(with, method);
        let mut others = front::without_each(&choices_of(&ends), &found, needed).into_iter();
        let alone = sum(settled
            .costs()
            .zip(with)
            .filter(|(_, with)| !**with)
            .map(|(cost, _)| cost));
        let candidates = self.candidates.iter().zip(with).enumerate();
        candidates
            .map(|(at, (candidate, with))| match (*with, candidate.open) {
                (true, _) => others.next().flatten().map(|cost| cost.plus(alone)),
                (false, true) => {
                    let rest = settled
                        .costs()
                        .enumerate()
                        .filter(|(other, _)| *other != at);
                    Some(sum(rest.map(|(_, cost)| cost)))
                }
                (false, false) => None,
            })
            .collect()
    }
}

impl Settled<'_> {
    /// Returns what each candidate costs.
    fn costs(&self) -> impl Iterator<Item = Cost> {
        self.ends
            .iter()
            .map(|end| end.map_or(Cost::NOTHING, |end| end.choice.cost))
    }

    /// Returns what all of them cost.
    pub(super) fn cost(&self) -> Cost {
        sum(self.costs())
    }
}

fn sum(costs: impl Iterator<Item = Cost>) -> Cost {
    costs.fold(Cost::NOTHING, Cost::plus)
}

fn choices_of(ends: &[Vec<End>]) -> Vec<Vec<Choice>> {
    let choices = |ends: &Vec<End>| ends.iter().map(|end| end.choice).collect();
    ends.iter().map(choices).collect()
}

/// Returns the lowest level with which a wish is fulfilled.
fn wished(candidate: &Candidate) -> Option<End> {
    candidate.least?;
    candidate.ends(Credit::NONE).into_iter().next()
}
