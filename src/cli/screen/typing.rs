//! The full screen: what the keys do while something is typed.

use ospo::answers::Choice;
use ratatui::crossterm::event::{KeyCode, KeyEvent};

use crate::cli::error::CommandError;
use crate::cli::screen::input::Input;
use crate::cli::screen::state::{Field, Mode, Screen};

impl Screen<'_, '_, '_> {
    pub(super) fn key_type(
        &mut self,
        key: KeyEvent,
        field: Field,
        mut input: Input,
    ) -> Result<(), CommandError> {
        match key.code {
            KeyCode::Enter => self.take_typed(field, input)?,
            KeyCode::Esc if matches!(field, Field::Evidence) => {
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

    fn take_typed(&mut self, field: Field, input: Input) -> Result<(), CommandError> {
        let text = input.text();
        match field {
            Field::Reason if text.is_empty() => {
                self.message =
                    Some("“Not applicable” needs a reason; Esc leaves it as it was.".into());
                self.mode = Mode::Type(field, input);
            }
            Field::Reason => {
                self.asking.record(Choice::NotApplicable { reason: text })?;
                self.go_on();
            }
            Field::Evidence => {
                if !text.is_empty() {
                    self.asking.add_words(None, Some(&text))?;
                }
                self.go_on();
            }
            Field::Note => self.mode = Mode::Type(Field::NoteEvidence(text), Input::new("")),
            Field::NoteEvidence(note) => {
                self.asking.add_words(Some(&note), Some(&text))?;
                self.message = Some("Saved; Enter or `s` goes on.".into());
            }
        }
        Ok(())
    }
}
