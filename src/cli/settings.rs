//! Settings in layers: flags, then `OSPO_*`, then `ospo.yaml`, then the user's own, then defaults.

use std::env;
use std::io;
use std::path::{Path, PathBuf};

use ospo::organisation::{self, EvidenceRule, Organisation, Period};
use ospo::problem::SourceFile;
use ospo::store::{self, Store, StoreError};

use crate::cli::error::CommandError;
use crate::cli::global::Global;
use crate::cli::models::DEFAULT;

/// What all commands work with.
#[derive(Debug)]
pub(crate) struct Settings {
    /// The model that was asked for; none where the sheet or the default decides.
    pub(crate) model: Option<String>,
    pub(crate) checklists: Option<PathBuf>,
    /// The language that is spoken; none where it is the one that things are written in.
    pub(crate) language: Option<String>,
    /// How long an answer holds before it should be looked at again.
    pub(crate) stale_after: Period,
    /// Whether what calls for evidence counts only with it.
    pub(crate) proven: bool,
    pub(crate) organisation: Organisation,
    /// The files of the layers, the folder's own first, with what each says alone: places belong to
    /// one of them.
    pub(crate) layers: Vec<(SourceFile, Organisation)>,
    /// Why the user's own file cannot be read, which keeps nothing from being done.
    pub(crate) unread: Option<StoreError>,
}

impl Settings {
    /// Says whether a model is asked for, by name or by a folder with checklists.
    pub(crate) fn names_a_model(&self) -> bool {
        self.model.is_some() || self.checklists.is_some()
    }

    /// Puts the layers together; clap has already laid flags over the environment.
    pub(crate) fn load(global: &Global, store: &Store) -> Result<Self, CommandError> {
        let (settings, wrong) = Self::as_far_as_sound(global, store);
        wrong.into_iter().next().map_or(Ok(settings), Err)
    }

    /// Puts together what can be used of the layers, and tells what is wrong with the rest.
    pub(crate) fn as_far_as_sound(global: &Global, store: &Store) -> (Self, Vec<CommandError>) {
        let mut wrong: Vec<CommandError> = Vec::new();
        let (user_file, unread) = match user_file() {
            // What is wrong in it can be mended by whoever it belongs to.
            Err(StoreError::Problems(problems)) => {
                wrong.push(problems.into());
                (None, None)
            }
            Err(error) => (None, Some(error)),
            Ok(file) => (file, None),
        };
        let file = store.settings().map_err(CommandError::from);
        let file = file.unwrap_or_else(|error| {
            wrong.push(error);
            None
        });
        let mut parsed = |file: Option<&SourceFile>| {
            let read = file.map(organisation::parse).transpose();
            read.unwrap_or_else(|problems| {
                wrong.push(problems.into());
                None
            })
        };
        let own = parsed(file.as_ref()).unwrap_or_default();
        let user = parsed(user_file.as_ref()).unwrap_or_default();
        let checklists = match (&global.checklists, &own.checklists, &user.checklists) {
            (Some(flag), ..) => Ok(Some(flag.clone())),
            (None, Some(path), _) => store::inside(store.folder(), path).map(Some),
            (None, None, Some(path)) => {
                store::inside(&user_folder(user_file.as_ref()), path).map(Some)
            }
            (None, None, None) => Ok(None),
        };
        let checklists = checklists.unwrap_or_else(|error| {
            wrong.push(error.into());
            None
        });
        let organisation = own.clone().over(user.clone());
        let own = file.map(|file| (file, own));
        let user = user_file.map(|file| (file, user));
        let model = global.model.clone().or_else(|| organisation.model.clone());
        // A folder of checklists may give its words another sense.
        let organisation = match checklists {
            None => organisation.with_roles_of(model.as_deref().unwrap_or(DEFAULT)),
            Some(_) => organisation,
        };
        let language = global.lang.clone().or_else(|| organisation.language.clone());
        let stale_after = global.stale_after.or(organisation.stale_after);
        let settings = Self {
            model,
            checklists,
            language,
            stale_after: stale_after.unwrap_or_default(),
            proven: global.proven || organisation.evidence == Some(EvidenceRule::Required),
            organisation,
            layers: own.into_iter().chain(user).collect(),
            unread,
        };
        (settings, wrong)
    }
}

fn user_folder(file: Option<&SourceFile>) -> PathBuf {
    let path = file.and_then(|file| Path::new(&file.path).parent());
    path.unwrap_or(Path::new(".")).to_owned()
}

/// Reads `$XDG_CONFIG_HOME/ospo/config.yaml`, by default where the system keeps such files.
///
/// # Errors
/// Also where the path does not begin at the root: it would be another in each folder, which may be
/// anybody's.
fn user_file() -> Result<Option<SourceFile>, StoreError> {
    let is_said = |path: &PathBuf| !path.as_os_str().is_empty();
    let base = env::var_os("XDG_CONFIG_HOME").map(PathBuf::from).filter(is_said);
    let Some(base) = base.or_else(|| usual_folder().filter(is_said)) else {
        return Ok(None);
    };
    let path = base.join("ospo").join("config.yaml");
    if !path.is_absolute() {
        let source = io::Error::new(io::ErrorKind::InvalidInput, "the path is relative");
        return Err(StoreError::Read { path, source });
    }
    store::read_optional(&path)
}

/// Returns the folder in which programs keep a user's settings.
fn usual_folder() -> Option<PathBuf> {
    if cfg!(windows) {
        return env::var_os("APPDATA").map(PathBuf::from);
    }
    let inner = if cfg!(target_os = "macos") { "Library/Application Support" } else { ".config" };
    let home = env::home_dir().filter(|home| !home.as_os_str().is_empty());
    home.map(|home| home.join(inner))
}
