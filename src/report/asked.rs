//! What a group of items asks, as a table, and the communities of a stage.

use crate::insight::Assessment;
use crate::model::Community;
use crate::model::Item;
use crate::model::Model;
use crate::report::document::Block;
use crate::report::document::Column;
use crate::report::document::Line;
use crate::report::document::Table;
use crate::report::words;

/// The items of a group; with their answers where an assessment is given.
pub(super) fn table<'m>(
    model: &Model,
    items: impl Iterator<Item = &'m Item>,
    assessment: Option<&Assessment>,
) -> Block {
    let mut head = vec![
        Column::words("Item"),
        Column::words("Practice"),
        Column::words("Area"),
        Column::number("Weight"),
    ];
    if assessment.is_some() {
        head.push(Column::words("Answer"));
    }
    let rows = items.map(|item| {
        let area = model
            .area(&item.area)
            .map_or(item.area.as_str(), |area| &area.title);
        let mut row = vec![
            Line::default().code(item.id.as_str()),
            Line::from(item.title.as_str()),
            Line::from(area),
            Line::from(item.weight.to_string()),
        ];
        if let Some(assessment) = assessment {
            let score = assessment.scorecard.item(&item.id);
            row.push(score.map_or_else(Line::default, |score| words::answer(item, &score.state)));
        }
        row
    });
    Block::Table(Table {
        head,
        rows: rows.collect(),
    })
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
