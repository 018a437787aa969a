//! The shape `ospo/history/1`: one subject over time.

use schemars::JsonSchema;
use serde::Serialize;

use crate::answers::ModelRef;
use crate::insight::{History, InPlaceChange, Likeness, Point, Trend, WhyNot};
use crate::lang::{Lang, phrase};
use crate::model::{Model, Tells};
use crate::report::common::estimate;
use crate::report::common::figure_data::{
    ChangeNumber, CountData, CoverageData, FigureData, IndexData, Number,
};
use crate::report::common::found_data::FactData;
use crate::report::common::round_data::RespondentData;
use crate::report::over_time::rungs;
use crate::score::{Climbed, Scorecard};

/// The assessments of one subject, the oldest first.
///
/// Later versions may add fields and never rename one.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
#[schemars(title = "The assessments of one subject over time (JSON)")]
pub struct HistoryData {
    /// Always `ospo/history/1`.
    #[schemars(extend("const" = "ospo/history/1"))]
    pub schema: &'static str,
    /// Who is assessed.
    pub subject: String,
    /// Whether what calls for evidence counts as it is only with it (`--proven`).
    pub evidence_required: bool,
    /// The assessments, the oldest first.
    pub points: Vec<PointData>,
    /// The sheets that cannot be read, by round. A round with such a sheet is no point.
    pub unread: Vec<UnreadData>,
    /// What changed since the first point that can be compared with the latest; `null` where there
    /// is none before it.
    pub change: Option<SinceData>,
    /// Other subjects in the same folder.
    pub others: Vec<OtherData>,
}

/// One assessment.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct PointData {
    /// The day for which the answers hold.
    #[schemars(extend("format" = "date"))]
    pub date: String,
    /// The name of the sheet.
    pub sheet: String,
    /// Who answered; `null` where not said.
    pub respondent: Option<RespondentData>,
    /// How far its round has come: `open`, `complete` (each item has an answer that is no first estimate) or `closed`.
    #[schemars(extend("enum" = ["open", "complete", "closed"]))]
    pub state: &'static str,
    /// How many respondents have answered.
    pub respondents: usize,
    /// How many items they see otherwise, and nobody has settled.
    pub not_agreed: usize,
    /// The model that was answered.
    pub model: ModelRefData,
    /// The files of a user's own that are laid over the model with which it is scored.
    pub laid_over: Vec<String>,
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
    /// The most that the index can be: the number of stages that have items.
    pub index_top: usize,
    /// The figure of the whole; `null` where the model tells an index in its place.
    pub figure: Option<FigureData>,
    /// How much was answered.
    pub coverage: CoverageData,
    /// How much was answered, in percent of what applies; `null` where nothing does.
    pub coverage_percent: Option<Number>,
    /// How many answers are first estimates, given in `ospo assess --quick` without evidence.
    pub estimate: usize,
    /// What programs found for its round.
    pub facts: Vec<FactData>,
    /// Whether it can be compared with the latest.
    pub comparable: bool,
    /// Why it cannot: another model, another version, other content under the same version, or less
    /// than half the coverage.
    #[schemars(extend("items" = {
        "type": "string", "enum": ["model", "version", "content", "coverage", "latest-coverage"]
    }))]
    pub why_not: Vec<&'static str>,
    /// Whether somebody else answered than the latest.
    pub other_respondent: bool,
    /// In what it is unlike the latest, as people read it.
    #[serde(skip)]
    pub unlike: String,
    /// What is told of it, for formats that show it.
    #[serde(skip)]
    pub tells: Tells,
}

/// A sheet that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct UnreadData {
    /// The day of its round; `null` where its name does not begin with one.
    #[schemars(extend("format" = "date"))]
    pub day: Option<String>,
    /// Its name.
    pub sheet: String,
}

/// A model as a sheet names it.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct ModelRefData {
    /// Its name.
    pub id: String,
    /// The version whose wording was answered.
    pub version: String,
    /// What was asked under that version, as 8 hexadecimal digits; `null` where the sheet does not
    /// say.
    pub fingerprint: Option<String>,
}

impl ModelRefData {
    pub(crate) fn of(model: &ModelRef) -> Self {
        Self {
            id: model.id.to_string(),
            version: model.version.clone(),
            fingerprint: model.fingerprint.map(|fingerprint| fingerprint.to_string()),
        }
    }
}

/// Which stage was reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct ReachedData {
    /// The stage reached, 0 where none is; `null` where none is and stage 0 asks something, or where
    /// the model has no ladder for all.
    pub reached: Option<u32>,
    /// The stage reached if every open item turns out well, likewise.
    pub possible: Option<u32>,
}

impl ReachedData {
    pub(crate) fn of(ladder: Option<Climbed>) -> Self {
        Self {
            reached: ladder.and_then(Climbed::reached_number),
            possible: ladder.and_then(Climbed::possible_number),
        }
    }
}

/// How far the ladder of an area was climbed.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct ClimbedData {
    /// The area, as people read it.
    pub area: String,
    /// The stage reached, 0 where none is; `null` where none is and stage 0 asks something.
    pub reached: Option<u32>,
    /// The stage reached if every open item turns out well, likewise.
    pub possible: Option<u32>,
    /// Whether something of a stage above was there.
    pub plus: bool,
}

impl ClimbedData {
    /// Takes the ladders of all areas, where each has one.
    pub(crate) fn of_areas(model: &Model, card: &Scorecard) -> Vec<Self> {
        let ladders = rungs::of_card(model, card).into_iter();
        ladders.map(|(area, climbed)| Self::of(area, climbed)).collect()
    }

