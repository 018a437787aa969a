//! Fields laid over those of another node.

use std::borrow::Cow;

use crate::problem::Place;
use crate::yaml::{Key, Node, Value};

/// Returns a node that outlives its file.
pub(super) fn owned(node: &Node<'_>) -> Node<'static> {
    copy(node, None, &|text| Cow::Owned(text.as_ref().to_owned()))
}

/// Returns a node without some of its fields.
pub(super) fn without(node: &Node<'static>, names: &[&str]) -> Node<'static> {
    let mut node = owned(node);
    if let Value::Map(fields) = &mut node.value {
        fields.retain(|(key, _)| !names.contains(&&*key.text));
    }
    node
}

/// Returns a node with some fields in the place of its own, or beside them, and without those behind
/// which nothing stands; maps in it alike. Whatever it had stands at `place`, so that what does not
/// go with the new fields is told where these are. New fields of its maps come in an `order`, as far
/// as it names them.
pub(super) fn merged<'a>(
    node: &Node<'static>,
    fields: &Node<'a>,
    place: Place,
    order: &[String],
) -> Node<'a> {
    let (Value::Map(old), Value::Map(new)) = (&node.value, &fields.value) else {
        return copy(fields, None, &Cow::clone);
    };
    let fits = |name: &Key<'a>, key: &Key<'_>| name.text == key.text;
    let mut all: Vec<(Key<'a>, Node<'a>)> = Vec::new();
    for (key, value) in old {
        match new.iter().find(|(name, _)| fits(name, key)) {
            Some((_, value)) if value.is_nothing() => {}
            Some((name, over)) => {
                let inner = merged(value, over, over.place, order);
                all.push((Key { place: name.place, text: name.text.clone() }, inner));
            }
            None => {
                let key = Key { place, text: key.text.clone() };
                all.push((key, copy(value, Some(place), &Cow::clone)));
            }
        }
    }
    for (name, value) in new {
        if !old.iter().any(|(key, _)| fits(name, key)) && !value.is_nothing() {
            let key = Key { place: name.place, text: name.text.clone() };
            all.push((key, copy(value, None, &Cow::clone)));
        }
    }
    let named = |key: &Key<'_>| order.iter().position(|name| *name == *key.text);
    all.sort_by_key(|(key, _)| named(key).unwrap_or(usize::MAX));
    Node { place, value: Value::Map(all) }
}

type Texts<'t, 'f, 'a> = &'t dyn Fn(&Cow<'f, str>) -> Cow<'a, str>;

/// Returns a copy; where a place is given, everything in it stands there.
fn copy<'f, 'a>(node: &Node<'f>, at: Option<Place>, text_of: Texts<'_, 'f, 'a>) -> Node<'a> {
    let value = match &node.value {
        Value::Scalar { text, plain } => Value::Scalar { text: text_of(text), plain: *plain },
        Value::List(list) => {
            Value::List(list.iter().map(|entry| copy(entry, at, text_of)).collect())
        }
        Value::Map(fields) => {
            let fields = fields.iter().map(|(key, value)| {
                let place = at.unwrap_or(key.place);
                (Key { place, text: text_of(&key.text) }, copy(value, at, text_of))
            });
            Value::Map(fields.collect())
        }
        Value::Refused => Value::Refused,
    };
    Node { place: at.unwrap_or(node.place), value }
}
