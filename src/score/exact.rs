//! Exact numbers: in machine words as long as they fit, in big integers where they do not.

use std::cmp::Ordering;

use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::{BigRational, Ratio};

/// An exact number. Each number has one form: it is big only where it does not fit otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Exact {
    Small(Ratio<i64>),
    Big(Box<BigRational>),
}

/// Numerator and denominator. Products of two 64-bit numbers, and sums of two such products, fit.
type Wide = (i128, i128);

impl Exact {
    /// Returns `numerator ÷ denominator`, which is not 0.
    pub(super) fn of(numerator: i128, denominator: i128) -> Self {
        if let (Ok(n), Ok(d)) = (i64::try_from(numerator), i64::try_from(denominator))
            && d > 0
        {
            return Self::Small(Ratio::new(n, d));
        }
        let (n, d) = Ratio::new(numerator, denominator).into_raw();
        match (i64::try_from(n), i64::try_from(d)) {
            (Ok(n), Ok(d)) => Self::Small(Ratio::new_raw(n, d)),
            _ => Self::Big(Box::new(BigRational::new_raw(n.into(), d.into()))),
        }
    }

    pub(super) fn plus(&self, other: &Self) -> Self {
        let small = |(a, b): Wide, (c, d): Wide| (a * d + c * b, b * d);
        self.with(other, small, |one, other| one + other)
    }

    pub(super) fn minus(&self, other: &Self) -> Self {
        let small = |(a, b): Wide, (c, d): Wide| (a * d - c * b, b * d);
        self.with(other, small, |one, other| one - other)
    }

    pub(super) fn times(&self, other: &Self) -> Self {
        let small = |(a, b): Wide, (c, d): Wide| (a * c, b * d);
        self.with(other, small, |one, other| one * other)
    }

    /// Divides by a number that is not 0.
    pub(super) fn over(&self, other: &Self) -> Self {
        let small = |(a, b): Wide, (c, d): Wide| (a * d, b * c);
        self.with(other, small, |one, other| one / other)
    }

    fn with(
        &self,
        other: &Self,
        small: impl Fn(Wide, Wide) -> Wide,
        big: impl Fn(BigRational, BigRational) -> BigRational,
    ) -> Self {
        if let (Self::Small(one), Self::Small(other)) = (self, other) {
            let (numerator, denominator) = small(wide(one), wide(other));
            return Self::of(numerator, denominator);
        }
        Self::of_big(big(self.big(), other.big()))
    }

    fn of_big(number: BigRational) -> Self {
        match (number.numer().try_into(), number.denom().try_into()) {
            (Ok(n), Ok(d)) => Self::Small(Ratio::new_raw(n, d)),
            _ => Self::Big(Box::new(number)),
        }
    }

    fn big(&self) -> BigRational {
        match self {
            Self::Small(number) => {
                BigRational::new_raw((*number.numer()).into(), (*number.denom()).into())
            }
            Self::Big(number) => (**number).clone(),
        }
    }

    /// Returns the whole number that is not above it; none where that is out of all bounds.
    pub(super) fn floor(&self) -> Option<i128> {
        match self {
            Self::Small(number) => {
                let (numerator, denominator) = wide(number);
                Some(numerator.div_euclid(denominator))
            }
            Self::Big(number) => number.floor().to_integer().try_into().ok(),
        }
    }

    /// Returns the whole number that is not below it; none where that is out of all bounds.
    pub(super) fn ceil(&self) -> Option<i128> {
        match self {
            Self::Small(number) => {
                let (numerator, denominator) = wide(number);
                Some(-(-numerator).div_euclid(denominator))
            }
            Self::Big(number) => number.ceil().to_integer().try_into().ok(),
        }
    }

    /// Returns so many times the number, rounded half away from zero; none where that is out of
    /// all bounds.
    pub(super) fn rounded(&self, by: u32) -> Option<i128> {
        match self {
            Self::Small(number) => {
                let (numerator, denominator) = wide(number);
                let doubled = 2 * numerator.abs() * i128::from(by) + denominator;
                Some(numerator.signum() * (doubled / (2 * denominator)))
            }
            Self::Big(number) => {
                let number = &**number * BigRational::from_integer(by.into());
                number.round().to_integer().try_into().ok()
            }
        }
    }

