//! How tall a row has to be for its texts: not every program works that out by itself.

use unicode_width::UnicodeWidthStr;

use crate::form::xlsx::columns::Column;

/// The height of a line, in points.
const LINE: f64 = 15.0;

/// The height that no row may pass.
const MOST: f64 = 409.0;

/// How many columns of text fit into a width of 100: most letters are narrower than digits.
const FIT: usize = 108;

/// Returns the height of a row with these texts in its columns.
pub(super) fn of(texts: &[(Column, String)]) -> f64 {
    let lines = texts
        .iter()
        .map(|(column, text)| lines(text, column.width()));
    let lines = lines.max().unwrap_or_default().clamp(1, 27);
    f64::from(lines).mul_add(LINE, 4.0).min(MOST)
}

fn lines(text: &str, width: u16) -> u32 {
    let fit = usize::from(width) * FIT / 100;
    let lines = text
        .lines()
        .map(|line| line.width().div_ceil(fit.max(1)).max(1));
    u32::try_from(lines.sum::<usize>()).unwrap_or(u32::MAX)
}
