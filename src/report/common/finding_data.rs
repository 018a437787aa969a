//! Facts with their sources, as several shapes have them.

use schemars::JsonSchema;
use serde::Serialize;

use crate::guide::{Finding, Guide, Source};

/// A fact, or a judgement of ours, with its source.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct FindingData {
    /// What was found.
    pub text: String,
    /// Who says so: the name of a source.
    pub source: String,
    /// What the sources leave unclear, or where they differ; `null` where nothing is.
    pub unclear: Option<String>,
}

/// Something that facts are drawn from.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct SourceData {
    /// The name that facts use.
    pub id: String,
    /// The name that people read.
    pub title: String,
    /// Who made it, and when.
    pub by: String,
    /// Where it is found.
    pub url: Option<String>,
    /// What may be done with its texts.
    pub licence: String,
    /// How it is used.
    pub note: Option<String>,
}

impl FindingData {
    /// Takes a fact.
    pub fn of(finding: &Finding) -> Self {
        Self {
            text: finding.text.clone(),
            source: finding.source.to_string(),
            unclear: finding.unclear.clone(),
        }
    }
}

/// Takes facts.
pub(crate) fn findings(findings: &[Finding]) -> Vec<FindingData> {
    findings.iter().map(FindingData::of).collect()
}

impl SourceData {
    /// Takes those of the sources that are named, in the order of the guide.
    pub fn named(guide: &Guide, ids: &[&str]) -> Vec<Self> {
        let sources = guide.sources.iter();
        let named = sources.filter(|source| ids.contains(&source.id.as_str()));
        named.map(Self::of).collect()
    }

    /// Takes a source.
    pub fn of(source: &Source) -> Self {
        Self {
            id: source.id.to_string(),
            title: source.title.clone(),
            by: source.by.clone(),
            url: source.url.clone(),
            licence: source.licence.clone(),
            note: source.note.clone(),
        }
    }
}
