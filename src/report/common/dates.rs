//! Days as people write them.

use jiff::civil::Date;

use crate::lang::{Lang, Phrase, phrase, say};

const MONTHS: [Phrase; 12] = [
    phrase!("Jan"),
    phrase!("Feb"),
    phrase!("Mar"),
    phrase!("Apr"),
    phrase!("May"),
    phrase!("Jun"),
    phrase!("Jul"),
    phrase!("Aug"),
    phrase!("Sep"),
    phrase!("Oct"),
    phrase!("Nov"),
    phrase!("Dec"),
];

/// Returns `22 Nov 2026`.
pub(crate) fn day(lang: &Lang, date: Date) -> String {
    let (day, month, year) = (date.day(), name(lang, date), date.year());
    say!(lang, "{day} {month} {year}", day, month, year)
}

/// Returns `Nov 2026`.
pub(crate) fn month(lang: &Lang, date: Date) -> String {
    let (month, year) = (name(lang, date), date.year());
    say!(lang, "{month} {year}", month, year)
}

fn name(lang: &Lang, date: Date) -> String {
    let index = usize::try_from(date.month() - 1).unwrap_or_default();
    MONTHS.get(index).map(|month| lang.plain(*month).into_owned()).unwrap_or_default()
}
