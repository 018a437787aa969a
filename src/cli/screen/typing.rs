//! The full screen: what the keys do while something is typed.

use ospo::answers::Choice;
use ratatui::crossterm::event::{KeyCode, KeyEvent};

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
                self.message =
                    Some("“Not applicable” needs a reason; Esc leaves it as it was.".into());
                self.mode = Mode::Type(field, input);
            }
            TextField::Reason => {
                let is_saved = self.asking.record(Choice::NotApplicable { reason: text });
                self.go_on_if(is_saved, Some(Mode::Type(field, input)));
            }
            TextField::Evidence => {
                let is_saved = self.asking.set_words(None, &text);
                self.go_on_if(is_saved, Some(Mode::Type(field, input)));
            }
            TextField::Note => {
                let note = Some(text).filter(|_| !input.is_untouched());
                self.mode = Mode::Type(TextField::NoteEvidence(note), Input::new(""));
            }
            TextField::NoteEvidence(note) => {
                if note.is_none() && text.is_empty() {
                    self.message = Some("Nothing was changed.".into());
                } else if self.asking.set_words(note.as_deref(), &text) {
                    self.message = Some("Saved; Enter or `s` goes on.".into());
                } else {
                    self.go_on_if(false, Some(Mode::Type(field, input)));
                }
            }
        }
    }
}
