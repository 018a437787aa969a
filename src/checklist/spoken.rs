//! The built-in models in every language that they speak.

use std::sync::OnceLock;

use crate::checklist::builtin::{builtin_ids, builtin_languages, builtin_model};
use crate::model::Model;

/// Returns each built-in model in each language, English first. They are loaded when they are first
/// asked for, which is only where a word is not one of the language that is spoken.
pub fn spoken() -> impl Iterator<Item = &'static Model> {
    by_id().iter().flat_map(loaded)
}

/// Returns a built-in model in each language, English first; nothing where none is built in under
/// this name.
pub fn spoken_of(id: &str) -> &'static [Model] {
    by_id().iter().find(|(other, _)| *other == id).map_or(&[], loaded)
}

type SpokenModel = (&'static str, OnceLock<Vec<Model>>);

fn by_id() -> &'static [SpokenModel] {
    static SPOKEN: OnceLock<Vec<SpokenModel>> = OnceLock::new();
    SPOKEN.get_or_init(|| builtin_ids().map(|id| (id, OnceLock::new())).collect())
}

fn loaded((id, models): &'static SpokenModel) -> &'static [Model] {
    models.get_or_init(|| {
        let tags = [None].into_iter().chain(builtin_languages(id).map(Some));
        tags.filter_map(|tag| builtin_model(id, tag).ok()).collect()
    })
}
