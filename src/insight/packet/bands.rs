//! How many units are where, told in bands of neighbours that each hold enough of them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

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
    /// The places, those taken together that hold too few units alone.
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

/// The band in which a quartile lies; more cannot be known of bands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quartile<'d> {
    pub from: &'d str,
    pub to: &'d str,
}

impl Distribution {
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
        Self::cut(of, places, counts, &ends)
    }

    /// Puts together what lies up to each end, and what lies behind the last.
    pub(super) fn cut(of: &str, places: Vec<String>, counts: &[u32], ends: &[usize]) -> Self {
        let last = places.len().checked_sub(1);
        let mut bands = Vec::new();
        let mut first = 0;
        for end in ends.iter().copied().chain(last) {
            let units = counts.get(first..=end).unwrap_or_default().iter().sum();
            if let (Some(from), Some(to)) = (places.get(first), places.get(end)) {
                bands.push(Band { from: from.clone(), to: to.clone(), units });
            }
            first = end + 1;
        }
        Self { of: of.to_owned(), places, bands }
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

    /// Returns the bands in which the lower quartile, the median and the upper quartile lie.
    pub fn quartiles(&self) -> Option<[Quartile<'_>; 3]> {
        let units = u64::from(self.units());
        let quartile = |quarters: u64| {
            // The first value at which so many quarters of all units are passed.
            let needed = (units * quarters).div_ceil(4);
            let mut passed = 0;
            self.bands.iter().find_map(|band| {
                passed += u64::from(band.units);
                (passed >= needed).then_some(Quartile { from: &band.from, to: &band.to })
            })
        };
        Some([quartile(1)?, quartile(2)?, quartile(3)?])
    }

    pub(super) fn position(&self, place: &str) -> Option<usize> {
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
            prop_assert_eq!(&told.bands.first().unwrap().from, &places[0]);
            prop_assert_eq!(&told.bands.last().unwrap().to, places.last().unwrap());
        }
    }

    #[test]
    fn quartiles_are_told_as_far_as_bands_know_them() {
        let places = ["a", "b", "c", "d"].map(str::to_owned).to_vec();
        let told = Distribution::new("x", places, &[5, 2, 3, 6], 5);
        let bands: Vec<(&str, &str, u32)> =
            told.bands.iter().map(|band| (&*band.from, &*band.to, band.units)).collect();
        assert_eq!(bands, [("a", "a", 5), ("b", "c", 5), ("d", "d", 6)]);
        let quartiles = told.quartiles().unwrap().map(|one| (one.from, one.to));
        assert_eq!(quartiles, [("a", "a"), ("b", "c"), ("d", "d")]);
        assert_eq!(told.at_or_above("c"), Some((6, 11)));
    }
}
