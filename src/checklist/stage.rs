//! `stage-N.yaml` and `topics.yaml`: a stage with its items, or the items outside the stages.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value as Json, json};

use crate::checklist::header::ModelHeader;
use crate::format::{
    self, Here, Kind, May, Need, Or, Placed, Read, Seen, Text, What, Whole, kind, record,
};
use crate::model::{Community, IsRung, Item, ItemId, KnownIds, Stage};
use crate::problem::Place;
use crate::text;
use crate::yaml::{Node, Reader, Value};

pub(super) const MAX_ITEMS: usize = 1000;

/// A stage as it stands in its file; its items are kept beside it until their links are checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct StageDraft {
    pub(super) place: Place,
    pub(super) number: u32,
    /// None where something in it is wrong, which has been told.
    pub(super) stage: Option<Stage>,
}

/// The items of a file, as far as they could be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Items {
    pub(super) drafts: Vec<ItemDraft>,
    /// Whether the id of every item is among them.
    pub(super) complete: bool,
    is_empty: bool,
}

record! {
    /// One stage of a model with its items. The number stands in the name of the file too.
    pub(crate) struct StageFile: "a stage", "stages" in KnownIds,
        file "" "A stage of a maturity model (stage-N.yaml)", more items_but_for_stage_0
    {
        /// The number of the stage, as in the name of the file.
        number as "stage": Seen<Need<Placed<Whole<0, 99>>>>,
        /// The name of the stage.
        title: Seen<Need<Text>>,
        /// What it is called in the field.
        label: May<Text>,
        /// Where it stands in the source.
        source: May<Text>,
        /// What characterises it, in a few sentences.
        summary: Seen<Need<Text>>,
        /// What one sees in an organisation at this stage.
        signs: Or<Vec<Text>>,
        /// Which communities to join.
        communities: Or<Vec<Community>>,
        /// Whether it is a rung of the ladder, `yes` or `no`: then it is scored, and nothing waits for
        /// it to pass. Without it, it is one.
        rung: Or<IsRung>,
        /// What is asked. Stage 0 may have none, every other stage has one or more.
        items: May<Placed<SomeItems>>,
        place: Here,
    }
}

fn items_but_for_stage_0() -> Json {
    json!({
        "if": { "properties": { "stage": { "const": 0 } }, "required": ["stage"] },
        "else": { "required": ["items"] }
    })
}

record! {
    /// Items outside the stages: they have a profile of their own and count towards no stage.
    pub(crate) struct TopicsFile: "topics", "topics" in KnownIds,
        file "" "The topics of a maturity model (topics.yaml)"
    {
        /// What is asked.
        topics: Need<Items>,
    }
}

pub(super) fn read<'a>(
    node: &Node<'a>,
    number_of_file: u32,
    header: &ModelHeader,
    reader: &mut Reader<'a>,
) -> Option<(StageDraft, Items)> {
    let mut file = StageFile::read(node, &mut header.known(), reader)?;
    if let Some((number, place)) = file.number
        && number != number_of_file
    {
        let message = format!("stage {number} is in the file of stage {number_of_file}");
        reader.tell(place, message, format!("name the file stage-{number}.yaml"));
    }
    match &file.items {
        None if number_of_file > 0 => {
            let help = "add `items:`; only stage 0 may have none";
            reader.tell(file.place, "a stage without items", help);
        }
        Some((items, _)) if items.is_empty => {
            let help = match number_of_file {
                0 => "leave `items` out where stage 0 asks nothing",
                _ => "add `items:`; only stage 0 may have none",
            };
            reader.tell(file.place, "a stage without items", help);
        }
        None | Some(_) => {}
    }
    let items = file.items.take().map_or(Items::NONE, |(items, _)| items);
    Some((file.draft(number_of_file), items))
}

impl StageFile {
    /// Returns the stage without its items.
    pub(super) fn draft(self, number_of_file: u32) -> StageDraft {
        let complete = self.number.zip(self.title).zip(self.summary);
        let stage = complete.map(|(((number, _), title), summary)| Stage {
            number,
            is_rung: self.rung == IsRung::Yes,
            title,
            label: self.label,
            source: self.source,
            summary,
            signs: self.signs,
            communities: self.communities,
            items: Vec::new(),
        });
        StageDraft { place: self.place, number: number_of_file, stage }
    }
}

