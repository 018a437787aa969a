//! Evidence on one line, as people write it: `Audit report (2026-01-31 – 2027-01-31)`. It is read
//! alike while asking, in forms and on the command line.

use jiff::civil::Date;

use crate::answers::answer::Evidence;
use crate::yaml;

const BETWEEN: [&str; 7] = ["--", "-", "–", "—", "to", "until", "至"];

/// What is wrong with the days in the brackets.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum WrongDays {
    #[error("`{0}` is not a day of the calendar")]
    NotInCalendar(String),
    #[error("`{0}` is not a date")]
    NotADate(String),
    #[error("evidence of {0} cannot end on {1}, before it")]
    EndsBefore(Date, Date),
}

impl WrongDays {
    /// Returns how the days are written.
    pub fn help(&self) -> &'static str {
        match self {
            Self::NotInCalendar(_) => "check the month and the day",
            Self::NotADate(_) => {
                "write year, month and day: Audit (2026-01-31) or Audit (2026-01-31 to 2027-01-31)"
            }
            Self::EndsBefore(..) => "write the day of the thing first, then its last one",
        }
    }
}

impl Evidence {
    /// Words or an address without a day.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), date: None, until: None, known: None }
    }

    /// Reads words or an address, with days in brackets at their end where there are some: its own
    /// day, the last one, or both. Empty brackets say that what stands before them is all words.
    ///
    /// # Errors
    /// Where what stands in the brackets is meant as days and is none.
    pub fn on_line(line: &str) -> Result<Self, WrongDays> {
        let line = line.trim();
        match in_brackets(line).filter(|(text, _)| !text.is_empty()) {
            Some((text, Days::Read(date, until))) => {
                Ok(Self { date: day(date)?, until: day(until)?, ..Self::new(text) })
            }
            Some((_, Days::Misspelt(word))) => Err(WrongDays::NotADate(word.to_owned())),
            None => Ok(Self::new(line)),
        }
    }

    /// Refuses a last day before the thing itself. A sheet may have both all the same, and a form
    /// brings them back as they were.
    ///
    /// # Errors
    /// Where the last day is before the day.
    pub fn in_order(self) -> Result<Self, WrongDays> {
        match (self.date, self.until) {
            (Some(date), Some(until)) if until < date => Err(WrongDays::EndsBefore(date, until)),
            _ => Ok(self),
        }
    }

    /// Puts the days behind a text that stands on one line, so that it is read as it was.
    pub fn with_days(&self, text: &str) -> String {
        match (self.date, self.until) {
            // Without brackets of its own, a text that ends like days would be read as them.
            (None, None) if in_brackets(text).is_some() => format!("{text} ()"),
            (None, None) => text.to_owned(),
            (Some(date), None) => format!("{text} ({date})"),
            (None, Some(until)) => format!("{text} (– {until})"),
            (Some(date), Some(until)) => format!("{text} ({date} – {until})"),
        }
    }
}

/// What stands in brackets at the end of a line.
enum Days<'l> {
    /// The day of a thing and its last one in the shape of dates, each of them empty where it is not
    /// said.
    Read(&'l str, &'l str),
    /// What is meant as a day and is written otherwise.
    Misspelt(&'l str),
}

/// Takes a line apart that ends with days in brackets, or with empty ones.
fn in_brackets(line: &str) -> Option<(&str, Days<'_>)> {
    let (text, inside) = line.strip_suffix([')', '）'])?.rsplit_once(['(', '（'])?;
    let inside = inside.trim();
    let (date, until) = parts(inside);
    let days = if [date, until].iter().all(|day| day.is_empty() || yaml::is_date(day)) {
        Days::Read(date, until)
    } else {
        Days::Misspelt(misspelt(inside)?)
    };
    Some((text.trim_end(), days))
}

fn parts(inside: &str) -> (&str, &str) {
    let date = inside.get(..10).filter(|date| yaml::is_date(date)).unwrap_or_default();
    let rest = inside.get(date.len()..).unwrap_or_default().trim();
    match BETWEEN.iter().find_map(|word| rest.strip_prefix(word)) {
        Some(until) => (date, until.trim()),
        None if rest.is_empty() => (date, ""),
        // Words make the whole no days.
        None => ("", inside),
    }
}

