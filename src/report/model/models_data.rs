//! The shape `ospo/models/1`: the models that there are.

use schemars::JsonSchema;
use serde::Serialize;

use crate::report::common::figure_data::ModelData;

/// Models that can be used. Later versions may add fields and never rename one.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
#[schemars(title = "Models (JSON)")]
pub struct ModelsData {
    /// Always `ospo/models/1`.
    #[schemars(extend("const" = "ospo/models/1"))]
    pub schema: &'static str,
    /// The models; where a folder was checked, those of it, all of them sound.
    pub models: Vec<ListedData>,
}

/// One model.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct ListedData {
    /// What it is.
    pub model: ModelData,
    /// The folder where it stands; `null` where it is built in.
    pub folder: Option<String>,
    /// The tags of the languages that it is translated into.
    pub languages: Vec<String>,
    /// What it is for, and who asks for it; `null` where it does not say.
    pub purpose: Option<String>,
    /// About how many minutes its items take.
    pub minutes: usize,
    /// How many stages it has; 0 where it has no ladder.
    pub stages: usize,
    /// How many items they ask.
    pub items: usize,
    /// How many topics stand outside the stages.
    pub topics: usize,
    /// How many figures its own tests expect, all of which come out; `null` where they were not run.
    pub tested: Option<usize>,
}
