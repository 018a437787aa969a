//! What day it is where the user is.

use std::env;
use std::time::SystemTime;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::cli::error::CommandError;

/// A day, and the zone that was asked for where nobody knows it: then the day is that of UTC.
pub(crate) struct Today {
    pub(crate) date: Date,
    pub(crate) unknown_zone: Option<String>,
}

impl Today {
    pub(crate) fn from_clock() -> Result<Self, CommandError> {
        // Where no zone was asked for and the system has none, it is set to UTC.
        let asked = || env::var_os("TZ").map(|zone| zone.to_string_lossy().into_owned());
        let (zone, unknown_zone) = match TimeZone::try_system() {
            Ok(zone) => (zone, None),
            Err(_) => (TimeZone::UTC, asked()),
        };
        let date = day(SystemTime::now(), &zone).ok_or_else(|| {
            CommandError::new("the clock of this machine shows a day that no file can have")
                .help("set it, or give the day with `--date`")
        })?;
        Ok(Self { date, unknown_zone })
    }
}

/// Returns the name of the zone that the user is in, or how far it is from UTC; none where nobody
/// can tell.
pub(crate) fn zone() -> Option<String> {
    let zone = TimeZone::try_system().ok()?;
    let now = || Timestamp::try_from(SystemTime::now()).ok();
    let offset = || Some(format!("UTC{}", zone.to_offset(now()?)));
    zone.iana_name().map(str::to_owned).or_else(offset)
}

/// None where the year has not four digits.
fn day(now: SystemTime, zone: &TimeZone) -> Option<Date> {
    let now = Timestamp::try_from(now).ok()?;
    Some(zone.to_datetime(now).date()).filter(|date| date.year() >= 0)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_clock_at_either_end_of_time_has_a_day_or_none() {
        let of_year_0 = Duration::from_secs(719_528 * 86_400);
        let of_year_9999 = Duration::from_secs(2_932_895 * 86_400);
        let begin = SystemTime::UNIX_EPOCH;
        for (now, expected) in [
            (begin, Some(date(1970, 1, 1))),
            (begin - of_year_0, Some(date(0, 1, 1))),
            (begin - of_year_0 - Duration::from_secs(1), None),
            (begin + of_year_9999, Some(date(9999, 12, 30))),
            (begin + of_year_9999 + Duration::from_secs(86_400), None),
        ] {
            assert_eq!(day(now, &TimeZone::UTC), expected, "{now:?}");
        }
    }
}
