//! A model beside the one that is built in under its name and version.

use crate::checklist::{builtin, crosswalks, files};
use crate::model::{Differences, Fingerprint, Model, ModelId};
use crate::problem::SourceFile;

/// What was answered under the version of a model, and asked otherwise than the model does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherContent {
    pub answered: Fingerprint,
    /// In what the model differs from it; none where that cannot be known.
    pub differences: Option<Differences>,
}

/// Holds what was answered against a model of the same version; none where both ask the same, or
/// where one of the two is not known. Only of what is built in it can be known how it differs.
pub fn other_content(
    model: &Model,
    version: &str,
    answered: Option<Fingerprint>,
) -> Option<OtherContent> {
    let answered = answered.filter(|answered| *answered != model.fingerprint())?;
    if version != model.version {
        return None;
    }
    let id = model.id.as_str();
    let built_in = builtin::builtin_fingerprint(id, version).filter(|it| *it == answered);
    let built_in = built_in.and_then(|_| builtin::builtin_model(id, None).ok());
    let differences = built_in.map(|built_in| model.content.beside(&built_in.content));
    Some(OtherContent { answered, differences })
}

/// Returns the names of the files that change what a model asks, its figures or what its guide tells,
/// where they are laid over what is built in.
pub fn laid_over(own: &[SourceFile], model: &ModelId) -> Vec<String> {
    let is_of_another =
        |file: &SourceFile| crosswalks::from_of(file).is_some_and(|from| from != *model);
    let changes = |file: &&SourceFile| {
        files::says_something(file, model) && !builtin::is_built_in(file) && !is_of_another(file)
    };
    own.iter().filter(changes).map(|file| files::relative_name(&file.path)).collect()
}
