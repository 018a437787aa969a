//! Evidence on one line: `Audit report (2026-01-31 – 2027-01-31)`.

use jiff::civil::Date;

use crate::answers::Evidence;
use crate::form::shown;
use crate::yaml;

/// What stands between the day of a thing and the last day on which it shows anything.
const UNTIL: char = '–';

const DASHES: [char; 3] = ['-', '–', '—'];

pub(super) fn line(evidence: &Evidence) -> String {
    let text = shown::on_one_line(&evidence.text);
    match (evidence.date, evidence.until) {
        // Without brackets of its own, a text that ends like days would be read as them.
        (None, None) if days(&text).is_some() => format!("{text} ()"),
        (None, None) => text,
        (Some(date), None) => format!("{text} ({date})"),
        (None, Some(until)) => format!("{text} ({UNTIL} {until})"),
        (Some(date), Some(until)) => format!("{text} ({date} {UNTIL} {until})"),
    }
}

/// Reads a line of a form; what is wrong is a day that is not in the calendar.
pub(super) fn read(line: &str) -> Result<Evidence, String> {
    let line = line.trim();
    let (text, date, until) = match days(line) {
        Some((text, inside)) if !text.is_empty() => {
            let (date, until) = parts(inside);
            (text, day(date)?, day(until)?)
        }
        _ => (line, None, None),
    };
    Ok(Evidence { text: shown::meant(text).trim().to_owned(), date, until, known: None })
}

/// Takes a line apart that ends with days in brackets, or with empty ones.
fn days(line: &str) -> Option<(&str, &str)> {
    let (text, inside) = line.strip_suffix(')')?.rsplit_once('(')?;
    let (date, until) = parts(inside);
    let is_sound = [date, until].iter().all(|day| day.is_empty() || yaml::is_date(day));
    is_sound.then(|| (text.trim_end(), inside))
}

/// Returns the day of a thing and its last one, each of them empty where it is not said.
fn parts(inside: &str) -> (&str, &str) {
    let inside = inside.trim();
    let Some(date) = inside.get(..10).filter(|date| yaml::is_date(date)) else {
        return ("", inside.trim_start_matches(DASHES).trim());
    };
    let rest = inside.get(10..).unwrap_or_default().trim();
    match rest.strip_prefix(DASHES) {
        Some(until) => (date, until.trim()),
        // Words behind a day make the whole no days.
        None if rest.is_empty() => (date, ""),
        None => ("", inside),
    }
}

fn day(word: &str) -> Result<Option<Date>, String> {
    match word {
        "" => Ok(None),
        word => yaml::day(word).map(Some).ok_or_else(|| word.to_owned()),
    }
}
