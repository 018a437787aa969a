//! The shape `ospo/implied/1`: what answers to one model say of another, item by item.

use schemars::JsonSchema;
use serde::Serialize;

use crate::insight::{Also, Assessment, Because, How, HowMany, ImpliedFrom, ImpliedItem, Settles};
use crate::report::common::figure_data::ModelData;
use crate::report::common::item_data::EvidenceData;
use crate::report::crosswalk::crossed::CrossedView;

/// What answers to one model say of another. Later versions may add fields and never rename one.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
#[schemars(title = "What answers say of another model (JSON)")]
pub struct ImpliedPageData {
    /// Always `ospo/implied/1`.
    #[schemars(extend("const" = "ospo/implied/1"))]
    pub schema: &'static str,
    /// The model of whose items something follows.
    pub model: ModelData,
    /// Who is assessed.
    pub subject: String,
    /// The day of the round that was answered.
    #[schemars(extend("format" = "date"))]
    pub date: String,
    /// From what it follows, and how much.
    pub implied: ImpliedData,
    /// Each item and topic, in the order of the model.
    pub items: Vec<ImpliedItemData>,
    /// What one more answer would settle, what settles most first.
    pub settles: Vec<SettlesData>,
}

/// From what figures follow that are no assessment of their own, and how much does.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct ImpliedData {
    /// The model that was answered.
    pub model: String,
    /// Its version.
    pub version: String,
    /// The name that people read.
    pub title: String,
    /// What one types to read its answers: the day of the round, or the name of a sheet.
    pub round: String,
    #[serde(flatten)]
    pub many: HowManyData,
}

/// How many items of a model are known how well.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct HowManyData {
    /// How many items the stages ask, those that do not apply among them.
    pub items: usize,
    /// How many of them have an answer of their own, or do not apply.
    pub own: usize,
    /// Of how many one level is left.
    pub settled: usize,
    /// Of how many some levels are left.
    pub narrowed: usize,
    /// Of how many answers exclude each other, so that nothing is taken from them.
    pub excluded: usize,
    /// Of how many nothing follows.
    pub open: usize,
}

/// How much of another model is known from an assessment.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct AlsoData {
    /// The other model.
    pub model: String,
    /// The name that people read.
    pub title: String,
    #[serde(flatten)]
    pub many: HowManyData,
}

/// What is known of an item.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct ImpliedItemData {
    /// Its name.
    pub id: String,
    /// A few words.
    pub title: String,
    /// `own` (it has an answer of its own, or does not apply), `settled` (one level is left),
    /// `narrowed`, `excluded` (answers exclude each other, and nothing is taken from them) or `open`.
    #[schemars(extend("enum" = ["own", "settled", "narrowed", "excluded", "open"]))]
    pub how: &'static str,
    /// The lowest level that is left; `null` where it has an answer of its own.
    pub low: Option<String>,
    /// The highest level that is left, likewise.
    pub high: Option<String>,
    /// Why nothing lower or nothing higher is left.
    pub because: Vec<BecauseData>,
    /// Whether one of the answers that it follows from is a first estimate, given in
    /// `ospo assess --quick`.
    pub estimate: bool,
    /// What shows it: what was named for the answers by which it has at least the lowest level.
    pub evidence: Vec<ImpliedEvidenceData>,
}

/// A link by which something follows.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct BecauseData {
    /// The items that were answered.
    pub from: Vec<String>,
    /// It has at least this level; `null` where the link does not say so.
    pub gives: Option<String>,
    /// It is below this level; `null` where the link does not say so.
    pub rules_out: Option<String>,
    /// Why that follows.
    pub why: String,
    /// Who says so; `null` where it is ours.
    pub source: Option<String>,
}

/// What shows something, and for which item it was named.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct ImpliedEvidenceData {
    /// The item that was answered.
    pub from: String,
    /// What was named.
    #[serde(flatten)]
    pub evidence: EvidenceData,
}

/// What one more answer would settle.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct SettlesData {
    /// The item of the model that was answered.
    pub id: String,
    /// A few words.
    pub title: String,
    /// So many items are settled by that of its answers which settles fewest.
    pub least: usize,
    /// So many by that which settles most.
    pub most: usize,
    /// The lowest answer that settles so many.
    pub at: String,
}

impl ImpliedPageData {
    pub(crate) fn of(view: &CrossedView) -> Self {
        let CrossedView { assessment, implied, facts, from, settles, reach: _ } = view;
        Self {
            schema: "ospo/implied/1",
            model: ModelData::of(assessment.model),
            subject: assessment.sheet.subject.clone(),
            date: from.sheet.date.to_string(),
            implied: ImpliedData::of(facts),
            items: implied.items.iter().map(|one| ImpliedItemData::of(one, from)).collect(),
            settles: settles.iter().map(SettlesData::of).collect(),
        }
    }
}

impl ImpliedData {
    pub(crate) fn read_for(assessment: &Assessment) -> Option<Self> {
        assessment.implied.as_ref().map(Self::of)
    }

    pub(crate) fn of(from: &ImpliedFrom) -> Self {
        Self {
            model: from.model.to_string(),
            version: from.version.clone(),
            title: from.title.clone(),
            round: from.round.clone(),
            many: HowManyData::of(from.many),
        }
    }
}

impl HowManyData {
    fn of(many: HowMany) -> Self {
        let HowMany { items, own, settled, narrowed, excluded, open } = many;
        Self { items, own, settled, narrowed, excluded, open }
    }
}

impl AlsoData {
    pub(crate) fn of(also: &Also) -> Self {
        let (model, title) = (also.model.to_string(), also.title.clone());
        Self { model, title, many: HowManyData::of(also.many) }
    }
}

impl ImpliedItemData {
    fn of(one: &ImpliedItem, from: &Assessment) -> Self {
        let level =
            |place: usize| one.item.scale.levels.get(place).map(|level| level.id.to_string());
        let is_own = one.how == How::Own;
        let evidence = one.evidence(&from.sheet).into_iter().map(|(id, evidence)| {
            let evidence = EvidenceData::of(evidence, from.sheet.date);
            ImpliedEvidenceData { from: id.to_string(), evidence }
        });
        Self {
            id: one.item.id.to_string(),
            title: one.item.title.clone(),
            how: one.how.as_str(),
            low: level(one.span.0).filter(|_| !is_own),
            high: level(one.span.1).filter(|_| !is_own),
            because: one.because.iter().map(BecauseData::of).collect(),
            estimate: one.is_estimate(&from.sheet),
            evidence: evidence.collect(),
        }
    }
}

impl BecauseData {
    fn of(because: &Because) -> Self {
        let link = because.link;
        Self {
            from: link.from.iter().map(ToString::to_string).collect(),
            gives: because.gives.map(ToString::to_string),
            rules_out: because.rules_out.map(ToString::to_string),
            why: link.why.clone(),
            source: link.source.clone(),
        }
    }
}

impl SettlesData {
    fn of(one: &Settles) -> Self {
        Self {
            id: one.item.id.to_string(),
            title: one.item.title.clone(),
            least: one.least,
            most: one.most,
            at: one.at.id.to_string(),
        }
    }
}
