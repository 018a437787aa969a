//! What stands in the rows of a sheet under its keys.

use std::collections::BTreeMap;

use crate::form::filled::{FormPlace, Said};
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
                let cell = self.sheet.cells.get(&(row, *column));
                (*key, told.said(self.sheet, (row, *column), cell))
            });
            said.collect()
        });
        rows.collect()
    }
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
        };
        Said { words, at }
    }
}
