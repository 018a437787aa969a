//! The plan a second time, from what it claims alone: every combination of levels is tried.

use std::cmp::Reverse;

use ospo::insight::First;

use crate::drawn::Said;
use crate::plan::office::{Office, Wish};

/// What a set of steps costs, the weightiest first: steps without an estimate, effort, steps; steps on
/// items whose risk is not high, and whose risk is low; steps on items that nothing favours.
pub(crate) type Cost = [u32; 6];

/// What decides between ways: the cost, and then how high items are raised that help others.
pub(crate) type Way = (Cost, Reverse<Vec<usize>>);

/// The best way to the goal of an office.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Best {
    /// The level at which each item and topic ends.
    pub(crate) ends: Vec<usize>,
    pub(crate) cost: Cost,
    /// Whether other ends cost the same.
    pub(crate) has_equals: bool,
    /// What is said of each stage of the goal in which anything counts.
    pub(crate) stages: Vec<StageAim>,
}

/// What can be had for a stage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct StageAim {
    pub(crate) number: u32,
    pub(crate) passes: bool,
    /// The items with which it is planned.
    pub(crate) with: Vec<usize>,
    /// The items that a wish keeps out.
    pub(crate) without: Vec<usize>,
}

/// How an office looks to a planner: each item is at the lowest level that it may have.
#[derive(Clone, Debug)]
pub(crate) struct View<'a> {
    pub(crate) office: &'a Office,
    /// The level of each item and topic today; none where it does not apply.
    pub(crate) from: Vec<Option<usize>>,
    /// The highest level that it may have.
    pub(crate) most: Vec<usize>,
    pub(crate) open: Vec<bool>,
    /// The stage that is the goal.
    goal: Option<u32>,
    favour: bool,
}

impl<'a> View<'a> {
    pub(crate) fn of(office: &'a Office, goal: Option<u32>, favour: bool) -> Self {
        let from = office.things.iter().map(|thing| match thing.said {
            Said::Level(level) => Some(level),
            Said::Unknown | Said::Nothing => Some(0),
            Said::NotApplicable => None,
        });
        let from: Vec<Option<usize>> = from.collect();
        let most = office.things.iter().enumerate().map(|(at, thing)| match thing.said {
            Said::Level(level) => thing.differs.unwrap_or(level),
            Said::Unknown | Said::Nothing => office.top(at),
            Said::NotApplicable => 0,
        });
        let most: Vec<usize> = most.collect();
        Self {
            office,
            open: office.things.iter().map(|t| t.said.is_open()).collect(),
            from,
            most,
            goal,
            favour,
        }
    }

    /// The same, where an item has turned out to be at the highest level that it may have.
    pub(crate) fn found_at_top(mut self, at: usize) -> Self {
        self.from[at] = Some(self.most[at]);
        self.open[at] = false;
        self
    }

    /// The wish for an item, which goes before that for its area.
    fn wish(&self, at: usize) -> Option<(Wish, bool)> {
        let thing = &self.office.things[at];
        let own = thing.wish.map(|wish| (wish, true));
        own.or(self.office.areas[thing.area].map(|wish| (wish, false)))
    }

    /// What somebody wishes an item to be worth at least. An area asks a level of its staged items
    /// only.
    pub(crate) fn wished(&self, at: usize) -> Option<u32> {
        let thing = &self.office.things[at];
        match self.wish(at) {
            Some((Wish::Level(level), own)) if own || thing.stage.is_some() => {
                // The level of an area is that of the same name, whatever the scale.
                Some(self.office.credit(at, level))
            }
            _ => None,
        }
    }

    /// Whether an item of a stage beyond the goal is raised to its floor because its risk is grave.
    pub(crate) fn is_risk(&self, at: usize) -> bool {
        let (office, thing) = (self.office, &self.office.things[at]);
        let today = self.from[at].map(|from| office.credit(at, from));
        office.first == First::Risk
            && thing.stage > self.goal.max(Some(0))
            && thing.weight > 0
            && thing.gravity() == 2
            && today.is_some_and(|today| today < office.floor_of(at))
            && !self.no_goal(at)
    }

    /// What an item is to be worth at least, whatever its stage needs.
    pub(crate) fn least(&self, at: usize) -> u32 {
        let floor = if self.is_risk(at) { self.office.floor_of(at) } else { 0 };
        self.wished(at).unwrap_or(0).max(floor)
    }

    /// Whether an item is to be left as it is.
    fn no_goal(&self, at: usize) -> bool {
        matches!(self.wish(at), Some((Wish::NotAGoal, _)))
    }

    /// Whether somebody is to find out at which of several levels an item is.
    pub(crate) fn can_be_found_out(&self, at: usize) -> bool {
        self.from[at].is_some_and(|from| from < self.most[at]) && !self.no_goal(at)
    }

    /// Whether an item stays open because it is no goal.
    pub(crate) fn stays_open(&self, at: usize) -> bool {
        self.open[at] && self.no_goal(at)
    }

    /// The items that count in a stage.
    pub(crate) fn members(&self, stage: u32) -> Vec<usize> {
        let things = self.office.things.iter().enumerate();
        let own = things.filter(|(_, t)| t.stage == Some(stage) && t.weight > 0);
        own.map(|(at, _)| at).filter(|at| self.from[*at].is_some()).collect()
    }

    /// The levels that an item may end at: not down, as far as wishes ask and let it.
    pub(crate) fn ends(&self, at: usize) -> Vec<usize> {
        let Some(from) = self.from[at] else {
            return vec![0];
        };
        let top = self.office.top(at);
        let most = if self.no_goal(at) { from } else { top };
        let wished = |level: &usize| self.office.credit(at, *level) >= self.least(at);
        (from..=most).filter(wished).collect()
    }

