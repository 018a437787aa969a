//! An exact number that is rounded once, where it is shown.

use crate::model::Credit;
use crate::score::exact::Exact;

/// An exact number that is not negative.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fraction(Exact);

impl Fraction {
    /// Returns `numerator ÷ denominator`; none where that is no number.
    pub fn new(numerator: u64, denominator: u64) -> Option<Self> {
        (denominator > 0).then(|| Self(Exact::of(numerator.into(), denominator.into())))
    }

    /// Returns what part of `whole` something is, in percent; none of nothing.
    pub(super) fn percent(part: u64, whole: u64) -> Option<Self> {
        (whole > 0).then(|| Self(Exact::of(i128::from(part) * 100, whole.into())))
    }

    /// Returns the percent of a part of the whole.
    pub(super) fn of_part(part: &Exact) -> Self {
        Self(part.times(&Exact::of(100, 1)))
    }

    /// Returns what a level is worth, in percent.
    pub fn of_credit(credit: Credit) -> Self {
        Self(Exact::of(i128::from(credit.part()) * 100, credit.of().into()))
    }

    pub(super) fn of_exact(number: Exact) -> Self {
        Self(number)
    }

    pub fn whole(number: u64) -> Self {
        Self(Exact::of(number.into(), 1))
    }

    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        Self(self.0.plus(&other.0))
    }

    /// Returns how much is missing to `other`: 0 where nothing is.
    #[must_use]
    pub fn short_of(&self, other: &Self) -> Self {
        if self < other { Self(other.0.minus(&self.0)) } else { Self::whole(0) }
    }

    /// Returns the product with a whole number, divided by another; none by 0.
    pub fn times(&self, factor: u64, divisor: u64) -> Option<Self> {
        let by = Self::new(factor, divisor)?;
        Some(Self(self.0.times(&by.0)))
    }

    /// Returns what part of the whole so many percent are.
    pub(super) fn part_of_whole(&self) -> Exact {
        self.0.over(&Exact::of(100, 1))
    }

    /// Returns a part of it.
    pub(super) fn times_part(&self, part: &Exact) -> Self {
        Self(self.0.times(part))
    }

    /// Returns what part of another number it is, in percent; none of nothing.
    pub fn part_of(&self, whole: &Self) -> Option<Self> {
        (*whole > Self::whole(0)).then(|| Self::of_part(&self.0.over(&whole.0)))
    }

    /// Returns the number in hundredths, rounded half away from zero.
    pub fn hundredths(&self) -> u64 {
        self.scaled(100)
    }

    /// Returns the nearest whole number, half away from zero.
    pub fn rounded(&self) -> u64 {
        self.scaled(1)
    }

    /// Rounds with two decimals and leaves out those that are zero: `75`, `62.5`, `33.33`.
    pub fn short(&self) -> String {
        let hundredths = self.hundredths();
        let (whole, part) = (hundredths / 100, hundredths % 100);
        match part {
            0 => whole.to_string(),
            _ if part.is_multiple_of(10) => format!("{whole}.{}", part / 10),
            _ => format!("{whole}.{part:02}"),
        }
    }

    /// Rounds to one decimal: `1.9`.
    pub fn one_decimal(&self) -> String {
        let tenths = self.scaled(10);
        format!("{}.{}", tenths / 10, tenths % 10)
    }

    pub(super) fn exact(&self) -> &Exact {
        &self.0
    }

    fn scaled(&self, by: u32) -> u64 {
        let rounded = self.0.rounded(by);
        rounded.and_then(|number| number.try_into().ok()).unwrap_or(u64::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_round_away_from_zero() {
        assert_eq!(Fraction::new(1, 200).unwrap().hundredths(), 1);
        assert_eq!(Fraction::new(5, 2).unwrap().rounded(), 3);
        assert_eq!(Fraction::new(185, 100).unwrap().one_decimal(), "1.9");
        assert_eq!(Fraction::new(1, 0), None);
    }

    #[test]
    fn shown_numbers_carry_no_needless_zeros() {
        for (numerator, denominator, shown) in [(75, 1, "75"), (125, 2, "62.5"), (100, 3, "33.33")]
        {
            assert_eq!(Fraction::new(numerator, denominator).unwrap().short(), shown);
        }
    }
}
