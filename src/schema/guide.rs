//! `sources.yaml` and `industries.yaml`, and the facts that all files of a guide hold.

use schemars::JsonSchema;

use crate::schema::word::{Address, Id, Text};

/// Where the facts of a guide come from, and what may be done with each source.
#[derive(JsonSchema)]
#[schemars(title = "The sources of a guide (sources.yaml)")]
pub(super) struct SourcesFile {
    /// The format of this file.
    #[schemars(extend("const" = "ospo/sources/1"))]
    format: String,
    /// The sources.
    #[schemars(length(min = 1, max = 1000))]
    sources: Vec<Source>,
}

/// Something that facts are drawn from.
#[derive(JsonSchema)]
struct Source {
    /// The name that facts use.
    id: Id,
    /// The name that people read.
    title: Text,
    /// Who made it, and when.
    by: Text,
    /// Where it is found: http, https or mailto.
    #[schemars(default)]
    url: Address,
    /// What may be done with its texts.
    licence: Text,
    /// How it is used here.
    #[schemars(default)]
    note: Text,
}

/// A fact, or a judgement, with its source.
#[derive(Default, JsonSchema)]
pub(super) struct Finding {
    /// What was found.
    text: Text,
    /// Who says so: an id of sources.yaml.
    source: Id,
    /// What the sources leave unclear, or where they differ.
    #[schemars(default)]
    unclear: Text,
}

/// One or more facts.
#[derive(Default, JsonSchema)]
#[schemars(inline, extend("minItems" = 1))]
pub(super) struct Findings(Vec<Finding>);

/// What organisations work in, what kinds of them there are, and whom they join.
#[derive(JsonSchema)]
#[schemars(title = "Sectors and kinds of organisations (industries.yaml)")]
pub(super) struct IndustriesFile {
    /// The format of this file.
    #[schemars(extend("const" = "ospo/industries/1"))]
    format: String,
    /// What organisations work in.
    #[schemars(length(min = 1, max = 1000))]
    sectors: Vec<Sector>,
    /// What kinds of organisations there are.
    #[schemars(length(min = 1, max = 1000))]
    kinds: Vec<Kind>,
}

/// What organisations work in.
#[derive(JsonSchema)]
struct Sector {
    /// The name that files use.
    id: Id,
    /// The name that people read.
    title: Text,
    /// Other words that mean it, in small letters; each means one sector only.
    #[schemars(default)]
    also: Vec<Word>,
    /// Whom to join.
    #[schemars(default)]
    communities: Vec<Community>,
}

/// A word in small letters.
#[derive(JsonSchema)]
#[schemars(inline, extend("pattern" = r"^[^A-Z]*[^A-Z\s][^A-Z]*$"))]
struct Word(String);

/// What kind of organisation one is.
#[derive(JsonSchema)]
struct Kind {
    /// The name that files use.
    id: Id,
    /// The name that people read.
    title: Text,
    /// Whom to join.
    #[schemars(default)]
    communities: Vec<Community>,
}

/// A community to join.
#[derive(JsonSchema)]
struct Community {
    /// Its name.
    title: Text,
    /// Where it is found: http, https or mailto.
    url: Address,
    /// What it is good for.
    #[schemars(default)]
    why: Text,
    /// Who says so: an id of sources.yaml.
    source: Id,
}
