//! How a plan is made: the items of the goal in groups, each group settled, and its steps put in
//! order.

use std::collections::{BTreeMap, BTreeSet};

use crate::insight::assessment::Assessment;
use crate::insight::plan::action::{Action, Deed, Reason};
use crate::insight::plan::candidate::{Candidate, EndLevel};
use crate::insight::plan::cost::{Cost, Outlay};
use crate::insight::plan::goal::{First, Goal};
use crate::insight::plan::group::{self, Aim, PlanGroup, SettledGroup};
use crate::insight::plan::order;
use crate::insight::plan::outcome::{FigureOutcome, Plan, StageOutcome, Tilted};
use crate::model::{Item, ItemId};

/// Makes the plan for a goal. Between sets of steps that cost the same, the one with fewer steps is
/// taken, then the one with more steps where the risk is gravest, then the one with more on `favoured`
/// items, then, for a figure, the one whose steps begin lower, then the one that raises higher what others
/// should come after, what is of an earlier stage, what is earlier in the model.
pub fn plan<'m>(assessment: &Assessment<'m>, goal: Goal, favoured: &BTreeSet<ItemId>) -> Plan<'m> {
    let mut plan = PlanDraft::new(assessment, goal, favoured).plan();
    if !favoured.is_empty() {
        let even = PlanDraft::new(assessment, goal, &BTreeSet::new()).actions();
        plan.tilted = Tilted::between(&even, &plan.actions);
    }
    if goal.first == First::Risk {
        let goal = goal.doing_first(First::Stage);
        let least = PlanDraft::new(assessment, goal, favoured).outlay();
        plan.costs_more = Some(plan.outlay.less(least));
    }
    plan
}

#[derive(Debug)]
struct PlanDraft<'a, 'm> {
    assessment: &'a Assessment<'m>,
    goal: Goal,
    favoured: &'a BTreeSet<ItemId>,
    groups: Vec<(PlanGroup<'m>, SettledGroup<'m>)>,
}

impl<'a, 'm> PlanDraft<'a, 'm> {
    fn new(assessment: &'a Assessment<'m>, goal: Goal, favoured: &'a BTreeSet<ItemId>) -> Self {
        let groups = group::groups(assessment, goal, favoured).into_iter().map(|group| {
            let settled = group.settle();
            (group, settled)
        });
        Self { assessment, goal, favoured, groups: groups.collect() }
    }

    fn plan(self) -> Plan<'m> {
        let mut actions = self.actions();
        note_what_follows(&mut actions);
        self.note_completions(&mut actions);
        let mut plan = Plan {
            goal: self.goal,
            reached: false,
            stages: self.stages(),
            figure: self.figure(),
            outlay: self.outlay(),
            at_least: self.at_least(),
            costs_more: None,
            outlay_at_best: self.outlay_at_best(),
            actions,
            tilted: Tilted::default(),
        };
        plan.reached = plan.actions.is_empty() && plan.leads_there();
        plan
    }

    fn outlay(&self) -> Outlay {
        let costs = self.groups.iter().map(|(_, settled)| Outlay::from(settled.cost()));
        costs.fold(Outlay::default(), Outlay::plus)
    }

    /// Returns what any plan takes at least where another might take less.
    fn at_least(&self) -> Option<Outlay> {
        let settled = || self.groups.iter().map(|(_, settled)| settled);
        let least = settled().map(|group| group.at_least().unwrap_or(group.cost().into()));
        let is_bounded = settled().any(|group| group.at_least().is_some());
        is_bounded.then(|| least.fold(Outlay::default(), Outlay::plus))
    }

    /// Returns what is to be done, the first thing first.
    fn actions(&self) -> Vec<Action<'m>> {
        let actions = self.open().into_iter().chain(self.raises()).collect();
        order::in_order(self.assessment.model, actions, self.goal.first, self.favoured)
    }

    fn raises(&self) -> Vec<Action<'m>> {
        let mut raises = Vec::new();
        for (group, settled) in &self.groups {
            let beyond_floors = group.beyond_floors(settled);
            let ends = settled.ends.iter().zip(&settled.with);
            for (candidate, (end, with)) in group.candidates.iter().zip(ends) {
                let raise = end.and_then(|end| raise(candidate, end));
                let Some(deed) = raise else { continue };
                let aim = if *with { &group.aim } else { &Aim::Wish };
                let level = end.map_or(candidate.from, |end| end.level);
                raises.push(Action {
                    item: candidate.item,
                    stage: self.stage_of(candidate.item),
                    deed,
                    reasons: reasons(candidate, level, aim, beyond_floors),
                    unblocks: Vec::new(),
                    completes: None,
                });
            }
        }
        raises
    }

    fn stage_of(&self, item: &Item) -> Option<u32> {
        self.assessment.model.told_stage(&item.id)
    }

    fn open(&self) -> Vec<Action<'m>> {
        let mut open = Vec::new();
        for (group, settled) in &self.groups {
            if !group.candidates.iter().any(Candidate::can_be_found_out) {
                continue;
            }
            let whole = settled.cost();
            let best = group.if_best(settled);
            for (candidate, best) in group.candidates.iter().zip(best) {
                if !candidate.can_be_found_out() {
                    continue;
                }
                // A wish for the lowest level is fulfilled whatever is found out.
                if group.aim == Aim::Wish && whole == Cost::NOTHING {
                    continue;
                }
                let best = best.unwrap_or(whole);
                // Where only some levels are left, the lowest of them may be enough.
                if !candidate.open && !whole.is_more_than(best) {
                    continue;
                }
                let saves = Outlay::from(whole).beyond(best.into());
                let for_stage = if candidate.open { Reason::Open } else { Reason::Uncertain };
                open.push(Action {
                    item: candidate.item,
                    stage: self.stage_of(candidate.item),
                    deed: Deed::FindOut { bounds: candidate.bounds, from: candidate.from, saves },
                    reasons: match &group.aim {
                        Aim::Rung { stage, .. } => vec![for_stage(*stage)],
                        Aim::Percent(_) => vec![Reason::Figure],
                        Aim::Wish => by_itself(candidate, candidate.least.is_some()),
                    },
                    unblocks: Vec::new(),
                    completes: None,
                });
            }
        }
        open
    }

    /// Notes at the action with which a stage passes that it does.
    fn note_completions(&self, actions: &mut [Action]) {
        for (group, settled) in self.groups.iter().filter(|(_, settled)| settled.passes) {
            let today = group.candidates.iter().map(|c| (!c.open).then_some(c.from));
            let today: Vec<Option<usize>> = today.collect();
            if group.aim == Aim::Wish || group.passes_at(&today) {
                continue;
            }
            let own = (group.candidates.iter().enumerate()).map(|(at, one)| (&one.item.id, at));
            let own: BTreeMap<&ItemId, usize> = own.collect();
            let done = (actions.iter().enumerate())
                .filter(|(_, action)| action.stage == group.stage())
                .filter_map(|(number, action)| Some((number, action, *own.get(&action.item.id)?)))
                .map(|(number, action, at)| {
                    let level = match (&action.deed, settled.ends[at]) {
                        (Deed::Raise { .. }, Some(end)) => end.level,
                        _ => group.candidates[at].from,
                    };
                    (number, at, level)
                });
            let done: Vec<(usize, usize, usize)> = done.collect();
            // A stage that passes is not lost by doing more, so the action is found by halving.
            let lasts: Vec<usize> = (0..done.len()).collect();
            let completing = lasts.partition_point(|last| {
                let mut levels = today.clone();
                for (_, at, level) in done.iter().take(last + 1) {
                    levels[*at] = Some(*level);
                }
                !group.passes_at(&levels)
            });
            let completing = done.get(completing);
            if let Some(action) = completing.and_then(|(number, ..)| actions.get_mut(*number)) {
                action.completes = group.stage();
            }
        }
    }

    fn stages(&self) -> Vec<StageOutcome<'m>> {
        let staged = self.groups.iter().filter_map(|(group, settled)| {
            Some(StageOutcome {
                number: group.stage()?,
                area: group.area().cloned(),
                passes: settled.passes,
                without: settled.without.clone(),
            })
        });
        staged.collect()
    }

    fn figure(&self) -> Option<FigureOutcome<'m>> {
        let own = |(group, _): &&(PlanGroup, SettledGroup)| matches!(group.aim, Aim::Percent(_));
        let (_, settled) = self.groups.iter().find(own)?;
        Some(FigureOutcome { reached: settled.passes, without: settled.without.clone() })
    }

    fn outlay_at_best(&self) -> Outlay {
        let groups = self.groups.iter().map(|(group, settled)| {
            if !group.candidates.iter().any(Candidate::is_uncertain) {
                return settled.cost().into();
            }
            group.with_found(|_| true).settle().cost().into()
        });
        groups.fold(Outlay::default(), Outlay::plus)
    }
}

