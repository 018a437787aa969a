//! The shape `ospo/migrate/1`: what becomes of the answers of older sheets.

use schemars::JsonSchema;
use serde::Serialize;

use crate::answers::{Became, Fate, Migration, ModelRef};
use crate::lang::Lang;
use crate::report::over_time::history_data::ModelRefData;

/// A sheet and what becomes of it in the present version of its model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Migrated {
    pub path: String,
    /// With the version that was answered.
    pub model: ModelRef,
    pub lang: Lang,
    /// None where it stays as it is.
    pub migration: Option<Migration>,
}

/// What becomes of the answers of older sheets in the present version of their model.
///
/// Later versions may add fields and never rename one.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
#[schemars(title = "Sheets in a new version of their model (JSON)")]
pub struct MigrateData {
    /// Always `ospo/migrate/1`.
    #[schemars(extend("const" = "ospo/migrate/1"))]
    pub schema: &'static str,
    /// Whether the sheets were written; otherwise this is what would be.
    pub written: bool,
    /// The sheets, in the order in which they were named.
    pub sheets: Vec<MigratedData>,
}

/// What becomes of one sheet.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct MigratedData {
    /// The path of the sheet.
    pub sheet: String,
    /// The model that was answered.
    pub model: ModelRefData,
    /// The version that the sheet has now.
    pub to: String,
    /// Whether it is another than the one that was answered. Where it is not, nothing is changed.
    pub changed: bool,
    /// What becomes of each answer; empty where nothing is changed.
    pub answers: Vec<FateData>,
}

/// What becomes of one answer.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct FateData {
    /// The item under which it is found now.
    pub item: String,
    /// The id that the item had, where it was renamed.
    pub before: Option<String>,
    /// What was answered, where it is brought over: a level, which the item may not have any more.
    pub was: Option<String>,
    /// What it is now, where it is brought over: a level, or `at least` one.
    pub now: Option<String>,
    /// `held`: it stays as it is; `brought-over`: it holds on the levels of today; `renamed`: it holds
    /// under another id; `asked-again`: it does not count until it is given anew; `not-counted`: its
    /// item is not asked any more.
    #[schemars(extend("enum" = ["held", "brought-over", "renamed", "asked-again", "not-counted"]))]
    pub became: &'static str,
    /// What changed; `null` where it holds, or the model says nothing of it.
    pub why: Option<String>,
}

impl MigrateData {
    pub fn of(sheets: &[Migrated], written: bool) -> Self {
        Self {
            schema: "ospo/migrate/1",
            written,
            sheets: sheets.iter().map(MigratedData::of).collect(),
        }
    }
}

impl MigratedData {
    fn of(sheet: &Migrated) -> Self {
        let migration = sheet.migration.as_ref();
        let fates = migration.iter().flat_map(|migration| &migration.fates);
        Self {
            sheet: sheet.path.clone(),
            model: ModelRefData::of(&sheet.model),
            to: migration.map_or(&sheet.model.version, |m| &m.to).clone(),
            changed: migration.is_some(),
            answers: fates.map(FateData::of).collect(),
        }
    }
}

impl FateData {
    fn of(fate: &Fate) -> Self {
        let (before, why) = match &fate.became {
            Became::Held => (None, None),
            Became::Renamed { from } => (Some(from.to_string()), None),
            Became::BroughtOver { why, .. } | Became::AskedAgain { why } => {
                (None, Some(why.clone()))
            }
            Became::NotCounted { why } => (None, why.clone()),
        };
        let (was, now) = match &fate.became {
            Became::BroughtOver { was, now, .. } => (Some(was.clone()), Some(now.clone())),
            _ => (None, None),
        };
        Self { item: fate.item.to_string(), before, was, now, became: fate.became.as_str(), why }
    }
}
