//! What the full screen is doing, and with which question.

use crate::cli::screen::asking::Asking;
use crate::cli::screen::input::Input;
use crate::cli::screen::question;

#[derive(Debug)]
pub(super) enum Mode {
    /// The question and its levels.
    Ask,
    /// Why, and what to look for; the number of lines scrolled down.
    Help(u16),
    /// Something is being typed.
    Type(TextField, Input),
    /// The list of all questions, with the one that is pointed at.
    Jump(usize),
    /// The evidence of the answer, with the piece that is pointed at.
    Drop(usize),
}

#[derive(Clone, Debug)]
pub(super) enum TextField {
    /// Why an item is not applicable.
    Reason,
    /// What shows a level that was just given.
    Evidence,
    Note,
    /// What shows the answer, after the note on it; none where that is as it was.
    NoteEvidence(Option<String>),
}

pub(super) struct Screen<'s, 'a, 'm> {
    pub(super) asking: &'s mut Asking<'a, 'm>,
    pub(super) mode: Mode,
    /// The level that is pointed at; none where no level was given yet.
    pub(super) cursor: Option<usize>,
    /// A word to the respondent, until the next key.
    pub(super) message: Option<String>,
    pub(super) unicode: bool,
}

impl<'s, 'a, 'm> Screen<'s, 'a, 'm> {
    pub(super) fn new(asking: &'s mut Asking<'a, 'm>, unicode: bool) -> Self {
        let mut screen = Self { asking, mode: Mode::Ask, cursor: None, message: None, unicode };
        screen.arrive();
        screen
    }

    /// Points at the level that was given, or at that of last time.
    pub(super) fn arrive(&mut self) {
        self.mode = Mode::Ask;
        let interview = &self.asking.interview;
        let Some(item) = interview.current() else {
            return;
        };
        let answer = interview.answer_to(item).or_else(|| interview.suggestion(item));
        let level = answer.and_then(|answer| answer.choice.level());
        self.cursor = level.and_then(|level| item.scale.index_of(level));
    }

    /// Goes on where something was saved, and says why where it was not; then `typed` stays.
    pub(super) fn go_on_if(&mut self, is_saved: bool, typed: Option<Mode>) {
        if is_saved {
            self.go_on();
        } else {
            self.message = self.asking.told_unsaved();
            self.mode = typed.unwrap_or(Mode::Ask);
        }
    }

    /// Says what was saved, and goes to the next question.
    pub(super) fn go_on(&mut self) {
        let interview = &self.asking.interview;
        self.message = interview.current().and_then(|item| {
            let answer = question::answer(item, interview.answer_to(item)?);
            Some(format!("Saved. {}: {answer}", item.title))
        });
        self.asking.interview.advance();
        self.arrive();
    }
}
