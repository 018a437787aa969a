//! The shape `ospo/done/1`: what a command has written, and what is still to do.

use schemars::JsonSchema;
use serde::Serialize;

use crate::insight::Assessment;
use crate::report::common::figure_data::{CoverageData, ModelData};
use crate::report::common::round_data::RoundData;
use crate::score::State;

/// What a command has written, and how the round stands now.
///
/// Later versions may add fields and never rename one.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
#[schemars(title = "What was done (JSON)")]
pub struct DoneData {
    /// Always `ospo/done/1`.
    #[schemars(extend("const" = "ospo/done/1"))]
    pub schema: &'static str,
    /// Whether something was written; otherwise `files` are those that would be, none where everything
    /// is so already.
    pub written: bool,
    /// The files that were written, or would be.
    pub files: Vec<String>,
    /// The items that were answered, taken back or settled.
    pub items: Vec<String>,
    /// The round that was written into, as it stands now; `null` where it was none.
    pub standing: Option<RoundStandingData>,
    /// What to type next, to be followed by `--no-input -f json`; `null` where there is nothing.
    pub next: Option<String>,
    /// The text for the mail that brings a form, the subject in its first line; `null` where none was
    /// written.
    pub letter: Option<String>,
    /// What of a source that was imported a model could not take: how many of a kind, and where the
    /// first stand.
    pub left_out: Vec<String>,
}

/// How far a round is.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct RoundStandingData {
    /// What is asked.
    pub model: ModelData,
    /// Who is assessed.
    pub subject: String,
    /// The round; `null` where the sheet belongs to none.
    pub round: Option<RoundData>,
    /// How much was answered.
    pub coverage: CoverageData,
    /// The items of the stages to which nobody has said anything.
    pub unanswered: Vec<String>,
    /// Those that nobody asked so far can answer.
    pub unknown: Vec<String>,
}

impl RoundStandingData {
    pub(crate) fn of(assessment: &Assessment) -> Self {
        let of = |state: State| {
            let items = assessment.items().filter(|(_, known, _)| known.state == state);
            items.map(|(item, ..)| item.id.to_string()).collect()
        };
        Self {
            model: ModelData::of(assessment.model),
            subject: assessment.sheet.subject.clone(),
            round: RoundData::read_for(assessment),
            coverage: CoverageData::of(assessment.scorecard.coverage),
            unanswered: of(State::Unanswered),
            unknown: of(State::Unknown),
        }
    }
}
