//! A plan along its days, as bars.

use jiff::Unit;
use jiff::civil::Date;

use crate::lang::say;
use crate::render::html::text::shown;
use crate::report::{Bar, Gantt};

/// The length of all days in the units of the drawing.
const LENGTH: i64 = 400;

#[derive(Debug)]
pub(super) struct Days {
    pub(super) caption: String,
    pub(super) quarters: Vec<i64>,
    pub(super) rows: Vec<GanttRow>,
}

#[derive(Debug)]
pub(super) struct GanttRow {
    pub(super) label: String,
    pub(super) what: String,
    pub(super) class: &'static str,
    pub(super) told: String,
    /// Where it begins; none where it is due before work can begin.
    pub(super) at: Option<i64>,
    pub(super) length: i64,
    pub(super) due: Option<i64>,
    pub(super) shown: Option<i64>,
}

impl Days {
    pub(super) fn of(gantt: &Gantt) -> Self {
        Self {
            caption: caption(gantt),
            quarters: quarters(gantt),
            rows: gantt.bars.iter().map(|bar| GanttRow::of(bar, gantt)).collect(),
        }
    }
}

impl GanttRow {
    fn of(bar: &Bar, gantt: &Gantt) -> Self {
        let at = bar.begins.map(|begins| along(begins, gantt));
        let (lang, done) = (&gantt.lang, bar.done);
        let days = match bar.begins {
            Some(begins) => say!(lang, "{begins} to {done}", begins, done),
            None => say!(lang, "until {day}", day = done),
        };
        let due = bar.due.map(|due| say!(lang, "due {day}", day = due));
        let from = bar.shown.map(|shown| say!(lang, "shown from {day}", day = shown));
        let told = lang.in_a_row([Some(days), due, from].into_iter().flatten());
        Self {
            label: shown(&bar.label),
            what: shown(&bar.what),
            class: if bar.finds_out { "finds-out" } else { "does" },
            told,
            // What takes a day is still to be seen.
            length: at.map_or(0, |at| (along(bar.done, gantt) - at).max(3)),
            at,
            due: bar.due.map(|due| along(due, gantt)),
            shown: bar.shown.map(|shown| along(shown, gantt)),
        }
    }
}

fn caption(gantt: &Gantt) -> String {
    let (lang, begins, ends) = (&gantt.lang, gantt.begins, gantt.ends);
    let is_due = gantt.bars.iter().any(|bar| bar.due.is_some());
    let is_later = gantt.bars.iter().any(|bar| bar.shown.is_some());
    let days =
        say!(lang, "From {begins} to {ends}; a line marks where a quarter begins.", begins, ends);
    let due = is_due.then(|| say!(lang, "A triangle marks where something is due."));
    let shown = is_later.then(|| {
        say!(lang, "A diamond marks from when a level can be shown that looks back on months.")
    });
    lang.sentences([Some(days), due, shown].into_iter().flatten())
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
