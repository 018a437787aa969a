//! The order in which the names of sheets stand.

use jiff::civil::Date;

/// Returns what puts the names of sheets, without their ending, in order.
///
/// The date at the start of a name decides; on one date, `2026-11-22` comes after
/// `2026-11-22-legal`, and a name without a date before all dates.
pub fn name_order(name: &str) -> (&str, bool, &str) {
    let date = name.get(..10).filter(|date| date.parse::<Date>().is_ok());
    (date.unwrap_or_default(), date == Some(name), name)
}
