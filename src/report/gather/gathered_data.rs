//! The shape `ospo/gathered/1`: what programs found.

use schemars::JsonSchema;
use serde::Serialize;

use crate::facts::{Amount, Fact, FactMove, MovedFact};
use crate::lang::Lang;
use crate::report::common::figure_data::Number;

/// What programs found, beside what they found before. Later versions may add fields and never
/// rename one.
#[derive(Clone, Debug, PartialEq, JsonSchema, Serialize)]
#[schemars(title = "What programs found (JSON)")]
pub struct GatheredData {
    /// Always `ospo/gathered/1`.
    #[schemars(extend("const" = "ospo/gathered/1"))]
    pub schema: &'static str,
    /// The organisation or unit that was looked at.
    pub subject: String,
    /// The day on which it was looked at.
    #[schemars(extend("format" = "date"))]
    pub gathered: String,
    /// The file that keeps the facts; `null` where nothing was written.
    pub file: Option<String>,
    /// The day of the facts that these are compared with; `null` where there are none, or where not all
    /// could be read.
    #[schemars(extend("format" = "date"))]
    pub before: Option<String>,
    /// How many facts fell, those among them that are not found any more, and numbers of
    /// repositories that are smaller.
    pub fell: usize,
    /// The facts, and those that are not found any more, in the order of the list of facts.
    pub facts: Vec<GatheredFactData>,
    /// What was found and not read, or in part only.
    pub left_out: Vec<UnreadData>,
}

/// A fact.
#[derive(Clone, Debug, PartialEq, JsonSchema, Serialize)]
pub struct GatheredFactData {
    /// Its name.
    pub name: &'static str,
    /// What it counts: percent, a number of things, days, or points of 10 or of 100.
    #[schemars(extend("enum" = ["%", "count", "days", "of-10", "of-100"]))]
    pub unit: &'static str,
    /// How much it is, in its unit; `null` where it is not found any more.
    pub value: Option<Number>,
    /// Of a share, how many have it.
    pub part: Option<u32>,
    /// Of a share, how many there are.
    pub whole: Option<u32>,
    /// How much it was before; `null` where it was not found.
    pub before: Option<Number>,
    /// What became of it; `null` where there is nothing to compare it with.
    #[schemars(extend("enum" = ["new", "better", "same", "other", "worse", "fewer", "gone", null]))]
    pub moved: Option<&'static str>,
    /// The day for which it holds.
    #[schemars(extend("format" = "date"))]
    pub day: String,
    /// Where it was found.
    pub from: Vec<String>,
    /// The fact in words; as it was before where it is not found any more.
    pub said: String,
}

/// Something that was not read, or in part only.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct UnreadData {
    /// The folder or file.
    pub path: String,
    /// Why.
    pub why: String,
    /// Whether the rest of it was read.
    pub in_part: bool,
}

impl GatheredFactData {
    /// None where there is no such fact, before or now.
    pub(crate) fn of(one: &MovedFact, is_compared: bool, lang: &Lang) -> Option<Self> {
        let fact = one.now.or(one.before)?;
        let number = |fact: &Fact| Number::of_hundredths(fact.value.in_hundredths());
        let (part, whole) = match one.now.map(|fact| fact.value) {
            Some(Amount::Share { part, whole }) => (Some(part), Some(whole)),
            _ => (None, None),
        };
        Some(Self {
            name: one.name.as_str(),
            unit: one.name.unit().as_str(),
            value: one.now.map(number),
            part,
            whole,
            before: one.before.map(number),
            moved: is_compared.then(|| FactMove::as_str(one.moved)),
            day: fact.day.to_string(),
            from: fact.from.clone(),
            said: fact.said(lang),
        })
    }
}
