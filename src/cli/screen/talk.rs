//! A talk with a respondent, line by line.

use ospo::text;

use crate::cli::error::CommandError;
use crate::cli::screen::asking::Asking;
use crate::cli::screen::lines::Console;

pub(super) struct Talk<'t, 'a, 'm, 'c> {
    pub(super) asking: &'t mut Asking<'a, 'm>,
    pub(super) lines: &'t mut Console<'c>,
}

/// What comes after a line was read.
#[derive(Debug)]
pub(super) enum Next {
    /// The same question, without showing it again.
    Same,
    /// The question that is current now.
    Show,
    Stop,
}

impl Talk<'_, '_, '_, '_> {
    /// Passes on whether something was saved. A person is told why not and may do it again; in a
    /// pipe that is the end.
    pub(super) fn saved(&mut self, is_saved: bool) -> Result<bool, CommandError> {
        if let Some(told) = self.asking.told_unsaved().filter(|_| !is_saved) {
            if !self.lines.person() {
                return self.asking.unsaved.take().map_or(Ok(false), Err);
            }
            self.lines.say(&told)?;
        }
        Ok(is_saved)
    }

    /// Reads what a person types behind a question; the end of the input says nothing.
    pub(super) fn read(&mut self, prompt: &str) -> Result<String, CommandError> {
        Ok(self.lines.read(&format!("{} > ", text::visible(prompt)))?.unwrap_or_default())
    }

    /// A person is told and may try again. In a pipe the lines that follow belong to the questions
    /// that follow, so nothing may be guessed.
    pub(super) fn refuse(
        &mut self,
        told: &str,
        message: &str,
        help: &str,
    ) -> Result<Next, CommandError> {
        if !self.lines.person() {
            return Err(self.lines.wrong(message, help));
        }
        self.lines.say(told)?;
        Ok(Next::Same)
    }
}
