//! What a way that is begun can still lead to: the bound by which a search leaves out what cannot
//! become the cheapest any more.
//!
//! Points have a price: that of the last ones which have to be bought where those that take least are
//! bought first. At this price each item has a choice that loses nothing, and what other choices lose
//! adds up. No way takes less than all items without loss; so one that has lost more than lies between
//! that and a way that is known, is none of the cheapest (the relaxation of Lagrange; for choices of
//! this kind Sinha and Zoltners, The Multiple-Choice Knapsack Problem, 1979).

use std::cmp::Ordering;

use crate::insight::plan::cost::{Outlay, Work};
use crate::insight::plan::level_choice::{LevelChoice, Points};

#[derive(Clone, Debug)]
pub(super) struct Prospect {
    pub(super) needed: Points,
    /// What all steps with an estimate take and one more: a step without one counts as much.
    unit: Work,
    /// So much work is what so many points are worth. Losses are counted in parts of work, as many to
    /// one as these points.
    price: (Work, Points),
    /// For each item the least that it takes beyond what its points are worth.
    least: Vec<Work>,
    /// The most that each item earns.
    most: Vec<Points>,
    /// For each item its choice in a way that reaches the points.
    pub(super) known: Vec<LevelChoice>,
    /// The most that one of the cheapest ways loses.
    slack: Work,
}

/// A rise of an item to a choice that earns more, where no other takes less for each point.
#[derive(Clone, Copy, Debug)]
struct Rise {
    item: usize,
    /// The number of the choice.
    to: usize,
    points: Points,
    work: Work,
}

impl Prospect {
    /// Looks at items and at what is needed of them. `found` has choices that the item of a number may
    /// have in place of its own; what is hopeless is so whichever one of them has these.
    ///
    /// None where the points are out of reach.
    pub(super) fn of(
        items: &[Vec<LevelChoice>],
        found: &[(usize, Vec<LevelChoice>)],
        needed: Points,
    ) -> Option<Self> {
        // Where more than enough is given, nothing is needed.
        let needed = needed.max(0);
        let dearest = |choices: &Vec<LevelChoice>| choices.iter().map(|c| c.cost.effort()).max();
        let most_found = found.iter().filter_map(|(_, choices)| dearest(choices)).max();
        let unit = 1 + items.iter().filter_map(dearest).chain(most_found).sum::<Work>();
        let mut rises: Vec<Rise> = Vec::new();
        for (item, choices) in items.iter().enumerate() {
            rises.extend(rises_of(item, choices, unit));
        }
        rises.sort_by(Rise::by_rate);
        let mut own: Vec<&[LevelChoice]> = items.iter().map(Vec::as_slice).collect();
        let (known, bought) = way(&own, &rises, needed, unit)?;
        let price = bought.map_or((0, 1), |rise| (rise.work, rise.points));
        let mut prospect =
            Self { needed, unit, price, least: Vec::new(), most: Vec::new(), known, slack: 0 };
        prospect.least = items.iter().filter_map(|own| prospect.least_of(own)).collect();
        prospect.most = items.iter().map(|own| most_of(own)).collect();
        prospect.slack = prospect.beyond_least(&prospect.known);
        for (item, found) in found {
            let item = *item;
            let Some(least) = prospect.least_of(found) else { continue };
            prospect.most[item] = prospect.most[item].max(most_of(found));
            let mut rises: Vec<Rise> = rises.iter().filter(|r| r.item != item).copied().collect();
            rises.extend(rises_of(item, found, unit));
            rises.sort_by(Rise::by_rate);
            let before = std::mem::replace(&mut own[item], found);
            if let Some((way, _)) = way(&own, &rises, needed, unit) {
                let more = least - prospect.least[item];
                prospect.slack = prospect.slack.max(prospect.beyond_least(&way) - more);
            }
            own[item] = before;
        }
        Some(prospect)
    }

    fn least_of(&self, choices: &[LevelChoice]) -> Option<Work> {
        choices.iter().map(|choice| self.beyond_worth(*choice)).min()
    }

    /// Returns what a choice takes beyond what its points are worth.
    fn beyond_worth(&self, choice: LevelChoice) -> Work {
        let (work, points) = self.price;
        choice.cost.work(self.unit) * points - work * choice.points
    }

    /// Returns what no way to the points takes less than.
    fn least_of_all(&self) -> Work {
        self.least.iter().sum::<Work>() + self.price.0 * Work::from(self.needed)
    }

    /// Returns how much more a way takes than that.
    fn beyond_least(&self, way: &[LevelChoice]) -> Work {
        let all = way.iter().fold(LevelChoice::NOTHING, |sum, choice| sum.plus(*choice));
        all.cost.work(self.unit) * self.price.1 - self.least_of_all()
    }

