//! The plan of a nested model a second time: every combination of levels is tried, and judged by the
//! naive reckoning.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::nested::drawn::Needed;
use crate::nested::drawn::{Every, Said, Thing};
use crate::nested::naive::{End, Member, Number, all, nothing, number};
use crate::nested::plan::undertaking::{Aim, Undertaking};
use crate::plan::brute::helping_order;
use crate::plan::office::Wish;

/// What steps cost, the weightiest first: steps without an estimate, effort, steps, and on the way to
/// a figure what they begin at, in hundredths of a percent.
pub(crate) type Cost = [u32; 4];

pub(crate) fn plus(one: Cost, other: Cost) -> Cost {
    std::array::from_fn(|at| one[at] + other[at])
}

/// Items that are to reach something together.
#[derive(Clone, Debug)]
pub(crate) struct Group {
    /// The place of the stage; none where it is a figure of all.
    pub(crate) stage: Option<usize>,
    pub(crate) area: Option<usize>,
    /// Those that count.
    items: Vec<usize>,
}

/// The best that can be had for a group.
#[derive(Clone, Debug)]
pub(crate) struct Settled {
    pub(crate) passes: bool,
    /// The items with which it is planned, and those that a wish keeps out.
    pub(crate) with: Vec<usize>,
    pub(crate) without: Vec<usize>,
    pub(crate) cost: Cost,
    /// The level at which each item ends.
    pub(crate) ends: BTreeMap<usize, usize>,
}

/// How an undertaking looks to a planner: each item is at the lowest level that it may have.
#[derive(Clone)]
pub(crate) struct View<'u> {
    pub(crate) of: &'u Undertaking,
    things: Vec<Thing>,
    at_least: Vec<bool>,
    order: Vec<usize>,
}

impl<'u> View<'u> {
    pub(crate) fn of(of: &'u Undertaking) -> Self {
        let after: Vec<&[usize]> = of.after.iter().map(Vec::as_slice).collect();
        let order = helping_order(&after);
        Self { of, things: of.drawn.things.clone(), at_least: of.at_least.clone(), order }
    }

    /// The same, where an item has turned out to be at the highest level of its scale.
    pub(crate) fn found_at_top(mut self, at: usize) -> Self {
        self.things[at].said = Said::Level(self.top(at));
        self.at_least[at] = false;
        self
    }

    /// The level of today; none where it does not apply.
    pub(crate) fn from(&self, at: usize) -> Option<usize> {
        match self.things[at].said {
            Said::Level(level) => Some(level),
            Said::Unknown | Said::Nothing => Some(0),
            Said::NotApplicable => None,
        }
    }

    fn top(&self, at: usize) -> usize {
        self.of.drawn.scales[self.things[at].scale].credits.len() - 1
    }

    pub(crate) fn is_open(&self, at: usize) -> bool {
        matches!(self.things[at].said, Said::Unknown | Said::Nothing)
    }

    fn is_held(&self, at: usize) -> bool {
        self.of.wishes[at] == Some(Wish::NotAGoal)
    }

    /// Whether somebody is to find out at which of several levels an item is.
    pub(crate) fn can_be_found_out(&self, at: usize) -> bool {
        let is_uncertain = self.is_open(at) || self.at_least[at];
        is_uncertain && !self.is_held(at) && self.from(at) < Some(self.top(at))
    }

    fn credit(&self, at: usize, level: usize) -> Number {
        self.of.drawn.credit(&self.things[at], level)
    }

    /// The levels that an item may end at: not down, as far as a wish asks and lets it.
    fn ends(&self, at: usize) -> Vec<usize> {
        let Some(from) = self.from(at) else { return Vec::new() };
        let most = if self.is_held(at) { from } else { self.top(at) };
        let least = match self.of.wishes[at] {
            Some(Wish::Level(level)) => self.credit(at, level),
            Some(Wish::NotAGoal) | None => nothing(),
        };
        (from..=most).filter(|level| self.credit(at, *level) >= least).collect()
    }

