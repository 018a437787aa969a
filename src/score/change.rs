//! An exact difference that is rounded once, where it is shown.

use crate::lang::{self, Decimal};
use crate::model::Shown;
use crate::score::exact::Exact;
use crate::score::fraction::Fraction;

/// An exact number that may be negative: how much one is more than another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ExactChange(Exact);

impl ExactChange {
    pub fn none() -> Self {
        Self(Exact::of(0, 1))
    }

    pub fn between(before: &Fraction, after: &Fraction) -> Self {
        Self(after.exact().minus(before.exact()))
    }

    /// Rounds with as many decimals as figures of a unit have; with two where that would show nothing.
    pub fn signed_in(&self, shown: &Shown) -> String {
        let power = 10_u32.pow(shown.decimals);
        let rounded =
            self.0.rounded(power).and_then(|number| u64::try_from(number.unsigned_abs()).ok());
        let Some(rounded) = rounded.filter(|number| *number > 0) else { return self.signed() };
        let mut size = Decimal::from(rounded);
        size.multiply_pow10(-i16::try_from(shown.decimals).unwrap_or_default());
        self.with_sign(&size)
    }

    /// Returns a change of the percent of so many members, in points, in the unit in which figures
    /// are told.
    #[must_use]
    pub fn in_unit(&self, shown: &Shown, members: u64) -> Self {
        let width = i128::from(shown.to) - i128::from(shown.from);
        let times = if shown.sum { i128::from(members) } else { 1 };
        Self(self.0.times(&Exact::of(width * times, 10_000)))
    }

    pub fn is_none(&self) -> bool {
        *self == Self::none()
    }

    pub fn is_less(&self) -> bool {
        *self < Self::none()
    }

    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        Self(self.0.plus(&other.0))
    }

    #[must_use]
    pub fn reversed(&self) -> Self {
        Self(Self::none().0.minus(&self.0))
    }

    /// Returns what part of `whole` it is, in percent; none of nothing.
    pub fn percent_of(&self, whole: &Self) -> Option<Self> {
        let hundred = Exact::of(100, 1);
        (!whole.is_none()).then(|| Self(self.0.over(&whole.0).times(&hundred)))
    }

    /// Returns the number in hundredths, rounded half away from zero.
    pub fn hundredths(&self) -> i64 {
        let bound = if self.is_less() { i64::MIN } else { i64::MAX };
        let rounded = self.0.rounded(100);
        rounded.and_then(|number| number.try_into().ok()).unwrap_or(bound)
    }

    /// Returns the number in tenths, likewise.
    pub fn in_tenths(&self) -> i64 {
        let bound = if self.is_less() { i64::MIN } else { i64::MAX };
        let rounded = self.0.rounded(10);
        rounded.and_then(|number| number.try_into().ok()).unwrap_or(bound)
    }

    /// Rounds with one decimal, as an index is shown, without its sign; with two where one would
    /// show nothing: `1.1`, `0.04`.
    pub fn size_in_tenths(&self) -> String {
        match self.in_tenths().unsigned_abs() {
            0 => self.size().to_string(),
            tenths => format!("{}.{}", tenths / 10, tenths % 10),
        }
    }

    /// Rounds the same way with its sign: `+1.1`, `−0.04`, `0`.
    pub fn signed_tenths(&self) -> String {
        self.with_sign(&self.size_in_tenths())
    }

    /// Rounds with two decimals and leaves out those that are zero, with its sign: `+12.5`, `−3`,
    /// `0`.
    pub fn signed(&self) -> String {
        self.with_sign(&self.size())
    }

    fn with_sign(&self, size: &impl ToString) -> String {
        let size = size.to_string();
        if self.is_none() {
            size
        } else if self.is_less() {
            format!("−{size}")
        } else {
            format!("+{size}")
        }
    }

    /// Rounds the same way without its sign; what is less than can be shown is said to be that.
    pub fn size(&self) -> Decimal {
        let mut size = lang::hundredths(self.hundredths().unsigned_abs());
        if size.absolute.is_zero() && !self.is_none() {
            size.absolute.pad_end(-2);
        }
        size
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn between(before: (u64, u64), after: (u64, u64)) -> ExactChange {
        let of = |(numerator, denominator)| Fraction::new(numerator, denominator).unwrap();
        ExactChange::between(&of(before), &of(after))
    }

    #[test]
    fn a_change_has_a_sign_and_no_needless_zeros() {
        assert_eq!(between((0, 1), (25, 2)).signed(), "+12.5");
        assert_eq!(between((3, 1), (0, 1)).signed(), "−3");
        assert_eq!(between((3, 1), (3, 1)).signed(), "0");
        assert_eq!(between((1, 3), (0, 1)).signed(), "−0.33");
    }

    #[test]
    fn what_is_less_than_can_be_shown_is_not_shown_as_nothing() {
        assert_eq!(between((0, 1), (1, 1000)).signed(), "+0.00");
        assert_eq!(between((1, 1000), (0, 1)).signed(), "−0.00");
    }

    #[test]
    fn a_change_of_an_index_has_one_decimal_unless_that_hides_it() {
        assert_eq!(between((157, 100), (271, 100)).signed_tenths(), "+1.1");
        assert_eq!(between((271, 100), (71, 100)).signed_tenths(), "−2.0");
        assert_eq!(between((161, 100), (165, 100)).signed_tenths(), "+0.04");
        assert_eq!(between((1, 1), (1, 1)).signed_tenths(), "0");
    }

    #[test]
    fn halves_round_away_from_zero_on_both_sides() {
        assert_eq!(between((0, 1), (1, 200)).hundredths(), 1);
        assert_eq!(between((1, 200), (0, 1)).hundredths(), -1);
    }

    #[test]
    fn a_part_of_nothing_is_no_number() {
        assert_eq!(between((0, 1), (1, 1)).percent_of(&ExactChange::none()), None);
    }
}
