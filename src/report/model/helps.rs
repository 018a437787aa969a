//! What helps to answer a question, in every view and form that shows it.

use crate::lang::{Lang, say};
use crate::model::Item;

/// Returns what helps to answer a question, under headings; nothing that is empty.
pub fn helps<'i>(lang: &Lang, item: &'i Item) -> impl Iterator<Item = (String, &'i [String])> {
    let lists = [
        (say!(lang, "What the words mean"), item.words.as_slice()),
        (say!(lang, "When it does not apply"), item.not_applicable_when.as_slice()),
        (say!(lang, "What to look for"), item.look_for.as_slice()),
        (say!(lang, "What would show it"), &item.evidence),
    ];
    lists.into_iter().filter(|(_, texts)| !texts.is_empty())
}
