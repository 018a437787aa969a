//! The shape `ospo/plan/1`: what to do to reach a goal, in order.

use schemars::JsonSchema;
use serde::Serialize;

use crate::guide::Source;
use crate::insight::{Assessment, CapacityBy, Goal, Guidance, Plan, Roadmap};
use crate::model::Tells;
use crate::report::common::figure_data::{ModelData, Number};
use crate::report::common::{cited, estimate};
use crate::report::plan::action_data::{ActionData, names, weeks};
use crate::report::plan::budget_data::BudgetData;
use crate::report::plan::target_day::TargetDayData;

/// What to do to reach a goal, the first thing first. Efforts are in person-weeks with two decimals.
///
/// Later versions may add fields and never rename one.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
#[schemars(title = "A plan (JSON)")]
pub struct PlanData {
    /// Always `ospo/plan/1`.
    #[schemars(extend("const" = "ospo/plan/1"))]
    pub schema: &'static str,
    /// Which model was answered.
    pub model: ModelData,
    /// Who is assessed.
    pub subject: String,
    /// The day for which the answers hold.
    #[schemars(extend("format" = "date"))]
    pub date: String,
    /// The day from which the days of the plan are counted.
    #[schemars(extend("format" = "date"))]
    pub begins: String,
    /// The day on which all work is done; `null` where there is nothing to do, or no step has an
    /// estimate.
    #[schemars(extend("format" = "date"))]
    pub ends: Option<String>,
    /// The earliest day on which all of it can be shown; `null` where `ends` is.
    #[schemars(extend("format" = "date"))]
    pub shown_from: Option<String>,
    /// Whether what calls for evidence counts as it is only with it (`--proven`).
    pub evidence_required: bool,
    /// How many answers are first estimates, given in `ospo assess --quick` without evidence.
    pub estimate: usize,
    /// What is to be reached.
    pub goal: GoalData,
    /// Whether it is reached today.
    pub reached: bool,
    /// What all actions take together, each open item counted as its lowest level.
    pub effort: Number,
    /// What every plan takes at least, where there are too many ways to find the cheapest; `null` where
    /// this plan is the cheapest.
    pub effort_at_least: Option<Number>,
    /// What they take if every open item turns out to be at its highest level.
    pub effort_at_best: Number,
    /// What they take more because what is below its floor with a grave risk comes first
    /// (`--first risk`); `null` where it does not.
    pub costs_more: Option<Number>,
    /// How many steps the model gives no estimate of; they are in no sum.
    pub without_estimate: u32,
    /// Whether the goal can be shown by the day that `target: by` sets; `null` where none is set, or
    /// no step has an estimate.
    pub target_day: Option<TargetDayData>,
    /// How many person-weeks a month holds.
    pub capacity: Number,
    /// Whether the capacity is assumed, because nobody said it.
    pub capacity_assumed: bool,
    /// What it costs, and when and by whom it is done.
    #[serde(flatten)]
    pub budget: BudgetData,
    /// The stages that the goal asks for.
    pub stages: Vec<OutcomeData>,
    /// What the plan does for the figure that the goal asks for; `null` where it asks for none.
    pub figure: Option<FigureOutcomeData>,
    /// What to do: first what is to be found out, then what is to rise.
    pub actions: Vec<ActionData>,
    /// Where the archetypes of the organisation decided between equals; the effort is the same.
    pub tilted: TiltedData,
    /// The sources of what the actions quote.
    pub sources: Vec<Source>,
    /// What views tell of where one stands, for formats that show it.
    #[serde(skip)]
    pub tells: Tells,
}

/// What is to be reached.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct GoalData {
    /// The stage; `null` where it is a figure, or only wishes for items are to be fulfilled.
    pub stage: Option<u32>,
    /// The figure of the whole, in the unit of the model; `null` where it is something else.
    pub figure: Option<Number>,
    /// `asked` on the command line, `target` of the organisation, the `next` stage or figure, or the
    /// `top` one where all is reached.
    #[schemars(extend("enum" = ["asked", "target", "next", "top"]))]
    pub origin: &'static str,
    /// What comes first: what the `stage` in hand needs, or what is a grave `risk` of any stage.
    #[schemars(extend("enum" = ["stage", "risk"]))]
    pub first: &'static str,
}

