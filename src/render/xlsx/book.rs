//! The workbook as a whole.

use std::io;

use rust_xlsxwriter::{DocProperties, Workbook, XlsxError};

use crate::render::xlsx::{areas, cell, evidence, history, items, plan, stages, summary};
use crate::report::data::AssessmentData;
use crate::report::{Block, Document};
use crate::text;

/// A longer title is of no use in the window that shows it.
const LONGEST_TITLE: usize = 200;

/// Writes an assessment as a workbook.
pub(in crate::render) fn write(
    document: &Document,
    data: &AssessmentData,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let bytes = bytes(document, data).map_err(io::Error::other)?;
    out.write_all(&bytes)
}

fn bytes(document: &Document, data: &AssessmentData) -> Result<Vec<u8>, XlsxError> {
    let lang = &document.lang;
    let mut book = Workbook::new();
    book.set_properties(&properties(document, data)?);
    book.push_worksheet(summary::sheet(lang, document, data)?);
    book.push_worksheet(stages::sheet(lang, document, data)?);
    book.push_worksheet(areas::sheet(lang, document, data)?);
    book.push_worksheet(items::sheet(lang, data)?);
    let rest = [
        evidence::sheet(lang, data)?,
        plan::sheet(lang, data.plan.as_ref())?,
        history::sheet(lang, data.history.as_ref())?,
    ];
    for sheet in rest.into_iter().flatten() {
        book.push_worksheet(sheet);
    }
    book.save_to_buffer()
}

/// Returns what the file says of itself. Its day is that of the sheet, so that the same answers
/// give the same bytes.
fn properties(document: &Document, data: &AssessmentData) -> Result<DocProperties, XlsxError> {
    let title = document.blocks.iter().find_map(|block| match block {
        Block::Heading { level: 1, text } => Some(text.as_str()),
        _ => None,
    });
    let title = text::visible(title.unwrap_or_default());
    // A file without a day of its own would take that of the clock.
    let day = match cell::of_day(&data.date) {
        Some(day) => day,
        None => rust_xlsxwriter::ExcelDateTime::from_ymd(1900, 1, 1)?,
    };
    Ok(DocProperties::new()
        .set_title(text::clipped(&title, LONGEST_TITLE))
        .set_creation_datetime(&day))
}
