//! What somebody names on the command line: found by its id, its title in any language that is at
//! hand, or a part of its name.

use ospo::answers::choosable::{self, Called, Found};
use ospo::guide::{Archetype, Guide, Journey, Starter};
use ospo::model::{Area, Item, Model, Stage};
use ospo::{checklist, say, text};

use crate::cli::error::CommandError;

#[derive(Debug)]
pub(crate) struct Wrong {
    pub(crate) message: String,
    pub(crate) help: String,
}

impl From<Wrong> for CommandError {
    fn from(wrong: Wrong) -> Self {
        Self::new(wrong.message).help(wrong.help)
    }
}

/// As many are named of those that a name may mean.
const MOST_NAMED: usize = 8;

/// Returns what a name means; none where it means nothing. `what` is the noun of an error: "item".
pub(crate) fn found<T: Clone>(
    name: &str,
    among: &[Called<T>],
    what: &str,
) -> Option<Result<T, Wrong>> {
    match choosable::find(name, among) {
        Found::One(at) => among.get(at).map(|one| Ok(one.thing.clone())),
        Found::Several(places) => {
            let named = places.iter().filter_map(|at| among.get(*at));
            let named = named.map(|one| match one.titles.first() {
                Some(title) => format!("`{}` ({})", one.id, text::visible(title)),
                None => format!("`{}`", one.id),
            });
            let more = places.len().saturating_sub(MOST_NAMED);
            let more = (more > 0).then(|| format!("{more} more"));
            let named = text::listed(named.take(MOST_NAMED).chain(more));
            Some(Err(Wrong {
                message: format!("`{name}` may mean more than one {what}"),
                help: format!("name one of {named}"),
            }))
        }
        Found::Nothing => None,
    }
}

/// Returns the way out for a name that means nothing: what was most likely meant, or what is said where
/// nothing is near.
pub(crate) fn nearest<T>(
    name: &str,
    among: &[Called<T>],
    otherwise: impl FnOnce() -> String,
) -> String {
    let titles = among.iter().flat_map(|one| {
        let names = [&one.id].into_iter().chain(one.titles.first());
        names.map(|title| (title.as_str(), title))
    });
    choosable::nearest(name, titles)
        .map_or_else(otherwise, |title| format!("did you mean `{title}`?"))
}

/// Returns the items and topics, each with the number that it has in the source checklist.
pub(crate) fn items(model: &Model) -> Vec<Called<&Item>> {
    let called = model.items_and_topics().map(|item| {
        let others = spoken(model).filter_map(|other| other.item(&item.id));
        let titles = others.map(|other| other.title.clone());
        let titles = [item.title.clone()].into_iter().chain(titles).chain(item.source.clone());
        Called { thing: item, id: item.id.to_string(), titles: titles.collect() }
    });
    called.collect()
}

/// Returns the stages, each by its number, its title and what it is called in the field.
pub(crate) fn stages(model: &Model) -> Vec<Called<&Stage>> {
    let called = model.stages.iter().map(|stage| {
        let number = stage.number;
        let titles = [model].into_iter().chain(spoken(model)).flat_map(|model| {
            let stage = model.stage(number);
            let titles = stage.map(|stage| stage.title.clone());
            let label = stage.and_then(|stage| stage.label.clone());
            let numbered = say!(model.lang, "Stage {number}", number);
            [titles, label, Some(numbered)].into_iter().flatten()
        });
        Called { thing: stage, id: number.to_string(), titles: titles.collect() }
    });
    called.collect()
}

/// Returns the model in each language in which it is built in.
fn spoken(model: &Model) -> impl Iterator<Item = &Model> {
    checklist::spoken_of(model.id.as_str()).iter()
}

/// Returns the guides beside a model in all languages that are at hand: they have other titles.
pub(crate) fn guides(model: &Model) -> Vec<Guide> {
    let id = model.id.as_str();
    let tags = checklist::builtin_languages(id).map(Some);
    let tags = [None].into_iter().chain(tags);
    tags.filter_map(|tag| checklist::builtin_guide(id, tag).ok()).collect()
}

pub(crate) fn archetypes<'g>(guide: &'g Guide, others: &[Guide]) -> Vec<Called<&'g Archetype>> {
    let all = guide.archetypes.iter().flat_map(|all| &all.all);
    let called = all.map(|one| {
        let others = others.iter().filter_map(|other| other.archetype(&one.id));
        let titles = [one].into_iter().chain(others).map(|one| one.title.clone()).collect();
        Called { thing: one, id: one.id.to_string(), titles }
    });
    called.collect()
}

pub(crate) fn journeys(guide: &Guide) -> Vec<Called<&Journey>> {
    let called = guide.journeys.iter().map(|one| Called {
        thing: one,
        id: one.id.to_string(),
        titles: vec![one.title.clone()],
    });
    called.collect()
}

/// Returns the starters with their titles in all languages that are at hand.
pub(crate) fn starters<'s>(model: &Model, starters: &'s [Starter]) -> Vec<Called<&'s Starter>> {
    let id = model.id.as_str();
    let tags = [None].into_iter().chain(checklist::builtin_languages(id).map(Some));
    let others = tags.filter_map(|tag| checklist::builtin_starters(id, tag).ok());
    let others: Vec<Starter> = others.flatten().collect();
    let called = starters.iter().map(|one| {
        let others = others.iter().filter(|other| other.name == one.name);
        let titles = [one].into_iter().chain(others).map(|one| one.title.clone()).collect();
        Called { thing: one, id: one.name.clone(), titles }
    });
    called.collect()
}

pub(crate) fn areas(model: &Model) -> Vec<Called<&Area>> {
    let called = model.areas.iter().map(|area| {
        let others = spoken(model).filter_map(|other| other.area(&area.id));
        let titles = [area].into_iter().chain(others).map(|area| area.title.clone()).collect();
        Called { thing: area, id: area.id.to_string(), titles }
    });
    called.collect()
}
