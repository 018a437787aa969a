//! A sheet of rows and columns, with titles that stay in view and a filter.

use std::borrow::Cow;

use rust_xlsxwriter::{Worksheet, XlsxError};
use unicode_width::UnicodeWidthStr;

use crate::render::xlsx::cell::Cell;
use crate::render::xlsx::paint::Paint;

/// The number by which spreadsheets know the paper A4.
const A4: u8 = 9;
/// The sheet's name, the page and how many there are.
const FOOTER: &str = "&L&A&R&P / &N";

/// The height of a line and the most that a row may have, in points.
const LINE: u32 = 15;
const HIGHEST: u32 = 409;
/// So many characters wide is the arrow of a filter.
const ARROW: u16 = 2;

/// A column: its title, and how many characters stand beside each other in it.
pub(super) struct Column {
    pub(super) title: Cow<'static, str>,
    pub(super) width: u16,
}

impl Column {
    /// Binds a title to a width.
    pub(super) fn new(title: impl Into<Cow<'static, str>>, width: u16) -> Self {
        let title = title.into();
        Self { title, width }
    }
}

/// Returns a sheet that prints well: across, on one page's width, with the name of the sheet below.
pub(super) fn page(name: &str) -> Result<Worksheet, XlsxError> {
    let mut sheet = Worksheet::new();
    sheet.set_name(name)?;
    sheet
        .set_landscape()
        .set_paper_size(A4)
        .set_print_fit_to_pages(1, 0)
        .set_footer(FOOTER);
    Ok(sheet)
}

/// Returns a sheet with a table; as many columns stay in view beside the titles.
pub(super) fn table(
    name: &str,
    columns: &[Column],
    rows: &[Vec<Cell>],
    kept: u16,
) -> Result<Worksheet, XlsxError> {
    let paint = Paint::of_tables();
    let mut sheet = page(name)?;
    for (place, column) in (0..).zip(columns) {
        sheet.set_column_width(place, column.width)?;
        sheet.write_string_with_format(0, place, &*column.title, &paint.head)?;
    }
    // The arrow of the filter takes room beside a title.
    let heads = columns
        .iter()
        .map(|column| lines(&column.title, column.width.saturating_sub(ARROW)));
    sheet.set_row_height(0, height(heads))?;
    let mut last = 0;
    for (row, cells) in (1..).zip(rows) {
        let lines = cells
            .iter()
            .zip(columns)
            .map(|(cell, column)| lines(cell.text(), column.width));
        sheet.set_row_height(row, height(lines))?;
        for (column, cell) in (0..).zip(cells) {
            cell.write(&mut sheet, (row, column), &paint)?;
        }
        last = row;
    }
    let width = u16::try_from(columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    sheet
        .set_freeze_panes(1, kept)?
        .set_repeat_rows(0, 0)?
        .autofilter(0, 0, last, width)?;
    Ok(sheet)
}

/// Returns a table without the columns in which nothing stands.
pub(super) fn without_empty(
    columns: Vec<Column>,
    rows: Vec<Vec<Cell>>,
) -> (Vec<Column>, Vec<Vec<Cell>>) {
    let is_used = |place: usize| {
        let mut cells = rows.iter().filter_map(|row| row.get(place));
        cells.any(|cell| !cell.is_empty())
    };
    let used: Vec<bool> = (0..columns.len()).map(is_used).collect();
    let rows = rows.into_iter().map(|row| kept(row, &used)).collect();
    (kept(columns, &used), rows)
}

fn kept<T>(all: Vec<T>, used: &[bool]) -> Vec<T> {
    let all = all.into_iter().zip(used);
    all.filter(|(_, used)| **used).map(|(one, _)| one).collect()
}

/// Returns about how many lines a text takes in a column: not every program works it out for itself
/// when it opens the file.
pub(super) fn lines(text: &str, width: u16) -> u32 {
    // Words do not break, so a line is seldom full; but most letters are narrower than the digit by
    // which a column is measured.
    let room = usize::from(width).max(1);
    u32::try_from(text.width().div_ceil(room)).unwrap_or(u32::MAX)
}

/// Returns the height of a row whose cells have so many lines.
pub(super) fn height(lines: impl Iterator<Item = u32>) -> u32 {
    let most = lines.max().unwrap_or(1).max(1);
    LINE.saturating_mul(most).min(HIGHEST)
}
