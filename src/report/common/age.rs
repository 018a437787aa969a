//! How old something is, in words.

use jiff::Unit;
use jiff::civil::Date;

use crate::lang::{Lang, say, say_of};

/// Returns `of 2025-11-22, 12 months old`.
pub(crate) fn of_day(lang: &Lang, day: Date, today: Date) -> String {
    let old = old(lang, Age::of(day, today));
    say!(lang, "from {day}, {old}", day, old)
}

/// Returns `ended on 2025-11-22, 12 months ago`.
pub(crate) fn ended(lang: &Lang, day: Date, today: Date) -> String {
    let ago = ago(lang, Age::of(day, today));
    say!(lang, "ended on {day}, {ago}", day, ago)
}

/// Returns how many days lie between two; 0 where the second is the earlier one.
pub(crate) fn days(from: Date, until: Date) -> usize {
    usize::try_from(from.duration_until(until).as_hours() / 24).unwrap_or(0)
}

/// How long ago a day is, in whole months or, where it is less than one, in days.
#[derive(Clone, Copy)]
enum Age {
    Days(usize),
    Months(usize),
    OverMonths(usize),
}

impl Age {
    fn of(day: Date, today: Date) -> Self {
        let span = day.until((Unit::Month, today)).unwrap_or_default();
        match usize::try_from(span.get_months()) {
            Ok(0) | Err(_) => Self::Days(days(day, today)),
            Ok(months) if span.get_days() == 0 => Self::Months(months),
            Ok(months) => Self::OverMonths(months),
        }
    }
}

fn old(lang: &Lang, age: Age) -> String {
    match age {
        Age::Days(days) => say_of!(lang, days, "{n} day old", "{n} days old"),
        Age::Months(months) => say_of!(lang, months, "{n} month old", "{n} months old"),
        Age::OverMonths(months) => {
            say_of!(lang, months, "over {n} month old", "over {n} months old")
        }
    }
}

fn ago(lang: &Lang, age: Age) -> String {
    match age {
        Age::Days(days) => say_of!(lang, days, "{n} day ago", "{n} days ago"),
        Age::Months(months) => say_of!(lang, months, "{n} month ago", "{n} months ago"),
        Age::OverMonths(months) => {
            say_of!(lang, months, "over {n} month ago", "over {n} months ago")
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn an_age_is_in_whole_months_and_below_one_in_days() {
        let today = date(2026, 3, 31);
        let old = |day: Date| super::old(&Lang::default(), Age::of(day, today));
        assert_eq!(old(date(2026, 3, 30)), "1 day old");
        assert_eq!(old(date(2026, 3, 1)), "30 days old");
        assert_eq!(old(date(2026, 2, 27)), "over 1 month old");
        assert_eq!(old(date(2024, 12, 31)), "15 months old");
    }
}
