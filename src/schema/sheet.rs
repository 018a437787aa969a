//! A sheet: `assessments/*.yaml`.

use std::collections::BTreeMap;

use schemars::JsonSchema;

use crate::schema::word::{Day, Id, LevelWord, Text, Word};

/// The answers of one respondent for one subject on one date.
#[derive(JsonSchema)]
#[schemars(title = "The answers of an assessment (assessments/*.yaml)")]
pub(super) struct SheetFile {
    /// The format of this file.
    #[schemars(extend("const" = "ospo/sheet/1"))]
    format: String,
    /// The model that was asked.
    model: ModelRef,
    /// The organisation or unit that is assessed.
    subject: Text,
    /// The day for which the answers hold.
    date: Day,
    /// Who answered.
    #[schemars(default)]
    respondent: Respondent,
    /// The sheets that it was put together from; not on the sheet of one respondent.
    #[schemars(default)]
    merged: Merged,
    /// The answers by item. An item that is not here is unanswered.
    #[schemars(default, extend("type" = ["object", "null"]))]
    answers: BTreeMap<Id, Answer>,
    /// Answers to questions that have changed since, by item. They do not count.
    #[schemars(default)]
    ask_again: BTreeMap<Id, Again>,
}

/// How a sheet was put together from those of several respondents.
#[derive(Default, JsonSchema)]
struct Merged {
    /// Which of several answers was taken.
    rule: MergeRule,
    /// Whose answers to an item count: where somebody answered whose role would know, those of
    /// other roles do not; or all alike.
    #[schemars(default)]
    roles: MergeRoles,
    /// The sheets, by day and name.
    from: Vec<MergedFrom>,
    /// Items that were answered in the merged sheet itself. Merged again, they stay as they are.
    #[schemars(default)]
    settled: Vec<Id>,
}

/// Which of several answers is taken: the middle one, the lowest, the level that the mean of the
/// credits reaches, or the latest.
#[derive(Default, JsonSchema)]
#[schemars(inline, rename_all = "kebab-case")]
enum MergeRule {
    #[default]
    Median,
    Lowest,
    Mean,
    Latest,
}

/// Whose answers to an item count.
#[derive(Default, JsonSchema)]
#[schemars(inline, rename_all = "kebab-case")]
enum MergeRoles {
    #[default]
    Knowing,
    Alike,
}

/// A sheet that was put together with others.
#[derive(JsonSchema)]
struct MergedFrom {
    /// Its name.
    sheet: Text,
    /// The day for which its answers hold.
    date: Day,
    /// Who answered.
    #[schemars(default)]
    respondent: Respondent,
}

/// The model that was asked.
#[derive(JsonSchema)]
struct ModelRef {
    /// The id of the model.
    id: Id,
    /// The version whose wording was answered. Put it into quotes: "1.0".
    version: Word,
}

/// Who answers.
#[derive(Default, JsonSchema)]
pub(super) struct Respondent {
    /// A name, as the respondent gives it.
    #[schemars(default)]
    name: Text,
    /// A role, as in `roles` of model.yaml.
    #[schemars(default)]
    role: Id,
}

/// The answer to one item: the level alone, or in full.
#[derive(JsonSchema)]
#[schemars(untagged)]
enum Answer {
    /// A level by its name or its number from 0, or `unknown`.
    Short(#[schemars(extend("not" = { "const": "not-applicable" }))] LevelWord),
    /// The answer with all that belongs to it.
    Full(FullAnswer),
}

/// An answer with all that belongs to it.
#[derive(JsonSchema)]
#[schemars(extend(
    "if" = {
        "properties": { "answer": { "enum": ["not-applicable", "n/a"] } },
        "required": ["answer"]
    },
    "then" = { "required": ["reason"] },
    "else" = { "not": { "required": ["reason"] } }
))]
struct FullAnswer {
    /// A level by its name or its number from 0, `unknown`, or `not-applicable`.
    #[schemars(extend("pattern" = "^([a-z0-9]+(-[a-z0-9]+)*|n/a)$"))]
    answer: LevelWord,
    /// Why the item does not concern the subject; with `not-applicable` alone.
    #[schemars(default)]
    reason: Text,
    /// A note on the answer.
    #[schemars(default)]
    note: Text,
    /// What shows the answer.
    #[schemars(default)]
    evidence: Vec<Evidence>,
    /// How sure the respondent is: a guess, fairly sure, could show it.
    #[schemars(default)]
    confidence: Confidence,
    /// The day on which the answer was given.
    #[schemars(default)]
    answered: Day,
}

/// An answer to a question that has changed since.
#[derive(JsonSchema)]
struct Again {
    /// What changed.
    why: Text,
    #[schemars(flatten)]
    was: FullAnswer,
}

/// Something that shows an answer.
#[derive(JsonSchema)]
#[schemars(untagged)]
enum Evidence {
    /// An address or a few words.
    Text(Text),
    /// An address or a few words, with the day of the thing itself.
    Dated {
        /// An address or a few words.
        text: Text,
        /// The day of the thing itself.
        #[schemars(default)]
        date: Day,
        /// The last day on which it shows anything.
        #[schemars(default)]
        until: Day,
    },
}

/// How sure a respondent is.
#[derive(Default, JsonSchema)]
#[schemars(inline, rename_all = "kebab-case")]
enum Confidence {
    #[default]
    Low,
    Medium,
    High,
}
