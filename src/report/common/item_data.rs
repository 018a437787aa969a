//! One item in the shape `ospo/assessment/1`.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use crate::answers::{Again, Answer, Choice, Confidence, Evidence, HowKnown};
use crate::insight::Assessment;
use crate::model::Item;
use crate::report::common::figure_data::{CreditNumber, Number};
use crate::report::common::found_data::FoundData;
use crate::report::common::terms;
use crate::score::{Figure, Footing, ItemScore, State};

/// One item or topic with its answer.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct ItemData {
    /// Its name.
    pub id: String,
    /// The number in the source checklist; `null` where it has none.
    pub source: Option<String>,
    /// The same where others know that number, for formats that show it.
    #[serde(skip)]
    pub control: Option<String>,
    /// The stage that it belongs to; a topic has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "u32")]
    pub stage: Option<u32>,
    /// A few words.
    pub title: String,
    /// The area.
    pub area: String,
    /// `answered`, `unknown`, `not-applicable` or `unanswered`.
    #[schemars(extend("enum" = ["answered", "unknown", "not-applicable", "unanswered"]))]
    pub state: &'static str,
    /// The level; `null` where not answered.
    pub level: Option<String>,
    /// The level as people read it.
    pub level_label: Option<String>,
    /// The highest level that it may have, as people read it.
    #[serde(skip)]
    pub highest_label: Option<String>,
    /// What the level is worth, in hundredths (0 to 100); `null` where not answered.
    pub credit: Option<CreditNumber>,
    /// The same in the unit of the model, for formats that show it; none where that is percent.
    #[serde(skip)]
    pub worth: Option<Number>,
    /// Whether its level calls for evidence and there is none.
    pub claim: bool,
    /// The lowest and the highest level that it may have, and why; `null` where it does not apply.
    pub bounds: Option<BoundsData>,
    /// Whether it is in place at its lower bound; `null` where it does not apply.
    pub in_place: Option<bool>,
    /// Whether it is at its floor or above there, but not in place; `null` where it does not apply.
    pub partly: Option<bool>,
    /// How much the item counts beside the others; 0 is information only.
    pub weight: u32,
    /// Why it does not apply.
    pub reason: Option<String>,
    /// Who decided that it does not apply; `null` where not said.
    pub decided_by: Option<String>,
    /// The last day on which that holds; `null` where not said.
    #[schemars(extend("format" = "date"))]
    pub until: Option<String>,
    /// A note on the answer.
    pub note: Option<String>,
    /// What programs found of it.
    pub found: Vec<FoundData>,
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
    /// What was answered before the question changed, where it must be asked again.
    pub ask_again: Option<AgainData>,
}

/// The lowest and the highest level that an item may have.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct BoundsData {
    /// The level that the worst figures count; an open item counts 0 there.
    pub low: String,
    /// The level that the best figures count; an open item counts 100 there.
    pub high: String,
    /// Why these: `answered` (both are the same), `open` (the whole scale), `not-agreed`, `claimed`,
    /// `at-least`, `found` by programs, or `implied` by answers to other items; then an item without an
    /// answer of its own is in the state `answered` where one level is left.
    #[schemars(extend("enum" = [
        "answered", "open", "not-agreed", "claimed", "at-least", "implied", "found"
    ]))]
    pub why: &'static str,
}

impl BoundsData {
    pub(crate) fn of(score: &ItemScore) -> Option<Self> {
        let bounds = score.bounds.as_ref()?;
        Some(Self {
            low: bounds.low.level.to_string(),
            high: bounds.high.level.to_string(),
            why: bounds.why.as_str(),
        })
    }
}

/// An answer to a question that has changed since. It counts for nothing.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct AgainData {
    /// What changed.
    pub why: String,
    /// What was answered: a level, which the item may not have any more, `unknown` or
    /// `not-applicable`.
    pub answer: String,
    /// Whether a higher level may hold as well: the one above is the least that is certain.
    pub at_least: bool,
    /// Why it did not apply.
    pub reason: Option<String>,
    /// A word on it.
    pub note: Option<String>,
    /// What showed it.
    pub evidence: Vec<EvidenceData>,
    /// How sure the respondent was: `low`, `medium` or `high`; `null` where not said.
    #[schemars(extend("enum" = ["low", "medium", "high", null]))]
    pub confidence: Option<&'static str>,
    /// The day of the answer.
    #[schemars(extend("format" = "date"))]
    pub answered: Option<String>,
}

/// Something that shows an answer.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct EvidenceData {
    /// An address or a few words.
    pub text: String,
    /// The day of the thing itself.
    #[schemars(extend("format" = "date"))]
    pub date: Option<String>,
    /// The last day on which it shows anything; `null` where not said.
    #[schemars(extend("format" = "date"))]
    pub until: Option<String>,
    /// Whether that day had passed on the day of the sheet.
    pub ended: bool,
    /// How the respondent knows of it: `seen`, `measured` or `told`; `null` where not said.
    #[schemars(extend("enum" = ["seen", "measured", "told", null]))]
    pub known: Option<&'static str>,
}

