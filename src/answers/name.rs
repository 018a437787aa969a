//! The names of sheets: of which round one is, and whose.

use jiff::civil::Date;

use crate::text::words;

/// How the name of a sheet ends that holds what a meeting agreed on.
const SETTLED: &str = "-settled";
/// How the name of a sheet ended that was put together from the others of its day.
const MERGED: &str = "-merged";
/// What follows the day in the name of the file that holds what programs found. It is no sheet.
const GATHERED: &str = "-gathered";

/// What a sheet's name says of it, which puts sheets in order.
///
/// The day at the start of a name is that of its round, and a name without a day comes before all
/// days. In one round the respondents' sheets come first, then the round's own, then what was
/// settled.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SheetName {
    /// The day on which its round began; none where the name does not begin with one.
    pub day: Option<Date>,
    pub part: Part,
    name: String,
}

words! {
    /// Which part of a round a sheet is.
    #[derive(PartialOrd, Ord)]
    pub enum Part {
        /// The answers of a respondent.
        Respondent = "respondent",
        /// The round's own sheet: of whoever leads it.
        Own = "own",
        /// What an earlier version put together from the others; it may hold what was settled.
        Merged = "merged",
        /// What a meeting agreed on.
        Settled = "settled",
        /// What programs found: no sheet, and nothing that lists sheets names it.
        Gathered = "gathered",
    }
}

impl SheetName {
    /// Takes the name of a sheet without its ending.
    pub fn of(name: &str) -> Self {
        let start = name.get(..10);
        let day = start.and_then(|day| day.parse().ok());
        let part = match start {
            Some(_) if day.is_none() => Part::Respondent,
            Some(day) if day == name => Part::Own,
            Some(day) if name.strip_prefix(day) == Some(GATHERED) => Part::Gathered,
            Some(_) if name.ends_with(SETTLED) => Part::Settled,
            Some(_) if name.ends_with(MERGED) => Part::Merged,
            _ => Part::Respondent,
        };
        Self { day, part, name: name.to_owned() }
    }

    /// Returns the name of the sheet that holds what is settled in the round of a day.
    pub fn settled(day: Date) -> String {
        format!("{day}{SETTLED}")
    }

    /// Returns the name of the file that holds what programs found for the round of a day.
    pub fn gathered(day: Date) -> String {
        format!("{day}{GATHERED}")
    }

    pub fn as_str(&self) -> &str {
        &self.name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_by_day_and_what_was_settled_in_a_round_comes_last() {
        let names = [
            "notes",
            "notes-settled",
            "2026-05-01",
            "2026-11-22-dev",
            "2026-11-22-legal",
            "2026-11-22",
            "2026-11-22-merged",
            "2026-11-22-settled",
            "2026-12-01-a",
        ];
        assert!(names.is_sorted_by_key(|name| SheetName::of(name)));
    }

    #[test]
    fn what_programs_found_bears_the_day_and_nothing_else() {
        let day = jiff::civil::date(2026, 11, 22);
        assert_eq!(SheetName::of(&SheetName::gathered(day)).part, Part::Gathered);
        for name in ["2026-11-22-lea-gathered", "gathered", "2026-11-22-gathered-2"] {
            assert_eq!(SheetName::of(name).part, Part::Respondent, "{name}");
        }
    }
}
