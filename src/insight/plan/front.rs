//! The cheapest choice of a level for every item of a group.
//!
//! A dynamic programme over the points of the group: for the items from some place on, it keeps the
//! cheapest cost of every sum of points. A sum that has no more points and costs no less than
//! another is dropped, and so is one that cannot become the cheapest any more (`prospect`). Where even
//! then more are left than can be kept, they are thinned out, and what is found is told with the least
//! that the cheapest takes.

use std::cmp::Reverse;

use crate::insight::plan::cost::{Cost, Outlay, Work};
use crate::insight::plan::level_choice::{LevelChoice, Points};
use crate::insight::plan::prospect::{Prospect, Reach};

/// What some items can earn together, and at what cost: both grow from entry to entry.
type Front = Vec<LevelChoice>;

/// So many ways are kept for each item at most, beside the one that is known.
const MOST_WAYS: usize = 1000;

/// What was found.
#[derive(Clone, Debug)]
pub(super) struct Cheapest {
    /// For each item the number of its choice.
    pub(super) choices: Vec<usize>,
    /// What every way takes at least; none where none takes less than this one.
    pub(super) at_least: Option<Outlay>,
}

/// Finds choices with which the points reach `needed` at the least cost; none where they cannot. Of
/// ways that cost the same, the one that raises an earlier item higher is taken.
pub(super) fn cheapest(items: &[Vec<LevelChoice>], needed: Points) -> Option<Cheapest> {
    let prospect = Prospect::of(items, &[], needed)?;
    let needed = prospect.needed;
    let (fronts, lost) = fronts_from_last(items, &prospect);
    let mut rests = fronts.iter().rev();
    let least = reaching(rests.next()?, needed)?;
    let mut so_far = LevelChoice::NOTHING;
    let picked = items.iter().zip(rests).map(|(choices, rest)| {
        let numbered = choices.iter().enumerate().rev();
        let mut longer = numbered.map(|(number, choice)| (number, so_far.plus(*choice)));
        let (number, longer) = longer.find(|(_, longer)| {
            let missing = reaching(rest, needed - longer.points);
            missing.is_some_and(|missing| longer.cost.plus(missing.cost) <= least.cost)
        })?;
        so_far = longer;
        Some(number)
    });
    let at_least = lost.and_then(|lost| prospect.at_least(lost, least));
    Some(Cheapest { choices: picked.collect::<Option<_>>()?, at_least })
}

/// Every way that no other beats, of as many as are kept.
#[derive(Clone, Debug)]
pub(super) struct AllWays {
    pub(super) front: Front,
    /// Whether some were left out because there are too many.
    pub(super) is_thinned: bool,
}

impl AllWays {
    pub(super) fn through<'a>(items: impl IntoIterator<Item = &'a Vec<LevelChoice>>) -> Self {
        let none = Self { front: vec![LevelChoice::NOTHING], is_thinned: false };
        items.into_iter().fold(none, |ways, choices| ways.and(choices))
    }

    fn and(&self, choices: &[LevelChoice]) -> Self {
        let longer = choices.iter().flat_map(|own| self.front.iter().map(|way| way.plus(*own)));
        let mut front = unbeaten(longer.collect());
        let is_thinned = front.len() > MOST_WAYS;
        if is_thinned {
            let neighbours = front.len().div_ceil(MOST_WAYS);
            front = front.chunks(neighbours).filter_map(|ways| ways.last()).copied().collect();
        }
        Self { front, is_thinned: self.is_thinned || is_thinned }
    }

    pub(super) fn with_at_least(mut self, points: Points) -> Self {
        self.front.retain(|way| way.points >= points);
        self
    }

    /// Calls `tell` with the ways through all items for each of `found`, with its choices in place of
    /// those of the item of its number; `self` goes through the items that none of them names. Halves
    /// share the ways through the other half, so that n take n log n steps.
    fn with_each(
        &self,
        items: &[Vec<LevelChoice>],
        found: &[(usize, Vec<LevelChoice>)],
        tell: &mut impl FnMut(Self),
    ) {
        match found {
            [] => {}
            [(_, own)] => tell(self.and(own)),
            _ => {
                let (one, other) = found.split_at(found.len() / 2);
                for (half, rest) in [(one, other), (other, one)] {
                    let rest = rest.iter().map(|(item, _)| &items[*item]);
                    let ways = rest.fold(self.clone(), |ways, choices| ways.and(choices));
                    ways.with_each(items, half, tell);
                }
            }
        }
    }
}

