//! What many sheets come to: the latest row of each unit, whatever the order they came in.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use crate::insight::portfolio::row::{Row, Unit};

/// The latest row of each unit, and how many sheets were looked at for them.
///
/// Whatever the order in which sheets are added, the whole is the same.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Gathered {
    rows: HashMap<Unit, Row>,
    /// How many sheets were read and may count.
    pub read: usize,
    /// How many hold for a later day than was asked for.
    pub later: usize,
    /// How many cannot be read.
    pub left_out: usize,
}

impl Gathered {
    /// Adds a sheet of a unit; it stays where it is the unit's latest so far.
    pub fn add(&mut self, unit: Unit, row: Row) {
        self.read += 1;
        match self.rows.entry(unit) {
            Entry::Vacant(entry) => {
                entry.insert(row);
            }
            Entry::Occupied(mut entry) => entry.get_mut().take(row),
        }
    }

    /// Returns how many units there are.
    pub fn units(&self) -> usize {
        self.rows.len()
    }

    /// Returns the units by name, each with its latest row.
    pub fn into_rows(self) -> Vec<(Unit, Row)> {
        let mut rows: Vec<(Unit, Row)> = self.rows.into_iter().collect();
        rows.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
        rows
    }
}
