//! `words` of a language file: the tool's own phrases.

use std::collections::{BTreeMap, BTreeSet};

use crate::checklist::language::read::{Page, Text};
use crate::lang;
use crate::problem::Place;
use crate::text;
use crate::yaml::Node;

/// Reads phrases by their English, and tells those that would lose what is filled in.
pub(super) fn read<'a>(node: &Node<'a>, page: &mut Page<'a, '_>) -> BTreeMap<String, Text> {
    let mut phrases = BTreeMap::new();
    let Some(mut fields) = page.reader.fields(node, "phrases by their English") else {
        return phrases;
    };
    for (key, value) in fields.rest() {
        let Some(text) = page.text(key.place.line, value) else {
            continue;
        };
        if lang::is_said(&key.text) {
            check_holes(&key.text, &text.said, value.place, page);
        }
        let place = key.place;
        phrases.insert(key.text.clone().into_owned(), Text { place, ..text });
    }
    phrases
}

fn check_holes(english: &str, text: &str, place: Place, page: &mut Page<'_, '_>) {
    let (wanted, found): (BTreeSet<&str>, BTreeSet<&str>) =
        (lang::holes(english).collect(), lang::holes(text).collect());
    if wanted == found {
        return;
    }
    let named = |names: Vec<&str>| {
        let names: Vec<String> = names.iter().map(|name| format!("{{{name}}}")).collect();
        text::ticked(names.iter().map(String::as_str))
    };
    let (missing, unknown): (Vec<&str>, Vec<&str>) = (
        wanted.difference(&found).copied().collect(),
        found.difference(&wanted).copied().collect(),
    );
    let mut told = Vec::new();
    if !missing.is_empty() {
        told.push(format!("{} left out", named(missing)));
    }
    if !unknown.is_empty() {
        told.push(format!("{} never filled", named(unknown)));
    }
    let message = format!("the holes differ from the English: {}", told.join(", "));
    let help = if wanted.is_empty() {
        "the English has none; leave them out".to_owned()
    } else {
        let wanted = named(wanted.into_iter().collect());
        format!("write each of these somewhere: {wanted}")
    };
    page.reader.tell(place, message, help);
}
