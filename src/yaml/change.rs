//! Changes in a text what differs between two trees, and leaves all other bytes as they are.

use serde_json::{Map, Value, json};

use crate::problem::{Place, SourceFile};
use crate::yaml::comments;
use crate::yaml::hand::{Hand, WriteBlock};
use crate::yaml::layout::{Layout, ListItem, MapEntry, Piece, PieceShape};
use crate::yaml::members::{MapChanges, Member, Next, Spot};

/// A value that cannot be changed without harm to what stands around it.
#[derive(Debug, PartialEq, Eq)]
pub struct Stuck {
    /// Where it stands; none where that is the whole text.
    pub place: Option<Place>,
}

/// Returns the text of a file with `wanted` in the place of `before`, which is what the file says
/// now in the words of whoever asks. What is the same in both is not looked at; fields that are in
/// neither stay. Comments stay too, at the end of their line or on a line of their own.
///
/// `write` gives the YAML of values that are new. Whoever edits reads the result again and looks
/// whether it says what is wanted.
///
/// # Errors
/// Where something would be lost.
pub fn changed(
    file: &SourceFile,
    before: &Value,
    wanted: &Value,
    write: WriteBlock,
) -> Result<String, Stuck> {
    if before == wanted {
        return Ok(file.text.to_string());
    }
    let layout = Layout::of(&file.text).ok_or(Stuck { place: None })?;
    let root = layout.root.as_ref().ok_or(Stuck { place: None })?;
    let mut changes = MapChanges::of(&layout, Hand::of(&layout, write));
    value(&mut changes, Spot::Root, root, before, wanted)?;
    let edited = changes.applied().filter(|edited| comments::same_comments(&file.text, edited));
    edited.ok_or(Stuck { place: None })
}

fn value(
    changes: &mut MapChanges<'_>,
    spot: Spot,
    piece: &Piece,
    before: &Value,
    wanted: &Value,
) -> Result<(), Stuck> {
    let arranged = match (&piece.shape, wanted) {
        (PieceShape::Map { is_flow, entries }, Value::Object(wanted)) => {
            let nothing = Map::new();
            let before = before.as_object().unwrap_or(&nothing);
            let (members, order) = map(changes, (entries, *is_flow), before, wanted)?;
            Some((members, order, *is_flow))
        }
        (PieceShape::List { is_flow, items }, Value::Array(wanted)) => match before {
            Value::Array(before) if are_alike(items, before) => {
                let items = (&**items, *is_flow);
                let (members, order) = list(changes, spot, items, before, wanted)?;
                Some((members, order, *is_flow))
            }
            _ => None,
        },
        _ => None,
    };
    let done = match (arranged, wanted) {
        (Some((members, order, is_flow)), _) if members.iter().any(|member| !member.goes) => {
            changes.arrange(&members, &order, is_flow)
        }
        (Some((members, order, false)), _) if order.is_empty() => {
            changes.take_out_all(spot, &members, wanted)
        }
        (_, Value::String(wanted)) => changes.rewrite(spot, piece, wanted),
        _ => changes.replace(spot, piece, wanted),
    };
    done.ok_or(Stuck { place: Some(piece.place) })
}

type Arranged<'p> = (Vec<Member<'p>>, Vec<Next>);

/// Changes the fields that stay, and returns which do and what comes between them.
fn map<'p>(
    changes: &mut MapChanges<'_>,
    (entries, is_flow): (&'p [MapEntry], bool),
    before: &Map<String, Value>,
    wanted: &Map<String, Value>,
) -> Result<Arranged<'p>, Stuck> {
    let is_quoted = entries.first().is_some_and(|entry| entry.key.is_in_double_quotes());
    let there = |name: &str| entries.iter().position(|entry| entry.name() == name);
    let is_gone = |name: &str| before.contains_key(name) && !wanted.contains_key(name);
    let mut order = Vec::new();
    let mut stay: Vec<bool> = entries.iter().map(|entry| !is_gone(entry.name())).collect();
    for (name, wanted) in wanted {
        let was = before.get(name);
        let renamed = || {
            let same = |entry: &MapEntry| {
                is_gone(entry.name())
                    && wanted.is_object()
                    && before.get(entry.name()) == Some(wanted)
            };
            entries.iter().position(same)
        };
        match there(name) {
            Some(_) if was == Some(wanted) => {}
            Some(index) => {
                let entry = &entries[index];
                let spot = if is_flow {
                    Spot::Flow { is_quoted }
                } else {
                    Spot::of_field(entry, changes.layout)
                };
                value(changes, spot, &entry.value, was.unwrap_or(&Value::Null), wanted)?;
            }
            None if was == Some(wanted) => continue,
            None => match renamed().filter(|index| !stay[*index]) {
                Some(index) => {
                    stay[index] = true;
                    changes.rename(&entries[index].key, name);
                    order.push(Next::Stays(index));
                }
                None => order.push(Next::New(json!({ name.as_str(): wanted }))),
            },
        }
        order.extend(there(name).map(Next::Stays));
    }
    let members = entries.iter().zip(stay).map(|(entry, stays)| Member {
        start: entry.key.span.start,
        value: &entry.value,
        is_quoted,
        goes: !stays,
    });
    Ok((members.collect(), order))
}

/// Says whether the entries of a list stand in the order of its values, as far as that shows.
fn are_alike(items: &[ListItem], values: &[Value]) -> bool {
    items.len() == values.len()
        && items.iter().zip(values).all(|(item, value)| match (&item.value.shape, value) {
            (PieceShape::Scalar { text, .. }, Value::String(value)) => text.trim() == value.trim(),
            _ => true,
        })
}

/// Changes the entries that stay, and returns which do and what comes between them.
fn list<'p>(
    changes: &mut MapChanges<'_>,
    spot: Spot,
    (items, is_flow): (&'p [ListItem], bool),
    before: &[Value],
    wanted: &[Value],
) -> Result<Arranged<'p>, Stuck> {
    let is_quoted = matches!(spot, Spot::Flow { is_quoted: true });
    let alike = |pairs: &mut dyn Iterator<Item = (&Value, &Value)>| {
        pairs.take_while(|(was, is)| was == is).count()
    };
    let head = alike(&mut before.iter().zip(wanted));
    let tail = alike(&mut before.iter().rev().zip(wanted.iter().rev()));
    let tail = tail.min(before.len().min(wanted.len()) - head);
    let (old_end, new_end) = (before.len() - tail, wanted.len() - tail);
    let mut order: Vec<Next> = (0..head).map(Next::Stays).collect();
    for index in head..new_end {
        if index < old_end {
            let item = &items[index];
            let spot = if is_flow {
                Spot::Flow { is_quoted }
            } else {
                Spot::of_item(item, changes.layout)
            };
            value(changes, spot, &item.value, &before[index], &wanted[index])?;
            order.push(Next::Stays(index));
        } else {
            order.push(Next::New(json!([wanted[index]])));
        }
    }
    order.extend((old_end..before.len()).map(Next::Stays));
    let members = items.iter().enumerate().map(|(index, item)| Member {
        start: if is_flow { item.value.span.start } else { item.behind - 1 },
        value: &item.value,
        is_quoted,
        goes: (new_end.max(head)..old_end).contains(&index),
    });
    Ok((members.collect(), order))
}
