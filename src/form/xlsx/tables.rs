//! The sheets of a workbook as tables, for those who look for no form in it.

use crate::form::xlsx::cells::{self, FormCell, FormCells};
use crate::form::xlsx::read::sheets;
use crate::form::xlsx::rows::Keys;
use crate::problem::Problem;
use crate::text;

const MOST_ROWS: u32 = 20_000;
const MOST_COLUMNS: u32 = 200;

const AS_CSV: &str = "save the table as CSV";

const MORE: [&str; 2] = ["is read of one", AS_CSV];

/// Stands where a formula is that no program has worked out.
const NO_RESULT: &str = "#FORMULA";

/// A sheet that can be seen, as rows of what is shown.
pub(in crate::form) struct XlsxTable {
    pub(in crate::form) name: String,
    pub(in crate::form) rows: Vec<Vec<String>>,
}

/// Returns the sheets that can be seen; none where the workbook is a form, whole or damaged. A cell that shows an error, or nothing because no program has
/// worked it out, is not empty; where several are one, each shows what they show together.
///
/// # Errors
/// Where it is no spreadsheet, or holds more than is read.
pub(in crate::form) fn tables_of_xlsx(
    path: &str,
    bytes: &[u8],
) -> Result<Option<Vec<XlsxTable>>, Problem> {
    let sheets = sheets(path, bytes, MORE)?;
    if sheets.iter().map(Keys::of).any(|keys| keys.is_form()) {
        return Ok(None);
    }
    let tables = sheets.into_iter().filter(|sheet| !sheet.is_hidden).map(|mut sheet| {
        let covered = sheet.covered.iter();
        let covered = covered.filter_map(|(spot, by)| Some((*spot, sheet.cells.get(by)?.clone())));
        let covered: Vec<_> = covered.collect();
        sheet.cells.extend(covered);
        let rows = rows(path, &sheet, |cell| match cell {
            FormCell::Text(text) | FormCell::Error(text) => Some(text),
            FormCell::Formula => Some(NO_RESULT),
        });
        Ok(XlsxTable { name: sheet.name.clone(), rows: rows? })
    });
    tables.collect::<Result<_, _>>().map(Some)
}

/// Returns the rows of a sheet, the first one where none is named: the texts, numbers and days in its
/// cells.
///
/// # Errors
/// Where it is no spreadsheet, has no sheet of that name, or holds more than is read.
pub fn cells_of_xlsx(
    path: &str,
    bytes: &[u8],
    name: Option<&str>,
) -> Result<Vec<Vec<String>>, Problem> {
    let sheets = sheets(path, bytes, MORE)?;
    let is_it = |sheet: &&FormCells| name.is_none_or(|name| sheet.name == name);
    let Some(sheet) = sheets.iter().find(is_it) else {
        let names = text::ticked(sheets.iter().map(|sheet| sheet.name.as_str()));
        let message = format!("there is no sheet `{}`", name.unwrap_or_default());
        return Err(Problem::of_file(path, message, format!("its sheets are {names}")));
    };
    rows(path, sheet, |cell| match cell {
        FormCell::Text(text) => Some(text),
        FormCell::Error(_) | FormCell::Formula => None,
    })
}

fn rows(
    path: &str,
    sheet: &FormCells,
    shown: impl Fn(&FormCell) -> Option<&str>,
) -> Result<Vec<Vec<String>>, Problem> {
    let mut rows: Vec<Vec<String>> = Vec::new();
    for (spot, cell) in &sheet.cells {
        let Some(text) = shown(cell) else { continue };
        let (row, column) = *spot;
        if row >= MOST_ROWS || column >= MOST_COLUMNS {
            let message = format!(
                "{} lies beyond {}, where tables end",
                sheet.place(*spot),
                cells::name(MOST_ROWS - 1, MOST_COLUMNS - 1)
            );
            let help = format!("clear that cell, or {AS_CSV}");
            return Err(Problem::of_file(path, message, help));
        }
        let (row, column) = (row as usize, column as usize);
        rows.resize(rows.len().max(row + 1), Vec::new());
        let cells = &mut rows[row];
        cells.resize(cells.len().max(column + 1), String::new());
        text.clone_into(&mut cells[column]);
    }
    Ok(rows)
}