    /// Whether these items would pass as a stage of their own at these levels.
    pub(crate) fn pass(&self, items: &[usize], ends: &[usize]) -> bool {
        let office = self.office;
        let earned: u32 = items.iter().map(|at| office.earned(*at, ends[*at])).sum();
        let stands = |at: &usize| office.credit(*at, ends[*at]) >= office.floor_of(*at);
        earned >= office.needed(items) && items.iter().all(stands)
    }

    /// Whether a stage of these items can pass at all.
    fn can_pass(&self, items: &[usize]) -> bool {
        // More is never worse, so only the highest levels need to be looked at.
        let mut ends = vec![0; self.from.len()];
        for at in items {
            ends[*at] = *self.ends(*at).last().unwrap();
        }
        !items.iter().any(|at| self.stays_open(*at)) && self.pass(items, &ends)
    }

    /// Finds out with which of its members a stage is planned.
    pub(crate) fn aim(&self, number: u32, members: &[usize]) -> StageAim {
        let office = self.office;
        let top = |at: usize| *self.ends(at).last().unwrap();
        let under = |at: usize| office.credit(at, top(at)) < office.floor_of(at);
        let stays = |at: &usize| self.stays_open(*at) || under(*at);
        let all = members.to_vec();
        let above: Vec<usize> = all.iter().copied().filter(|at| !stays(at)).collect();
        let free: Vec<usize> = (above.iter().copied()).filter(|at| !self.no_goal(*at)).collect();
        let mut with = [all, above, free].into_iter();
        let with = with.find(|with| self.can_pass(with));
        let passes = with.as_ref().is_some_and(|with| with == members);
        let with = with.unwrap_or_default();
        let kept_out = |at: &&usize| !with.contains(at) && self.no_goal(**at);
        let without = members.iter().filter(kept_out).copied().collect();
        StageAim { number, passes, with, without }
    }

    /// Tries every combination of levels of all items of the stages.
    pub(crate) fn best(&self) -> Best {
        let top = self.goal.unwrap_or(0);
        let numbers = (1..=top).map(|number| (number, self.members(number)));
        let stages: Vec<StageAim> = numbers
            .filter(|(_, members)| !members.is_empty())
            .map(|(number, members)| self.aim(number, &members))
            .collect();
        // Where no stage asks for more, the least that is wished is enough.
        let asked = |at: usize| stages.iter().any(|stage| stage.with.contains(&at));
        let enough = |at: usize| if asked(at) { usize::MAX } else { 1 };
        let ends = (0..self.from.len()).map(|at| self.ends(at).into_iter().take(enough(at)));
        let ends: Vec<Vec<usize>> = ends.map(Iterator::collect).collect();
        let order = self.order();
        let mut best: Option<(Way, Vec<usize>)> = None;
        let mut has_equals = false;
        let mut at = vec![0; ends.len()];
        loop {
            let now: Vec<usize> = at.iter().zip(&ends).map(|(n, ends)| ends[*n]).collect();
            let cost = self.cost(&now);
            let least = best.as_ref().map(|((cost, _), _)| *cost);
            let is_dear = least.is_some_and(|least| cost > least);
            if !is_dear && stages.iter().all(|stage| self.pass(&stage.with, &now)) {
                has_equals = least == Some(cost);
                let raised = order.iter().map(|item| now[*item]).collect();
                let key = (cost, Reverse(raised));
                if best.as_ref().is_none_or(|(least, _)| key < *least) {
                    best = Some((key, now));
                }
            }
            let Some(next) = (0..at.len()).find(|n| at[*n] + 1 < ends[*n].len()) else {
                break;
            };
            at[next] += 1;
            at[..next].fill(0);
        }
        let ((cost, _), ends) = best.unwrap();
        Best { ends, cost, has_equals, stages }
    }

    /// The levels of today.
    pub(crate) fn ends_today(&self) -> Vec<usize> {
        self.from.iter().map(|from| from.unwrap_or(0)).collect()
    }

    /// What it costs to get from today's levels to these.
    pub(crate) fn cost(&self, ends: &[usize]) -> Cost {
        let mut cost = Cost::default();
        for (at, thing) in self.office.things.iter().enumerate() {
            let from = self.from[at].unwrap_or(ends[at]);
            for effort in &thing.efforts[from + 1..=ends[at].max(from)] {
                cost[0] += u32::from(effort.is_none());
                cost[1] += effort.unwrap_or(0);
                cost[2] += 1;
                cost[3] += u32::from(thing.gravity() < 2);
                cost[4] += u32::from(thing.gravity() < 1);
                cost[5] += u32::from(!(self.favour && thing.favoured));
            }
        }
        cost
    }

    /// All items and topics, each behind those that it should come after; else as in the model.
    pub(crate) fn order(&self) -> Vec<usize> {
        let after: Vec<&[usize]> =
            self.office.things.iter().map(|thing| &thing.after[..]).collect();
        helping_order(&after)
    }

    /// Whether an item should come after another, through however many between.
    pub(crate) fn helps(&self, before: usize, at: usize) -> bool {
        let after = &self.office.things[at].after;
        after.contains(&before) || after.iter().any(|next| self.helps(before, *next))
    }
}

/// What stands behind what it should come after, else by its number.
pub(crate) fn helping_order(after: &[&[usize]]) -> Vec<usize> {
    let mut order: Vec<usize> = Vec::new();
    while order.len() < after.len() {
        let helped = |at: &usize| {
            !order.contains(at) && after[*at].iter().all(|before| order.contains(before))
        };
        let next = (0..after.len()).find(helped).unwrap();
        order.push(next);
    }
    order
}
