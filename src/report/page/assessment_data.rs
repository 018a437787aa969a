//! The shape `ospo/assessment/1`: the result of an assessment, whole.

use schemars::JsonSchema;
use serde::Serialize;

use crate::guide::Source;
use crate::insight::{Advice, Assessment, History};
use crate::lang::say;
use crate::model::{Model, Tells};
use crate::report::common::content_data::AnsweredData;
use crate::report::common::example_data::NearestData;
use crate::report::common::figure_data::{
    CountData, CoverageData, FigureData, FigureNumber, IndexData, ModelData, Number, PercentData,
};
use crate::report::common::found_data::FactData;
use crate::report::common::item_data::ItemData;
use crate::report::common::round_data::{RespondentData, RoundData};
use crate::report::common::{cited, estimate};
use crate::report::crosswalk::implied_data::{AlsoData, ImpliedData};
use crate::report::document::figure;
use crate::report::document::radar::worst_of;
use crate::report::guide::profile_data::{CommunityData, ProfileData};
use crate::report::guide::published_data::BenchmarksData;
use crate::report::over_time::history_data::HistoryData;
use crate::report::page::stage_data::{LadderData, StageData};
use crate::report::plan::plan_data as plan;
use crate::report::plan::plan_data::PlanData;
use crate::report::portfolio::pooled_data::PoolData;
use crate::report::standing::target_data::TargetData;
use crate::report::standing::whole;
use crate::score::{Claims, Climbed, Figure, Fraction, Range, Scorecard};

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
    /// How much is known of the other models that `--also` names.
    pub also: Vec<AlsoData>,
    /// How many items of the stages are in place; 0 of 0 where the model has no ladder.
    pub in_place: CountData,
    /// How many are at their floor or above, but not in place.
    pub partly: CountData,
    /// Where the subject stands.
    pub stage: StandingData,
    /// The ladders of the areas, where each has one.
    pub ladders: Vec<LadderData>,
    /// The index; `null` where nothing counts or nothing is answered, and where the model has no ladder
    /// for all or tells a figure of its own.
    pub index: Option<IndexData>,
    /// The figure of the whole; `null` where the model tells an index in its place.
    pub figure: Option<FigureData>,
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
    /// The stages that have items; empty where the model has no ladder.
    pub stages: Vec<StageData>,
    /// The areas.
    pub areas: Vec<AreaData>,
    /// The items of the stages, in order.
    pub items: Vec<ItemData>,
    /// The topics outside the stages.
    pub topics: Vec<ItemData>,
    /// What programs found, were it that nothing follows from it.
    pub facts: Vec<FactData>,
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
    /// The figures beside those of a pool; `null` where nobody asked for one.
    pub pool: Option<PoolData>,
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
    /// What stands above figures in the unit of the model, likewise; none where they are percents.
    #[serde(skip)]
    pub units: Option<String>,
    /// The least and the most that the figure of the whole can be, likewise: `0 to 3`.
    #[serde(skip)]
    pub scale: Option<String>,
    /// The percent that a stage needs in that unit, likewise.
    #[serde(skip)]
    pub pass_in_unit: Option<FigureNumber>,
    /// The most that such a figure can be, rounded up, likewise; none for percents and for sums.
    #[serde(skip)]
    pub top: Option<u32>,
    /// What views tell of where one stands, likewise.
    #[serde(skip)]
    pub tells: Tells,
    /// What stands beside the figure on a badge.
    #[serde(skip)]
    pub badge: String,
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
            also: assessment.also.iter().map(AlsoData::of).collect(),
            in_place: CountData::in_place(card.practices).told(model.method.tells()),
            partly: CountData::partly(card.practices).told(model.method.tells()),
            stage: StandingData::of(assessment),
            ladders: card.ladders.iter().map(LadderData::of).collect(),
            index: card.index().as_ref().map(IndexData::of),
            figure: FigureData::of_whole(card, model),
            overall: PercentData::of(&card.overall),
            coverage: CoverageData::of(card.coverage),
            claims: Claims::of(model, sheet, &assessment.narrowed).map(ClaimsData::of),
            estimate: estimate::number(assessment.estimates()),
            evidence_required: assessment.narrowed.needs_evidence(),
            target: TargetData::of(assessment),
            stages: StageData::all(card, model),
            areas: areas(assessment),
            items: items(assessment),
            topics: assessment.topics().map(|one| ItemData::of(None, one, assessment)).collect(),
            facts: FactData::all(assessment.found.facts()),
            strays: assessment.strays().map(ToString::to_string).collect(),
            plan: advice.map(|a| PlanData::of(assessment, &a.roadmap, &a.guidance)),
            profile: advice.and_then(|advice| ProfileData::of(&advice.guidance)),
            journeys: advice.map_or_else(Vec::new, |advice| NearestData::all(assessment, advice)),
            communities: advice.map_or_else(Vec::new, |advice| communities(assessment, advice)),
            benchmarks: advice
                .filter(|advice| advice.figures)
                .and_then(|advice| BenchmarksData::of(assessment, &advice.guidance)),
            pool: advice
                .and_then(|advice| advice.pooled.as_ref())
                .map(|pooled| PoolData::of(model, pooled)),
            sources: Vec::new(),
            next: None,
            history: None,
            before: None,
            pass: model.method.pass().map(Number::of_whole),
            units: model.method.shown.as_ref().map(|shown| figure::head(&model.lang, shown)),
            scale: whole::scale(model, card).map(|[from, to]| {
                let lang = &model.lang;
                say!(lang, "{from} to {to}", from, to)
            }),
            pass_in_unit: pass_in_unit(model),
            top: model.method.shown.filter(|shown| !shown.sum).map(|shown| shown.to.div_ceil(100)),
            tells: model.method.tells(),
            badge: model.badge.as_ref().unwrap_or(&model.title).clone(),
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
            let shown = earlier.assessment.and_then(|one| one.scorecard.shown);
            let members = area.in_unit.members;
            let figure = shown.zip(before).map(|(shown, percent)| {
                FigureNumber::of(&Figure::of(&shown, &percent, members, None))
            });
            area.in_unit.before = figure;
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
    let card = &assessment.scorecard;
    let areas = assessment.areas().map(|(area, score)| AreaData {
        in_unit: InUnit::of(card, &score.range, assessment.wanted_of_area(&area.id).as_ref()),
        id: area.id.to_string(),
        title: area.title.clone(),
        section: area.section.as_ref().map(ToString::to_string),
        figure: figure_of(card, &score.range),
        percent: PercentData::of(&score.range),
        target: assessment.wanted_of_area(&area.id).as_ref().map(Number::of),
        before: None,
    });
    areas.collect()
}

