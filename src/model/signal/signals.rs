//! Which fact bounds which item, and why.

use std::collections::BTreeMap;
use std::sync::Arc;

use bitcode::{Decode, Encode};
use serde_json::json;

use crate::format::{Id, May, Need, Text, What, Whole, file_words, kind, known, record};
use crate::model::id::{ItemId, LevelId};
use crate::model::method::Hundredths;
use crate::model::scale::Scale;
use crate::model::signal::fact_name::FactName;
use crate::yaml::{Fields, Reader};

/// No fact is drawn from more.
const MOST: u32 = 1_000_000;

record! {
    /// What follows for an item from a fact.
    #[derive(Decode, Encode)]
    pub struct Signal: "a signal", "signals" in Signalled, more one_of_each, check says_something {
        /// The name that language files use.
        id: Need<Id>,
        /// The fact that a program finds.
        fact: Need<FactName>,
        /// The fact is at least that much, in its unit: a share in percent, else the number itself.
        from: May<Hundredths>,
        /// The fact is at most that much.
        to: May<Hundredths>,
        /// A share of fewer says nothing.
        among: May<Whole<1, MOST>>,
        /// The item of which something follows.
        item: Need<SignalledItem>,
        /// The item has at least this level then.
        at_least: May<SignalledLevel>,
        /// The item has at most this level then.
        at_most: May<SignalledLevel>,
        /// Why that follows, for somebody who reads the question and knows what was counted.
        why: Need<Text>,
        /// How the fact is known.
        known: Need<HowKnown>,
    }
}

file_words! {
    /// How a fact is known.
    #[derive(Decode, Encode)]
    pub enum HowKnown: "way to know" {
        /// A program counted it where it happens.
        Measured is "measured",
        /// Another tool judged it, and its result was read.
        Reported is "reported",
        /// A file says so, and nobody has looked whether it is true.
        Declared is "declared",
    }
}

/// What signals may name of a model, and the item of the signal that is being read.
#[derive(Debug)]
pub struct Signalled {
    /// The items and topics, each with its scale and whether it asks for an intention.
    pub(super) items: BTreeMap<ItemId, (Arc<Scale>, bool)>,
    /// Whether the file is one that is built in. It may stand beside files of a user's own: a signal
    /// whose item they lack is left out, not told.
    pub(super) built_in: bool,
    scale: Option<Arc<Scale>>,
    /// What was read so far, to hold the next beside it.
    pub(super) read: Vec<Signal>,
}

impl Signalled {
    pub fn new(
        items: impl IntoIterator<Item = (ItemId, (Arc<Scale>, bool))>,
        built_in: bool,
    ) -> Self {
        Self { items: items.into_iter().collect(), built_in, scale: None, read: Vec::new() }
    }
}

kind! {
    /// An item or topic of the model.
    pub struct SignalledItem = ItemId: What::Id, "ids",
    in Signalled |node, own, reader| {
        let id = ItemId::new(reader.id(node)?);
        own.scale = own.items.get(&id).map(|(scale, _)| Arc::clone(scale));
        if own.scale.is_some() {
            return Some(id);
        }
        if !own.built_in {
            let items = own.items.keys().map(ItemId::as_str);
            reader.tell_unknown(node.place, ("item", id.as_str()), items, || {
                "name an item or topic of the model, or leave the signal out".to_owned()
            });
        }
        None
    }
}

kind! {
    /// A level of the item.
    pub struct SignalledLevel = LevelId: What::Id, "levels",
    in Signalled |node, own, reader| {
        let Some(scale) = &own.scale else {
            return LevelId::read(node, own, reader);
        };
        if own.built_in {
            return reader.id(node).map(LevelId::new).filter(|id| scale.level(id).is_some());
        }
        let levels: Vec<&str> = scale.levels.iter().map(|level| level.id.as_str()).collect();
        known(node, "level", &levels, reader).map(LevelId::new)
    }
}

/// What a schema says of that.
fn one_of_each() -> serde_json::Value {
    json!({ "allOf": [
        { "anyOf": [{ "required": ["from"] }, { "required": ["to"] }] },
        { "anyOf": [{ "required": ["at_least"] }, { "required": ["at_most"] }] },
    ] })
}

/// A signal that always sounds, or that nothing follows from, is none.
fn says_something<'a>(fields: &Fields<'_, 'a>, reader: &mut Reader<'a>) {
    if fields.get("from").is_none() && fields.get("to").is_none() {
        let help = "write `from:` or `to:` with the figure from which or up to which it holds";
        reader.tell(fields.place(), "this signal does not say when it holds", help);
    }
    if fields.get("at_least").is_none() && fields.get("at_most").is_none() {
        let help = "write `at_least:` or `at_most:` with a level of the item";
        reader.tell(fields.place(), "nothing follows from this signal", help);
    }
}
