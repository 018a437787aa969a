//! The sheet of the items: what was answered, one row for each item and topic.

use std::collections::BTreeMap;

use rust_xlsxwriter::{Worksheet, XlsxError};

use crate::lang::Lang;
use crate::render::csv;
use crate::render::xlsx::cell::Cell;
use crate::render::xlsx::grid::{self, Column};
use crate::render::xlsx::titles;
use crate::report::data::{AssessmentData, ItemData, Number};

/// Returns the sheet of the items.
pub(super) fn sheet(lang: &Lang, data: &AssessmentData) -> Result<Worksheet, XlsxError> {
    let columns = [
        Column::new(lang.plain(titles::STAGE), 9),
        Column::new(lang.plain(titles::PRACTICE), 28),
        Column::new(lang.plain(titles::AREA), 20),
        Column::new(lang.plain(titles::STATE), 13),
        Column::new(lang.plain(titles::LEVEL), 11),
        Column::new(lang.plain(titles::CREDIT), 9),
        Column::new(lang.plain(titles::WEIGHT), 9),
        Column::new(lang.plain(titles::CONFIDENCE), 9),
        Column::new(lang.plain(titles::ANSWERED_ON), 12),
        Column::new(lang.plain(titles::REMARK), 34),
        Column::new(lang.plain(titles::EVIDENCE), 34),
        Column::new(lang.plain(titles::REASON), 24),
        Column::new(lang.plain(titles::ASK_AGAIN), 24),
        Column::new(lang.plain(titles::ID), 24),
    ];
    let areas: BTreeMap<&str, &str> = data
        .areas
        .iter()
        .map(|area| (area.id.as_str(), area.title.as_str()))
        .collect();
    let items = data.items.iter().chain(&data.topics);
    let rows: Vec<Vec<Cell>> = items.map(|item| row(lang, item, &areas)).collect();
    let (columns, rows) = grid::without_empty(columns.into(), rows);
    grid::table(&titles::name(lang, titles::ITEMS), &columns, &rows, 2)
}

fn row(lang: &Lang, item: &ItemData, areas: &BTreeMap<&str, &str>) -> Vec<Cell> {
    let id = item.area.as_str();
    let credit = item.credit.and_then(|credit| u32::try_from(credit).ok());
    let again = item.ask_again.as_ref().map(|again| &again.why);
    let sure = item.confidence.map(|word| titles::confidence(lang, word));
    let evidence = csv::evidence(&item.evidence);
    vec![
        item.stage.map_or(Cell::Nothing, Cell::Count),
        Cell::Text(item.title.clone()),
        Cell::Text(areas.get(id).copied().unwrap_or(id).to_owned()),
        Cell::Text(titles::state(lang, item.state)),
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
