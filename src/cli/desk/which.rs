//! Which round or sheet is meant by what somebody typed.

use std::path::{Path, PathBuf};

use jiff::civil::Date;
use ospo::answers::choosable::Called;
use ospo::yaml::WrongDay;

use crate::cli::desk::name::{name_of, sheet_name};
use crate::cli::error::CommandError;
use crate::cli::session::Session;
use crate::cli::{find, global};

/// Sheets that are read together: those of one subject in one round, or one alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Which {
    Alone(PathBuf),
    Round(Date),
}

/// A round of a folder with the paths of its sheets, of all its subjects.
pub(crate) type RoundPaths = (Which, Vec<PathBuf>);

impl Which {
    /// Returns what one types to read the same.
    pub(crate) fn name(&self) -> String {
        match self {
            // A day alone means the round; with its ending it is the sheet.
            Self::Alone(path) => match (name_of(path), path.file_name()) {
                (name, Some(file)) if name.parse::<Date>().is_ok() => {
                    file.to_string_lossy().into_owned()
                }
                (name, _) => name,
            },
            Self::Round(day) => day.to_string(),
        }
    }
}

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

/// Returns the paths of a folder by round: each day with its sheets, and each sheet without a day
/// alone; the earliest first.
pub(crate) fn by_round(sheets: Vec<PathBuf>) -> Vec<RoundPaths> {
    let mut rounds: Vec<RoundPaths> = Vec::new();
    for path in sheets {
        let which = match sheet_name(&path).day {
            Some(day) => Which::Round(day),
            None => Which::Alone(path.clone()),
        };
        match rounds.last_mut() {
            Some((last, paths)) if *last == which => paths.push(path),
            _ => rounds.push((which, vec![path])),
        }
    }
    rounds
}
