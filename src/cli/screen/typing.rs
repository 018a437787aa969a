//! The full screen: what the keys do while something is typed, and how a level is chosen.

use ospo::answers::{Choice, Evidence, LevelMeant};
use ospo::model::Item;
use ospo::say;
use ratatui::crossterm::event::{KeyCode, KeyEvent};

use crate::cli::screen::asking::{self, Needed};
use crate::cli::screen::input::Input;
use crate::cli::screen::question;
use crate::cli::screen::recall::Typed;
use crate::cli::screen::state::{After, Mode, Screen, TextField};

impl Screen<'_, '_, '_> {
    pub(super) fn key_type(&mut self, key: KeyEvent, field: TextField, mut input: Input) {
        match key.code {
            KeyCode::Enter if key.modifiers.is_empty() => self.take_typed(field, input),
            KeyCode::Esc => self.leave(field),
            KeyCode::Up if input.is_at_top() => self.recall(field, input, 1),
            KeyCode::Down if input.recalled > 0 => self.recall(field, input, -1),
            _ => {
                input.key(key);
                self.mode = Mode::Type(field, input);
            }
        }
    }

    fn leave(&mut self, field: TextField) {
        match field {
            TextField::Evidence(After::Next) => {
                self.message =
                    Some(say!(self.asking.lang(), "The answer is saved, without evidence."));
            }
            TextField::Day(evidence, after) => {
                let input = Input::new(&evidence.text);
                self.mode = Mode::Type(TextField::Evidence(after), input);
            }
            TextField::NeededNote => {
                self.message =
                    Some(say!(self.asking.lang(), "The answer is saved, without a note."));
            }
            TextField::Evidence(After::Stay(_)) | TextField::Reason | TextField::Note => {}
        }
    }

    /// Puts what was typed before into the field, or what was typed after that.
    fn recall(&mut self, field: TextField, mut input: Input, step: isize) {
        let typed = match field {
            TextField::Reason => Some(Typed::Reason),
            TextField::Note | TextField::NeededNote => Some(Typed::Note),
            TextField::Evidence(_) => Some(Typed::Evidence),
            TextField::Day(..) => None,
        };
        let times = input.recalled.saturating_add_signed(step);
        let words = typed.and_then(|typed| self.asking.recall.ago(typed, times));
        if times == 0 || words.is_some() {
            input.recalled = times;
            input.put(words);
        }
        self.mode = Mode::Type(field, input);
    }

    /// Takes what was typed; where it cannot be saved, it stays in its field.
    fn take_typed(&mut self, field: TextField, input: Input) {
        let (today, lang) = (self.asking.today, self.asking.lang());
        let text = input.text();
        match &field {
            TextField::Reason => {
                let last = self.asking.recall.ago(Typed::Reason, 1).map(str::to_owned);
                let last = last.filter(|_| input.began_empty());
                let Some(reason) = Some(text).filter(|text| !text.is_empty()).or(last) else {
                    let told =
                        say!(lang, "“Not applicable” needs a reason; Esc leaves it as it was.");
                    return self.mend(told, field, input);
                };
                let is_saved = self.asking.record(Choice::NotApplicable { reason });
                self.go_on_if(is_saved, Some(Mode::Type(field, input)));
            }
            TextField::Evidence(after) => match asking::shown_by(&text, (today, lang)) {
                Ok(Some(evidence)) if asking::lacks_day(&text, &evidence) => {
                    let field = TextField::Day(evidence, after.clone());
                    self.mode = Mode::Type(field, Input::new(""));
                }
                Ok(shown_by) => self.take_evidence(shown_by, after.clone(), field, input),
                Err(told) => self.mend(told, field, input),
            },
            TextField::Day(evidence, after) => {
                match asking::dated(evidence.clone(), &text, (today, lang)) {
                    Ok(shown_by) => {
                        self.take_evidence(Some(shown_by), after.clone(), field, input);
                    }
                    Err(told) => self.mend(told, field, input),
                }
            }
            TextField::NeededNote => {
                let is_saved = self.asking.add_words(&text, None);
                self.go_on_if(is_saved, Some(Mode::Type(field, input)));
            }
            TextField::Note => {
                let note = Some(text).filter(|_| !input.is_untouched());
                let field = TextField::Evidence(After::Stay(note));
                self.mode = Mode::Type(field, Input::new(""));
            }
        }
    }

    /// Saves what shows an answer, with the note that was typed before it.
    fn take_evidence(
        &mut self,
        shown_by: Option<Evidence>,
        after: After,
        field: TextField,
        input: Input,
    ) {
        let lang = self.asking.lang();
        match after {
            After::Next => {
                let is_saved = self.asking.set_words(None, shown_by);
                self.go_on_if(is_saved, Some(Mode::Type(field, input)));
            }
            After::Stay(None) if shown_by.is_none() => {
                self.message = Some(say!(lang, "Nothing was changed."));
            }
            After::Stay(note) => {
                if self.asking.set_words(note.as_deref(), shown_by) {
                    self.message = Some(say!(lang, "Saved; Enter or `s` goes on."));
                } else {
                    self.go_on_if(false, Some(Mode::Type(field, input)));
                }
            }
        }
    }

    /// Says what is wrong with what was typed, which stays in its field.
    fn mend(&mut self, told: String, field: TextField, input: Input) {
        self.message = Some(told);
        self.mode = Mode::Type(field, input);
    }

    /// Takes the level that is called by a number; `begun` is what was typed of it before. A number
    /// with which another begins is only pointed at.
    pub(super) fn type_number(&mut self, item: &Item, digit: char, begun: usize) {
        let lang = self.asking.lang();
        let scale = &item.scale;
        let digit = digit.to_digit(10).map_or(0, |digit| digit as usize);
        let [lowest, highest] = [0, scale.levels.len() - 1].map(|at| scale.number(at));
        let is_level = |number: &usize| (lowest..=highest).contains(number);
        let begins = |number: &usize| *number > 0 && number * 10 <= highest;
        let numbers = [begun * 10 + digit, digit];
        let Some(number) = numbers.into_iter().find(|n| is_level(n) || begins(n)) else {
            self.message = Some(say!(
                lang,
                "There is no level {digit}: {lowest} to {highest}.",
                digit,
                lowest,
                highest
            ));
            return;
        };
        if !begins(&number) {
            return self.take_level(item, number - lowest);
        }
        self.typed = number;
        self.cursor = number.checked_sub(lowest);
        let next = match self.cursor {
            Some(_) => {
                say!(
                    lang,
                    "{number}: Enter takes it, or type on, up to {highest}.",
                    number,
                    highest
                )
            }
            None => say!(lang, "{number}: type on, up to {highest}.", number, highest),
        };
        self.message = Some(next);
    }

    pub(super) fn take_level(&mut self, item: &Item, level: usize) {
        if let Some(level) = item.scale.levels.get(level) {
            self.cursor = item.scale.index_of(&level.id);
            self.take(Choice::Level(level.id.clone()));
        }
    }

    /// Says whether the level stands there as the least that is certain, so that Enter keeps that.
    pub(super) fn is_least(&self, item: &Item, level: usize) -> bool {
        let interview = &self.asking.interview;
        let stands = interview.answer_to(item).or_else(|| interview.suggestion(item));
        let least = stands.filter(|answer| matches!(answer.choice, Choice::AtLeast(_)));
        let least = least.and_then(|answer| answer.choice.level());
        least.and_then(|least| item.scale.index_of(least)) == Some(level)
    }

    /// Takes the level that is pointed at as the least that is certain.
    pub(super) fn take_at_least(&mut self, item: &Item) {
        let level = self.cursor.and_then(|at| item.scale.levels.get(at));
        let Some(level) = level else {
            // A digit answers and goes on, so that + would hold for the next question.
            self.message = Some(say!(
                self.asking.lang(),
                "Go to a level with the arrow keys first, then + says “at least” it."
            ));
            return;
        };
        if let Some(choice) = LevelMeant::from(level, &item.scale).choice() {
            self.take(choice);
        } else {
            self.message = Some(question::says_nothing(self.asking.lang()));
        }
    }

    fn take(&mut self, choice: Choice) {
        let is_saved = self.asking.record(choice);
        let field = match self.asking.needed().filter(|_| is_saved) {
            Some(Needed::Note) => TextField::NeededNote,
            Some(Needed::Evidence | Needed::Link) => TextField::Evidence(After::Next),
            None => return self.go_on_if(is_saved, None),
        };
        self.mode = Mode::Type(field, Input::new(""));
    }
}
