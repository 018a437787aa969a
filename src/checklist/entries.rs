//! Lists in which each entry has an `id`.

use crate::checklist::names;
use crate::problem::Place;
use crate::yaml::{Fields, Node, Reader};

/// How many entries a list may have.
const MOST: usize = 1000;

/// Reads each entry of a list with `read`, which gets its fields and its id. Also returns the ids,
/// those of entries in which something else is wrong among them; none where one is not readable.
pub(super) fn read<'a, T>(
    node: &Node<'a>,
    noun: &str,
    reader: &mut Reader<'a>,
    mut read: impl FnMut(&mut Fields<'_, 'a>, Option<String>, &mut Reader<'a>) -> Option<T>,
) -> (Vec<T>, Option<Vec<String>>) {
    let Some(nodes) = names::entries(node, noun, MOST, reader) else {
        return (Vec::new(), None);
    };
    let mut entries = Vec::new();
    let mut ids: Vec<(Place, String)> = Vec::new();
    for node in nodes {
        let Some(mut fields) = reader.fields(node, &format!("an entry for each {noun}")) else {
            continue;
        };
        let id_node = fields.need("id");
        let id = id_node.and_then(|n| reader.id(n));
        entries.extend(read(&mut fields, id.clone(), reader));
        fields.finish(reader);
        ids.extend(id_node.map(|n| n.place).zip(id));
    }
    let places = ids.iter().map(|(place, id)| (*place, id.as_str()));
    names::unique(places, noun, reader);
    let complete = ids.len() == nodes.len();
    let ids = ids.into_iter().map(|(_, id)| id).collect();
    (entries, complete.then_some(ids))
}
