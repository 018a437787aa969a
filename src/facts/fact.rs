//! A fact, and the file that keeps the facts of a round: `assessments/DAY-gathered.yaml`.

use jiff::civil::Date;

use crate::facts::amount::Amount;
use crate::format::{self, Day, Need, Or, Text, Word, record};
use crate::model::FactName;
use crate::problem::{Problems, SourceFile};
use crate::yaml::{self, Fields, Reader};

record! {
    /// What programs found for one round.
    pub struct FactsFile: "facts", "facts" in any,
        file "ospo/facts/1" "What programs found (assessments/*-gathered.yaml)"
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
        let message = format!("`{amount}` is no amount of `{}`", name.as_str());
        let help = "write a share as `34/38`, a number as `12`, days and points as `2.50`";
        reader.tell(value.place, message, help);
    }
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
