//! Rows for spreadsheets and programs, as comma-separated values; the one place where their texts
//! are made safe.

use std::borrow::Cow;
use std::io;

use crate::report::{Cell, Report, Rows};
use crate::text;

/// Writes the rows of a report that programs can read.
pub(super) fn write(report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
    let Some(rows) = report.rows().into_iter().find(Rows::has_keys) else {
        return Ok(());
    };
    let mut written = csv::Writer::from_writer(out);
    let keys: Vec<Option<&str>> = rows.headers.iter().map(|one| one.key.as_deref()).collect();
    for key in keys.iter().flatten() {
        written.write_field(&*defused(key))?;
    }
    for row in rows.rows {
        written.write_record(None::<&[u8]>)?;
        let cells = row.iter().zip(&keys);
        for (cell, _) in cells.filter(|(_, key)| key.is_some()) {
            written.write_field(&*shown(cell))?;
        }
    }
    written.write_record(None::<&[u8]>)?;
    written.flush()
}

/// Returns what stands in a cell. A text is never taken for a formula; a number may begin with the
/// sign of one.
fn shown<'c>(cell: &'c Cell) -> Cow<'c, str> {
    match cell {
        Cell::Empty => Cow::Borrowed(""),
        Cell::Text(text) | Cell::Address(text) | Cell::Day(text) => defused(text),
        Cell::Word { key, .. } => defused(key),
        Cell::Count(count) => count.to_string().into(),
        Cell::Number(number) | Cell::Percent(number) => number.to_string().into(),
        Cell::Figure(figure) => figure.to_string().into(),
        Cell::Change(change) => change.to_string().into(),
        Cell::Truth(truth) => truth.to_string().into(),
    }
}

/// Returns a text that no spreadsheet takes for a formula.
pub(super) fn defused(text: &str) -> Cow<'_, str> {
    let visible = text::visible(text);
    if is_like_a_formula(text) { format!("'{visible}").into() } else { visible }
}

/// Says whether a spreadsheet could take a text for a formula, as it came from its file.
pub(super) fn is_like_a_formula(text: &str) -> bool {
    // Tabs and line breaks are gone after `visible`, so what they could hide is judged before.
    let begins = text.trim_start().chars().next();
    let control = text.starts_with(['\t', '\r', '\n']);
    let formula =
        begins.is_some_and(|c| matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠'));
    formula || control
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_that_looks_like_a_formula_is_told_to_be_text() {
        for cell in ["=cmd()", "+1", "-1", "@x", " =1", "\t=1", "\r=1", "\u{a0}=1", "＝1"] {
            assert!(defused(cell).starts_with('\''), "{cell:?}");
        }
        for cell in ["a=1", "1-2", "", "é"] {
            assert_eq!(defused(cell), cell);
        }
    }
}
