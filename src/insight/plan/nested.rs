//! The cheapest levels where each area of a stage has to be at a floor or in place: the ways through an
//! area are the choices that the stage has for it.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::insight::plan::candidate::{Candidate, EndLevel};
use crate::insight::plan::choices::{Choices, Doubt, choices_at, choices_of, ends_of};
use crate::insight::plan::cost::{Cost, Outlay};
use crate::insight::plan::front::{self, AllWays};
use crate::insight::plan::level_choice::{LevelChoice, Points};
use crate::model::{Credit, Grouping, Ladder, Needs};
use crate::score::{Earnings, Fraction, ItemScore};

/// The candidates of one area.
#[derive(Clone, Debug, Default)]
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
#[derive(Debug, Default)]
struct AreaWays {
    ways: Vec<LevelChoice>,
    /// What each of them takes at least.
    least: Vec<Cost>,
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
    doubt: Doubt,
) -> Option<Choices> {
    let areas = areas(chosen, in_full, earnings);
    let needed = needed(ladder, &areas, earnings, doubt);
    let found = areas.iter().map(|area| area.ways(ladder, earnings, doubt));
    let found: Vec<AreaWays> = found.collect::<Option<_>>()?;
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
    let mut choices = Choices { ends, at_least: least.at_least };
    if found.iter().any(|area| area.is_thinned) {
        let bound = match &ladder.needs {
            Needs::Percent(_) => least_of(&choices_of(&ends_of(chosen, &earnings.levels)), needed),
            Needs::Share { .. } => {
                let ways: Vec<Vec<LevelChoice>> = found.iter().map(AreaWays::at_least).collect();
                least_of(&ways, needed)
            }
        };
        let outlay = choices.outlay();
        choices.at_least = Some(bound).filter(|bound| bound.is_less_than(outlay));
    }
    Some(choices)
}

/// Returns for each candidate what all of them cost where it is found out to be this one; none where it
/// is not, and where the stage cannot pass then. `found` has one entry for each candidate.
pub(super) fn with_each_found(
    ladder: &Ladder,
    chosen: &[&Candidate],
    found: &[Option<Candidate>],
    in_full: &[ItemScore],
    earnings: &Earnings,
) -> Vec<Option<Cost>> {
    let areas = areas(chosen, in_full, earnings);
    let needed = needed(ladder, &areas, earnings, Doubt::For);
    let mut costs = vec![None; chosen.len()];
    let ways = |area: &OfArea| Some(area.ways(ladder, earnings, Doubt::For)?.ways);
    let Some(of_areas) = areas.iter().map(ways).collect::<Option<Vec<_>>>() else { return costs };
    let (places, found): (Vec<usize>, Vec<(usize, Vec<LevelChoice>)>) = (areas.iter().enumerate())
        .flat_map(|(number, area)| {
            let found = area.with_each_found(found, ladder, earnings).into_iter();
            found.map(move |(place, ways)| (place, (number, ways)))
        })
        .unzip();
    let least = front::with_each_found(&of_areas, &found, needed);
    for (place, least) in places.into_iter().zip(least) {
        if let Some(cost) = costs.get_mut(place) {
            *cost = least;
        }
    }
    costs
}

/// Returns how much of what its areas earn the stage needs.
fn needed(ladder: &Ladder, areas: &[OfArea], earnings: &Earnings, doubt: Doubt) -> Points {
    match &ladder.needs {
        Needs::Percent(_) => doubt.needed(earnings),
        Needs::Share { share, .. } => share.of(areas.len() as u64).into(),
    }
}

/// Returns what the mean of each area has to be at least.
fn floor_of(ladder: &Ladder) -> Credit {
    ladder.floor.as_ref().map_or(Credit::NONE, |floor| floor.credit)
}

/// Returns what so many points take at least; nothing where they are out of reach.
fn least_of(items: &[Vec<LevelChoice>], needed: Points) -> Outlay {
    let Some(found) = front::cheapest(items, needed) else { return Outlay::default() };
    let costs = items.iter().zip(&found.choices).filter_map(|(own, at)| own.get(*at));
    let cost = costs.fold(Cost::NOTHING, |sum, choice| sum.plus(choice.cost));
    found.at_least.unwrap_or_else(|| cost.into())
}

impl AreaWays {
    /// Returns the ways, each with what it takes at least.
    fn at_least(&self) -> Vec<LevelChoice> {
        let ways = self.ways.iter().zip(&self.least);
        ways.map(|(way, cost)| LevelChoice { cost: *cost, ..*way }).collect()
    }
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

impl<'c, 'm> OfArea<'c, 'm> {
    /// The same with another candidate at a place of the area.
    fn with(&self, at: usize, found: &'c Candidate<'m>) -> Self {
        let mut other = self.clone();
        other.candidates[at] = found;
        other
    }

