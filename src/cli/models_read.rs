//! The models that many sheets name, each read once and shared, and what else the settings of their
//! folders say of them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use ospo::model::{Crosswalk, ItemId, Model, ModelId};
use ospo::organisation::{self, Organisation, ScopeAnswers};
use ospo::store::Store;

use crate::cli::error::CommandError;
use crate::cli::models::Models;
use crate::cli::session::Session;
use crate::cli::settings::Settings;

type ReadModel = Result<Arc<Model>, CommandError>;
/// A model and what leads to it.
type Crossed = (Arc<Model>, Crosswalk);

/// The models that were asked for so far. For the sheets of a folder that has settings of its own,
/// these hold, and flags go before them.
pub(crate) struct ModelsRead<'s> {
    session: &'s Session,
    folders: Vec<Result<FolderSettings, CommandError>>,
    /// Each folder of checklists once; none where only what is built in is used.
    checklists: Vec<Option<PathBuf>>,
    read: Mutex<BTreeMap<(usize, ModelId), ReadModel>>,
    /// What leads from each model to the one that is asked for, with that.
    crossed: Mutex<BTreeMap<(usize, ModelId), Option<Crossed>>>,
}

/// What holds for the sheets of a folder.
struct FolderSettings {
    /// The place of its checklists among those of all.
    checklists: usize,
    /// Whether what calls for evidence counts only with it.
    proven: bool,
    /// The model that is asked for.
    model: Option<String>,
    /// What the organisation says of itself.
    organisation: Organisation,
}

impl<'s> ModelsRead<'s> {
    /// Reads models for the folder of the session, whose place is 0.
    pub(crate) fn new(session: &'s Session) -> Self {
        Self::of_folders(session, std::iter::once(session.store.folder()))
    }

    /// Reads models for several folders.
    pub(crate) fn of_folders<'f>(
        session: &'s Session,
        folders: impl Iterator<Item = &'f Path>,
    ) -> Self {
        let mut checklists: Vec<Option<PathBuf>> = Vec::new();
        let folders = folders.map(|folder| {
            let own = settings_of(folder, session)?;
            let used = own.as_ref().unwrap_or(&session.settings);
            let known = checklists.iter().position(|known| *known == used.checklists);
            let place = known.unwrap_or_else(|| {
                checklists.push(used.checklists.clone());
                checklists.len() - 1
            });
            let (proven, model) = (used.proven, used.model.clone());
            let organisation = used.organisation.clone();
            Ok(FolderSettings { checklists: place, proven, model, organisation })
        });
        let folders = folders.collect();
        let (read, crossed) = (Mutex::default(), Mutex::default());
        Self { session, folders, checklists, read, crossed }
    }

    /// Returns the model that a sheet in one of the folders names.
    ///
    /// # Errors
    /// That it cannot be used; why not is told once for all sheets, by [`Self::tell`].
    pub(crate) fn named(
        &self,
        folder: usize,
        id: &ModelId,
        sheet: &str,
    ) -> Result<Arc<Model>, CommandError> {
        let Some(FolderSettings { checklists, .. }) = self.settings(folder) else {
            let message = format!("{sheet} is in a folder whose settings cannot be used");
            return Err(CommandError::new(message).help("mend these; the sheet is left out"));
        };
        let mut read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        let key = (*checklists, id.clone());
        let model = read.entry(key).or_insert_with(|| self.model(*checklists, id).map(Arc::new));
        if let Ok(model) = model {
            return Ok(Arc::clone(model));
        }
        let message = format!("{sheet} answers the model `{id}`, which cannot be used");
        Err(CommandError::new(message)
            .help("add its checklist with `--checklists DIR`; the sheet is left out"))
    }

    /// Returns the model of this name for the sheets of a folder, and the crosswalk that leads to it from
    /// the one that they answer; none where none does.
    pub(crate) fn crossed(
        &self,
        folder: usize,
        from: &Model,
        target: &ModelId,
    ) -> Result<Option<Crossed>, CommandError> {
        let Some(FolderSettings { checklists, .. }) = self.settings(folder) else {
            return Ok(None);
        };
        let key = (*checklists, from.id.clone());
        let mut crossed = self.crossed.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(found) = crossed.get(&key) {
            return Ok(found.clone());
        }
        let to = self.named(folder, target, target.as_str())?;
        let own = self.checklists.get(*checklists).and_then(Option::as_ref);
        let own = match own {
            Some(own) if Some(own) != self.session.settings.checklists.as_ref() => {
                Some(Models::read(own)?)
            }
            _ => None,
        };
        let models = own.as_ref().map_or_else(|| self.session.models(), Ok)?;
        let all = models.chosen(Some(from.id.as_str()))?;
        let all = all.crosswalks(from, |id| models.target(id))?;
        let found = all.into_iter().find(|one| one.to.model == to.id).map(|one| (to, one));
        crossed.insert(key, found.clone());
        Ok(found)
    }

    fn settings(&self, folder: usize) -> Option<&FolderSettings> {
        self.folders.get(folder)?.as_ref().ok()
    }

    /// Returns what the organisation of a folder says of itself.
    pub(crate) fn organisation(&self, folder: usize) -> Option<&Organisation> {
        self.settings(folder).map(|settings| &settings.organisation)
    }

    /// Says whether claims without evidence are bounded in the sheets of a folder.
    pub(crate) fn proven(&self, folder: usize) -> bool {
        self.settings(folder).is_some_and(|settings| settings.proven)
    }

    /// Returns what of a model does not apply in a folder unless a sheet answers it, each with the
    /// reason.
    pub(crate) fn outside(&self, folder: usize, model: &Model) -> BTreeMap<ItemId, String> {
        let own = self.organisation(folder);
        own.map(|own| organisation::outside(&own.scope, model)).unwrap_or_default()
    }

    /// Returns what of a model may not apply, because the settings of a folder do not say.
    pub(crate) fn undecided(&self, folder: usize, model: &Model) -> BTreeSet<ItemId> {
        let scope = self.organisation(folder).map(|own| &own.scope);
        organisation::undecided(scope.unwrap_or(&ScopeAnswers::new()), model)
    }

    /// Returns the model that is asked for in a folder, where one is.
    pub(crate) fn asked(&self, folder: usize) -> Option<&str> {
        self.settings(folder)?.model.as_deref()
    }

    fn model(&self, checklists: usize, id: &ModelId) -> Result<Model, CommandError> {
        let folder = self.checklists.get(checklists).and_then(Option::as_ref);
        if folder == self.session.settings.checklists.as_ref() {
            return self.session.model(Some(id.as_str()));
        }
        let models = folder.map_or_else(|| Ok(Models::default()), |folder| Models::read(folder))?;
        let tag = self.session.tag(&models)?;
        models.chosen(Some(id.as_str()))?.model(tag.as_deref())
    }

    /// Tells what keeps settings and models from being used.
    pub(crate) fn tell(&self) {
        let read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        let settings = self.folders.iter().filter_map(|folder| folder.as_ref().err());
        for error in settings.chain(read.values().filter_map(|model| model.as_ref().err())) {
            self.session.fail(error);
        }
    }
}

/// Returns the settings of a folder; none where those of the session hold for it.
fn settings_of(folder: &Path, session: &Session) -> Result<Option<Settings>, CommandError> {
    let store = Store::find(folder);
    if store.settings()?.is_none() || store.folder() == session.store.folder() {
        return Ok(None);
    }
    Settings::load(&session.global, &store).map(Some)
}
