//! An empty sheet that prints well, and how high its rows have to be.

use rust_xlsxwriter::{Worksheet, XlsxError};
use unicode_width::UnicodeWidthStr;

/// The number by which spreadsheets know the paper A4.
const A4: u8 = 9;
/// The sheet's name, the page and how many there are.
const FOOTER: &str = "&L&A&R&P / &N";
/// The height of a line and the most that a row may have, in points.
const LINE: u32 = 15;
const HIGHEST: u32 = 409;

/// Returns a sheet that prints across, on one page's width, with its name below.
pub(super) fn page(name: &str) -> Result<Worksheet, XlsxError> {
    let mut sheet = Worksheet::new();
    sheet.set_name(name)?;
    sheet.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0).set_footer(FOOTER);
    Ok(sheet)
}

/// Returns about how many lines a text takes in a column: not every program works it out for itself
/// when it opens the file.
pub(super) fn lines(text: &str, width: u16) -> u32 {
    // Words do not break, so a line is seldom full; but most letters are narrower than the digit by
    // which a column is measured.
    let room = usize::from(width).max(1);
    u32::try_from(text.width().div_ceil(room)).unwrap_or(u32::MAX)
}

pub(super) fn height(lines: impl Iterator<Item = u32>) -> u32 {
    let most = lines.max().unwrap_or(1).max(1);
    LINE.saturating_mul(most).min(HIGHEST)
}
