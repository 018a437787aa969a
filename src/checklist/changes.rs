//! `changes` of `model.yaml`: what became of items from version to version, the newest first.

use crate::checklist::names;
use crate::model::{Change, Changes, ItemId, OldAnswers, version_order};
use crate::problem::Place;
use crate::yaml::{Fields, Node, Reader};

/// How many versions may tell what they changed.
const MOST: usize = 1000;

/// The changes of one version, as they stand in the file.
#[derive(Debug)]
pub(super) struct Draft {
    pub(super) version: String,
    pub(super) place: Place,
    pub(super) changes: Vec<Change>,
    /// Every item that is named, in the order of the file.
    pub(super) named: Vec<Named>,
}

/// An item that a change names.
#[derive(Debug)]
pub(super) struct Named {
    pub(super) id: ItemId,
    pub(super) place: Place,
    pub(super) role: Role,
}

/// What a change says of an item that it names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    GivenUp,
    Brought,
    Reworded,
}

impl Draft {
    pub(super) fn changes(self) -> Changes {
        Changes {
            version: self.version,
            changes: self.changes,
        }
    }
}

/// Reads the changes; none where something in them could not be read, which has been told.
pub(super) fn read<'a>(node: &Node<'a>, reader: &mut Reader<'a>) -> Option<Vec<Draft>> {
    let nodes = names::entries(node, "version", MOST, reader)?;
    let read: Vec<Option<Draft>> = nodes.iter().map(|node| draft(node, reader)).collect();
    read.into_iter().collect()
}

fn draft<'a>(node: &Node<'a>, reader: &mut Reader<'a>) -> Option<Draft> {
    let mut fields = reader.fields(node, "the changes of a version")?;
    let version_node = fields.need("version");
    let version = version_node.and_then(|node| version(node, reader));
    let mut list = List::default();
    list.read(fields.take("renamed"), "renamed items", reader, renamed);
    list.read(fields.take("split"), "items that were split", reader, split);
    list.read(
        fields.take("merged"),
        "items that were merged",
        reader,
        merged,
    );
    list.read(fields.take("removed"), "removed items", reader, removed);
    list.read(fields.take("reworded"), "reworded items", reader, reworded);
    fields.finish(reader);
    let place = version_node.map_or(node.place, |node| node.place);
    if list.changes.is_empty() && !list.broken {
        let help = "say what it `renamed`, `split`, `merged`, `removed` or `reworded`, or leave it \
                    out";
        reader.tell(place, "a version without a change", help);
        return None;
    }
    (!list.broken).then_some(Draft {
        version: version?,
        place,
        changes: list.changes,
        named: list.named,
    })
}

/// Reads a version that has an order.
fn version<'a>(node: &Node<'a>, reader: &mut Reader<'a>) -> Option<String> {
    let version = reader.word(node)?;
    if version_order(version, version).is_some() {
        return Some(version.to_owned());
    }
    let message = format!("version `{version}` is not made of numbers");
    let help = "write numbers with points between them: \"1.1\"";
    reader.tell(node.place, message, help);
    None
}

/// The changes that were read so far.
#[derive(Debug, Default)]
struct List {
    changes: Vec<Change>,
    named: Vec<Named>,
    /// Whether something could not be read, which has been told.
    broken: bool,
}

/// Takes the fields of one change.
type Take<'a> = for<'n> fn(&mut Fields<'n, 'a>, &mut Vec<Named>, &mut Reader<'a>) -> Option<Change>;

impl List {
    /// Reads all changes of one kind.
    fn read<'a>(
        &mut self,
        node: Option<&Node<'a>>,
        what: &str,
        reader: &mut Reader<'a>,
        take: Take<'a>,
    ) {
        let Some(node) = node else { return };
        let nodes = reader.list(node, what);
        self.broken |= nodes.is_empty() && !node.is_empty_list();
        for node in nodes {
            let change = reader.fields(node, "a change").and_then(|mut fields| {
                let change = take(&mut fields, &mut self.named, reader);
                fields.finish(reader);
                change
            });
            self.broken |= change.is_none();
            self.changes.extend(change);
        }
    }
}

