//! How many units are where, told in bands of neighbours that each hold enough of them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::Item;

/// How many units are where, with an item or by a figure.
///
/// Bands leave out no unit, so those of every distribution come to the same number: nothing is to be
/// had by taking one from another.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema, Serialize)]
pub struct Distribution {
    /// The item, or the figure: `in-place`, `stage` or `index`.
    pub of: String,
    /// All places where a unit can be, in order: for an item `not-applicable`, `open` (not known, not
    /// answered, or at one of several levels) and the levels of its scale; for a figure the lowest value
    /// of each step.
    pub places: Vec<String>,
    /// The places that hold units, those taken together that hold too few alone; where all units would
    /// be in one band, it is of all places.
    pub bands: Vec<Band>,
}

/// Neighbouring places, taken together.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema, Serialize)]
pub struct Band {
    /// The first of its places.
    pub from: String,
    /// The last of them.
    pub to: String,
    /// How many units are in one of them; five at least.
    pub units: u32,
}

/// The places of an item that are no levels: they come before those of its scale. A figure that not
/// every unit has begins with the first of them.
pub(in crate::insight) const APART: [&str; 2] = ["not-applicable", "open"];

impl Distribution {
    /// Takes how many are at each place of an item: those of [`APART`], then the levels of its scale.
    pub(in crate::insight) fn of_item(item: &Item, counts: &[u32], least: u32) -> Self {
        let levels = item.scale.levels.iter().map(|level| level.id.to_string());
        let places = APART.map(str::to_owned).into_iter().chain(levels);
        Self::new(item.id.as_str(), places.collect(), counts, least)
    }

    /// Takes how many units are in each place, and puts neighbours together until each band holds
    /// `least`; there must be as many on the whole.
    pub(super) fn new(of: &str, places: Vec<String>, counts: &[u32], least: u32) -> Self {
        let mut ends: Vec<usize> = Vec::new();
        let mut open = 0;
        for (at, count) in counts.iter().enumerate() {
            open += count;
            if open >= least {
                ends.push(at);
                open = 0;
            }
        }
        // What is left behind the last band that is full goes with it.
        ends.pop();
        // Where all are in one band, its ends would tell of every unit.
        let is_spread = !ends.is_empty();
        let mut runs = Vec::new();
        let mut first = 0;
        for end in ends.into_iter().chain(places.len().checked_sub(1)) {
            let is_held = |at: &usize| !is_spread || counts.get(*at).is_some_and(|n| *n > 0);
            let mut held = (first..=end).filter(is_held);
            if let Some(from) = held.next() {
                let units = counts.get(first..=end).unwrap_or_default().iter().sum();
                runs.push((from, held.next_back().unwrap_or(from), units));
            }
            first = end + 1;
        }
        Self::of_runs(of, places, &runs)
    }

    /// Takes the first and the last place of each band, with the units there.
    pub(super) fn of_runs(of: &str, places: Vec<String>, runs: &[(usize, usize, u32)]) -> Self {
        let bands = runs.iter().filter_map(|(from, to, units)| {
            let (from, to) = (places.get(*from)?.clone(), places.get(*to)?.clone());
            Some(Band { from, to, units: *units })
        });
        Self { of: of.to_owned(), bands: bands.collect(), places }
    }

    pub fn units(&self) -> u32 {
        self.bands.iter().fold(0, |sum, band| sum.saturating_add(band.units))
    }

    /// Returns how many units are surely at a place or a later one, at least and at most.
    pub fn at_or_above(&self, place: &str) -> Option<(u32, u32)> {
        let at = self.position(place)?;
        let mut sum = (0, 0);
        for band in &self.bands {
            let (from, to) = (self.position(&band.from)?, self.position(&band.to)?);
            sum.0 += if from >= at { band.units } else { 0 };
            sum.1 += if to >= at { band.units } else { 0 };
        }
        Some(sum)
    }

    /// Returns the first and the last place where so many quarters of those that have a level or a
    /// figure can be passed: 0 is the lowest, 1 and 3 are the quartiles, 2 is the median, 4 the highest.
    /// None where no band is of these alone.
    ///
    /// It follows from the bands, so it says no more than they do.
    pub fn quarter(&self, quarters: u64) -> Option<[usize; 2]> {
        let apart = self.apart();
        let runs = self.runs()?;
        // Of a band that reaches from those apart to the others, all may be of these, or none.
        let run = |is_counted: bool| {
            let mut runs =
                runs.iter().filter(|(from, to, _)| *to >= apart && (is_counted || *from >= apart));
            let all: u64 = runs.clone().map(|run| u64::from(run.2)).sum();
            let needed = (all * quarters).div_ceil(4).max(1);
            let mut passed = 0;
            runs.find(|run| {
                passed += u64::from(run.2);
                passed >= needed
            })
        };
        Some([run(true)?.0.max(apart), run(false)?.1])
    }

