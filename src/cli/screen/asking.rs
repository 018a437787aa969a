//! An interview with what makes its answers last.

use jiff::civil::Date;
use ospo::answers::{Answer, Choice, Evidence, Sheet, WrongDays};
use ospo::insight::{self, Outdated};
use ospo::interview::Interview;
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
    /// Saves the sheet, or says why not and, where nothing else has them, the words that were typed;
    /// called before anything new is shown.
    pub(crate) keep: &'a mut dyn FnMut(&Sheet, &str) -> Result<(), CommandError>,
    /// Why the last save failed, if it did. What was to be saved then is in the sheet no more.
    pub(crate) unsaved: Option<CommandError>,
    /// The words that were typed since the last save that did not fail.
    pub(crate) typed: Vec<String>,
}

impl<'m> Asking<'_, 'm> {
    /// Records an answer to the current item and saves it; false where that fails.
    pub(super) fn record(&mut self, choice: Choice) -> bool {
        let draft = self.interview.draft(choice);
        self.record_whole(draft)
    }

    fn record_whole(&mut self, answer: Answer) -> bool {
        let answer = Answer { answered: Some(self.today), ..answer };
        self.change(|interview| interview.record(answer))
    }

    /// Takes the current answer back and saves the sheet; false where that fails.
    pub(super) fn take_back(&mut self) -> bool {
        self.change(Interview::take_back)
    }

    /// Changes the sheet and saves it. Where that fails all is as before, so that it can be done
    /// again.
    fn change(&mut self, change: impl FnOnce(&mut Interview<'m>)) -> bool {
        let before = self.interview.clone();
        let present = self.present().cloned();
        change(&mut self.interview);
        let typed = self.present().map(|answer| new_words(answer, present.as_ref()));
        self.typed.extend(typed.filter(|typed| !typed.is_empty()));
        // Whoever tries again types nothing new.
        self.typed.dedup();
        self.unsaved = (self.keep)(self.interview.sheet(), &self.typed.join("\n")).err();
        if self.unsaved.is_some() {
            self.interview = before;
        } else {
            self.typed.clear();
        }
        self.unsaved.is_none()
    }

    /// Says why nothing was saved, where that is so.
    pub(super) fn told_unsaved(&self) -> Option<String> {
        let error = self.unsaved.as_ref()?;
        Some(format!("Not saved: {}. What you did can be done again.", error.in_words()))
    }

    pub(super) fn present(&self) -> Option<&Answer> {
        self.interview.answer_to(self.interview.current()?)
    }

    /// Says whether the current answer is high enough to be asked what shows it, and has nothing
    /// that does.
    pub(super) fn wants_evidence(&self) -> bool {
        let (Some(item), Some(answer)) = (self.interview.current(), self.present()) else {
            return false;
        };
        let Some(level) = answer.choice.level() else {
            return false;
        };
        let in_place = self.interview.model().method.in_place_from(item);
        let high = item.scale.level(level).is_some_and(|level| level.credit >= in_place);
        high && answer.evidence.is_empty()
    }

    /// Says whether the current answer has evidence that shows nothing any more.
    pub(super) fn has_outdated(&self) -> bool {
        self.present().is_some_and(|answer| {
            answer.evidence.iter().any(|evidence| self.outdated(evidence).is_some())
        })
    }

    /// Says why a piece of evidence shows nothing any more; none where it still does.
    pub(super) fn outdated(&self, evidence: &Evidence) -> Option<Outdated> {
        insight::outdated(evidence, self.today, self.after)
    }

    /// Drops what shows nothing any more from the current answer, saves it, and returns how many
    /// pieces that were; none where the save fails.
    pub(super) fn drop_outdated(&mut self) -> Option<usize> {
        self.keep_evidence(|asking, _, evidence| asking.outdated(evidence).is_none())
    }

    /// Drops a piece of evidence by its place, from 0; none where the save fails.
    pub(super) fn drop_evidence(&mut self, at: usize) -> Option<usize> {
        self.keep_evidence(|_, index, _| index != at)
    }

    /// The day of the answer stays: nobody has confirmed its level.
    fn keep_evidence(&mut self, stays: impl Fn(&Self, usize, &Evidence) -> bool) -> Option<usize> {
        let Some(answer) = self.present() else {
            return Some(0);
        };
        let pieces = answer.evidence.iter().enumerate();
        let kept = pieces.filter(|(index, evidence)| stays(self, *index, evidence));
        let kept: Vec<Evidence> = kept.map(|(_, evidence)| evidence.clone()).collect();
        let dropped = answer.evidence.len() - kept.len();
        let amended = Answer { evidence: kept, ..answer.clone() };
        let is_saved = dropped == 0 || self.change(|interview| interview.amend(amended));
        is_saved.then_some(dropped)
    }

    /// Puts a note on the current answer, or takes it away where it is empty, adds what shows it,
    /// and saves it; false where that fails. Words without an answer are a don't know with a note:
    /// they must not get lost.
    pub(super) fn set_words(&mut self, note: Option<&str>, shown_by: Option<Evidence>) -> bool {
        let note = note.map(str::trim);
        self.say_beside(note.is_some() || shown_by.is_some(), |answer| {
            if let Some(note) = note {
                answer.note = Some(note.to_owned()).filter(|note| !note.is_empty());
            }
            if let Some(shown_by) = shown_by {
                answer.add_evidence(shown_by);
            }
        })
    }

    /// Adds to the current answer a line to its note and what shows it, and saves it; false where
    /// that fails.
    pub(super) fn add_words(&mut self, note: &str, shown_by: Option<Evidence>) -> bool {
        let note = note.trim();
        self.say_beside(!note.is_empty() || shown_by.is_some(), |answer| {
            if !note.is_empty() {
                answer.add_note(note);
            }
            if let Some(shown_by) = shown_by {
                answer.add_evidence(shown_by);
            }
        })
    }

    fn say_beside(&mut self, is_said: bool, say: impl FnOnce(&mut Answer)) -> bool {
        let present = self.present().cloned();
        let mut answer = present.clone().unwrap_or_else(|| Answer::new(Choice::Unknown));
        say(&mut answer);
        let is_empty = present.is_none() && answer == Answer::new(Choice::Unknown);
        !is_said || is_empty || self.record_whole(answer)
    }
}

/// Returns the words of an answer that the one before it did not have, a line each.
fn new_words(answer: &Answer, before: Option<&Answer>) -> String {
    let words = |answer: &Answer| {
        let reason = match &answer.choice {
            Choice::NotApplicable { reason } => Some(reason.clone()),
            Choice::Level(_) | Choice::AtLeast(_) | Choice::Unknown => None,
        };
        let evidence = answer.evidence.iter().map(|one| one.with_days(&one.text));
        let words = reason.into_iter().chain(answer.note.clone()).chain(evidence);
        words.collect::<Vec<_>>()
    };
    let old = before.map(words).unwrap_or_default();
    let new = words(answer).into_iter().filter(|words| !old.contains(words));
    new.collect::<Vec<_>>().join("\n")
}

/// Reads what was typed as evidence, its days in brackets; what is wrong is told as a sentence.
pub(super) fn shown_by(typed: &str) -> Result<Option<Evidence>, String> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    let told = |wrong: WrongDays| format!("Not taken: {wrong}; {}.", wrong.help());
    Evidence::on_line(typed).and_then(Evidence::in_order).map(Some).map_err(told)
}
