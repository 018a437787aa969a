//! First replies: a row for each issue or change that somebody opened, with how long it took until
//! somebody replied.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::Offset;

use crate::gather::tools::day::day;
use crate::gather::tools::guard::Trouble;
use crate::gather::tools::table::rows::{Row, find};

/// The most rows of one file.
const MOST: usize = 1_000_000;
const SECOND: u64 = 1_000_000;
const DAY: u64 = 86_400 * SECOND;
/// The longest time, in days, that is taken for one.
const MOST_DAYS: u64 = 36_500;

/// How long it took until somebody replied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::gather::tools) struct Reply {
    /// When it was opened; none where the file does not say.
    pub(in crate::gather::tools) opened: Option<Date>,
    /// In millionths of a second.
    pub(in crate::gather::tools) took: u64,
}

/// Where what is needed stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Columns {
    opened: Option<usize>,
    reply: ReplyColumn,
}

#[derive(Clone, Copy, Debug)]
enum ReplyColumn {
    /// When somebody replied.
    At(usize),
    /// After how many units, each of so many millionths of a second.
    After(usize, u64),
    /// After how many of something.
    Somehow,
}

impl Columns {
    pub(super) fn of(columns: &[String]) -> Option<Self> {
        let opened = find(columns, &["created at", "opened at", "created", "opened"]);
        let at = find(columns, &["first response at", "first reply at", "first comment at"]);
        if let (Some(_), Some(at)) = (opened, at) {
            return Some(Self { opened, reply: ReplyColumn::At(at) });
        }
        // GrimoireLab counts in days.
        let days = ["time to first attention without bot", "time to first attention"];
        if let Some(column) = find(columns, &days) {
            return Some(Self { opened, reply: ReplyColumn::After(column, DAY) });
        }
        let words = ["time to first response", "time to first reply", "first response time"];
        let units = [("seconds", 1), ("minutes", 60), ("hours", 3_600), ("days", 86_400)];
        for (unit, seconds) in units {
            let behind = words.map(|words| format!("{words} {unit}"));
            let before = [format!("{unit} to first response"), format!("{unit} to first reply")];
            let either: Vec<&str> = behind.iter().chain(&before).map(String::as_str).collect();
            if let Some(column) = find(columns, &either) {
                return Some(Self { opened, reply: ReplyColumn::After(column, seconds * SECOND) });
            }
        }
        find(columns, &words).map(|_| Self { opened, reply: ReplyColumn::Somehow })
    }
}

/// Takes in a row; one that nobody has replied to yet is passed over.
pub(super) fn take(row: &Row<'_>, columns: Columns, all: &mut Vec<Reply>) -> Result<(), Trouble> {
    let opened = columns.opened.map(|column| row.cell(column)).filter(|cell| !cell.is_empty());
    let took = match columns.reply {
        ReplyColumn::Somehow => {
            let help = "name the column `time to first response (hours)`, or days or minutes";
            return Err(row.trouble("no unit is named for the time to a first reply", help));
        }
        ReplyColumn::At(column) | ReplyColumn::After(column, _) if row.cell(column).is_empty() => {
            return Ok(());
        }
        ReplyColumn::At(column) => {
            let (from, to) = (instant(opened.unwrap_or_default()), instant(row.cell(column)));
            let help = "write both times as 2026-11-28T10:15:00Z";
            let (Some(from), Some(to)) = (from, to) else {
                return Err(row.trouble("a time that is none", help));
            };
            let between = to.as_microsecond() - from.as_microsecond();
            u64::try_from(between)
                .map_err(|_| row.trouble("a reply before it was opened", "look which is true"))?
        }
        ReplyColumn::After(column, unit) => time(row.cell(column), unit)
            .ok_or_else(|| row.trouble("a time that is none", "write a number of 0 or more"))?,
    };
    let opened = opened.map(|text| day("created at", text)).transpose();
    let opened = opened.map_err(|wrong| row.trouble(wrong, "write it as 2026-11-28"))?;
    if all.len() == MOST {
        let help = "write the last twelve months only";
        return Err(row.trouble(format!("more than {MOST} replies"), help));
    }
    all.push(Reply { opened, took });
    Ok(())
}

/// Reads a number of units, to a millionth of one.
fn time(cell: &str, unit: u64) -> Option<u64> {
    let number: f64 = cell.parse().ok()?;
    let is_time = (0.0..=1e10).contains(&number);
    let digits = is_time.then(|| format!("{number:.6}"))?;
    let (whole, millionths) = digits.split_once('.')?;
    let millionths = whole.parse::<u128>().ok()? * 1_000_000 + millionths.parse::<u128>().ok()?;
    let took = u64::try_from(millionths * u128::from(unit) / 1_000_000).ok()?;
    (took <= MOST_DAYS * DAY).then_some(took)
}

/// Reads a moment; one without a zone is taken to be in UTC.
fn instant(text: &str) -> Option<Timestamp> {
    let in_utc = || {
        let civil: DateTime = text.parse().ok()?;
        Offset::UTC.to_timestamp(civil).ok()
    };
    text.parse().ok().or_else(in_utc)
}
