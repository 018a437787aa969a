//! `lang/TAG.yaml`.

use std::collections::BTreeMap;

use schemars::JsonSchema;

use crate::schema::word::{Id, Text, Word};

/// The texts of a model, and the phrases of the tool, in another language. What is left out is shown
/// in English.
#[derive(JsonSchema)]
#[schemars(title = "A language of a maturity model (lang/TAG.yaml)")]
pub(super) struct LanguageFile {
    /// The format of this file.
    #[schemars(extend("const" = "ospo/language/1"))]
    format: String,
    /// The name that speakers of the language have for it.
    language: Text,
    /// The one sign between whole and part of a number. Without it, a point.
    #[schemars(default, length(min = 1, max = 1))]
    decimal: Text,
    /// The model itself.
    #[schemars(default)]
    model: ModelTexts,
    /// The areas by their ids.
    #[schemars(default)]
    areas: BTreeMap<Id, Named>,
    /// The roles by their ids.
    #[schemars(default)]
    roles: BTreeMap<Id, Named>,
    /// The scales by their ids.
    #[schemars(default)]
    scales: BTreeMap<Id, ScaleTexts>,
    /// The stages by their numbers, in quotes: "0".
    #[schemars(default)]
    stages: BTreeMap<Id, StageTexts>,
    /// The items and topics by their ids.
    #[schemars(default)]
    items: BTreeMap<Id, ItemTexts>,
    /// The phrases of the tool by their English; each keeps its holes, such as {n}.
    #[schemars(default)]
    words: BTreeMap<String, Phrase>,
}

/// A phrase; one that counts something in each form that the language has.
#[derive(JsonSchema)]
#[schemars(untagged)]
enum Phrase {
    /// What is said.
    Whole(Text),
    /// What is said of a number, by the plural categories of CLDR; the language has all or some.
    Counted {
        #[schemars(default)]
        zero: Text,
        #[schemars(default)]
        one: Text,
        #[schemars(default)]
        two: Text,
        #[schemars(default)]
        few: Text,
        #[schemars(default)]
        many: Text,
        other: Text,
    },
}

/// The texts of the model itself.
#[derive(Default, JsonSchema)]
struct ModelTexts {
    /// The fingerprint of the texts that are translated here; `ospo model translate` writes it.
    #[schemars(default)]
    of: Word,
    /// The name that people read.
    #[schemars(default)]
    title: Text,
    /// What the model is.
    #[schemars(default)]
    summary: Text,
    /// The line that every report carries.
    #[schemars(default)]
    attribution: Text,
}

/// The name of an area or role.
#[derive(JsonSchema)]
struct Named {
    /// The fingerprint of the texts that are translated here; `ospo model translate` writes it.
    #[schemars(default)]
    of: Word,
    /// The name that people read.
    #[schemars(default)]
    title: Text,
}

/// The answers of a scale.
#[derive(JsonSchema)]
struct ScaleTexts {
    /// The fingerprint of the texts that are translated here; `ospo model translate` writes it.
    #[schemars(default)]
    of: Word,
    /// The names that people read, by level.
    #[schemars(default)]
    levels: BTreeMap<Id, Text>,
}

/// The texts of a stage.
#[derive(JsonSchema)]
struct StageTexts {
    /// The fingerprint of the texts that are translated here; `ospo model translate` writes it.
    #[schemars(default)]
    of: Word,
    /// The name of the stage.
    #[schemars(default)]
    title: Text,
    /// What it is called in the field.
    #[schemars(default)]
    label: Text,
    /// What characterises it.
    #[schemars(default)]
    summary: Text,
    /// What one sees in an organisation at this stage: as many as in English, in the same order.
    #[schemars(default)]
    signs: Vec<Text>,
    /// What each community is good for that says so in English, in the same order.
    #[schemars(default)]
    communities: Vec<Text>,
}

/// The texts of an item or topic.
#[derive(JsonSchema)]
struct ItemTexts {
    /// The fingerprint of the texts that are translated here; `ospo model translate` writes it.
    #[schemars(default)]
    of: Word,
    /// A few words for tables.
    #[schemars(default)]
    title: Text,
    /// The one question.
    #[schemars(default)]
    ask: Text,
    /// Why it matters.
    #[schemars(default)]
    why: Text,
    /// Concrete things to look for: as many as in English, in the same order.
    #[schemars(default)]
    look_for: Vec<Text>,
    /// What one would see, by level.
    #[schemars(default)]
    levels: BTreeMap<Id, Text>,
    /// What would show the answer: as many as in English, in the same order.
    #[schemars(default)]
    evidence: Vec<Text>,
    /// What to do to reach a level, by level.
    #[schemars(default)]
    next: BTreeMap<Id, Text>,
}
