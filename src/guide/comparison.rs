//! Some journeys beside one another.

use std::collections::BTreeMap;

use bitcode::{Decode, Encode};

use crate::guide::id::{JourneyId, SourceId};

/// A table of some journeys, as of one time.
#[derive(Clone, Debug, Decode, Encode, PartialEq, Eq)]
pub struct Comparison {
    /// What is compared.
    pub title: String,
    /// Where it comes from.
    pub source: SourceId,
    /// The time that it tells of, in words.
    pub as_of: String,
    /// The journeys, in the order of the columns.
    pub journeys: Vec<JourneyId>,
    /// The rows.
    pub rows: Vec<Row>,
}

/// A row of the table.
#[derive(Clone, Debug, Decode, Encode, PartialEq, Eq)]
pub struct Row {
    /// What is compared.
    pub title: String,
    /// What stands under each journey; one that is missing says nothing.
    pub cells: BTreeMap<JourneyId, String>,
    /// What the sources leave unclear, or where they differ.
    pub unclear: Option<String>,
}
