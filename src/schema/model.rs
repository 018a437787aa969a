//! `model.yaml`.

use schemars::JsonSchema;

use crate::schema::word::{Address, Id, LevelName, Text, VersionNumber, Word};

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
    /// What became of items from version to version, the newest first.
    #[schemars(default, length(min = 1, max = 1000))]
    changes: Vec<Changes>,
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

/// What one version changed. No item stands in it twice, and an id that was given up never comes
/// back.
#[derive(JsonSchema)]
#[schemars(extend("minProperties" = 2))]
struct Changes {
    /// The version that brought the changes, in quotes: "1.1".
    version: VersionNumber,
    /// Items that ask the same under another id: their answers move along.
    #[schemars(default)]
    renamed: Vec<Renamed>,
    /// Items whose question became several: each is asked, with the old answer beside it.
    #[schemars(default)]
    split: Vec<Split>,
    /// Items whose questions became one: it is asked, with the lowest of the old answers beside it.
    #[schemars(default)]
    merged: Vec<Merged>,
    /// Items that are not asked any more: their answers are kept and not counted.
    #[schemars(default)]
    removed: Vec<Removed>,
    /// Items that ask in other words.
    #[schemars(default)]
    reworded: Vec<Reworded>,
}

/// An item that asks the same under another id.
#[derive(JsonSchema)]
struct Renamed {
    /// The id that it had.
    from: Id,
    /// The id that it has.
    to: Id,
}

/// An item whose question became several.
#[derive(JsonSchema)]
struct Split {
    /// The id that it had.
    from: Id,
    /// The items in its place.
    #[schemars(length(min = 2))]
    to: Vec<Id>,
    /// Why.
    why: Text,
}

/// Items whose questions became one.
#[derive(JsonSchema)]
struct Merged {
    /// The ids that they had.
    #[schemars(length(min = 2))]
    from: Vec<Id>,
    /// The item in their place.
    to: Id,
    /// Why.
    why: Text,
}

/// An item that is not asked any more.
#[derive(JsonSchema)]
struct Removed {
    /// The id that it had.
    item: Id,
    /// Why.
    why: Text,
}

/// An item that asks in other words.
#[derive(JsonSchema)]
struct Reworded {
    /// The item.
    item: Id,
    /// What is different.
    why: Text,
    /// Whether the answers from before hold, or are asked for again.
    #[schemars(default)]
    answers: OldAnswers,
}

/// Whether the answers from before hold.
#[derive(Default, JsonSchema)]
#[schemars(inline, rename_all = "kebab-case")]
enum OldAnswers {
    Hold,
    #[default]
    AskAgain,
}
