//! How much a fact is.

use serde_json::{Value, json};

use crate::format::{What, Write, kind};
use crate::lang::{Decimal, hundredths};
use crate::model::FactUnit;

/// How much a fact is, in the unit of its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amount {
    /// So many of so many, the latter never 0: `34/38`.
    Share { part: u32, whole: u32 },
    /// A whole number of things: `12`.
    Count(u32),
    /// Days or points, in hundredths: `2.50`.
    Hundredths(u32),
}

/// No fact goes beyond this, in its unit.
const MOST: u32 = 10_000_000;

impl Amount {
    /// Takes so many of so many; none where there is nothing to have a share of.
    pub fn share(part: usize, whole: usize) -> Option<Self> {
        let (part, whole) = (u32::try_from(part).ok()?, u32::try_from(whole).ok()?);
        (whole > 0 && part <= whole).then_some(Self::Share { part, whole })
    }

    /// Takes a number of things; as many as can be told where there are more.
    pub fn count(number: usize) -> Self {
        Self::Count(u32::try_from(number).unwrap_or(MOST).min(MOST))
    }

    /// Says whether an amount of `unit` is written so.
    pub fn is_of(self, unit: FactUnit) -> bool {
        match (self, unit) {
            (Self::Share { .. }, FactUnit::Share)
            | (Self::Count(_), FactUnit::Count)
            | (Self::Hundredths(_), FactUnit::Days) => true,
            (Self::Hundredths(of), FactUnit::OfTen | FactUnit::OfHundred) => {
                unit.most().is_none_or(|most| of <= most)
            }
            _ => false,
        }
    }

    /// Says whether it is at least so many hundredths of its unit; a share is held in percent.
    pub fn is_at_least(self, least: u32) -> bool {
        let (amount, least) = self.beside(least);
        amount >= least
    }

    /// Says whether it is at most so many hundredths of its unit.
    pub fn is_at_most(self, most: u32) -> bool {
        let (amount, most) = self.beside(most);
        amount <= most
    }

    /// Brings it and a number of hundredths to one denominator, so that nothing is rounded.
    fn beside(self, mark: u32) -> (u64, u64) {
        match self {
            Self::Share { part, whole } => {
                (u64::from(part) * 10_000, u64::from(mark) * u64::from(whole))
            }
            Self::Count(number) => (u64::from(number) * 100, mark.into()),
            Self::Hundredths(number) => (number.into(), mark.into()),
        }
    }

    /// Returns the figure that charts and goals take, in hundredths of its unit: a share in percent,
    /// rounded half away from zero.
    pub fn in_hundredths(self) -> u64 {
        match self {
            Self::Share { part, whole } => {
                let (part, whole) = (u64::from(part), u64::from(whole.max(1)));
                (part * 20_000 + whole) / (2 * whole)
            }
            Self::Count(number) => u64::from(number) * 100,
            Self::Hundredths(number) => number.into(),
        }
    }

    /// Returns the same as a number that a language can write.
    pub fn decimal(self) -> Decimal {
        match self {
            Self::Count(number) => Decimal::from(number),
            Self::Share { .. } | Self::Hundredths(_) => hundredths(self.in_hundredths()),
        }
    }

    /// Compares two of one unit.
    pub fn compare(self, other: Self) -> std::cmp::Ordering {
        match (self, other) {
            (Self::Share { part, whole }, Self::Share { part: theirs, whole: of }) => {
                (u64::from(part) * u64::from(of)).cmp(&(u64::from(theirs) * u64::from(whole)))
            }
            _ => self.in_hundredths().cmp(&other.in_hundredths()),
        }
    }
}

impl std::fmt::Display for Amount {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        match self {
            Self::Share { part, whole } => write!(f, "{part}/{whole}"),
            Self::Count(number) => write!(f, "{number}"),
            Self::Hundredths(number) => write!(f, "{}.{:02}", number / 100, number % 100),
        }
    }
}

/// Reads what [`Amount`] writes: `34/38`, `12`, `2.50`; what is wrong with others is said in words.
impl std::str::FromStr for Amount {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, String> {
        let no_amount = || format!("`{word}` is not an amount");
        let number = |digits: &str| {
            if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
                return Err(no_amount());
            }
            let number = digits.parse().ok().filter(|number| *number <= MOST);
            number.ok_or_else(|| no_amount() + &format!(": no fact goes beyond {MOST}"))
        };
        if let Some((part, whole)) = word.split_once('/') {
            let (part, whole) = (number(part)?, number(whole)?);
            return match (part, whole) {
                (_, 0) => Err(no_amount() + ": of 0 there is no share"),
                _ if part > whole => Err(no_amount() + &format!(": {part} is more than {whole}")),
                _ => Ok(Self::Share { part, whole }),
            };
        }
        match word.split_once('.') {
            Some((whole, decimals)) if decimals.len() == 2 => {
                Ok(Self::Hundredths(number(whole)? * 100 + number(decimals)?))
            }
            Some((whole, decimals)) => {
                number(whole)?;
                number(decimals)?;
                Err(no_amount() + ": it needs two decimals")
            }
            None => number(word).map(Self::Count),
        }
    }
}

kind! {
    impl Amount = Self: What::Else(
        || json!({
            "type": ["string", "number"],
            "pattern": "^[0-9]+(/[1-9][0-9]*|\\.[0-9]{2})?$",
        }),
    ), "amounts",
    in any |node, _, reader| {
        let word = reader.word(node)?;
        match word.parse() {
            Ok(amount) => Some(amount),
            Err(wrong) => {
                let help = "write a share as `34/38`, a number as `12`, days or points as `2.50`";
                reader.tell(node.place, wrong, help);
                None
            }
        }
    }
}

impl<C> Write<C> for Amount {
    fn write(amount: &Self, _: &C) -> Value {
        match amount {
            Self::Count(number) => (*number).into(),
            Self::Share { .. } | Self::Hundredths(_) => amount.to_string().into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_read_as_it_is_written() {
        for word in ["34/38", "0/1", "12", "0", "2.50", "10.00"] {
            assert_eq!(
                word.parse::<Amount>().map(|amount| amount.to_string()),
                Ok(word.to_owned())
            );
        }
        for word in ["", "39/38", "1/0", "-1", "+1", "2.5", "2.500", "1e3", "99999999", "½"] {
            assert!(word.parse::<Amount>().is_err(), "{word}");
        }
    }

    #[test]
    fn what_is_wrong_with_an_amount_is_said() {
        for (word, wrong) in [
            ("9/5", "`9/5` is not an amount: 9 is more than 5"),
            ("1/0", "`1/0` is not an amount: of 0 there is no share"),
            ("55.5", "`55.5` is not an amount: it needs two decimals"),
            ("99999999", "`99999999` is not an amount: no fact goes beyond 10000000"),
            ("½", "`½` is not an amount"),
        ] {
            assert_eq!(word.parse::<Amount>(), Err(wrong.to_owned()));
        }
    }

    #[test]
    fn a_share_is_held_against_a_mark_without_rounding() {
        let third = Amount::Share { part: 1, whole: 3 };
        assert!(third.is_at_least(3_333) && !third.is_at_least(3_334));
        assert!(third.is_at_most(3_334) && !third.is_at_most(3_333));
        assert_eq!(third.in_hundredths(), 3_333);
    }
}
