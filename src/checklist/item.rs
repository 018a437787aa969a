//! One item as it stands in its file.

use std::sync::Arc;

use crate::checklist::header::Header;
use crate::checklist::names::known;
use crate::checklist::steps::steps;
use crate::model::{AreaId, Item, ItemId, Link, RoleId, Scale, Subject};
use crate::problem::Place;
use crate::text;
use crate::yaml::{Fields, Node, Reader};

/// An item whose links to other items are not checked yet.
#[derive(Debug)]
pub(super) struct Draft {
    pub(super) id: ItemId,
    pub(super) place: Place,
    /// The items that it comes after, with their places.
    pub(super) after: Vec<(ItemId, Place)>,
    /// The version of its wording, with its place.
    pub(super) since: Option<(String, Place)>,
    /// None where something in it is wrong, which has been told.
    pub(super) item: Option<Item>,
}

/// Reads an item; none where not even its id can be read.
pub(super) fn read<'a>(node: &Node<'a>, header: &Header, reader: &mut Reader<'a>) -> Option<Draft> {
    let mut fields = reader.fields(node, "an item")?;
    let id_node = fields.need("id");
    let id = id_node.and_then(|n| reader.id(n)).map(ItemId::new);
    let after = fields
        .take("after")
        .map(|n| ids(n, reader))
        .unwrap_or_default();
    let since = fields
        .take("since")
        .and_then(|n| Some((reader.word(n)?.to_owned(), n.place)));
    let mut item = rest(&mut fields, id.as_ref(), &after, header, reader);
    if let (Some(item), Some((version, _))) = (&mut item, &since) {
        item.since = Some(version.clone());
    }
    fields.finish(reader);
    Some(Draft {
        id: id?,
        place: id_node?.place,
        after,
        since,
        item,
    })
}

fn rest<'a>(
    fields: &mut Fields<'_, 'a>,
    id: Option<&ItemId>,
    after: &[(ItemId, Place)],
    header: &Header,
    reader: &mut Reader<'a>,
) -> Option<Item> {
    let title = fields.take("title").and_then(|n| reader.text(n));
    let source = fields.take("source").and_then(|n| reader.text(n));
    let area = fields.need("area").and_then(|n| area(n, header, reader));
    let ask = fields.need("ask").and_then(|n| reader.text(n));
    let why = fields.take("why").and_then(|n| reader.text(n));
    let look_for = fields
        .take("look_for")
        .map(|n| reader.texts(n))
        .unwrap_or_default();
    let scale = scale(fields, header, reader);
    let steps = steps(fields, scale.as_deref(), reader);
    let evidence = fields
        .take("evidence")
        .map(|n| reader.texts(n))
        .unwrap_or_default();
    let who = fields
        .take("who")
        .map(|n| roles(n, header, reader))
        .unwrap_or_default();
    let subject = fields.take("subject").map(|n| subject(n, reader));
    let weight = fields.take("weight").map(|n| reader.whole(n, 0, 1000));
    let references = fields
        .take("references")
        .map(|n| links(n, reader))
        .unwrap_or_default();
    let id = id?.clone();
    Some(Item {
        // Where an item names no title, its id reads as one.
        title: title.unwrap_or_else(|| text::in_words(id.as_str())),
        id,
        source,
        area: area?,
        ask: ask?,
        why,
        look_for,
        scale: scale?,
        steps: steps?,
        evidence,
        who,
        subject: subject.unwrap_or(Some(Subject::Organisation))?,
        weight: weight.unwrap_or(Some(1))?,
        after: after.iter().map(|(id, _)| id.clone()).collect(),
        references,
        since: None,
    })
}

fn area<'a>(node: &Node<'a>, header: &Header, reader: &mut Reader<'a>) -> Option<AreaId> {
    let Some(areas) = &header.areas else {
        return reader.id(node).map(AreaId::new);
    };
    let areas: Vec<&str> = areas.iter().map(|area| area.id.as_str()).collect();
    known(node, "area", &areas, reader).map(AreaId::new)
}

/// Reads roles; a model that names none takes any.
fn roles<'a>(node: &Node<'a>, header: &Header, reader: &mut Reader<'a>) -> Vec<RoleId> {
    let roles = header.roles.iter().flatten().map(|role| role.id.as_str());
    let roles: Vec<&str> = roles.collect();
    let nodes = reader.list(node, "roles");
    let read = nodes.iter().filter_map(|node| match roles.as_slice() {
        [] => reader.id(node),
        roles => known(node, "role", roles, reader),
    });
    read.map(RoleId::new).collect()
}

fn scale<'a>(
    fields: &mut Fields<'_, 'a>,
    header: &Header,
    reader: &mut Reader<'a>,
) -> Option<Arc<Scale>> {
    let node = fields.take("scale");
    let scales = header.scales.as_ref()?;
    let Some(node) = node else {
        return scales.first().cloned();
    };
    let ids: Vec<&str> = scales.iter().map(|scale| scale.id.as_str()).collect();
    let id = known(node, "scale", &ids, reader)?;
    scales.iter().find(|scale| scale.id == *id).cloned()
}

fn subject<'a>(node: &Node<'a>, reader: &mut Reader<'a>) -> Option<Subject> {
    match known(node, "subject", &["organisation", "ospo"], reader)?.as_str() {
        "ospo" => Some(Subject::Ospo),
        _ => Some(Subject::Organisation),
    }
}

fn ids<'a>(node: &Node<'a>, reader: &mut Reader<'a>) -> Vec<(ItemId, Place)> {
    let nodes = reader.list(node, "ids");
    let read = nodes
        .iter()
        .filter_map(|n| Some((ItemId::new(reader.id(n)?), n.place)));
    read.collect()
}

fn links<'a>(node: &Node<'a>, reader: &mut Reader<'a>) -> Vec<Link> {
    let nodes = reader.list(node, "references");
    let read = nodes.iter().filter_map(|node| {
        let mut fields = reader.fields(node, "a reference")?;
        let title = fields.need("title").and_then(|n| reader.text(n));
        let url = fields.need("url").and_then(|n| reader.url(n));
        fields.finish(reader);
        Some(Link {
            title: title?,
            url: url?,
        })
    });
    read.collect()
}
