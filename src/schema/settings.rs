//! `ospo.yaml`.

use std::collections::BTreeMap;

use schemars::JsonSchema;

use crate::schema::sheet::Respondent;
use crate::schema::word::{Day, Id, LanguageTag, LevelWord, Text};

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
    /// What kind of organisation it is.
    #[schemars(default)]
    kind: Text,
    /// To whom the programme office reports.
    #[schemars(default)]
    reports_to: Text,
    /// The id of the model that is used. Without it, that of the sheet, or the built-in one.
    #[schemars(default)]
    model: Id,
    /// A folder with checklists of its own, beside this file or below it.
    #[schemars(default, extend("not" = { "pattern": FOLDER_OUTSIDE }))]
    checklists: Text,
    /// The language that is spoken, by its tag: de, pt-BR, zh-Hans. Without it, English.
    #[schemars(default)]
    language: LanguageTag,
    /// Who answers, where nothing else is said.
    #[schemars(default)]
    respondent: Respondent,
    /// How long an answer or its evidence holds before it should be looked at again: a whole number
    /// and `d`, `w`, `m` or `y` for days, weeks, months or years. Without it, 12 months.
    #[schemars(default)]
    stale_after: Period,
    /// What the organisation wants.
    #[schemars(default)]
    target: Target,
    /// How far the organisation agrees with statements about itself, by the id of the statement.
    #[schemars(default)]
    archetypes: BTreeMap<Id, Rating>,
    /// What is settled for the plan.
    #[schemars(default)]
    plan: Plan,
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
    /// Wishes for whole areas, each a least; of area and stage, the higher counts.
    #[schemars(default)]
    areas: BTreeMap<Id, Wish>,
    /// Wishes for single items; they go before those for areas and before the stage.
    #[schemars(default)]
    items: BTreeMap<Id, Wish>,
}

/// A whole number that may be left out.
#[derive(Default, JsonSchema)]
#[schemars(inline)]
struct Number(u32);

/// A number of days, weeks, months or years.
#[derive(Default, JsonSchema)]
#[schemars(inline, extend("pattern" = "^[1-9][0-9]{0,2}[dwmy]$"))]
struct Period(String);

/// What an organisation wants of one item or area.
#[derive(JsonSchema)]
struct Wish {
    /// A level by its name or its number from 0, or `not-a-goal`.
    level: LevelWord,
    /// Why.
    #[schemars(default)]
    reason: Text,
}

/// How far an organisation agrees with a statement: 0 is not at all, 4 is wholly.
#[derive(JsonSchema)]
#[schemars(inline, extend("minimum" = 0, "maximum" = 4))]
struct Rating(u32);

/// What is settled for the plan.
#[derive(Default, JsonSchema)]
struct Plan {
    /// How much work can be done in a month, in person-weeks, with at most two decimals.
    #[schemars(default)]
    capacity: Capacity,
    /// Who does what by when, by item.
    #[schemars(default)]
    actions: BTreeMap<Id, Action>,
}

/// Work in a month, in person-weeks.
#[derive(Default, JsonSchema)]
#[schemars(inline, extend("exclusiveMinimum" = 0, "maximum" = 1000))]
struct Capacity(f64);

/// Who brings an item on, and by when.
#[derive(JsonSchema)]
struct Action {
    /// Who does it.
    #[schemars(default)]
    owner: Text,
    /// The day by which it is to be done.
    #[schemars(default)]
    due: Day,
}
