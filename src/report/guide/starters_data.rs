//! The shape `ospo/starters/1`: the documents to begin with.

use schemars::JsonSchema;
use serde::Serialize;

use crate::guide::Starter;
use crate::model::{Item, Model};
use crate::report::common::figure_data::ModelData;

/// The documents to begin with. Later versions may add fields and never rename one.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
#[schemars(title = "Documents to begin with (JSON)")]
pub struct StartersData {
    /// Always `ospo/starters/1`.
    #[schemars(extend("const" = "ospo/starters/1"))]
    pub schema: &'static str,
    /// The model beside which they stand.
    pub model: ModelData,
    /// The documents, in the order of the items that begin with them.
    pub starters: Vec<StarterData>,
}

/// A document to begin with.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct StarterData {
    /// The name that commands use.
    pub name: String,
    /// What it is called.
    pub title: String,
    /// What it is for, in one sentence.
    pub what: String,
    /// The items and topics that begin with it.
    pub items: Vec<String>,
    /// The same as people read them.
    pub titles: Vec<String>,
    /// Markdown, in which `{{…}}` stands for what the settings know.
    pub text: String,
}

impl StartersData {
    pub(crate) fn of(model: &Model, starters: &[(&Starter, Vec<&Item>)]) -> Self {
        let starters = starters.iter().map(|(starter, items)| StarterData {
            name: starter.name.clone(),
            title: starter.title.clone(),
            what: starter.what.clone(),
            items: items.iter().map(|item| item.id.to_string()).collect(),
            titles: items.iter().map(|item| item.title.clone()).collect(),
            text: starter.text.clone(),
        });
        Self {
            schema: "ospo/starters/1",
            model: ModelData::of(model),
            starters: starters.collect(),
        }
    }
}
