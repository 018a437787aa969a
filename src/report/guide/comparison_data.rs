//! Journeys beside one another in the shape `ospo/journeys/1`.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::guide::Comparison;

/// Some journeys beside one another.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct ComparisonData {
    /// What is compared.
    pub title: String,
    /// Where it comes from: the name of a source.
    pub source: String,
    /// The time that it tells of, in words.
    pub as_of: String,
    /// The journeys, in order.
    pub journeys: Vec<String>,
    /// What is compared, one by one.
    pub rows: Vec<ComparedData>,
}

/// One thing that is compared.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct ComparedData {
    /// What is compared.
    pub title: String,
    /// What is said of each journey; one that is missing has nothing said of it.
    pub cells: BTreeMap<String, String>,
    /// What the sources leave unclear, or where they differ; `null` where nothing is.
    pub unclear: Option<String>,
}

impl ComparisonData {
    /// Takes a comparison.
    pub fn of(comparison: &Comparison) -> Self {
        let rows = comparison.rows.iter().map(|row| ComparedData {
            title: row.title.clone(),
            cells: row
                .cells
                .iter()
                .map(|(journey, words)| (journey.to_string(), words.clone()))
                .collect(),
            unclear: row.unclear.clone(),
        });
        Self {
            title: comparison.title.clone(),
            source: comparison.source.to_string(),
            as_of: comparison.as_of.clone(),
            journeys: comparison
                .journeys
                .iter()
                .map(ToString::to_string)
                .collect(),
            rows: rows.collect(),
        }
    }
}
