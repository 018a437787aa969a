//! An interview with what makes its answers last.

use jiff::civil::Date;
use ospo::answers::{Answer, Choice, Evidence, Sheet};
use ospo::insight::{self, Outdated};
use ospo::interview::Interview;
use ospo::model::Needs;
use ospo::organisation::Period;

use crate::cli::error::CommandError;

/// How the asking ended; every answer up to then is on disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// All questions were gone through.
    Finished,
    /// The respondent stopped, or the input ended.
    Stopped,
    /// Ctrl-C.
    Interrupted,
}

/// An interview with what makes its answers last.
pub(crate) struct Asking<'a, 'm> {
    pub(crate) interview: Interview<'m>,
    pub(crate) today: Date,
    /// How long an answer and its evidence hold.
    pub(crate) after: Period,
    /// Saves the sheet; called before anything new is shown.
    pub(crate) keep: &'a mut dyn FnMut(&Sheet) -> Result<(), CommandError>,
}

impl Asking<'_, '_> {
    /// Records an answer to the current item and saves it.
    pub(super) fn record(&mut self, choice: Choice) -> Result<(), CommandError> {
        let draft = self.interview.draft(choice);
        self.record_whole(draft)
    }

    fn record_whole(&mut self, answer: Answer) -> Result<(), CommandError> {
        self.interview.record(Answer { answered: Some(self.today), ..answer });
        (self.keep)(self.interview.sheet())
    }

    /// Says whether the current answer is high enough to be asked what shows it, and has nothing
    /// that does.
    pub(super) fn wants_evidence(&self) -> bool {
        let Some(item) = self.interview.current() else {
            return false;
        };
        let Some(answer) = self.interview.answer_to(item) else {
            return false;
        };
        let Choice::Level(level) = &answer.choice else {
            return false;
        };
        let Needs::Percent(pass) = self.interview.model().method.ladder.needs;
        let high = item.scale.level(level).is_some_and(|l| l.credit.hundredths() >= pass);
        high && answer.evidence.is_empty()
    }

    /// Says whether the current answer has evidence that shows nothing any more.
    pub(super) fn has_outdated(&self) -> bool {
        let interview = &self.interview;
        let answer = interview.current().and_then(|item| interview.answer_to(item));
        answer.is_some_and(|answer| {
            answer.evidence.iter().any(|evidence| self.outdated(evidence).is_some())
        })
    }

    /// Says why a piece of evidence shows nothing any more; none where it still does.
    pub(super) fn outdated(&self, evidence: &Evidence) -> Option<Outdated> {
        insight::outdated(evidence, self.today, self.after)
    }

    /// Drops what shows nothing any more from the current answer, saves it, and returns how many
    /// pieces that were. The day of the answer stays: nobody has confirmed its level.
    pub(super) fn drop_outdated(&mut self) -> Result<usize, CommandError> {
        let interview = &self.interview;
        let answer = interview.current().and_then(|item| interview.answer_to(item));
        let Some(answer) = answer else {
            return Ok(0);
        };
        let (before, mut kept) = (answer.evidence.len(), answer.clone());
        kept.evidence.retain(|evidence| self.outdated(evidence).is_none());
        let dropped = before - kept.evidence.len();
        if dropped > 0 {
            self.interview.amend(kept);
            (self.keep)(self.interview.sheet())?;
        }
        Ok(dropped)
    }

    /// Adds to the current answer a word on it and what shows it, and saves it. Words without an
    /// answer are a don't know with a note: they must not get lost.
    pub(super) fn add_words(
        &mut self,
        note: Option<&str>,
        shown_by: Option<&str>,
    ) -> Result<(), CommandError> {
        let Some(item) = self.interview.current() else {
            return Ok(());
        };
        let present = self.interview.answer_to(item).cloned();
        let said = [note, shown_by].into_iter().flatten().any(|words| !words.trim().is_empty());
        if present.is_none() && !said {
            return Ok(());
        }
        let mut answer = present.unwrap_or_else(|| Answer::new(Choice::Unknown));
        if let Some(note) = note {
            answer.note = Some(note.trim().to_owned()).filter(|note| !note.is_empty());
        }
        if let Some(text) = shown_by.map(str::trim).filter(|text| !text.is_empty()) {
            answer.evidence.push(Evidence::new(text));
        }
        self.record_whole(answer)
    }
}
