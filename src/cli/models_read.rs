//! The models that many sheets name, each read once and shared.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use ospo::model::{Model, ModelId};
use ospo::store::Store;

use crate::cli::error::CommandError;
use crate::cli::models::Models;
use crate::cli::session::Session;
use crate::cli::settings::Settings;

type ReadModel = Result<Arc<Model>, CommandError>;

/// The models that were asked for so far. For the sheets of a folder that has settings of its own,
/// these say where its checklists are; flags go before them.
pub(crate) struct ModelsRead<'s> {
    session: &'s Session,
    /// For each folder of sheets the place of its checklists among `checklists`.
    folders: Vec<Result<usize, CommandError>>,
    /// Each folder of checklists once; none where only what is built in is used.
    checklists: Vec<Option<PathBuf>>,
    read: Mutex<BTreeMap<(usize, ModelId), ReadModel>>,
}

impl<'s> ModelsRead<'s> {
    /// Reads models for the folder of the session, whose place is 0.
    pub(crate) fn new(session: &'s Session) -> Self {
        let checklists = vec![session.settings.checklists.clone()];
        Self { session, folders: vec![Ok(0)], checklists, read: Mutex::default() }
    }

    /// Reads models for several folders.
    pub(crate) fn of_folders<'f>(
        session: &'s Session,
        folders: impl Iterator<Item = &'f Path>,
    ) -> Self {
        let mut checklists: Vec<Option<PathBuf>> = Vec::new();
        let folders = folders.map(|folder| {
            let used = checklists_of(folder, session)?;
            let known = checklists.iter().position(|known| *known == used);
            Ok(known.unwrap_or_else(|| {
                checklists.push(used);
                checklists.len() - 1
            }))
        });
        let folders = folders.collect();
        Self { session, folders, checklists, read: Mutex::default() }
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
        let Some(Ok(checklists)) = self.folders.get(folder) else {
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

/// Returns the checklists that the settings of a folder name; those of the session where it has no
/// settings.
fn checklists_of(folder: &Path, session: &Session) -> Result<Option<PathBuf>, CommandError> {
    let store = Store::find(folder);
    if store.settings()?.is_none() || store.folder() == session.store.folder() {
        return Ok(session.settings.checklists.clone());
    }
    Ok(Settings::load(&session.global, &store)?.checklists)
}