impl ItemData {
    /// Takes an item of an assessment with its score and answer, as of the day of the sheet.
    pub fn of(
        stage: Option<u32>,
        (item, known, answer): (&Item, &ItemScore, Option<&Answer>),
        assessment: &Assessment,
    ) -> Self {
        let (day, again) = (assessment.sheet.date, assessment.again(&item.id));
        let (level, credit, reason) = match &known.state {
            State::Answered { level, credit, .. } => (Some(level), Some(*credit), None),
            State::NotApplicable { reason } => (None, None, Some(reason.clone())),
            State::Unknown | State::Unanswered => (None, None, None),
        };
        let in_unit = |credit| {
            let shown = assessment.model.method.shown.as_ref()?;
            Some(Number::of(&Figure::of_credit(shown, credit).exact))
        };
        let label = level.and_then(|id| item.scale.level(id)).map(|level| level.label.clone());
        Self {
            id: item.id.to_string(),
            source: item.source.clone(),
            control: assessment.model.control(item).map(str::to_owned),
            stage,
            title: item.title.clone(),
            area: item.area.to_string(),
            state: known.state.as_str(),
            level: level.map(ToString::to_string),
            level_label: label,
            highest_label: known
                .bounds
                .as_ref()
                .map(|bounds| terms::ends(item, bounds)[1].to_owned()),
            credit: credit.map(CreditNumber::of),
            worth: credit.and_then(in_unit),
            claim: assessment.is_claim(item, answer),
            bounds: BoundsData::of(known),
            in_place: known.footing().map(|footing| footing == Footing::InPlace),
            partly: known.footing().map(|footing| footing == Footing::Partly),
            weight: known.weight,
            reason,
            decided_by: answer.and_then(|answer| answer.decision.decided_by.clone()),
            until: answer.and_then(|answer| answer.decision.until.as_ref()).map(Date::to_string),
            note: answer.and_then(|answer| answer.note.clone()),
            found: FoundData::all(&assessment.model.lang, assessment.found.item(&item.id)),
            evidence: answer.map_or_else(Vec::new, |answer| evidence(answer, day)),
            confidence: answer.and_then(|answer| answer.confidence).map(Confidence::as_str),
            answered: answer.and_then(|answer| answer.answered.as_ref()).map(Date::to_string),
            estimate: answer.is_some_and(|answer| answer.estimate),
            ask_again: again.map(|again| AgainData::of(again, day)),
        }
    }
}

impl AgainData {
    fn of(again: &Again, day: Date) -> Self {
        let was = &again.was;
        Self {
            why: again.why.clone(),
            answer: word(&was.choice).to_owned(),
            at_least: matches!(was.choice, Choice::AtLeast(_)),
            reason: was.choice.reason().map(str::to_owned),
            note: was.note.clone(),
            evidence: evidence(was, day),
            confidence: was.confidence.map(Confidence::as_str),
            answered: was.answered.as_ref().map(Date::to_string),
        }
    }
}

/// Returns the level of an answer, `unknown` or `not-applicable`.
pub(crate) fn word(choice: &Choice) -> &str {
    match choice {
        Choice::Level(level) | Choice::AtLeast(level) => level.as_str(),
        Choice::Unknown => "unknown",
        Choice::NotApplicable { .. } => "not-applicable",
    }
}

fn evidence(answer: &Answer, day: Date) -> Vec<EvidenceData> {
    let evidence = answer.evidence.iter();
    evidence.map(|evidence| EvidenceData::of(evidence, day)).collect()
}

impl EvidenceData {
    /// Takes a piece of evidence, as of the day of the sheet.
    pub(crate) fn of(evidence: &Evidence, day: Date) -> Self {
        Self {
            text: evidence.text.clone(),
            date: evidence.date.as_ref().map(Date::to_string),
            until: evidence.until.as_ref().map(Date::to_string),
            ended: evidence.until.is_some_and(|until| until < day),
            known: evidence.known.map(HowKnown::as_str),
        }
    }
}

/// Returns all that shows an answer, each with its days.
pub(crate) fn shown_by(all: &[EvidenceData]) -> String {
    let all = all.iter().map(|evidence| {
        let until = evidence.until.as_ref().map(|until| {
            let when = if evidence.ended { "ended on" } else { "until" };
            format!("{when} {until}")
        });
        let days: Vec<String> = evidence.date.iter().cloned().chain(until).collect();
        if days.is_empty() {
            evidence.text.clone()
        } else {
            format!("{} ({})", evidence.text, days.join(", "))
        }
    });
    all.collect::<Vec<_>>().join("; ")
}
