//! The items that a goal asks for together: those of a stage, or one with a wish of its own.

use std::collections::{BTreeMap, BTreeSet};

use crate::insight::assessment::Assessment;
use crate::insight::plan::action::Reason;
use crate::insight::plan::candidate::{Candidate, EndLevel};
use crate::insight::plan::cost::{Cost, Outlay};
use crate::insight::plan::front;
use crate::insight::plan::goal::{First, Goal};
use crate::insight::plan::level_choice::LevelChoice;
use crate::insight::plan::order;
use crate::model::{Climb, Item, ItemId, Method, Needs};
use crate::score::{self, ItemScore};

/// Items of which a goal asks something together.
#[derive(Clone, Debug)]
pub(super) struct PlanGroup<'m> {
    /// The stage that is to pass; none for items with wishes only.
    pub(super) stage: Option<u32>,
    /// The items, in the order in which one helps the other.
    pub(super) candidates: Vec<Candidate<'m>>,
}

/// The levels at which the items of a group end.
#[derive(Clone, Debug)]
pub(super) struct SettledGroup<'m> {
    /// For each candidate its level; none where it is left as it is.
    pub(super) ends: Vec<Option<EndLevel>>,
    /// The items without which the stage was planned, because a wish holds them back.
    pub(super) without: Vec<&'m Item>,
    /// Whether the stage passes once all is done.
    pub(super) passes: bool,
    /// Which candidates the stage was planned with.
    pub(super) with: Vec<bool>,
    /// What those take at least where other levels might take less; none where these are the cheapest.
    at_least: Option<Outlay>,
}

/// The levels at which candidates end, and what any take at least where others might take less.
#[derive(Clone, Debug, Default)]
struct Choices {
    ends: Vec<EndLevel>,
    at_least: Option<Outlay>,
}

/// Collects the items of each stage up to the goal, and those beyond that have wishes of their own.
pub(super) fn groups<'m>(
    assessment: &Assessment<'m>,
    goal: Goal,
    favoured: &BTreeSet<ItemId>,
) -> Vec<PlanGroup<'m>> {
    let model = assessment.model;
    let scores = assessment.items().chain(assessment.topics());
    let scores: BTreeMap<&ItemId, &ItemScore> =
        scores.map(|(item, score, _)| (&item.id, score)).collect();
    let mut staged: BTreeMap<u32, Vec<Candidate>> = BTreeMap::new();
    let mut alone = Vec::new();
    let Climb::Cumulative = model.method.ladder.climb;
    let homes: BTreeMap<&ItemId, u32> = (model.stages.iter())
        .flat_map(|stage| stage.items.iter().map(|item| (&item.id, stage.number)))
        .collect();
    for item in order::in_helping_order(model) {
        let favoured = favoured.contains(&item.id);
        let score = scores.get(&item.id);
        let Some(candidate) = score.and_then(|s| Candidate::of(item, s, assessment, favoured))
        else {
            continue;
        };
        let home = homes.get(&item.id).copied();
        if let Some(number) = home.filter(|number| Some(*number) <= goal.stage)
            && candidate.weight > 0
        {
            staged.entry(number).or_default().push(candidate);
            continue;
        }
        let candidate = match home {
            Some(number) if goal.first == First::Risk => candidate.for_risk(number),
            _ => candidate,
        };
        if candidate.stands_alone() {
            alone.push(PlanGroup { stage: None, candidates: vec![candidate] });
        }
    }
    let staged = staged
        .into_iter()
        .map(|(number, candidates)| PlanGroup { stage: Some(number), candidates });
    staged.chain(alone).collect()
}

