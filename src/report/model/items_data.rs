//! The shape `ospo/items/1`: what a model asks.

use schemars::JsonSchema;
use serde::Serialize;

use crate::model::{Item, Link, Model, RoleId, Rule, Severity, Tells};
use crate::report::common::figure_data::{CreditNumber, ModelData, Number};

/// Items and topics of a model. Later versions may add fields and never rename one.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
#[schemars(title = "What a model asks (JSON)")]
pub struct ItemsData {
    /// Always `ospo/items/1`.
    #[schemars(extend("const" = "ospo/items/1"))]
    pub schema: &'static str,
    /// The model that they belong to.
    pub model: ModelData,
    /// What holds for all questions.
    pub rules: Vec<RuleData>,
    /// The words that several questions use in one sense.
    pub glossary: Vec<TermData>,
    /// What is asked once, before the first item.
    pub scopes: Vec<ScopeData>,
    /// What is named once, and asked about by several items.
    pub lists: Vec<ListData>,
    /// The item by which leadership pays for the programme.
    pub sponsor: Option<String>,
    /// How efforts are scaled by the size of an organisation, the smallest first.
    pub effort_by_size: Vec<SizeData>,
    /// The items, in the order of the model.
    pub items: Vec<AskedData>,
    /// What is told of the model, for formats that show it.
    #[serde(skip)]
    pub tells: Tells,
}

/// A rule by which answers are chosen.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct RuleData {
    /// A word or two that name it.
    pub title: String,
    /// What it says.
    pub text: String,
}

/// A word that several questions use in one sense.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct TermData {
    /// The word.
    pub term: String,
    /// Other forms of it.
    pub forms: Vec<String>,
    /// What it means.
    pub means: String,
}

/// A question that is asked once.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct ScopeData {
    /// The name that settings use.
    pub id: String,
    /// The question, answered with yes or no.
    pub ask: String,
    /// The items and topics that do not apply where the answer is no.
    pub not_applicable: Vec<String>,
    /// Why they do not, in that case.
    pub reason: String,
}

/// Something that an organisation names once.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct ListData {
    /// The name that settings and items use.
    pub id: String,
    /// The name that people read.
    pub title: String,
    /// The question by which it is drawn up.
    pub ask: String,
    /// How many entries it has at most.
    pub most: u32,
}

/// What efforts are multiplied by, up to a size.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct SizeData {
    /// So many people at most; `null` where it holds for all above.
    pub up_to: Option<u32>,
    /// In percent.
    pub percent: u32,
}

/// What one item asks.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct AskedData {
    /// Its name.
    pub id: String,
    /// The stage that it belongs to; `null` for a topic.
    pub stage: Option<u32>,
    /// A few words.
    pub title: String,
    /// The area.
    pub area: String,
    /// How much it counts beside the others; 0 is information only.
    pub weight: u32,
    /// The question.
    pub ask: String,
    /// What the words of the question mean.
    pub words: Option<String>,
    /// Words of the glossary that its texts use, in the order in which they do.
    pub terms: Vec<String>,
    /// Why it matters.
    pub why: Option<String>,
    /// What to look for.
    pub look_for: Vec<String>,
    /// The answers, the lowest first.
    pub levels: Vec<LevelData>,
    /// The level that it needs at least; `null` where that is the method's.
    pub floor: Option<String>,
    /// Why it needs that level.
    pub floor_why: Option<String>,
    /// What would show the answer.
    pub evidence: Vec<String>,
    /// The level from which on an answer without evidence is a claim; `null` where none is.
    pub evidence_from: Option<String>,
    /// The roles that would know.
    pub who: Vec<String>,
    /// What helps to have first.
    pub after: Vec<String>,
    /// What goes wrong below the level that it needs.
    pub risk: Option<String>,
    /// How grave that is, `low`, `medium` or `high`; `null` where the model does not say.
    pub severity: Option<&'static str>,
    /// Where the facts of that come from.
    pub risk_sources: Vec<String>,
    /// The only case in which it does not apply.
    pub not_applicable_when: Option<String>,
    /// So many months after it was given, an answer should be looked at again; `null` where the
    /// settings say when.
    pub recheck: Option<u32>,
    /// The lists that it asks about.
    pub shows: Vec<String>,
    /// Where to read more.
    pub references: Vec<Link>,
    /// The document to begin with, as `ospo starter` calls it; `null` where there is none.
    pub starter: Option<String>,
    /// The number in the source checklist.
    pub source: Option<String>,
}

