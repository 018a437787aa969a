//! The cheapest levels where each area of a stage has to be at a floor or in place: the ways through an
//! area are the choices that the stage has for it.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::insight::plan::candidate::{Candidate, EndLevel};
use crate::insight::plan::cost::{Cost, Outlay};
use crate::insight::plan::front;
use crate::insight::plan::level_choice::{LevelChoice, Points};
use crate::model::{Credit, Grouping, Ladder, Needs};
use crate::score::{Earnings, Fraction, ItemScore};

/// The levels at which candidates end, and what any take at least where others might take less.
#[derive(Clone, Debug, Default)]
pub(super) struct Choices {
    pub(super) ends: Vec<EndLevel>,
    pub(super) at_least: Option<Outlay>,
}

/// The candidates of one area.
#[derive(Debug, Default)]
struct OfArea<'c, 'm> {
    /// The place of each among the candidates of the stage.
    places: Vec<usize>,
    candidates: Vec<&'c Candidate<'m>>,
    /// What of it counts as if all of it were there.
    in_full: Vec<&'c ItemScore>,
    /// What all of it earns for the stage, and what of that is given.
    all: Points,
    given: Points,
}

/// What some points of an area cost, and the choices that its candidates have on the way there.
#[derive(Debug)]
struct AreaWays {
    ways: Vec<LevelChoice>,
    /// For each way what its candidates earn, and how much of that it needs.
    towards: Vec<(Rc<Vec<Vec<EndLevel>>>, Points)>,
    /// Whether some were left out because there are too many.
    is_thinned: bool,
}

/// Returns the levels at which candidates end; none where the stage cannot pass. `earnings` says what
/// they earn for the stage, and how much of that it needs where it needs a percent.
pub(super) fn choices(
    ladder: &Ladder,
    chosen: &[&Candidate],
    in_full: &[ItemScore],
    earnings: &Earnings,
) -> Option<Choices> {
    let areas = areas(chosen, in_full, earnings);
    let floor = ladder.floor.as_ref().map_or(Credit::NONE, |floor| floor.credit);
    let (found, needed): (Vec<AreaWays>, Points) = match &ladder.needs {
        Needs::Percent(_) => {
            let ways = areas.iter().map(|area| area.towards_percent(floor, earnings));
            (ways.collect::<Option<_>>()?, earnings.needed)
        }
        Needs::Share { credit, share, .. } => {
            let ways = areas.iter().map(|area| area.towards_place(floor, *credit));
            let needed = share.of(areas.len() as u64);
            (ways.collect::<Option<_>>()?, needed.into())
        }
    };
    let of_areas: Vec<Vec<LevelChoice>> = found.iter().map(|area| area.ways.clone()).collect();
    let least = front::cheapest(&of_areas, needed)?;
    let mut ends: Vec<Option<EndLevel>> = vec![None; chosen.len()];
    for ((area, found), at) in areas.iter().zip(&found).zip(&least.choices) {
        let (own, needed) = found.towards.get(*at)?;
        let picked = front::cheapest(&choices_of(own), *needed)?.choices;
        for ((place, own), at) in area.places.iter().zip(own.iter()).zip(picked) {
            *ends.get_mut(*place)? = own.get(at).copied();
        }
    }
    let ends: Vec<EndLevel> = ends.into_iter().collect::<Option<_>>()?;
    let is_thinned = found.iter().any(|area| area.is_thinned);
    let at_least = least.at_least.or_else(|| is_thinned.then(|| without_areas(chosen, earnings)));
    Some(Choices { ends, at_least })
}

/// Returns what the points of the stage take at least, whatever each area has.
fn without_areas(chosen: &[&Candidate], earnings: &Earnings) -> Outlay {
    let ends = choices_of(&ends_of(chosen, &earnings.levels));
    let Some(found) = front::cheapest(&ends, earnings.needed) else { return Outlay::default() };
    let costs = ends.iter().zip(&found.choices).filter_map(|(own, at)| own.get(*at));
    let cost = costs.fold(Cost::NOTHING, |sum, choice| sum.plus(choice.cost));
    found.at_least.unwrap_or_else(|| cost.into())
}

