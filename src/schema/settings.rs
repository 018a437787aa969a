//! `ospo.yaml`.

use std::collections::BTreeMap;

use schemars::JsonSchema;

use crate::schema::sheet::Respondent;
use crate::schema::word::Id;
use crate::schema::word::LevelWord;
use crate::schema::word::Text;

/// What an organisation says of itself, once, for all its assessments.
#[derive(JsonSchema)]
#[schemars(title = "Settings (ospo.yaml)", extend("type" = ["object", "null"]))]
pub(super) struct SettingsFile {
    /// The name of the organisation.
    #[schemars(default)]
    organisation: Text,
    /// The unit that is assessed, where it is not the whole.
    #[schemars(default)]
    unit: Text,
    /// The sector.
    #[schemars(default)]
    sector: Text,
    /// How many people work there.
    #[schemars(default, range(min = 1, max = 10_000_000))]
    size: Number,
    /// The id of the model that is used. Without it, that of the sheet, or the built-in one.
    #[schemars(default)]
    model: Id,
    /// A folder with checklists of its own, beside this file or below it.
    #[schemars(default, extend("not" = { "pattern": FOLDER_OUTSIDE }))]
    checklists: Text,
    /// Who answers, where nothing else is said.
    #[schemars(default)]
    respondent: Respondent,
    /// What the organisation wants.
    #[schemars(default)]
    target: Target,
}

/// What leads out of the folder of the file: a root, a home, a drive, a step upwards.
const FOLDER_OUTSIDE: &str = r"^[/\\~]|[:\u0000-\u001f]|(^|[/\\])\.\.([/\\]|$)";

/// The stage and the levels that an organisation wants.
#[derive(Default, JsonSchema)]
struct Target {
    /// The stage that is wanted, by its number.
    #[schemars(default, range(max = 99))]
    stage: Number,
    /// Why this stage.
    #[schemars(default)]
    reason: Text,
    /// Wishes for single items; they go before the stage.
    #[schemars(default)]
    items: BTreeMap<Id, Wish>,
}

/// A whole number that may be left out.
#[derive(Default, JsonSchema)]
#[schemars(inline)]
struct Number(u32);

/// What an organisation wants of one item.
#[derive(JsonSchema)]
struct Wish {
    /// A level by its name or its number from 0, or `not-a-goal`.
    level: LevelWord,
    /// Why.
    #[schemars(default)]
    reason: Text,
}
