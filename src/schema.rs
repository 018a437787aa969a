//! The shapes of all files that are read or written, as JSON Schemas for editors and programs.

use schemars::generate::SchemaSettings;
use schemars::transform::{Transform, transform_subschemas};
use schemars::{JsonSchema, Schema};
use serde_json::{Map, Value, json};

use crate::answers::{self, Sheet};
use crate::checklist::{self, ModelHeader, OverlayFile, StageFile, TopicsFile, Translation};
use crate::facts::FactsFile;
use crate::format;
use crate::guide::{Archetypes, Benchmarks, Industries, Journey, JourneyTable, Sources};
use crate::insight::{ModelTestFile, Packet};
use crate::model::{Crosswalk, Item, Model, SignalsFile};
use crate::organisation::{BoardWords, Organisation};
use crate::report::data::{
    AssessmentData, AttestationData, CompareData, CrosswalksData, DoctorData, DoneData,
    GatheredData, HistoryData, ImpliedPageData, ItemsData, JourneysData, LongRow, MergeData,
    MigrateData, ModelsData, PlanData, PortfolioData, ProfilePageData, RoundViewData, StaleData,
    StartersData, ToldData, VerifiedData, VoicesData, WhatIfData,
};
use crate::text::words;

/// Makes the kinds of files from a table: the word for each, the type that it is read or written
/// as, and where one meets it, in a few words.
macro_rules! shapes {
    ($($name:ident = $word:literal, $how:ident $of:ident: $summary:literal,)+) => {
        words! {
            /// A kind of file that is read or written: first what people write, then what programs
            /// read.
            pub enum Shape {
                $($name = $word,)+
            }
        }

        impl Shape {
            /// Returns where one meets the shape, in a few words.
            pub fn summary(self) -> &'static str {
                match self {
                    $(Self::$name => $summary,)+
                }
            }

            fn schema(self) -> Schema {
                match self {
                    $(Self::$name => $how::<$of>(),)+
                }
            }
        }
    };
}

shapes! {
    Model = "model", read ModelHeader:
        "model.yaml: what a model is, how it counts, the names it uses",
    Stage = "stage", read StageFile: "stage-N.yaml: a stage with its items",
    Topics = "topics", read TopicsFile: "topics.yaml: items outside the stages",
    Overlay = "overlay", read OverlayFile:
        "overlay.yaml: single changes to the model that a folder lies over",
    Sources = "sources", read Sources: "sources.yaml: where the facts of a guide come from",
    Industries = "industries", read Industries:
        "industries.yaml: sectors and kinds of organisations",
    Archetypes = "archetypes", read Archetypes: "archetypes.yaml: kinds of programme offices",
    Journey = "journey", read Journey: "journeys/NAME.yaml: how one organisation got there",
    Comparison = "comparison", read JourneyTable:
        "comparison.yaml: some journeys beside one another",
    Crosswalk = "crosswalk", read Crosswalk:
        "crosswalk/TARGET.yaml: what answers to one model say of the items of another",
    Signals = "signals", read SignalsFile:
        "signals.yaml: which facts that programs find bound which items",
    Benchmarks = "benchmarks", read Benchmarks: "benchmarks.yaml: what surveys found",
    Language = "language", read Translation:
        "lang/TAG.yaml: the texts of a model in another language",
    ModelTest = "model-test", read ModelTestFile:
        "tests/NAME.yaml: answers with the figures that a model's authors expect",
    Sheet = "sheet", read Sheet: "assessments/*.yaml: the answers of one respondent on one day",
    Facts = "facts", read FactsFile:
        "assessments/*-gathered.yaml: what programs found for a round",
    Settings = "settings", read Organisation: "ospo.yaml: who is assessed and what it wants",
    Words = "words", read BoardWords: "the file of `report --words`: words of one's own for the board",
    Assessment = "assessment", written AssessmentData:
        "JSON of a report: the result of an assessment",
    Items = "items", written ItemsData: "JSON of a model: what it asks",
    Journeys = "journeys", written JourneysData: "JSON of journeys: how others got there",
    Plan = "plan", written PlanData: "JSON of a plan: what to do to reach a goal",
    WhatIf = "what-if", written WhatIfData:
        "JSON of a plan: what would be different with other answers",
    Profile = "profile", written ProfilePageData: "JSON of a profile: what an organisation is like",
    History = "history", written HistoryData: "JSON of a history: one subject over time",
    Compare = "compare", written CompareData: "JSON of a comparison: two assessments side by side",
    Merge = "merge", written MergeData: "JSON of a merger: what several respondents have to agree on",
    Round = "round", written RoundViewData: "JSON of a round: who was asked, and who has answered",
    Portfolio = "portfolio", written PortfolioData: "JSON of a portfolio: many units side by side",
    Long = "long", written LongRow:
        "a line of `--long`: one item of one unit in one round",
    Packet = "packet", written Packet:
        "what a portfolio gives away (`--packet`): how many units are where",
    Voices = "voices", written VoicesData: "JSON of voices: what many anonymous voices say",
    Migrate = "migrate", written MigrateData: "JSON of a migration: what becomes of older sheets",
    Starters = "starters", written StartersData: "JSON of starters: the documents to begin with",
    Stale = "stale", written StaleData: "JSON of what is stale: what should be looked at again",
    Crosswalks = "crosswalks", written CrosswalksData:
        "JSON of crosswalks: which there are",
    Implied = "implied", written ImpliedPageData:
        "JSON of a crosswalk: what answers to one model say of another",
    Gathered = "gathered", written GatheredData: "JSON of what was gathered: what programs found",
    Doctor = "doctor", written DoctorData: "JSON of a check-up: what is wrong in a folder",
    Attestation = "attestation", written AttestationData:
        "the predicate of a statement to be signed: what is stated of an assessment",
    Verified = "verified", written VerifiedData: "JSON of a statement held against a folder",
    Models = "models", written ModelsData: "JSON of models: which there are, or are sound",
    Done = "done", written DoneData: "JSON of a deed: what was written, and what is still to do",
    Told = "told", written ToldData:
        "a line on standard error beside JSON: what is wrong, where, and the way out",
}

