//! `archetypes.yaml`.

use schemars::JsonSchema;

use crate::schema::guide::{Finding, Findings};
use crate::schema::word::{Id, Text};

/// Kinds of programme offices, and how an office finds out which it is like.
#[derive(JsonSchema)]
#[schemars(title = "The archetypes of a guide (archetypes.yaml)")]
pub(super) struct ArchetypesFile {
    /// The format of this file.
    #[schemars(extend("const" = "ospo/archetypes/1"))]
    format: String,
    /// The labels of the ratings 0 to 4.
    #[schemars(length(min = 5, max = 5))]
    scale: Vec<Text>,
    /// When an office is clearly like one.
    clear: Clear,
    /// What any office shows that has reached critical mass.
    shared: Findings,
    /// The archetypes, in the order in which they are shown.
    #[schemars(length(min = 1, max = 1000))]
    archetypes: Vec<Archetype>,
}

/// When an office is clearly like an archetype, in points of the 8 that two statements give.
#[derive(JsonSchema)]
struct Clear {
    /// The points that an archetype needs at least.
    #[schemars(range(max = 8))]
    least: u32,
    /// How many points it may stand below the highest.
    #[schemars(range(max = 8))]
    within: u32,
    /// Where more than this many are left, none is clear.
    #[schemars(range(min = 1, max = 100))]
    most: u32,
}

/// A kind of programme office.
#[derive(JsonSchema)]
struct Archetype {
    /// The name that files use.
    id: Id,
    /// The name that people read.
    title: Text,
    /// Where it comes from: an id of sources.yaml.
    source: Id,
    /// What sets it apart from the others where it comes from.
    #[schemars(default)]
    remark: Text,
    /// What it is.
    summary: Text,
    /// What characterises it.
    traits: Findings,
    /// What it does.
    behaviour: Findings,
    /// What matters to it.
    priorities: Findings,
    /// What goes wrong with it.
    watch_outs: Findings,
    /// Who is one.
    #[schemars(default)]
    example: Finding,
    /// The items towards which its plan tilts.
    favours: Vec<Favour>,
    /// What an office rates from 0 to 4 to find out whether it is one.
    #[schemars(length(min = 2, max = 2))]
    statements: Vec<Statement>,
}

/// An item towards which a plan tilts.
#[derive(JsonSchema)]
struct Favour {
    /// An item or topic of the model.
    item: Id,
    /// The reason, which the plan shows.
    because: Text,
    /// Who says so: an id of sources.yaml.
    source: Id,
}

/// A sentence that an office rates.
#[derive(JsonSchema)]
struct Statement {
    /// The name that sheets use; unique over all archetypes.
    id: Id,
    /// The sentence, in the first person plural.
    text: Text,
    /// Who says so: an id of sources.yaml.
    source: Id,
}
