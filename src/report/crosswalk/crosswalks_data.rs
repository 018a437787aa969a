//! The shape `ospo/crosswalks/1`: which crosswalks there are.

use schemars::JsonSchema;
use serde::Serialize;

use crate::insight::{Reach, Settled};
use crate::model::LinkedModel;

/// The crosswalks that there are. Later versions may add fields and never rename one.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
#[schemars(title = "Crosswalks (JSON)")]
pub struct CrosswalksData {
    /// Always `ospo/crosswalks/1`.
    #[schemars(extend("const" = "ospo/crosswalks/1"))]
    pub schema: &'static str,
    /// The crosswalks.
    pub crosswalks: Vec<CrosswalkData>,
}

/// A crosswalk.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct CrosswalkData {
    /// The model that is answered.
    pub from: LinkedModelData,
    /// The model of whose items something follows.
    pub to: LinkedModelData,
    /// How many links it has.
    pub links: usize,
    /// Of how many items and topics something can follow.
    pub linked: usize,
    /// How many items and topics the model has; `null` where it is not at hand.
    pub items: Option<usize>,
    /// How many items of its stages can be settled; `null` where the model is not at hand.
    pub reach: Option<ReachData>,
}

/// How many items of the stages of a model can be settled by answers to another.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct ReachData {
    /// How many there are.
    pub items: usize,
    /// Of how many something can follow.
    pub linked: usize,
    /// How many are settled at their highest level at best.
    pub highest: SettledData,
    /// How many are settled below it where all that is answered is at its lowest level.
    pub lowest: SettledData,
}

/// How many items are settled once all that is answered is at a level.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct SettledData {
    /// How many.
    pub items: usize,
    /// The lowest level that settles so many; `null` where none does.
    pub at: Option<String>,
    /// The same as people read it.
    #[serde(skip)]
    pub label: Option<String>,
}

impl ReachData {
    pub(crate) fn of(reach: &Reach) -> Self {
        let Reach { items, linked, highest, lowest } = *reach;
        let (highest, lowest) = (SettledData::of(highest), SettledData::of(lowest));
        Self { items, linked, highest, lowest }
    }
}

impl SettledData {
    fn of(settled: Settled) -> Self {
        Self {
            items: settled.items,
            at: settled.at.map(|level| level.id.to_string()),
            label: settled.at.map(|level| level.label.clone()),
        }
    }
}

/// A model as a crosswalk names it.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct LinkedModelData {
    /// Its name.
    pub id: String,
    /// The version that the links were written for.
    pub version: String,
    /// The name that people read; `null` where the model is not at hand.
    pub title: Option<String>,
}

impl LinkedModelData {
    pub(crate) fn of(model: &LinkedModel, title: Option<&str>) -> Self {
        Self {
            id: model.model.to_string(),
            version: model.version.clone(),
            title: title.map(str::to_owned),
        }
    }
}
