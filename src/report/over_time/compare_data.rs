//! The shape `ospo/compare/1`: two assessments side by side.

use schemars::JsonSchema;
use serde::Serialize;

use crate::insight::{Assessment, Beside, BlockerMove, Cause, Comparison, Move, StageMove};
use crate::lang::{Lang, phrase, say};
use crate::model::{Model, Tells};
use crate::report::common::estimate;
use crate::report::common::figure_data::{
    ChangeNumber, CountData, CoverageData, FigureData, IndexData, ModelData, Number, PercentData,
};
use crate::report::common::item_data as item;
use crate::report::common::item_data::BoundsData;
use crate::report::common::round_data::{RespondentData, RoundData};
use crate::report::common::terms;
use crate::report::over_time::area_move_data::AreaMoveData;
use crate::report::over_time::history_data::{ClimbedData, ReachedData};
use crate::score::{ItemScore, State};

/// Two assessments side by side. Changes of percents are in points, with two decimals.
///
/// Later versions may add fields and never rename one.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
#[schemars(title = "Two assessments side by side (JSON)")]
pub struct CompareData {
    /// Always `ospo/compare/1`.
    #[schemars(extend("const" = "ospo/compare/1"))]
    pub schema: &'static str,
    /// The model by which both are scored.
    pub model: ModelData,
    /// Whether what calls for evidence counts as it is only with it (`--proven`).
    pub evidence_required: bool,
    /// The one to begin from.
    pub before: SideData,
    /// The one to end at.
    pub after: SideData,
    /// Whether anything moved.
    pub moved: bool,
    /// How far the index moved by what is answered, in stages; `null` where one side has none.
    pub index: Option<ChangeNumber>,
    /// How far the figure of the whole moved by what is answered, in the unit of the model; `null`
    /// where one side has none.
    pub figure: Option<ChangeNumber>,
    /// The stages; none where the model tells of none.
    pub stages: Vec<StageMoveData>,
    /// The areas.
    pub areas: Vec<AreaMoveData>,
    /// The items and topics that are not as they were.
    pub items: Vec<MoveData>,
    /// What no longer keeps its stage from passing.
    pub blockers_gone: Vec<BlockerMoveData>,
    /// What newly keeps its stage from passing.
    pub blockers_come: Vec<BlockerMoveData>,
    /// Items that only the sheet before knows.
    pub only_before: Vec<String>,
    /// Items that only the sheet after knows.
    pub only_after: Vec<String>,
    /// The way to the target; `null` where nothing is wanted.
    pub target: Option<WayData>,
    /// What is told of them, for formats that show it.
    #[serde(skip)]
    pub tells: Tells,
}

/// One of the two.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct SideData {
    /// The name of the sheet.
    pub sheet: String,
    /// Who is assessed.
    pub subject: String,
    /// The day for which the answers hold.
    #[schemars(extend("format" = "date"))]
    pub date: String,
    /// Who answered; `null` where not said.
    pub respondent: Option<RespondentData>,
    /// The round that was read; `null` where it is none that is kept.
    pub round: Option<RoundData>,
    /// The version of the model whose wording was answered.
    pub version: String,
    /// What was asked under that version, as 8 hexadecimal digits; `null` where the sheet does not
    /// say.
    pub fingerprint: Option<String>,
    /// How many items of the stages were in place.
    pub in_place: CountData,
    /// How many were at their floor or above, but not in place.
    pub partly: CountData,
    /// Where the subject stood.
    pub stage: ReachedData,
    /// How far the ladder of each area was climbed, where each has one.
    pub ladders: Vec<ClimbedData>,
    /// The index; `null` where nothing counts, and where the model tells a figure of its own.
    pub index: Option<IndexData>,
    /// The figure of the whole; `null` where the model tells an index in its place.
    pub figure: Option<FigureData>,
    /// How much was answered.
    pub coverage: CoverageData,
    /// How much was answered, in percent of what applies; `null` where nothing does.
    pub coverage_percent: Option<Number>,
    /// How many answers are first estimates, given in `ospo assess --quick` without evidence.
    pub estimate: usize,
}

/// What became of a stage.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct StageMoveData {
    /// Its number.
    pub number: u32,
    /// What was said of it by itself: `holds`, `under-way`, `begun`, `not-begun`, `open` or
    /// `not-applicable`.
    #[schemars(extend("enum" = ["holds", "under-way", "begun", "not-begun", "open", "not-applicable"]))]
    pub state_before: &'static str,
    /// What is said of it now.
    #[schemars(extend("enum" = ["holds", "under-way", "begun", "not-begun", "open", "not-applicable"]))]
    pub state: &'static str,
    /// How many of its items were in place.
    pub in_place_before: CountData,
    /// How many of its items are in place.
    pub in_place: CountData,
    /// Its percents before.
    pub before: PercentData,
    /// Its percents after.
    pub after: PercentData,
    /// How far the worst percent moved, in points; `null` where nothing counts on one side.
    pub change: Option<ChangeNumber>,
    /// How much of that comes from items that apply on one side only, in points; the effects of
    /// the items make up the rest.
    pub change_by_applicability: Option<ChangeNumber>,
    /// Whether it passed.
    pub passed: bool,
    /// Whether it passes.
    pub passes: bool,
    /// What it is called, for formats that show it.
    #[serde(skip)]
    pub title: String,
}

