//! The models that many sheets name, each read once and shared.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use ospo::model::{Model, ModelId};

use crate::cli::error::CommandError;
use crate::cli::session::Session;

/// The models that were asked for so far.
pub(crate) struct ModelsRead<'s> {
    session: &'s Session,
    read: Mutex<BTreeMap<ModelId, Result<Arc<Model>, CommandError>>>,
}

impl<'s> ModelsRead<'s> {
    pub(crate) fn new(session: &'s Session) -> Self {
        Self { session, read: Mutex::default() }
    }

    /// Returns the model that a sheet names.
    ///
    /// # Errors
    /// That it cannot be used; why not is told once for all sheets, by [`Self::tell`].
    pub(crate) fn named(&self, id: &ModelId, sheet: &str) -> Result<Arc<Model>, CommandError> {
        let mut read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        if !read.contains_key(id) {
            let model = self.session.model(Some(id.as_str())).map(Arc::new);
            read.insert(id.clone(), model);
        }
        if let Some(Ok(model)) = read.get(id) {
            return Ok(Arc::clone(model));
        }
        let message = format!("{sheet} answers the model `{id}`, which cannot be used");
        Err(CommandError::new(message)
            .help("add its checklist with `--checklists DIR`; the sheet is left out"))
    }

    /// Tells what keeps models from being used.
    pub(crate) fn tell(&self) {
        let read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        for error in read.values().filter_map(|model| model.as_ref().err()) {
            self.session.fail(error);
        }
    }
}
