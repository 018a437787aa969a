//! The full screen: what the keys do while something is typed.

use ospo::answers::Choice;
use ratatui::crossterm::event::{KeyCode, KeyEvent};

use crate::cli::screen::asking;
use crate::cli::screen::input::Input;
use crate::cli::screen::state::{Mode, Screen, TextField};

impl Screen<'_, '_, '_> {
    pub(super) fn key_type(&mut self, key: KeyEvent, field: TextField, mut input: Input) {
        match key.code {
            KeyCode::Enter if key.modifiers.is_empty() => self.take_typed(field, input),
            KeyCode::Esc if matches!(field, TextField::Evidence) => {
                self.message = Some("The answer is saved, without evidence.".into());
            }
            KeyCode::Esc => {}
            _ => {
                input.key(key);
                self.mode = Mode::Type(field, input);
            }
        }
    }

    /// Takes what was typed; where it cannot be saved, it stays in its field.
    fn take_typed(&mut self, field: TextField, input: Input) {
        let text = input.text();
        match &field {
            TextField::Reason if text.is_empty() => {
                let told = "“Not applicable” needs a reason; Esc leaves it as it was.";
                self.mend(told.into(), field, input);
            }
            TextField::Reason => {
                let is_saved = self.asking.record(Choice::NotApplicable { reason: text });
                self.go_on_if(is_saved, Some(Mode::Type(field, input)));
            }
            TextField::Evidence => match asking::shown_by(&text) {
                Ok(shown_by) => {
                    let is_saved = self.asking.set_words(None, shown_by);
                    self.go_on_if(is_saved, Some(Mode::Type(field, input)));
                }
                Err(told) => self.mend(told, field, input),
            },
            TextField::Note => {
                let note = Some(text).filter(|_| !input.is_untouched());
                self.mode = Mode::Type(TextField::NoteEvidence(note), Input::new(""));
            }
            TextField::NoteEvidence(note) => {
                let shown_by = match asking::shown_by(&text) {
                    Ok(shown_by) => shown_by,
                    Err(told) => return self.mend(told, field, input),
                };
                if note.is_none() && shown_by.is_none() {
                    self.message = Some("Nothing was changed.".into());
                } else if self.asking.set_words(note.as_deref(), shown_by) {
                    self.message = Some("Saved; Enter or `s` goes on.".into());
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
}
