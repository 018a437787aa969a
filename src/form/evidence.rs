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
    Ok(Evidence { text: shown::meant(text).trim().to_owned(), date, until })
}

/// Takes a line apart that ends with days in brackets, or with empty ones.
fn days(line: &str) -> Option<(&str, &str)> {
    let (text, inside) = line.strip_suffix(')')?.rsplit_once('(')?;
    let (date, until) = parts(inside);
    let is_sound = [date, until].iter().all(|day| day.is_empty() || yaml::is_day(day));
    is_sound.then(|| (text.trim_end(), inside))
}

/// Returns the day of a thing and its last one, each of them empty where it is not said.
fn parts(inside: &str) -> (&str, &str) {
    let inside = inside.trim();
    let Some(date) = inside.get(..10).filter(|date| yaml::is_day(date)) else {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_stand_in_brackets_behind_the_words() {
        let read = |line| {
            let evidence = read(line).unwrap();
            let day = |day: Option<Date>| day.map_or(String::new(), |day| day.to_string());
            (evidence.text, day(evidence.date), day(evidence.until))
        };
        for (line, text, date, until) in [
            ("Audit", "Audit", "", ""),
            ("Audit (2026-01-31)", "Audit", "2026-01-31", ""),
            ("Audit(2026-01-31 - 2027-01-31)", "Audit", "2026-01-31", "2027-01-31"),
            ("Audit (– 2027-01-31)", "Audit", "", "2027-01-31"),
            ("Audit (of 2026-01-31)", "Audit (of 2026-01-31)", "", ""),
            ("Audit (2026-01-31) ()", "Audit (2026-01-31)", "", ""),
            ("(2026-01-31)", "(2026-01-31)", "", ""),
        ] {
            assert_eq!(read(line), (text.into(), date.into(), until.into()), "{line}");
        }
    }

    #[test]
    fn a_day_that_is_none_is_told() {
        assert_eq!(read("Audit (2026-02-31)"), Err("2026-02-31".into()));
    }

    #[test]
    fn evidence_comes_back_as_it_was() {
        let day = "2026-01-31".parse().ok();
        for text in
            ["Audit", "a (2026-01-31)", "a ()", "()", "(2026-01-31)", "a\nb", "a (– 2026-01-31)"]
        {
            for (date, until) in [(None, None), (day, None), (None, day), (day, day)] {
                let evidence = Evidence { text: text.into(), date, until };
                assert_eq!(read(&line(&evidence)), Ok(evidence));
            }
        }
    }
}
