//! The shape `ospo/what-if/1`: what would be different with other answers.

use schemars::JsonSchema;
use serde::Serialize;

use crate::insight::{Changed, Outcome, WhatIf};
use crate::model::Tells;
use crate::report::common::estimate;
use crate::report::common::figure_data::{CountData, FigureData, IndexData, ModelData, Number};
use crate::report::over_time::compare_data::word;
use crate::report::page::assessment_data::StandingData;
use crate::report::page::stage_data::{LadderData, StageData};
use crate::report::plan::plan_data::GoalData;

/// What would be different with other answers. Nothing of it is written anywhere.
///
/// Later versions may add fields and never rename one.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
#[schemars(title = "What would be different with other answers (JSON)")]
pub struct WhatIfData {
    /// Always `ospo/what-if/1`.
    #[schemars(extend("const" = "ospo/what-if/1"))]
    pub schema: &'static str,
    /// Which model was answered.
    pub model: ModelData,
    /// Who is assessed.
    pub subject: String,
    /// The day for which the answers hold.
    #[schemars(extend("format" = "date"))]
    pub date: String,
    /// Whether what calls for evidence counts as it is only with it (`--proven`).
    pub evidence_required: bool,
    /// What would be answered in another way.
    pub changes: Vec<ChangeData>,
    /// What both plans lead to.
    pub goal: GoalData,
    /// As it is.
    pub today: OutcomeFiguresData,
    /// As it would be.
    pub as_if: OutcomeFiguresData,
    /// What views tell of where one stands, for formats that show it.
    #[serde(skip)]
    pub tells: Tells,
}

/// An item that would be answered in another way.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct ChangeData {
    /// The item or topic.
    pub item: String,
    /// A few words.
    pub title: String,
    /// The level today, or `unknown`, `not-applicable` or `unanswered`.
    pub today: String,
    /// The level as it would be, or one of these words.
    pub as_if: String,
}

/// Where a subject stands, and what is to do from there.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct OutcomeFiguresData {
    /// How many items of the stages are in place.
    pub in_place: CountData,
    /// How many are at their floor or above, but not in place.
    pub partly: CountData,
    /// Where the subject stands.
    pub stage: StandingData,
    /// The index; `null` where nothing counts.
    pub index: Option<IndexData>,
    /// The figure of the whole; `null` where the model tells an index in its place.
    pub figure: Option<FigureData>,
    /// The ladders of the areas, where each has one.
    pub ladders: Vec<LadderData>,
    /// How many answers are first estimates, given in `ospo assess --quick` without evidence.
    pub estimate: usize,
    /// The stages that have items, each with what keeps it from passing.
    pub stages: Vec<StageData>,
    /// Whether the goal is reached.
    pub reached: bool,
    /// What the plan takes, in person-weeks, each open item counted as its lowest level.
    pub effort: Number,
    /// What it takes if every open item turns out to be at its highest level.
    pub effort_at_best: Number,
    /// How many steps the model gives no estimate of; they are in no sum.
    pub without_estimate: u32,
}

impl WhatIfData {
    /// Takes both outcomes.
    pub fn of(what_if: &WhatIf) -> Self {
        let today = &what_if.today.assessment;
        Self {
            schema: "ospo/what-if/1",
            model: ModelData::of(today.model),
            subject: today.sheet.subject.clone(),
            date: today.sheet.date.to_string(),
            evidence_required: today.narrowed.needs_evidence(),
            changes: what_if.changed().map(change).collect(),
            goal: GoalData::of(what_if.today.plan.goal),
            today: OutcomeFiguresData::of(&what_if.today),
            as_if: OutcomeFiguresData::of(&what_if.as_if),
            tells: today.model.method.tells(),
        }
    }
}

fn change(Changed { item, today, as_if }: Changed) -> ChangeData {
    ChangeData {
        item: item.id.to_string(),
        title: item.title.clone(),
        today: word(today),
        as_if: word(as_if),
    }
}

impl OutcomeFiguresData {
    fn of(outcome: &Outcome) -> Self {
        let Outcome { assessment, plan } = outcome;
        let card = &assessment.scorecard;
        Self {
            in_place: CountData::in_place(card.practices),
            partly: CountData::partly(card.practices),
            stage: StandingData::of(assessment),
            index: card.index().as_ref().map(IndexData::of),
            figure: FigureData::of_whole(card, assessment.model),
            ladders: card.ladders.iter().map(LadderData::of).collect(),
            estimate: estimate::number(assessment.estimates()),
            stages: StageData::all(card, assessment.model),
            reached: plan.reached,
            effort: Number::of_hundredths(plan.outlay.effort.0),
            effort_at_best: Number::of_hundredths(plan.outlay_at_best.effort.0),
            without_estimate: plan.outlay.without,
        }
    }
}