    /// What it costs to get from today's level to another.
    pub(crate) fn cost(&self, at: usize, end: usize) -> Cost {
        let Some(from) = self.from(at) else { return Cost::default() };
        let steps = &self.of.efforts[at][from + 1..=end.max(from)];
        let without = steps.iter().filter(|effort| effort.is_none()).count();
        let effort = steps.iter().flatten().sum();
        let is_lowest_first = matches!(self.of.aim, Aim::Figure(_)) && !self.is_held(at);
        let height = (from..end.max(from)).map(|level| self.height(at, level)).sum();
        let height = if is_lowest_first { height } else { 0 };
        [without.try_into().unwrap(), effort, steps.len().try_into().unwrap(), height]
    }

    fn height(&self, at: usize, level: usize) -> u32 {
        let scale = &self.of.drawn.scales[self.things[at].scale];
        scale.credits[level] * 10_000 / scale.of
    }

    /// What the goal asks of items together: the stages up to it, of all or of each area, or a figure.
    pub(crate) fn groups(&self) -> Vec<Group> {
        let drawn = &self.of.drawn;
        let items = |keep: &dyn Fn(&Thing) -> bool| -> Vec<usize> {
            let own = |at: &usize| self.things[*at].weight > 0 && keep(&self.things[*at]);
            (0..self.things.len()).filter(own).collect()
        };
        let mut groups = Vec::new();
        match self.of.aim {
            Aim::Wishes => {}
            Aim::Figure(_) => {
                groups.push(Group { stage: None, area: None, items: items(&|_| true) });
            }
            Aim::Stage(top) => {
                let areas = match drawn.has_one_ladder_for() {
                    Some(Every::Area) => (0..drawn.sections.len()).map(Some).collect(),
                    Some(Every::All) | None => vec![None],
                };
                for stage in (0..=top).filter(|stage| drawn.rungs[*stage]) {
                    groups.extend(areas.iter().map(|area| Group {
                        stage: Some(stage),
                        area: *area,
                        items: items(&|t| t.stage == stage && area.is_none_or(|own| t.area == own)),
                    }));
                }
            }
        }
        // A stage of what does not apply passes by itself, and a figure there may have one.
        let applies = |at: &usize| self.from(*at).is_some();
        groups.retain(|group| match group.stage {
            Some(_) => group.items.iter().any(applies),
            None => group.items.iter().any(|at| applies(at) || drawn.is_full),
        });
        groups
    }

    /// The items of a group that apply.
    pub(crate) fn members(&self, group: &Group) -> Vec<usize> {
        group.items.iter().copied().filter(|at| self.from(*at).is_some()).collect()
    }

    /// Whether a group reaches what it is to reach with these members, at these levels.
    pub(crate) fn reaches(
        &self,
        group: &Group,
        with: &[usize],
        ends: &BTreeMap<usize, usize>,
    ) -> bool {
        let drawn = &self.of.drawn;
        let counts = |at: &&usize| self.from(**at).is_none() || with.contains(at);
        let things = group.items.iter().filter(counts).map(|at| {
            let mut thing = self.things[*at];
            // What is open and no goal stays open.
            if self.from(*at).is_some() && !(self.is_open(*at) && self.is_held(*at)) {
                thing.said = Said::Level(ends[at]);
            }
            thing
        });
        let things: Vec<Thing> = things.collect();
        let members: Vec<Member> = things.iter().collect();
        match (self.of.aim, drawn.unit()) {
            (Aim::Figure(figure), Some(unit)) => {
                let count = if unit.sum { drawn.members() } else { 1 };
                let Some((mean, _)) = drawn.mean(&drawn.mean, &members, End::Worst) else {
                    return true;
                };
                let [from, to] = [unit.from, unit.to].map(|end| number(end, 100));
                (&from + (to - &from) * mean) * number(count, 1) >= number(figure, 100)
            }
            _ => drawn.passes(&members, End::Worst).unwrap_or(true),
        }
    }

