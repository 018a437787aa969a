//! One figure of many units: how often it has which value, and which unit has the lowest.

use std::collections::HashMap;

use crate::insight::portfolio::row::Unit;
use crate::score::{Fraction, Index};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weakest {
    /// The unit: the first by name of those that are the lowest.
    pub unit: Unit,
    pub answered: Fraction,
    /// Its figure with every open item counted as 0.
    pub worst: Fraction,
    /// Its figure with every open item counted as 100.
    pub best: Fraction,
    /// How many other units have the very same figures.
    pub alike: usize,
    /// Whether it stays the lowest, or among the lowest, however open answers turn out.
    pub certain: bool,
}

/// Counts how often a figure has which value.
#[derive(Debug, Default)]
pub(super) struct Tally(HashMap<Index, SeenUnits>);

/// How many units have a value, and the first of them.
#[derive(Debug)]
struct SeenUnits {
    units: usize,
    first: Unit,
}

/// A value: by what is answered, at worst and at best.
struct TalliedValue<'t> {
    values: [Fraction; 3],
    seen: &'t SeenUnits,
}

impl Tally {
    /// Counts the figure of a unit; units come in the order of their names.
    pub(super) fn add(&mut self, figure: Index, unit: &Unit) {
        let seen =
            self.0.entry(figure).or_insert_with(|| SeenUnits { units: 0, first: unit.clone() });
        seen.units += 1;
    }

    /// Returns how the figure lies, and who is the lowest; none where no unit has any.
    pub(super) fn told(&self) -> Option<(Figures, Weakest)> {
        let values = self.0.iter().map(|(figure, seen)| {
            let Index { worst, answered, best } = figure.clone();
            TalliedValue { values: [answered, worst, best], seen }
        });
        let values: Vec<TalliedValue> = values.collect();
        let spread = |of: usize| {
            let values = values.iter();
            Spread::of(values.filter_map(|v| Some((v.values.get(of)?, v.seen.units))).collect())
        };
        let figures = Figures {
            units: values.iter().map(|value| value.seen.units).sum(),
            answered: spread(0)?,
            worst: spread(1)?,
            best: spread(2)?,
        };
        Some((figures, weakest(&values)?))
    }
}

/// Finds the lowest by what is answered, then by the worst, then by the best, then by name.
fn weakest(values: &[TalliedValue]) -> Option<Weakest> {
    let lowest = values.iter().min_by(|one, other| {
        let by_figure = one.values.cmp(&other.values);
        by_figure.then_with(|| one.seen.first.cmp(&other.seen.first))
    })?;
    let [answered, worst, best] = lowest.values.clone();
    // Different sums may make the same percent.
    let same = values.iter().filter(|value| value.values == lowest.values);
    let alike = same.map(|value| value.seen.units).sum::<usize>() - 1;
    let mut others = values.iter().filter(|value| value.values != lowest.values);
    let certain = others.all(|other| other.values.get(1) >= Some(&best));
    Some(Weakest {
        unit: lowest.seen.first.clone(),
        certain: certain && (alike == 0 || worst == best),
        answered,
        worst,
        best,
        alike,
    })
}

/// How one figure of many units lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spread {
    pub lowest: Fraction,
    /// The one in the middle; the mean of the two in the middle where their number is even.
    pub median: Fraction,
    /// The sum divided by the number of units.
    pub mean: Fraction,
    pub highest: Fraction,
}

/// How a figure that open answers may change lies over many units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures {
    /// The number of units that it rests on; never 0.
    pub units: usize,
    /// Every open item counted as 0.
    pub worst: Spread,
    /// Open items left out.
    pub answered: Spread,
    /// Every open item counted as 100.
    pub best: Spread,
}

impl Spread {
    /// Takes values, each with the number of units that have it; none where there is no unit.
    pub(super) fn of(mut values: Vec<(&Fraction, usize)>) -> Option<Self> {
        values.sort_unstable();
        let units: usize = values.iter().map(|(_, units)| units).sum();
        let zero = Fraction::whole(0);
        let sum = values.iter().try_fold(zero, |sum, (value, units)| {
            Some(sum.plus(&value.times(*units as u64, 1)?))
        })?;
        let middle = at(&values, units.checked_sub(1)? / 2)?.plus(at(&values, units / 2)?);
        Some(Self {
            lowest: values.first()?.0.clone(),
            median: middle.times(1, 2)?,
            mean: sum.times(1, units as u64)?,
            highest: values.last()?.0.clone(),
        })
    }
}

/// Returns the value at a place among all units, from 0.
fn at<'f>(values: &[(&'f Fraction, usize)], place: usize) -> Option<&'f Fraction> {
    let mut passed = 0;
    values.iter().find_map(|(value, units)| {
        passed += units;
        (passed > place).then_some(*value)
    })
}
