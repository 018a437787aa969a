//! A model, as `ospo model show` tells of it.

use crate::model::{Item, Model, Stage};
use crate::report::asked::{self, Beside};
use crate::report::data::{Data, ItemsData};
use crate::report::document::{Block, Document, Fact, Line, Report};
use crate::report::{changes, method_note, words};
use crate::words::{say, say_of};

/// Lays out a model, or one of its stages alone.
pub fn of_model(model: &Model, stage: Option<u32>) -> Report {
    let words = &model.words;
    let shown = |one: &&Stage| stage.is_none_or(|number| one.number == number);
    let stages: Vec<&Stage> = model.stages.iter().filter(shown).collect();
    let topics: &[Item] = if stage.is_none() { &model.topics } else { &[] };
    let mut blocks = vec![
        Block::heading(1, model.title.as_str()),
        Block::Facts(vec![
            Fact::new(
                say!(words, "Name in files"),
                Line::default().code(model.id.as_str()),
            ),
            Fact::new(say!(words, "Version"), model.version.as_str()),
            Fact::new(say!(words, "Asks"), size(model)),
        ]),
    ];
    blocks.extend(model.summary.as_deref().map(Block::sentence));
    for stage in &stages {
        blocks.push(Block::heading(
            2,
            say!(
                words,
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
        blocks.push(Block::heading(2, say!(words, "Topics outside the stages")));
        blocks.push(asked::table(model, topics.iter(), Beside::Area, None));
    }
    if stage.is_none() {
        blocks.extend(changes::of_model(model));
    }
    blocks.extend(method_note::of_model(model));
    blocks.push(Block::heading(2, say!(words, "Source and licence")));
    blocks.push(words::attribution(model));
    let items = stages.iter().flat_map(|stage| &stage.items).chain(topics);
    let data = Data::Items(ItemsData::of(model, items));
    Report {
        document: Document {
            words: model.words.clone(),
            blocks,
        },
        data,
    }
}

fn size(model: &Model) -> String {
    let words = &model.words;
    let (stages, practices) = (model.staged().count(), model.items().count());
    let mut parts = vec![
        say_of!(words, stages, "{n} stage", "{n} stages"),
        say_of!(words, practices, "{n} practice", "{n} practices"),
        say_of!(words, model.areas.len(), "{n} area", "{n} areas"),
    ];
    if !model.topics.is_empty() {
        parts.push(say_of!(
            words,
            model.topics.len(),
            "{n} topic",
            "{n} topics"
        ));
    }
    words.in_a_row(parts)
}
