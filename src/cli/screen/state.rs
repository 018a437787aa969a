//! What the full screen is doing, and with which question.

use ospo::answers::Evidence;
use ospo::say;

use crate::cli::screen::asking::Asking;
use crate::cli::screen::explained::{self, Part};
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
    /// The list of all questions, with the one that is pointed at and the number that is being typed.
    Jump(usize, usize),
    /// The evidence of the answer, with the piece that is pointed at.
    Drop(usize),
    /// What a part is about; the number of lines scrolled down.
    Intro(Vec<Part>, u16),
    /// What programs found excludes the answer, which may be kept all the same.
    Against(String),
    /// Something is certain, and one may stop.
    Offer(String),
}

#[derive(Clone, Debug)]
pub(super) enum TextField {
    /// Why an item is not applicable.
    Reason,
    /// What shows the answer.
    Evidence(After),
    /// The note that the level needs which was just given.
    NeededNote,
    /// When that is from.
    Day(Evidence, After),
    Note,
}

/// What comes after evidence.
#[derive(Clone, Debug)]
pub(super) enum After {
    /// The next question: a level was just given.
    Next,
    /// The question itself, with the note that was typed before; none where that is as it was.
    Stay(Option<String>),
}

pub(super) struct Screen<'s, 'a, 'm> {
    pub(super) asking: &'s mut Asking<'a, 'm>,
    pub(super) mode: Mode,
    /// The level that is pointed at; none where no level was given yet.
    pub(super) cursor: Option<usize>,
    /// The number of a level that was typed and may begin a longer one; 0 where none is.
    pub(super) typed: usize,
    /// A word to the respondent, until the next key.
    pub(super) message: Option<String>,
    pub(super) unicode: bool,
    /// Another question has just come up: keys that were typed before it was seen are none for it.
    pub(super) is_new: bool,
}

impl<'s, 'a, 'm> Screen<'s, 'a, 'm> {
    pub(super) fn new(asking: &'s mut Asking<'a, 'm>, unicode: bool) -> Self {
        let mode = Mode::Ask;
        let (cursor, message) = (None, None);
        let mut screen = Self { asking, mode, cursor, typed: 0, message, unicode, is_new: false };
        screen.arrive_ahead();
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

    /// The same on the way on: a part that begins is introduced first.
    pub(super) fn arrive_ahead(&mut self) {
        self.arrive();
        if let Some(part) = self.asking.introduce_next() {
            self.mode = Mode::Intro(explained::part(self.asking, &part), 0);
        }
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

    /// Goes to the next question; where programs found otherwise, tells so first.
    pub(super) fn go_on(&mut self) {
        match self.asking.against() {
            Some(against) => {
                self.is_new = true;
                self.mode = Mode::Against(against);
            }
            None => self.go_on_all_the_same(),
        }
    }

    /// Says what was saved, and goes to the next question.
    pub(super) fn go_on_all_the_same(&mut self) {
        let lang = self.asking.lang();
        let interview = &self.asking.interview;
        self.message = interview.current().and_then(|item| {
            let answer = question::answer(lang, item, interview.answer_to(item)?);
            let saved = say!(lang, "Saved. {title}: {answer}", title = item.title, answer);
            Some(match self.asking.not_kept() {
                Some(not_kept) => {
                    say!(lang, "{action}. {sentence}", action = saved, sentence = not_kept)
                }
                None => saved,
            })
        });
        let certain = self.asking.tell_certain();
        self.asking.interview.advance();
        self.is_new = true;
        match certain {
            Some(certain) => self.mode = Mode::Offer(certain),
            None => self.arrive_ahead(),
        }
    }
}
