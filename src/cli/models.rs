//! Which models can be used: those in a folder of the user's, and those that are built in.

use std::path::Path;

use ospo::checklist;
use ospo::problem::SourceFile;
use ospo::store;
use ospo::text;

use crate::cli::error::CommandError;

/// The model that is used where nothing else is said.
const DEFAULT: &str = "ospo";

/// The models of a folder of checklists; without a folder, none.
#[derive(Debug, Default)]
pub(crate) struct Models {
    /// The files of each model of the user's own.
    pub(crate) own: Vec<Vec<SourceFile>>,
    /// Files that are laid over a built-in model.
    pub(crate) loose: Vec<SourceFile>,
}

impl Models {
    /// Reads a folder: it may be a model, hold models in folders of their own, or hold files that
    /// are laid over a built-in model.
    pub(crate) fn read(folder: &Path) -> Result<Self, CommandError> {
        let found = store::read_checklists(folder)?;
        let mut models = Self::default();
        if checklist::is_whole(&found.files) {
            models.own.push(found.files);
        } else {
            models.loose = found.files;
        }
        models.own.extend(found.models);
        if models.own.is_empty() && models.loose.is_empty() {
            let folder = folder.display();
            return Err(
                CommandError::new(format!("there is no checklist in {folder}"))
                    .help("`ospo model export ospo DIR` writes one to start from"),
            );
        }
        Ok(models)
    }

    /// Returns the files of the model that is wanted; where none is named, of the only one of the
    /// user's own, or of the default.
    pub(crate) fn files(self, wanted: Option<&str>) -> Result<Vec<SourceFile>, CommandError> {
        let Some(wanted) = wanted else {
            return match <[Vec<SourceFile>; 1]>::try_from(self.own) {
                Ok([only]) if self.loose.is_empty() => Ok(only),
                _ => Ok(checklist::overlay(builtin(DEFAULT, &[])?, self.loose)),
            };
        };
        let ids: Vec<Option<String>> = self.own.iter().map(|files| id_of(files)).collect();
        // A model whose name cannot be read is taken all the same, so that its problems are told.
        let named = ids.iter().position(|id| id.as_deref() == Some(wanted));
        let found = named.or_else(|| ids.iter().position(Option::is_none));
        if let Some(files) = found.and_then(|at| self.own.into_iter().nth(at)) {
            return Ok(files);
        }
        let own: Vec<&str> = ids.iter().flatten().map(String::as_str).collect();
        Ok(checklist::overlay(builtin(wanted, &own)?, self.loose))
    }

    /// Returns the files of every model in the folder, as they would be used.
    pub(crate) fn all(self, base: Option<&str>) -> Result<Vec<Vec<SourceFile>>, CommandError> {
        let mut all = self.own;
        if !self.loose.is_empty() {
            let base = builtin(base.unwrap_or(DEFAULT), &[])?;
            all.push(checklist::overlay(base, self.loose));
        }
        Ok(all)
    }
}

fn id_of(files: &[SourceFile]) -> Option<String> {
    Some(checklist::id_of(files)?.to_string())
}

/// Returns the files of a built-in model; `own` are other names that would do.
fn builtin(id: &str, own: &[&str]) -> Result<Vec<SourceFile>, CommandError> {
    checklist::builtin(id).ok_or_else(|| {
        let mut known: Vec<&str> = checklist::builtin_ids().collect();
        known.extend(own);
        let help = match text::nearest(id, known.iter().copied()) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => "`ospo model list` lists them; `--checklists DIR` adds your own".to_owned(),
        };
        CommandError::new(format!("there is no model `{id}`")).help(help)
    })
}
