//! Evidence that shows nothing any more.

use jiff::civil::Date;

use crate::answers::Evidence;
use crate::organisation::Period;

/// Why a piece of evidence shows nothing any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outdated {
    /// The thing is of this day, which is too long ago.
    Old(Date),
    /// Its own last day was this one.
    Ended(Date),
}

impl Outdated {
    /// Returns the day that is too long ago.
    pub fn day(self) -> Date {
        match self {
            Self::Old(day) | Self::Ended(day) => day,
        }
    }
}

/// Says why a piece of evidence shows nothing any more; none where it still does.
///
/// A last day of its own goes before the age: who wrote it down knew how long the thing holds.
/// Evidence without any day does not grow old; the answer beside it does.
pub fn outdated(evidence: &Evidence, today: Date, after: Period) -> Option<Outdated> {
    match (evidence.until, evidence.date) {
        (Some(until), _) => (until < today).then_some(Outdated::Ended(until)),
        (None, Some(day)) => after.is_over(day, today).then_some(Outdated::Old(day)),
        (None, None) => None,
    }
}

/// Returns the first day on which a piece of evidence shows nothing any more.
pub(super) fn outdated_on(evidence: &Evidence, after: Period) -> Option<Date> {
    match (evidence.until, evidence.date) {
        (Some(until), _) => until.tomorrow().ok(),
        (None, day) => Some(after.over_on(day?)),
    }
}
