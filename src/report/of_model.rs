//! A model, as `ospo model show` tells of it.

use crate::model::Item;
use crate::model::Model;
use crate::model::Stage;
use crate::report::asked;
use crate::report::asked::Beside;
use crate::report::changes;
use crate::report::data::Data;
use crate::report::data::ItemsData;
use crate::report::document::Block;
use crate::report::document::Document;
use crate::report::document::Fact;
use crate::report::document::Line;
use crate::report::document::Report;
use crate::report::method_note;
use crate::report::words;

/// Lays out a model, or one of its stages alone.
pub fn of_model(model: &Model, stage: Option<u32>) -> Report {
    let shown = |one: &&Stage| stage.is_none_or(|number| one.number == number);
    let stages: Vec<&Stage> = model.stages.iter().filter(shown).collect();
    let topics: &[Item] = if stage.is_none() { &model.topics } else { &[] };
    let mut blocks = vec![
        Block::heading(1, model.title.as_str()),
        Block::Facts(vec![
            Fact::new("Name in files", Line::default().code(model.id.as_str())),
            Fact::new("Version", model.version.as_str()),
            Fact::new("Asks", size(model)),
        ]),
    ];
    blocks.extend(model.summary.as_deref().map(Block::sentence));
    for stage in &stages {
        blocks.push(Block::heading(
            2,
            format!("Stage {}: {}", stage.number, stage.title),
        ));
        blocks.push(Block::sentence(stage.summary.as_str()));
        if !stage.items.is_empty() {
            blocks.push(asked::table(model, stage.items.iter(), Beside::Area, None));
        }
    }
    if !topics.is_empty() {
        blocks.push(Block::heading(2, "Topics outside the stages"));
        blocks.push(asked::table(model, topics.iter(), Beside::Area, None));
    }
    if stage.is_none() {
        blocks.extend(changes::of_model(model));
    }
    blocks.extend(method_note::of_model(model));
    blocks.push(Block::heading(2, "Source and licence"));
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
    use crate::text::count;
    let mut parts = vec![
        count(model.staged().count(), "stage"),
        count(model.items().count(), "practice"),
        count(model.areas.len(), "area"),
    ];
    if !model.topics.is_empty() {
        parts.push(count(model.topics.len(), "topic"));
    }
    parts.join(", ")
}
