//! The cells of a spreadsheet that somebody sent: read with every limit, each with its name.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::ops::RangeInclusive;

use calamine::{DataRef, Reader, Xlsx, XlsxError};

use crate::problem::{self, MAX_BYTES, Problem};
use crate::text;

/// The most bytes that a spreadsheet may unfold to; a form has some hundred thousand.
const MAX_UNFOLDED: u64 = 32 * 1024 * 1024;

/// The most cells of a sheet with something in them.
const MAX_CELLS: usize = 100_000;

const MAX_SHEETS: usize = 64;

#[derive(Debug)]
pub(super) struct FormCells {
    pub(super) name: String,
    /// What stands in each cell that is not empty.
    pub(super) cells: FoundCells,
    /// The address behind each cell whose words are a link.
    pub(super) links: BTreeMap<(u32, u32), String>,
}

type FoundCells = BTreeMap<(u32, u32), FormCell>;

/// What stands in a cell; of a formula, what it last came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum FormCell {
    /// Words, a number as it is typed, or a day as `2026-11-22`.
    Text(String),
    /// An error such as `#REF!`.
    Error(String),
    /// A formula that no program has worked out.
    Formula,
}

pub(super) fn read(path: &str, bytes: &[u8]) -> Result<Vec<FormCells>, Problem> {
    if bytes.len() > MAX_BYTES {
        return Err(problem::too_large(path));
    }
    check_unfolded(path, bytes)?;
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|error| no_spreadsheet(path, &error))?;
    let names = book.sheet_names();
    if names.len() > MAX_SHEETS {
        return Err(too_much(path));
    }
    let mut sheets = Vec::new();
    let mut left = MAX_UNFOLDED;
    for name in names {
        match cells(&mut book, &name, &mut left) {
            Ok(Some(cells)) => {
                let links =
                    links(&mut book, &name).map_err(|error| no_spreadsheet(path, &error))?;
                sheets.push(FormCells { name, cells, links });
            }
            Ok(None) => return Err(too_much(path)),
            // A sheet with a drawing alone holds no cells.
            Err(XlsxError::NotAWorksheet(_)) => {}
            Err(error) => return Err(no_spreadsheet(path, &error)),
        }
    }
    Ok(sheets)
}

/// Unfolds everything once without keeping it: what a file says of its own size may be a lie.
fn check_unfolded(path: &str, bytes: &[u8]) -> Result<(), Problem> {
    let no_zip = |error| no_spreadsheet(path, &error);
    let mut parts = zip::ZipArchive::new(Cursor::new(bytes)).map_err(no_zip)?;
    let mut left = MAX_UNFOLDED;
    let mut piece = vec![0; 64 * 1024];
    for index in 0..parts.len() {
        let mut part = parts.by_index(index).map_err(no_zip)?;
        loop {
            let read = part.read(&mut piece).map_err(|error| no_spreadsheet(path, &error))?;
            if read == 0 {
                break;
            }
            let rest = left.checked_sub(read as u64);
            left = rest.ok_or_else(|| too_much(path))?;
        }
    }
    Ok(())
}

/// Says whether a cell has a comment; a form has none of its own.
pub(super) fn has_comments(bytes: &[u8]) -> bool {
    let parts = zip::ZipArchive::new(Cursor::new(bytes));
    let is_comment =
        |name: &str| name.starts_with("xl/") && name.to_ascii_lowercase().contains("comments");
    parts.is_ok_and(|parts| parts.file_names().any(|name| name.is_ok_and(|name| is_comment(&name))))
}

/// Returns the cells of a sheet that are not empty; none where they are too many.
fn cells(
    book: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    left: &mut u64,
) -> Result<Option<FoundCells>, XlsxError> {
    let mut found = BTreeMap::new();
    let mut reader = book.worksheet_cells_reader(name)?;
    while let Some(cell) = reader.next_cell_with_formula_metadata()? {
        let is_formula = cell.formula.is_some() && matches!(cell.value, DataRef::Empty);
        let Some(value) = value(&cell.value).or(is_formula.then_some(FormCell::Formula)) else {
            continue;
        };
        let length = match &value {
            FormCell::Text(text) | FormCell::Error(text) => text.len() as u64,
            FormCell::Formula => 0,
        };
        // One text can stand in many cells, and is kept for each.
        let Some(rest) = left.checked_sub(length) else {
            return Ok(None);
        };
        *left = rest;
        found.insert(cell.pos, value);
        if found.len() > MAX_CELLS {
            return Ok(None);
        }
    }
    Ok(Some(found))
}

fn links(
    book: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
) -> Result<BTreeMap<(u32, u32), String>, XlsxError> {
    let links = book.hyperlinks_by_sheet_name(name)?.into_iter();
    let links = links.filter_map(|link| Some((link.range.start, link.target?)));
    Ok(links.filter(|(_, address)| text::is_link(address)).collect())
}

/// The years that somebody may mean who writes a day into a form.
pub(super) const PLAUSIBLE: RangeInclusive<u16> = 1990..=2199;

fn value(data: &DataRef<'_>) -> Option<FormCell> {
    let text = match data {
        DataRef::Empty => return None,
        DataRef::Int(number) => number.to_string(),
        // Whole numbers are written without a point, as they are typed.
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(true) => "TRUE".to_owned(),
        DataRef::Bool(false) => "FALSE".to_owned(),
        DataRef::DateTime(day) => {
            let (serial, (year, month, day, ..)) = (day.as_f64(), day.to_ymd_hms_milli());
            // A cell for days shows 2026 or 20261122, typed as a number, as a day that nobody meant.
            if PLAUSIBLE.contains(&year) {
                format!("{year:04}-{month:02}-{day:02}")
            } else {
                serial.to_string()
            }
        }
        DataRef::DateTimeIso(day) => day.get(..10).unwrap_or(day).to_owned(),
        DataRef::Error(error) => return Some(FormCell::Error(error.to_string())),
    };
    (!text.trim().is_empty()).then_some(FormCell::Text(text))
}

/// Returns the name of a cell: `F12`.
pub(super) fn name(row: u32, column: impl Into<u32>) -> String {
    let mut letters = Vec::new();
    let mut rest = u64::from(column.into()) + 1;
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).unwrap_or_default();
        letters.push(char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    let letters: String = letters.into_iter().rev().collect();
    format!("{letters}{}", u64::from(row) + 1)
}

fn no_spreadsheet(path: &str, error: &dyn std::fmt::Display) -> Problem {
    let message = format!("the file cannot be read as a spreadsheet: {error}");
    let help = "save it as .xlsx, without a password, and read it again";
    Problem::of_file(path, message, help)
}

fn too_much(path: &str) -> Problem {
    let message = "the spreadsheet holds far more than a form";
    Problem::of_file(path, message, "`ospo form --xlsx FILE` writes a new one")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_named_as_spreadsheets_do() {
        for (row, column, expected) in
            [(0, 0_u32, "A1"), (11, 5, "F12"), (0, 26, "AA1"), (9, 701, "ZZ10"), (0, 702, "AAA1")]
        {
            assert_eq!(name(row, column), expected);
        }
    }
}
