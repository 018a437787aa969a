//! One item as it stands in its file.

use std::sync::Arc;

use crate::checklist::header::Header;
use crate::model::AreaId;
use crate::model::Item;
use crate::model::ItemId;
use crate::model::Link;
use crate::model::PersonWeeks;
use crate::model::RoleId;
use crate::model::Scale;
use crate::model::Step;
use crate::model::Subject;
use crate::problem::Place;
use crate::text;
use crate::yaml::Fields;
use crate::yaml::Node;
use crate::yaml::Reader;

/// An item whose links to other items are not checked yet.
#[derive(Debug)]
pub(super) struct Draft {
    pub(super) item: Item,
    pub(super) place: Place,
    /// Where each entry of `after` stands.
    pub(super) after: Vec<Place>,
}

pub(super) fn read<'a>(node: &Node<'a>, header: &Header, reader: &mut Reader<'a>) -> Option<Draft> {
    let mut fields = reader.fields(node, "an item")?;
    let id_node = fields.need("id", reader);
    let id = id_node.and_then(|n| reader.id(n)).map(ItemId::new);
    let title = fields.take("title").and_then(|n| reader.text(n));
    let source = fields.take("source").and_then(|n| reader.text(n));
    let area = fields.need("area", reader).and_then(|n| area(n, header, reader));
    let ask = fields.need("ask", reader).and_then(|n| reader.text(n));
    let why = fields.take("why").and_then(|n| reader.text(n));
    let look_for = fields.take("look_for").map(|n| reader.texts(n)).unwrap_or_default();
    let scale = scale(&mut fields, header, reader);
    let steps = steps(&mut fields, scale.as_deref(), reader);
    let evidence = fields.take("evidence").map(|n| reader.texts(n)).unwrap_or_default();
    let who = fields.take("who").map(|n| roles(n, header, reader)).unwrap_or_default();
    let subject = fields.take("subject").map(|n| subject(n, reader));
    let weight = fields.take("weight").map(|n| reader.whole(n, 0, 1000));
    let (after, places) = fields.take("after").map(|n| ids(n, reader)).unwrap_or_default();
    let references = fields.take("references").map(|n| links(n, reader)).unwrap_or_default();
    let since = fields.take("since").and_then(|n| reader.word(n));
    fields.finish(reader);
    let id = id?;
    let item = Item {
        title: title.unwrap_or_else(|| title_of(&id)),
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
        after,
        references,
        since,
    };
    Some(Draft { item, place: id_node?.place, after: places })
}

/// Where an item names no title, its id reads as one.
fn title_of(id: &ItemId) -> String {
    let words = id.as_str().replace('-', " ");
    let mut letters = words.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

/// Reads an id and tells where it is none of the `known`; with no name known, any will do.
fn known<'a>(
    node: &Node<'a>,
    what: &str,
    known: &[&str],
    reader: &mut Reader<'a>,
) -> Option<String> {
    let id = reader.id(node)?;
    if known.is_empty() || known.contains(&id.as_str()) {
        return Some(id);
    }
    let help = match text::nearest(&id, known.iter().copied()) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => format!("the model has {}", text::ticked(known.iter().copied())),
    };
    reader.tell(node.place, format!("unknown {what} `{id}`"), help);
    None
}

fn area<'a>(node: &Node<'a>, header: &Header, reader: &mut Reader<'a>) -> Option<AreaId> {
    let areas: Vec<&str> = header.areas.iter().map(|area| area.id.as_str()).collect();
    known(node, "area", &areas, reader).map(AreaId::new)
}

fn roles<'a>(node: &Node<'a>, header: &Header, reader: &mut Reader<'a>) -> Vec<RoleId> {
    let roles: Vec<&str> = header.roles.iter().map(|role| role.id.as_str()).collect();
    let nodes = reader.list(node, "roles");
    let read = nodes.iter().filter_map(|node| known(node, "role", &roles, reader));
    read.map(RoleId::new).collect()
}

fn scale<'a>(
    fields: &mut Fields<'_, 'a>,
    header: &Header,
    reader: &mut Reader<'a>,
) -> Option<Arc<Scale>> {
    let Some(node) = fields.take("scale") else {
        return header.scales.first().cloned();
    };
    let scales: Vec<&str> = header.scales.iter().map(|scale| scale.id.as_str()).collect();
    let id = known(node, "scale", &scales, reader)?;
    header.scales.iter().find(|scale| scale.id == *id).cloned()
}

