//! The full screen: what the keys do while something is typed.

use ospo::answers::Choice;
use ratatui::crossterm::event::{KeyCode, KeyEvent};

use crate::cli::error::CommandError;
use crate::cli::screen::input::Input;
use crate::cli::screen::state::{Mode, Screen, TextField};

impl Screen<'_, '_, '_> {
    pub(super) fn key_type(
        &mut self,
        key: KeyEvent,
        field: TextField,
        mut input: Input,
    ) -> Result<(), CommandError> {
        match key.code {
            KeyCode::Enter => self.take_typed(field, input)?,
            KeyCode::Esc if matches!(field, TextField::Evidence) => {
                self.message = Some("The answer is saved, without evidence.".into());
            }
            KeyCode::Esc => {}
            _ => {
                input.key(key);
                self.mode = Mode::Type(field, input);
            }
        }
        Ok(())
    }

    fn take_typed(&mut self, field: TextField, input: Input) -> Result<(), CommandError> {
        let text = input.text();
        match field {
            TextField::Reason if text.is_empty() => {
                self.message =
                    Some("“Not applicable” needs a reason; Esc leaves it as it was.".into());
                self.mode = Mode::Type(field, input);
            }
            TextField::Reason => {
                self.asking.record(Choice::NotApplicable { reason: text })?;
                self.go_on();
            }
            TextField::Evidence => {
                if !text.is_empty() {
                    self.asking.add_words(None, Some(&text))?;
                }
                self.go_on();
            }
            TextField::Note => {
                self.mode = Mode::Type(TextField::NoteEvidence(text), Input::new(""));
            }
            TextField::NoteEvidence(note) => {
                self.asking.add_words(Some(&note), Some(&text))?;
                self.message = Some("Saved; Enter or `s` goes on.".into());
            }
        }
        Ok(())
    }
}
