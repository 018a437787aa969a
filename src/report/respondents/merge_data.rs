//! The shape `ospo/merge/1`: several respondents of one subject, and where they disagree.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use crate::answers::{Choice, Confidence};
use crate::insight::{Accord, Assessment, Round, RoundItem, Ruling, Voice};
use crate::lang::Lang;
use crate::model::{Item, RoleId, Tells};
use crate::report::common::figure_data::{
    CountData, CoverageData, FigureData, IndexData, ModelData, Number,
};
use crate::report::common::found_data::FoundData;
use crate::report::common::item_data as item;
use crate::report::common::item_data::EvidenceData;
use crate::report::common::round_data::RespondentData;
use crate::report::common::{again, estimate, terms};
use crate::report::over_time::history_data::{ClimbedData, ReachedData};

/// Several respondents of one subject put together, and where they disagree.
///
/// Later versions may add fields and never rename one.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
#[schemars(title = "Several respondents put together (JSON)")]
pub struct MergeData {
    /// Always `ospo/merge/1`.
    #[schemars(extend("const" = "ospo/merge/1"))]
    pub schema: &'static str,
    /// What was asked.
    pub model: ModelData,
    /// Who is assessed.
    pub subject: String,
    /// The day on which the round began.
    #[schemars(extend("format" = "date"))]
    pub date: String,
    /// The sheets, by day and name.
    pub sheets: Vec<MergedSheetData>,
    /// What they make together.
    pub merged: MergedFiguresData,
    /// What a meeting has to settle: the ids of the items, the most urgent first.
    pub agenda: Vec<String>,
    /// All items and topics, in the order of the model.
    pub items: Vec<ItemMergeData>,
}

/// One of the sheets.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct MergedSheetData {
    /// Its name.
    pub sheet: String,
    /// The day for which its answers hold.
    #[schemars(extend("format" = "date"))]
    pub date: String,
    /// Who answered; `null` where not said.
    pub respondent: Option<RespondentData>,
    /// The version of the model whose wording was answered.
    pub version: String,
    /// What its answers are worth alone.
    #[serde(flatten)]
    pub figures: MergedFiguresData,
}

/// What answers are worth.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct MergedFiguresData {
    /// How many items of the stages would be in place.
    pub in_place: CountData,
    /// How many would be at their floor or above, but not in place.
    pub partly: CountData,
    /// Where the subject would stand.
    pub stage: ReachedData,
    /// How far the ladder of each area would be climbed, where each has one.
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
    /// How many stages have items, for formats that show the index beside its most.
    #[serde(skip)]
    pub stages: usize,
    /// What is told of them, likewise.
    #[serde(skip)]
    pub tells: Tells,
}

/// One item or topic in the eyes of all.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct ItemMergeData {
    /// The item or topic.
    pub item: String,
    /// A few words.
    pub title: String,
    /// Its stage; `null` for a topic.
    pub stage: Option<u32>,
    /// The roles that would know.
    pub who: Vec<String>,
    /// How far those agree whose answers count: `conflict` (a level against not applicable),
    /// `apart` (other levels), `same`, `alone` (one answer), `open` (none), or `settled` (agreed
    /// on).
    #[schemars(extend("enum" = ["settled", "conflict", "apart", "same", "alone", "open"]))]
    pub accord: &'static str,
    /// How many hundredths of credit (0 to 100) the levels lie apart; `null` where they do not.
    pub spread: Option<u64>,
    /// What counts: the level that was agreed on or given, of several the lowest; or `unknown`,
    /// `not-applicable` or `unanswered`.
    pub merged: String,
    /// All that was said, in the order of the sheets.
    pub voices: Vec<VoiceData>,
    /// What programs found of it.
    pub found: Vec<FoundData>,
    /// The levels between which they lie apart, the lowest first; none where they do not.
    pub between: Vec<LevelBetweenData>,
    /// What counts, as people read it.
    #[serde(skip)]
    pub merged_label: String,
}

/// What one of several has said.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct VoiceData {
    /// The sheet.
    pub sheet: String,
    /// The level, `unknown` or `not-applicable`.
    pub answer: String,
    /// Whether a higher level may hold as well: the one above is the least that is certain.
    pub at_least: bool,
    /// Whether it counts.
    pub counts: bool,
    /// Why it does not apply.
    pub reason: Option<String>,
    /// A note on the answer.
    pub note: Option<String>,
    /// What shows it.
    pub evidence: Vec<EvidenceData>,
    /// How sure the respondent is: `low`, `medium` or `high`; `null` where not said.
    #[schemars(extend("enum" = ["low", "medium", "high", null]))]
    pub confidence: Option<&'static str>,
    /// The day of the answer.
    #[schemars(extend("format" = "date"))]
    pub answered: Option<String>,
    /// Whether the answer is a first estimate, given in `ospo assess --quick`.
    pub estimate: bool,
    /// The answer as people read it.
    #[serde(skip)]
    pub answer_label: String,
}