    /// Returns what no way takes less than that loses so much, and how that compares to what one takes:
    /// none where it takes no less.
    pub(super) fn at_least(&self, lost: Work, way: LevelChoice) -> Option<Outlay> {
        let parts = self.price.1;
        let least = (self.least_of_all() + lost + parts - 1).div_euclid(parts);
        (least < way.cost.work(self.unit)).then(|| way.cost.no_less_than(least, self.unit))
    }
}

/// How far a search is: which items are in its ways, and what the others can add at most.
#[derive(Clone, Debug)]
pub(super) struct Reach<'p> {
    prospect: &'p Prospect,
    /// What the items that are in take beyond the worth of their points, at least.
    least: Work,
    /// The most that the others earn.
    most_left: Points,
    /// What the items that are in earn on the way that is known, and at what cost.
    pub(super) known: LevelChoice,
}

impl<'p> Reach<'p> {
    pub(super) fn of_none(prospect: &'p Prospect) -> Self {
        let most_left = prospect.most.iter().sum();
        Self { prospect, least: 0, most_left, known: LevelChoice::NOTHING }
    }

    pub(super) fn with(&mut self, item: usize) {
        self.least += self.prospect.least[item];
        self.most_left -= self.prospect.most[item];
        self.known = self.known.plus(self.prospect.known[item]);
    }

    /// Returns what a way through the items that are in has lost.
    pub(super) fn lost(&self, way: LevelChoice) -> Work {
        self.prospect.beyond_worth(way) - self.least
    }

    /// Says whether a way can neither reach the points nor become one of the cheapest.
    pub(super) fn is_hopeless(&self, way: LevelChoice) -> bool {
        way.points + self.most_left < self.prospect.needed || self.lost(way) > self.prospect.slack
    }
}

impl Rise {
    fn between(item: usize, choices: &[LevelChoice], from: usize, to: usize, unit: Work) -> Self {
        let work = |number: usize| choices[number].cost.work(unit);
        let points = choices[to].points - choices[from].points;
        Self { item, to, points, work: work(to) - work(from) }
    }

    /// Compares what a point takes.
    fn by_rate(&self, other: &Self) -> Ordering {
        let ours = self.work * other.points;
        ours.cmp(&(other.work * self.points))
    }
}

fn most_of(choices: &[LevelChoice]) -> Points {
    choices.iter().map(|choice| choice.points).max().unwrap_or_default()
}

/// Returns the rises of an item, each dearer than the one before it. Of its choices, a later one earns
/// no less and takes no less.
fn rises_of(item: usize, choices: &[LevelChoice], unit: Work) -> Vec<Rise> {
    let mut rises: Vec<Rise> = Vec::new();
    for to in 1..choices.len() {
        let mut from = rises.last().map_or(0, |rise| rise.to);
        if choices[to].points == choices[from].points {
            continue;
        }
        let mut rise = Rise::between(item, choices, from, to, unit);
        while rises.last().is_some_and(|before| before.by_rate(&rise).is_ge()) {
            rises.pop();
            from = rises.last().map_or(0, |rise| rise.to);
            rise = Rise::between(item, choices, from, to, unit);
        }
        rises.push(rise);
    }
    rises
}

/// Returns a way that takes little, and the last rise in it: those that take least for a point, and in
/// place of the last one whatever is enough. None where the points are out of reach.
fn way(
    items: &[&[LevelChoice]],
    rises: &[Rise],
    needed: Points,
    unit: Work,
) -> Option<(Vec<LevelChoice>, Option<Rise>)> {
    let lowest = items.iter().map(|choices| choices.first().copied());
    let mut way: Vec<LevelChoice> = lowest.collect::<Option<_>>()?;
    let mut earned: Points = way.iter().map(|choice| choice.points).sum();
    for rise in rises {
        if earned + rise.points < needed {
            way[rise.item] = items[rise.item][rise.to];
            earned += rise.points;
            continue;
        }
        if earned < needed {
            let missing = needed - earned;
            let mut best = (rise.work, rise.item, items[rise.item][rise.to]);
            for (item, choices) in items.iter().enumerate() {
                let own = way[item];
                let enough = choices.iter().find(|choice| choice.points >= own.points + missing);
                let more = enough.map(|to| (to.cost.work(unit) - own.cost.work(unit), *to));
                if let Some((work, to)) = more.filter(|(work, _)| *work < best.0) {
                    best = (work, item, to);
                }
            }
            way[best.1] = best.2;
            return Some((way, Some(*rise)));
        }
        break;
    }
    (earned >= needed).then_some((way, None))
}
