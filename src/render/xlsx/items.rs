//! The sheet of the items: what was answered, one row for each item and topic.

use std::collections::BTreeMap;

use rust_xlsxwriter::{Worksheet, XlsxError};

use crate::render::csv;
use crate::render::xlsx::cell::Cell;
use crate::render::xlsx::grid::{self, Column};
use crate::render::xlsx::titles;
use crate::report::data::{AssessmentData, ItemData, Number};
use crate::words::Words;

/// Returns the sheet of the items.
pub(super) fn sheet(words: &Words, data: &AssessmentData) -> Result<Worksheet, XlsxError> {
    let columns = [
        Column::new(words.plain(titles::STAGE), 9),
        Column::new(words.plain(titles::PRACTICE), 28),
        Column::new(words.plain(titles::AREA), 20),
        Column::new(words.plain(titles::STATE), 13),
        Column::new(words.plain(titles::LEVEL), 11),
        Column::new(words.plain(titles::CREDIT), 9),
        Column::new(words.plain(titles::WEIGHT), 9),
        Column::new(words.plain(titles::CONFIDENCE), 9),
        Column::new(words.plain(titles::ANSWERED_ON), 12),
        Column::new(words.plain(titles::REMARK), 34),
        Column::new(words.plain(titles::EVIDENCE), 34),
        Column::new(words.plain(titles::REASON), 24),
        Column::new(words.plain(titles::ASK_AGAIN), 24),
        Column::new(words.plain(titles::ID), 24),
    ];
    let areas: BTreeMap<&str, &str> = data
        .areas
        .iter()
        .map(|area| (area.id.as_str(), area.title.as_str()))
        .collect();
    let items = data.items.iter().chain(&data.topics);
    let rows: Vec<Vec<Cell>> = items.map(|item| row(words, item, &areas)).collect();
    let (columns, rows) = grid::without_empty(columns.into(), rows);
    grid::table(&titles::name(words, titles::ITEMS), &columns, &rows, 2)
}

fn row(words: &Words, item: &ItemData, areas: &BTreeMap<&str, &str>) -> Vec<Cell> {
    let id = item.area.as_str();
    let credit = item.credit.and_then(|credit| u32::try_from(credit).ok());
    let again = item.ask_again.as_ref().map(|again| &again.why);
    let sure = item.confidence.map(|word| titles::confidence(words, word));
    let evidence = csv::evidence(&item.evidence);
    vec![
        item.stage.map_or(Cell::Nothing, Cell::Count),
        Cell::Text(item.title.clone()),
        Cell::Text(areas.get(id).copied().unwrap_or(id).to_owned()),
        Cell::Text(titles::state(words, item.state)),
        Cell::words(item.level_label.as_ref().or(item.level.as_ref())),
        Cell::percent(credit.map(|credit| Number::of_hundredths(credit.saturating_mul(100)))),
        Cell::Count(item.weight),
        Cell::words(sure.as_ref()),
        Cell::day(item.answered.as_ref()),
        Cell::words(item.note.as_ref()),
        Cell::words((!evidence.is_empty()).then_some(&evidence)),
        Cell::words(item.reason.as_ref()),
        Cell::words(again),
        Cell::Text(item.id.clone()),
    ]
}
