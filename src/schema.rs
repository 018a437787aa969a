//! The shapes of all files that are read or written, as JSON Schemas for editors and programs.

use schemars::generate::SchemaSettings;
use schemars::transform::{Transform, transform_subschemas};
use schemars::{JsonSchema, Schema};
use serde_json::{Map, Value};

use crate::answers::Sheet;
use crate::checklist::{ModelHeader, StageFile, TopicsFile, Translation};
use crate::format;
use crate::guide::{Archetypes, Benchmarks, Industries, Journey, JourneyTable, Sources};
use crate::organisation::Organisation;
use crate::report::data::{
    AssessmentData, CompareData, HistoryData, ItemsData, JourneysData, MergeData, MigrateData,
    PlanData, PortfolioData, ProfilePageData, RoundViewData, StaleData, WhatIfData,
};
use crate::text::words;

words! {
    /// A kind of file that is read or written: first what people write, then what programs read.
    pub enum Shape {
        Model = "model",
        Stage = "stage",
        Topics = "topics",
        Sources = "sources",
        Industries = "industries",
        Archetypes = "archetypes",
        Journey = "journey",
        Comparison = "comparison",
        Benchmarks = "benchmarks",
        Language = "language",
        Sheet = "sheet",
        Settings = "settings",
        Assessment = "assessment",
        Items = "items",
        Journeys = "journeys",
        Plan = "plan",
        WhatIf = "what-if",
        Profile = "profile",
        History = "history",
        Compare = "compare",
        Merge = "merge",
        Round = "round",
        Portfolio = "portfolio",
        Migrate = "migrate",
        Stale = "stale",
    }
}

impl Shape {
    /// Returns the name with its version, by which files and schemas call the shape.
    pub fn id(self) -> String {
        format!("ospo/{}/1", self.as_str())
    }

    /// Returns where one meets the shape, in a few words.
    pub fn summary(self) -> &'static str {
        match self {
            Self::Model => "model.yaml: what a model is, how it counts, the names it uses",
            Self::Stage => "stage-N.yaml: a stage with its items",
            Self::Topics => "topics.yaml: items outside the stages",
            Self::Sources => "sources.yaml: where the facts of a guide come from",
            Self::Industries => "industries.yaml: sectors and kinds of organisations",
            Self::Archetypes => "archetypes.yaml: kinds of programme offices",
            Self::Journey => "journeys/NAME.yaml: how one organisation got there",
            Self::Comparison => "comparison.yaml: some journeys beside one another",
            Self::Benchmarks => "benchmarks.yaml: what surveys found",
            Self::Language => "lang/TAG.yaml: the texts of a model in another language",
            Self::Sheet => "assessments/*.yaml: the answers of one respondent on one day",
            Self::Settings => "ospo.yaml: who is assessed and what it wants",
            Self::Assessment => "JSON of a report: the result of an assessment",
            Self::Items => "JSON of a model: what it asks",
            Self::Journeys => "JSON of journeys: how others got there",
            Self::Plan => "JSON of a plan: what to do to reach a goal",
            Self::WhatIf => "JSON of a plan: what would be different with other answers",
            Self::Profile => "JSON of a profile: what an organisation is like",
            Self::History => "JSON of a history: one subject over time",
            Self::Compare => "JSON of a comparison: two assessments side by side",
            Self::Merge => "JSON of a merger: several respondents put together",
            Self::Round => "JSON of a round: who was asked, and who has answered",
            Self::Portfolio => "JSON of a portfolio: many units side by side",
            Self::Migrate => "JSON of a migration: what becomes of older sheets",
            Self::Stale => "JSON of what is stale: what should be looked at again",
        }
    }
}

const DRAFT: &str = "http://json-schema.org/draft-07/schema#";

/// Returns the JSON Schema, draft 07, of a shape.
pub fn of(shape: Shape) -> Value {
    let schema = match shape {
        Shape::Model => format::of_file::<ModelHeader>().into(),
        Shape::Stage => format::of_file::<StageFile>().into(),
        Shape::Topics => format::of_file::<TopicsFile>().into(),
        Shape::Sources => format::of_file::<Sources>().into(),
        Shape::Industries => format::of_file::<Industries>().into(),
        Shape::Archetypes => format::of_file::<Archetypes>().into(),
        Shape::Journey => format::of_file::<Journey>().into(),
        Shape::Comparison => format::of_file::<JourneyTable>().into(),
        Shape::Benchmarks => format::of_file::<Benchmarks>().into(),
        Shape::Language => format::of_file::<Translation>().into(),
        Shape::Sheet => format::of_file::<Sheet>().into(),
        Shape::Settings => format::of_file::<Organisation>().into(),
        Shape::Assessment => written_as::<AssessmentData>(),
        Shape::Items => written_as::<ItemsData>(),
        Shape::Journeys => written_as::<JourneysData>(),
        Shape::Plan => written_as::<PlanData>(),
        Shape::WhatIf => written_as::<WhatIfData>(),
        Shape::Profile => written_as::<ProfilePageData>(),
        Shape::History => written_as::<HistoryData>(),
        Shape::Compare => written_as::<CompareData>(),
        Shape::Merge => written_as::<MergeData>(),
        Shape::Round => written_as::<RoundViewData>(),
        Shape::Portfolio => written_as::<PortfolioData>(),
        Shape::Migrate => written_as::<MigrateData>(),
        Shape::Stale => written_as::<StaleData>(),
    };
    let mut named = Map::new();
    let mut rest = schema.as_object().cloned().unwrap_or_default();
    rest.shift_remove("$schema");
    // A person who reads a schema wants to know first what it is.
    for key in ["$schema", "$id", "title", "description"] {
        let value = match key {
            "$schema" => Some(DRAFT.into()),
            "$id" => Some(shape.id().into()),
            _ => rest.shift_remove(key),
        };
        named.extend(value.map(|value| (key.to_owned(), value)));
    }
    named.append(&mut rest);
    Value::Object(named)
}

/// The schema of JSON that is written: fields are always there unless they say so. A later version
/// may add some, so who keeps this schema must let others pass.
fn written_as<T: JsonSchema>() -> Schema {
    let settings = SchemaSettings::draft07().for_serialize();
    let settings = settings.with_transform(Tidy);
    settings.into_generator().into_root_schema_for::<T>()
}

/// Leaves out what only Rust knows.
#[derive(Clone, Debug)]
struct Tidy;

impl Transform for Tidy {
    fn transform(&mut self, schema: &mut Schema) {
        let format = schema.get("format").and_then(Value::as_str);
        if format.is_some_and(|format| format.starts_with("uint") || format == "double") {
            schema.remove("format");
        }
        transform_subschemas(self, schema);
    }
}
