//! The cheapest choice of a level for every item of a group, found exactly.
//!
//! A dynamic programme over the points of the group: for the items from some place on, it keeps the
//! cheapest cost of every sum of points. A sum that has no more points and costs no less than
//! another is dropped, so that the work grows with the number of different sums, not with the number
//! of combinations.

use std::cmp::Reverse;

use crate::insight::plan::cost::Cost;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct LevelChoice {
    /// What it earns, in weight times hundredths.
    pub(super) points: u64,
    pub(super) cost: Cost,
}

impl LevelChoice {
    const NOTHING: Self = Self { points: 0, cost: Cost::NOTHING };

    fn plus(self, other: Self) -> Self {
        Self { points: self.points + other.points, cost: self.cost.plus(other.cost) }
    }
}

/// What some items can earn together, and at what cost: both grow from entry to entry.
type Front = Vec<LevelChoice>;

/// Returns for each item the number of its choice, so that the points reach `needed` at the least
/// cost; none where they cannot. Of ways that cost the same, the one that raises an earlier item
/// higher is taken.
pub(super) fn cheapest(items: &[Vec<LevelChoice>], needed: u64) -> Option<Vec<usize>> {
    let fronts = fronts(items.iter().rev(), needed);
    let mut rests = fronts.iter().rev();
    let least = reaching(rests.next()?, needed)?.cost;
    let mut so_far = LevelChoice::NOTHING;
    let picked = items.iter().zip(rests).map(|(choices, rest)| {
        let numbered = choices.iter().enumerate().rev();
        let mut longer = numbered.map(|(number, choice)| (number, so_far.plus(*choice)));
        let (number, longer) = longer.find(|(_, longer)| {
            let missing = reaching(rest, needed.saturating_sub(longer.points));
            missing.is_some_and(|missing| longer.cost.plus(missing.cost) <= least)
        })?;
        so_far = longer;
        Some(number)
    });
    picked.collect()
}

/// Returns the cheapest entry with so many points.
fn reaching(front: &[LevelChoice], points: u64) -> Option<LevelChoice> {
    let enough = front.partition_point(|entry| entry.points < points);
    front.get(enough).copied()
}

/// Returns for each item what all of them cost at least, where it has the choices `found` in place
/// of its own; none where the points are out of reach then. `found` has one entry for each item.
pub(super) fn with_each_found(
    items: &[Vec<LevelChoice>],
    found: &[Vec<LevelChoice>],
    needed: u64,
) -> Vec<Option<Cost>> {
    let before = fronts(items.iter(), needed);
    let after = fronts(items.iter().rev(), needed);
    let sides = before.iter().zip(after.iter().rev().skip(1));
    let least = sides.zip(found).map(|((left, right), found)| {
        let ways = found.iter().filter_map(|choice| {
            let others = joined(left, right, needed.saturating_sub(choice.points))?;
            Some(others.plus(choice.cost))
        });
        ways.min()
    });
    least.collect()
}

/// Returns the least cost of one entry on the left and one on the right that reach `needed`
/// together.
fn joined(left: &[LevelChoice], right: &[LevelChoice], needed: u64) -> Option<Cost> {
    let mut partners = right.iter().rev().peekable();
    let mut partner = partners.next()?;
    let mut least: Option<Cost> = None;
    for entry in left {
        // The more the left earns, the cheaper a partner is enough.
        while let Some(next) = partners.next_if(|next| entry.points + next.points >= needed) {
            partner = next;
        }
        if entry.points + partner.points >= needed {
            let sum = entry.cost.plus(partner.cost);
            least = Some(least.map_or(sum, |least| least.min(sum)));
        }
    }
    least
}

/// Returns what can be earned by no item, by the first, by the first two, and so on.
fn fronts<'a>(items: impl Iterator<Item = &'a Vec<LevelChoice>>, needed: u64) -> Vec<Front> {
    let mut fronts = vec![vec![LevelChoice::NOTHING]];
    for choices in items {
        let next = fronts.last().map(|front| extended(front, choices, needed));
        fronts.extend(next);
    }
    fronts
}

fn extended(front: &[LevelChoice], choices: &[LevelChoice], needed: u64) -> Front {
    let mut longer: Front = Vec::with_capacity(front.len() * choices.len());
    for choice in choices {
        longer.extend(front.iter().map(|entry| entry.plus(*choice)));
    }
    // A stable sort is fast here: what comes of each choice is in order already.
    longer.sort_by_key(|entry| (entry.cost, Reverse(entry.points)));
    let mut richest: Option<u64> = None;
    longer.retain_mut(|entry| {
        // More than is needed is worth no more.
        entry.points = entry.points.min(needed);
        let is_richer = richest.is_none_or(|richest| entry.points > richest);
        richest = richest.max(Some(entry.points));
        is_richer
    });
    // Of what comes of all choices, little is kept, and every front lasts until the end.
    longer.shrink_to_fit();
    longer
}
