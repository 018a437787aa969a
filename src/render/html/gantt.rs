//! A plan along its days, as bars below one line of months.

use jiff::Unit;
use jiff::civil::Date;

use crate::lang::{Lang, say};
use crate::render::html::text::shown;
use crate::report::{Bar, Gantt, dates};

/// As many days are named above the bars.
const MOST_TICKS: usize = 4;

#[derive(Debug)]
pub(super) struct Days {
    /// The beginnings of some quarters: where they stand, in percent, and the month.
    pub(super) ticks: Vec<(String, String)>,
    /// Where the day stands by which the goal is wanted, in percent, and what it is called.
    pub(super) wanted: Option<(String, String)>,
    pub(super) rows: Vec<GanttRow>,
    /// What the signs mean that are there; empty where there are none.
    pub(super) legend: String,
}

/// How exactly days are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DayPrecision {
    Days,
    Months,
}

#[derive(Debug)]
pub(super) struct GanttRow {
    pub(super) label: String,
    pub(super) what: String,
    pub(super) class: &'static str,
    pub(super) told: String,
    /// Where it begins, and how long it takes, in percent of all days; none where it is due before
    /// work can begin, and where nobody has estimated it.
    pub(super) bar: Option<(String, String)>,
    pub(super) due: Option<String>,
    /// Where the work is done, and from where on its level can be shown.
    pub(super) shown: Option<(String, String)>,
}

impl Days {
    pub(super) fn of(gantt: &Gantt, told: DayPrecision) -> Self {
        let wanted = gantt.wanted.filter(|day| *day <= gantt.ends);
        Self {
            ticks: ticks(gantt, told),
            wanted: wanted.map(|day| {
                let lang = &gantt.lang;
                let name = lang.named(&say!(lang, "Target"), &told.day(lang, day));
                (percent(along(day, gantt)), name)
            }),
            rows: gantt.bars.iter().map(|bar| GanttRow::of(bar, gantt, told)).collect(),
            legend: legend(gantt),
        }
    }
}

impl DayPrecision {
    fn day(self, lang: &Lang, day: Date) -> String {
        match self {
            Self::Days => day.to_string(),
            Self::Months => dates::month(lang, day),
        }
    }

    fn month(self, lang: &Lang, day: Date) -> String {
        match self {
            Self::Days => format!("{:04}-{:02}", day.year(), day.month()),
            Self::Months => dates::month(lang, day),
        }
    }
}

impl GanttRow {
    fn of(bar: &Bar, gantt: &Gantt, told: DayPrecision) -> Self {
        let (lang, done) = (&gantt.lang, bar.done);
        let said = |day| told.day(lang, day);
        let days = done.map(|done| match bar.begins {
            Some(begins) => {
                say!(lang, "{begins} to {done}", begins = said(begins), done = said(done))
            }
            None => say!(lang, "until {day}", day = said(done)),
        });
        let due = bar.due.map(|due| say!(lang, "due {day}", day = said(due)));
        let from = bar.shown.map(|shown| say!(lang, "shown from {day}", day = said(shown)));
        let ends = done.map(|done| along(done, gantt));
        let drawn = |(begins, ends)| {
            let at = along(begins, gantt);
            // What takes a day is still to be seen, and on the last day too.
            let length = f64::max(ends - at, 1.0);
            (percent(at.min(100.0 - length)), percent(length))
        };
        Self {
            label: shown(&bar.label),
            what: shown(&bar.what),
            class: if bar.finds_out { "finds-out" } else { "on" },
            told: lang.in_a_row([days, due, from].into_iter().flatten()),
            bar: bar.begins.zip(ends).map(drawn),
            due: bar.due.map(|due| percent(along(due, gantt))),
            shown: ends
                .zip(bar.shown)
                .map(|(ends, day)| (percent(ends), percent(along(day, gantt)))),
        }
    }
}

fn legend(gantt: &Gantt) -> String {
    let lang = &gantt.lang;
    let is_due = gantt.bars.iter().any(|bar| bar.due.is_some());
    let is_later = gantt.bars.iter().any(|bar| bar.shown.is_some());
    let due = is_due.then(|| say!(lang, "A triangle marks where something is due."));
    let shown = is_later.then(|| {
        say!(lang, "A diamond marks from when a level can be shown that looks back on months.")
    });
    lang.sentences(due.into_iter().chain(shown))
}

fn percent(number: f64) -> String {
    format!("{number:.1}%")
}

/// Returns how far along all days one is, in percent.
fn along(day: Date, gantt: &Gantt) -> f64 {
    let whole = days(gantt.begins, gantt.ends).max(1.0);
    (days(gantt.begins, day) * 100.0 / whole).clamp(0.0, 100.0)
}

fn days(from: Date, to: Date) -> f64 {
    let span = from.until((Unit::Day, to));
    span.map_or(0.0, |span| f64::from(span.get_days()))
}

/// Returns where quarters begin: all of them, or one in so many that their names have room.
fn ticks(gantt: &Gantt, told: DayPrecision) -> Vec<(String, String)> {
    let first = gantt.begins.first_of_month();
    let months =
        (1..=600).filter_map(|months| first.checked_add(jiff::Span::new().months(months)).ok());
    let within = months.take_while(|month| *month <= gantt.ends);
    let quarters: Vec<Date> = within.filter(|month| (month.month() - 1) % 3 == 0).collect();
    let step = quarters.len().div_ceil(MOST_TICKS).max(1);
    let some = quarters.into_iter().step_by(step);
    // The name of a day begins at it, and near the end has no room; that of a month is centred.
    let some = some.map(|day| (along(day, gantt), day));
    let some = some.filter(|(at, _)| told == DayPrecision::Months || *at < 85.0);
    some.map(|(at, day)| (percent(at), told.month(&gantt.lang, day))).collect()
}
