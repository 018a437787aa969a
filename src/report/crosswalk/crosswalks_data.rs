//! The shape `ospo/crosswalks/1`: which crosswalks there are.

use schemars::JsonSchema;
use serde::Serialize;

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
