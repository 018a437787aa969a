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

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_last_day_of_its_own_goes_before_the_age() {
        let today = date(2026, 11, 22);
        let after = Period::default();
        let of = |date, until| {
            let evidence = Evidence {
                date,
                until,
                ..Evidence::new("Audit")
            };
            (
                outdated(&evidence, today, after),
                outdated_on(&evidence, after),
            )
        };
        let (day, eve) = (date(2025, 11, 22), date(2025, 11, 21));
        assert_eq!(of(None, None), (None, None));
        assert_eq!(of(Some(day), None), (None, Some(date(2026, 11, 23))));
        assert_eq!(of(Some(eve), None), (Some(Outdated::Old(eve)), Some(today)));
        // A certificate for three years is not outdated after one.
        let end = date(2027, 10, 1);
        assert_eq!(
            of(Some(date(2024, 10, 1)), Some(end)),
            (None, end.tomorrow().ok())
        );
        // It shows something on its last day still.
        assert_eq!(of(None, Some(today)), (None, today.tomorrow().ok()));
        let eve = date(2026, 11, 21);
        assert_eq!(
            of(Some(eve), Some(eve)),
            (Some(Outdated::Ended(eve)), Some(today))
        );
    }
}
