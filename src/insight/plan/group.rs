//! The items that a goal asks for together: those of a stage, those of a figure, or one with a wish of
//! its own.

use std::collections::{BTreeMap, BTreeSet};

use crate::insight::assessment::Assessment;
use crate::insight::plan::action::Reason;
use crate::insight::plan::candidate::{Candidate, EndLevel};
use crate::insight::plan::choices::{self, Choices, Doubt};
use crate::insight::plan::cost::{Cost, Outlay};
use crate::insight::plan::goal::{First, Goal};
use crate::insight::plan::nested;
use crate::insight::plan::order;
use crate::model::{AreaId, Credit, Each, Item, ItemId, Ladder, Member, Model, Needs};
use crate::score::{self, Earnings, Fraction, ItemScore, Range};

/// Items of which a goal asks something together.
#[derive(Clone, Debug)]
pub(super) struct PlanGroup<'m> {
    pub(super) aim: Aim<'m>,
    /// The items, in the order in which one helps the other.
    pub(super) candidates: Vec<Candidate<'m>>,
    /// What counts as if all of it were there, because it does not apply.
    pub(super) in_full: Vec<ItemScore>,
    model: &'m Model,
}

/// What a group is to reach.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Aim<'m> {
    /// A stage is to pass, on the ladder of all or of its area.
    Rung { stage: u32, area: Option<&'m AreaId>, ladder: &'m Ladder },
    /// The whole is to have so many percent.
    Percent(Fraction),
    /// Wishes are to be fulfilled, and nothing else.
    Wish,
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

/// Collects the items of each stage up to the goal, or of all of them for a figure, and those beyond
/// that have wishes of their own.
pub(super) fn groups<'m>(
    assessment: &Assessment<'m>,
    goal: Goal,
    favoured: &BTreeSet<ItemId>,
) -> Vec<PlanGroup<'m>> {
    let model = assessment.model;
    let scores = assessment.items().chain(assessment.topics());
    let scores: BTreeMap<&ItemId, &ItemScore> =
        scores.map(|(item, score, _)| (&item.id, score)).collect();
    let homes: BTreeMap<&ItemId, u32> = (model.stages.iter())
        .flat_map(|stage| stage.items.iter().map(|item| (&item.id, stage.number)))
        .collect();
    let percent = goal.percent(&assessment.scorecard);
    let mut together: BTreeMap<(u32, Option<&AreaId>), PlanGroup> = BTreeMap::new();
    let mut alone = Vec::new();
    for item in order::in_helping_order(model) {
        let Some(score) = scores.get(&item.id) else { continue };
        let home = homes.get(&item.id).copied();
        let aim = home.and_then(|number| aim_of(item, model, goal, percent.as_ref(), number));
        let candidate = Candidate::of(item, score, assessment, favoured.contains(&item.id));
        if let Some(aim) = aim.filter(|_| score.weight > 0) {
            let group = together.entry(key_of(&aim)).or_insert_with(|| PlanGroup {
                aim: aim.clone(),
                candidates: Vec::new(),
                in_full: Vec::new(),
                model,
            });
            match (candidate, aim) {
                (Some(one), Aim::Percent(_)) => group.candidates.push(one.for_figure()),
                (Some(one), Aim::Rung { .. } | Aim::Wish) => group.candidates.push(one),
                (None, _) => group.in_full.extend(score.counts_in_full.then(|| (*score).clone())),
            }
            continue;
        }
        let Some(candidate) = candidate else { continue };
        let candidate = match home {
            Some(number) if goal.first == First::Risk => candidate.for_risk(number),
            _ => candidate,
        };
        if candidate.stands_alone() {
            let candidates = vec![candidate];
            alone.push(PlanGroup { aim: Aim::Wish, candidates, in_full: Vec::new(), model });
        }
    }
    // A stage of what does not apply passes; a figure may be out of its reach.
    let together = together
        .into_values()
        .filter(|group| !group.candidates.is_empty() || matches!(group.aim, Aim::Percent(_)));
    together.chain(alone).collect()
}

/// Returns what a goal asks of the items of a stage together; none where it asks nothing.
fn aim_of<'m>(
    item: &'m Item,
    model: &'m Model,
    goal: Goal,
    percent: Option<&Fraction>,
    number: u32,
) -> Option<Aim<'m>> {
    if let Some(percent) = percent {
        return Some(Aim::Percent(percent.clone()));
    }
    let ladder = model.method.ladder.as_ref()?;
    let is_rung = model.stage(number).is_some_and(|stage| stage.is_rung);
    let is_asked = is_rung && Some(number) <= goal.stage;
    let area = match ladder.each {
        Each::All => None,
        Each::Area => Some(&item.area),
    };
    is_asked.then_some(Aim::Rung { stage: number, area, ladder })
}