/// A level with what one would see.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct LevelBetweenData {
    /// The name that sheets use.
    pub id: String,
    /// The name that people read.
    pub label: String,
    /// What one would see.
    pub anchor: String,
}

impl MergeData {
    /// Takes all that was said and what it makes together; `assessments` are those of the sheets,
    /// in their order, and of all together.
    pub fn of(round: &Round, assessments: &[Assessment], merged: &Assessment) -> Self {
        let sheets = round.sources().zip(assessments);
        let sheets = sheets.map(|((source, _), alone)| MergedSheetData {
            sheet: source.name.clone(),
            date: source.sheet.date.to_string(),
            respondent: RespondentData::of(source.sheet.respondent.as_ref()),
            version: source.sheet.model.version.clone(),
            figures: MergedFiguresData::of(alone),
        });
        let items = round.items();
        let agenda = round.agenda(&items).into_iter();
        Self {
            schema: "ospo/merge/1",
            model: ModelData::of(round.model),
            subject: round.subject.clone(),
            date: merged.sheet.date.to_string(),
            sheets: sheets.collect(),
            merged: MergedFiguresData::of(merged),
            agenda: agenda.map(|one| one.item.id.to_string()).collect(),
            items: items.iter().map(|one| ItemMergeData::of(one, merged)).collect(),
        }
    }
}

impl MergedFiguresData {
    fn of(assessment: &Assessment) -> Self {
        let (model, card) = (assessment.model, &assessment.scorecard);
        let tells = model.method.tells();
        Self {
            in_place: CountData::in_place(card.practices).told(tells),
            partly: CountData::partly(card.practices).told(tells),
            stage: ReachedData::of(card.ladder),
            ladders: ClimbedData::of_areas(model, card),
            index: card.index().as_ref().map(IndexData::of),
            figure: FigureData::of_whole(card, model),
            tells,
            coverage: CoverageData::of(card.coverage),
            coverage_percent: card.coverage.percent().as_ref().map(Number::of),
            estimate: estimate::number(assessment.estimates()),
            stages: card.stages.len(),
        }
    }
}

impl ItemMergeData {
    fn of(one: &RoundItem, merged: &Assessment) -> Self {
        let lang = &merged.model.lang;
        let score = merged.scorecard.item(&one.item.id);
        let accord = one.accord();
        let is_apart = matches!(accord, Accord::Apart(_) | Accord::Conflict);
        let between = one.between().filter(|_| is_apart);
        let between = between.map(|(level, anchor)| LevelBetweenData {
            id: level.id.to_string(),
            label: level.label.clone(),
            anchor: anchor.to_owned(),
        });
        Self {
            item: one.item.id.to_string(),
            title: one.item.title.clone(),
            stage: merged.model.told_stage(&one.item.id),
            who: one.item.who.iter().map(RoleId::to_string).collect(),
            accord: accord.as_str(),
            spread: match accord {
                Accord::Apart(spread) => Some(spread),
                _ => None,
            },
            merged: match (merged.sheet.answer(&one.item.id), one.ruling) {
                (Some(answer), _) => item::word(&answer.choice).to_owned(),
                (None, Ruling::Unanswered) => "unanswered".to_owned(),
                (None, _) => "unknown".to_owned(),
            },
            voices: (one.voices.iter()).map(|voice| VoiceData::of(lang, one.item, voice)).collect(),
            found: FoundData::all(lang, one.found),
            between: between.collect(),
            merged_label: score
                .map_or_else(String::new, |score| terms::answer(lang, one.item, score).words()),
        }
    }
}

impl VoiceData {
    fn of(lang: &Lang, asked: &Item, voice: &Voice) -> Self {
        let answer = voice.answer;
        let day = voice.source.sheet.date;
        let evidence = answer.evidence.iter();
        let evidence = evidence.map(|evidence| EvidenceData::of(evidence, day));
        Self {
            sheet: voice.source.name.clone(),
            answer: item::word(&answer.choice).to_owned(),
            counts: voice.counts,
            at_least: matches!(answer.choice, Choice::AtLeast(_)),
            reason: answer.choice.reason().map(str::to_owned),
            note: answer.note.clone(),
            evidence: evidence.collect(),
            confidence: answer.confidence.map(Confidence::as_str),
            answered: answer.answered.as_ref().map(Date::to_string),
            estimate: answer.estimate,
            answer_label: again::choice(lang, asked, answer),
        }
    }
}
