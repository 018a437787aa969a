//! Who answered a sheet, or how it was merged; several shapes have it.

use schemars::JsonSchema;
use serde::Serialize;

use crate::answers::{Merged, Respondent};
use crate::model::ItemId;

/// How a sheet was put together from those of several respondents.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct MergedData {
    /// Which of several answers was taken.
    #[schemars(extend("enum" = ["median", "lowest", "mean", "latest"]))]
    pub rule: &'static str,
    /// Whose answers count: `knowing`, where somebody answered whose role would know, those of
    /// other roles do not; `alike`, all do.
    #[schemars(extend("enum" = ["knowing", "alike"]))]
    pub roles: &'static str,
    /// The sheets, by day and name.
    pub from: Vec<MergedFromData>,
    /// Items that were answered in the merged sheet itself.
    pub settled: Vec<String>,
}

/// A sheet that was put together with others.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct MergedFromData {
    /// Its name.
    pub sheet: String,
    /// The day for which its answers hold.
    #[schemars(extend("format" = "date"))]
    pub date: String,
    /// Who answered; `null` where not said.
    pub respondent: Option<RespondentData>,
}

impl MergedData {
    pub(crate) fn of(merged: &Merged) -> Self {
        let from = merged.from.iter().map(|from| MergedFromData {
            sheet: from.sheet.clone(),
            date: from.date.to_string(),
            respondent: RespondentData::of(from.respondent.as_ref()),
        });
        Self {
            rule: merged.rule.as_str(),
            roles: merged.roles.as_str(),
            from: from.collect(),
            settled: merged.settled.iter().map(ItemId::to_string).collect(),
        }
    }
}

/// Who answered.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct RespondentData {
    /// A name.
    pub name: Option<String>,
    /// A role.
    pub role: Option<String>,
}

impl RespondentData {
    pub(crate) fn of(respondent: Option<&Respondent>) -> Option<Self> {
        let respondent = respondent.filter(|r| !r.is_empty())?;
        Some(Self { name: respondent.name.clone(), role: respondent.role.clone() })
    }
}
