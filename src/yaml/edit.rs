//! Puts one value into a YAML text, or takes one out, and leaves all other bytes as they are.

use std::ops::Range;

use crate::problem::SourceFile;
use crate::yaml::lines::{self, FileLines};
use crate::yaml::tree::{Key, Node, Value};
use crate::yaml::{reader, write};

/// Returns the text with `value`, as it is written on one line, at a path of fields. A field that is
/// not there yet comes behind the last of its siblings, or of those that are named in `behind`.
///
/// None where the file is written in a way that this does not know, or a comment would be lost.
/// Whoever edits reads the result again and looks whether it says what was meant.
pub fn with_value(
    file: &SourceFile,
    path: &[&str],
    value: &str,
    behind: &[&str],
) -> Option<String> {
    let text = FileLines::of(&file.text)?;
    let edited = if let Ok((root, _)) = reader::parse(file) {
        set(&text, (&root, 1..text.end()), path, value, behind)
    } else if text.last(1..text.end(), None).is_none() {
        // Comments, or nothing at all.
        let last = text.last(1..text.end(), Some(0)).unwrap_or(0);
        text.with_line(last, &block(path, value, 0, text.ending()))
    } else {
        None
    };
    edited.filter(|edited| lines::same_comments(&file.text, edited))
}

/// Returns the text without the value at a path of fields, and without the fields that would be left
/// empty. Comments stay, each on a line of its own.
///
/// None where the file is written in a way that this does not know, or a comment would be lost.
pub fn without_value(file: &SourceFile, path: &[&str]) -> Option<String> {
    let text = FileLines::of(&file.text)?;
    let (root, _) = reader::parse(file).ok()?;
    let edited = remove(&text, (&root, 1..text.end()), path);
    edited.filter(|edited| lines::same_comments(&file.text, edited))
}

/// Returns fields in one another with a value, on one line.
pub fn on_one_line(path: &[&str], value: &str) -> String {
    let mut written = value.to_owned();
    for (depth, key) in path.iter().rev().enumerate() {
        let key = write::one_line(key);
        written = match depth {
            0 => format!("{key}: {written}"),
            _ => format!("{key}: {{ {written} }}"),
        };
    }
    written
}

/// Returns fields in one another with a value, a line each; the last line is not ended.
fn block(path: &[&str], value: &str, indent: usize, ending: &str) -> String {
    let fields = path.iter().enumerate().map(|(depth, key)| {
        let indent = " ".repeat(indent + 2 * depth);
        format!("{indent}{}:", write::one_line(key))
    });
    let fields: Vec<String> = fields.collect();
    format!("{} {value}", fields.join(ending))
}

/// A value, and the lines up to what comes behind it.
type EditPart<'n, 'a> = (&'n Node<'a>, Range<usize>);

fn set(
    text: &FileLines<'_>,
    (node, lines): EditPart<'_, '_>,
    path: &[&str],
    value: &str,
    behind: &[&str],
) -> Option<String> {
    let entries = map(node)?;
    let (name, deeper) = path.split_first()?;
    let Some(index) = entries.iter().position(|(key, _)| key.text == *name) else {
        return if is_flow(text, node) {
            add_in_braces(text, node, &on_one_line(path, value))
        } else {
            add_as_lines(text, (node, lines), path, value, behind)
        };
    };
    let (key, child) = &entries[index];
    let part = lines_of(entries, index, lines.end);
    if deeper.is_empty() {
        replace(text, key, (child, part), value, is_flow(text, node))
    } else {
        set(text, (child, part), deeper, value, &[])
    }
}

fn map<'n, 'a>(node: &'n Node<'a>) -> Option<&'n [(Key<'a>, Node<'a>)]> {
    match &node.value {
        Value::Map(entries) => Some(entries),
        Value::Scalar { .. } | Value::List(_) | Value::Refused => None,
    }
}

fn is_flow(text: &FileLines<'_>, map: &Node<'_>) -> bool {
    text.from(text.start(map.place)).starts_with('{')
}

/// Returns the lines of an entry: from its key up to the next key, or to `end`.
fn lines_of(entries: &[(Key<'_>, Node<'_>)], index: usize, end: usize) -> Range<usize> {
    let start = entries[index].0.place.line;
    let next = entries.get(index + 1).map(|(key, _)| key.place.line);
    start..next.unwrap_or(end)
}