impl GoalData {
    pub(crate) fn of(goal: Goal) -> Self {
        Self {
            stage: goal.stage,
            figure: goal.figure.map(Number::of_hundredths),
            origin: goal.origin.as_str(),
            first: goal.first.as_str(),
        }
    }
}

/// What the plan does for one stage.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct OutcomeData {
    /// The stage.
    pub number: u32,
    /// The area on whose ladder it is; `null` where there is one for all.
    pub area: Option<String>,
    /// Whether it passes once the plan is done.
    pub passes: bool,
    /// The items that it was planned without, because a wish holds them back.
    pub without: Vec<String>,
}

/// What the plan does for a figure of the whole.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct FigureOutcomeData {
    /// Whether it is reached once the plan is done.
    pub reached: bool,
    /// The items that it was planned without, because a wish holds them back.
    pub without: Vec<String>,
}

/// What is different from a plan in which no archetype has a say.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct TiltedData {
    /// Items that are raised higher.
    pub chosen: Vec<String>,
    /// Items that are raised less.
    pub spared: Vec<String>,
    /// Items that come earlier.
    pub earlier: Vec<String>,
}

impl PlanData {
    pub fn of(assessment: &Assessment, roadmap: &Roadmap, guidance: &Guidance) -> Self {
        let plan = &roadmap.plan;
        let actions: Vec<ActionData> = roadmap
            .entries()
            .map(|entry| ActionData::of(assessment, roadmap, &entry, guidance))
            .collect();
        Self {
            sources: cited::named(guidance.guide, &sources(&actions)),
            tells: assessment.model.method.tells(),
            schema: "ospo/plan/1",
            model: ModelData::of(assessment.model),
            subject: assessment.sheet.subject.clone(),
            evidence_required: assessment.narrowed.needs_evidence(),
            date: assessment.sheet.date.to_string(),
            begins: roadmap.begins.to_string(),
            ends: roadmap.done().map(|day| day.to_string()),
            shown_from: roadmap.shown().map(|day| day.to_string()),
            estimate: estimate::number(assessment.estimates()),
            goal: GoalData::of(plan.goal),
            reached: plan.reached,
            effort: weeks(plan.outlay.effort),
            effort_at_least: plan.at_least.map(|least| weeks(least.effort)),
            effort_at_best: weeks(plan.outlay_at_best.effort),
            costs_more: plan.costs_more.map(|more| weeks(more.effort)),
            without_estimate: plan.outlay.without,
            target_day: roadmap.target_day.as_ref().map(TargetDayData::of),
            capacity: weeks(roadmap.schedule.capacity.a_month()),
            capacity_assumed: roadmap.capacity_by == CapacityBy::Assumed,
            budget: BudgetData::of(assessment, roadmap),
            stages: outcomes(plan),
            figure: plan.figure.as_ref().map(|figure| FigureOutcomeData {
                reached: figure.reached,
                without: names(&figure.without),
            }),
            actions,
            tilted: TiltedData {
                chosen: names(&plan.tilted.chosen),
                spared: names(&plan.tilted.spared),
                earlier: names(&plan.tilted.earlier),
            },
        }
    }
}

pub(crate) fn sources(actions: &[ActionData]) -> Vec<&str> {
    let risks = actions.iter().flat_map(|action| action.risk_sources.iter().map(String::as_str));
    let examples = actions.iter().filter_map(|action| action.example.as_ref());
    let favours = actions.iter().filter_map(|action| action.favoured.as_ref());
    let examples = examples.map(|example| example.source.as_str());
    examples.chain(risks).chain(favours.map(|favour| favour.source.as_str())).collect()
}

fn outcomes(plan: &Plan) -> Vec<OutcomeData> {
    let stages = plan.stages.iter().map(|stage| OutcomeData {
        number: stage.number,
        area: stage.area.as_ref().map(ToString::to_string),
        passes: stage.passes,
        without: names(&stage.without),
    });
    stages.collect()
}
