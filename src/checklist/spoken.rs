//! The built-in models in every language that they speak.

use std::sync::OnceLock;

use crate::checklist::builtin::{builtin_ids, builtin_languages, builtin_model};
use crate::model::Model;

/// Returns each built-in model in each language, English first. They are loaded when they are first
/// asked for, which is only where a word is not one of the language that is spoken.
pub fn spoken() -> &'static [Model] {
    static SPOKEN: OnceLock<Vec<Model>> = OnceLock::new();
    SPOKEN.get_or_init(|| {
        let named = builtin_ids().flat_map(|id| {
            let tags = builtin_languages(id).map(Some);
            [None].into_iter().chain(tags).map(move |tag| (id, tag))
        });
        named.filter_map(|(id, tag)| builtin_model(id, tag).ok()).collect()
    })
}
