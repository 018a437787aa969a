//! A milestone of a journey in the shapes that programs read.

use schemars::JsonSchema;
use serde::Serialize;

use crate::insight::{Advice, Assessment, Example};

/// Where somebody did what an item asks.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct ExampleData {
    /// The journey.
    pub journey: String,
    /// Whose it is.
    pub title: String,
    /// When it happened.
    pub when: String,
    /// What happened.
    pub text: String,
    /// The stages that it belongs to; that is our judgement.
    pub stages: Vec<u32>,
    /// The key of its source.
    pub source: String,
    /// What the sources leave unclear.
    pub unclear: Option<String>,
}

/// Where somebody did what still keeps the next stage from passing.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct NearestData {
    /// The item that blocks.
    pub item: String,
    /// The milestone.
    pub milestone: ExampleData,
}

impl NearestData {
    pub(crate) fn all(assessment: &Assessment, advice: &Advice) -> Vec<Self> {
        let beside = advice.guidance.beside_blockers(assessment).into_iter();
        let nearest = beside.map(|(item, example)| Self {
            item: item.id.to_string(),
            milestone: ExampleData::of(&example),
        });
        nearest.collect()
    }
}

impl ExampleData {
    pub fn of(example: &Example) -> Self {
        let (journey, milestone) = (example.journey, example.milestone);
        Self {
            journey: journey.id.to_string(),
            title: journey.title.clone(),
            when: milestone.when.clone(),
            text: milestone.text.clone(),
            stages: milestone.stages.clone(),
            source: milestone.source.to_string(),
            unclear: milestone.unclear.clone(),
        }
    }
}