impl Shape {
    /// Returns the name with its version, by which files and schemas call the shape.
    pub fn id(self) -> String {
        format!("ospo/{}/1", self.as_str())
    }

    /// Returns where its schema can be had.
    pub fn address(self) -> String {
        format::address(&self.id())
    }
}

/// The model whose items and levels editors are told, where a sheet answers it.
const BUILT_IN: &str = "ospo";
const DRAFT: &str = "http://json-schema.org/draft-07/schema#";

/// Returns the JSON Schema, draft 07, of a shape.
pub fn of(shape: Shape) -> Value {
    let mut named = Map::new();
    let mut rest = shape.schema().as_object().cloned().unwrap_or_default();
    rest.shift_remove("$schema");
    // A person who reads a schema wants to know first what it is.
    for key in ["$schema", "$id", "title", "description"] {
        let value = match key {
            "$schema" => Some(DRAFT.into()),
            "$id" => Some(shape.address().into()),
            _ => rest.shift_remove(key),
        };
        named.extend(value.map(|value| (key.to_owned(), value)));
    }
    named.append(&mut rest);
    if shape == Shape::Sheet
        && let Ok(model) = checklist::builtin_model(BUILT_IN, None)
    {
        named.append(&mut of_answers(&model));
    }
    Value::Object(named)
}

/// Returns what the JSON Schema of a sheet says beside its fields, for a sheet that answers this
/// version of a model: which items there are, and what each level means.
///
/// A word that is written like the name of a level and is none is wrong; whatever is written
/// otherwise, such as `at least 2` or `Level 3`, is left to those who read sheets.
fn of_answers(model: &Model) -> Map<String, Value> {
    let items = model.items_and_topics().map(|item| (item.id.to_string(), answer(item)));
    let items: Map<String, Value> = items.collect();
    let this = json!({
        "id": { "const": model.id.to_string() }, "version": { "const": model.version }
    });
    let mut schema = Map::new();
    schema.insert("if".to_owned(), json!({ "properties": { "model": { "properties": this } } }));
    schema
        .insert("then".to_owned(), json!({ "properties": { "answers": { "properties": items } } }));
    schema
}

fn answer(item: &Item) -> Value {
    let levels = || item.levels();
    let words: Vec<&str> =
        levels().map(|(level, _)| level.id.as_str()).chain([answers::UNKNOWN]).collect();
    let told = levels().map(|(level, step)| format!("{}: {}", level.label, step.anchor));
    let told: Vec<String> =
        told.chain(["Those who would know were not reached.".to_owned()]).collect();
    let names = answers::one_word_names(&item.scale);
    let word = json!({ "enum": words, "enumDescriptions": told });
    let other = format!("[^a-z-]|^({})$", names.join("|"));
    let one = json!([
        word,
        { "type": "integer", "minimum": 0, "maximum": item.scale.levels.len().saturating_sub(1) },
        { "type": "string", "pattern": other },
    ]);
    json!({
        "title": item.title,
        "description": item.ask,
        "anyOf": [
            one[0], one[1], one[2],
            { "type": "object", "properties": { "answer": {
                "description": item.ask,
                "anyOf": [one[0], one[1], one[2], { "enum": [answers::NOT_APPLICABLE] }]
            } } },
        ],
    })
}

fn read<T: format::Part>() -> Schema {
    format::of_file::<T>().into()
}

/// The schema of JSON that is written: fields are always there unless they say so. A later version
/// may add some, so who keeps this schema must let others pass.
fn written<T: JsonSchema>() -> Schema {
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
