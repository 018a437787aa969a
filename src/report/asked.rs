//! What a group of items asks, as a table, and the communities of a stage.

use crate::insight::Assessment;
use crate::model::{Community, Item, Model};
use crate::report::document::{Block, Column, Line, Table};
use crate::report::{figure, words};
use crate::words::say;

/// What stands beside each item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Beside {
    /// The area that it belongs to.
    Area,
    /// The stage that it belongs to.
    Stage,
}

/// The items of a group; with their answers where an assessment is given, else their weights.
pub(super) fn table<'m>(
    model: &Model,
    items: impl Iterator<Item = &'m Item>,
    beside: Beside,
    assessment: Option<&Assessment>,
) -> Block {
    let words = &model.words;
    let head = vec![
        Column::words(say!(words, "Item")),
        Column::words(say!(words, "Practice")),
        Column::words(match beside {
            Beside::Area => say!(words, "Area"),
            Beside::Stage => say!(words, "Stage"),
        }),
        match assessment {
            Some(_) => Column::words(say!(words, "Answer")),
            None => Column::number(say!(words, "Weight")),
        },
    ];
    let rows = items.map(|item| {
        vec![
            Line::default().code(item.id.as_str()),
            Line::from(item.title.as_str()),
            Line::from(match beside {
                Beside::Area => area(model, item),
                Beside::Stage => stage(model, item),
            }),
            match assessment.and_then(|assessment| assessment.scorecard.item(&item.id)) {
                Some(score) => words::answer(words, item, &score.state),
                None => Line::from(item.weight.to_string()),
            },
        ]
    });
    Block::Table(Table {
        head,
        rows: rows.collect(),
    })
}

fn area(model: &Model, item: &Item) -> String {
    model
        .area(&item.area)
        .map_or_else(|| item.area.to_string(), |area| area.title.clone())
}

fn stage(model: &Model, item: &Item) -> String {
    model
        .stage_of(&item.id)
        .map_or_else(|| figure::NONE.to_owned(), |s| s.number.to_string())
}

/// Each community with what it is good for.
pub(super) fn communities(communities: &[Community]) -> Block {
    let entries = communities.iter().map(|community| {
        let line = Line::default().link(&community.title, &community.url);
        match &community.why {
            Some(why) => line.text(format!(": {why}")),
            None => line,
        }
    });
    Block::list(entries.collect())
}
