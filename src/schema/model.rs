//! `model.yaml`.

use schemars::JsonSchema;

use crate::schema::word::Address;
use crate::schema::word::Id;
use crate::schema::word::LevelName;
use crate::schema::word::Text;
use crate::schema::word::Word;

/// What a model is, how it counts, and the names that its items may use.
#[derive(JsonSchema)]
#[schemars(title = "A maturity model (model.yaml)")]
pub(super) struct ModelFile {
    /// The format of this file.
    #[schemars(extend("const" = "ospo/model/1"))]
    format: String,
    /// The name that sheets use: it never changes once a sheet uses it.
    id: Id,
    /// The name that people read.
    title: Text,
    /// Changes with the wording of any item. Put it into quotes: "1.0".
    version: Word,
    /// What the model is, in a few sentences.
    #[schemars(default)]
    summary: Text,
    /// Where it comes from, and what may be done with its texts.
    source: Source,
    /// How answers become a stage.
    method: Method,
    /// The answers that one may give; items that name no scale use the first.
    #[schemars(length(min = 1, max = 100))]
    scales: Vec<Scale>,
    /// The capabilities that items belong to, in the order of the radar.
    #[schemars(length(min = 1, max = 100))]
    areas: Vec<Named>,
    /// Who may know an answer. Without it, items may name any role.
    #[schemars(default, length(min = 1, max = 100))]
    roles: Vec<Named>,
}

/// Where a model comes from, and what may be done with its texts.
#[derive(JsonSchema)]
struct Source {
    /// What it is drawn from.
    name: Text,
    /// Where that is found: http, https or mailto.
    #[schemars(default)]
    url: Address,
    /// The licence of the texts.
    licence: Text,
    /// The line that every report carries.
    #[schemars(default)]
    attribution: Text,
}

/// How answers become a stage.
#[derive(JsonSchema)]
struct Method {
    /// The rule: a stage passes on its own items, and all stages below it must pass too.
    kind: Kind,
    /// What a stage needs, in percent of its points, every open item counted as 0.
    #[schemars(range(min = 1, max = 100))]
    pass: u32,
    /// The level of the first scale that every applicable item of the stage needs at least.
    floor: Id,
}

/// The rules that there are.
#[derive(JsonSchema)]
#[schemars(inline, rename_all = "kebab-case")]
enum Kind {
    Cumulative,
}

/// The answers that one may give, in order.
#[derive(JsonSchema)]
struct Scale {
    /// The name that items use.
    id: Id,
    /// The levels, the lowest first; each is worth more than the one before it.
    #[schemars(length(min = 2, max = 10))]
    levels: Vec<Level>,
}

/// One answer of a scale.
#[derive(JsonSchema)]
struct Level {
    /// The name that items and sheets use.
    id: LevelName,
    /// The name that people read.
    label: Text,
    /// What the level is worth, in hundredths: 0 is nothing, 100 is all.
    #[schemars(range(max = 100))]
    credit: u32,
}

/// A name for files and one for people.
#[derive(JsonSchema)]
struct Named {
    /// The name that items use.
    id: Id,
    /// The name that people read.
    title: Text,
}
