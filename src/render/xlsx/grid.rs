//! A sheet of rows and columns, with titles that stay in view and a filter.

use std::borrow::Cow;

use rust_xlsxwriter::Worksheet;
use rust_xlsxwriter::XlsxError;

use crate::render::xlsx::cell::Cell;
use crate::render::xlsx::paint::Paint;

/// The number by which spreadsheets know the paper A4.
const A4: u8 = 9;
/// The sheet's name, the page and how many there are.
const FOOTER: &str = "&L&A&R&P / &N";

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
    let mut last = 0;
    for (row, cells) in (1..).zip(rows) {
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
