//! What is asked of names wherever they stand: that they are known, and that none stands twice.

use std::collections::HashMap;

use crate::problem::Place;
use crate::text;
use crate::yaml::{Node, Reader, Value};

/// Goes on only where the format is right or missing: what else a file means, nobody knows.
pub(crate) fn check_format<'a>(
    node: Option<&Node<'a>>,
    expected: &str,
    reader: &mut Reader<'a>,
) -> Option<()> {
    let Some((node, format)) = node.and_then(|node| Some((node, reader.word(node)?))) else {
        return Some(());
    };
    if format != expected {
        let message = format!("unknown format `{format}`");
        let help = format!("this version reads `{expected}`");
        reader.tell_word(node.place, format, message, help);
        return None;
    }
    Some(())
}

/// Opens a list of names that is neither empty nor too long.
pub(crate) fn entries<'n, 'a>(
    node: &'n Node<'a>,
    noun: &str,
    most: usize,
    reader: &mut Reader<'a>,
) -> Option<&'n [Node<'a>]> {
    let Value::List(list) = &node.value else {
        reader.list(node, &format!("{noun}s"));
        return None;
    };
    if list.is_empty() {
        reader.tell(node.place, format!("no {noun} is named"), "name one or more here");
        return None;
    }
    if list.len() > most {
        let message = format!("{} are here", text::count(list.len(), noun));
        reader.tell(node.place, message, format!("a file has at most {most}"));
        return None;
    }
    Some(list)
}

/// Tells every id that stands twice; says whether there is none.
pub(crate) fn unique<'i>(
    ids: impl Iterator<Item = (Place, &'i str)>,
    what: &str,
    reader: &mut Reader<'_>,
) -> bool {
    let mut unique = true;
    let mut seen: HashMap<&str, Place> = HashMap::new();
    for (place, id) in ids {
        match seen.get(id) {
            Some(first) => {
                unique = false;
                let message = format!("{what} `{id}` is here a second time");
                reader.tell(
                    place,
                    message,
                    format!("the first is on line {}; keep one", first.line),
                );
            }
            None => {
                seen.insert(id, place);
            }
        }
    }
    unique
}

/// Reads an id and tells where it is none of the `known`.
pub(crate) fn known<'a>(
    node: &Node<'a>,
    what: &str,
    known: &[&str],
    reader: &mut Reader<'a>,
) -> Option<String> {
    let id = reader.id(node)?;
    if known.contains(&id.as_str()) {
        return Some(id);
    }
    reader.tell_unknown(node.place, (what, &id), known.iter().copied(), || {
        format!("use {}", text::one_of(known.iter().copied()))
    });
    None
}