fn areas<'c, 'm>(
    chosen: &[&'c Candidate<'m>],
    in_full: &'c [ItemScore],
    earnings: &Earnings,
) -> Vec<OfArea<'c, 'm>> {
    let mut areas: BTreeMap<u32, OfArea> = BTreeMap::new();
    let mut full = earnings.full.iter();
    for (place, (candidate, full)) in chosen.iter().zip(full.by_ref()).enumerate() {
        let area = areas.entry(candidate.score.groups.key(Grouping::Area)).or_default();
        area.places.push(place);
        area.candidates.push(candidate);
        area.all += full;
    }
    for (item, full) in in_full.iter().zip(full) {
        let area = areas.entry(item.groups.key(Grouping::Area)).or_default();
        area.in_full.push(item);
        area.all += full;
        area.given += full;
    }
    areas.into_values().collect()
}

impl OfArea<'_, '_> {
    /// Returns the ways through the area that are at the floor, each with what it earns for the
    /// stage; none where there is none.
    fn towards_percent(&self, floor: Credit, earnings: &Earnings) -> Option<AreaWays> {
        let earned = self.places.iter().filter_map(|place| earnings.levels.get(*place).cloned());
        let earned: Vec<Vec<Points>> = earned.collect();
        let (part, of) = (i128::from(floor.part()), i128::from(floor.of()));
        let at_floor = (self.all * part + of - 1).div_euclid(of) - self.given;
        let ends = ends_of(&self.candidates, &earned);
        let (ways, is_thinned) = front::all(&choices_of(&ends), at_floor);
        let ends = Rc::new(ends);
        let towards = ways.iter().map(|way| (Rc::clone(&ends), way.points)).collect();
        (!ways.is_empty()).then_some(AreaWays { ways, towards, is_thinned })
    }

    /// Returns the cheapest way on which the area is at the floor, which earns nothing, and the
    /// cheapest on which it is in place, which earns one; none where the floor is out of reach.
    fn towards_place(&self, floor: Credit, most: Credit) -> Option<AreaWays> {
        let mut found = AreaWays { ways: Vec::new(), towards: Vec::new(), is_thinned: false };
        for (credit, points) in [(floor, 0), (most.max(floor), 1)] {
            let earnings = self.by_itself(credit);
            let ends = ends_of(&self.candidates, &earnings.levels);
            let choices = choices_of(&ends);
            let Some(least) = front::cheapest(&choices, earnings.needed) else { continue };
            let costs = choices.iter().zip(least.choices).filter_map(|(own, at)| own.get(at));
            let cost = costs.fold(Cost::NOTHING, |sum, choice| sum.plus(choice.cost));
            found.ways.push(LevelChoice { points, cost });
            found.towards.push((Rc::new(ends), earnings.needed));
            found.is_thinned |= least.at_least.is_some();
        }
        found.ways.first().is_some_and(|way| way.points == 0).then_some(found)
    }

    /// Returns what the candidates earn on the way to a mean of the area.
    fn by_itself(&self, credit: Credit) -> Earnings {
        let items = self.candidates.iter().map(|one| (&one.score, one.credits().collect()));
        let items: Vec<(&ItemScore, Vec<Credit>)> = items.collect();
        Earnings::of(&[], &items, &self.in_full, &Fraction::of_credit(credit))
    }
}

pub(super) fn ends_of(chosen: &[&Candidate], earned: &[Vec<Points>]) -> Vec<Vec<EndLevel>> {
    let pairs = chosen.iter().zip(earned);
    pairs.map(|(candidate, earned)| candidate.ends(earned)).collect()
}

pub(super) fn choices_of(ends: &[Vec<EndLevel>]) -> Vec<Vec<LevelChoice>> {
    let choices = |ends: &Vec<EndLevel>| ends.iter().map(|end| end.choice).collect();
    ends.iter().map(choices).collect()
}
