//! A model, as `ospo model show` tells of it.

use crate::lang::{say, say_of};
use crate::model::{Item, Model, Stage};
use crate::report::common::terms;
use crate::report::document::block::{Block, Document, Fact};
use crate::report::document::line::Line;
use crate::report::model::asked::{self, Beside};
use crate::report::model::items_data::ItemsData;
use crate::report::model::{changes, method_note};
use crate::report::view::{Data, Report};

/// Lays out a model, or one of its stages alone.
pub fn of_model(model: &Model, stage: Option<u32>) -> Report {
    let lang = &model.lang;
    let shown = |one: &&Stage| stage.is_none_or(|number| one.number == number);
    let stages: Vec<&Stage> = model.stages.iter().filter(shown).collect();
    let topics: &[Item] = if stage.is_none() { &model.topics } else { &[] };
    let mut blocks = vec![
        Block::heading(1, model.title.as_str()),
        Block::Facts(vec![
            Fact::new(
                say!(lang, "Name in files"),
                Line::default().code(model.id.as_str()),
            ),
            Fact::new(say!(lang, "Version"), model.version.as_str()),
            Fact::new(say!(lang, "Asks"), size(model)),
        ]),
    ];
    blocks.extend(model.summary.as_deref().map(Block::sentence));
    for stage in &stages {
        blocks.push(Block::heading(
            2,
            say!(
                lang,
                "Stage {number}: {title}",
                number = stage.number,
                title = stage.title
            ),
        ));
        blocks.push(Block::sentence(stage.summary.as_str()));
        if !stage.items.is_empty() {
            blocks.push(asked::table(model, stage.items.iter(), Beside::Area, None));
        }
    }
    if !topics.is_empty() {
        blocks.push(Block::heading(2, say!(lang, "Topics outside the stages")));
        blocks.push(asked::table(model, topics.iter(), Beside::Area, None));
    }
    if stage.is_none() {
        blocks.extend(changes::of_model(model));
    }
    blocks.extend(method_note::of_model(model));
    blocks.push(Block::heading(2, say!(lang, "Source and licence")));
    blocks.push(terms::attribution(model));
    let items = stages.iter().flat_map(|stage| &stage.items).chain(topics);
    let data = Data::Items(ItemsData::of(model, items));
    Report {
        document: Document {
            lang: model.lang.clone(),
            blocks,
        },
        data,
    }
}

fn size(model: &Model) -> String {
    let lang = &model.lang;
    let (stages, practices) = (model.staged().count(), model.items().count());
    let mut parts = vec![
        say_of!(lang, stages, "{n} stage", "{n} stages"),
        say_of!(lang, practices, "{n} practice", "{n} practices"),
        say_of!(lang, model.areas.len(), "{n} area", "{n} areas"),
    ];
    if !model.topics.is_empty() {
        parts.push(say_of!(lang, model.topics.len(), "{n} topic", "{n} topics"));
    }
    lang.in_a_row(parts)
}
