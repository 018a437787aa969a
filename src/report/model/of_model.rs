//! A model, as `ospo model show` tells of it.

use crate::lang::{Lang, phrase, say, say_of};
use crate::model::{Change, Holds, Item, ItemId, Model, Part, Stage};
use crate::report::common::{content, terms};
use crate::report::document::block::{Block, Fact};
use crate::report::document::ending::Ending;
use crate::report::document::line::{Line, Tone, said};
use crate::report::document::listing;
use crate::report::model::asked::{self, BesideItem};
use crate::report::model::items_data::ItemsData;
use crate::report::model::method_note;
use crate::report::view::{Data, Report};

pub fn of_model(model: &Model, stage: Option<u32>) -> Report {
    let lang = &model.lang;
    let shown = |one: &&Stage| stage.is_none_or(|number| one.number == number);
    let has_stages = model.method.ladder.is_some();
    let stages: Vec<&Stage> = model.stages.iter().filter(shown).filter(|_| has_stages).collect();
    let areas: Vec<Part> = model.parts().into_iter().filter(|_| !has_stages).collect();
    let topics: &[Item] = if stage.is_none() { &model.topics } else { &[] };
    let mut blocks = vec![
        Block::heading(1, model.title.as_str()),
        Block::Facts(vec![
            Fact::new(say!(lang, "Name in files"), Line::default().code(model.id.as_str())),
            Fact::new(say!(lang, "Version"), content::version(model)),
            Fact::new(say!(lang, "Asks"), size(model)),
        ]),
    ];
    blocks.extend(content::altered(model).map(|files| Block::Callout(files.into())));
    blocks.extend(model.purpose.as_deref().map(Block::sentence));
    blocks.extend(model.summary.as_deref().map(Block::sentence));
    for stage in &stages {
        blocks.push(Block::heading(
            2,
            say!(lang, "Stage {number}: {title}", number = stage.number, title = stage.title),
        ));
        blocks.push(Block::sentence(stage.summary.as_str()));
        if !stage.items.is_empty() {
            blocks.push(asked::table(model, stage.items.iter(), BesideItem::Area, None));
        }
    }
    for part in &areas {
        blocks.push(Block::heading(2, part.of.heading(lang)));
        blocks.push(asked::table(model, part.items.iter().copied(), BesideItem::Nothing, None));
    }
    if !topics.is_empty() {
        blocks.push(Block::heading(2, model.topics_heading()));
        blocks.push(asked::table(model, topics.iter(), BesideItem::Area, None));
    }
    if stage.is_none() {
        blocks.extend(shared(model));
        blocks.extend(changes(model));
    }
    blocks.extend(method_note::of_model(model));
    blocks.push(Block::heading(2, say!(lang, "Source and licence")));
    blocks.push(terms::attribution(model));
    let in_areas = areas.iter().flat_map(|part| part.items.iter().copied());
    let items = stages.iter().flat_map(|stage| &stage.items).chain(in_areas).chain(topics);
    let data = Data::Items(ItemsData::of(model, items));
    // Here is where the whole of it stands.
    let ending = Ending {
        from: blocks.len(),
        brief: Vec::new(),
        next: model.items_in_order().next().map(|item| format!("ospo explain {}", item.id)),
    };
    Report::new(&model.lang, blocks, data).ending(ending)
}

/// Tells programs some items of a model, as they would be asked.
pub fn of_questions(model: &Model, items: &[&Item]) -> Report {
    let data = ItemsData::of(model, items.iter().copied());
    Report::new(&model.lang, Vec::new(), Data::Items(data))
}

/// What holds for all questions, and what is asked beside them.
fn shared(model: &Model) -> Vec<Block> {
    let lang = &model.lang;
    let named = |name: &str, text: &str| Line::default().strong(name).text(lang.colon()).text(text);
    let rules = model.rules.iter().map(|rule| named(&rule.title, &rule.text));
    let terms = model.glossary.iter().map(|term| named(&term.word, &term.means));
    let scopes = model.scopes.iter().map(|scope| {
        let items = scope.not_applicable.iter().map(ItemId::as_str);
        let name = Line::default().code(scope.id.as_str());
        let (question, items, reason) = (&*scope.ask, lang.in_a_row(items), &*scope.reason);
        said!(
            lang,
            "{scope}: {question} Where not, these do not apply: {items}. {reason}",
            scope = name,
            question,
            items,
            reason
        )
    });
    let lists = model.lists.iter().map(|list| {
        let name = Line::default().code(list.id.as_str());
        let (title, question) = (&*list.title, &*list.ask);
        said!(lang, "{list}, {title}: {question}", list = name, title, question)
    });
    let sections = [
        Block::section(say!(lang, "Rules for every answer"), rules),
        Block::section(say!(lang, "What words mean in all questions"), terms),
        Block::section(say!(lang, "What is asked once"), scopes),
        Block::section(say!(lang, "What is named once"), lists),
    ];
    sections.into_iter().flatten().collect()
}

fn size(model: &Model) -> String {
    let lang = &model.lang;
    let (stages, practices) = (model.staged().count(), model.items().count());
    let has_stages = model.method.ladder.is_some();
    let mut parts =
        Vec::from_iter(has_stages.then(|| say_of!(lang, stages, "{n} stage", "{n} stages")));
    parts.push(say_of!(lang, practices, "{n} practice", "{n} practices"));
    let sections = model.areas.iter().filter(|area| model.is_section(&area.id)).count();
    parts.push(say_of!(lang, model.areas.len() - sections, "{n} area", "{n} areas"));
    if sections > 0 {
        parts.push(say_of!(lang, sections, "{n} section", "{n} sections"));
    }
    if !model.topics.is_empty() {
        parts.push(say_of!(lang, model.topics.len(), "{n} topic", "{n} topics"));
    }
    lang.in_a_row(parts)
}

/// Lists the changes of the latest version that has some.
fn changes(model: &Model) -> Vec<Block> {
    let Some(latest) = model.changes.last() else {
        return Vec::new();
    };
    let lang = &model.lang;
    let lines = latest.list.iter().map(|change| of_change(lang, change));
    vec![
        Block::heading(2, say!(lang, "What version {version} changed", version = latest.version)),
        Block::list(lines.collect()),
    ]
}

fn of_change(lang: &Lang, change: &Change) -> Line {
    let named = |items: &[ItemId]| {
        let names = items.iter().map(|item| Line::default().code(item.as_str()));
        listing::listed(lang, names)
    };
    let one = |item: &ItemId| named(std::slice::from_ref(item));
    match change {
        Change::Renamed { from, to } => {
            said!(lang, "{before} is now called {after}", before = one(from), after = one(to))
        }
        Change::Split { from, to, why } => became(lang, one(from), named(to), why),
        Change::Merged { from, to, why } => became(lang, named(from), one(to), why),
        Change::Removed { item, why } => {
            said!(lang, "{item} is not asked any more: {why}", item = one(item), why = why.as_str())
        }
        Change::Reworded { item, why, holds } => {
            let then = lang.plain(match holds {
                Holds::All => phrase!("answers hold"),
                Holds::Levels { levels, .. } if !levels.is_empty() => {
                    phrase!("some levels hold, the others are asked again")
                }
                Holds::Nothing | Holds::Levels { .. } => phrase!("asked again"),
            });
            let (item, why) = (one(item), why.as_str());
            said!(lang, "{item} is worded differently: {why}", item, why)
                .toned(Tone::Quiet, lang.aside(then))
        }
    }
}

fn became(lang: &Lang, before: Line, after: Line, why: &str) -> Line {
    said!(lang, "{before} became {after}: {why}", before, after, why)
}
