//! Many units side by side, those of each model together, and how their sheets are gathered.

use std::cmp::Reverse;
use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::mem;
use std::sync::Arc;

use jiff::civil::Date;

use crate::answers::{self, SheetName};
use crate::insight::portfolio::group::Group;
use crate::insight::portfolio::member::Sort;
use crate::insight::portfolio::row::{Unit, UnitRow};
use crate::lang::Lang;
use crate::model::Model;

/// Many units side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Portfolio {
    /// The units of each model; the model of most units first, then by name.
    pub groups: Vec<Arc<Group>>,
    pub folders: Vec<String>,
    /// The last day that counts, where one was asked for.
    pub until: Option<Date>,
    /// How many sheets were read and may count; of each unit those of the latest round do.
    pub read: usize,
    /// How many sheets hold for a later day than `until`.
    pub later: usize,
    /// The sheets that cannot be read, each after the place of its folder.
    pub left_out: BTreeSet<(usize, SheetName)>,
    /// The places of the folders in whose sheets claims without evidence are bounded from below.
    pub evidence_required: BTreeSet<usize>,
    /// Whether figures follow from answers to other models.
    pub is_implied: bool,
}

/// Units by name, each with its latest row.
type UnitRows = Vec<(Unit, UnitRow)>;

impl Portfolio {
    /// Puts side by side what was gathered from some folders up to a day.
    pub fn new(
        mut gathered: Gathered,
        folders: Vec<String>,
        until: Option<Date>,
        sort: Sort,
    ) -> Self {
        let (read, later) = (gathered.read, gathered.later);
        let left_out = mem::take(&mut gathered.left_out);
        // Folders may have models of their own under one name, which ask something else.
        let mut by_model: BTreeMap<_, (Arc<Model>, UnitRows)> = BTreeMap::new();
        for (unit, row) in gathered.into_rows() {
            let model = row.model();
            let content = (model.version.clone(), model.fingerprint());
            let entry = by_model.entry((model.id.clone(), content));
            let (_, rows) = entry.or_insert_with(|| (Arc::clone(model), Vec::new()));
            rows.push((unit, row));
        }
        let groups = by_model.into_values();
        let groups = groups.map(|(model, rows)| Arc::new(Group::new(model, rows, sort)));
        let mut groups: Vec<Arc<Group>> = groups.collect();
        groups.sort_by_key(|group| Reverse(group.members.len()));
        let evidence_required = BTreeSet::new();
        let is_implied = false;
        Self { groups, folders, until, read, later, left_out, evidence_required, is_implied }
    }

    /// Returns how the first model is said.
    pub fn words(&self) -> Lang {
        let lang = self.groups.first().map(|group| group.model.lang.clone());
        lang.unwrap_or_default()
    }

    pub fn units(&self) -> usize {
        self.groups.iter().map(|group| group.members.len()).sum()
    }

    /// Returns the folder of a unit, as it was asked for.
    pub fn folder(&self, unit: &Unit) -> &str {
        usize::try_from(unit.folder).map_or("", |folder| self.folder_at(folder))
    }

    /// Returns the folder at a place, as it was asked for.
    pub fn folder_at(&self, place: usize) -> &str {
        self.folders.get(place).map_or("", String::as_str)
    }
}

/// The latest row of each unit, and how many sheets were looked at for them.
///
/// Whatever the order in which sheets are added, the whole is the same.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Gathered {
    /// By what the spellings of a subject have in common, and its folder.
    rows: HashMap<(Box<str>, u32), (Unit, UnitRow)>,
    /// Those that answered several models, of which one counts.
    of_several_models: HashSet<(Box<str>, u32)>,
    /// How many sheets were read and may count.
    pub read: usize,
    /// How many hold for a later day than was asked for.
    pub later: usize,
    /// Those that cannot be read, each after the place of its folder.
    pub left_out: BTreeSet<(usize, SheetName)>,
}

impl Gathered {
    /// Adds a sheet of a unit; it stays where it is the unit's latest so far.
    pub fn add(&mut self, unit: Unit, row: UnitRow) {
        self.read += 1;
        match self.rows.entry(key(&unit)) {
            Entry::Vacant(entry) => {
                entry.insert((unit, row));
            }
            Entry::Occupied(mut entry) => {
                let (spelt, latest) = entry.get_mut();
                if row.model().id != latest.model().id {
                    self.of_several_models.insert(key(&unit));
                }
                // It is spelt as in its latest sheet.
                if row.is_later_than(latest) {
                    *spelt = unit;
                }
                latest.take(row);
            }
        }
    }

    /// Returns the units whose latest round has several sheets, each with their names.
    pub fn several(&self) -> Vec<(Unit, Vec<String>)> {
        let rows = self.rows.values();
        let several = rows.filter_map(|(unit, row)| Some((unit, row.several()?)));
        several.map(|(unit, names)| (unit.clone(), names.map(str::to_owned).collect())).collect()
    }

    /// Puts what several sheets say together in the place of each of them.
    pub fn put_together(&mut self, unit: Unit, row: UnitRow) {
        self.rows.insert(key(&unit), (unit, row));
    }

    /// Puts another row in the place of each, or leaves the unit out.
    pub fn replace(&mut self, mut replaced: impl FnMut(&Unit, &UnitRow) -> Option<UnitRow>) {
        self.rows.retain(|_, (unit, row)| match replaced(unit, row) {
            Some(other) => {
                *row = other;
                true
            }
            None => false,
        });
    }

    pub fn units(&self) -> usize {
        self.rows.len()
    }

    /// Returns how many units answered several models, of which one counts.
    pub fn of_several_models(&self) -> usize {
        self.of_several_models.len()
    }

    pub fn into_rows(self) -> Vec<(Unit, UnitRow)> {
        let mut rows: Vec<(Unit, UnitRow)> = self.rows.into_values().collect();
        rows.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
        rows
    }
}

/// Returns what the spellings of a subject have in common, and its folder.
fn key(unit: &Unit) -> (Box<str>, u32) {
    (answers::name_key(&unit.subject).into_boxed_str(), unit.folder)
}
