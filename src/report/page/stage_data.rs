//! The stages of an assessment as programs get them, on one ladder or on those of the areas.

use schemars::JsonSchema;
use serde::Serialize;

use crate::model::Model;
use crate::report::common::figure_data::{
    CountData, CoverageData, FigureData, Number, PercentData,
};
use crate::report::standing::ladders;
use crate::score::{AreaLadder, Blocker, Figures, Lack, Scorecard, StageScore, StageState, Why};

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
    /// The same in the unit of the model; `null` where that is percent.
    pub figure: Option<FigureData>,
    /// Whether it passes with every item at its lower bound; never where it is no rung.
    pub passes: bool,
    /// Whether it passes with every item at its upper bound, likewise.
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
    /// Takes the stages; none where the model has no ladder.
    pub(crate) fn all(card: &Scorecard, model: &Model) -> Vec<Self> {
        let stages = card.stages.iter().filter(|_| model.method.ladder.is_some());
        stages.map(|stage| Self::of(stage, model)).collect()
    }

    fn of(score: &StageScore, model: &Model) -> Self {
        Self {
            number: score.number,
            title: model.stage(score.number).map(|stage| stage.title.clone()).unwrap_or_default(),
            state: score.state.as_str(),
            in_place: CountData::in_place(score.practices),
            partly: CountData::partly(score.practices),
            needs: NeedsData::of(score, model),
            percent: PercentData::of(&score.range),
            figure: (model.method.shown.as_ref())
                .map(|shown| Figures::of(shown, &score.range, model.method.pass()))
                .map(|figures| FigureData::of(&figures, &[])),
            passes: score.passes(),
            possible: score.could_pass(),
            blockers: blockers(score.blockers()),
            short_by: match model.method.one_ladder().and_then(|ladder| score.short_by(ladder)) {
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
            let blockers = score.blockers().iter().filter(|blocker| is_meant(blocker.why));
            blockers.map(|blocker| blocker.item.to_string()).collect()
        };
        Self {
            in_place: match model.method.one_ladder().and_then(|ladder| score.short_by(ladder)) {
                Some(Lack::InPlace(more)) => more,
                Some(Lack::Points(_)) | None => 0,
            },
            below_floor: blocked(|why| why == Why::BelowFloor),
            open: blocked(|why| why == Why::Open),
            uncertain: blocked(|why| matches!(why, Why::NotAgreed | Why::Claimed | Why::AtLeast)),
        }
    }
}

/// The ladder of one area.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct LadderData {
    /// The area.
    pub area: String,
    /// The stage reached, 0 where none is; `null` where none is and stage 0 asks something.
    pub reached: Option<u32>,
    /// The stage reached if every open item turns out well, likewise.
    pub possible: Option<u32>,
    /// The lowest stage that does not pass; `null` where all pass.
    pub next: Option<u32>,
    /// Whether something of a stage above is there.
    pub plus: bool,
    /// The stage reached as people read it, `1+` where something above is there, for formats that say
    /// it in words.
    #[serde(skip)]
    pub mark: String,
    /// The stages that ask something of the area.
    pub stages: Vec<RungData>,
}

/// One stage of the ladder of an area.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct RungData {
    /// The number of the stage.
    pub number: u32,
    /// Its state, by what it asks of the area.
    #[schemars(extend("enum" = ["holds", "under-way", "begun", "not-begun", "open", "not-applicable"]))]
    pub state: &'static str,
    /// How many of the items are in place.
    pub in_place: CountData,
    /// The percents.
    pub percent: PercentData,
    /// Whether it passes with every item at its lower bound.
    pub passes: bool,
    /// Whether it passes with every item at its upper bound.
    pub possible: bool,
    /// Items that keep it from passing.
    pub blockers: Vec<BlockerData>,
    /// Its state, for formats that say it in words.
    #[serde(skip)]
    pub stands: StageState,
}

impl LadderData {
    pub(crate) fn of(ladder: &AreaLadder) -> Self {
        let rungs = ladder.rungs.iter().map(|rung| RungData {
            number: rung.stage,
            state: rung.state.as_str(),
            in_place: CountData::in_place(rung.practices),
            percent: PercentData::of(&rung.range),
            passes: rung.gate.passes,
            possible: rung.gate.possible,
            blockers: blockers(&rung.gate.blockers),
            stands: rung.state,
        });
        Self {
            area: ladder.area.to_string(),
            reached: ladder.climbed.reached_number(),
            possible: ladder.climbed.possible_number(),
            next: ladder.climbed.next,
            plus: ladder.climbed.plus,
            mark: ladders::mark(ladder.climbed),
            stages: rungs.collect(),
        }
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
