//! The shape `ospo/attestation/1`: what is stated of an assessment, within a statement of in-toto.

use std::collections::BTreeMap;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use crate::attest::{PREDICATE, STATEMENT};
use crate::format;
use crate::insight::{Assessment, RoundFacts};
use crate::model::Model;
use crate::report::common::figure_data::{
    CountData, CoverageData, FigureData, IndexData, PercentData,
};
use crate::report::common::round_data::{ClosedData, RoundData};
use crate::report::page::assessment_data::{AreaData, AssessmentData, ClaimsData, StandingData};
use crate::report::page::stage_data::{LadderData, StageData};

/// What is stated beside the assessment itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attested {
    /// The day of the statement.
    pub day: Date,
    pub reviewer: Option<String>,
    /// The answers to questions of scope that count.
    pub scope: BTreeMap<String, &'static str>,
    /// The SHA-256 of each file, by its name in the folder.
    pub files: BTreeMap<String, String>,
}

/// A statement of in-toto, version 1.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct StatementData {
    #[serde(rename = "_type")]
    pub of: &'static str,
    pub subject: Vec<FileData>,
    pub predicate_type: String,
    pub predicate: AttestationData,
}

/// A file with its digest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FileData {
    pub name: String,
    pub digest: BTreeMap<&'static str, String>,
}

/// What is stated of an assessment: the predicate of a statement whose subjects are its sheets, its
/// settings and the files of a model of one's own.
///
/// Later versions may add fields and never rename one.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
#[schemars(title = "What is stated of an assessment (JSON)")]
pub struct AttestationData {
    /// Always `ospo/attestation/1`.
    #[schemars(extend("const" = "ospo/attestation/1"))]
    pub schema: &'static str,
    /// The version of `ospo` that reckoned it.
    pub version: &'static str,
    /// The day of the statement.
    #[schemars(extend("format" = "date"))]
    pub attested: String,
    /// Who has reviewed it; `null` where nobody is named.
    pub reviewer: Option<String>,
    /// Who is assessed.
    pub subject: String,
    /// What one types to read the same: the day of a round, or the name of a sheet.
    pub read: String,
    /// What was asked.
    pub model: AskedData,
    /// The settings that bear on the result, wherever they come from.
    pub settings: SettingsData,
    /// How far the round has come; `null` where it is none that is kept.
    pub round: Option<StatedRoundData>,
    /// Where the subject stands.
    pub result: ResultData,
}

/// What was asked.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct AskedData {
    /// The name of the model.
    pub id: String,
    /// The version of its wording.
    pub version: String,
    /// What it asks, as 8 hexadecimal digits: models that ask the same have the same.
    pub fingerprint: String,
    /// The files of a user's own that were laid over it.
    pub laid_over: Vec<String>,
}

/// Settings that bear on the result.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct SettingsData {
    /// Whether what calls for evidence counts as it is only with it (`--proven`).
    pub evidence_required: bool,
    /// The answers to questions of scope, `yes` or `no`, by their names.
    pub scope: BTreeMap<String, &'static str>,
}

/// How far a round has come.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct StatedRoundData {
    /// The day on which it began.
    #[schemars(extend("format" = "date"))]
    pub day: String,
    /// `open`, `complete` (each item has an answer that is no first estimate) or `closed`.
    #[schemars(extend("enum" = ["open", "complete", "closed"]))]
    pub state: &'static str,
    /// How many respondents have answered.
    pub respondents: usize,
    /// How many items respondents see otherwise and nobody has settled.
    pub not_agreed: usize,
    /// How it was ended; `null` where it was not.
    pub closed: Option<ClosedData>,
}

/// Where the subject stands, with the figures as they are shown.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct ResultData {
    /// The day for which the answers hold.
    #[schemars(extend("format" = "date"))]
    pub date: String,
    /// The stage reached.
    pub stage: StandingData,
    /// The ladders of the areas, where each has one.
    pub ladders: Vec<LadderData>,
    /// How many items of the stages are in place.
    pub in_place: CountData,
    /// How many are at their floor or above, but not in place.
    pub partly: CountData,
    /// The index; `null` where the model has none.
    pub index: Option<IndexData>,
    /// The figure of the whole with its band; `null` where the model tells an index in its place.
    pub figure: Option<FigureData>,
    /// All staged items together.
    pub overall: PercentData,
    /// How much was answered.
    pub coverage: CoverageData,
    /// How many answers call for evidence, and have it; `null` where none does.
    pub claims: Option<ClaimsData>,
    /// How many answers are first estimates.
    pub estimate: usize,
    /// The stages; empty where the model has no ladder.
    pub stages: Vec<StatedStageData>,
    /// The areas.
    pub areas: Vec<AreaData>,
}

/// One stage.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct StatedStageData {
    /// Its number.
    pub number: u32,
    /// What is said of it by itself.
    #[schemars(extend("enum" = ["holds", "under-way", "begun", "not-begun", "open", "not-applicable"]))]
    pub state: &'static str,
    /// Whether it passes with every item at its lower bound.
    pub passes: bool,
    /// How many of its items are in place.
    pub in_place: CountData,
    /// Its percents.
    pub percent: PercentData,
    /// The same in the unit of the model; `null` where that is percent.
    pub figure: Option<FigureData>,
}

impl StatementData {
    /// States an assessment. It is the same whatever language is spoken where its model is read in the
    /// one that it is written in.
    pub fn of(assessment: &Assessment, attested: Attested) -> Self {
        let data = AssessmentData::of(assessment, None);
        let files = attested.files.into_iter();
        let file = |(name, digest)| FileData { name, digest: BTreeMap::from([("sha256", digest)]) };
        let round = assessment.round.as_ref();
        let predicate = AttestationData {
            schema: PREDICATE,
            version: env!("CARGO_PKG_VERSION"),
            attested: attested.day.to_string(),
            reviewer: attested.reviewer,
            subject: data.subject.clone(),
            read: round.map_or_else(|| data.date.clone(), |round| round.name.clone()),
            model: AskedData::of(assessment.model),
            settings: SettingsData {
                evidence_required: data.evidence_required,
                scope: attested.scope,
            },
            round: round.map(StatedRoundData::of),
            result: ResultData::of(data),
        };
        Self {
            of: STATEMENT,
            subject: files.map(file).collect(),
            predicate_type: format::address(PREDICATE),
            predicate,
        }
    }
}

impl AskedData {
    fn of(model: &Model) -> Self {
        Self {
            id: model.id.to_string(),
            version: model.version.clone(),
            fingerprint: model.fingerprint().to_string(),
            laid_over: model.laid_over.clone(),
        }
    }
}

impl StatedRoundData {
    fn of(facts: &RoundFacts) -> Self {
        let RoundData { day, state, not_agreed, closed, .. } = RoundData::of(facts);
        let (respondents, not_agreed) = (facts.respondents().count(), not_agreed.len());
        Self { day, state, respondents, not_agreed, closed }
    }
}

impl ResultData {
    fn of(data: AssessmentData) -> Self {
        Self {
            date: data.date,
            stage: data.stage,
            ladders: data.ladders,
            in_place: data.in_place,
            partly: data.partly,
            index: data.index,
            figure: data.figure,
            overall: data.overall,
            coverage: data.coverage,
            claims: data.claims,
            estimate: data.estimate,
            stages: data.stages.into_iter().map(StatedStageData::of).collect(),
            areas: data.areas,
        }
    }
}

impl StatedStageData {
    fn of(stage: StageData) -> Self {
        let StageData { number, state, passes, in_place, percent, figure, .. } = stage;
        Self { number, state, passes, in_place, percent, figure }
    }
}