/// Returns for each of `found` every way that no other beats, where the item of this number has those
/// choices in place of its own. No number stands twice.
pub(super) fn all_with_each_found(
    items: &[Vec<LevelChoice>],
    found: &[(usize, Vec<LevelChoice>)],
) -> Vec<AllWays> {
    let others = items.iter().enumerate();
    let others = others.filter(|(item, _)| found.iter().all(|(named, _)| named != item));
    let mut ways = Vec::with_capacity(found.len());
    let others = AllWays::through(others.map(|(_, choices)| choices));
    others.with_each(items, found, &mut |one| ways.push(one));
    ways
}

/// Drops what earns no more than another and costs no less.
fn unbeaten(mut ways: Front) -> Front {
    // A stable sort is fast here: what comes of each choice is in order already.
    ways.sort_by_key(|entry| (entry.cost, Reverse(entry.points)));
    let mut richest: Option<Points> = None;
    ways.retain(|entry| {
        let is_richer = richest.is_none_or(|richest| entry.points > richest);
        richest = richest.max(Some(entry.points));
        is_richer
    });
    ways
}

/// Returns the cheapest entry with so many points.
fn reaching(front: &[LevelChoice], points: Points) -> Option<LevelChoice> {
    let enough = front.partition_point(|entry| entry.points < points);
    front.get(enough).copied()
}

/// Returns for each entry of `found` what all items cost at least, where the one of this number has
/// those choices in place of its own; none where the points are out of reach then. The numbers rise.
pub(super) fn with_each_found(
    items: &[Vec<LevelChoice>],
    found: &[(usize, Vec<LevelChoice>)],
    needed: Points,
) -> Vec<Option<Cost>> {
    let Some(prospect) = Prospect::of(items, found, needed) else {
        return vec![None; found.len()];
    };
    let needed = prospect.needed;
    let (after, _) = fronts_from_last(items, &prospect);
    let mut before = Ways::of_none(&prospect);
    let mut found = found.iter().peekable();
    let mut least = Vec::new();
    for (at, (right, choices)) in after.iter().rev().skip(1).zip(items).enumerate() {
        while let Some((_, own)) = found.next_if(|(item, _)| *item == at) {
            let mut cheapest: Option<Cost> = None;
            for choice in own {
                // What is left of the choices costs no less.
                if cheapest.is_some_and(|cheapest| choice.cost >= cheapest) {
                    break;
                }
                let others = joined(&before.front, right, needed - choice.points);
                let way = others.map(|others| others.plus(choice.cost));
                cheapest = cheapest.into_iter().chain(way).min();
            }
            least.push(cheapest);
        }
        before.extend(at, choices);
    }
    least
}

/// Returns the least cost of one entry on the left and one on the right that reach `needed`
/// together.
fn joined(left: &[LevelChoice], right: &[LevelChoice], needed: Points) -> Option<Cost> {
    if left.last()?.points + right.last()?.points < needed {
        return None;
    }
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

/// Returns what can be earned by no item, by the last, by the last two, and so on, and the least that
/// a way has lost which was left out though it might have become the cheapest.
fn fronts_from_last(items: &[Vec<LevelChoice>], prospect: &Prospect) -> (Vec<Front>, Option<Work>) {
    let mut ways = Ways::of_none(prospect);
    let mut fronts = vec![ways.front.clone()];
    for (at, choices) in items.iter().enumerate().rev() {
        ways.extend(at, choices);
        fronts.push(ways.front.clone());
    }
    (fronts, ways.lost)
}

/// The ways through some items.
#[derive(Clone, Debug)]
struct Ways<'p> {
    front: Front,
    needed: Points,
    reach: Reach<'p>,
    /// The least that one of those has lost which were thinned out.
    lost: Option<Work>,
}

impl<'p> Ways<'p> {
    fn of_none(prospect: &'p Prospect) -> Self {
        let front = vec![LevelChoice::NOTHING];
        Self { front, needed: prospect.needed, reach: Reach::of_none(prospect), lost: None }
    }

    fn extend(&mut self, item: usize, choices: &[LevelChoice]) {
        self.reach.with(item);
        let mut longer: Front = Vec::with_capacity(self.front.len() * choices.len());
        for choice in choices {
            let ways = self.front.iter().map(|entry| {
                let way = entry.plus(*choice);
                // More than is needed is worth no more.
                LevelChoice { points: way.points.min(self.needed), ..way }
            });
            longer.extend(ways.filter(|way| !self.reach.is_hopeless(*way)));
        }
        self.front = unbeaten(longer);
        if self.front.len() > MOST_WAYS {
            self.thin_out();
        }
    }

