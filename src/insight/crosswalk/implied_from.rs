//! From what the figures of an assessment follow that has no answers of its own.

use std::collections::BTreeMap;

use crate::answers::Answer;
use crate::insight::crosswalk::implied::HowMany;
use crate::model::{ItemId, Model, ModelId};

/// The answers from which figures follow, and how much follows from them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImpliedFrom {
    /// The model that was answered.
    pub model: ModelId,
    pub version: String,
    pub title: String,
    /// What one types to read its answers.
    pub round: String,
    pub many: HowMany,
    /// What is certain of items without an answer of their own, with where it is from and what shows it.
    pub answers: BTreeMap<ItemId, Answer>,
}

/// How much of another model is known from an assessment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Also {
    pub model: ModelId,
    pub title: String,
    pub many: HowMany,
}

impl ImpliedFrom {
    pub fn new(
        model: &Model,
        round: impl Into<String>,
        many: HowMany,
        answers: BTreeMap<ItemId, Answer>,
    ) -> Self {
        Self {
            model: model.id.clone(),
            version: model.version.clone(),
            title: model.title.clone(),
            round: round.into(),
            many,
            answers,
        }
    }
}
