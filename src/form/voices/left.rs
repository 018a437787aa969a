//! What was left out of a table of voices, by rows and columns: never what stands in them.

use std::collections::BTreeMap;

use crate::insight::Side;
use crate::model::ItemId;

/// As many rows are named of which the same is told.
const MOST_ROWS: usize = 5;

/// Rows are counted from 1, as a spreadsheet does; the first holds the headings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeftOfTable {
    /// How many columns name no item.
    pub columns: usize,
    /// Columns that nearly name an item, and which.
    pub near: Vec<(String, ItemId)>,
    /// Items that several columns name, with those columns: none of them is read.
    pub doubled: Vec<(ItemId, Side, Vec<String>)>,
    /// Rows with more cells than there are headings.
    pub long: Rows,
    /// Rows that answer nothing.
    pub silent: Rows,
    /// Rows of somebody who was heard before, of which one counts.
    pub again: Rows,
    /// Rows that are one before in every column, with nothing that tells people apart; they count.
    pub alike: Rows,
    /// Cells that are no answer, by the column.
    pub cells: BTreeMap<(usize, ItemId, Side), CellsLeft>,
    /// Cells that say “at least” a level.
    pub vague: Rows,
    /// From which number the codes of answers are counted, where there are any.
    pub codes_from: Option<CodesFrom>,
    /// Whether it is read as Windows-1252, being no UTF-8.
    pub is_guessed: bool,
}

/// From which number codes of answers are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CodesFrom {
    pub number: usize,
    /// Whether an answer shows it; else they are counted as surveys do.
    pub is_shown: bool,
}

/// A column that asks an item.
#[derive(Clone, Debug)]
pub(super) struct AskedColumn {
    /// Its place in the file.
    pub(super) at: usize,
    /// The place of the item in the model.
    pub(super) place: usize,
    pub(super) item: ItemId,
    pub(super) side: Side,
    pub(super) levels: usize,
}

/// Cells of one column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CellsLeft {
    /// The column, as a spreadsheet calls it.
    pub column: String,
    pub rows: Rows,
}

/// How many rows, and the first of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rows {
    pub number: usize,
    pub first: Vec<usize>,
}

impl Rows {
    pub(super) fn add(&mut self, row: usize) {
        self.number += 1;
        if self.first.len() < MOST_ROWS {
            self.first.push(row);
        }
    }

    /// Returns `3, 7, 9, …`.
    pub fn named(&self) -> String {
        let first: Vec<String> = self.first.iter().map(ToString::to_string).collect();
        let more = if self.number > first.len() { ", …" } else { "" };
        first.join(", ") + more
    }
}

impl LeftOfTable {
    pub(super) fn wrong(&mut self, asked: &AskedColumn, row: usize) {
        let key = (asked.at, asked.item.clone(), asked.side);
        let cells = self.cells.entry(key).or_default();
        cells.column = column(asked.at);
        cells.rows.add(row);
    }

    /// Returns how many cells under the heading of an item are left out.
    pub fn number_of_cells(&self) -> usize {
        self.vague.number + self.cells.values().map(|cells| cells.rows.number).sum::<usize>()
    }
}

/// Returns what a spreadsheet calls a column, counted from 0: `A`, `Z`, `AA`.
pub(super) fn column(at: usize) -> String {
    let mut name = String::new();
    let mut rest = at + 1;
    while rest > 0 {
        rest -= 1;
        let letter = u8::try_from(rest % 26).unwrap_or_default();
        name.insert(0, char::from(b'A' + letter));
        rest /= 26;
    }
    name
}