    /// Returns how many units have a level or a figure, at least and at most.
    pub fn with_a_place(&self) -> Option<[u32; 2]> {
        let apart = self.apart();
        let runs = self.runs()?;
        let sum = |is_meant: &dyn Fn(usize, usize) -> bool| {
            let meant = runs.iter().filter(|run| is_meant(run.0, run.1));
            meant.fold(0_u32, |sum, run| sum.saturating_add(run.2))
        };
        Some([sum(&|from, _| from >= apart), sum(&|_, to| to >= apart)])
    }

    /// Returns how many places come before those of levels or figures.
    fn apart(&self) -> usize {
        self.places.iter().zip(APART).take_while(|(place, apart)| place == apart).count()
    }

    /// Adds up two distributions, in the bands that both know; none where they are of different things.
    pub(super) fn with(&self, other: &Self) -> Option<Self> {
        if self.of != other.of || self.places != other.places {
            return None;
        }
        let mut all = self.runs()?;
        all.extend(other.runs()?);
        all.sort_unstable();
        let mut runs: Vec<(usize, usize, u32)> = Vec::new();
        for (from, to, units) in all {
            match runs.last_mut() {
                Some(last) if from <= last.1 => {
                    last.1 = last.1.max(to);
                    last.2 = last.2.saturating_add(units);
                }
                _ => runs.push((from, to, units)),
            }
        }
        Some(Self::of_runs(&self.of, self.places.clone(), &runs))
    }

    /// Returns the first and the last place of each band, with its units; none where they do not follow
    /// one another.
    pub(in crate::insight) fn runs(&self) -> Option<Vec<(usize, usize, u32)>> {
        let mut next = 0;
        let mut runs = Vec::new();
        for band in &self.bands {
            let (from, to) = (self.position(&band.from)?, self.position(&band.to)?);
            if from < next || to < from {
                return None;
            }
            runs.push((from, to, band.units));
            next = to + 1;
        }
        Some(runs)
    }

    fn position(&self, place: &str) -> Option<usize> {
        self.places.iter().position(|known| known == place)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// Whatever is added or taken away among bands leaves no number of units from 1 to 4.
        #[test]
        fn no_band_holds_fewer_than_five_and_no_unit_is_lost(
            counts in prop::collection::vec(0_u32..12, 1..12)
        ) {
            let all: u32 = counts.iter().sum();
            prop_assume!(all >= 5);
            let places: Vec<String> = (0..counts.len()).map(|at| at.to_string()).collect();
            let told = Distribution::new("x", places.clone(), &counts, 5);
            prop_assert!(told.bands.iter().all(|band| band.units >= 5), "{told:?}");
            prop_assert_eq!(told.units(), all);
            let at = |place: &String| places.iter().position(|one| one == place).unwrap();
            for band in &told.bands {
                let held: u32 = counts[at(&band.from)..=at(&band.to)].iter().sum();
                prop_assert_eq!(held, band.units);
            }
            // Of nobody is it told where exactly all are.
            prop_assert!(told.bands.len() > 1 || told.bands[0].from == places[0]);
        }
    }

    #[test]
    fn quartiles_are_told_as_far_as_bands_know_them() {
        let places = ["a", "b", "c", "d"].map(str::to_owned).to_vec();
        let told = Distribution::new("x", places, &[5, 2, 3, 6], 5);
        let bands: Vec<(&str, &str, u32)> =
            told.bands.iter().map(|band| (&*band.from, &*band.to, band.units)).collect();
        assert_eq!(bands, [("a", "a", 5), ("b", "c", 5), ("d", "d", 6)]);
        assert_eq!(
            [0, 1, 2, 3, 4].map(|n| told.quarter(n).unwrap()),
            [[0, 0], [0, 0], [1, 2], [3, 3], [3, 3]]
        );
        assert_eq!(told.at_or_above("c"), Some((6, 11)));
    }

    #[test]
    fn those_apart_are_in_no_quartile_and_may_be_any_number_of_a_band_that_holds_others() {
        let told = |counts: &[u32]| {
            let places = ["not-applicable", "0", "5", "10"].map(str::to_owned).to_vec();
            Distribution::new("area:x", places, counts, 5)
        };
        // None of the six has a figure, so the median is that of the others.
        let apart = told(&[6, 0, 5, 7]);
        assert_eq!((apart.quarter(0), apart.quarter(2)), (Some([2, 2]), Some([3, 3])));
        assert_eq!(apart.with_a_place(), Some([12, 12]));
        // Three of the first five have none, which nobody knows.
        let mixed = told(&[3, 2, 5, 0]);
        assert_eq!((mixed.quarter(0), mixed.quarter(2)), (Some([1, 2]), Some([1, 2])));
        assert_eq!(mixed.with_a_place(), Some([5, 10]));
    }
}
