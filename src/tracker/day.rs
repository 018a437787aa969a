//! Days as trackers write them.

use jiff::civil::Date;

use crate::yaml;

/// Reads `2026-11-19`, `19/Nov/26 12:00 AM`, `19.11.26 00:00`, `2026年11月19日` and their like; none
/// where it is not clear which day is meant.
pub(super) fn read(text: &str) -> Option<Date> {
    let text = text.trim();
    let is_day = |c: char| c.is_alphanumeric() || "/.-年月日".contains(c);
    // The time of day comes behind a blank or a `T`.
    let day = text.split(|c: char| !is_day(c)).next()?;
    let day = day.split_once('T').filter(|(day, _)| day.len() == 10).map_or(day, |(day, _)| day);
    yaml::day(day).ok().or_else(|| {
        // They shorten the year.
        let before = day.trim_end_matches(|c: char| c.is_ascii_digit());
        let year = day.get(before.len()..).filter(|year| year.len() == 2)?;
        yaml::day(&format!("{before}20{year}")).ok()
    })
}
