//! The folder's own `ospo.yaml`, open for writing: what is changed stands there, and nothing else.

use std::path::Path;

use ospo::problem::{Problems, SourceFile};
use ospo::store::{Lock, OpenFile};

use crate::cli::error::CommandError;
use crate::cli::session::Session;

/// An `ospo.yaml` that is open for writing; nobody else can write it meanwhile.
#[derive(Debug)]
pub(crate) struct Own {
    file: OpenFile,
    /// The text as it is on disk; none where there is no file.
    saved: Option<String>,
    /// The text as it is to be.
    present: Option<SourceFile>,
}

impl Own {
    pub(crate) fn open(session: &Session) -> Result<Self, CommandError> {
        let (file, present) = session.store.open_settings()?;
        session.tell_drawbacks(file.path(), file.drawbacks());
        Ok(Self { file, saved: present.as_ref().map(|file| file.text.to_string()), present })
    }

    pub(crate) fn path(&self) -> &Path {
        self.file.path()
    }

    /// Returns a second hold on the file, for whoever ends the process while this one is open.
    pub(crate) fn hold(&self) -> Option<Lock> {
        self.file.hold()
    }

    pub(crate) fn change(
        &mut self,
        edit: impl FnOnce(Option<&SourceFile>) -> Result<String, Problems>,
    ) -> Result<(), CommandError> {
        let text = edit(self.present.as_ref())?;
        let path = self.path().display().to_string();
        self.present = Some(SourceFile::new(path, text));
        Ok(())
    }

    /// Saves the file and returns the beginning of a sentence on it: `Saved ospo.yaml`.
    pub(crate) fn saved(&mut self) -> Result<String, CommandError> {
        let path = self.path().display().to_string();
        Ok(if self.save()? { format!("Saved {path}") } else { format!("{path} says so already") })
    }

    pub(crate) fn save(&mut self) -> Result<bool, CommandError> {
        let text = self.present.as_ref().map_or("", |file| &file.text);
        if self.saved.as_deref().unwrap_or_default() == text {
            return Ok(false);
        }
        if let Err(error) = self.file.save(text) {
            let error = CommandError::from(error);
            return Err(match self.file.rescue(text) {
                Ok(path) => error.help(format!("what it was to say is in {}", path.display())),
                Err(_) => error,
            });
        }
        self.saved = Some(text.to_owned());
        Ok(true)
    }
}