fn subject<'a>(node: &Node<'a>, reader: &mut Reader<'a>) -> Option<Subject> {
    match known(node, "subject", &["organisation", "ospo"], reader)?.as_str() {
        "ospo" => Some(Subject::Ospo),
        _ => Some(Subject::Organisation),
    }
}

fn ids<'a>(node: &Node<'a>, reader: &mut Reader<'a>) -> (Vec<ItemId>, Vec<Place>) {
    let nodes = reader.list(node, "ids");
    let read = nodes.iter().filter_map(|n| Some((ItemId::new(reader.id(n)?), n.place)));
    read.unzip()
}

fn links<'a>(node: &Node<'a>, reader: &mut Reader<'a>) -> Vec<Link> {
    let nodes = reader.list(node, "references");
    let read = nodes.iter().filter_map(|node| {
        let mut fields = reader.fields(node, "a reference")?;
        let title = fields.need("title", reader).and_then(|n| reader.text(n));
        let url = fields.need("url", reader).and_then(|n| reader.url(n));
        fields.finish(reader);
        Some(Link { title: title?, url: url? })
    });
    read.collect()
}

/// Reads `levels`, `next` and `effort` together: one step for each level of the scale.
fn steps<'a>(
    fields: &mut Fields<'_, 'a>,
    scale: Option<&Scale>,
    reader: &mut Reader<'a>,
) -> Option<Vec<Step>> {
    let levels_node = fields.need("levels", reader);
    let next_node = fields.take("next");
    let effort_node = fields.take("effort");
    let scale = scale?;
    let anchors = by_level(levels_node?, scale, reader, |r, n| r.text(n));
    let next = next_node.map(|n| by_level(n, scale, reader, |r, n| r.text(n)));
    let effort = effort_node.map(|n| by_level(n, scale, reader, |r, n| r.hundredths(n, 10_000)));
    for (node, given) in [(next_node, next.as_ref().is_some_and(|n| n[0].is_some()))]
        .into_iter()
        .chain([(effort_node, effort.as_ref().is_some_and(|e| e[0].is_some()))])
    {
        if let (Some(node), true) = (node, given) {
            let message = format!("no step leads to the lowest level `{}`", scale.levels[0].id);
            reader.tell(node.place, message, "leave that level out here");
        }
    }
    let missing: Vec<&str> = (scale.levels.iter().zip(&anchors))
        .filter_map(|(level, anchor)| anchor.is_none().then_some(level.id.as_str()))
        .collect();
    if !missing.is_empty() {
        let message = format!("no anchor for {}", text::ticked(missing.iter().copied()));
        reader.tell(levels_node?.place, message, "say for each level what one would see");
        return None;
    }
    let next = next.unwrap_or_else(|| vec![None; anchors.len()]);
    let effort = effort.unwrap_or_else(|| vec![None; anchors.len()]);
    let steps = anchors.into_iter().flatten().zip(next).zip(effort);
    Some(
        steps
            .map(|((anchor, next), effort)| Step { anchor, next, effort: effort.map(PersonWeeks) })
            .collect(),
    )
}

/// Reads a map from levels to values into the order of the scale.
fn by_level<'a, T: Clone>(
    node: &Node<'a>,
    scale: &Scale,
    reader: &mut Reader<'a>,
    read: impl Fn(&mut Reader<'a>, &Node<'a>) -> Option<T>,
) -> Vec<Option<T>> {
    let mut values = vec![None; scale.levels.len()];
    let Some(mut fields) = reader.fields(node, "levels") else { return values };
    let names: Vec<&str> = scale.levels.iter().map(|level| level.id.as_str()).collect();
    let mut last = 0;
    for (key, value) in fields.rest() {
        let Some(index) = names.iter().position(|name| *name == key.text) else {
            let help = match text::nearest(&key.text, names.iter().copied()) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => format!("scale `{}` has {}", scale.id, text::ticked(names.iter().copied())),
            };
            reader.tell(key.place, format!("unknown level `{}`", key.text), help);
            continue;
        };
        if index < last {
            let message = format!("level `{}` is out of order", key.text);
            let help = format!("write them as the scale has them: {}", names.join(", "));
            reader.tell(key.place, message, help);
        }
        last = last.max(index);
        values[index] = read(reader, value);
    }
    values
}