impl<'m> PlanGroup<'m> {
    /// Finds the cheapest levels.
    ///
    /// Where wishes keep the stage from passing, it is planned without the items that stay under
    /// the floor; where that is not enough, without all that a wish holds back.
    pub(super) fn settle(&self, method: &Method) -> SettledGroup<'m> {
        if self.stage.is_none() {
            return self.settle_with(vec![false; self.candidates.len()], &Choices::default(), true);
        }
        let fits = |c: &Candidate| !c.is_left_open() && !c.ends().is_empty();
        let attempts: [&dyn Fn(&Candidate) -> bool; 3] =
            [&|_| true, &fits, &|c| fits(c) && !c.is_held()];
        for attempt in attempts {
            let with: Vec<bool> = self.candidates.iter().map(attempt).collect();
            if let Some(choices) = self.choices(&with, method) {
                let all = with.iter().all(|with| *with);
                return self.settle_with(with, &choices, all);
            }
        }
        self.settle_with(vec![false; self.candidates.len()], &Choices::default(), false)
    }

    fn chosen<'g>(&'g self, with: &'g [bool]) -> impl Iterator<Item = &'g Candidate<'m>> {
        let pairs = self.candidates.iter().zip(with);
        pairs.filter(|(_, with)| **with).map(|(candidate, _)| candidate)
    }

    /// Returns the number of points that the stage needs of these candidates.
    fn needed(&self, with: &[bool], method: &Method) -> u64 {
        score::points_needed(method, self.chosen(with).map(|candidate| candidate.weight))
    }

    /// Returns the levels at which these candidates end; none where the stage cannot pass.
    fn choices(&self, with: &[bool], method: &Method) -> Option<Choices> {
        let chosen = self.chosen(with);
        let ends: Vec<Vec<EndLevel>> = chosen.map(Candidate::ends).collect();
        if self.chosen(with).any(Candidate::is_left_open) {
            return None;
        }
        let found = front::cheapest(&choices_of(&ends), self.needed(with, method))?;
        let picked = ends.iter().zip(found.choices);
        let picked = picked.map(|(ends, at)| ends.get(at).copied());
        Some(Choices { ends: picked.collect::<Option<_>>()?, at_least: found.at_least })
    }

    fn settle_with(&self, with: Vec<bool>, found: &Choices, passes: bool) -> SettledGroup<'m> {
        let mut choices = found.ends.iter();
        let ends = self.candidates.iter().zip(&with).map(|(candidate, with)| {
            if *with { choices.next().copied() } else { candidate.wished() }
        });
        let ends = ends.collect();
        let pairs = self.candidates.iter().zip(&with);
        let held = pairs.filter(|(candidate, with)| !**with && candidate.is_held());
        let without = match self.stage {
            Some(_) => held.map(|(candidate, _)| candidate.item).collect(),
            None => Vec::new(),
        };
        SettledGroup { ends, without, passes, with, at_least: found.at_least }
    }

    /// Returns for each uncertain candidate what the whole group costs if that one turns out to be
    /// at the highest level that it may have; none for the others.
    pub(super) fn if_best(&self, settled: &SettledGroup, method: &Method) -> Vec<Option<Cost>> {
        let with = &settled.with;
        let ends: Vec<Vec<EndLevel>> = self.chosen(with).map(Candidate::ends).collect();
        let found = self.chosen(with).map(|candidate| {
            if candidate.is_uncertain() { candidate.at_best().ends() } else { Vec::new() }
        });
        let found: Vec<Vec<EndLevel>> = found.collect();
        let needed = self.needed(with, method);
        let least = front::with_each_found(&choices_of(&ends), &choices_of(&found), needed);
        let mut least = least.into_iter();
        let alone =
            sum(settled.costs().zip(with).filter(|(_, with)| !**with).map(|(cost, _)| cost));
        let candidates = self.candidates.iter().zip(with).enumerate();
        candidates
            .map(|(at, (candidate, with))| match (*with, candidate.is_uncertain()) {
                (true, _) => least.next().flatten().map(|cost| cost.plus(alone)),
                // The stage is planned without it, so only a wish of its own is fulfilled then.
                (false, true) => {
                    let found = self.with_found(|other| other == at);
                    Some(found.settle(method).cost())
                }
                (false, false) => None,
            })
            .collect()
    }

    /// The same group, those of its uncertain candidates found out to be at the highest level that
    /// they may have that `is_found` names by their place. What is no goal stays uncertain.
    pub(super) fn with_found(&self, is_found: impl Fn(usize) -> bool) -> Self {
        let candidates = self.candidates.iter().enumerate();
        let found = candidates.map(|(at, candidate)| {
            if candidate.can_be_found_out() && is_found(at) {
                candidate.at_best()
            } else {
                candidate.clone()
            }
        });
        Self { stage: self.stage, candidates: found.collect() }
    }

    /// Returns why items are raised above their floors; none where the stage needs no more than all
    /// of them at their floors.
    pub(super) fn beyond_floors(&self, settled: &SettledGroup, method: &Method) -> Option<Reason> {
        let stage = self.stage?;
        let needed = self.needed(&settled.with, method);
        let chosen = || self.chosen(&settled.with);
        let at_floors = chosen().map(|candidate| {
            let at_floor = candidate.ends().first().map(|end| end.choice.points);
            at_floor.unwrap_or(candidate.points(candidate.from))
        });
        if at_floors.sum::<u64>() >= needed {
            return None;
        }
        Some(match &method.ladder.needs {
            Needs::Percent(_) => Reason::Points(stage),
            Needs::Share { .. } => {
                let today: u64 = chosen().map(|c| c.points(c.from)).sum();
                let more = usize::try_from(needed.saturating_sub(today)).unwrap_or(usize::MAX);
                Reason::InPlace { stage, more }
            }
        })
    }

    /// Says whether the stage passes with its items at these levels; none stands for an open one.
    pub(super) fn passes_at(&self, levels: &[Option<usize>], method: &Method) -> bool {
        let pairs = || self.candidates.iter().zip(levels);
        let stands = |candidate: &Candidate, level: Option<usize>| {
            level.is_some_and(|level| candidate.credit(level) >= candidate.floor)
        };
        let points = pairs().map(|(candidate, level)| candidate.points(level.unwrap_or(0)));
        let needed = self.needed(&vec![true; self.candidates.len()], method);
        points.sum::<u64>() >= needed && pairs().all(|(candidate, level)| stands(candidate, *level))
    }
}

impl SettledGroup<'_> {
    fn costs(&self) -> impl Iterator<Item = Cost> {
        self.ends.iter().map(|end| end.map_or(Cost::NOTHING, |end| end.choice.cost))
    }

    pub(super) fn cost(&self) -> Cost {
        sum(self.costs())
    }

    /// Returns what any levels take at least where others might take less; none where these are the
    /// cheapest.
    pub(super) fn at_least(&self) -> Option<Outlay> {
        let alone = self.costs().zip(&self.with).filter(|(_, with)| !**with);
        let alone = Outlay::from(sum(alone.map(|(cost, _)| cost)));
        self.at_least.map(|least| least.plus(alone))
    }
}

fn sum(costs: impl Iterator<Item = Cost>) -> Cost {
    costs.fold(Cost::NOTHING, Cost::plus)
}

fn choices_of(ends: &[Vec<EndLevel>]) -> Vec<Vec<LevelChoice>> {
    let choices = |ends: &Vec<EndLevel>| ends.iter().map(|end| end.choice).collect();
    ends.iter().map(choices).collect()
}