    /// Returns for each candidate of the area that is found out its place and the ways through the area
    /// then, without those through whom there is none.
    fn with_each_found(
        &self,
        found: &'c [Option<Candidate<'m>>],
        ladder: &Ladder,
        earnings: &Earnings,
    ) -> Vec<(usize, Vec<LevelChoice>)> {
        let found_at = |place: usize| found.get(place)?.as_ref();
        let found = self.places.iter().enumerate();
        let found = found.filter_map(|(at, place)| Some((at, *place, found_at(*place)?)));
        let ways: Vec<(usize, Vec<LevelChoice>)> = match &ladder.needs {
            Needs::Percent(_) => {
                let earned = self.earned(earnings);
                let items = choices_of(&ends_of(&self.candidates, &earned));
                let (places, found): (Vec<usize>, Vec<_>) = found
                    .map(|(at, place, one)| (place, (at, choices_at(&one.ends(&earned[at])))))
                    .unzip();
                let least = self.at_floor(ladder, &earned, earnings, Doubt::For);
                let ways = front::all_with_each_found(&items, &found).into_iter();
                let ways = ways.map(|ways| ways.with_at_least(least).front);
                places.into_iter().zip(ways).collect()
            }
            Needs::Share { credit, .. } => found
                .filter_map(|(at, place, one)| {
                    let area = self.with(at, one);
                    Some((place, area.towards_place(floor_of(ladder), *credit, Doubt::For)?.ways))
                })
                .collect(),
        };
        ways.into_iter().filter(|(_, ways)| !ways.is_empty()).collect()
    }

    /// Returns the ways through the area that the stage may take; none where there is none.
    fn ways(&self, ladder: &Ladder, earnings: &Earnings, doubt: Doubt) -> Option<AreaWays> {
        match &ladder.needs {
            Needs::Percent(_) => self.towards_percent(ladder, earnings, doubt),
            Needs::Share { credit, .. } => self.towards_place(floor_of(ladder), *credit, doubt),
        }
    }

    /// Returns what each candidate earns for the stage at each level.
    fn earned(&self, earnings: &Earnings) -> Vec<Vec<Points>> {
        self.places.iter().filter_map(|place| earnings.levels.get(*place).cloned()).collect()
    }

    /// Returns what the candidates need to earn for the area to be at the floor.
    fn at_floor(
        &self,
        ladder: &Ladder,
        earned: &[Vec<Points>],
        earnings: &Earnings,
        doubt: Doubt,
    ) -> Points {
        let floor = floor_of(ladder);
        let (part, of) = (i128::from(floor.part()), i128::from(floor.of()));
        let at_floor = (self.all * part + of - 1).div_euclid(of) - self.given;
        match doubt {
            Doubt::For => at_floor - earnings.doubt,
            // With everything at its highest level nothing is lost by rounding.
            Doubt::Against => {
                let most = earned.iter().filter_map(|levels| levels.last()).sum();
                (at_floor + earnings.doubt).min(most)
            }
        }
    }

    /// Returns the ways through the area that are at the floor, each with what it earns for the
    /// stage; none where there is none.
    fn towards_percent(
        &self,
        ladder: &Ladder,
        earnings: &Earnings,
        doubt: Doubt,
    ) -> Option<AreaWays> {
        let earned = self.earned(earnings);
        let at_floor = self.at_floor(ladder, &earned, earnings, doubt);
        let ends = ends_of(&self.candidates, &earned);
        let all = AllWays::through(&choices_of(&ends)).with_at_least(at_floor);
        let AllWays { front: ways, is_thinned } = all;
        let ends = Rc::new(ends);
        let towards = ways.iter().map(|way| (Rc::clone(&ends), way.points)).collect();
        let least = ways.iter().map(|way| way.cost).collect();
        (!ways.is_empty()).then_some(AreaWays { ways, least, towards, is_thinned })
    }

    /// Returns the cheapest way on which the area is at the floor, which earns nothing, and the
    /// cheapest on which it is in place, which earns one; none where the floor is out of reach.
    fn towards_place(&self, floor: Credit, most: Credit, doubt: Doubt) -> Option<AreaWays> {
        let mut found = AreaWays::default();
        for (credit, points) in [(floor, 0), (most.max(floor), 1)] {
            let earnings = self.by_itself(credit);
            let ends = ends_of(&self.candidates, &earnings.levels);
            let needed = doubt.needed(&earnings);
            let choices = choices_of(&ends);
            let Some(least) = front::cheapest(&choices, needed) else { continue };
            let costs = choices.iter().zip(least.choices).filter_map(|(own, at)| own.get(at));
            let cost = costs.fold(Cost::NOTHING, |sum, choice| sum.plus(choice.cost));
            let bound = least.at_least.map_or(cost, Cost::at_least);
            // To be in place takes no less than to be at the floor.
            let before = found.least.last().copied().unwrap_or_default();
            found.least.push(bound.max(before));
            found.ways.push(LevelChoice { points, cost });
            found.towards.push((Rc::new(ends), needed));
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