/// One answer.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct LevelData {
    /// The name that sheets use.
    pub id: String,
    /// The name that people read.
    pub label: String,
    /// What it is worth, in hundredths (0 to 100).
    pub credit: CreditNumber,
    /// What one would see.
    pub anchor: String,
    /// What to do to reach it from the level below, in a few words.
    #[serde(rename = "do")]
    pub title: Option<String>,
    /// How that is done.
    pub next: Option<String>,
    /// What that step costs, in person-weeks.
    pub effort: Option<Number>,
    /// So many months must pass before it can be shown.
    pub shows_after: Option<u32>,
}

impl ItemsData {
    pub fn of<'m>(model: &Model, items: impl Iterator<Item = &'m Item>) -> Self {
        let items = items.map(|item| AskedData::of(item, model)).collect();
        let rules = model.rules.iter();
        let rules =
            rules.map(|Rule { title, text }| RuleData { title: title.clone(), text: text.clone() });
        let glossary = model.glossary.iter().map(|term| TermData {
            term: term.word.clone(),
            forms: term.forms.clone(),
            means: term.means.clone(),
        });
        let scopes = model.scopes.iter().map(|scope| ScopeData {
            id: scope.id.to_string(),
            ask: scope.ask.clone(),
            not_applicable: scope.not_applicable.iter().map(ToString::to_string).collect(),
            reason: scope.reason.clone(),
        });
        let lists = model.lists.iter().map(|list| ListData {
            id: list.id.to_string(),
            title: list.title.clone(),
            ask: list.ask.clone(),
            most: list.most,
        });
        let sizes = model.effort_by_size.0.iter();
        let sizes = sizes.map(|step| SizeData { up_to: step.up_to, percent: step.percent });
        Self {
            schema: "ospo/items/1",
            model: ModelData::of(model),
            rules: rules.collect(),
            glossary: glossary.collect(),
            scopes: scopes.collect(),
            lists: lists.collect(),
            sponsor: model.sponsor.as_ref().map(ToString::to_string),
            effort_by_size: sizes.collect(),
            items,
            tells: model.method.tells(),
        }
    }
}

impl AskedData {
    fn of(item: &Item, model: &Model) -> Self {
        let levels = item.levels().map(|(level, step)| LevelData {
            id: level.id.to_string(),
            label: level.label.clone(),
            credit: CreditNumber::of(level.credit),
            anchor: step.anchor.clone(),
            title: step.next.as_ref().map(|next| next.what.clone()),
            next: step.next.as_ref().map(|next| next.how.clone()),
            effort: step.effort.map(|effort| Number::of_hundredths(effort.0)),
            shows_after: step.shows_after,
        });
        Self {
            id: item.id.to_string(),
            stage: model.told_stage(&item.id),
            title: item.title.clone(),
            area: item.area.to_string(),
            weight: item.weight,
            ask: item.ask.clone(),
            words: item.words.clone(),
            terms: model.terms_of(item).into_iter().map(|term| term.word.clone()).collect(),
            why: item.why.clone(),
            look_for: item.look_for.clone(),
            levels: levels.collect(),
            floor: item.floor.as_ref().map(ToString::to_string),
            floor_why: item.floor_why.clone(),
            evidence: item.evidence.clone(),
            evidence_from: item.evidence_from.as_ref().map(ToString::to_string),
            who: item.who.iter().map(RoleId::to_string).collect(),
            after: item.after.iter().map(ToString::to_string).collect(),
            risk: item.risk.clone(),
            severity: item.severity.map(Severity::as_str),
            risk_sources: item.risk_sources.iter().map(ToString::to_string).collect(),
            not_applicable_when: item.not_applicable_when.clone(),
            recheck: item.recheck,
            shows: item.shows.iter().map(ToString::to_string).collect(),
            references: item.references.clone(),
            starter: item.starter.clone(),
            source: item.source.clone(),
        }
    }
}
