//! One area, explained: what the stages ask of it.

use crate::insight::Assessment;
use crate::model::Area;
use crate::model::Item;
use crate::model::Model;
use crate::report::asked;
use crate::report::asked::Beside;
use crate::report::data::Data;
use crate::report::data::ItemsData;
use crate::report::document::Block;
use crate::report::document::Document;
use crate::report::document::Fact;
use crate::report::document::Line;
use crate::report::document::Report;
use crate::report::figure;
use crate::report::words;

/// Lays out an area, with its answers where an assessment is given.
pub fn of_area(model: &Model, area: &Area, assessment: Option<&Assessment>) -> Report {
    let staged = || model.items().filter(|item| item.area == area.id);
    let topics: Vec<&Item> = model
        .topics
        .iter()
        .filter(|item| item.area == area.id)
        .collect();
    let mut blocks = vec![Block::heading(1, area.title.as_str())];
    let mut facts = vec![Fact::new(
        "Name in files",
        Line::default().code(area.id.as_str()),
    )];
    let score = assessment.and_then(|a| a.scorecard.areas.iter().find(|score| score.id == area.id));
    if let Some(score) = score {
        facts.push(Fact::new("Now", figure::of_range(score.range, None)));
    }
    blocks.push(Block::Facts(facts));
    blocks.push(Block::heading(2, "What the stages ask of it"));
    if staged().next().is_none() {
        blocks.push(Block::sentence("No stage asks anything of this area."));
    } else {
        blocks.push(asked::table(model, staged(), Beside::Stage, assessment));
    }
    if !topics.is_empty() {
        blocks.push(Block::heading(2, "Topics outside the stages"));
        blocks.push(asked::table(
            model,
            topics.iter().copied(),
            Beside::Stage,
            assessment,
        ));
    }
    blocks.push(Block::Rule);
    blocks.push(words::attribution(model));
    let items = staged().chain(topics.iter().copied());
    let data = Data::Items(ItemsData::of(model, items));
    Report {
        document: Document {
            words: model.words.clone(),
            blocks,
        },
        data,
    }
}
