//! The shape `ospo/assessment/1`: the result of an assessment, whole.

use schemars::JsonSchema;
use serde::Serialize;

use crate::guide::Source;
use crate::insight::{Advice, Assessment, History};
use crate::model::Model;
use crate::report::common::content_data::AnsweredData;
use crate::report::common::example_data::NearestData;
use crate::report::common::figure_data::{
    CountData, CoverageData, IndexData, ModelData, Number, PercentData,
};
use crate::report::common::item_data::ItemData;
use crate::report::common::round_data::{RespondentData, RoundData};
use crate::report::common::{cited, estimate};
use crate::report::crosswalk::implied_data::ImpliedData;
use crate::report::document::radar::worst_of;
use crate::report::guide::profile_data::{CommunityData, ProfileData};
use crate::report::guide::published_data::BenchmarksData;
use crate::report::over_time::history_data::HistoryData;
use crate::report::plan::plan_data as plan;
use crate::report::plan::plan_data::PlanData;
use crate::report::standing::target_data::TargetData;
use crate::score::{Blocker, Claims, Lack, StageScore, StageState, Why};

/// What came before an assessment, as far as a report shows it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Earlier<'a> {
    /// The assessment before it, of the same subject and model.
    pub assessment: Option<&'a Assessment<'a>>,
    /// All assessments of the subject up to this one.
    pub history: Option<&'a History>,
}

/// The result of an assessment. Percents have two decimals, and are `null` where there is none.
///
/// Later versions may add fields and never rename one.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
#[schemars(title = "The result of an assessment (JSON)")]
pub struct AssessmentData {
    /// Always `ospo/assessment/1`.
    #[schemars(extend("const" = "ospo/assessment/1"))]
    pub schema: &'static str,
    /// The model, as it is now.
    pub model: ModelData,
    /// What was answered of it.
    pub answered: AnsweredData,
    /// Who is assessed.
    pub subject: String,
    /// The day for which the answers hold.
    #[schemars(extend("format" = "date"))]
    pub date: String,
    /// Who answered.
    pub respondent: Option<RespondentData>,
    /// The round that was read; `null` where it is none that is kept.
    pub round: Option<RoundData>,
    /// From which answers to another model these figures follow; `null` where they are an assessment
    /// of its own.
    pub implied: Option<ImpliedData>,
    /// How many items of the stages are in place.
    pub in_place: CountData,
    /// How many are at their floor or above, but not in place.
    pub partly: CountData,
    /// Where the subject stands.
    pub stage: StandingData,
    /// The index; `null` where nothing counts.
    pub index: Option<IndexData>,
    /// All staged items together.
    pub overall: PercentData,
    /// How much was answered.
    pub coverage: CoverageData,
    /// How many answers call for evidence; `null` where none does.
    pub claims: Option<ClaimsData>,
    /// How many answers are first estimates, given in `ospo assess --quick` without evidence.
    pub estimate: usize,
    /// Whether what calls for evidence counts as it is only with it (`--proven`).
    pub evidence_required: bool,
    /// What is wanted and how near it is; `null` where nothing is.
    pub target: Option<TargetData>,
    /// The stages that have items.
    pub stages: Vec<StageData>,
    /// The areas.
    pub areas: Vec<AreaData>,
    /// The items of the stages, in order.
    pub items: Vec<ItemData>,
    /// The topics outside the stages.
    pub topics: Vec<ItemData>,
    /// Answers that the model does not ask for; they count for nothing.
    pub strays: Vec<String>,
    /// What to do to reach the target, else the next stage.
    pub plan: Option<PlanData>,
    /// What the organisation is like; `null` where the model comes without archetypes.
    pub profile: Option<ProfileData>,
    /// Beside each blocker of the next stage the nearest milestone of a journey.
    pub journeys: Vec<NearestData>,
    /// The communities to join.
    pub communities: Vec<CommunityData>,
    /// Published figures; `null` where nobody asked for them.
    pub benchmarks: Option<BenchmarksData>,
    /// The sources of all that is quoted.
    pub sources: Vec<Source>,
    /// What to type next, to be followed by `--no-input -f json`; `null` where it was
    /// not `ospo status` that was asked.
    pub next: Option<String>,
    /// The assessments up to this one, for formats that show them; programs ask for them alone.
    #[serde(skip)]
    pub history: Option<HistoryData>,
    /// The day of the assessment before, likewise.
    #[serde(skip)]
    pub before: Option<String>,
    /// The percent that a stage needs, likewise; none where it counts what is in place.
    #[serde(skip)]
    pub pass: Option<Number>,
}

