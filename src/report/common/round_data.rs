//! What was read of a round, and who answered; several shapes have it.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use crate::answers::Respondent;
use crate::insight::{Assessment, RoundFacts};
use crate::model::ItemId;

/// The round whose sheets were read.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct RoundData {
    /// The day on which it began.
    #[schemars(extend("format" = "date"))]
    pub day: String,
    /// How far it has come: `open`, `complete` (each item has an answer that is no first estimate) or `closed`.
    #[schemars(extend("enum" = ["open", "complete", "closed"]))]
    pub state: &'static str,
    /// The sheets of respondents that were read, by name.
    pub respondents: Vec<RoundSheetData>,
    /// The items that respondents see otherwise and nobody has settled.
    pub not_agreed: Vec<String>,
    /// Those of them of which what programs found excludes the answer.
    pub contradicted: Vec<String>,
    /// The items that were agreed on.
    pub settled: Vec<String>,
    /// The day on which programs looked; `null` where nothing was gathered.
    #[schemars(extend("format" = "date"))]
    pub gathered: Option<String>,
    /// How it was ended; `null` where it was not.
    pub closed: Option<ClosedData>,
}

/// A sheet of a round.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct RoundSheetData {
    /// Its name.
    pub sheet: String,
    /// Who answered; `null` where not said.
    pub respondent: Option<RespondentData>,
    /// How many items of the stages it says something to, were it that it is not known.
    pub answered: usize,
    /// How many answers are first estimates, given in `ospo assess --quick` without evidence.
    pub estimate: usize,
}

/// How a round was ended.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct ClosedData {
    /// The day on which it was closed.
    #[schemars(extend("format" = "date"))]
    pub on: String,
    /// Who has reviewed it; `null` where not said.
    pub reviewed_by: Option<String>,
    /// What all its sheets said then, as a digest.
    pub digest: String,
    /// Whether a sheet says something else now.
    pub changed_since: bool,
}

/// Who answered.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct RespondentData {
    /// A name.
    pub name: Option<String>,
    /// A role.
    pub role: Option<String>,
}

impl RoundData {
    pub(crate) fn read_for(assessment: &Assessment) -> Option<Self> {
        assessment.round.as_ref().map(Self::of)
    }

    pub(crate) fn of(round: &RoundFacts) -> Self {
        let ids = |ids: &[ItemId]| ids.iter().map(ItemId::to_string).collect();
        let respondents = round.sheets.iter().map(|sheet| RoundSheetData {
            sheet: sheet.name.clone(),
            respondent: RespondentData::of(sheet.respondent.as_ref()),
            answered: sheet.answered,
            estimate: sheet.estimated,
        });
        Self {
            day: round.day.to_string(),
            state: round.state.as_str(),
            respondents: respondents.collect(),
            not_agreed: ids(&round.not_agreed),
            contradicted: ids(&round.contradicted),
            settled: ids(&round.settled),
            gathered: round.gathered.as_ref().map(Date::to_string),
            closed: round.closed.as_ref().map(|closed| ClosedData {
                on: closed.on.to_string(),
                reviewed_by: closed.reviewed_by.clone(),
                digest: closed.digest.clone(),
                changed_since: round.changed_since,
            }),
        }
    }
}

impl RespondentData {
    pub(crate) fn of(respondent: Option<&Respondent>) -> Option<Self> {
        let respondent = respondent.filter(|r| !r.is_empty())?;
        Some(Self { name: respondent.name.clone(), role: respondent.role.clone() })
    }
}
