//! What programs found, as programs read it.

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

use crate::facts::{Amount, Fact};
use crate::format::Write;
use crate::insight::{FoundBy, FoundItem};
use crate::lang::Lang;
use crate::model::LevelId;

/// What a program found.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct FactData {
    /// What it is called; its unit goes with that.
    pub fact: &'static str,
    /// How much it is: `34/38` for a share, a whole number, or `2.50` for days and points.
    #[schemars(with = "serde_json::Value", extend("type" = ["string", "integer"]))]
    pub value: Value,
    /// Its unit: `%` of a share, `count`, `days`, `of-10` or `of-100`.
    #[schemars(extend("enum" = ["%", "count", "days", "of-10", "of-100"]))]
    pub unit: &'static str,
    /// The day for which it holds.
    #[schemars(extend("format" = "date"))]
    pub day: String,
    /// Where it was found.
    pub from: Vec<String>,
}

/// What a program found of an item, and what follows from it.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct FoundData {
    /// What was found.
    #[serde(flatten)]
    pub fact: FactData,
    /// The rule by which it follows.
    pub signal: String,
    /// The item has at least this level; `null` where nothing is said.
    pub at_least: Option<String>,
    /// The item has at most this level; `null` where nothing is said.
    pub at_most: Option<String>,
    /// How the fact is known.
    #[schemars(extend("enum" = ["measured", "reported", "declared"]))]
    pub known: &'static str,
    /// Why it follows.
    pub why: String,
    /// What follows, as people read it.
    #[serde(skip)]
    pub follows: String,
}

impl FactData {
    pub(crate) fn all(facts: &[Fact]) -> Vec<Self> {
        facts.iter().map(Self::of).collect()
    }

    pub(crate) fn of(fact: &Fact) -> Self {
        Self {
            fact: fact.name.as_str(),
            value: <Amount as Write<()>>::write(&fact.value, &()),
            unit: fact.name.unit().as_str(),
            day: fact.day.to_string(),
            from: fact.from.clone(),
        }
    }
}

impl FoundData {
    pub(crate) fn all(lang: &Lang, found: Option<&FoundItem>) -> Vec<Self> {
        let of = |found: &FoundItem| {
            let because = found.because.iter();
            because.map(|by| Self::of(by, by.follows(found.item, lang))).collect()
        };
        found.map(of).unwrap_or_default()
    }

    fn of(by: &FoundBy, follows: String) -> Self {
        Self {
            fact: FactData::of(&by.fact),
            signal: by.signal.id.clone(),
            at_least: by.signal.at_least.as_ref().map(LevelId::to_string),
            at_most: by.signal.at_most.as_ref().map(LevelId::to_string),
            known: by.signal.known.as_str(),
            why: by.signal.why.clone(),
            follows,
        }
    }
}