impl AssessmentData {
    pub fn of(assessment: &Assessment, advice: Option<&Advice>) -> Self {
        let (model, sheet) = (assessment.model, &assessment.sheet);
        let card = &assessment.scorecard;
        let mut data = Self {
            schema: "ospo/assessment/1",
            model: ModelData::of(model),
            answered: AnsweredData::of(assessment),
            subject: sheet.subject.clone(),
            date: sheet.date.to_string(),
            respondent: RespondentData::of(sheet.respondent.as_ref()),
            round: RoundData::read_for(assessment),
            implied: ImpliedData::read_for(assessment),
            in_place: CountData::in_place(card.practices),
            partly: CountData::partly(card.practices),
            stage: StandingData::of(assessment),
            index: card.index().as_ref().map(IndexData::of),
            overall: PercentData::of(card.overall),
            coverage: CoverageData::of(card.coverage),
            claims: Claims::of(model, sheet).map(ClaimsData::of),
            estimate: estimate::number(assessment.estimates()),
            evidence_required: assessment.narrowed.needs_evidence(),
            target: TargetData::of(assessment),
            stages: card.stages.iter().map(|stage| StageData::of(stage, model)).collect(),
            areas: areas(assessment),
            items: items(assessment),
            topics: assessment
                .topics()
                .map(|one| ItemData::of(None, one, assessment.again(&one.0.id), sheet.date))
                .collect(),
            strays: assessment.strays().map(ToString::to_string).collect(),
            plan: advice.map(|a| PlanData::of(assessment, &a.roadmap, &a.guidance)),
            profile: advice.and_then(|advice| ProfileData::of(&advice.guidance)),
            journeys: advice.map_or_else(Vec::new, |advice| NearestData::all(assessment, advice)),
            communities: advice.map_or_else(Vec::new, |advice| communities(assessment, advice)),
            benchmarks: advice
                .filter(|advice| advice.figures)
                .and_then(|advice| BenchmarksData::of(assessment, &advice.guidance)),
            sources: Vec::new(),
            next: None,
            history: None,
            before: None,
            pass: model.method.ladder.needs.percent().map(Number::of_whole),
        };
        if let Some(advice) = advice {
            data.sources = cited::named(advice.guidance.guide, &data.quoted());
        }
        data
    }

    /// Adds what came before.
    pub(crate) fn with(mut self, earlier: Earlier) -> Self {
        self.history = earlier.history.map(HistoryData::of);
        self.before = earlier.assessment.map(|one| one.sheet.date.to_string());
        for area in &mut self.areas {
            let before = earlier.assessment.and_then(|one| worst_of(one, &area.id));
            area.before = before.as_ref().map(Number::of);
        }
        self
    }

    fn quoted(&self) -> Vec<&str> {
        let mut quoted: Vec<&str> = Vec::new();
        if let Some(plan) = &self.plan {
            quoted.extend(plan::sources(&plan.actions));
        }
        if let Some(profile) = &self.profile {
            quoted.extend(profile.archetypes.iter().map(|one| one.source.as_str()));
        }
        quoted.extend(self.journeys.iter().map(|one| one.milestone.source.as_str()));
        quoted.extend(self.communities.iter().filter_map(|one| one.source.as_deref()));
        if let Some(benchmarks) = &self.benchmarks {
            quoted.extend(benchmarks.figures.iter().map(|one| one.source.as_str()));
        }
        quoted
    }
}

fn communities(assessment: &Assessment, advice: &Advice) -> Vec<CommunityData> {
    let communities = advice.guidance.communities(assessment);
    communities.iter().map(CommunityData::of).collect()
}

fn areas(assessment: &Assessment) -> Vec<AreaData> {
    let areas = assessment.areas().map(|(area, score)| AreaData {
        id: area.id.to_string(),
        title: area.title.clone(),
        percent: PercentData::of(score.range),
        target: assessment.wanted_of_area(&area.id).as_ref().map(Number::of),
        before: None,
    });
    areas.collect()
}

fn items(assessment: &Assessment) -> Vec<ItemData> {
    let items = assessment.items().map(|one| {
        let id = &one.0.id;
        let stage = assessment.model.stage_of(id).map(|stage| stage.number);
        ItemData::of(stage, one, assessment.again(id), assessment.sheet.date)
    });
    items.collect()
}

/// Where the subject stands.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct StandingData {
    /// The stage reached.
    pub reached: u32,
    /// The stage reached if every open item turns out well.
    pub possible: u32,
    /// The lowest stage that does not pass; `null` where all pass.
    pub next: Option<u32>,
    /// How much that stage has of what it needs on the whole, its pass mark or its number of items
    /// in place, in percent; `null` where all pass.
    pub progress: Option<Number>,
}

impl StandingData {
    pub(crate) fn of(assessment: &Assessment) -> Self {
        let card = &assessment.scorecard;
        let progress = card.progress(&assessment.model.method);
        Self {
            reached: card.reached,
            possible: card.possible,
            next: card.next,
            progress: progress.as_ref().map(Number::of),
        }
    }
}

