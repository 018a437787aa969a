//! One item that should be looked at again, and why.

use jiff::civil::Date;

use crate::answers::{Answer, Choice, Evidence, Sheet};
use crate::insight::stale::evidence::{Outdated, outdated, outdated_on};
use crate::model::Item;
use crate::organisation::Period;

/// An item whose answer should be looked at again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaleItem<'a> {
    /// The item.
    pub item: &'a Item,
    /// Its answer; where the question has changed, what was answered before.
    pub answer: &'a Answer,
    /// The day of that answer: its own, else that of the sheet.
    pub given: Date,
    /// Why; never empty.
    pub why: Vec<WhyStale<'a>>,
}

/// Why an answer should be looked at again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyStale<'a> {
    /// The question has changed since; in a sentence, how.
    Reworded(&'a str),
    /// The answer was given on this day, which is too long ago.
    Old(Date),
    /// A piece of evidence shows nothing any more.
    Evidence(&'a Evidence, Outdated),
}

impl WhyStale<'_> {
    /// Returns the word that programs use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Reworded(_) => "reworded",
            Self::Old(_) => "answer-old",
            Self::Evidence(_, Outdated::Old(_)) => "evidence-old",
            Self::Evidence(_, Outdated::Ended(_)) => "evidence-ended",
        }
    }

    /// Returns the day that is too long ago; a change of wording has none.
    pub fn day(self) -> Option<Date> {
        match self {
            Self::Reworded(_) => None,
            Self::Old(day) => Some(day),
            Self::Evidence(_, outdated) => Some(outdated.day()),
        }
    }
}

impl<'a> StaleItem<'a> {
    /// Takes what a sheet says of an item; `why` is empty where it need not be looked at again.
    /// None where there is no answer that could grow old.
    pub(super) fn of(item: &'a Item, sheet: &'a Sheet, today: Date, after: Period) -> Option<Self> {
        let again = (sheet.again.get(&item.id)).filter(|again| says_something(&again.was));
        let present = sheet
            .answer(&item.id)
            .filter(|answer| says_something(answer));
        let answer = present.or_else(|| again.map(|again| &again.was))?;
        let given = answer.answered.unwrap_or(sheet.date);
        let mut why = Vec::new();
        why.extend(again.map(|again| WhyStale::Reworded(&again.why)));
        if after.is_over(given, today) {
            why.push(WhyStale::Old(given));
        }
        why.extend(answer.evidence.iter().filter_map(|evidence| {
            let outdated = outdated(evidence, today, after)?;
            Some(WhyStale::Evidence(evidence, outdated))
        }));
        Some(Self {
            item,
            answer,
            given,
            why,
        })
    }

    /// Returns the first day on which something of it is too long ago.
    pub(super) fn stale_on(&self, after: Period) -> Date {
        let evidence = self.answer.evidence.iter();
        let days = evidence.filter_map(|evidence| outdated_on(evidence, after));
        days.fold(after.over_on(self.given), Date::min)
    }
}

/// A don't know says nothing that could grow old.
pub(super) fn says_something(answer: &Answer) -> bool {
    match answer.choice {
        Choice::Level(_) | Choice::NotApplicable { .. } => true,
        Choice::Unknown => false,
    }
}
