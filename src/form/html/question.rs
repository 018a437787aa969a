//! The questions as the page shows them. The template escapes every text; here, each sign is made
//! visible that could change what a page shows.

use crate::form::{FormSection, labels};
use crate::lang::say;
use crate::model::{Item, Model, RoleId};
use crate::report;
use crate::text;

#[derive(Debug)]
pub(super) struct ShownPart {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) questions: Vec<ShownQuestion>,
}

#[derive(Debug)]
pub(super) struct ShownQuestion {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) ask: String,
    pub(super) facts: String,
    /// The roles that would know, by their ids.
    pub(super) who: String,
    pub(super) why: Option<String>,
    /// What helps to answer, under headings.
    pub(super) lists: Vec<(String, Vec<String>)>,
    /// Where to read more; without an address where it may not become a link.
    pub(super) links: Vec<(String, Option<String>)>,
    pub(super) levels: Vec<ShownChoice>,
    /// The number by which the lowest level is called.
    pub(super) from: usize,
}

#[derive(Debug)]
pub(super) struct ShownChoice {
    pub(super) id: String,
    pub(super) label: String,
    pub(super) anchor: String,
}

/// Returns text with every character visible that could change what a page shows.
pub(super) fn shown(text: &str) -> String {
    text::visible(text).into_owned()
}

pub(super) fn parts(sections: &[FormSection<'_>], model: &Model) -> Vec<ShownPart> {
    let parts = sections.iter().enumerate().map(|(index, section)| ShownPart {
        id: format!("part-{index}"),
        title: match section.part {
            Some(part) => shown(&part.heading(&model.lang)),
            None => model.topics_heading(),
        },
        questions: section.items.iter().map(|item| question(item, model)).collect(),
    });
    parts.collect()
}

fn question(item: &Item, model: &Model) -> ShownQuestion {
    let lang = &model.lang;
    let words = item.words.is_some().then(|| (report::of_words(lang), item.words.as_slice()));
    let lists = words.into_iter().chain(report::helps(lang, item));
    let lists = lists.map(|(heading, texts)| (heading, texts.iter().map(|t| shown(t)).collect()));
    let links = item.references.iter().map(|link| {
        let url = text::is_link(&link.url).then(|| link.url.clone());
        (shown(&link.title), url)
    });
    let levels = item.levels().map(|(level, step)| ShownChoice {
        id: level.id.to_string(),
        label: shown(&level.label),
        anchor: shown(&match labels::needs(level, lang) {
            Some(needs) => lang.sentences([&step.anchor, &needs]),
            None => step.anchor.clone(),
        }),
    });
    let who: Vec<&str> = item.who.iter().map(RoleId::as_str).collect();
    ShownQuestion {
        id: item.id.to_string(),
        title: shown(&item.title),
        ask: shown(&item.ask),
        facts: facts(item, model),
        who: who.join(" "),
        why: item.why.as_deref().map(shown),
        lists: lists.collect(),
        links: links.collect(),
        levels: levels.collect(),
        from: item.scale.number(0),
    }
}

fn facts(item: &Item, model: &Model) -> String {
    let lang = &model.lang;
    let area = model.area(&item.area).map_or(item.area.as_str(), |area| &area.title);
    let area = shown(area);
    if item.who.is_empty() {
        return area;
    }
    let who = lang.in_a_row(item.who.iter().map(|role| shown(model.role_title(role))));
    say!(lang, "{area}. Who would know: {who}.", area, who)
}
