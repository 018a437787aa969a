//! A fact, and the file that keeps the facts of a round: `assessments/DAY-gathered.yaml`.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::facts::amount::Amount;
use crate::format::{self, Day, Need, Or, Text, Word, record};
use crate::model::{FactName, FactUnit};
use crate::problem::{Problems, SourceFile};
use crate::yaml::{self, Fields, Node, Reader, Value};

record! {
    /// What programs found for one round.
    pub struct FactsFile: "facts", "facts" in any,
        file "ospo/facts/1" "What programs found (assessments/*-gathered.yaml)",
        check each_once_and_before
    {
        /// The organisation or unit that was looked at.
        subject: Need<Text>,
        /// The day on which it was looked at.
        gathered: Need<Day<Date>>,
        /// The facts, each once, in the order of their names in the list of facts.
        facts: Or<Vec<Fact>>,
    }
}

record! {
    /// What a program found, on which day and where.
    pub struct Fact: "a fact", "facts" in any, check unit_of_name {
        /// What it is called, with which goes its unit.
        name: Need<FactName>,
        /// How much it is: `34/38` for a share, `12` for a number, `2.50` for days and points.
        value: Need<Amount>,
        /// The day for which it holds: that of the oldest of what it rests on.
        day: Need<Day<Date>>,
        /// Where it was found: folders and files, as they were named.
        from: Or<Vec<Text>>,
        /// The same by month and project, where it is told by these.
        by: Or<Vec<FactPart>>,
    }
}

record! {
    /// A part of a fact.
    pub struct FactPart: "a part of a fact", "parts of facts" in any {
        /// The month, as `2026-11`.
        month: Need<Word>,
        /// The project.
        project: Need<Text>,
        /// How much of the fact falls to it.
        value: Need<Amount>,
    }
}

/// An amount is written as the unit of its name asks.
fn unit_of_name<'a>(fields: &Fields<'_, 'a>, reader: &mut Reader<'a>) {
    let name = fields.get("name").and_then(|node| node.word());
    let name = FactName::ALL.into_iter().find(|one| Some(one.as_str()) == name);
    let value = fields.get("value");
    if let (Some(name), Some(value)) = (name, value)
        && let Some(Ok(amount)) = value.word().map(str::parse::<Amount>)
        && !amount.is_of(name.unit())
    {
        let (message, help) = match name.unit() {
            FactUnit::Share => ("a share", "write it as `34/38`"),
            FactUnit::Count => ("a number", "write it as `12`"),
            FactUnit::Days => ("a number of days", "write it as `2.50`"),
            FactUnit::OfTen => ("points from 0 to 10", "write them as `7.50`"),
            FactUnit::OfHundred => ("points from 0 to 100", "write them as `75.00`"),
        };
        let message = format!("`{amount}` is no amount of `{}`: that is {message}", name.as_str());
        reader.tell(value.place, message, help);
    }
}

/// Each fact is there once, and of no day after that on which it was gathered.
fn each_once_and_before<'a>(fields: &Fields<'_, 'a>, reader: &mut Reader<'a>) {
    let Some(Value::List(facts)) = fields.get("facts").map(|node| &node.value) else { return };
    let gathered = fields.get("gathered").and_then(day_of);
    let mut seen = BTreeSet::new();
    for fact in facts {
        if let Some(name) = fact.field("name")
            && let Some(word) = name.word().filter(|word| !seen.insert((*word).to_owned()))
        {
            let message = format!("the fact `{word}` is there twice");
            reader.tell(name.place, message, "leave one of the two out, or gather again");
        }
        if let (Some(day), Some(gathered)) = (fact.field("day"), gathered)
            && day_of(day).is_some_and(|day| day > gathered)
        {
            let message = format!("this is after the day of gathering, {gathered}");
            reader.tell(day.place, message, "correct `day:` or `gathered:`, or gather again");
        }
    }
}

fn day_of(node: &Node) -> Option<Date> {
    node.word()?.parse().ok()
}

impl FactsFile {
    /// Reads the file.
    ///
    /// # Errors
    /// Everything that is wrong in it, with places.
    pub fn parse(file: &SourceFile) -> Result<Self, Problems> {
        let (tree, mut reader) = yaml::parse(file)?;
        let read = <Self as format::Read<()>>::read(&tree, &mut (), &mut reader);
        reader.finish_with(read)
    }

    /// Returns the file as text: the same facts give the same bytes.
    ///
    /// # Errors
    /// Only what the YAML writer itself cannot do.
    pub fn to_yaml(&self) -> Result<String, serde_yaml::SerializeError> {
        let first = format::first_line("ospo/facts/1");
        Ok(first + &serde_yaml::to_string(&format::write_record(self, &()))?)
    }

    pub fn fact(&self, name: FactName) -> Option<&Fact> {
        self.facts.iter().find(|fact| fact.name == name)
    }
}