/// Returns the first word that is meant as a day, where all words are.
fn misspelt(inside: &str) -> Option<&str> {
    let words = inside.split(|c: char| c.is_whitespace() || matches!(c, '–' | '—'));
    let words = words.filter(|word| !word.is_empty() && !BETWEEN.contains(word));
    let words: Vec<&str> = words.collect();
    let all_meant = words.iter().all(|word| yaml::is_date(word) || is_meant_as_day(word));
    // Where each word is a date, what stands between them is wrong, and is told with them.
    let first = words.iter().find(|word| !yaml::is_date(word)).copied();
    first.or((!words.is_empty()).then_some(inside)).filter(|_| all_meant)
}

/// Says whether a word has three numbers, the year in full among them: `31.1.2026`, `2026/1/31`.
fn is_meant_as_day(word: &str) -> bool {
    let numbers: Vec<&str> = word.split(['.', '/', '-']).collect();
    let [first, second, third] = numbers.as_slice() else {
        return false;
    };
    let is_year = |word: &str| word.len() == 4;
    let is_short = |word: &str| (1..=2).contains(&word.len());
    numbers.iter().all(|number| number.bytes().all(|b| b.is_ascii_digit()))
        && is_short(second)
        && ((is_year(first) && is_short(third)) || (is_short(first) && is_year(third)))
}

fn day(word: &str) -> Result<Option<Date>, WrongDays> {
    match word {
        "" => Ok(None),
        word => {
            let day = yaml::day(word).map(Some);
            day.ok_or_else(|| WrongDays::NotInCalendar(word.to_owned()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> (String, Option<String>, Option<String>) {
        let evidence = Evidence::on_line(line).unwrap();
        let day = |day: Option<Date>| day.map(|day| day.to_string());
        (evidence.text, day(evidence.date), day(evidence.until))
    }

    #[test]
    fn days_stand_in_brackets_with_a_dash_or_a_word_between_them() {
        let (date, until) = (Some("2026-01-31".to_owned()), Some("2027-01-31".to_owned()));
        let of = |date: &Option<String>, until: &Option<String>| {
            ("Audit".to_owned(), date.clone(), until.clone())
        };
        assert_eq!(read("Audit (2026-01-31)"), of(&date, &None));
        for between in [" – ", "–", " - ", "-", " — ", " to ", " until "] {
            let line = format!("Audit (2026-01-31{between}2027-01-31)");
            assert_eq!(read(&line), of(&date, &until), "{line}");
        }
        assert_eq!(read("Audit (until 2027-01-31)"), of(&None, &until));
        assert_eq!(read("Audit ( – 2027-01-31 )"), of(&None, &until));
        assert_eq!(read("Audit ()"), of(&None, &None));
    }

    #[test]
    fn other_brackets_are_words() {
        for line in
            ["Audit (EY)", "Audit (2026)", "(2026-01-31)", "Deck (v1.2.3)", "Plan (2025-26)"]
        {
            assert_eq!(read(line), (line.to_owned(), None, None));
        }
        for line in ["Audit (draft of 2026-01-31)", "Audit 2026-01-31", "f(x)", "Shell (1.2.3)"] {
            assert_eq!(read(line), (line.to_owned(), None, None));
        }
    }

    #[test]
    fn a_day_that_is_none_is_told() {
        for (inside, told) in [
            ("01.03.2026", "`01.03.2026` is not a date"),
            ("2026/03/01", "`2026/03/01` is not a date"),
            ("2026-3-1", "`2026-3-1` is not a date"),
            ("2026-01-31 – 31.1.2027", "`31.1.2027` is not a date"),
            ("31.01.2026 to 31.01.2027", "`31.01.2026` is not a date"),
            ("2026-01-31 2027-01-31", "`2026-01-31 2027-01-31` is not a date"),
            ("2026-02-31", "`2026-02-31` is not a day of the calendar"),
            ("2026-01-31 - 2027-02-31", "`2027-02-31` is not a day of the calendar"),
        ] {
            let wrong = Evidence::on_line(&format!("Audit ({inside})")).unwrap_err();
            assert_eq!(wrong.to_string(), told);
        }
        let backwards = Evidence::on_line("Audit (2027-01-31 - 2026-01-31)").unwrap();
        let told = "evidence of 2027-01-31 cannot end on 2026-01-31, before it";
        assert_eq!(backwards.in_order().unwrap_err().to_string(), told);
    }

    #[test]
    fn what_is_written_is_read_as_it_was() {
        for text in ["Audit", "Audit (2026-01-31)", "Audit (01.03.2026)", "Audit ()", "a ) b ("] {
            let plain = Evidence::new(text);
            assert_eq!(Evidence::on_line(&plain.with_days(text)), Ok(plain));
        }
    }
}
