//! Days and numbers as tools write them.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;
use serde::Deserialize;
use serde::de::{Deserializer, Error, Visitor};

use crate::gather::tools::stream::else_ignored;
use crate::text::clipped;

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// Returns the day of `2026-11-28T10:15:00Z` and its like, or of `Nov 28, 2026 @ 10:15:00.000` as
/// Kibana writes it, as it stands there, in whichever zone.
///
/// # Errors
/// That it is no day, with the field.
pub(super) fn day(field: &str, text: &str) -> Result<Date, String> {
    let date = text.trim().get(..10).unwrap_or_default();
    let is_plain = date.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    let date = is_plain.then(|| date.parse().ok()).flatten().or_else(|| day_of_kibana(text));
    date.ok_or_else(|| format!("`{field}` is no day: `{}`", clipped(text, 40)))
}

fn day_of_kibana(text: &str) -> Option<Date> {
    let (date, _) = text.trim().split_once(" @ ")?;
    let (month_and_day, year) = date.split_once(", ")?;
    let (month, day) = month_and_day.split_once(' ')?;
    let month = (1..).zip(MONTHS).find(|(_, known)| *known == month)?.0;
    Date::new(year.parse().ok()?, month, day.parse().ok()?).ok()
}

/// A moment in seconds since 1970, where a field holds such.
#[derive(Debug, Default)]
pub(super) struct Seconds(Option<i64>);

impl Seconds {
    const ELSE: Self = Self(None);

    /// Returns its day in UTC.
    pub(super) fn day(&self) -> Option<Date> {
        Some(Offset::UTC.to_datetime(Timestamp::from_second(self.0?).ok()?).date())
    }
}

impl<'de> Deserialize<'de> for Seconds {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(InSeconds)
    }
}

struct InSeconds;

impl<'de> Visitor<'de> for InSeconds {
    type Value = Seconds;

    fn visit_i64<E: Error>(self, number: i64) -> Result<Seconds, E> {
        Ok(Seconds(Some(number)))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Seconds, E> {
        Ok(Seconds(i64::try_from(number).ok()))
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<Seconds, E> {
        Ok(Seconds::ELSE)
    }

    else_ignored! { no_bool no_text no_map no_list }
}

/// Returns a score in hundredths, rounded half away from zero as its decimals are written.
///
/// # Errors
/// That it is not from 0 to `most`.
pub(super) fn score(number: f64, most: u32) -> Result<u32, String> {
    if !(0.0..=f64::from(most)).contains(&number) {
        return Err(format!("a score that is not from 0 to {most}"));
    }
    let digits = number.to_string();
    let (whole, decimals) = digits.split_once('.').unwrap_or((&digits, ""));
    let thousandths: String = decimals.chars().chain("000".chars()).take(3).collect();
    let number = |digits: &str| digits.parse::<u32>().unwrap_or_default();
    Ok(number(whole) * 100 + (number(&thousandths) + 5) / 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_score_is_rounded_by_the_decimals_that_are_written() {
        for (number, hundredths) in
            [(7.6, 760), (1.005, 101), (0.0, 0), (10.0, 1000), (9.999, 1000), (0.0049, 0)]
        {
            assert_eq!(score(number, 10), Ok(hundredths), "{number}");
        }
        for number in [-1.0, 10.1, f64::NAN, f64::INFINITY] {
            assert!(score(number, 10).is_err(), "{number}");
        }
    }
}
