//! The workbook as a whole.

use std::io;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use crate::lang::phrase;
use crate::render::xlsx::{cell, file, summary, table};
use crate::report::{Block, Report};
use crate::text;

/// A longer title is of no use in the window that shows it.
const LONGEST_TITLE: usize = 200;
/// The most characters that the name of a sheet may have.
const LONGEST_NAME: usize = 31;

pub(in crate::render) fn write(report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
    let bytes = bytes(report).map_err(io::Error::other)?;
    out.write_all(&bytes)
}

fn bytes(report: &Report) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    book.set_properties(&properties(report)?);
    let mut names = Vec::new();
    let name = name(&report.document.lang.plain(phrase!("Summary")), &mut names);
    book.push_worksheet(summary::sheet(&name, report)?);
    for rows in report.rows() {
        let name = self::name(&rows.name, &mut names);
        if let Some(sheet) = table::sheet(&name, rows)? {
            book.push_worksheet(sheet);
        }
    }
    file::saved(&mut book)
}

/// Returns what the file says of itself. Its day is that of the report, so that the same answers
/// give the same bytes.
fn properties(report: &Report) -> Result<DocProperties, XlsxError> {
    let title = report.document.blocks.iter().find_map(|block| match block {
        Block::Heading { level: 1, text } => Some(text.as_str()),
        _ => None,
    });
    let title = text::visible(title.unwrap_or_default());
    // A file without a day of its own would take that of the clock.
    let day = match report.day().and_then(cell::of_day) {
        Some(day) => day,
        None => ExcelDateTime::from_ymd(1900, 1, 1)?,
    };
    Ok(DocProperties::new()
        .set_title(text::clipped(&title, LONGEST_TITLE))
        .set_creation_datetime(&day))
}

/// Returns the name of a sheet as far as a workbook takes it, unlike those before it.
fn name(said: &str, before: &mut Vec<String>) -> String {
    let is_taken =
        |c: &char| !c.is_control() && !matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'');
    let taken: String = said.chars().filter(is_taken).take(LONGEST_NAME).collect();
    // Programs take capitals and small letters for the same.
    let key = taken.trim().to_lowercase();
    let name = if key.is_empty() || before.contains(&key) {
        format!("{}", before.len() + 1)
    } else {
        taken
    };
    before.push(key);
    name
}
