//! Numbers as a cell shows them: days, times of day, parts of a hundred.

use std::ops::RangeInclusive;

use jiff::Span;
use jiff::civil::{Date, date};

/// How a cell shows a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum NumberLook {
    /// As it is; how many digits it has is no matter.
    #[default]
    Plain,
    /// With so many digits after the point.
    Percent(usize),
    Day,
    DayAndTime,
    Time,
}

/// The years that somebody may mean who writes a day into a form.
pub(in crate::form::xlsx) const PLAUSIBLE: RangeInclusive<i16> = 1990..=2199;

const MINUTES: f64 = 24.0 * 60.0;

impl NumberLook {
    /// Of a look that every program knows by its number.
    pub(super) fn known(id: u32) -> Self {
        match id {
            9 => Self::Percent(0),
            10 => Self::Percent(2),
            14..=17 | 27..=31 | 34..=36 | 50..=58 => Self::Day,
            22 => Self::DayAndTime,
            18..=21 | 32..=33 | 45..=47 => Self::Time,
            _ => Self::Plain,
        }
    }

    /// Of a look that is written out: `yyyy-mm-dd`, `0.0%`, `[$-407]d. mmmm yyyy;@`.
    pub(super) fn of(code: &str) -> Self {
        let bare = bare(code);
        let has = |signs: &str| bare.contains(|sign| signs.contains(sign));
        match (has("yd"), has("hs"), has("m")) {
            (true, true, _) => Self::DayAndTime,
            (true, false, _) | (false, false, true) => Self::Day,
            (false, true, _) => Self::Time,
            _ if has("%") => {
                let digits = bare.split_once('.').map_or("", |(_, digits)| digits);
                Self::Percent(digits.chars().take_while(|sign| "0#?".contains(*sign)).count())
            }
            _ => Self::Plain,
        }
    }

    /// Returns a number as it is shown, a day as `2026-11-22`.
    pub(super) fn shown(self, number: f64, is_of_1904: bool) -> String {
        let seconds = number.rem_euclid(1.0).mul_add(MINUTES * 60.0, 1e-3).floor();
        let time = || {
            let minutes = (seconds / 60.0).floor();
            let (hours, minutes) = ((minutes / 60.0).floor(), minutes.rem_euclid(60.0));
            format!("{hours:02.0}:{minutes:02.0}")
        };
        let to_the_second = || match seconds.rem_euclid(60.0) {
            0.0 => time(),
            seconds => format!("{}:{seconds:02.0}", time()),
        };
        let whole = number.rem_euclid(1.0) * MINUTES < 1.0;
        match (self, day(number, is_of_1904)) {
            (Self::Percent(digits), _) => format!("{:.digits$}%", number * 100.0),
            (Self::DayAndTime, Some(day)) if !whole => format!("{day} {}", to_the_second()),
            (Self::Day | Self::DayAndTime, Some(day)) => day.to_string(),
            (Self::Time | Self::DayAndTime, _) if (0.0..1.0).contains(&number) => time(),
            _ => plain(number),
        }
    }
}

/// Returns the letters of a look that stand for parts of a number, small.
fn bare(code: &str) -> String {
    let mut bare = String::new();
    let mut signs = code.chars();
    while let Some(sign) = signs.next() {
        match sign {
            '"' => drop(signs.by_ref().find(|sign| *sign == '"')),
            // Hours that go on counting stand in brackets, and colours and countries.
            '[' => {
                let inner: String = signs.by_ref().take_while(|sign| *sign != ']').collect();
                if matches!(inner.to_ascii_lowercase().trim_matches('h'), "") {
                    bare.push('h');
                }
            }
            '\\' | '_' | '*' => drop(signs.next()),
            ';' => break,
            sign => bare.push(sign.to_ascii_lowercase()),
        }
    }
    bare.replace("general", "")
}

/// A cell for days shows 2026 or 20261122, typed as a number, as a day that nobody meant.
pub(in crate::form::xlsx) fn day(number: f64, is_of_1904: bool) -> Option<Date> {
    let first = if is_of_1904 { date(1904, 1, 1) } else { date(1899, 12, 30) };
    let days: i32 = format!("{:.0}", number.floor()).parse().ok()?;
    let days = Span::new().try_days(days).ok()?;
    let day = first.checked_add(days).ok()?;
    PLAUSIBLE.contains(&day.year()).then_some(day)
}

/// Whole numbers are written without a point, as they are typed; more than fifteen digits are what
/// arithmetic leaves behind, and no program shows them.
fn plain(number: f64) -> String {
    let rounded = format!("{number:.14e}").parse().unwrap_or(number);
    let rounded: f64 = rounded;
    rounded.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_look_says_what_a_number_is() {
        for (code, expected) in [
            ("General", NumberLook::Plain),
            ("0.00E+00", NumberLook::Plain),
            ("[Red]#,##0 \"days\"", NumberLook::Plain),
            ("0%", NumberLook::Percent(0)),
            ("0.0%;-0.0%", NumberLook::Percent(1)),
            ("yyyy-mm-dd", NumberLook::Day),
            ("[$-407]d. mmmm yyyy;@", NumberLook::Day),
            ("yyyy\"年\"m\"月\"d\"日\"", NumberLook::Day),
            ("mmm", NumberLook::Day),
            ("DD.MM.YYYY\\ hh:mm", NumberLook::DayAndTime),
            ("h:mm AM/PM", NumberLook::Time),
            ("[h]:mm:ss", NumberLook::Time),
        ] {
            assert_eq!(NumberLook::of(code), expected, "{code}");
        }
    }

    #[test]
    fn numbers_are_read_as_they_are_shown() {
        for (look, number, is_of_1904, expected) in [
            (NumberLook::Plain, 4.0, false, "4"),
            (NumberLook::Plain, 0.1 + 0.2, false, "0.3"),
            (NumberLook::Percent(1), 0.125, false, "12.5%"),
            (NumberLook::Day, 46_348.0, false, "2026-11-22"),
            (NumberLook::Day, 44_886.0, true, "2026-11-22"),
            (NumberLook::Day, 46_348.75, false, "2026-11-22"),
            (NumberLook::DayAndTime, 46_348.75, false, "2026-11-22 18:00"),
            (NumberLook::DayAndTime, 46_348.0, false, "2026-11-22"),
            (NumberLook::DayAndTime, 46_348.635_671_296, false, "2026-11-22 15:15:22"),
            (NumberLook::Day, 3.0, false, "3"),
            (NumberLook::Day, 20_261_122.0, false, "20261122"),
            (NumberLook::Day, f64::NAN, false, "NaN"),
            (NumberLook::Day, 1e300, false, &plain(1e300)),
            (NumberLook::Time, 0.5, false, "12:00"),
        ] {
            assert_eq!(look.shown(number, is_of_1904), expected);
        }
    }
}