    pub(crate) fn of(area: &str, climbed: Climbed) -> Self {
        Self {
            area: area.to_owned(),
            reached: climbed.reached_number(),
            possible: climbed.possible_number(),
            plus: climbed.plus,
        }
    }
}

/// What changed since a point.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct SinceData {
    /// The sheet of that point.
    pub sheet: String,
    /// Its day.
    #[schemars(extend("format" = "date"))]
    pub date: String,
    /// By how many items what is in place moved.
    pub in_place: InPlaceChangeData,
    /// By how many stages the stage reached moved.
    pub stages: i64,
    /// How far the index moved; `null` where one of the two has none.
    pub index: Option<IndexChangeData>,
}

/// By how many items what is in place moved upwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct InPlaceChangeData {
    /// The least, however open answers turn out.
    pub least: i64,
    /// By what is sure on both sides.
    pub sure: i64,
    /// The most, however open answers turn out.
    pub most: i64,
}

/// How far the index moved, in stages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct IndexChangeData {
    /// The least that it moved upwards, in stages, however open answers turn out.
    pub least: ChangeNumber,
    /// By what is answered, in stages.
    pub answered: ChangeNumber,
    /// The most that it moved upwards, in stages, however open answers turn out.
    pub most: ChangeNumber,
}

/// Another subject.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct OtherData {
    /// Its name.
    pub subject: String,
    /// How many sheets it has.
    pub sheets: usize,
}

impl HistoryData {
    pub fn of(history: &History) -> Self {
        let (lang, points) = (history.words(), history.points());
        let unread = history.unread.iter().map(|name| UnreadData {
            day: name.day.map(|day| day.to_string()),
            sheet: name.as_str().to_owned(),
        });
        let others = history
            .others
            .iter()
            .map(|(subject, sheets)| OtherData { subject: subject.clone(), sheets: *sheets });
        Self {
            schema: "ospo/history/1",
            subject: history.subject.clone(),
            evidence_required: history.evidence_required,
            points: points
                .map(|(point, likeness)| PointData::of(&lang, point, &likeness))
                .collect(),
            unread: unread.collect(),
            change: history.trend().as_ref().map(SinceData::of),
            others: others.collect(),
        }
    }
}

impl PointData {
    fn of(lang: &Lang, point: &Point, likeness: &Likeness) -> Self {
        Self {
            date: point.date.to_string(),
            sheet: point.sheet.clone(),
            respondent: RespondentData::of(point.respondent.as_ref()),
            state: point.state.as_str(),
            respondents: point.respondents,
            not_agreed: point.not_agreed,
            model: ModelRefData::of(&point.model),
            laid_over: point.laid_over.clone(),
            in_place: CountData::in_place(point.practices).told(point.tells),
            partly: CountData::partly(point.practices).told(point.tells),
            stage: ReachedData::of(point.ladder),
            ladders: (point.ladders.iter())
                .map(|(area, climbed)| ClimbedData::of(area, *climbed))
                .collect(),
            index: point.index.as_ref().filter(|_| point.tells.index).map(IndexData::of),
            figure: point.figures().map(|figures| FigureData::of(&figures, &point.bands)),
            tells: point.tells,
            index_top: point.stages,
            coverage: CoverageData::of(point.coverage),
            coverage_percent: point.coverage.percent().as_ref().map(Number::of),
            estimate: estimate::number(point.estimates),
            facts: FactData::all(&point.facts),
            comparable: likeness.is_comparable(),
            why_not: likeness.why_not.iter().copied().map(WhyNot::as_str).collect(),
            other_respondent: likeness.other_respondent,
            unlike: unlike(lang, likeness),
        }
    }
}

/// Returns in what a point is unlike the latest; nothing where it is in nothing.
pub(crate) fn unlike(lang: &Lang, likeness: &Likeness) -> String {
    let why_not = likeness.why_not.iter().map(|why| match why {
        WhyNot::Model => phrase!("other model"),
        WhyNot::Version => phrase!("other version"),
        WhyNot::Content => phrase!("other content"),
        WhyNot::Coverage => phrase!("few answers"),
        WhyNot::LatestCoverage => phrase!("far more answers"),
    });
    let respondent = likeness.other_respondent.then_some(phrase!("other person"));
    let parts = why_not.chain(respondent);
    lang.in_a_row(parts.map(|phrase| lang.plain(phrase)))
}

/// Returns the stage reached as a number to reckon with.
fn stages(point: &Point) -> i64 {
    let reached = point.ladder.and_then(Climbed::reached_number);
    reached.map_or(0, i64::from)
}

impl SinceData {
    fn of(trend: &Trend) -> Self {
        let index = trend.index().filter(|_| trend.latest.tells.index);
        let index = index.map(|change| IndexChangeData {
            least: ChangeNumber::of(&change.least),
            answered: ChangeNumber::of(&change.answered),
            most: ChangeNumber::of(&change.most),
        });
        Self {
            sheet: trend.first.sheet.clone(),
            date: trend.first.date.to_string(),
            in_place: {
                let told = Some(trend.in_place()).filter(|_| trend.latest.tells.stages);
                let InPlaceChange { least, sure, most } = told.unwrap_or_default();
                InPlaceChangeData { least, sure, most }
            },
            stages: stages(trend.latest) - stages(trend.first),
            index,
        }
    }
}
