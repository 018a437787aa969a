//! What a group of items asks, as a table, and the communities of a stage.

use crate::insight::Assessment;
use crate::lang::{Lang, say};
use crate::model::{Community, Item, Model};
use crate::report::common::terms;
use crate::report::document::block::{Block, Column};
use crate::report::document::figure;
use crate::report::document::line::Line;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BesideItem {
    Area,
    Stage,
    Nothing,
}

/// The items of a group; with their answers where an assessment is given, else their weights.
pub(crate) fn table<'m>(
    model: &Model,
    items: impl Iterator<Item = &'m Item>,
    beside: BesideItem,
    assessment: Option<&Assessment>,
) -> Block {
    let lang = &model.lang;
    let mut head = vec![Column::words(say!(lang, "Item")), Column::words(say!(lang, "Practice"))];
    head.extend(match beside {
        BesideItem::Area => Some(Column::words(say!(lang, "Area"))),
        BesideItem::Stage => Some(Column::words(say!(lang, "Stage"))),
        BesideItem::Nothing => None,
    });
    head.push(match assessment {
        Some(_) => Column::words(say!(lang, "Answer")),
        None => Column::number(say!(lang, "Weight")),
    });
    let rows = items.map(|item| {
        let mut row = vec![Line::default().code(item.id.as_str()), Line::from(item.title.as_str())];
        row.extend(match beside {
            BesideItem::Area => Some(Line::from(area(model, item))),
            BesideItem::Stage => Some(Line::from(stage(model, item))),
            BesideItem::Nothing => None,
        });
        row.push(match assessment.and_then(|assessment| assessment.scorecard.item(&item.id)) {
            Some(score) => terms::answer(lang, item, score),
            None => Line::from(item.weight.to_string()),
        });
        row
    });
    Block::table(head, rows)
}

fn area(model: &Model, item: &Item) -> String {
    model.area(&item.area).map_or_else(|| item.area.to_string(), |area| area.title.clone())
}

fn stage(model: &Model, item: &Item) -> String {
    model.stage_of(&item.id).map_or_else(|| figure::NONE.to_owned(), |s| s.number.to_string())
}

pub(crate) fn communities(lang: &Lang, communities: &[Community]) -> Block {
    let entries = communities.iter().map(|community| {
        let line = Line::default().link(&community.title, &community.url);
        match &community.why {
            Some(why) => line.text(lang.colon()).text(why.as_str()),
            None => line,
        }
    });
    Block::list(entries.collect())
}
