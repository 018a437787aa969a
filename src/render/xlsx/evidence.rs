//! The sheet of the evidence: what shows the answers, with its days and its link.

use rust_xlsxwriter::{Worksheet, XlsxError};

use crate::lang::Lang;
use crate::render::xlsx::cell::Cell;
use crate::render::xlsx::grid::{self, Column};
use crate::render::xlsx::titles;
use crate::report::data::AssessmentData;

/// Returns the sheet of the evidence; none where there is none.
pub(super) fn sheet(lang: &Lang, data: &AssessmentData) -> Result<Option<Worksheet>, XlsxError> {
    let columns = [
        Column::new(lang.plain(titles::STAGE), 9),
        Column::new(lang.plain(titles::PRACTICE), 36),
        Column::new(lang.plain(titles::EVIDENCE), 80),
        Column::new(lang.plain(titles::DATE), 12),
        Column::new(lang.plain(titles::HOLDS_UNTIL), 12),
        Column::new(lang.plain(titles::ENDED), 10),
    ];
    let mut rows = Vec::new();
    for item in data.items.iter().chain(&data.topics) {
        for evidence in &item.evidence {
            rows.push(vec![
                item.stage.map_or(Cell::Nothing, Cell::Count),
                Cell::Text(item.title.clone()),
                Cell::Address(evidence.text.clone()),
                Cell::day(evidence.date.as_ref()),
                Cell::day(evidence.until.as_ref()),
                if evidence.ended {
                    Cell::Text(lang.plain(titles::HAS_ENDED).into_owned())
                } else {
                    Cell::Nothing
                },
            ]);
        }
    }
    if rows.is_empty() {
        return Ok(None);
    }
    let (columns, rows) = grid::without_empty(columns.into(), rows);
    grid::table(&titles::name(lang, titles::EVIDENCE), &columns, &rows, 0).map(Some)
}