/// An item or topic that is not as it was.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct MoveData {
    /// The item or topic.
    pub item: String,
    /// A few words.
    pub title: String,
    /// Its stage; `null` for a topic.
    pub stage: Option<u32>,
    /// The level before, or `unknown`, `not-applicable` or `unanswered`.
    pub before: String,
    /// The level after, or one of these words.
    pub after: String,
    /// The lowest and the highest level that it might have before; `null` where it did not apply.
    pub before_bounds: Option<BoundsData>,
    /// The same of the side after.
    pub after_bounds: Option<BoundsData>,
    /// What was answered before the question changed, where it must be asked again on the side
    /// before; `null` where not.
    pub before_asked_again: Option<String>,
    /// The same of the side after.
    pub after_asked_again: Option<String>,
    /// How many points it adds to the worst percent of its stage, or of the whole where there is
    /// no ladder of all items; `null` for a topic.
    pub effect: Option<ChangeNumber>,
    /// Why the answer may be another one: the organisation changed, the question was reworded, or
    /// somebody else answered.
    #[schemars(extend("enum" = ["organisation", "wording", "respondent"]))]
    pub cause: &'static str,
    /// What is different beside the answer.
    #[schemars(extend("items" = {
        "type": "string", "enum": ["reason", "note", "evidence", "confidence"]
    }))]
    pub beside: Vec<&'static str>,
    /// On which side the answer is a first estimate.
    #[schemars(extend("items" = { "type": "string", "enum": ["before", "after"] }))]
    pub estimate: Vec<&'static str>,
    /// As people read it, like the four that follow.
    #[serde(skip)]
    pub before_label: String,
    #[serde(skip)]
    pub after_label: String,
    #[serde(skip)]
    pub cause_label: String,
    #[serde(skip)]
    pub beside_label: String,
    #[serde(skip)]
    pub estimate_label: String,
}

/// An item that keeps its stage from passing on one side only.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct BlockerMoveData {
    /// The stage.
    pub stage: u32,
    /// The item.
    pub item: String,
    /// Why it blocks there: `below-floor`, `open`, or it may be under the floor because it is
    /// `not-agreed`, `claimed` or `at-least`.
    #[schemars(extend("enum" = ["below-floor", "open", "not-agreed", "claimed", "at-least"]))]
    pub why: &'static str,
}

/// The way to the target, in percent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct WayData {
    /// How much of it was done, in percent.
    pub before: Option<Number>,
    /// How much of it is done, in percent.
    pub after: Option<Number>,
    /// How much of what was missing before is done since, in percent: less than 0 for a step back,
    /// 100 where nothing was missing.
    pub progress: ChangeNumber,
}

impl CompareData {
    /// Takes all figures of a comparison; `names` are those of the two sheets.
    pub fn of(comparison: &Comparison, names: [&str; 2]) -> Self {
        let tells = comparison.after.model.method.tells();
        let index = comparison.index();
        let [gone, come] = comparison.blockers();
        let [only_before, only_after] =
            comparison.only_in_one().map(|ids| ids.into_iter().map(ToString::to_string).collect());
        Self {
            schema: "ospo/compare/1",
            model: ModelData::of(comparison.after.model),
            evidence_required: comparison.after.narrowed.needs_evidence(),
            before: SideData::of(&comparison.before, names[0]),
            after: SideData::of(&comparison.after, names[1]),
            moved: !comparison.is_empty(),
            index: index.as_ref().filter(|_| tells.index).map(ChangeNumber::of),
            figure: index.as_ref().filter(|_| tells.figure).map(ChangeNumber::of),
            tells,
            stages: (comparison.stages().iter().filter(|_| tells.reached))
                .map(|stage| StageMoveData::of(comparison.after.model, stage))
                .collect(),
            areas: (comparison.areas().iter())
                .map(|area| AreaMoveData::of(comparison.after.model, area))
                .collect(),
            items: (comparison.moves().iter()).map(|one| MoveData::of(comparison, one)).collect(),
            blockers_gone: gone.iter().map(BlockerMoveData::of).collect(),
            blockers_come: come.iter().map(BlockerMoveData::of).collect(),
            only_before,
            only_after,
            target: WayData::of(comparison),
        }
    }
}