fn items(assessment: &Assessment) -> Vec<ItemData> {
    let items = assessment.items().map(|one| {
        let stage = assessment.model.told_stage(&one.0.id);
        ItemData::of(stage, one, assessment)
    });
    items.collect()
}

/// Where the subject stands.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct StandingData {
    /// The stage reached, 0 where none is; `null` where none is and stage 0 asks something, or where
    /// the model has no ladder for all.
    pub reached: Option<u32>,
    /// The stage reached if every open item turns out well, likewise.
    pub possible: Option<u32>,
    /// The lowest stage that does not pass; `null` where all pass.
    pub next: Option<u32>,
    /// How much that stage has of what it needs on the whole, its pass mark or its number of items
    /// in place, in percent; `null` where all pass.
    pub progress: Option<Number>,
}

impl StandingData {
    pub(crate) fn of(assessment: &Assessment) -> Self {
        let card = &assessment.scorecard;
        let ladder = assessment.model.method.one_ladder();
        let progress = ladder.and_then(|ladder| card.progress(ladder));
        Self {
            reached: card.ladder.and_then(Climbed::reached_number),
            possible: card.ladder.and_then(Climbed::possible_number),
            next: card.next(),
            progress: progress.as_ref().map(Number::of),
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

/// Returns the figures of a part; none where the model tells percents.
fn figure_of(card: &Scorecard, range: &Range) -> Option<FigureData> {
    card.figures(range).map(|figures| FigureData::of(&figures, &[]))
}

fn pass_in_unit(model: &Model) -> Option<FigureNumber> {
    let pass = Fraction::whole(model.method.pass()?);
    let shown = model.method.shown.filter(|shown| !shown.sum)?;
    Some(FigureNumber::of(&Figure::of(&shown, &pass, 1, None)))
}

/// One area.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct AreaData {
    /// Its name.
    pub id: String,
    /// The name that people read.
    pub title: String,
    /// The area in which it lies; `null` where it lies in none.
    pub section: Option<String>,
    /// Its percents, with those of the areas that lie in it.
    pub percent: PercentData,
    /// The same in the unit of the model; `null` where that is percent.
    pub figure: Option<FigureData>,
    /// Its percent once all that is wanted of it is there, for formats that draw it.
    #[serde(skip)]
    pub target: Option<Number>,
    /// Its worst percent in the assessment before, likewise.
    #[serde(skip)]
    pub before: Option<Number>,
    /// Both in the unit of the model, likewise.
    #[serde(skip)]
    pub in_unit: InUnit,
}

/// Figures of an area in the unit of the model; none where that is percent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InUnit {
    pub target: Option<FigureNumber>,
    pub before: Option<FigureNumber>,
    /// Of how many members they are.
    pub members: u64,
}

impl InUnit {
    fn of(card: &Scorecard, range: &Range, wanted: Option<&Fraction>) -> Self {
        let members = range.members();
        let target = card.shown.zip(wanted);
        let target = target.map(|(shown, percent)| Figure::of(&shown, percent, members, None));
        Self { target: target.as_ref().map(FigureNumber::of), before: None, members }
    }
}
