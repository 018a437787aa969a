//! Days as trackers write them.

use jiff::civil::Date;

/// The months as Jira shortens them in English and German; in Japanese and Chinese they are numbers.
const MONTHS: [&[&str]; 12] = [
    &["jan", "january", "januar", "jän"],
    &["feb", "february", "februar"],
    &["mar", "march", "mär", "märz", "mrz"],
    &["apr", "april"],
    &["may", "mai"],
    &["jun", "june", "juni"],
    &["jul", "july", "juli"],
    &["aug", "august"],
    &["sep", "sept", "september"],
    &["oct", "october", "okt", "oktober"],
    &["nov", "november"],
    &["dec", "december", "dez", "dezember"],
];

/// Reads `2026-11-19`, `19/Nov/26 12:00 AM`, `19.11.26 00:00`, `2026年11月19日` and their like; none
/// where it is not clear which day is meant.
pub(super) fn read(text: &str) -> Option<Date> {
    let text = text.trim();
    let is_day = |c: char| c.is_alphanumeric() || "/.-年月日".contains(c);
    // The time of day comes behind a blank or a `T`.
    let day = text.split(|c: char| !is_day(c)).next()?;
    let day = day.split_once('T').filter(|(day, _)| day.len() == 10).map_or(day, |(day, _)| day);
    let parts: Vec<&str> = day.split(['/', '.', '-', '年', '月', '日']).collect();
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let [one, two, three] = *parts else { return None };
    let number = |part: &str| part.parse::<i16>().ok().filter(|number| *number >= 0);
    if one.len() == 4 {
        return date(number(one)?, number(two)?, number(three)?);
    }
    let year = match (three.len(), number(three)?) {
        (2, year) => 2000 + year,
        (4, year) => year,
        _ => return None,
    };
    if let Some(month) = month(two) {
        return date(year, month, number(one)?);
    }
    let (one, two) = (number(one)?, number(two)?);
    // Points are German; with slashes some write the month first.
    let is_clear = day.contains('.') || day.contains('月') || one > 12 || one == two;
    if is_clear { date(year, two, one) } else { (two > 12).then(|| date(year, one, two))? }
}

fn month(word: &str) -> Option<i16> {
    let word = word.to_lowercase();
    let found = MONTHS.iter().position(|names| names.contains(&word.as_str()))?;
    i16::try_from(found + 1).ok()
}

fn date(year: i16, month: i16, day: i16) -> Option<Date> {
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}
