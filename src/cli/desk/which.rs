//! Which round or sheet is meant by what somebody typed.

use std::path::{Path, PathBuf};

use ospo::answers::choosable::Called;
use ospo::yaml::WrongDay;

use crate::cli::desk::name::name_of;
use crate::cli::desk::round::Which;
use crate::cli::error::CommandError;
use crate::cli::session::Session;
use crate::cli::{find, global};

impl Session {
    /// Returns what a name means: the day of a round, or a sheet alone; without one, the latest
    /// round of the subject in the settings.
    pub(crate) fn which(&self, name: Option<&str>) -> Result<Which, CommandError> {
        let Some(name) = name else {
            self.tell_forms(&self.store.assessments());
            let rounds = self.present()?;
            let usual = self.settings.organisation.subject();
            let which = self.latest_among(rounds, usual.as_deref())?;
            return which.ok_or_else(|| self.no_sheet());
        };
        if Path::new(name).is_file() {
            return Ok(Which::Alone(self.store.sheet(name)));
        }
        match global::day(name, self.today) {
            Ok(day) => Ok(Which::Round(day)),
            Err(wrong @ WrongDay::Either { .. }) => {
                let (message, help) = wrong.told();
                Err(CommandError::new(message).help(help))
            }
            Err(_) => Ok(Which::Alone(self.store.sheet(name))),
        }
    }

    /// Returns what a name means that is read: also a part of the name of a sheet.
    pub(crate) fn which_there(&self, name: Option<&str>) -> Result<Which, CommandError> {
        let which = self.which(name)?;
        let (Some(name), Which::Alone(path)) = (name, &which) else { return Ok(which) };
        if path.exists() {
            return Ok(which);
        }
        let sheets = self.store.sheets()?.into_iter().map(|path| Called {
            id: name_of(&path),
            thing: path,
            titles: Vec::new(),
        });
        let sheets: Vec<Called<PathBuf>> = sheets.collect();
        match find::found(name, &sheets, "sheet") {
            Some(found) => Ok(Which::Alone(found?)),
            None => Ok(which),
        }
    }
}