    /// What each item of a group has to be worth at least.
    fn floor(&self, group: &Group, at: usize) -> Number {
        let needs = self.of.drawn.ladder.as_ref().map(|ladder| ladder.needs);
        match (group.stage, needs) {
            (None, _) => nothing(),
            (Some(_), Some(Needed::Percent(100))) => all(),
            (Some(_), _) => self.of.drawn.floor(&self.things[at]),
        }
    }

    /// Finds the best way for a group.
    pub(crate) fn settle(&self, group: &Group) -> Settled {
        let highest = |with: &[usize]| -> BTreeMap<usize, usize> {
            with.iter().map(|at| (*at, *self.ends(*at).last().unwrap())).collect()
        };
        let members = self.members(group);
        let fits = |at: &usize| {
            let top = self.credit(*at, highest(&[*at])[at]);
            !(self.is_open(*at) && self.is_held(*at)) && top >= self.floor(group, *at)
        };
        let above: Vec<usize> = members.iter().copied().filter(fits).collect();
        let free: Vec<usize> = above.iter().copied().filter(|at| !self.is_held(*at)).collect();
        let mut attempts = [members.clone(), above, free].into_iter();
        // More is never worse, so only the highest levels need to be looked at.
        let with = attempts.find(|with| self.reaches(group, with, &highest(with)));
        let passes = with.as_ref() == Some(&members);
        let with = with.unwrap_or_default();
        let left = |at: &&usize| !with.contains(at);
        let without = members.iter().filter(left).copied().filter(|at| self.is_held(*at));
        let mut ends = self.cheapest(group, &with);
        let wished = members.iter().filter(left).map(|at| (*at, self.ends(*at)[0]));
        ends.extend(wished);
        Settled { passes, without: without.collect(), with, cost: self.cost_of(&ends), ends }
    }

    pub(crate) fn cost_of(&self, ends: &BTreeMap<usize, usize>) -> Cost {
        let costs = ends.iter().map(|(at, end)| self.cost(*at, *end));
        costs.fold(Cost::default(), plus)
    }

    /// Tries all combinations, the best first, until one is enough.
    fn cheapest(&self, group: &Group, with: &[usize]) -> BTreeMap<usize, usize> {
        if with.is_empty() {
            return BTreeMap::new();
        }
        let helping: Vec<usize> =
            self.order.iter().copied().filter(|at| with.contains(at)).collect();
        let mut ways: Vec<(Cost, Reverse<Vec<usize>>)> =
            vec![(Cost::default(), Reverse(Vec::new()))];
        for at in &helping {
            let ends: Vec<(Cost, usize)> =
                self.ends(*at).into_iter().map(|end| (self.cost(*at, end), end)).collect();
            let longer = ways.iter().flat_map(|(cost, Reverse(way))| {
                let longer = |(own, end): &(Cost, usize)| {
                    (plus(*cost, *own), Reverse([&way[..], &[*end]].concat()))
                };
                ends.iter().map(longer)
            });
            ways = longer.collect();
        }
        ways.sort_unstable();
        let ways = ways.into_iter().map(|(_, Reverse(way))| helping.iter().copied().zip(way));
        ways.map(Iterator::collect).find(|way| self.reaches(group, with, way)).unwrap()
    }

    /// The items of which the goal asks nothing together, and at which level each ends.
    pub(crate) fn alone(&self) -> BTreeMap<usize, usize> {
        let groups = self.groups();
        let members: Vec<usize> = groups.iter().flat_map(|group| self.members(group)).collect();
        let others = (0..self.things.len()).filter(|at| !members.contains(at));
        others.filter_map(|at| Some((at, *self.ends(at).first()?))).collect()
    }
}
