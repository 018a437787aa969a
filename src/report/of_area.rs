//! One area, explained: what the stages ask of it.

use crate::insight::Assessment;
use crate::model::{Area, Item, Model};
use crate::report::asked::{self, Beside};
use crate::report::data::{Data, ItemsData};
use crate::report::document::{Block, Document, Fact, Line, Report};
use crate::report::{figure, words};
use crate::words::say;

/// Lays out an area, with its answers where an assessment is given.
pub fn of_area(model: &Model, area: &Area, assessment: Option<&Assessment>) -> Report {
    let words = &model.words;
    let staged = || model.items().filter(|item| item.area == area.id);
    let topics: Vec<&Item> = model
        .topics
        .iter()
        .filter(|item| item.area == area.id)
        .collect();
    let mut blocks = vec![Block::heading(1, area.title.as_str())];
    let mut facts = vec![Fact::new(
        say!(words, "Name in files"),
        Line::default().code(area.id.as_str()),
    )];
    let score = assessment.and_then(|a| a.scorecard.areas.iter().find(|score| score.id == area.id));
    if let Some(score) = score {
        facts.push(Fact::new(
            say!(words, "Now"),
            figure::of_range(words, score.range, None),
        ));
    }
    blocks.push(Block::Facts(facts));
    blocks.push(Block::heading(2, say!(words, "What the stages ask of it")));
    if staged().next().is_none() {
        blocks.push(Block::sentence(say!(
            words,
            "No stage asks anything of this area."
        )));
    } else {
        blocks.push(asked::table(model, staged(), Beside::Stage, assessment));
    }
    if !topics.is_empty() {
        blocks.push(Block::heading(2, say!(words, "Topics outside the stages")));
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
            words: words.clone(),
            blocks,
        },
        data,
    }
}
