//! How long something holds before it should be looked at again: `12m`, `1y`, `6w`, `90d`.

use std::fmt;

use jiff::civil::Date;
use jiff::{Span, ToSpan};
use serde_json::json;

use crate::format::{What, kind};

/// The most of a unit that may be asked for, which keeps every day within the calendar.
const MOST: u16 = 999;

/// A whole number of days, weeks, months or years, at least one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    number: u16,
    unit: PeriodUnit,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeriodUnit {
    Days,
    Weeks,
    Months,
    Years,
}

impl PeriodUnit {
    const ALL: [Self; 4] = [Self::Days, Self::Weeks, Self::Months, Self::Years];

    fn letter(self) -> char {
        match self {
            Self::Days => 'd',
            Self::Weeks => 'w',
            Self::Months => 'm',
            Self::Years => 'y',
        }
    }
}

impl Default for Period {
    fn default() -> Self {
        Self { number: 12, unit: PeriodUnit::Months }
    }
}

impl Period {
    pub const HELP: &'static str =
        "write a whole number from 1 to 999 and a unit: `12m`, `1y`, `6w` or `90d`";

    /// Reads `12m`, `1y`, `6w` or `90d`; none for anything else.
    pub fn parse(word: &str) -> Option<Self> {
        let unit = PeriodUnit::ALL.into_iter().find(|unit| word.ends_with(unit.letter()))?;
        let digits = word.strip_suffix(unit.letter())?;
        // The number alone would take a sign.
        let plain = digits.starts_with(|c| matches!(c, '1'..='9'));
        let number = digits.parse().ok().filter(|number| *number <= MOST)?;
        plain.then_some(Self { number, unit })
    }

    /// So many months, at most 999.
    pub fn months(number: u32) -> Self {
        let number = u16::try_from(number).unwrap_or(MOST).min(MOST);
        Self { number, unit: PeriodUnit::Months }
    }

    /// Returns the day that lies this long before another. Where a month is too short for that, it
    /// is the month's last day.
    pub fn before(self, day: Date) -> Date {
        day.saturating_sub(self.span())
    }

    /// Says whether a day lies further back than this; exactly as far is not further.
    pub fn is_over(self, day: Date, today: Date) -> bool {
        day < self.before(today)
    }

    /// Returns the first day on which `day` lies further back than this.
    pub fn over_on(self, day: Date) -> Date {
        let mut first = day.saturating_add(self.span());
        // Months are of different lengths, so the way there and the way back may differ by days.
        while !self.is_over(day, first) {
            let Ok(next) = first.tomorrow() else {
                return first;
            };
            first = next;
        }
        first
    }

    pub fn counted(self) -> (u16, PeriodUnit) {
        (self.number, self.unit)
    }

    fn span(self) -> Span {
        let number = i32::from(self.number);
        match self.unit {
            PeriodUnit::Days => number.days(),
            PeriodUnit::Weeks => number.weeks(),
            PeriodUnit::Months => number.months(),
            PeriodUnit::Years => number.years(),
        }
    }
}

kind! {
    impl Period = Self: What::Else(|| json!({ "type": "string", "pattern": "^[1-9][0-9]{0,2}[dwmy]$" })), "periods",
    in any |node, _, reader| {
        let word = reader.word(node)?;
        let period = Self::parse(word);
        if period.is_none() {
            reader.tell(node.place, format!("`{word}` is not a period"), Self::HELP);
        }
        period
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{}{}", self.number, self.unit.letter())
    }
}