    /// Returns so many times a number that is not negative, a half rounded up.
    pub(super) fn rounded_by(&self, by: u64) -> u64 {
        self.halves(by).div_ceil(2)
    }

    /// Returns the same, a half rounded to the even neighbour.
    pub(super) fn rounded_to_even(&self, by: u64) -> u64 {
        let (up, down) = (self.rounded_by(by), self.floored(by));
        let is_half =
            self.times(&Exact::of(2 * i128::from(by), 1)) == Exact::of(2 * i128::from(down) + 1, 1);
        if is_half && down.is_multiple_of(2) { down } else { up }
    }

    /// Returns the same, rounded down.
    pub(super) fn floored(&self, by: u64) -> u64 {
        self.halves(by) / 2
    }

    /// Returns how many halves are in so many times a number that is not negative.
    fn halves(&self, by: u64) -> u64 {
        let number = self.times(&Exact::of(2 * i128::from(by), 1)).big();
        number.to_integer().try_into().unwrap_or(u64::MAX)
    }
}

pub(super) fn sum<'n>(numbers: impl IntoIterator<Item = &'n Exact>) -> Exact {
    numbers.into_iter().fold(Exact::of(0, 1), |sum, number| sum.plus(number))
}

/// Returns the least number with which all these become whole.
pub(super) fn common_denominator<'n>(numbers: impl IntoIterator<Item = &'n Exact>) -> Exact {
    // The levels of an item have few denominators, and often the same one.
    let mut common: BigInt = 1.into();
    let mut last = BigInt::default();
    for number in numbers {
        let denominator = match number {
            Exact::Small(number) => (*number.denom()).into(),
            Exact::Big(number) => number.denom().clone(),
        };
        if denominator != last {
            common = common.lcm(&denominator);
            last = denominator;
        }
    }
    Exact::of_big(BigRational::from_integer(common))
}

fn wide(number: &Ratio<i64>) -> Wide {
    ((*number.numer()).into(), (*number.denom()).into())
}

impl Ord for Exact {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Small(one), Self::Small(other)) => {
                let ((a, b), (c, d)) = (wide(one), wide(other));
                (a * d).cmp(&(c * b))
            }
            _ => self.big().cmp(&other.big()),
        }
    }
}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Small and huge numbers: sums of the latter fit into no machine word.
    fn number() -> impl Strategy<Value = (i64, i64)> {
        let part = || prop_oneof![-200_i64..200, any::<i64>(), Just(i64::MAX), Just(i64::MIN)];
        (part(), part().prop_map(|part| part.max(1)))
    }

    proptest! {
        #[test]
        fn reckoning_with_words_is_reckoning_with_big_integers(
            numbers in prop::collection::vec((0..4, number()), 1..12),
        ) {
            let mut exact = Exact::of(0, 1);
            let mut big = BigRational::from_integer(0.into());
            for (what, (n, d)) in numbers {
                let other = Exact::of(n.into(), d.into());
                let other_big = BigRational::new(n.into(), d.into());
                prop_assert_eq!(exact.cmp(&other), big.cmp(&other_big));
                (exact, big) = match what {
                    0 => (exact.minus(&other), big - other_big),
                    1 => (exact.times(&other), big * other_big),
                    2 if n != 0 => (exact.over(&other), big / other_big),
                    _ => (exact.plus(&other), big + other_big),
                };
                prop_assert_eq!(exact.big(), big.clone());
                let fits = i64::try_from(big.numer()).is_ok() && i64::try_from(big.denom()).is_ok();
                prop_assert_eq!(matches!(exact, Exact::Small(_)), fits);
                let rounded = (&big * BigRational::from_integer(100.into())).round();
                prop_assert_eq!(exact.rounded(100), i128::try_from(rounded.to_integer()).ok());
                let whole = |number: BigRational| i128::try_from(number.to_integer()).ok();
                prop_assert_eq!(exact.floor(), whole(big.floor()));
                prop_assert_eq!(exact.ceil(), whole(big.ceil()));
            }
        }
    }
}