/// Returns by what a group is known: its stage and its area.
fn key_of<'m>(aim: &Aim<'m>) -> (u32, Option<&'m AreaId>) {
    match aim {
        Aim::Rung { stage, area, .. } => (*stage, *area),
        Aim::Percent(_) | Aim::Wish => (0, None),
    }
}

impl<'m> PlanGroup<'m> {
    /// Returns the stage that is to pass; none for a figure, and for items with wishes only.
    pub(super) fn stage(&self) -> Option<u32> {
        match self.aim {
            Aim::Rung { stage, .. } => Some(stage),
            Aim::Percent(_) | Aim::Wish => None,
        }
    }

    /// Returns the area on whose ladder the stage is to pass; none where it is that of all.
    pub(super) fn area(&self) -> Option<&'m AreaId> {
        match self.aim {
            Aim::Rung { area, .. } => area,
            Aim::Percent(_) | Aim::Wish => None,
        }
    }

    /// Finds the cheapest levels.
    ///
    /// Where wishes keep the goal out of reach, it is planned without the items that stay under the
    /// floor; where that is not enough, without all that a wish holds back.
    pub(super) fn settle(&self) -> SettledGroup<'m> {
        if self.aim == Aim::Wish {
            return self.settle_with(vec![false; self.candidates.len()], &Choices::default(), true);
        }
        let fits = |c: &Candidate| !c.is_left_open() && c.lowest_end().is_some();
        let attempts: [&dyn Fn(&Candidate) -> bool; 3] =
            [&|_| true, &fits, &|c| fits(c) && !c.is_held()];
        for attempt in attempts {
            let with: Vec<bool> = self.candidates.iter().map(attempt).collect();
            if let Some(choices) = self.choices(&with) {
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

    /// Returns what the levels of candidates earn, and how much is needed of them.
    fn earnings(&self, chosen: &[&Candidate]) -> Earnings {
        let in_full: Vec<&ItemScore> = self.in_full.iter().collect();
        match &self.aim {
            Aim::Rung { ladder, .. } => match &ladder.needs {
                Needs::Percent(pass) => {
                    towards(self.model, chosen, &in_full, &Fraction::whole(*pass))
                }
                Needs::Share { share, .. } => {
                    let in_place = |candidate: &&Candidate| {
                        let bar = candidate.score.in_place_from;
                        candidate.credits().map(|credit| i128::from(credit >= bar)).collect()
                    };
                    let needed = share.of((chosen.len() + in_full.len()) as u64);
                    Earnings {
                        levels: chosen.iter().map(in_place).collect(),
                        full: vec![1; chosen.len() + in_full.len()],
                        needed: i128::from(needed) - in_full.len() as i128,
                        doubt: 0,
                    }
                }
            },
            Aim::Percent(percent) => towards(self.model, chosen, &in_full, percent),
            Aim::Wish => Earnings { levels: Vec::new(), full: Vec::new(), needed: 0, doubt: 0 },
        }
    }

    /// Returns the levels at which these candidates end; none where the goal is out of reach.
    fn choices(&self, with: &[bool]) -> Option<Choices> {
        if self.stage().is_some() && self.chosen(with).any(Candidate::is_left_open) {
            return None;
        }
        let chosen: Vec<&Candidate> = self.chosen(with).collect();
        let earnings = self.earnings(&chosen);
        let found = |doubt: Doubt| match self.ladder_of_areas() {
            Some(ladder) => nested::choices(ladder, &chosen, &self.in_full, &earnings, doubt),
            None => Choices::together(&chosen, &earnings, doubt),
        };
        let least = found(Doubt::For)?;
        if self.is_enough(&chosen, &least) {
            return Some(least);
        }
        let sure = found(Doubt::Against).filter(|sure| self.is_enough(&chosen, sure))?;
        let bound = least.at_least.unwrap_or_else(|| least.outlay());
        let at_least = Some(bound).filter(|bound| bound.is_less_than(sure.outlay()));
        Some(Choices { at_least, ..sure })
    }

    /// Says whether the goal is reached with these candidates at these levels.
    fn is_enough(&self, chosen: &[&Candidate], found: &Choices) -> bool {
        let pairs = chosen.iter().zip(&found.ends);
        let scores = pairs.map(|(candidate, end)| candidate.score_at(Some(end.level)));
        let scores: Vec<ItemScore> = scores.chain(self.in_full.iter().cloned()).collect();
        self.passes(&scores)
    }

    /// Returns the ladder where it asks something of each area.
    fn ladder_of_areas(&self) -> Option<&'m Ladder> {
        match self.aim {
            Aim::Rung { ladder, .. } => match ladder.of {
                Member::Item => None,
                Member::Area => Some(ladder),
            },
            Aim::Percent(_) | Aim::Wish => None,
        }
    }

    fn settle_with(&self, with: Vec<bool>, found: &Choices, passes: bool) -> SettledGroup<'m> {
        let mut choices = found.ends.iter();
        let ends = self.candidates.iter().zip(&with).map(|(candidate, with)| {
            if *with { choices.next().copied() } else { candidate.wished() }
        });
        let ends = ends.collect();
        let pairs = self.candidates.iter().zip(&with);
        let held = pairs.filter(|(candidate, with)| !**with && candidate.is_held());
        let without = match self.aim {
            Aim::Rung { .. } | Aim::Percent(_) => {
                held.map(|(candidate, _)| candidate.item).collect()
            }
            Aim::Wish => Vec::new(),
        };
        SettledGroup { ends, without, passes, with, at_least: found.at_least }
    }

    /// Returns for each uncertain candidate what the whole group costs if that one turns out to be
    /// at the highest level that it may have; none for the others.
    pub(super) fn if_best(&self, settled: &SettledGroup) -> Vec<Option<Cost>> {
        let with = &settled.with;
        let chosen: Vec<&Candidate> = self.chosen(with).collect();
        let earnings = self.earnings(&chosen);
        let found = chosen.iter().map(|one| one.is_uncertain().then(|| one.at_best()));
        let found: Vec<Option<Candidate>> = found.collect();
        let least = match self.ladder_of_areas() {
            Some(ladder) => {
                nested::with_each_found(ladder, &chosen, &found, &self.in_full, &earnings)
            }
            None => choices::with_each_found(&chosen, &found, &earnings),
        };
        let mut least = least.into_iter();
        let alone =
            sum(settled.costs().zip(with).filter(|(_, with)| !**with).map(|(cost, _)| cost));
        let candidates = self.candidates.iter().zip(with).enumerate();
        candidates
            .map(|(at, (candidate, with))| match (*with, candidate.is_uncertain()) {
                (true, _) => least.next().flatten().map(|cost| cost.plus(alone)),
                // What it is planned without is settled anew.
                (false, true) => {
                    let found = self.with_found(|other| other == at);
                    Some(found.settle().cost())
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
        Self { candidates: found.collect(), ..self.clone() }
    }

    /// Returns why items are raised above their floors; none where the goal needs no more than all
    /// of them at their floors.
    pub(super) fn beyond_floors(&self, settled: &SettledGroup) -> Option<Reason> {
        let chosen = || self.chosen(&settled.with);
        let at = |level: &dyn Fn(&Candidate) -> Option<usize>| -> Vec<ItemScore> {
            let scores = chosen().map(|candidate| candidate.score_at(level(candidate)));
            scores.chain(self.in_full.iter().cloned()).collect()
        };
        match &self.aim {
            Aim::Rung { stage, ladder, .. } => {
                let at_floors =
                    at(&|candidate| Some(candidate.lowest_end().unwrap_or(candidate.from)));
                if self.passes(&at_floors) {
                    return None;
                }
                let today = at(&|candidate| Some(candidate.from));
                let gate = score::gate_of(self.model, ladder, &today.iter().collect::<Vec<_>>());
                Some(match gate.counted {
                    None => Reason::Points(*stage),
                    Some(counted) => Reason::InPlace {
                        stage: *stage,
                        more: counted.needed.saturating_sub(counted.worst),
                    },
                })
            }
            Aim::Percent(_) => Some(Reason::Figure),
            Aim::Wish => None,
        }
    }

    /// Says whether the goal is reached with its items at these levels; none stands for an open one.
    pub(super) fn passes_at(&self, levels: &[Option<usize>]) -> bool {
        let pairs = self.candidates.iter().zip(levels);
        let scores = pairs.map(|(candidate, level)| candidate.score_at(*level));
        let scores: Vec<ItemScore> = scores.chain(self.in_full.iter().cloned()).collect();
        self.passes(&scores)
    }

    fn passes(&self, scores: &[ItemScore]) -> bool {
        match &self.aim {
            Aim::Rung { ladder, .. } => {
                score::gate_of(self.model, ladder, &scores.iter().collect::<Vec<_>>()).passes
            }
            Aim::Percent(percent) => {
                let range = Range::of(&self.model.method.mean, scores);
                range.worst().is_some_and(|worst| worst >= percent)
            }
            Aim::Wish => true,
        }
    }
}

/// Returns what the levels of candidates earn on the way to a percent.
fn towards(
    model: &Model,
    chosen: &[&Candidate],
    in_full: &[&ItemScore],
    percent: &Fraction,
) -> Earnings {
    let items = chosen.iter().map(|candidate| (&candidate.score, candidate.credits().collect()));
    let items: Vec<(&ItemScore, Vec<Credit>)> = items.collect();
    Earnings::of(&model.method.mean, &items, in_full, percent)
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
