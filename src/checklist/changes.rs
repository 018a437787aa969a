//! `changes` of `model.yaml`: what became of items from version to version, the newest first.

use serde_json::{Value, json};

use crate::format::{self, Kind, Map, May, Need, Or, Placed, Read, Seen, Text, What, kind, record};
use crate::model::{
    Change, Changes, Holds, ItemId, LevelId, LevelName, OldAnswers, OldLevels, version_order,
};
use crate::problem::Place;
use crate::yaml::{Fields, Node, Reader};

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ChangeDraft {
    pub(super) version: String,
    /// The levels that answers had before; none where they are those of today.
    pub(super) levels: Vec<LevelId>,
    pub(super) place: Place,
    pub(super) changes: Vec<Change>,
    /// Every item that is named, in the order of the file.
    pub(super) named: Vec<NamedItem>,
    pub(super) carried: Vec<HeldLevelEntry>,
}

/// A level of an item that was reworded, and the answer that it is now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct HeldLevelEntry {
    pub(super) item: ItemId,
    pub(super) level: LevelId,
    pub(super) now: String,
    pub(super) place: Place,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NamedItem {
    pub(super) id: ItemId,
    pub(super) place: Place,
    pub(super) role: ChangeRole,
}

/// What a change says of an item that it names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ChangeRole {
    GivenUp,
    Brought,
    Reworded,
}

impl ChangeDraft {
    pub(super) fn changes(self) -> Changes {
        Changes { version: self.version, levels: self.levels, list: self.changes }
    }
}

const MOST: usize = 1000;

kind! {
    /// What became of items, version by version; none where something could not be read, which has been
    /// told.
    pub(crate) struct All = Vec<ChangeDraft>: What::List(&VersionChanges::WHAT, 1, Some(MOST)), VersionChanges::MANY,
    in any |node, known, reader| {
        let nodes = format::entries(node, "version", MOST, reader)?;
        let read = nodes.iter().map(|node| draft(node, known, reader));
        let read: Vec<Option<ChangeDraft>> = read.collect();
        read.into_iter().collect()
    }
}

record! {
    /// What one version changed. No item stands in it twice, and an id that was given up never comes
    /// back.
    pub(crate) struct VersionChanges: "the changes of a version", "versions" in any,
        more says_something
    {
        /// The version that brought the changes, in quotes: "1.1".
        version: Seen<Need<VersionNumber>>,
        /// The levels that answers had before, the lowest first, where the scale has others now.
        levels: Seen<Or<WholeChange<LevelName>>>,
        /// Items that ask the same under another id: their answers move along.
        renamed: Seen<Or<WholeChange<Renamed>>>,
        /// Items whose question became several: each is asked, with the old answer beside it.
        split: Seen<Or<WholeChange<Split>>>,
        /// Items whose questions became one: it is asked, with the lowest of the old answers beside
        /// it.
        merged: Seen<Or<WholeChange<MergedItems>>>,
        /// Items that are not asked any more: their answers are kept and not counted.
        removed: Seen<Or<WholeChange<Removed>>>,
        /// Items that ask in other words.
        reworded: Seen<Or<WholeChange<Reworded>>>,
    }
}

fn says_something() -> Value {
    json!({ "minProperties": 2 })
}

fn draft<'a, C>(node: &Node<'a>, known: &mut C, reader: &mut Reader<'a>) -> Option<ChangeDraft> {
    let read = VersionChanges::read(node, known, reader)?;
    let (renamed, split, merged) = (read.renamed?, read.split?, read.merged?);
    let (removed, reworded, levels) = (read.removed?, read.reworded?, read.levels?);
    let mut carried = Vec::new();
    let mut named = Vec::new();
    let mut changes = Vec::new();
    let mut mark = |(id, place): (ItemId, Place), role: ChangeRole| {
        named.push(NamedItem { id: id.clone(), place, role });
        id
    };
    changes.extend(renamed.into_iter().map(|one| Change::Renamed {
        from: mark(one.from, ChangeRole::GivenUp),
        to: mark(one.to, ChangeRole::Brought),
    }));
    changes.extend(split.into_iter().map(|one| Change::Split {
        from: mark(one.from, ChangeRole::GivenUp),
        to: (one.to.into_iter().map(|id| mark(id, ChangeRole::Brought))).collect(),
        why: one.why,
    }));
    changes.extend(merged.into_iter().map(|one| Change::Merged {
        from: (one.from.into_iter().map(|id| mark(id, ChangeRole::GivenUp))).collect(),
        to: mark(one.to, ChangeRole::Brought),
        why: one.why,
    }));
    changes.extend(
        removed
            .into_iter()
            .map(|one| Change::Removed { item: mark(one.item, ChangeRole::GivenUp), why: one.why }),
    );
    for one in reworded {
        let item = mark(one.item, ChangeRole::Reworded);
        let holds = match (one.holds, one.answers) {
            (Some(map), _) => {
                let of_item =
                    |(level, (now, place)): (&LevelId, &(String, Place))| HeldLevelEntry {
                        item: item.clone(),
                        level: level.clone(),
                        now: now.clone(),
                        place: *place,
                    };
                carried.extend(map.iter().map(of_item));
                Holds::Levels {
                    levels: map.into_iter().map(|(level, (now, _))| (level, now)).collect(),
                    not_applicable: one.not_applicable != Some(OldAnswers::AskAgain),
                }
            }
            (None, Some(OldAnswers::Hold)) => Holds::All,
            (None, Some(OldAnswers::AskAgain) | None) => Holds::Nothing,
        };
        changes.push(Change::Reworded { item, why: one.why, holds });
    }
    let place = node.field("version").map_or(node.place, |node| node.place);
    if changes.is_empty() {
        let help = "say what it `renamed`, `split`, `merged`, `removed` or `reworded`, or leave it \
                    out";
        reader.tell(place, "a version without a change", help);
        return None;
    }
    Some(ChangeDraft { version: read.version?, levels, place, changes, named, carried })
}

