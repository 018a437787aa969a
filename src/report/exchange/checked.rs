//! What is known of each control that the items of a model name.

use crate::answers::Answer;
use crate::insight::Assessment;
use crate::lang::say;
use crate::model::Item;
use crate::report::common::figure_data::ModelData;
use crate::report::common::item_data::ItemData;
use crate::report::common::round_data::RespondentData;
use crate::report::common::{estimate, terms};
use crate::score::{Bounds, Footing, ItemScore, State, WhyBounds};
use crate::text::words;

/// What an assessment says of controls.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exchange {
    /// The model whose items name the controls.
    pub model: ModelData,
    /// What that is drawn from with the line that every report carries, and where it is found.
    pub source: (String, Option<String>),
    pub subject: String,
    /// The day for which the answers hold.
    pub date: String,
    /// Whether the model says from which level on an item is in place; without, that is the highest.
    pub has_bar: bool,
    /// Who answered; empty where nobody says so.
    pub respondents: Vec<RespondentData>,
    /// What it is, and what it is not, in a few sentences.
    pub about: Vec<String>,
    /// The stages and the topics that have items with a control, in their order.
    pub groups: Vec<Group>,
    /// The items that name a control, in the order of the model.
    pub checked: Vec<Checked>,
    /// The items that name none.
    pub without: Vec<String>,
}

/// What items are grouped by, as the source of the model calls it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    pub id: String,
    pub title: String,
    pub summary: String,
}

/// An item that names a control, with what is known of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// The control, or the requirement of one, as its source numbers it: `AB-01.02`.
    pub requirement: String,
    /// The place of its group.
    pub group: usize,
    /// The one question.
    pub ask: String,
    pub outcome: Outcome,
    /// The answer in a few words.
    pub told: String,
    /// What is so, in a sentence, where one level is left.
    pub anchor: Option<String>,
    /// What else belongs to the answer: reason, decision, note, what is missing.
    pub remarks: Vec<String>,
    /// Whether it follows from answers to another model.
    pub implied: bool,
    /// The day of the answer, else that of the sheet.
    pub day: String,
    pub data: ItemData,
}

words! {
    /// What is known of a control, by the bounds of its item.
    pub enum Outcome {
        /// In place even at its lower bound.
        Met = "met",
        /// Not in place even at its upper bound, and more than nothing there.
        Partly = "partly",
        /// Nothing of it even at its upper bound.
        NotMet = "not-met",
        /// Somebody answered, and it may be in place or not.
        Undecided = "undecided",
        /// Those who were asked do not know.
        Unknown = "unknown",
        NotApplicable = "not-applicable",
        /// Nobody has answered.
        Unanswered = "unanswered",
    }
}

impl Outcome {
    pub(crate) fn of(score: &ItemScore) -> Self {
        let is_open = |bounds: &Bounds| bounds.why == WhyBounds::Open;
        match (&score.state, score.footing(), score.footing_at_best()) {
            (State::NotApplicable { .. }, ..) => Self::NotApplicable,
            (_, Some(Footing::InPlace), _) => Self::Met,
            (_, _, Some(Footing::Nothing)) => Self::NotMet,
            (_, _, Some(Footing::Partly | Footing::Begun)) => Self::Partly,
            _ if !score.bounds.as_ref().is_none_or(is_open) => Self::Undecided,
            (State::Unknown, ..) => Self::Unknown,
            (State::Answered { .. } | State::Unanswered, ..) => Self::Unanswered,
        }
    }
}

impl Checked {
    /// Returns the control that its requirement belongs to: what stands before the last dot.
    pub fn control(&self) -> &str {
        self.requirement.rsplit_once('.').map_or(&self.requirement, |(control, _)| control)
    }

    pub(crate) fn of(
        assessment: &Assessment,
        (requirement, group): (&str, usize),
        (item, score, answer): (&Item, &ItemScore, Option<&Answer>),
    ) -> Self {
        let lang = &assessment.model.lang;
        let stage = assessment.model.told_stage(&item.id);
        let day = assessment.sheet.date;
        let data = ItemData::of(stage, (item, score, answer), assessment);
        let level = match &score.state {
            State::Answered { level, .. } if score.narrowed().is_none() => Some(level),
            _ => None,
        };
        let bounds = score.bounds.as_ref();
        Self {
            requirement: requirement.to_owned(),
            group,
            ask: item.ask.clone(),
            outcome: Outcome::of(score),
            told: terms::answer(lang, item, score).words(),
            anchor: level.and_then(|level| item.anchor(level)).map(str::to_owned),
            remarks: remarks(assessment, &data, answer),
            implied: bounds.is_some_and(|bounds| bounds.why == WhyBounds::Implied),
            day: data.answered.clone().unwrap_or_else(|| day.to_string()),
            data,
        }
    }
}

fn remarks(assessment: &Assessment, data: &ItemData, answer: Option<&Answer>) -> Vec<String> {
    let lang = &assessment.model.lang;
    let named = |name: String, text: &str| format!("{name}{}{text}", lang.colon());
    let decision = answer.and_then(|answer| terms::decision(lang, &answer.decision));
    let again = data.ask_again.as_ref().map(|again| assessment.model.retold(&again.why));
    let remarks = [
        data.reason.as_deref().map(|reason| named(say!(lang, "Reason"), reason)),
        decision.map(|decision| named(say!(lang, "Decision"), &decision)),
        again.map(|why| named(say!(lang, "Asked again"), &why)),
        data.note.as_deref().map(|note| named(say!(lang, "Note"), note)),
        data.claim.then(|| say!(lang, "No evidence is given.")),
        data.estimate.then(|| named(say!(lang, "Answer"), &estimate::sign(lang))),
    ];
    remarks.into_iter().flatten().collect()
}
