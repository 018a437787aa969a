//! An item or topic as it stands in its file.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::schema::word::{Address, Id, Text, Word};

/// One practice that is asked about.
#[derive(JsonSchema)]
pub(super) struct Item {
    /// The name that answers point at: it never changes once an answer uses it.
    id: Id,
    /// A few words for tables. Without it, the id reads as the title.
    #[schemars(default)]
    title: Text,
    /// The number in the source checklist.
    #[schemars(default)]
    source: Text,
    /// The capability that it belongs to: an id of `areas` in model.yaml.
    area: Id,
    /// The one question.
    ask: Text,
    /// Why it matters, in one or two sentences.
    #[schemars(default)]
    why: Text,
    /// Concrete things to look for before answering.
    #[schemars(default)]
    look_for: Vec<Text>,
    /// The answers that one may give: an id of `scales` in model.yaml. Without it, the first.
    #[schemars(default)]
    scale: Id,
    /// What one would see at each level of the scale, in its order, the lowest first.
    #[schemars(extend("minProperties" = 2, "maxProperties" = 10))]
    levels: BTreeMap<Id, Text>,
    /// What to do to reach a level from the one below it; nothing leads to the lowest.
    #[schemars(default, extend("maxProperties" = 9))]
    next: BTreeMap<Id, Text>,
    /// What the step to a level costs, in person-weeks, with at most two decimals.
    #[schemars(default, extend("maxProperties" = 9))]
    effort: BTreeMap<Id, PersonWeeks>,
    /// What would show the answer.
    #[schemars(default)]
    evidence: Vec<Text>,
    /// Who would know: ids of `roles` in model.yaml, or any where that names none.
    #[schemars(default)]
    who: Vec<Id>,
    /// Who does it.
    #[schemars(default)]
    subject: Subject,
    /// How much it counts beside the others; 0 is information only.
    #[schemars(default = "one", range(max = 1000))]
    weight: u32,
    /// Items that help to have first; they may not run in a circle.
    #[schemars(default)]
    after: Vec<Id>,
    /// Where to read more.
    #[schemars(default)]
    references: Vec<Reference>,
    /// The version of the model that first had this wording.
    #[schemars(default)]
    since: Word,
}

fn one() -> u32 {
    1
}

/// Work, in person-weeks.
#[derive(JsonSchema)]
#[schemars(inline, extend("minimum" = 0, "maximum" = 10_000))]
struct PersonWeeks(f64);

/// Who does what an item asks about.
#[derive(Default, JsonSchema, Serialize)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline)]
enum Subject {
    #[default]
    Organisation,
    Ospo,
}

/// Where to read more.
#[derive(JsonSchema)]
struct Reference {
    /// What one finds there.
    title: Text,
    /// The address: http, https or mailto.
    url: Address,
}
