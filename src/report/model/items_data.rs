//! The shape `ospo/items/1`: what a model asks.

use schemars::JsonSchema;
use serde::Serialize;

use crate::model::{Item, Link, Model, RoleId};
use crate::report::common::figure_data::{ModelData, Number};

/// Items and topics of a model. Later versions may add fields and never rename one.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
#[schemars(title = "What a model asks (JSON)")]
pub struct ItemsData {
    /// Always `ospo/items/1`.
    #[schemars(extend("const" = "ospo/items/1"))]
    pub schema: &'static str,
    /// The model that they belong to.
    pub model: ModelData,
    /// The items, in the order of the model.
    pub items: Vec<AskedData>,
}

/// What one item asks.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct AskedData {
    /// Its name.
    pub id: String,
    /// The stage that it belongs to; `null` for a topic.
    pub stage: Option<u32>,
    /// A few words.
    pub title: String,
    /// The area.
    pub area: String,
    /// How much it counts beside the others; 0 is information only.
    pub weight: u32,
    /// The question.
    pub ask: String,
    /// Why it matters.
    pub why: Option<String>,
    /// What to look for.
    pub look_for: Vec<String>,
    /// The answers, the lowest first.
    pub levels: Vec<LevelData>,
    /// What would show the answer.
    pub evidence: Vec<String>,
    /// The level from which on an answer without evidence is a claim; `null` where none is.
    pub evidence_from: Option<String>,
    /// The roles that would know.
    pub who: Vec<String>,
    /// What helps to have first.
    pub after: Vec<String>,
    /// Where to read more.
    pub references: Vec<Link>,
    /// The number in the source checklist.
    pub source: Option<String>,
}

/// One answer.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct LevelData {
    /// The name that sheets use.
    pub id: String,
    /// The name that people read.
    pub label: String,
    /// What it is worth, in hundredths (0 to 100).
    pub credit: u64,
    /// What one would see.
    pub anchor: String,
    /// What to do to reach it from the level below, in a few words.
    #[serde(rename = "do")]
    pub title: Option<String>,
    /// How that is done.
    pub next: Option<String>,
    /// What that step costs, in person-weeks.
    pub effort: Option<Number>,
}

impl ItemsData {
    pub fn of<'m>(model: &Model, items: impl Iterator<Item = &'m Item>) -> Self {
        let items = items.map(|item| AskedData::of(item, model)).collect();
        Self { schema: "ospo/items/1", model: ModelData::of(model), items }
    }
}

impl AskedData {
    fn of(item: &Item, model: &Model) -> Self {
        let levels = item.levels().map(|(level, step)| LevelData {
            id: level.id.to_string(),
            label: level.label.clone(),
            credit: level.credit.hundredths(),
            anchor: step.anchor.clone(),
            title: step.next.as_ref().map(|next| next.what.clone()),
            next: step.next.as_ref().map(|next| next.how.clone()),
            effort: step.effort.map(|effort| Number::of_hundredths(effort.0)),
        });
        Self {
            id: item.id.to_string(),
            stage: model.stage_of(&item.id).map(|stage| stage.number),
            title: item.title.clone(),
            area: item.area.to_string(),
            weight: item.weight,
            ask: item.ask.clone(),
            why: item.why.clone(),
            look_for: item.look_for.clone(),
            levels: levels.collect(),
            evidence: item.evidence.clone(),
            evidence_from: item.evidence_from.as_ref().map(ToString::to_string),
            who: item.who.iter().map(RoleId::to_string).collect(),
            after: item.after.iter().map(ToString::to_string).collect(),
            references: item.references.clone(),
            source: item.source.clone(),
        }
    }
}
