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
        let now = Timestamp::try_from(SystemTime::now()).map_err(|_| {
            CommandError::new("the clock of this machine shows a day that no file can have")
                .help("set it, or give the day with `--date`")
        })?;
        // Where no zone was asked for and the system has none, it is set to UTC.
        let asked = || env::var_os("TZ").map(|zone| zone.to_string_lossy().into_owned());
        let (zone, unknown_zone) = match TimeZone::try_system() {
            Ok(zone) => (zone, None),
            Err(_) => (TimeZone::UTC, asked()),
        };
        Ok(Self { date: zone.to_datetime(now).date(), unknown_zone })
    }
}
