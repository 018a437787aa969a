//! `words` of a language file: the tool's own phrases.

use std::collections::{BTreeMap, BTreeSet};

use crate::checklist::language::page::Page;
use crate::checklist::language::translation::Said;
use crate::lang::{self, Form, ListedPhrase, PluralCategory};
use crate::problem::Place;
use crate::text;
use crate::yaml::{Key, Node, Value};

/// Reads phrases by their English, and tells those that would lose what is filled in.
pub(super) fn read<'a>(node: &Node<'a>, page: &mut Page<'a, '_>) -> BTreeMap<String, Said> {
    let mut phrases = BTreeMap::new();
    let Some(mut fields) = page.reader.fields(node, "phrases by their English") else {
        return phrases;
    };
    let listed: BTreeMap<&str, ListedPhrase> = lang::phrases().map(|one| (one.name, one)).collect();
    for (key, value) in fields.rest() {
        let listed = listed.get(&*key.text).copied();
        let is_map = matches!(value.value, Value::Map(_));
        let is_counted = listed.map_or(is_map, |listed| listed.of_one.is_some());
        let mut said = Said { place: key.place, forms: BTreeMap::new() };
        if is_counted {
            counted(listed, value, page, &mut said);
        } else if is_map {
            let message = "this phrase counts nothing, so it has one text";
            let help = "write the text after the phrase";
            page.reader.tell(value.place, message, help);
        } else {
            form((listed, None), key, value, page, &mut said);
        }
        if !said.forms.is_empty() {
            phrases.insert(key.text.clone().into_owned(), said);
        }
    }
    phrases
}

fn counted<'a>(
    listed: Option<ListedPhrase>,
    node: &Node<'a>,
    page: &mut Page<'a, '_>,
    said: &mut Said,
) {
    let asked = lang::categories(page.tag);
    let names: Vec<&str> = asked.iter().copied().map(PluralCategory::as_str).collect();
    let forms = text::ticked(names.iter().copied());
    let Value::Map(entries) = &node.value else {
        let message = format!("this phrase counts something, so its forms are expected: {forms}");
        let help = "write them below it, each on its line: `other: …`";
        return page.reader.tell(node.place, message, help);
    };
    for (key, value) in entries {
        let category = asked.iter().copied().find(|category| category.as_str() == key.text);
        if category.is_some() {
            form((listed, category), key, value, page, said);
        } else {
            let word = ("plural form", &*key.text);
            let otherwise = || format!("leave it out: the forms of `{}` are {forms}", page.tag);
            (page.reader).tell_unknown(key.place, word, names.iter().copied(), otherwise);
        }
    }
}

fn form<'a>(
    (listed, form): (Option<ListedPhrase>, Form),
    key: &Key<'a>,
    node: &Node<'a>,
    page: &mut Page<'a, '_>,
    said: &mut Said,
) {
    let Some(text) = page.text(key.place.line, node) else {
        return;
    };
    if let Some(listed) = listed {
        check_holes(listed.name, form, &text.said, node.place, page);
    }
    said.forms.insert(form, text);
}

/// Tells holes that differ from those of the English. Where a form may be that of a single number,
/// the language may say it without the number.
fn check_holes(english: &str, form: Form, text: &str, place: Place, page: &mut Page<'_, '_>) {
    use PluralCategory::{One, Two, Zero};
    let wanted: BTreeSet<&str> = lang::holes(english).collect();
    let found: BTreeSet<&str> = lang::holes(text).collect();
    let may_lack = |hole: &str| hole == "n" && matches!(form, Some(Zero | One | Two));
    let missing = wanted.difference(&found).copied();
    let missing: Vec<&str> = missing.filter(|hole| !may_lack(hole)).collect();
    let unknown: Vec<&str> = found.difference(&wanted).copied().collect();
    if missing.is_empty() && unknown.is_empty() {
        return;
    }
    let named = |names: Vec<&str>| {
        let names: Vec<String> = names.iter().map(|name| format!("{{{name}}}")).collect();
        text::ticked(names.iter().map(String::as_str))
    };
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
