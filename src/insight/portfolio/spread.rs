//! How the figures of many units lie: the lowest, the middle, the mean and the highest.

use crate::score::Fraction;

/// How one figure of many units lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spread {
    /// The lowest of all.
    pub lowest: Fraction,
    /// The one in the middle; the mean of the two in the middle where their number is even.
    pub median: Fraction,
    /// The sum divided by the number of units.
    pub mean: Fraction,
    /// The highest of all.
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
