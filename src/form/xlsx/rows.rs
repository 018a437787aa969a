//! What stands in the rows of a sheet under its keys.

use std::collections::{BTreeMap, BTreeSet};

use crate::form::filled::{FormPlace, Said};
use crate::form::labels::FormField;
use crate::form::xlsx::cells::{self, FormCell, FormCells};
use crate::form::xlsx::columns::KEY;
use crate::problem::Problem;

pub(super) struct Keys<'s> {
    sheet: &'s FormCells,
    spots: BTreeMap<&'s str, (u32, u32)>,
    twice: Vec<(&'s str, (u32, u32))>,
}

impl<'s> Keys<'s> {
    /// Finds the keys of a sheet; of one that stands twice, the first.
    pub(super) fn of(sheet: &'s FormCells) -> Self {
        let mut spots = BTreeMap::new();
        let mut twice = Vec::new();
        for (spot, cell) in &sheet.cells {
            if let FormCell::Text(text) = cell
                && let Some(key) = text.trim().strip_prefix(KEY)
            {
                if spots.contains_key(key) {
                    twice.push((key, *spot));
                } else {
                    spots.insert(key, *spot);
                }
            }
        }
        Self { sheet, spots, twice }
    }

    pub(super) fn sheet_name(&self) -> &str {
        &self.sheet.name
    }

    /// Tells the keys that stand twice: what is below the second would be passed over.
    pub(super) fn tell_twice(&self, told: &mut ToldCells<'_>) {
        for (key, (row, column)) in &self.twice {
            let name = cells::name(*row, *column);
            let at = FormPlace::Cell(format!("{}!{name}", self.sheet.name));
            let message = format!("the hidden key `{KEY}{key}` is here a second time");
            let help = "keep the column or row that you filled in, and delete the other";
            told.problems.push(at.problem(told.path, &message, help));
        }
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.spots.contains_key(key)
    }

    /// Returns what stands in a row left of its key, whether or not something does.
    pub(super) fn beside(&self, key: &str, told: &mut ToldCells<'_>) -> Option<Said> {
        let (row, column) = *self.spots.get(key)?;
        // Words of help stand between.
        let column = column.checked_sub(2)?;
        let cell = self.sheet.cells.get(&(row, column));
        Some(told.said(self.sheet, (row, column), cell))
    }

    /// Returns the rows below the keys with something in them, each by its keys; a key whose cell
    /// is empty is there too.
    pub(super) fn rows(&self, told: &mut ToldCells<'_>) -> Vec<BTreeMap<&'s str, Said>> {
        let Some(head) = self.spots.values().map(|(row, _)| *row).min() else {
            return Vec::new();
        };
        let mut numbers: Vec<u32> = self.sheet.cells.keys().map(|(row, _)| *row).collect();
        numbers.dedup();
        let below = numbers.into_iter().filter(|row| *row > head);
        let rows = below.map(|row| {
            let said = self.spots.iter().map(|(key, (_, column))| {
                let spot = (row, *column);
                let mut said = told.said(self.sheet, spot, self.sheet.cells.get(&spot));
                if is_free(key) {
                    self.add_address(spot, &mut said.words);
                }
                (*key, said)
            });
            said.collect()
        });
        rows.collect()
    }

    /// Adds the address behind a cell on a line of its own, unless its words say it.
    fn add_address(&self, spot: (u32, u32), words: &mut String) {
        if let Some(address) = self.sheet.links.get(&spot) {
            let bare = address.strip_prefix("mailto:").unwrap_or(address).trim_end_matches('/');
            if !words.contains(bare) {
                words.push('\n');
                words.push_str(address);
            }
        }
    }

    /// Tells words that nobody asks for, so that none is lost: on a sheet of their own, or in a
    /// column or row without a key.
    pub(super) fn tell_strays(&self, told: &mut ToldCells<'_>) {
        let columns = self.spots.values().map(|(_, column)| *column);
        let columns: BTreeSet<u32> = columns.collect();
        let rows: BTreeSet<u32> = self.spots.values().map(|(row, _)| *row).collect();
        let head = rows.first().copied().unwrap_or_default();
        let is_stray = |row: u32, column: u32| match (columns.first(), columns.len()) {
            // Fields one below the other: a title, what is filled in, help, and the key.
            (Some(key), 1) => {
                column > *key || column + 3 > *key && column < *key && !rows.contains(&row)
            }
            _ => row >= head && !columns.contains(&column),
        };
        let strays = self.sheet.cells.keys().filter(|(row, column)| is_stray(*row, *column));
        for (row, column) in strays {
            let name = cells::name(*row, *column);
            told.tell_stray(&FormPlace::Cell(format!("{}!{name}", self.sheet.name)));
        }
    }
}

/// Whether a column holds words of any kind.
fn is_free(key: &str) -> bool {
    [FormField::Note, FormField::Evidence].iter().any(|field| field.key() == key)
}

pub(super) struct ToldCells<'p> {
    pub(super) path: &'p str,
    pub(super) problems: Vec<Problem>,
}

impl ToldCells<'_> {
    pub(super) fn tell_sheet(&mut self, sheet: &str, message: &str, help: &str) {
        let at = FormPlace::Cell(format!("{sheet}!A1"));
        self.problems.push(at.problem(self.path, message, help));
    }

    pub(super) fn tell_stray(&mut self, at: &FormPlace) {
        let help = "write them into a note of the form, or delete them";
        self.problems.push(at.problem(self.path, "words that are in no field", help));
    }

    fn said(
        &mut self,
        sheet: &FormCells,
        (row, column): (u32, u32),
        cell: Option<&FormCell>,
    ) -> Said {
        let name = cells::name(row, column);
        let at = FormPlace::Cell(format!("{}!{name}", sheet.name));
        let words = match cell {
            None => String::new(),
            Some(FormCell::Text(text)) => text.clone(),
            Some(FormCell::Error(error)) => {
                let message = format!("the cell holds the error {error}");
                let help = "write the words themselves";
                self.problems.push(at.problem(self.path, &message, help));
                String::new()
            }
            Some(FormCell::Formula) => {
                let message = "the cell holds a formula that has not been worked out";
                let help =
                    "save the form with a spreadsheet program, or write the words themselves";
                self.problems.push(at.problem(self.path, message, help));
                String::new()
            }
        };
        Said { words, at }
    }
}