impl SideData {
    fn of(side: &Assessment, name: &str) -> Self {
        let (sheet, card) = (&side.sheet, &side.scorecard);
        let tells = side.model.method.tells();
        Self {
            sheet: name.to_owned(),
            subject: sheet.subject.clone(),
            date: sheet.date.to_string(),
            respondent: RespondentData::of(sheet.respondent.as_ref()),
            round: RoundData::read_for(side),
            version: sheet.model.version.clone(),
            fingerprint: sheet.model.fingerprint.map(|fingerprint| fingerprint.to_string()),
            in_place: CountData::in_place(card.practices).told(tells),
            partly: CountData::partly(card.practices).told(tells),
            stage: ReachedData::of(card.ladder),
            ladders: ClimbedData::of_areas(side.model, card),
            index: card.index().as_ref().map(IndexData::of),
            figure: FigureData::of_whole(card, side.model),
            coverage: CoverageData::of(card.coverage),
            coverage_percent: card.coverage.percent().as_ref().map(Number::of),
            estimate: estimate::number(side.estimates()),
        }
    }
}

impl StageMoveData {
    fn of(model: &Model, stage: &StageMove) -> Self {
        let named = model.stage(stage.after.number);
        Self {
            number: stage.after.number,
            before: PercentData::of(&stage.before.range),
            after: PercentData::of(&stage.after.range),
            change: stage.change.as_ref().map(ChangeNumber::of),
            change_by_applicability: stage.rest.as_ref().map(ChangeNumber::of),
            state_before: stage.before.state.as_str(),
            state: stage.after.state.as_str(),
            in_place_before: CountData::in_place(stage.before.practices),
            in_place: CountData::in_place(stage.after.practices),
            passed: stage.before.passes(),
            passes: stage.after.passes(),
            title: named.map_or_else(String::new, |stage| stage.title.clone()),
        }
    }
}

impl MoveData {
    fn of(comparison: &Comparison, one: &Move) -> Self {
        let lang = &comparison.after.model.lang;
        let is_estimate = |side: &Assessment| {
            side.sheet.answer(&one.item.id).is_some_and(|answer| answer.estimate)
        };
        let sides = [
            (&comparison.before, "before", phrase!("Before")),
            (&comparison.after, "after", phrase!("After")),
        ];
        let estimated = sides.into_iter().filter(|(side, ..)| is_estimate(side));
        let estimated: Vec<_> = estimated.map(|(_, word, said)| (word, said)).collect();
        let label = |score: &ItemScore| terms::answer(lang, one.item, score).words();
        let cause_label = match one.cause {
            Cause::Organisation => say!(lang, "Organisation"),
            Cause::Wording => say!(lang, "Wording"),
            Cause::Respondent => say!(lang, "Respondent"),
        };
        let former = one.former.map(|was| Some(item::word(&was?.choice).to_owned()));
        let [before_asked_again, after_asked_again] = former;
        Self {
            item: one.item.id.to_string(),
            title: one.item.title.clone(),
            stage: comparison.after.model.told_stage(&one.item.id),
            before: word(one.before),
            after: word(one.after),
            before_bounds: BoundsData::of(one.before),
            after_bounds: BoundsData::of(one.after),
            before_asked_again,
            after_asked_again,
            effect: one.effect.as_ref().map(ChangeNumber::of),
            cause: one.cause.as_str(),
            beside: one.beside.iter().copied().map(Beside::as_str).collect(),
            estimate: estimated.iter().map(|(word, _)| *word).collect(),
            estimate_label: lang.in_a_row(estimated.iter().map(|(_, said)| lang.plain(*said))),
            before_label: label(one.before),
            after_label: label(one.after),
            cause_label,
            beside_label: beside(lang, one),
        }
    }
}

/// Names what is different beside an answer.
pub(crate) fn beside(lang: &Lang, one: &Move) -> String {
    lang.in_a_row(one.beside.iter().map(|beside| match beside {
        Beside::Reason => lang.plain(phrase!("reason")),
        Beside::Note => lang.plain(phrase!("note")),
        Beside::Evidence => lang.plain(phrase!("evidence")),
        Beside::Confidence => lang.plain(phrase!("confidence")),
    }))
}

/// Returns the level, the lowest where more than one is left; or the state where there is none.
pub(crate) fn word(score: &ItemScore) -> String {
    match &score.state {
        State::Answered { level, .. } => level.to_string(),
        state @ (State::Unknown | State::NotApplicable { .. } | State::Unanswered) => {
            state.as_str().to_owned()
        }
    }
}

impl BlockerMoveData {
    fn of(blocker: &BlockerMove) -> Self {
        Self { stage: blocker.stage, item: blocker.item.id.to_string(), why: blocker.why.as_str() }
    }
}

impl WayData {
    fn of(comparison: &Comparison) -> Option<Self> {
        let percent = |side: &Assessment| Some(Number::of(&side.to_target()?.percent()?));
        Some(Self {
            before: percent(&comparison.before),
            after: percent(&comparison.after),
            progress: ChangeNumber::of(&comparison.progress()?),
        })
    }
}
