//! `journeys/NAME.yaml` and `comparison.yaml`.

use std::collections::BTreeMap;

use schemars::JsonSchema;

use crate::schema::guide::{Finding, Findings};
use crate::schema::word::{Address, Id, Text};

/// How one organisation went its way: a complete journey, or a brief profile.
#[derive(JsonSchema)]
#[schemars(title = "A journey (journeys/NAME.yaml)")]
pub(super) struct JourneyFile {
    /// The format of this file.
    #[schemars(extend("const" = "ospo/journey/1"))]
    format: String,
    /// The name that commands use, as in the name of the file.
    id: Id,
    /// The name of the organisation.
    title: Text,
    /// What the organisation does, in a few words.
    what: Text,
    /// What it works in: a sector of industries.yaml.
    #[schemars(default)]
    sector: Id,
    /// The archetype that it is like.
    #[schemars(default)]
    archetype: Alike,
    /// Where its story is published: http, https or mailto.
    #[schemars(default)]
    url: Address,
    /// The story in short.
    brief: Findings,
    /// How its programme office is built.
    #[schemars(default)]
    structure: Findings,
    /// Who works in it.
    #[schemars(default)]
    staffing: Findings,
    /// Whom it reports to.
    #[schemars(default)]
    reporting: Findings,
    /// What it is for.
    #[schemars(default)]
    goals: Findings,
    /// What it counts.
    #[schemars(default)]
    metrics: Findings,
    /// What was hard.
    #[schemars(default)]
    challenges: Findings,
    /// What others can learn from it.
    #[schemars(default)]
    lesson: Finding,
    /// What happened, in order of time.
    #[schemars(default)]
    milestones: Vec<Milestone>,
}

/// The archetype that an organisation is like.
#[derive(Default, JsonSchema)]
struct Alike {
    /// An id of archetypes.yaml.
    id: Id,
    /// Who says so: an id of sources.yaml.
    source: Id,
    /// What the sources leave unclear, or where they differ.
    #[schemars(default)]
    unclear: Text,
}

/// Something that happened on the way.
#[derive(JsonSchema)]
struct Milestone {
    /// When, in words. Put a bare year into quotes: "2012".
    when: Text,
    /// What happened.
    text: Text,
    /// The stage or the two stages that it belongs to, the lower first.
    #[schemars(default)]
    stages: Stages,
    /// The items and topics that it shows done.
    #[schemars(default)]
    items: Vec<Id>,
    /// Who says so: an id of sources.yaml.
    source: Id,
    /// What the sources leave unclear, or where they differ.
    #[schemars(default)]
    unclear: Text,
}

/// One stage or two.
#[derive(Default, JsonSchema)]
#[schemars(inline, extend("minItems" = 1, "maxItems" = 2))]
struct Stages(Vec<StageNumber>);

/// The number of a stage.
#[derive(JsonSchema)]
#[schemars(inline, extend("maximum" = 99))]
struct StageNumber(u32);

/// Some journeys beside one another, as of one time.
#[derive(JsonSchema)]
#[schemars(title = "Journeys beside one another (comparison.yaml)")]
pub(super) struct ComparisonFile {
    /// The format of this file.
    #[schemars(extend("const" = "ospo/comparison/1"))]
    format: String,
    /// What is compared.
    title: Text,
    /// Where it comes from: an id of sources.yaml.
    source: Id,
    /// The time that it tells of, in words.
    as_of: Text,
    /// The journeys, in the order of the columns.
    #[schemars(length(min = 1))]
    journeys: Vec<Id>,
    /// The rows.
    #[schemars(length(min = 1))]
    rows: Vec<Row>,
}

/// A row of the table.
#[derive(JsonSchema)]
struct Row {
    /// What is compared.
    title: Text,
    /// What stands under each journey.
    cells: BTreeMap<Id, Text>,
    /// What the sources leave unclear, or where they differ.
    #[schemars(default)]
    unclear: Text,
}