fn replace(
    text: &FileLines<'_>,
    key: &Key<'_>,
    (node, lines): EditPart<'_, '_>,
    value: &str,
    in_braces: bool,
) -> Option<String> {
    let Value::Scalar { .. } = &node.value else {
        return None;
    };
    if let Some(end) = end(text, node) {
        return text.with(text.start(node.place)..end, value);
    }
    if in_braces {
        return None;
    }
    let after_key = text.end_of(key.place);
    let start = after_key + text.from(after_key).find(':')? + 1;
    let end = text.end_of_line(text.last(lines, None)?);
    text.with(start..end, &format!(" {value}"))
}

/// Returns where a value ends: a scalar on one line, or a map in braces; none for all others.
fn end(text: &FileLines<'_>, node: &Node<'_>) -> Option<usize> {
    match &node.value {
        Value::Scalar { text: read, plain } => {
            let end = text.end_of(node.place);
            let written = text.from(text.start(node.place));
            let is_one_line = if *plain {
                // Of a text that spans lines, the place is that of its first character alone.
                read.chars().count() == node.place.width
            } else {
                node.place.width > 1 && written.starts_with(['"', '\''])
            };
            is_one_line.then_some(end)
        }
        Value::Map(entries) if is_flow(text, node) => {
            let inside = match entries.last() {
                Some((_, value)) => end(text, value)?,
                None => text.start(node.place) + 1,
            };
            let rest = text.from(inside);
            let closing = rest.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
            closing.starts_with('}').then_some(inside + rest.len() - closing.len() + 1)
        }
        Value::Map(_) | Value::List(_) | Value::Refused => None,
    }
}

fn add_in_braces(text: &FileLines<'_>, map_node: &Node<'_>, new: &str) -> Option<String> {
    if let Some((_, last)) = map(map_node)?.last() {
        let end = end(text, last)?;
        return text.with(end..end, &format!(", {new}"));
    }
    let start = text.start(map_node.place);
    text.with(start..end(text, map_node)?, &format!("{{ {new} }}"))
}

fn add_as_lines(
    text: &FileLines<'_>,
    (node, lines): EditPart<'_, '_>,
    path: &[&str],
    value: &str,
    behind: &[&str],
) -> Option<String> {
    let entries = map(node)?;
    let indent = entries.first()?.0.place.column - 1;
    let sibling = entries.iter().rposition(|(key, _)| behind.contains(&&*key.text));
    let last = match sibling {
        Some(index) => text.last(lines_of(entries, index, lines.end), None)?,
        None => text.last(lines, Some(indent))?,
    };
    text.with_line(last, &block(path, value, indent, text.ending()))
}

fn remove(text: &FileLines<'_>, (node, lines): EditPart<'_, '_>, path: &[&str]) -> Option<String> {
    let entries = map(node)?;
    let (name, deeper) = path.split_first()?;
    let index = entries.iter().position(|(key, _)| key.text == *name)?;
    let part = lines_of(entries, index, lines.end);
    if leaves_something(&entries[index].1, deeper) {
        return remove(text, (&entries[index].1, part), deeper);
    }
    if is_flow(text, node) {
        return remove_in_braces(text, entries, index);
    }
    let last = text.last(part.clone(), None)?;
    text.without(part.start..last + 1)
}

/// Says whether a map still holds something once what is at a path in it is gone.
fn leaves_something(node: &Node<'_>, path: &[&str]) -> bool {
    let (Some((name, deeper)), Some(entries)) = (path.split_first(), map(node)) else {
        return false;
    };
    entries.iter().any(|(key, value)| key.text != *name || leaves_something(value, deeper))
}

fn remove_in_braces(
    text: &FileLines<'_>,
    entries: &[(Key<'_>, Node<'_>)],
    index: usize,
) -> Option<String> {
    let (key, value) = &entries[index];
    let start = text.start(key.place);
    let range = match (entries.get(index + 1), index.checked_sub(1)) {
        (Some((next, _)), _) => start..text.start(next.place),
        (None, Some(before)) => end(text, &entries[before].1)?..end(text, value)?,
        (None, None) => start..end(text, value)?,
    };
    text.with(range, "")
}
