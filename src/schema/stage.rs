//! `stage-N.yaml` and `topics.yaml`.

use schemars::JsonSchema;

use crate::schema::item::Item;
use crate::schema::word::{Address, Text};

/// One stage of a model with its items. The number stands in the name of the file too.
#[derive(JsonSchema)]
#[schemars(
    title = "A stage of a maturity model (stage-N.yaml)",
    extend(
        "if" = { "properties": { "stage": { "const": 0 } }, "required": ["stage"] },
        "then" = { "not": { "required": ["items"] } },
        "else" = { "required": ["items"] }
    )
)]
pub(super) struct StageFile {
    /// The number of the stage, as in the name of the file.
    #[schemars(range(max = 99))]
    stage: u32,
    /// The name of the stage.
    title: Text,
    /// What it is called in the field.
    #[schemars(default)]
    label: Text,
    /// Where it stands in the source.
    #[schemars(default)]
    source: Text,
    /// What characterises it, in a few sentences.
    summary: Text,
    /// What one sees in an organisation at this stage.
    #[schemars(default)]
    signs: Vec<Text>,
    /// Which communities to join.
    #[schemars(default)]
    communities: Vec<Community>,
    /// What is asked. Stage 0 has none, every other stage has one or more.
    #[schemars(default, length(min = 1, max = 1000))]
    items: Vec<Item>,
}

/// A community to join.
#[derive(JsonSchema)]
struct Community {
    /// Its name.
    title: Text,
    /// Where it is found: http, https or mailto.
    url: Address,
    /// What it is good for.
    #[schemars(default)]
    why: Text,
}

/// Items outside the stages: they have a profile of their own and count towards no stage.
#[derive(JsonSchema)]
#[schemars(title = "The topics of a maturity model (topics.yaml)")]
pub(super) struct TopicsFile {
    /// What is asked.
    #[schemars(length(max = 1000))]
    topics: Vec<Item>,
}
