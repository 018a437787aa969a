//! The sheet of the evidence: what shows the answers, with its days and its link.

use rust_xlsxwriter::Worksheet;
use rust_xlsxwriter::XlsxError;

use crate::render::xlsx::cell::Cell;
use crate::render::xlsx::grid;
use crate::render::xlsx::grid::Column;
use crate::render::xlsx::titles;
use crate::report::data::AssessmentData;

/// Returns the sheet of the evidence; none where there is none.
pub(super) fn sheet(data: &AssessmentData) -> Result<Option<Worksheet>, XlsxError> {
    let columns = [
        Column::new(titles::STAGE, 9),
        Column::new(titles::PRACTICE, 36),
        Column::new(titles::EVIDENCE, 80),
        Column::new(titles::DATE, 12),
        Column::new(titles::HOLDS_UNTIL, 12),
        Column::new(titles::ENDED, 10),
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
                    Cell::Text(titles::HAS_ENDED.to_owned())
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
    grid::table(titles::EVIDENCE, &columns, &rows, 0).map(Some)
}
