//! The cells of a spreadsheet that somebody sent, each with its name.

use std::collections::{BTreeMap, BTreeSet};

/// A row and a column, both from 0.
pub(super) type Spot = (u32, u32);

#[derive(Debug, Default)]
pub(super) struct FormCells {
    pub(super) name: String,
    pub(super) is_hidden: bool,
    /// Whether its days are counted from 1904.
    pub(super) is_of_1904: bool,
    /// What is shown in each cell that is not empty.
    pub(super) cells: BTreeMap<Spot, FormCell>,
    /// What is struck out in a cell.
    pub(super) struck: BTreeMap<Spot, String>,
    /// The address behind a cell whose words are a link.
    pub(super) links: BTreeMap<Spot, String>,
    /// Cells with a link whose address a formula works out.
    pub(super) lost_links: BTreeSet<Spot>,
    /// The cell whose words are shown in the place of another one's, where several are one.
    pub(super) covered: BTreeMap<Spot, Spot>,
    pub(super) beside: Vec<BesideCell>,
}

/// What stands in a cell; of a formula, what it last came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum FormCell {
    /// Words, a number as it is shown, or a day as `2026-11-22`.
    Text(String),
    /// An error such as `#REF!`.
    Error(String),
    /// A formula that no program has worked out.
    Formula,
}

/// Something that lies on a sheet, at a cell as far as it says so.
#[derive(Debug)]
pub(super) struct BesideCell {
    pub(super) spot: Option<Spot>,
    pub(super) kind: Beside,
    pub(super) words: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Beside {
    Comment,
    /// A text box, or another shape with words in it.
    Words,
    /// A picture or a chart.
    Picture,
    Ticked,
    Unticked,
}

impl FormCells {
    /// Returns what somebody sees where a cell is.
    pub(super) fn seen(&self, spot: Spot) -> Option<&FormCell> {
        self.cells.get(self.covered.get(&spot).unwrap_or(&spot))
    }

    /// Returns the name of a cell with that of its sheet: `Questions!F12`.
    pub(super) fn place(&self, (row, column): Spot) -> String {
        format!("{}!{}", self.name, name(row, column))
    }
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
