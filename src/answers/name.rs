//! The order in which the names of sheets stand.

use jiff::civil::Date;

/// How the name of a sheet ends that is put together from the others of its day.
const MERGED: &str = "-merged";

/// What puts the names of sheets in order.
///
/// The date at the start of a name decides, and a name without a date comes before all dates. On one
/// date, `2026-11-22` comes after `2026-11-22-legal`, and what ends with `-merged` last.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct NameOrder {
    date: Option<Date>,
    is_merged: bool,
    is_plain: bool,
    name: String,
}

impl NameOrder {
    /// Takes the name of a sheet without its ending.
    pub fn of(name: &str) -> Self {
        let date = name.get(..10);
        let day = date.and_then(|date| date.parse().ok());
        Self {
            date: day,
            is_merged: day.is_some() && name.ends_with(MERGED),
            is_plain: day.is_some() && date == Some(name),
            name: name.to_owned(),
        }
    }

    /// Says whether it is the name of a sheet that is put together from the others of its day.
    pub fn is_merged(&self) -> bool {
        self.is_merged
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_by_day_and_what_is_merged_from_a_day_comes_last() {
        let names = [
            "notes",
            "notes-merged",
            "2026-05-01",
            "2026-11-22-dev",
            "2026-11-22-legal",
            "2026-11-22",
            "2026-11-22-merged",
            "2026-12-01-a",
        ];
        assert!(names.is_sorted_by_key(|name| NameOrder::of(name)));
    }
}
