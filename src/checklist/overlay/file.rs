//! `overlay.yaml`: what a folder of one's own says otherwise than the model that it lies over.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value as Json, json};

use crate::checklist::method::MethodFile;
use crate::checklist::overlay::merge;
use crate::checklist::stage::{self, ItemDraft, MAX_ITEMS, StageDraft, StageFile};
use crate::format::{
    Alone, AtLeastOne, Here, Kind, Map, May, Names, Need, Or, OrAlone, Part, Placed, Read,
    ReadName, Seen, Text, What, Whole, With, Word, kind, record,
};
use crate::model::{Item, ItemId, KnownIds, Method, ModelId};
use crate::problem::Place;
use crate::text;
use crate::yaml::{Key, Node, Reader, Value};

record! {
    /// Single changes to a model that is built in: what is not asked, asked otherwise, or asked
    /// beside it.
    pub(crate) struct OverlayFile: "an overlay", "overlays" in Below,
        file "ospo/overlay/1" "Single changes to a model (overlay.yaml)"
    {
        /// The model that it lies over.
        over: Seen<Need<Over>>,
        /// The items, topics and stages that are not asked: an id, or `item` or `stage` with the
        /// reason.
        hide: Or<Hiding>,
        /// What is said otherwise of an item or topic: by its id, the fields that differ. Of levels,
        /// efforts and other values by level, only those that are named; nothing behind the name of
        /// a field takes it away.
        change: Or<Map<ChangedIds, ChangedItem, 1>>,
        /// What is said otherwise of a stage: by its number, the fields that differ.
        stages: Or<Map<StageNumbers, ChangedStage, 1>>,
        /// What is said otherwise of the method: each field that stands here replaces that of the
        /// model.
        method: May<ChangedMethod>,
        /// Items that are asked beside those of the model.
        add: Or<Adding>,
    }
}

record! {
    /// The model that an overlay lies over.
    pub(crate) struct Over: "a model", "models" in any {
        /// Its id.
        model: Need<Placed<ModelId>>,
        /// The version for which the overlay was written. Put it into quotes.
        version: May<Placed<Word>>,
    }
}

record! {
    /// What is not asked.
    pub(crate) struct Hidden: "what is hidden", "ids" in any, more item_or_stage {
        /// An item or topic.
        item: May<Placed<ItemId>>,
        /// A stage with all its items, by its number.
        stage: May<Placed<Whole<0, 99>>>,
        /// Why it is not asked.
        why: May<Text>,
        place: Here,
    }
}

fn item_or_stage() -> Json {
    json!({ "oneOf": [{ "required": ["item"] }, { "required": ["stage"] }] })
}

impl Alone for Hidden {
    const ALONE: What = What::Id;

    fn alone<'a>(node: &Node<'a>, reader: &mut Reader<'a>) -> Option<Self> {
        let item = Some((ItemId::new(reader.id(node)?), node.place));
        Some(Self { item, stage: None, why: None, place: node.place })
    }
}

record! {
    /// An item that is asked beside those of the model, with all its fields.
    pub(crate) struct AddedFields: "an item", "items" in KnownIds {
        /// The number of the stage at whose end it stands, or `topics`.
        stage: Need<Placed<Home>>,
        item: With<Item>,
    }
}

kind! {
    /// Where an item is added: a stage by its number, or none for the topics.
    pub(crate) struct Home = Option<u32>: What::Else(|| json!({
        "anyOf": [{ "type": "integer", "minimum": 0, "maximum": 99 }, { "const": "topics" }]
    })), "stages",
    in any |node, _, reader| {
        if node.word() == Some("topics") { Some(None) } else { reader.whole(node, 0, 99).map(Some) }
    }
}

/// What an overlay lies over, and what of it was hidden so far.
#[derive(Debug, Default)]
pub(crate) struct Below {
    pub(super) ids: KnownIds,
    /// The items and topics of the model as they stand in its files, each with its stage.
    pub(super) items: BTreeMap<String, (Option<u32>, Node<'static>)>,
    pub(super) stages: BTreeMap<u32, Node<'static>>,
    pub(super) method: Option<Node<'static>>,
    /// Whether all of these could be read; else nobody is blamed for naming one.
    pub(super) complete: bool,
    /// Each with the reason, where one is given.
    pub(super) hidden: BTreeMap<String, Option<String>>,
    pub(super) hidden_stages: BTreeSet<u32>,
}

impl Below {
    /// Says whether an item can be meant; tells where it cannot.
    fn has(&self, id: &str, place: Place, reader: &mut Reader<'_>) -> bool {
        if self.hidden.contains_key(id) {
            let message = format!("`{id}` is hidden above");
            reader.tell(place, message, "take it out here, or show it again");
            return false;
        }
        let is_there = self.items.contains_key(id);
        if !is_there && self.complete {
            let ids = self.items.keys().map(String::as_str);
            reader.tell_unknown(place, ("item", id), ids, || {
                "name an item or topic of the model".to_owned()
            });
        }
        is_there
    }

