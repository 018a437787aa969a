//! Evidence on one line, as people write it: `Audit report (2026-01-31 – 2027-01-31)`. It is read
//! alike while asking, in forms and on the command line.

use jiff::civil::Date;

use crate::answers::answer::Evidence;
use crate::yaml::{self, Fields, Reader, WrongDay};

const BETWEEN: [&str; 11] = ["--", "-", "–", "—", "~", "～", "〜", "to", "until", "bis", "至"];

/// What is wrong with the days in the brackets.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum WrongDays {
    #[error("{}", .0.told().0)]
    Day(WrongDay),
    #[error("evidence of {0} cannot end on {1}, before it")]
    EndsBefore(Date, Date),
}

impl WrongDays {
    /// Returns how the days are written.
    pub fn help(&self) -> &'static str {
        match self {
            Self::Day(WrongDay::NotADate(_)) => {
                "write year, month and day: Audit (2026-01-31) or Audit (2026-01-31 to 2027-01-31)"
            }
            Self::Day(wrong) => wrong.told().1,
            Self::EndsBefore(..) => "write the day of the thing first, then its last one",
        }
    }
}

impl Evidence {
    /// Words or an address without a day.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), date: None, until: None, known: None }
    }

    /// Says whether it still shows something on a day: on its last one it does.
    pub fn holds_on(&self, day: Date) -> bool {
        self.until.is_none_or(|until| day <= until)
    }

    /// Reads words or an address, with days in brackets at their end where there are some: its own
    /// day, the last one, or both. Empty brackets say that what stands before them is all words.
    ///
    /// # Errors
    /// Where what stands in the brackets is meant as days and is none, or ends before it begins.
    pub fn on_line(line: &str) -> Result<Self, WrongDays> {
        let line = line.trim();
        match in_brackets(line).filter(|(text, _)| !text.is_empty()) {
            Some((text, [date, until])) => {
                Self { date: day(date)?, until: day(until)?, ..Self::new(text) }.in_order()
            }
            None => Ok(Self::new(line)),
        }
    }

    /// Refuses a last day before the thing itself.
    ///
    /// # Errors
    /// Where the last day is before the day.
    pub fn in_order(self) -> Result<Self, WrongDays> {
        match (self.date, self.until) {
            (Some(date), Some(until)) if until < date => Err(WrongDays::EndsBefore(date, until)),
            _ => Ok(self),
        }
    }

    /// Tells a last day before the thing itself in a sheet.
    pub(super) fn tell_backwards(fields: &Fields<'_, '_>, reader: &mut Reader<'_>) {
        let said = |name| {
            let node = fields.get(name)?;
            Some((node.place, yaml::day(node.word()?).ok()?))
        };
        let (Some((_, date)), Some((place, until))) = (said("date"), said("until")) else { return };
        let evidence = Self { date: Some(date), until: Some(until), ..Self::new("") };
        if let Err(wrong) = evidence.in_order() {
            reader.tell(place, wrong.to_string(), wrong.help());
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

/// Returns what stands before the brackets at the end of a line, and what is meant in them as the day of
/// a thing and its last one, each empty where it is not said. None where no day is meant.
fn in_brackets(line: &str) -> Option<(&str, [&str; 2])> {
    let (text, inside) = line.strip_suffix([')', '）'])?.rsplit_once(['(', '（'])?;
    Some((text.trim_end(), days(inside.trim())?))
}

fn days(inside: &str) -> Option<[&str; 2]> {
    if inside.is_empty() || is_meant_as_day(inside) {
        return Some([inside, ""]);
    }
    let splits = BETWEEN.iter().flat_map(|word| inside.match_indices(word)).map(|(at, word)| {
        let (before, behind) = inside.split_at(at);
        [before.trim(), behind.get(word.len()..).unwrap_or_default().trim()]
    });
    let is_day = |word: &&str| word.is_empty() || is_meant_as_day(word);
    let mut days = splits.filter(|days| days.iter().all(is_day));
    // Two days and nothing between them are told.
    let words = || inside.split_whitespace().all(is_meant_as_day);
    days.next().or_else(|| words().then_some([inside, ""]))
}

/// Says whether a word is a day, or is meant as one that is not in the calendar or not clear.
fn is_meant_as_day(word: &str) -> bool {
    !matches!(yaml::day::<Date>(word), Err(WrongDay::NotADate(_)))
}

fn day(word: &str) -> Result<Option<Date>, WrongDays> {
    match word {
        "" => Ok(None),
        word => yaml::day(word).map(Some).map_err(WrongDays::Day),
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
        for days in
            ["31.1.2026 - 31.01.2027", "31 January 2026 bis 31. Januar 2027", "2026/1/31-2027/1/31"]
        {
            assert_eq!(read(&format!("Audit ({days})")), of(&date, &until), "{days}");
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
            ("03/04/2026", "`03/04/2026` may be 2026-04-03 or 2026-03-04"),
            ("today", "`today` will be another day when it is read"),
            ("2026-01-31 – 31.2.2027", "`31.2.2027` is not a day of the calendar"),
            ("2026-01-31 2027-01-31", "`2026-01-31 2027-01-31` is not a date"),
            ("2026-02-31", "`2026-02-31` is not a day of the calendar"),
            ("2026-01-31 - 2027-02-31", "`2027-02-31` is not a day of the calendar"),
        ] {
            let wrong = Evidence::on_line(&format!("Audit ({inside})")).unwrap_err();
            assert_eq!(wrong.to_string(), told);
        }
        let backwards = Evidence::on_line("Audit (2027-01-31 - 2026-01-31)").unwrap_err();
        let told = "evidence of 2027-01-31 cannot end on 2026-01-31, before it";
        assert_eq!(backwards.to_string(), told);
    }

    #[test]
    fn what_is_written_is_read_as_it_was() {
        for text in ["Audit", "Audit (2026-01-31)", "Audit (01.03.2026)", "Audit ()", "a ) b ("] {
            let plain = Evidence::new(text);
            assert_eq!(Evidence::on_line(&plain.with_days(text)), Ok(plain));
        }
    }
}