fn renamed<'a>(
    fields: &mut Fields<'_, 'a>,
    named: &mut Vec<Named>,
    reader: &mut Reader<'a>,
) -> Option<Change> {
    let from = one(fields, "from", Role::GivenUp, named, reader);
    let to = one(fields, "to", Role::Brought, named, reader);
    Some(Change::Renamed {
        from: from?,
        to: to?,
    })
}

fn split<'a>(
    fields: &mut Fields<'_, 'a>,
    named: &mut Vec<Named>,
    reader: &mut Reader<'a>,
) -> Option<Change> {
    let from = one(fields, "from", Role::GivenUp, named, reader);
    let to = several(fields, "to", Role::Brought, named, reader);
    let why = why(fields, reader);
    Some(Change::Split {
        from: from?,
        to: to?,
        why: why?,
    })
}

fn merged<'a>(
    fields: &mut Fields<'_, 'a>,
    named: &mut Vec<Named>,
    reader: &mut Reader<'a>,
) -> Option<Change> {
    let from = several(fields, "from", Role::GivenUp, named, reader);
    let to = one(fields, "to", Role::Brought, named, reader);
    let why = why(fields, reader);
    Some(Change::Merged {
        from: from?,
        to: to?,
        why: why?,
    })
}

fn removed<'a>(
    fields: &mut Fields<'_, 'a>,
    named: &mut Vec<Named>,
    reader: &mut Reader<'a>,
) -> Option<Change> {
    let item = one(fields, "item", Role::GivenUp, named, reader);
    let why = why(fields, reader);
    Some(Change::Removed {
        item: item?,
        why: why?,
    })
}

fn reworded<'a>(
    fields: &mut Fields<'_, 'a>,
    named: &mut Vec<Named>,
    reader: &mut Reader<'a>,
) -> Option<Change> {
    let item = one(fields, "item", Role::Reworded, named, reader);
    let why = why(fields, reader);
    let words = OldAnswers::ALL.map(OldAnswers::as_str);
    let answers = fields.take("answers").map(|node| {
        let word = names::known(node, "word for old answers", &words, reader)?;
        let mut all = OldAnswers::ALL.into_iter();
        all.find(|answers| answers.as_str() == word)
    });
    Some(Change::Reworded {
        item: item?,
        why: why?,
        answers: answers.unwrap_or(Some(OldAnswers::AskAgain))?,
    })
}

fn why<'a>(fields: &mut Fields<'_, 'a>, reader: &mut Reader<'a>) -> Option<String> {
    fields.need("why").and_then(|node| reader.text(node))
}

fn one<'a>(
    fields: &mut Fields<'_, 'a>,
    field: &'static str,
    role: Role,
    named: &mut Vec<Named>,
    reader: &mut Reader<'a>,
) -> Option<ItemId> {
    let node = fields.need(field)?;
    let id = ItemId::new(reader.id(node)?);
    named.push(Named {
        id: id.clone(),
        place: node.place,
        role,
    });
    Some(id)
}

/// Reads two ids or more.
fn several<'a>(
    fields: &mut Fields<'_, 'a>,
    field: &'static str,
    role: Role,
    named: &mut Vec<Named>,
    reader: &mut Reader<'a>,
) -> Option<Vec<ItemId>> {
    let node = fields.need_as(field, "[one, two]")?;
    let nodes = reader.list(node, "ids");
    let ids: Vec<Option<ItemId>> = nodes
        .iter()
        .map(|node| {
            let id = ItemId::new(reader.id(node)?);
            named.push(Named {
                id: id.clone(),
                place: node.place,
                role,
            });
            Some(id)
        })
        .collect();
    if nodes.len() == 1 || node.is_empty_list() {
        let help = "name two items or more, or write it under `renamed` or `removed`";
        reader.tell(node.place, format!("`{field}` needs several items"), help);
        return None;
    }
    let ids: Option<Vec<ItemId>> = ids.into_iter().collect();
    ids.filter(|ids| !ids.is_empty())
}
