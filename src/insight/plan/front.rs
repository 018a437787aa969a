//! The cheapest choice of a level for every item of a group, found exactly.
//!
//! A dynamic programme over the points of the group: after each item it keeps, for every sum of
//! points that could still matter, the cheapest way there. A way that has no more points and costs
//! no less than another is dropped, so that the work grows with the number of different sums, not
//! with the number of combinations.

use std::cmp::Reverse;

use crate::insight::plan::cost::Cost;

/// One level that an item may end at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Choice {
    /// What it earns, in weight times hundredths.
    pub(super) points: u64,
    /// What it costs to get there.
    pub(super) cost: Cost,
}

/// A way through the items up to some point.
#[derive(Clone, Copy, Debug)]
struct Way {
    points: u64,
    cost: Cost,
    /// Its place among the ways of equal cost: those that raise earlier items come first.
    rank: u32,
    /// The way that it continues, and with which choice.
    before: u32,
    choice: u32,
}

/// The ways worth keeping after an item: the cheaper first, and then those with more points.
type Front = Vec<Way>;

const START: Way = Way {
    points: 0,
    cost: Cost::NOTHING,
    rank: 0,
    before: 0,
    choice: 0,
};

/// Returns for each item the number of its choice, so that the points reach `needed` at the least
/// cost; none where they cannot. Of ways that cost the same, the one that raises an earlier item
/// higher is taken.
pub(super) fn cheapest(items: &[Vec<Choice>], needed: u64) -> Option<Vec<usize>> {
    let fronts = fronts(items.iter(), needed);
    let last = fronts.last().and_then(|front| {
        let reaching = front.iter().filter(|way| way.points >= needed);
        reaching.min_by_key(|way| (way.cost, way.rank))
    });
    let mut way = last?;
    let mut choices = Vec::with_capacity(items.len());
    for front in fronts.iter().rev().skip(1) {
        choices.push(way.choice as usize);
        way = front.get(way.before as usize)?;
    }
    choices.reverse();
    Some(choices)
}

/// Returns for each item what all the others cost at least, where it earns `found` points without
/// any work; none where the points are out of reach then. `found` has one entry for each item.
pub(super) fn without_each(
    items: &[Vec<Choice>],
    found: &[Option<u64>],
    needed: u64,
) -> Vec<Option<Cost>> {
    let before = fronts(items.iter(), needed);
    let mut after = fronts(items.iter().rev(), needed);
    after.reverse();
    let sides = before.iter().zip(after.iter().skip(1));
    let least = sides.zip(found).map(|((left, right), found)| {
        let needed = needed.saturating_sub((*found)?);
        joined(&thinned(left), &thinned(right), needed)
    });
    least.collect()
}

/// Keeps of each front the richest way of every cost, so that points and cost grow together.
fn thinned(front: &[Way]) -> Vec<(u64, Cost)> {
    let mut thin: Vec<(u64, Cost)> = Vec::with_capacity(front.len());
    for way in front {
        if thin.last().is_none_or(|(_, cost)| *cost != way.cost) {
            thin.push((way.points, way.cost));
        }
    }
    thin
}

/// Returns the least cost of one way on the left and one on the right that reach `needed` together.
fn joined(left: &[(u64, Cost)], right: &[(u64, Cost)], needed: u64) -> Option<Cost> {
    let mut partners = right.iter().rev().peekable();
    let mut partner = partners.next()?;
    let mut least: Option<Cost> = None;
    for (points, cost) in left {
        // The more the left earns, the cheaper a partner is enough.
        while let Some(next) = partners.next_if(|(more, _)| points + more >= needed) {
            partner = next;
        }
        if points + partner.0 >= needed {
            let sum = cost.plus(partner.1);
            least = Some(least.map_or(sum, |least| least.min(sum)));
        }
    }
    least
}

/// Returns the ways worth keeping before the first item, after it, after the second, and so on.
fn fronts<'a>(items: impl Iterator<Item = &'a Vec<Choice>>, needed: u64) -> Vec<Front> {
    let mut fronts = vec![vec![START]];
    for choices in items {
        let next = fronts.last().map(|front| extended(front, choices, needed));
        fronts.extend(next);
    }
    fronts
}

/// What decides between two ways of equal cost: the one with the lesser key raises an earlier item
/// higher.
type Key = (u32, Reverse<u32>);

fn extended(front: &[Way], choices: &[Choice], needed: u64) -> Front {
    let mut ways: Vec<(Key, Way)> = Vec::with_capacity(front.len() * choices.len());
    for (before, way) in (0..).zip(front) {
        for (number, choice) in (0..).zip(choices) {
            let longer = Way {
                // More than is needed is worth no more.
                points: needed.min(way.points + choice.points),
                cost: way.cost.plus(choice.cost),
                rank: 0,
                before,
                choice: number,
            };
            ways.push(((way.rank, Reverse(number)), longer));
        }
    }
    ways.sort_unstable_by_key(|(key, way)| (way.cost, Reverse(way.points), *key));
    ranked(kept(ways))
}

/// Drops every way for which another one does in all that follows: it has no fewer points and costs
/// less, or costs the same and is preferred.
fn kept(ways: Vec<(Key, Way)>) -> Vec<(Key, Way)> {
    let mut kept: Vec<(Key, Way)> = Vec::new();
    let mut richest: Option<u64> = None;
    let mut same_cost: Option<(Cost, u64, Key)> = None;
    for (key, way) in ways {
        let preferred = match same_cost {
            Some((cost, _, best)) if cost == way.cost => key < best,
            _ => {
                richest = richest.max(same_cost.map(|(_, points, _)| points));
                same_cost = None;
                true
            }
        };
        if preferred && richest.is_none_or(|richest| way.points > richest) {
            let points = same_cost.map_or(way.points, |(_, points, _)| points);
            same_cost = Some((way.cost, points, key));
            kept.push((key, way));
        }
    }
    kept
}

fn ranked(ways: Vec<(Key, Way)>) -> Front {
    let mut by_key: Vec<usize> = (0..ways.len()).collect();
    by_key.sort_unstable_by_key(|at| ways.get(*at).map(|(key, _)| *key));
    let mut front: Front = ways.into_iter().map(|(_, way)| way).collect();
    for (rank, at) in (0..).zip(by_key) {
        if let Some(way) = front.get_mut(at) {
            way.rank = rank;
        }
    }
    front
}
