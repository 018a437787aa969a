//! From what the figures of an assessment follow that has no answers of its own.

use crate::insight::crosswalk::implied::HowMany;
use crate::model::{Model, ModelId};

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
}

impl ImpliedFrom {
    pub fn new(model: &Model, round: impl Into<String>, many: HowMany) -> Self {
        Self {
            model: model.id.clone(),
            version: model.version.clone(),
            title: model.title.clone(),
            round: round.into(),
            many,
        }
    }
}
