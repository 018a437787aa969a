//! How a plan is made: the items of the goal in groups, each group settled, and its steps put in
//! order.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::insight::assessment::Assessment;
use crate::insight::plan::action::Action;
use crate::insight::plan::action::Deed;
use crate::insight::plan::action::Reason;
use crate::insight::plan::candidate::Candidate;
use crate::insight::plan::cost::Outlay;
use crate::insight::plan::goal::Goal;
use crate::insight::plan::group::Group;
use crate::insight::plan::group::Settled;
use crate::insight::plan::order;
use crate::insight::plan::tilted::Tilted;
use crate::insight::plan::whole::Plan;
use crate::insight::plan::whole::StageOutcome;
use crate::model::Item;
use crate::model::ItemId;
use crate::score::ItemScore;

/// A plan in the making.
#[derive(Debug)]
pub(super) struct Draft<'a, 'm> {
    assessment: &'a Assessment<'m>,
    goal: Goal,
    favoured: &'a BTreeSet<ItemId>,
    groups: Vec<(Group<'m>, Settled<'m>)>,
}

impl<'a, 'm> Draft<'a, 'm> {
    pub(super) fn new(
        assessment: &'a Assessment<'m>,
        goal: Goal,
        favoured: &'a BTreeSet<ItemId>,
    ) -> Self {
        let method = &assessment.model.method;
        let groups = groups(assessment, goal, favoured).into_iter().map(|group| {
            let settled = group.settle(method);
            (group, settled)
        });
        Self {
            assessment,
            goal,
            favoured,
            groups: groups.collect(),
        }
    }

    pub(super) fn plan(self) -> Plan<'m> {
        let raises = self.raises();
        let open = self.open();
        let planned: BTreeMap<&ItemId, &Action<'m>> = raises
            .iter()
            .map(|action| (&action.item.id, action))
            .collect();
        let ordered = order::in_helping_order(
            self.assessment.model,
            |id| planned.contains_key(id),
            self.favoured,
        );
        let in_order = ordered.iter().filter_map(|item| planned.get(&item.id));
        let mut raises: Vec<Action> = in_order.map(|action| (*action).clone()).collect();
        note_what_follows(&mut raises);
        self.note_completions(&mut raises);
        let outlay = raises
            .iter()
            .fold(Outlay::default(), |sum, a| sum.plus(a.outlay()));
        let stages = self.stages();
        let actions: Vec<Action> = open.into_iter().chain(raises).collect();
        Plan {
            goal: self.goal,
            reached: actions.is_empty() && stages.iter().all(|stage| stage.passes),
            stages,
            outlay,
            outlay_at_best: self.outlay_at_best(),
            actions,
            tilted: Tilted::default(),
        }
    }

    fn raises(&self) -> Vec<Action<'m>> {
        let floor = self.assessment.model.method.floor_credit();
        let mut raises = Vec::new();
        for (group, settled) in &self.groups {
            for (candidate, end) in group.candidates.iter().zip(&settled.ends) {
                let Some(end) = end.filter(|end| end.level > candidate.from) else {
                    continue;
                };
                let levels: Vec<_> = candidate.item.levels().collect();
                let (Some((from, _)), Some((to, _))) =
                    (levels.get(candidate.from), levels.get(end.level))
                else {
                    continue;
                };
                let mut reasons = Vec::new();
                if candidate.least.is_some_and(|least| from.credit < least) {
                    reasons.push(Reason::Wish);
                }
                if let Some(number) = group.stage
                    && !settled
                        .without
                        .iter()
                        .any(|item| item.id == candidate.item.id)
                {
                    reasons.push(if from.credit < floor {
                        Reason::Floor(number)
                    } else {
                        Reason::Points(number)
                    });
                }
                raises.push(Action {
                    item: candidate.item,
                    stage: self.stage_of(candidate.item),
                    deed: Deed::Raise {
                        from,
                        assumed: candidate.open,
                        to,
                        steps: levels[candidate.from + 1..=end.level].to_vec(),
                        outlay: end.choice.cost.into(),
                    },
                    reasons,
                    unblocks: Vec::new(),
                    completes: None,
                });
            }
        }
        raises
    }

    fn stage_of(&self, item: &Item) -> Option<u32> {
        self.assessment
            .model
            .stage_of(&item.id)
            .map(|stage| stage.number)
    }

    /// Returns what is to be found out, in the order of the model.
    fn open(&self) -> Vec<Action<'m>> {
        let method = &self.assessment.model.method;
        let mut open = Vec::new();
        for (group, settled) in &self.groups {
            if !group.candidates.iter().any(|candidate| candidate.open) {
                continue;
            }
            let whole: Outlay = settled.cost().into();
            let best = group.if_best(settled, method);
            for (candidate, best) in group.candidates.iter().zip(best) {
                if !candidate.open || candidate.is_left_open() {
                    continue;
                }
                let best = best.map_or(whole, Outlay::from);
                open.push(Action {
                    item: candidate.item,
                    stage: self.stage_of(candidate.item),
                    deed: Deed::FindOut {
                        saves: whole.beyond(best),
                    },
                    reasons: vec![group.stage.map_or(Reason::Wish, Reason::Open)],
                    unblocks: Vec::new(),
                    completes: None,
                });
            }
        }
        let place = |action: &Action| {
            let mut items = self.assessment.model.items_and_topics();
            items.position(|item| item.id == action.item.id)
        };
        open.sort_by_cached_key(place);
        open
    }

    /// Notes at the last action of each stage that the stage passes with it.
    fn note_completions(&self, raises: &mut [Action<'m>]) {
        for stage in self.stages().iter().filter(|stage| stage.passes) {
            let group = self
                .groups
                .iter()
                .find(|(group, _)| group.stage == Some(stage.number));
            let Some((group, _)) = group else { continue };
            let own =
                |action: &&mut Action| group.candidates.iter().any(|c| c.item.id == action.item.id);
            if let Some(last) = raises.iter_mut().rfind(own) {
                last.completes = Some(stage.number);
            }
        }
    }

    fn stages(&self) -> Vec<StageOutcome<'m>> {
        let staged = self.groups.iter().filter_map(|(group, settled)| {
            Some(StageOutcome {
                number: group.stage?,
                passes: settled.passes,
                without: settled.without.clone(),
            })
        });
        staged.collect()
    }

    fn outlay_at_best(&self) -> Outlay {
        let method = &self.assessment.model.method;
        let groups = self.groups.iter().map(|(group, settled)| {
            if !group.candidates.iter().any(|candidate| candidate.open) {
                return settled.cost().into();
            }
            let candidates = group.candidates.iter().map(|candidate| {
                if candidate.open && !candidate.is_left_open() {
                    candidate.at_best()
                } else {
                    candidate.clone()
                }
            });
            let best = Group {
                stage: group.stage,
                candidates: candidates.collect(),
            };
            best.settle(method).cost().into()
        });
        groups.fold(Outlay::default(), Outlay::plus)
    }
}

