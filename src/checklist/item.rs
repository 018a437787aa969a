//! One item as it stands in its file, with the places of what is checked across files.

use crate::format::{self, Read};
use crate::model::{Item, ItemId, Known};
use crate::problem::Place;
use crate::text;
use crate::yaml::{Node, Reader};

/// An item whose links to other items are not checked yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Draft {
    pub(super) id: ItemId,
    pub(super) place: Place,
    pub(super) after: Vec<(ItemId, Place)>,
    pub(super) since: Option<(String, Place)>,
    /// None where something in it is wrong, which has been told.
    pub(super) item: Option<Item>,
}

/// Reads an item; none where not even its id can be read.
pub(super) fn read<'a>(
    node: &Node<'a>,
    known: &mut Known,
    reader: &mut Reader<'a>,
) -> Option<Draft> {
    let item = Item::read(node, known, reader);
    let (place, id) = format::id_of(node)?;
    let after = node.field("after").map_or(&[][..], Node::entries);
    let after = after.iter().filter_map(|node| {
        let id = node.word().filter(|id| text::is_id(id))?;
        Some((ItemId::new(id), node.place))
    });
    let since = node.field("since");
    Some(Draft {
        id: ItemId::new(id),
        place,
        after: after.collect(),
        since: since.and_then(|node| Some((node.word()?.to_owned(), node.place))),
        item,
    })
}