    /// Keeps of neighbours the one that has lost least, and what is as good as the way that is known, so
    /// that none is without an end.
    fn thin_out(&mut self) {
        let known = self.reach.known.points.min(self.needed);
        let known = self.front.partition_point(|entry| entry.points < known);
        let neighbours = self.front.len().div_ceil(MOST_WAYS);
        let mut kept = Front::with_capacity(MOST_WAYS + 1);
        for (number, ways) in self.front.chunks(neighbours).enumerate() {
            let lost = ways.iter().map(|way| self.reach.lost(*way));
            let lost: Vec<Work> = lost.collect();
            let best = (0..ways.len()).min_by_key(|at| lost[*at]);
            for (at, way) in ways.iter().enumerate() {
                if Some(at) == best || number * neighbours + at == known {
                    kept.push(*way);
                } else {
                    self.lost = Some(self.lost.map_or(lost[at], |least| least.min(lost[at])));
                }
            }
        }
        self.front = kept;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Items of which hardly two sums of points are the same, with an effort that rises with them.
    fn items(number: u64) -> Vec<Vec<LevelChoice>> {
        let choices = |item: u64| {
            let weight = 1 + item * 397 % 1000;
            [0, 29, 51, 77, 100].map(|credit| LevelChoice {
                points: Points::from(weight * credit),
                cost: Cost::of_effort(weight * credit + item * 31 % 7 * credit.min(1)),
            })
        };
        (0..number).map(|item| choices(item).to_vec()).collect()
    }

    fn needed(items: &[Vec<LevelChoice>]) -> Points {
        items.iter().filter_map(|choices| choices.last()).map(|most| most.points * 3 / 4).sum()
    }

    fn of_found(items: &[Vec<LevelChoice>], found: &Cheapest) -> LevelChoice {
        let choices = items.iter().zip(&found.choices).map(|(choices, at)| choices[*at]);
        choices.fold(LevelChoice::NOTHING, LevelChoice::plus)
    }

    #[test]
    fn however_many_ways_there_are_few_are_kept_and_the_least_of_all_is_told() {
        let items = items(60);
        let needed = needed(&items);
        let prospect = Prospect::of(&items, &[], needed).unwrap();
        let (fronts, lost) = fronts_from_last(&items, &prospect);
        let most = fronts.iter().map(Vec::len).max().unwrap();
        assert!((MOST_WAYS / 2..=MOST_WAYS + 1).contains(&most), "{most}");
        assert!(lost.is_some());

        let found = cheapest(&items, needed).unwrap();
        let way = of_found(&items, &found);
        let dearest_step = Work::from(1000_u32 * 29 + 7);
        let least = found.at_least.map_or(way.cost.effort(), |least| least.effort.0.into());
        assert!(way.points >= needed);
        assert!((0..dearest_step).contains(&(way.cost.effort() - least)), "{way:?} {least}");
    }

    #[test]
    fn the_ways_with_each_found_are_those_of_the_items_with_its_choices_in_their_place() {
        let items = items(4);
        let found: Vec<(usize, Vec<LevelChoice>)> =
            [0, 2, 3].map(|item| (item, items[item][2..].to_vec())).into();
        let ways = all_with_each_found(&items, &found);
        assert_eq!(ways.len(), found.len());
        for ((item, own), ways) in found.iter().zip(ways) {
            let mut other = items.clone();
            other[*item].clone_from(own);
            assert_eq!(ways.front, AllWays::through(&other).front, "{item}");
        }
    }

    #[test]
    fn what_is_left_out_on_the_way_is_none_of_the_cheapest() {
        for number in 1..=6 {
            let items = items(number);
            let most: Points = items.iter().map(|choices| choices[4].points).sum();
            for needed in (0..=most).step_by(1 + usize::try_from(most / 97).unwrap()) {
                let mut ways = vec![LevelChoice::NOTHING];
                for choices in &items {
                    let longer = ways.iter().flat_map(|way| choices.iter().map(|c| way.plus(*c)));
                    ways = longer.collect();
                }
                let enough = ways.iter().filter(|way| way.points >= needed);
                let least = enough.map(|way| way.cost).min();
                let found = cheapest(&items, needed).unwrap();
                assert_eq!(Some(of_found(&items, &found).cost), least);
                assert_eq!(found.at_least, None);
            }
            assert!(cheapest(&items, most + 1).is_none());
        }
    }
}