/// Collects the items of each stage up to the goal, and those beyond that have wishes of their own.
fn groups<'m>(
    assessment: &Assessment<'m>,
    goal: Goal,
    favoured: &BTreeSet<ItemId>,
) -> Vec<Group<'m>> {
    let model = assessment.model;
    let wanted = assessment.wanted.as_ref();
    let scores = assessment.items().chain(assessment.topics());
    let scores: BTreeMap<&ItemId, &ItemScore> =
        scores.map(|(item, score, _)| (&item.id, score)).collect();
    let mut staged: BTreeMap<u32, Vec<Candidate>> = BTreeMap::new();
    let mut alone = Vec::new();
    let homes: BTreeMap<&ItemId, u32> = (model.stages.iter())
        .filter(|stage| Some(stage.number) <= goal.stage)
        .flat_map(|stage| stage.items.iter().map(|item| (&item.id, stage.number)))
        .collect();
    for item in order::in_helping_order(model, |_| true, &BTreeSet::new()) {
        let favoured = favoured.contains(&item.id);
        let score = scores.get(&item.id);
        let Some(candidate) = score.and_then(|s| Candidate::of(item, s, wanted, favoured)) else {
            continue;
        };
        match homes.get(&item.id) {
            Some(number) if candidate.weight > 0 => {
                staged.entry(*number).or_default().push(candidate);
            }
            _ if candidate.least.is_some() => alone.push(Group {
                stage: None,
                candidates: vec![candidate],
            }),
            _ => {}
        }
    }
    let staged = staged.into_iter().map(|(number, candidates)| Group {
        stage: Some(number),
        candidates,
    });
    staged.chain(alone).collect()
}

/// Notes at each action which later ones should come after it.
fn note_what_follows(raises: &mut [Action]) {
    let after: Vec<(&Item, &[ItemId])> = raises
        .iter()
        .map(|action| (action.item, action.item.after.as_slice()))
        .collect();
    for action in raises.iter_mut() {
        let waiting = after
            .iter()
            .filter(|(_, before)| before.contains(&action.item.id));
        action.unblocks = waiting.map(|(item, _)| *item).collect();
    }
}
