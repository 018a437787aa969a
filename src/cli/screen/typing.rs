//! The full screen: what the keys do while something is typed.

use ospo::answers::Choice;
use ratatui::crossterm::event::{KeyCode, KeyEvent};

use crate::cli::error::CommandError;
use crate::cli::screen::full::{Mode, Screen};
use crate::cli::screen::input::Input;

impl Screen<'_, '_, '_> {
    pub(super) fn key_reason(
        &mut self,
        key: KeyEvent,
        mut input: Input,
    ) -> Result<(), CommandError> {
        match key.code {
            KeyCode::Esc => {}
            KeyCode::Enter if input.text().is_empty() => {
                self.message =
                    Some("“Not applicable” needs a reason; Esc leaves it as it was.".into());
                self.mode = Mode::Reason(input);
            }
            KeyCode::Enter => {
                self.asking.record(Choice::NotApplicable {
                    reason: input.text(),
                })?;
                self.go_on();
            }
            _ => {
                input.key(key);
                self.mode = Mode::Reason(input);
            }
        }
        Ok(())
    }

    pub(super) fn key_evidence(
        &mut self,
        key: KeyEvent,
        mut input: Input,
    ) -> Result<(), CommandError> {
        match key.code {
            KeyCode::Enter => {
                if !input.text().is_empty() {
                    self.asking.add_words(None, Some(&input.text()))?;
                }
                self.go_on();
            }
            KeyCode::Esc => self.message = Some("The answer is saved, without evidence.".into()),
            _ => {
                input.key(key);
                self.mode = Mode::Evidence(input);
            }
        }
        Ok(())
    }

    pub(super) fn key_note(&mut self, key: KeyEvent, mut input: Input) {
        match key.code {
            KeyCode::Esc => {}
            KeyCode::Enter => {
                self.mode = Mode::NoteEvidence {
                    note: input.text(),
                    evidence: Input::new(""),
                };
            }
            _ => {
                input.key(key);
                self.mode = Mode::Note(input);
            }
        }
    }

    pub(super) fn key_note_evidence(
        &mut self,
        key: KeyEvent,
        note: String,
        mut evidence: Input,
    ) -> Result<(), CommandError> {
        match key.code {
            KeyCode::Esc => {}
            KeyCode::Enter => {
                self.asking.add_words(Some(&note), Some(&evidence.text()))?;
                self.message = Some("Saved; Enter or `s` goes on.".into());
            }
            _ => {
                evidence.key(key);
                self.mode = Mode::NoteEvidence { note, evidence };
            }
        }
        Ok(())
    }
}
