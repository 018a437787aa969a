//! What a programme office is measured by: `goals` of `ospo.yaml`.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::format::{Day, May, Need, Or, Placed, Text, What, kind, record};
use crate::lang::{self, Decimal};
use crate::model::{FactName, ItemId, Model};
use crate::organisation::known;
use crate::problem::{Problems, SourceFile};
use crate::yaml::{Fields, Reader};

record! {
    /// Something that a programme office is measured by.
    pub struct OfficeGoal: "a goal", "goals" in any, more not_both, check one_source {
        /// The question that its figures answer.
        question: Need<Text>,
        /// A few words for tables. Without it, the question.
        title: May<Text>,
        /// The items that move it.
        items: Or<Vec<Placed<ItemId>>>,
        /// What is aimed at.
        aim: May<GoalAim>,
        /// The fact of each round that its figures are taken from, in place of figures of its own.
        fact: May<FactName>,
        /// What was found, each with its day; all in one unit.
        figures: Or<GoalFigures>,
    }
}

record! {
    /// What a goal aims at.
    pub struct GoalAim: "an aim", "aims" in any {
        /// The figure, with at most two decimals.
        value: Need<GoalValue>,
        /// The day by which it is to be reached.
        by: May<Day<Date>>,
    }
}

record! {
    /// A figure of a goal.
    pub struct GoalFigure: "a figure", "figures" in any {
        /// The day that it holds for; one figure a day.
        day: Need<Day<Date>>,
        /// The figure, with at most two decimals.
        value: Need<GoalValue>,
        /// What it counts: "%", "days". All figures of a goal have the same, or none.
        unit: May<Text>,
        /// Where it comes from.
        source: May<Text>,
    }
}

/// What a schema says of that.
fn not_both() -> serde_json::Value {
    serde_json::json!({ "not": { "required": ["fact", "figures"] } })
}

/// Figures come from programs or from people, and a curve says which.
fn one_source<'a>(fields: &Fields<'_, 'a>, reader: &mut Reader<'a>) {
    if let (Some(_), Some(figures)) = (fields.get("fact"), fields.get("figures")) {
        let help = "keep `fact:` or `figures:`, or make two goals of them";
        reader.tell(figures.place, "this goal has a fact and figures of its own", help);
    }
}

/// A number with at most two decimals, in hundredths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct GoalValue(pub u32);

/// No goal has a larger figure.
const MOST: u32 = 10_000_000;

kind! {
    impl GoalValue = Self: What::Decimal(MOST), "numbers",
    in any |node, _, reader| {
        reader.hundredths(node, MOST).map(Self)
    }
}

impl From<GoalValue> for Decimal {
    fn from(value: GoalValue) -> Self {
        lang::hundredths(value.0.into())
    }
}

kind! {
    /// The figures of a goal, the earliest first.
    pub struct GoalFigures = Vec<GoalFigure>: Vec::<GoalFigure>::WHAT, "figures",
    in any |node, known, reader| {
        let read = Vec::<Placed<GoalFigure>>::read(node, known, reader)?;
        let unit = read.first().map(|(first, _)| first.unit.clone());
        let mut by_day = BTreeMap::new();
        for (figure, place) in read {
            if unit.as_ref().is_some_and(|unit| *unit != figure.unit) {
                let help = "give all figures of a goal the same `unit`, or make two goals of them";
                reader.tell(place, "this figure counts something else than the first", help);
            }
            let day = figure.day;
            if by_day.insert(day, figure).is_some() {
                let message = format!("there are two figures of {day}");
                reader.tell(place, message, "keep one of them");
            }
        }
        Some(by_day.into_values().collect())
    }
}

impl OfficeGoal {
    /// Returns what it is called in a table.
    pub fn title(&self) -> &str {
        self.title.as_deref().unwrap_or(&self.question)
    }

    /// Returns what its figures count.
    pub fn unit(&self) -> Option<&str> {
        self.figures.first()?.unit.as_deref()
    }

    /// Returns the latest figure.
    pub fn latest(&self) -> Option<&GoalFigure> {
        self.figures.last()
    }
}

/// Checks that `model` has every item that moves a goal.
///
/// # Errors
/// Each item that it does not have, with its place in `file`.
pub fn check(goals: &[OfficeGoal], file: &SourceFile, model: &Model) -> Result<(), Problems> {
    let mut reader = Reader::new(file);
    for (id, place) in goals.iter().flat_map(|goal| &goal.items) {
        known::check_item(id, *place, model, &mut reader);
    }
    reader.finish_with(Some(()))
}