pub(super) fn read_topics<'a>(
    node: &Node<'a>,
    header: &ModelHeader,
    reader: &mut Reader<'a>,
) -> Items {
    let file = TopicsFile::read(node, &mut header.known(), reader);
    file.map(|file| file.topics).unwrap_or_default()
}

impl Items {
    const NONE: Self = Self { drafts: Vec::new(), complete: true, is_empty: true };
}

kind! {
    /// The items of a stage, of which there is at least one.
    pub(crate) struct SomeItems = Items: What::List(&Item::WHAT, 1, Some(MAX_ITEMS)), Item::MANY,
    in KnownIds |node, known, reader| {
        Items::read(node, known, reader)
    }
}

kind! {
    impl Items = Self: What::List(&Item::WHAT, 0, Some(MAX_ITEMS)), Item::MANY,
    in KnownIds |node, known, reader| {
        let nodes = reader.list(node, Self::MANY);
        if nodes.len() > MAX_ITEMS {
            let message = format!("{} in one file", text::count(nodes.len(), "item"));
            let help = format!("a file holds at most {MAX_ITEMS}");
            reader.tell(node.place, message, help);
            return Some(Self::default());
        }
        let read = nodes.iter();
        let read = read.filter_map(|node| read_item(node, known, reader));
        let drafts: Vec<ItemDraft> = read.collect();
        let complete = drafts.len() == nodes.len() && matches!(node.value, Value::List(_));
        Some(Self {
            drafts,
            complete,
            is_empty: node.is_empty_list(),
        })
    }
}

/// An item whose links to other items are not checked yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ItemDraft {
    pub(super) id: ItemId,
    pub(super) place: Place,
    pub(super) after: Vec<(ItemId, Place)>,
    pub(super) since: Option<(String, Place)>,
    pub(super) starter: Option<(String, Place)>,
    /// None where something in it is wrong, which has been told.
    pub(super) item: Option<Item>,
}

/// Reads an item; none where not even its id can be read.
pub(super) fn read_item<'a>(
    node: &Node<'a>,
    known: &mut KnownIds,
    reader: &mut Reader<'a>,
) -> Option<ItemDraft> {
    let item = Item::read(node, known, reader);
    ItemDraft::of(node, item)
}

impl ItemDraft {
    /// Puts what stands before a hidden item in its place, wherever this one comes after it.
    pub(super) fn pass_over(&mut self, before: &BTreeMap<ItemId, Vec<ItemId>>) {
        // Hidden items may come after one another in a circle.
        let mut seen: BTreeSet<ItemId> = self.after.iter().map(|(id, _)| id.clone()).collect();
        seen.insert(self.id.clone());
        while let Some(at) = self.after.iter().position(|(id, _)| before.contains_key(id)) {
            let (id, place) = self.after.remove(at);
            let earlier = before.get(&id).into_iter().flatten();
            let earlier = earlier.filter(|id| seen.insert(ItemId::clone(id)));
            self.after.extend(earlier.map(|id| (id.clone(), place)));
        }
        if let Some(item) = &mut self.item {
            item.after = self.after.iter().map(|(id, _)| id.clone()).collect();
        }
    }

    /// Returns an item with the node that it was read from; none where not even its id can be read.
    pub(super) fn of(node: &Node<'_>, item: Option<Item>) -> Option<Self> {
        let (place, id) = format::id_of(node)?;
        let after = node.field("after").map_or(&[][..], Node::entries);
        let after = after.iter().filter_map(|node| {
            let id = node.word().filter(|id| text::is_id(id))?;
            Some((ItemId::new(id), node.place))
        });
        let word =
            |name| node.field(name).and_then(|node| Some((node.word()?.to_owned(), node.place)));
        Some(Self {
            id: ItemId::new(id),
            place,
            after: after.collect(),
            since: word("since"),
            starter: word("starter").filter(|(name, _)| text::is_id(name)),
            item,
        })
    }
}
