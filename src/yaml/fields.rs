//! The fields of a map, taken one by one, so that what nobody asked for is told.

use crate::problem::Place;
use crate::text;
use crate::yaml::reader::Reader;
use crate::yaml::tree::{Key, Node, Value};

/// The fields of one map, taken one by one; what nobody took is unknown.
#[derive(Debug)]
pub struct Fields<'n, 'a> {
    place: Place,
    /// The place of the name under which the map stands, where that matters.
    name: Place,
    entries: &'n [(Key<'a>, Node<'a>)],
    asked: Vec<&'static str>,
    /// Whether all fields were taken, whatever their names.
    all: bool,
    /// Names and examples of fields that must be there and are not.
    missing: Vec<(&'static str, &'static str)>,
}

impl<'a> Reader<'a> {
    /// Opens a map; `what` is the noun of an error: "an item".
    pub fn fields<'n>(&mut self, node: &'n Node<'a>, what: &str) -> Option<Fields<'n, 'a>> {
        let Value::Map(entries) = &node.value else {
            let help = "write its fields below, each as `name: value`";
            self.wrong_type(node, &format!("{what} (fields with `name: value`)"), help);
            return None;
        };
        Some(Fields {
            place: node.place,
            name: node.place,
            entries,
            // As many as most maps of ours may have.
            asked: Vec::with_capacity(8),
            all: false,
            missing: Vec::new(),
        })
    }
}

impl<'n, 'a> Fields<'n, 'a> {
    pub fn place(&self) -> Place {
        self.place
    }

    #[must_use]
    pub fn under(self, name: Place) -> Self {
        Self { name, ..self }
    }

    /// Returns the place of the name under which the map stands, or its own.
    pub fn name_place(&self) -> Place {
        self.name
    }

    pub fn get(&self, name: &str) -> Option<&'n Node<'a>> {
        let (_, node) = self.entries.iter().find(|(key, _)| key.text == name)?;
        Some(node)
    }

    pub fn take(&mut self, name: &'static str) -> Option<&'n Node<'a>> {
        self.asked.push(name);
        let (_, node) = self.entries.iter().find(|(key, _)| key.text == name)?;
        Some(node)
    }

    pub fn line_of(&self, name: &str) -> Option<usize> {
        let (key, _) = self.entries.iter().find(|(key, _)| key.text == name)?;
        Some(key.place.line)
    }

    /// Takes a field that must be there; where it is missing, `finish` tells it.
    pub fn need(&mut self, name: &'static str) -> Option<&'n Node<'a>> {
        self.need_as(name, "…")
    }

    /// Takes a field that must be there, with an example of what to write where it is not.
    pub fn need_as(&mut self, name: &'static str, example: &'static str) -> Option<&'n Node<'a>> {
        let node = self.take(name);
        if node.is_none() {
            self.missing.push((name, example));
        }
        node
    }

    /// Takes all fields, whatever their names: a map from ids to values.
    pub fn rest(&mut self) -> &'n [(Key<'a>, Node<'a>)] {
        self.all = true;
        self.entries
    }

    /// Ends: tells every field that is missing, and every one that nobody asked for.
    pub fn finish(mut self, reader: &mut Reader<'a>) {
        for (key, _) in self.entries {
            if self.all || self.asked.contains(&&*key.text) {
                continue;
            }
            let asked = || self.asked.iter().copied();
            reader.tell_unknown(key.place, ("field", &key.text), asked(), || {
                format!("the fields here are {}", text::ticked(asked()))
            });
            // A field that is only misspelt is not missing as well.
            if !self.missing.is_empty() && !reader.is_full() {
                let meant = text::nearest(&key.text, asked());
                self.missing.retain(|(name, _)| Some(*name) != meant);
            }
        }
        for (name, example) in self.missing {
            let help = format!("add `{name}: {example}`");
            reader.tell(self.place, format!("missing field `{name}`"), help);
        }
    }
}
