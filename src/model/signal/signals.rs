//! `signals.yaml`: which fact bounds which item, and why.

use std::collections::BTreeMap;
use std::sync::Arc;

use bitcode::{Decode, Encode};
use serde_json::json;

use crate::format::{
    AtLeastOne, Id, May, Need, Text, What, Whole, file_words, kind, known, record,
};
use crate::model::id::{ItemId, LevelId};
use crate::model::method::Hundredths;
use crate::model::scale::Scale;
use crate::model::signal::fact_name::FactName;
use crate::problem::Place;
use crate::yaml::{Fields, Node, Reader};

/// No fact is drawn from more.
const MOST: u32 = 1_000_000;

record! {
    /// What facts say of items.
    pub struct SignalsFile: "signals", "signals" in Signalled,
        file "ospo/signals/1" "Which facts bound which items (signals.yaml)"
    {
        /// What follows from which fact.
        signals: Need<AtLeastOne<SoundSignal>>,
    }
}

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
    items: BTreeMap<ItemId, (Arc<Scale>, bool)>,
    /// Whether the file is one that is built in. It may stand beside files of a user's own: a signal
    /// whose item they lack is left out, not told.
    built_in: bool,
    scale: Option<Arc<Scale>>,
    /// What was read so far, to hold the next beside it.
    read: Vec<Signal>,
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

kind! {
    /// A signal whose parts go together, and which does not answer what only people can.
    pub struct SoundSignal = Signal: Signal::WHAT, Signal::MANY,
    in Signalled |node, own, reader| {
        let signal = Signal::read(node, own, reader)?;
        if !own.built_in {
            check_levels(node, &signal, own, reader);
        }
        own.read.push(signal.clone());
        Some(signal)
    }
}

fn check_levels(node: &Node<'_>, signal: &Signal, own: &Signalled, reader: &mut Reader<'_>) {
    let Some((scale, is_intention)) = own.items.get(&signal.item) else { return };
    let place_of = |field: &str| node.field(field).map_or(node.place, |node| node.place);
    if own.read.iter().any(|other| other.id == signal.id) {
        reader.tell(place_of("id"), format!("a second signal `{}`", signal.id), "rename one");
    }
    if let (Some(from), Some(to)) = (signal.from, signal.to)
        && from > to
    {
        reader.tell(place_of("to"), "this is below `from`, so it never holds", "exchange the two");
    }
    let top = scale.levels.len().saturating_sub(1);
    let at = |level: &Option<LevelId>| level.as_ref().and_then(|level| scale.index_of(level));
    let (low, high) = (at(&signal.at_least), at(&signal.at_most));
    if low == Some(0) || high == Some(top) {
        let field = if low == Some(0) { "at_least" } else { "at_most" };
        let help = "name another level, or leave the line out";
        reader.tell(place_of(field), "every answer is there: nothing follows", help);
    }
    // What others say of the item may hold at the same time.
    let of_item = own.read.iter().filter(|other| other.item == signal.item).chain([signal]);
    let (mut lows, mut highs) = (vec![0], vec![top]);
    for one in of_item {
        lows.extend(at(&one.at_least));
        highs.extend(at(&one.at_most));
    }
    let is_new = |low: usize, high: usize| {
        at(&signal.at_least) == Some(low) || at(&signal.at_most) == Some(high)
    };
    let settles =
        lows.iter().any(|low| highs.iter().any(|high| low == high && is_new(*low, *high)));
    if *is_intention && settles {
        tell_intention(node.place, signal, reader);
    }
}

/// What somebody intends, no program can find.
fn tell_intention(place: Place, signal: &Signal, reader: &mut Reader<'_>) {
    let message = format!("`{}` asks for an intention, and this would settle it", signal.item);
    let help = "leave it at least two levels: what people mean to do, they say themselves";
    reader.tell(place, message, help);
}