    fn has_stage(&self, number: u32, place: Place, reader: &mut Reader<'_>) -> bool {
        let hidden = self.hidden_stages.contains(&number);
        if hidden {
            let message = format!("stage {number} is hidden above");
            reader.tell(place, message, "take it out here, or show it again");
        } else if !self.stages.contains_key(&number) && self.complete {
            let stages = text::listed(self.stages.keys().map(ToString::to_string));
            let message = format!("the model has no stage {number}");
            reader.tell(place, message, format!("its stages are {stages}"));
        }
        !hidden && self.stages.contains_key(&number)
    }

    /// Tells stages of which every item is hidden, and where nothing is left to ask.
    pub(super) fn tell_empty(
        &self,
        added: &[(Option<u32>, ItemDraft)],
        hide: Place,
        reader: &mut Reader<'_>,
    ) {
        let is_left = |(id, (home, _)): (&String, &(Option<u32>, _))| {
            home.is_some() && !self.hidden.contains_key(id)
        };
        if self.complete && added.is_empty() && !self.items.iter().any(is_left) {
            let help = "show some of it, or begin a model of your own: `ospo model new DIR`";
            reader.tell(hide, "every stage is hidden", help);
            return;
        }
        for number in self.stages.keys().filter(|number| !self.hidden_stages.contains(number)) {
            let mut items = self.items.iter().filter(|(_, (home, _))| *home == Some(*number));
            let had_some = items.clone().next().is_some();
            let is_added = added.iter().any(|(home, _)| *home == Some(*number));
            if had_some && !is_added && items.all(|(id, _)| self.hidden.contains_key(id)) {
                let message = format!("every item of stage {number} is hidden");
                reader.tell(hide, message, format!("hide the stage: `- stage: {number}`"));
            }
        }
    }
}

kind! {
    /// What is not asked, each once.
    pub(crate) struct Hiding = Vec<Hidden>: AtLeastOne::<OrAlone<Hidden>>::WHAT, "ids",
    in Below |node, below, reader| {
        let all = AtLeastOne::<OrAlone<Hidden>>::read(node, below, reader)?;
        for hidden in &all {
            match (&hidden.item, &hidden.stage) {
                (Some((id, place)), None) if below.has(id.as_str(), *place, reader) => {
                    below.hidden.insert(id.to_string(), hidden.why.clone());
                }
                (None, Some((number, place))) if below.has_stage(*number, *place, reader) => {
                    below.hidden_stages.insert(*number);
                    let items = below.items.iter().filter(|(_, (home, _))| *home == Some(*number));
                    let whys = items.map(|(id, _)| (id.clone(), hidden.why.clone()));
                    below.hidden.extend(whys);
                }
                (Some(_), Some(_)) | (None, None) => {
                    let help = "write `item: ID`, or `stage: N` for a stage with all its items";
                    reader.tell(hidden.place, "either an item or a stage is hidden", help);
                }
                (Some(_), None) | (None, Some(_)) => {}
            }
        }
        Some(all)
    }
}

/// Names of items that are changed.
#[derive(Debug)]
pub(crate) struct ChangedIds;

impl Names for ChangedIds {
    type Name = ItemId;
    const MAP: &'static str = "items";
}

impl ReadName<Below> for ChangedIds {
    fn read<'a>(key: &Key<'a>, below: &mut Below, reader: &mut Reader<'a>) -> Option<ItemId> {
        let id = reader.key_id(key)?;
        below.has(&id, key.place, reader).then(|| ItemId::new(id))
    }
}

/// An item of the model with the fields that differ.
#[derive(Debug)]
pub(crate) struct ChangedItem;

impl Kind for ChangedItem {
    type Value = ItemDraft;
    const WHAT: What = What::SomeOf(&Item::RECORD, &["id"]);
    const MANY: &'static str = "items";
}

/// The fields that stand in another sense where an item is answered on another scale.
const OF_SCALE: [&str; 7] =
    ["levels", "effort", "next", "shows_after", "floor", "floor_why", "evidence_from"];

