//! The shape `ospo/round/1`: who was asked in a round, who has answered, and what is still out.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use crate::insight::{Assessment, Invited, RoundFacts};
use crate::model::ItemId;
use crate::report::common::estimate;
use crate::report::common::figure_data::{CoverageData, ModelData};
use crate::report::common::round_data::{RespondentData, RoundData};

/// A round: who was asked, who has answered, and what is still out.
///
/// Later versions may add fields and never rename one.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
#[schemars(title = "A round (JSON)")]
pub struct RoundViewData {
    /// Always `ospo/round/1`.
    #[schemars(extend("const" = "ospo/round/1"))]
    pub schema: &'static str,
    /// What was asked.
    pub model: ModelData,
    /// Who is assessed.
    pub subject: String,
    /// What was read.
    pub round: RoundData,
    /// How much was answered.
    pub coverage: CoverageData,
    /// How many answers are first estimates, given in `ospo assess --quick` without evidence.
    pub estimate: usize,
    /// Who was asked, and who has answered all the same.
    pub people: Vec<InvitedData>,
    /// The items of the stages to which nobody has said anything.
    pub open: Vec<String>,
}

/// Somebody who was asked, or who has answered.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct InvitedData {
    /// Who it is; `null` where not said.
    pub respondent: Option<RespondentData>,
    /// The sheet; `null` where nothing has come back yet.
    pub sheet: Option<String>,
    /// How many items were asked of them; of somebody whom nobody asked, those that their role would
    /// know.
    pub asked: usize,
    /// How many of these they have said something to.
    pub given: usize,
    /// How many answers are first estimates, given in `ospo assess --quick` without evidence.
    pub estimate: usize,
    /// The last day on which they have answered something.
    #[schemars(extend("format" = "date"))]
    pub last: Option<String>,
    /// Who it is, in a few words.
    #[serde(skip)]
    pub label: String,
}

impl RoundViewData {
    pub(crate) fn of(
        assessment: &Assessment,
        round: &RoundFacts,
        people: &[Invited],
        open: &[ItemId],
    ) -> Self {
        let estimated = |one: &Invited| {
            let sheet = round.sheets.iter().find(|sheet| Some(&sheet.name) == one.sheet.as_ref());
            sheet.map_or(0, |sheet| sheet.estimated)
        };
        let people = people.iter().map(|one| InvitedData {
            respondent: RespondentData::of(one.respondent.as_ref()),
            sheet: one.sheet.clone(),
            asked: one.asked,
            given: one.given,
            estimate: estimated(one),
            last: one.last.as_ref().map(Date::to_string),
            label: one.label.clone(),
        });
        Self {
            schema: "ospo/round/1",
            model: ModelData::of(assessment.model),
            subject: assessment.sheet.subject.clone(),
            round: RoundData::of(round),
            coverage: CoverageData::of(assessment.scorecard.coverage),
            estimate: estimate::number(assessment.estimates()),
            people: people.collect(),
            open: open.iter().map(ItemId::to_string).collect(),
        }
    }
}