/// Returns what is to be done with a candidate; none where it stays where it is.
fn raise<'m>(candidate: &Candidate<'m>, end: EndLevel) -> Option<Deed<'m>> {
    let levels: Vec<_> = candidate.item.levels().collect();
    let steps = levels.get(candidate.from + 1..=end.level)?;
    let (from, _) = levels.get(candidate.from)?;
    let (to, _) = steps.last()?;
    Some(Deed::Raise {
        from,
        assumed: candidate.is_uncertain(),
        to,
        steps: steps.to_vec(),
        outlay: end.choice.cost.into(),
    })
}

/// Returns why a candidate is raised: for a wish, or for what is planned with it, which may need more
/// than its items at their floors.
fn reasons(
    candidate: &Candidate,
    end: usize,
    aim: &Aim,
    beyond_floors: Option<Reason>,
) -> Vec<Reason> {
    let from = candidate.credit(candidate.from);
    let is_wished = candidate.least.is_some_and(|least| from < least);
    let mut reasons = by_itself(candidate, is_wished);
    match aim {
        Aim::Rung { stage, ladder, .. } => {
            if from < candidate.floor {
                reasons.push(Reason::Floor(*stage));
            }
            let at_floor =
                (candidate.from..end).find(|at| candidate.credit(*at) >= candidate.floor);
            let earns = at_floor.is_some_and(|at| candidate.earns_more(at, end, ladder));
            reasons.extend(beyond_floors.filter(|_| earns));
        }
        Aim::Percent(_) => reasons.extend(beyond_floors),
        Aim::Wish => {}
    }
    reasons
}

/// Returns why something is asked of a candidate by itself.
fn by_itself(candidate: &Candidate, is_wished: bool) -> Vec<Reason> {
    let wish = is_wished.then_some(Reason::Wish);
    wish.into_iter().chain(candidate.risk_of.map(Reason::Risk)).collect()
}

/// Notes at each action which later ones should come after it.
fn note_what_follows(actions: &mut [Action]) {
    let raises = actions.iter().filter(|action| !action.finds_out());
    let mut waiting: BTreeMap<ItemId, Vec<&Item>> = BTreeMap::new();
    for action in raises {
        for before in &action.item.after {
            waiting.entry(before.clone()).or_default().push(action.item);
        }
    }
    for action in actions.iter_mut().filter(|action| !action.finds_out()) {
        action.unblocks = waiting.remove(&action.item.id).unwrap_or_default();
    }
}