impl Read<Below> for ChangedItem {
    fn read<'a>(_: &Node<'a>, _: &mut Below, _: &mut Reader<'a>) -> Option<ItemDraft> {
        None
    }

    fn read_under<'a>(
        key: &Key<'a>,
        node: &Node<'a>,
        below: &mut Below,
        reader: &mut Reader<'a>,
    ) -> Option<ItemDraft> {
        let fields = reader.fields(node, "a change")?;
        if let Some(id) = fields.get("id") {
            let help = "answers point at it; to ask something else, hide this one and add another";
            reader.tell(id.place, "an item keeps its id", help);
            return None;
        }
        for after in node.field("after").map_or(&[][..], Node::entries) {
            if let Some(id) = after.word().filter(|id| below.hidden.contains_key(*id)) {
                below.has(id, after.place, reader);
            }
        }
        let (_, item) = below.items.get(&*key.text)?;
        let of_scale: &[&str] = if fields.get("scale").is_some() { &OF_SCALE } else { &[] };
        let item = merge::without(item, of_scale);
        let order: Vec<String> = match item.field("levels").map(|levels| &levels.value) {
            Some(Value::Map(levels)) => {
                levels.iter().map(|(key, _)| key.text.to_string()).collect()
            }
            _ => Vec::new(),
        };
        let item = merge::merged(&item, node, key.place, &order);
        stage::read_item(&item, &mut below.ids, reader)
    }
}

/// Numbers of stages.
#[derive(Debug)]
pub(crate) struct StageNumbers;

impl Names for StageNumbers {
    type Name = u32;
    const MAP: &'static str = "stages";
}

impl ReadName<Below> for StageNumbers {
    fn read<'a>(key: &Key<'a>, below: &mut Below, reader: &mut Reader<'a>) -> Option<u32> {
        let number = key.text.parse().ok();
        if number.is_none() {
            let message = format!("`{}` is not the number of a stage", key.text);
            reader.tell(key.place, message, "write its number, as in the name of its file");
        }
        number.filter(|number| below.has_stage(*number, key.place, reader))
    }
}

/// A stage of the model with the fields that differ.
#[derive(Debug)]
pub(crate) struct ChangedStage;

impl Kind for ChangedStage {
    type Value = StageDraft;
    const WHAT: What = What::SomeOf(&StageFile::RECORD, &["stage", "items"]);
    const MANY: &'static str = "stages";
}

impl Read<Below> for ChangedStage {
    fn read<'a>(_: &Node<'a>, _: &mut Below, _: &mut Reader<'a>) -> Option<StageDraft> {
        None
    }

    fn read_under<'a>(
        key: &Key<'a>,
        node: &Node<'a>,
        below: &mut Below,
        reader: &mut Reader<'a>,
    ) -> Option<StageDraft> {
        let fields = reader.fields(node, "a change")?;
        for (name, help) in [
            ("stage", "a stage keeps its number"),
            ("items", "items belong under `change`, `hide` or `add`"),
        ] {
            if let Some(field) = fields.get(name) {
                reader.tell(field.place, format!("`{name}` does not belong here"), help);
                return None;
            }
        }
        let number = key.text.parse().ok()?;
        let stage = merge::without(below.stages.get(&number)?, &["items"]);
        let stage = merge::merged(&stage, node, key.place, &[]);
        let stage = StageFile::read(&stage, &mut below.ids, reader)?;
        Some(stage.draft(number))
    }
}

/// The method of the model with the fields that differ.
#[derive(Debug)]
pub(crate) struct ChangedMethod;

impl Kind for ChangedMethod {
    type Value = Method;
    const WHAT: What = What::SomeOf(&MethodFile::RECORD, &[]);
    const MANY: &'static str = "methods";
}

/// The words of a ladder that may stand beside it, in the method itself.
const OF_LADDER: [&str; 5] = ["kind", "pass", "most", "share", "floor"];

impl Read<Below> for ChangedMethod {
    fn read<'a>(node: &Node<'a>, below: &mut Below, reader: &mut Reader<'a>) -> Option<Method> {
        let names: Vec<&str> = match &node.value {
            Value::Map(fields) => fields.iter().map(|(key, _)| &*key.text).collect(),
            _ => Vec::new(),
        };
        let of_ladder = node.field("ladder").map_or(&[][..], |_| &OF_LADDER);
        let names: Vec<&str> = names.into_iter().chain(of_ladder.iter().copied()).collect();
        let method = merge::without(below.method.as_ref()?, &names);
        Method::read(&merge::merged(&method, node, node.place, &[]), &mut below.ids.scales, reader)
    }
}

kind! {
    /// Items with the stages that they are added to.
    pub(crate) struct Adding = Vec<(Option<u32>, ItemDraft)>:
    What::List(&AddedFields::WHAT, 1, Some(MAX_ITEMS)), Item::MANY,
    in Below |node, below, reader| {
        let nodes = reader.list(node, Item::MANY);
        let mut added = Vec::new();
        for node in nodes.iter().take(MAX_ITEMS) {
            let read = AddedFields::read(node, &mut below.ids, reader);
            let home = read.as_ref().map(|read| read.stage);
            if let Some((Some(number), place)) = home
                && !below.has_stage(number, place, reader)
            {
                continue;
            }
            let draft = ItemDraft::of(node, read.map(|read| read.item));
            added.extend(home.map(|(home, _)| home).zip(draft));
        }
        Some(added)
    }
}
