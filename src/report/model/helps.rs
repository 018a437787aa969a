//! What helps to answer a question, in every view and form that shows it.

use crate::lang::{Lang, say};
use crate::model::{Item, Model};
use crate::organisation::ListEntries;

/// Returns the heading of what the words of a question mean.
pub fn of_words(lang: &Lang) -> String {
    say!(lang, "What the words mean")
}

/// Returns what else helps to answer a question, under headings; nothing that is empty.
pub fn helps<'i>(lang: &Lang, item: &'i Item) -> impl Iterator<Item = (String, &'i [String])> {
    let lists = [
        (say!(lang, "When it does not apply"), item.not_applicable_when.as_slice()),
        (say!(lang, "What to look for"), item.look_for.as_slice()),
        (say!(lang, "What would show it"), &item.evidence),
    ];
    lists.into_iter().filter(|(_, texts)| !texts.is_empty())
}

/// Returns the lists that a question asks about, each by its title with what the organisation has
/// named.
pub fn lists<'m>(
    model: &'m Model,
    item: &'m Item,
    named: &ListEntries,
) -> impl Iterator<Item = (&'m str, String)> {
    item.shows.iter().filter_map(|id| {
        let list = model.lists.iter().find(|list| list.id == *id)?;
        let entries = named.get(id).filter(|entries| !entries.said.is_empty());
        let entries = entries.map(|entries| model.lang.in_a_row(&entries.said));
        let entries = entries.unwrap_or_else(|| {
            say!(
                model.lang,
                "not named yet; {setting} in ospo.yaml names them",
                setting = "`lists`"
            )
        });
        Some((list.title.as_str(), entries))
    })
}
