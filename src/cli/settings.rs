//! Settings in layers: flags, then `OSPO_*`, then `ospo.yaml`, then the user's own, then defaults.

use std::env;
use std::path::PathBuf;

use ospo::answers::Respondent;
use ospo::organisation;
use ospo::organisation::Organisation;
use ospo::problem::SourceFile;
use ospo::store;
use ospo::store::Store;
use ospo::store::StoreError;

use crate::cli::args::Global;
use crate::cli::error::CommandError;

/// What all commands work with.
#[derive(Debug)]
pub(crate) struct Settings {
    /// The model that was asked for; none where the sheet or the default decides.
    pub(crate) model: Option<String>,
    /// The folder with own checklists.
    pub(crate) checklists: Option<PathBuf>,
    /// What the organisation says of itself, with the file that says it.
    pub(crate) organisation: Organisation,
    pub(crate) file: Option<SourceFile>,
}

impl Settings {
    /// Says whether a model is asked for, by name or by a folder with checklists.
    pub(crate) fn names_a_model(&self) -> bool {
        self.model.is_some() || self.checklists.is_some()
    }

    /// Puts the layers together; clap has already laid flags over the environment.
    pub(crate) fn load(global: &Global, store: &Store) -> Result<Self, CommandError> {
        let file = store.settings()?;
        let own = match &file {
            Some(file) => organisation::parse(file)?,
            None => Organisation::default(),
        };
        let user = match user_file()? {
            Some(file) => organisation::parse(&file)?,
            None => Organisation::default(),
        };
        let checklists = match (&global.checklists, &own.checklists) {
            (Some(flag), _) => Some(flag.clone()),
            (None, Some(path)) => Some(store::inside(store.folder(), path)?),
            (None, None) => None,
        };
        let model = global.model.clone().or(own.model.clone()).or(user.model);
        let respondent = layered(own.respondent.clone(), user.respondent);
        let organisation = Organisation { respondent, ..own };
        Ok(Self {
            model,
            checklists,
            organisation,
            file,
        })
    }
}

fn layered(upper: Option<Respondent>, lower: Option<Respondent>) -> Option<Respondent> {
    let (upper, lower) = (upper.unwrap_or_default(), lower.unwrap_or_default());
    let respondent = Respondent {
        name: upper.name.or(lower.name),
        role: upper.role.or(lower.role),
    };
    (!respondent.is_empty()).then_some(respondent)
}

/// Reads `$XDG_CONFIG_HOME/ospo/config.yaml`, by default in `~/.config`.
fn user_file() -> Result<Option<SourceFile>, StoreError> {
    let base = env::var_os("XDG_CONFIG_HOME")
        .filter(|base| !base.is_empty())
        .map(PathBuf::from);
    let home = || env::var_os("HOME").map(|home| PathBuf::from(home).join(".config"));
    let Some(base) = base.or_else(home) else {
        return Ok(None);
    };
    store::read_optional(&base.join("ospo").join("config.yaml"))
}