kind! {
    /// A list; none where not all of it can be read.
    pub(crate) struct WholeChange<K> = Vec<K::Value>: What::List(&K::WHAT, 0, None), K::MANY,
    in any |node, known, reader| {
        let read = Vec::<K>::read(node, known, reader)?;
        let is_list = node.is_empty_list() || !node.entries().is_empty();
        (is_list && read.len() == node.entries().len()).then_some(read)
    }
}

kind! {
    /// A version that has an order: numbers with points between them.
    pub(crate) struct VersionNumber = String: What::Else(|| json!({ "type": ["string", "number"], "pattern": r"^[0-9]+(\.[0-9]+)*$" })), "versions",
    in any |node, _, reader| {
        let version = reader.word(node)?;
        if version_order(version, version).is_some() {
            return Some(version.to_owned());
        }
        let message = format!("version `{version}` is not made of numbers");
        let help = "write numbers with points between them: \"1.1\"";
        reader.tell(node.place, message, help);
        None
    }
}

type ChangedItem = Placed<ItemId>;

record! {
    /// An item that asks the same under another id.
    pub(crate) struct Renamed: "a change", "renamed items" in any {
        /// The id that it had.
        from: Need<ChangedItem>,
        /// The id that it has.
        to: Need<ChangedItem>,
    }
}

record! {
    /// An item whose question became several.
    pub(crate) struct Split: "a change", "items that were split" in any {
        /// The id that it had.
        from: Need<ChangedItem>,
        /// The items in its place.
        to: Need<Several<TO>>,
        /// Why.
        why: Need<Text>,
    }
}

record! {
    /// Items whose questions became one.
    pub(crate) struct MergedItems: "a change", "items that were merged" in any {
        /// The ids that they had.
        from: Need<Several<FROM>>,
        /// The item in their place.
        to: Need<ChangedItem>,
        /// Why.
        why: Need<Text>,
    }
}

record! {
    /// An item that is not asked any more.
    pub(crate) struct Removed: "a change", "removed items" in any {
        /// The id that it had.
        item: Need<ChangedItem>,
        /// Why.
        why: Need<Text>,
    }
}

record! {
    /// An item that asks in other words.
    pub(crate) struct Reworded: "a change", "reworded items" in any, check says_it_once {
        /// The item.
        item: Need<ChangedItem>,
        /// What is different.
        why: Need<Text>,
        /// Whether the answers from before hold, or are asked for again.
        answers: May<OldAnswers>,
        /// Levels that hold, each with the answer that it is now; all others are asked for again.
        holds: May<Map<OldLevels, Placed<NewAnswer>>>,
        /// Whether it still does not apply, beside `holds`.
        not_applicable: May<OldAnswers>,
    }
}

kind! {
    /// The word of a sheet for a level, or for at least one.
    pub(crate) struct NewAnswer = String: What::Else(
        || json!({ "type": "string", "pattern": "^(at least )?[a-z0-9]+(-[a-z0-9]+)*$" }),
    ), "answers",
    in any |node, _, reader| {
        reader.word(node).map(str::to_owned)
    }
}

/// Tells what would say of answers two things, or nothing.
fn says_it_once(fields: &Fields<'_, '_>, reader: &mut Reader<'_>) {
    let both = fields.get("answers").filter(|_| fields.get("holds").is_some());
    if let Some(node) = both {
        let help = "leave it out: what `holds` does not name is asked again";
        reader.tell(node.place, "`answers` beside `holds`", help);
    }
    if let (Some(node), None) = (fields.get("not_applicable"), fields.get("holds")) {
        let help = "leave it out, or say under `holds` which levels hold";
        reader.tell(node.place, "`not_applicable` without `holds`", help);
    }
}

const FROM: bool = true;
const TO: bool = false;

#[derive(Debug)]
pub(crate) struct Several<const IS_FROM: bool>;

impl<const IS_FROM: bool> Kind for Several<IS_FROM> {
    type Value = Vec<(ItemId, Place)>;
    const WHAT: What = What::List(&What::Id, 2, None);
    const MANY: &'static str = "ids";
    const EXAMPLE: &'static str = "[one, two]";
}

impl<C, const IS_FROM: bool> Read<C> for Several<IS_FROM> {
    fn read<'a>(
        node: &Node<'a>,
        known: &mut C,
        reader: &mut Reader<'a>,
    ) -> Option<Vec<(ItemId, Place)>> {
        let ids = WholeChange::<ChangedItem>::read(node, known, reader);
        if node.entries().len() == 1 || node.is_empty_list() {
            let field = if IS_FROM { "from" } else { "to" };
            let help = "name two items or more, or write it under `renamed` or `removed`";
            reader.tell(node.place, format!("`{field}` needs several items"), help);
            return None;
        }
        ids
    }
}
