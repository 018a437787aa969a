//! What was answered, for programs, where the model may be another by now.

use schemars::JsonSchema;
use serde::Serialize;

use crate::checklist;
use crate::insight::Assessment;
use crate::model::{AskedPart, Differences, ItemId};

/// What was answered, as the sheet notes it.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct AnsweredData {
    /// The version whose wording was answered.
    pub version: String,
    /// What was asked under that version, as 8 hexadecimal digits; `null` where the sheet does not
    /// say.
    pub fingerprint: Option<String>,
    /// In what the model differs from it under the same version; `null` where it does not, or where
    /// that cannot be known.
    pub differences: Option<Vec<DifferenceData>>,
}

/// One item or topic that is asked otherwise.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct DifferenceData {
    /// The item; `null` for the model as a whole.
    pub item: Option<String>,
    /// What of it differs; `added` where only the model has it, `missing` where it has it no more;
    /// `rules` stands for the rules and the glossary.
    #[schemars(extend("items" = {
        "type": "string",
        "enum": ["question", "levels", "credits", "weight", "place", "added", "missing", "method", "rules"]
    }))]
    pub what: Vec<&'static str>,
}

impl AnsweredData {
    pub(crate) fn of(assessment: &Assessment) -> Self {
        let answered = &assessment.sheet.model;
        let (version, fingerprint) = (&answered.version, answered.fingerprint);
        let other = checklist::other_content(assessment.model, version, fingerprint);
        Self {
            version: version.clone(),
            fingerprint: fingerprint.map(|fingerprint| fingerprint.to_string()),
            differences: other.and_then(|other| other.differences).as_ref().map(differences),
        }
    }
}

fn differences(all: &Differences) -> Vec<DifferenceData> {
    let one = |item: &ItemId, what| DifferenceData { item: Some(item.to_string()), what };
    let Differences { method, shared, items, added, missing } = all;
    let whole = [(*method, "method"), (*shared, "rules")];
    let whole = whole.into_iter().filter(|(differs, _)| *differs);
    let whole = whole.map(|(_, what)| DifferenceData { item: None, what: vec![what] });
    let items = items
        .iter()
        .map(|(item, parts)| one(item, parts.iter().copied().map(AskedPart::as_str).collect()));
    let added = added.iter().map(|item| one(item, vec!["added"]));
    let missing = missing.iter().map(|item| one(item, vec!["missing"]));
    whole.chain(items).chain(added).chain(missing).collect()
}
