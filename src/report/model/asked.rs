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

/// The items of a group; with their answers where an assessment is given, else their places in the source and
/// their weights, where these are told and differ.
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
    let (mut has_weights, mut has_sources) = (false, false);
    for item in model.items_and_topics().filter(|_| assessment.is_none()) {
        has_weights |= item.weight != 1;
        has_sources |= item.source.is_some();
    }
    head.extend(assessment.map(|_| Column::words(say!(lang, "Answer"))));
    head.extend(has_sources.then(|| Column::words(say!(lang, "In the source"))));
    head.extend(has_weights.then(|| Column::number(say!(lang, "Weight"))));
    let rows = items.map(|item| {
        let mut row = vec![Line::default().code(item.id.as_str()), Line::from(item.title.as_str())];
        row.extend(match beside {
            BesideItem::Area => Some(Line::from(area(model, item))),
            BesideItem::Stage => Some(Line::from(stage(model, item))),
            BesideItem::Nothing => None,
        });
        row.extend(assessment.map(|assessment| {
            let score = assessment.scorecard.item(&item.id);
            score.map_or_else(|| figure::NONE.into(), |score| terms::answer(lang, item, score))
        }));
        let source = item.source.as_deref().unwrap_or(figure::NONE);
        row.extend(has_sources.then(|| Line::from(source)));
        row.extend(has_weights.then(|| Line::from(item.weight.to_string())));
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
