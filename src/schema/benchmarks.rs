//! `benchmarks.yaml`.

use std::collections::BTreeMap;

use schemars::JsonSchema;

use crate::schema::word::{Id, Text};

/// What surveys found, for all who answered and for groups of them.
#[derive(JsonSchema)]
#[schemars(title = "Survey figures (benchmarks.yaml)")]
pub(super) struct BenchmarksFile {
    /// The format of this file.
    #[schemars(extend("const" = "ospo/benchmarks/1"))]
    format: String,
    /// The licence of the figures.
    licence: Text,
    /// The line that every report with a figure carries.
    attribution: Text,
    /// A value of fewer respondents is marked.
    #[schemars(range(max = 10_000_000))]
    small: u32,
    /// A value of fewer respondents is left out; not above `small`.
    #[schemars(range(max = 10_000_000))]
    least: u32,
    /// What is said with any figure.
    caveats: Vec<Text>,
    /// The surveys.
    #[schemars(length(min = 1, max = 1000))]
    surveys: Vec<Survey>,
    /// The groups of those who were asked.
    #[schemars(length(min = 1, max = 1000))]
    segments: Vec<Segment>,
    /// The figures.
    #[schemars(length(min = 1, max = 1000))]
    figures: Vec<Figure>,
    /// The items for which nobody has published a figure.
    #[schemars(default)]
    none: Vec<Unmeasured>,
}

/// A survey.
#[derive(JsonSchema)]
struct Survey {
    /// The name that figures use.
    id: Id,
    /// The year in which people were asked.
    #[schemars(range(min = 1900, max = 2100))]
    year: u32,
    /// How many answered.
    #[schemars(range(min = 1, max = 10_000_000))]
    respondents: u32,
    /// Where it is found: an id of sources.yaml.
    source: Id,
    /// What must be said with its figures.
    #[schemars(default)]
    caveat: Text,
}

/// A group of those who were asked: by size, by sector, by kind, or as its title says.
#[derive(JsonSchema)]
#[schemars(extend(
    "dependencies" = { "to": ["from"] },
    "not" = { "anyOf": [
        { "required": ["from", "sector"] },
        { "required": ["from", "kind"] },
        { "required": ["sector", "kind"] }
    ] }
))]
struct Segment {
    /// The name that figures use; `all` is that of all who answered.
    id: Id,
    /// The name that people read.
    title: Text,
    /// The smallest number of people in an organisation.
    #[schemars(default, range(min = 1, max = 10_000_000))]
    from: Number,
    /// The largest; without it, there is no end.
    #[schemars(default, range(min = 1, max = 10_000_000))]
    to: Number,
    /// A sector of industries.yaml.
    #[schemars(default)]
    sector: Id,
    /// A kind of industries.yaml.
    #[schemars(default)]
    kind: Id,
}

/// A whole number that may be left out.
#[derive(Default, JsonSchema)]
#[schemars(inline)]
struct Number(u32);

/// A percentage that a survey found, for each segment.
#[derive(JsonSchema)]
struct Figure {
    /// Its name.
    id: Id,
    /// The items and topics of the model that it fits.
    items: Vec<Id>,
    /// The survey that found it: an id of `surveys`.
    survey: Id,
    /// What the percentage is of, in a few words.
    title: Text,
    /// What was asked.
    question: Text,
    /// What must be said with it.
    #[schemars(default)]
    caveat: Text,
    /// Whether it measures something near, not the item itself.
    #[schemars(default)]
    proxy: bool,
    /// What was found in each segment, by the ids of `segments`.
    #[schemars(extend("minProperties" = 1))]
    values: BTreeMap<Id, Cell>,
}

/// What was found in one segment.
#[derive(JsonSchema)]
struct Cell {
    /// How many answered.
    #[schemars(range(max = 10_000_000))]
    n: u32,
    /// How many of them, in percent, with at most one decimal.
    percent: Percent,
}

/// A percentage.
#[derive(JsonSchema)]
#[schemars(inline, extend("minimum" = 0, "maximum" = 100))]
struct Percent(f64);

/// Items for which there is no figure.
#[derive(JsonSchema)]
struct Unmeasured {
    /// The items and topics of the model.
    items: Vec<Id>,
    /// Why there is none.
    why: Text,
}