/// One stage.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct StageData {
    /// Its number.
    pub number: u32,
    /// Its name.
    pub title: String,
    /// What is said of it by itself, whatever the stages below it do: `holds`, `under-way` (at least
    /// half of its items are in place or partly), `begun`, `not-begun`, `open` where nothing is known
    /// of it, or `not-applicable`.
    #[schemars(extend("enum" = ["holds", "under-way", "begun", "not-begun", "open", "not-applicable"]))]
    pub state: &'static str,
    /// How many of its items are in place.
    pub in_place: CountData,
    /// How many are at their floor or above, but not in place.
    pub partly: CountData,
    /// What it needs before it passes.
    pub needs: NeedsData,
    /// Its percents.
    pub percent: PercentData,
    /// Whether it passes with every item at its lower bound.
    pub passes: bool,
    /// Whether it passes with every item at its upper bound.
    pub possible: bool,
    /// Items that keep it from passing.
    pub blockers: Vec<BlockerData>,
    /// How many percentage points it is short of the pass mark; `null` where it is not, and where
    /// the model counts what is in place.
    pub short_by: Option<Number>,
    /// How much of it was answered.
    pub coverage: CoverageData,
    /// Its state, for formats that say it in words.
    #[serde(skip)]
    pub stands: StageState,
}

impl StageData {
    pub(crate) fn of(score: &StageScore, model: &Model) -> Self {
        Self {
            number: score.number,
            title: model.stage(score.number).map(|stage| stage.title.clone()).unwrap_or_default(),
            state: score.state.as_str(),
            in_place: CountData::in_place(score.practices),
            partly: CountData::partly(score.practices),
            needs: NeedsData::of(score, model),
            percent: PercentData::of(score.range),
            passes: score.gate.passes,
            possible: score.gate.possible,
            blockers: blockers(&score.gate.blockers),
            short_by: match score.short_by(&model.method) {
                Some(Lack::Points(points)) => Some(Number::of(&points)),
                Some(Lack::InPlace(_)) | None => None,
            },
            coverage: CoverageData::of(score.coverage),
            stands: score.state,
        }
    }
}

/// What a stage needs before it passes, every item at its lower bound.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct NeedsData {
    /// How many more items in place; 0 where the stage needs a percent.
    pub in_place: usize,
    /// Items that must be raised to their floor.
    pub below_floor: Vec<String>,
    /// Items of which nothing is known.
    pub open: Vec<String>,
    /// Items that are at their floor only if it turns out well: not agreed, claimed, or answered as at least a level.
    pub uncertain: Vec<String>,
}

impl NeedsData {
    fn of(score: &StageScore, model: &Model) -> Self {
        let blocked = |is_meant: fn(Why) -> bool| {
            let blockers = score.gate.blockers.iter().filter(|blocker| is_meant(blocker.why));
            blockers.map(|blocker| blocker.item.to_string()).collect()
        };
        Self {
            in_place: match score.short_by(&model.method) {
                Some(Lack::InPlace(more)) => more,
                Some(Lack::Points(_)) | None => 0,
            },
            below_floor: blocked(|why| why == Why::BelowFloor),
            open: blocked(|why| why == Why::Open),
            uncertain: blocked(|why| matches!(why, Why::NotAgreed | Why::Claimed | Why::AtLeast)),
        }
    }
}

/// Answers of the stages that call for evidence by their level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct ClaimsData {
    /// How many there are.
    pub all: usize,
    /// How many of them have evidence.
    pub with_evidence: usize,
}

impl ClaimsData {
    fn of(claims: Claims) -> Self {
        Self { all: claims.all, with_evidence: claims.shown }
    }
}

/// An item that keeps its stage from passing.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct BlockerData {
    /// The item.
    pub item: String,
    /// `below-floor`, `open`, or it may be under the floor because it is `not-agreed`, `claimed`
    /// or answered as `at-least` a level.
    #[schemars(extend("enum" = ["below-floor", "open", "not-agreed", "claimed", "at-least"]))]
    pub why: &'static str,
}

pub(crate) fn blockers(all: &[Blocker]) -> Vec<BlockerData> {
    let blockers = all
        .iter()
        .map(|blocker| BlockerData { item: blocker.item.to_string(), why: blocker.why.as_str() });
    blockers.collect()
}

/// One area.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct AreaData {
    /// Its name.
    pub id: String,
    /// The name that people read.
    pub title: String,
    /// Its percents.
    pub percent: PercentData,
    /// Its percent once all that is wanted of it is there, for formats that draw it.
    #[serde(skip)]
    pub target: Option<Number>,
    /// Its worst percent in the assessment before, likewise.
    #[serde(skip)]
    pub before: Option<Number>,
}
