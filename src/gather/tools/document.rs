//! An object of a file, whichever tool wrote it: all fields that any of them has, of which those that
//! are there tell which tool it was.
//!
//! What tells a format apart may stand at the end of a gigabyte, so all are read at once.

use std::fmt;

use jiff::civil::Date;
use serde::Deserialize;
use serde::de::{
    Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor, value::MapAccessDeserializer,
};

use crate::gather::tools::components::Components;
use crate::gather::tools::cyclonedx::Metadata;
use crate::gather::tools::day::{day, score};
use crate::gather::tools::part::{Part, What};
use crate::gather::tools::spdx::{self, CreationInfo, Described, Packages, Relationships};
use crate::gather::tools::spdx3::Graph;
use crate::gather::tools::stream::{Object, Streamed, Tally, Words, else_ignored};

/// The most results in one file.
const MOST_PARTS: usize = 1_000_000;

#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase", expecting = "an object")]
struct Document {
    // SPDX 2, which GitHub wraps into an object.
    spdx_version: Words,
    creation_info: Object<CreationInfo>,
    packages: Streamed<Packages>,
    document_describes: Streamed<Described>,
    relationships: Streamed<Relationships>,
    sbom: Object<Box<Document>>,
    // SPDX 3.
    #[serde(rename = "@graph")]
    graph: Streamed<Graph>,
    // CycloneDX.
    bom_format: Words,
    metadata: Object<Metadata>,
    components: Streamed<Components>,
    // Scorecard.
    repo: Object<Repo>,
    scorecard: Object<IgnoredAny>,
    date: Words,
    score: Score,
    /// What an interface that gives several answers with.
    results: Streamed<Parts>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Repo {
    name: Words,
}

impl Document {
    /// Lays down what the object shows; false where no tool that is known writes such.
    ///
    /// # Errors
    /// What is wrong with it.
    fn settle(self, parts: &mut Parts) -> Result<bool, String> {
        if let Some(inner) = self.sbom.into_option() {
            return inner.settle(parts);
        }
        if self.spdx_version.as_deref().is_some_and(|version| version.starts_with("SPDX-2")) {
            let info = self.creation_info.into_option().unwrap_or_default();
            let created = info.created.0.map(|text| day("created", &text)).transpose()?;
            let components = spdx::components(
                self.packages.or_none("packages")?,
                self.document_describes.or_none("documentDescribes")?,
                self.relationships.or_none("relationships")?,
            )?;
            return parts.push(created, What::Bom(components));
        }
        if let Streamed::List(graph) = self.graph {
            return parts.push(graph.created, What::Bom(graph.components()?));
        }
        if self.bom_format.as_deref() == Some("CycloneDX") {
            let stamp = self.metadata.into_option().unwrap_or_default().timestamp.0;
            let day = stamp.map(|text| day("timestamp", &text)).transpose()?;
            return parts.push(day, What::Bom(self.components.or_none("components")?));
        }
        if let (Some(repo), Some(_)) = (self.repo.into_option(), self.scorecard.into_option()) {
            let name = repo.name.0.ok_or("a scorecard without the name of its repository")?;
            let day = self.date.0.map(|text| day("date", &text)).transpose()?;
            let score = match self.score {
                Score::Number(-1.0) => None,
                Score::Number(number) => Some(score(number, 10)?),
                Score::Missing | Score::Else => return Err("a scorecard without a score".into()),
            };
            return parts.push(day, What::Scorecard(name, score));
        }
        if let Streamed::List(results) = self.results {
            let is_known = !results.is_unknown;
            parts.add_all(results)?;
            return Ok(is_known);
        }
        Ok(false)
    }
}

/// What the objects of a file show: one object, or a list of such.
#[derive(Debug, Default)]
pub(super) struct Parts {
    pub(super) parts: Vec<Part>,
    /// One of them is by no tool that is known.
    pub(super) is_unknown: bool,
    /// What is wrong with the object as a whole, and so has no place.
    wrong: Option<String>,
}

impl Parts {
    fn push(&mut self, day: Option<Date>, what: What) -> Result<bool, String> {
        if self.parts.len() == MOST_PARTS {
            return Err(format!("more than {MOST_PARTS} results in one file"));
        }
        self.parts.push(Part { day, what });
        Ok(true)
    }

    /// Adds what other objects show.
    ///
    /// # Errors
    /// What is wrong with them, or that there are too many.
    pub(super) fn add_all(&mut self, others: Self) -> Result<(), String> {
        self.is_unknown |= others.is_unknown;
        others.wrong.map_or(Ok(()), Err)?;
        others.parts.into_iter().try_for_each(|part| self.push(part.day, part.what).map(|_| ()))
    }
}

impl Tally for Parts {
    type Element = Parts;

    fn take(&mut self, element: Parts) -> Result<(), String> {
        self.add_all(element)
    }
}

impl<'de> Deserialize<'de> for Parts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(InParts)
    }
}

struct InParts;

impl<'de> Visitor<'de> for InParts {
    type Value = Parts;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("an object or a list of objects")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Parts, A::Error> {
        let mut parts = Parts::default();
        match Document::deserialize(MapAccessDeserializer::new(map))?.settle(&mut parts) {
            Ok(is_known) => parts.is_unknown |= !is_known,
            Err(wrong) => parts.wrong = Some(wrong),
        }
        Ok(parts)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Parts, A::Error> {
        let mut parts = Parts::default();
        while let Some(element) = list.next_element()? {
            parts.take(element).map_err(A::Error::custom)?;
        }
        Ok(parts)
    }
}

/// A score, as a number or as an object that has one for all.
#[derive(Debug, Default)]
enum Score {
    #[default]
    Missing,
    Else,
    Number(f64),
}

impl Score {
    const ELSE: Self = Self::Else;
}

impl<'de> Deserialize<'de> for Score {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(InScore)
    }
}

struct InScore;

impl<'de> Visitor<'de> for InScore {
    type Value = Score;

    fn visit_f64<E: Error>(self, number: f64) -> Result<Score, E> {
        Ok(Score::Number(number))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Score, E> {
        // Beyond 32 bits it is no score anyway.
        Ok(Score::Number(i32::try_from(number).map_or(f64::NAN, f64::from)))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Score, E> {
        Ok(Score::Number(u32::try_from(number).map_or(f64::NAN, f64::from)))
    }

    else_ignored! { no_bool no_text no_map no_list }
}
