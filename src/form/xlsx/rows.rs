//! What stands in the rows of a sheet under its keys.

use std::collections::{BTreeMap, BTreeSet};

use crate::form::filled::{FormPlace, Said};
use crate::form::labels::FormField;
use crate::form::xlsx::cells::{FormCell, FormCells, Spot};
use crate::form::xlsx::columns::{FormColumn, KEY};
use crate::form::xlsx::lists;
use crate::form::xlsx::told::ToldCells;

/// The keys beside what says which model a form asks.
pub(super) const OF_MODEL: [&str; 4] = ["form", "model", "version", "fingerprint"];

pub(super) struct Keys<'s> {
    pub(super) sheet: &'s FormCells,
    pub(super) spots: BTreeMap<&'s str, Spot>,
    twice: Vec<(&'s str, Spot)>,
}

impl<'s> Keys<'s> {
    /// Finds the keys of a sheet; of one that stands twice, the first.
    pub(super) fn of(sheet: &'s FormCells) -> Self {
        let mut spots = BTreeMap::new();
        let mut twice = Vec::new();
        for (spot, cell) in &sheet.cells {
            if let FormCell::Text(text) = cell
                && let Some(key) = text.trim().strip_prefix(KEY)
                && is_known(key)
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

    /// Tells the keys that stand twice: what is below the second would be passed over.
    pub(super) fn tell_twice(&self, told: &mut ToldCells<'_>) {
        for (key, spot) in &self.twice {
            let at = FormPlace::Cell(self.sheet.place(*spot));
            let message = format!("the hidden key `{KEY}{key}` is here a second time");
            let help = "keep the column or row that you filled in, and delete the other";
            told.problems.push(at.problem(told.path, &message, help));
        }
    }

    /// Says whether a sheet with such keys is part of a form.
    pub(super) fn is_form(&self) -> bool {
        !self.spots.is_empty()
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.spots.contains_key(key)
    }

    /// Returns what stands in a row left of its key, whether or not something does.
    pub(super) fn beside(&self, key: &str, told: &mut ToldCells<'_>) -> Option<Said> {
        let spot = self.value_of(key)?;
        Some(told.said(self.sheet, spot))
    }

    /// Returns where the value of a key is filled in.
    fn value_of(&self, key: &str) -> Option<Spot> {
        let (row, column) = *self.spots.get(key)?;
        // Words of help stand between.
        let usual = (row, column.checked_sub(2)?);
        let filled: Vec<Spot> =
            self.sheet.cells.range((row, 0)..(row, column)).map(|(spot, _)| *spot).collect();
        match filled.as_slice() {
            // Somebody has put a column in.
            _ if filled.contains(&usual) => Some(usual),
            [_, value, help] if help.1 + 1 == column => Some(*value),
            [_, value] if value.1 + 1 != column => Some(*value),
            _ => Some(usual),
        }
    }

    /// Returns the first row of the keys.
    pub(super) fn head(&self) -> Option<u32> {
        self.spots.values().map(|(row, _)| *row).min()
    }

    /// Returns the cells left of the keys whose words are read, and the keys themselves.
    pub(super) fn fields(&self) -> BTreeSet<Spot> {
        let values = self.spots.keys().filter_map(|key| self.value_of(key));
        let keys = self.spots.values().copied();
        values.chain(keys).chain(self.twice.iter().map(|(_, spot)| *spot)).collect()
    }

    /// Returns the rows below the keys with something in them, each by its keys; a key whose cell
    /// is empty is there too.
    pub(super) fn rows(&self, told: &mut ToldCells<'_>) -> Vec<BTreeMap<&'s str, Said>> {
        let Some(head) = self.head() else {
            return Vec::new();
        };
        let mut numbers: Vec<u32> = self.sheet.cells.keys().map(|(row, _)| *row).collect();
        numbers.dedup();
        let below = numbers.into_iter().filter(|row| *row > head);
        let rows = below.map(|row| {
            let said = self.spots.iter().map(|(key, (_, column))| {
                let mut said = told.said(self.sheet, (row, *column));
                if is_free(key) {
                    self.add_address((row, *column), &mut said.words);
                }
                (*key, said)
            });
            said.collect()
        });
        rows.collect()
    }

    /// Adds the address behind a cell on a line of its own, unless its words say it.
    fn add_address(&self, spot: Spot, words: &mut String) {
        if let Some(address) = self.sheet.links.get(&spot)
            && !says(words, address)
        {
            words.push('\n');
            words.push_str(address);
        }
    }
}

fn is_known(key: &str) -> bool {
    let of_form = FormField::OF_FORM.iter().any(|field| field.key() == key);
    let others = [&OF_MODEL[..], &lists::COLUMNS].concat();
    of_form || others.contains(&key) || FormColumn::named(key).is_some()
}

/// Says whether words tell the address behind them already.
pub(super) fn says(words: &str, address: &str) -> bool {
    let bare = address.strip_prefix("mailto:").unwrap_or(address).trim_end_matches('/');
    words.contains(bare)
}

/// Whether a column holds words of any kind.
pub(super) fn is_free(key: &str) -> bool {
    let free = [FormField::Note, FormField::Evidence, FormField::Reason];
    free.iter().any(|field| field.key() == key)
}
