//! A plan along its days, as bars.

use jiff::Unit;
use jiff::civil::Date;

use crate::render::html::words::shown;
use crate::report::Bar;
use crate::report::Gantt;

/// The length of all days in the units of the drawing.
const LENGTH: i64 = 400;

/// Bars along days.
#[derive(Debug)]
pub(super) struct Days {
    pub(super) begins: String,
    pub(super) ends: String,
    /// Where a quarter of a year begins.
    pub(super) quarters: Vec<i64>,
    /// Whether a day by which something is to be done stands anywhere.
    pub(super) is_due: bool,
    pub(super) rows: Vec<Row>,
}

/// One action.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) label: String,
    pub(super) what: String,
    pub(super) class: &'static str,
    pub(super) told: String,
    pub(super) at: i64,
    pub(super) length: i64,
    pub(super) due: Option<i64>,
}

impl Days {
    pub(super) fn of(gantt: &Gantt) -> Self {
        Self {
            begins: gantt.begins.to_string(),
            ends: gantt.ends.to_string(),
            quarters: quarters(gantt),
            is_due: gantt.bars.iter().any(|bar| bar.due.is_some()),
            rows: gantt.bars.iter().map(|bar| Row::of(bar, gantt)).collect(),
        }
    }
}

impl Row {
    fn of(bar: &Bar, gantt: &Gantt) -> Self {
        let at = along(bar.begins, gantt);
        let due = bar
            .due
            .map(|due| format!(", due {due}"))
            .unwrap_or_default();
        Self {
            label: shown(&bar.label),
            what: shown(&bar.what),
            class: if bar.finds_out { "finds-out" } else { "does" },
            told: format!("{} to {}{due}", bar.begins, bar.done),
            at,
            // What takes a day is still to be seen.
            length: (along(bar.done, gantt) - at).max(3),
            due: bar.due.map(|due| along(due, gantt)),
        }
    }
}

fn along(day: Date, gantt: &Gantt) -> i64 {
    let whole = days(gantt.begins, gantt.ends).max(1);
    (days(gantt.begins, day) * LENGTH / whole).clamp(0, LENGTH)
}

fn days(from: Date, to: Date) -> i64 {
    let span = from.until((Unit::Day, to));
    span.map_or(0, |span| i64::from(span.get_days()))
}

fn quarters(gantt: &Gantt) -> Vec<i64> {
    let first = gantt.begins.first_of_month();
    let months =
        (1..=600).filter_map(|months| first.checked_add(jiff::Span::new().months(months)).ok());
    let within = months.take_while(|month| *month <= gantt.ends);
    let begins = within.filter(|month| (month.month() - 1) % 3 == 0);
    begins.map(|month| along(month, gantt)).collect()
}
