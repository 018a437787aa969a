//! How a text is written by whoever wrote it, and new values in the same hand.

use std::ops::Range;

use serde_json::Value;
use serde_yaml::granit_parser::ScalarStyle;

use crate::yaml::layout::{Layout, Piece, PieceShape};
use crate::yaml::{day, write};

/// Gives the lines of a value in YAML; none where it cannot be written.
pub type WriteBlock = fn(&Value, Indent) -> Option<String>;

/// How values stand in that are made of others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Indent {
    /// By how many columns the fields of a field stand in.
    pub step: usize,
    /// Whether the entries of a list stand in from the field that they belong to.
    pub lists: bool,
}

pub(super) struct Hand {
    write: WriteBlock,
    indent: Indent,
    ending: &'static str,
    /// Whether a space stands behind a brace.
    is_wide: bool,
}

impl Hand {
    pub(super) fn of(layout: &Layout<'_>, write: WriteBlock) -> Self {
        let (mut step, mut lists) = (None, None);
        if let Some(root) = &layout.root {
            look(layout, root, &mut step, &mut lists);
        }
        let indent = Indent { step: step.unwrap_or(2), lists: lists.unwrap_or(false) };
        let is_wide = layout.text.contains("{ ");
        Self { write, indent, ending: layout.ending(), is_wide }
    }

    /// Returns a value as lines that stand in by some columns; the last is not ended.
    pub(super) fn lines(&self, value: &Value, indent: usize) -> Option<String> {
        let written = (self.write)(value, self.indent)?;
        let lines = written.lines().map(|line| match line {
            "" => String::new(),
            line => format!("{}{line}", " ".repeat(indent)),
        });
        Some(lines.collect::<Vec<_>>().join(self.ending))
    }

    /// Returns a value as it stands in braces, in one line.
    pub(super) fn in_braces(&self, value: &Value, is_quoted: bool) -> String {
        let text = |text: &str| if is_quoted { write::quoted(text) } else { write::one_line(text) };
        match value {
            Value::String(value) => text(value),
            Value::Object(fields) if !fields.is_empty() => {
                let fields = fields.iter().map(|(name, value)| {
                    format!("{}: {}", text(name), self.in_braces(value, is_quoted))
                });
                let fields = fields.collect::<Vec<_>>().join(", ");
                if self.is_wide { format!("{{ {fields} }}") } else { format!("{{{fields}}}") }
            }
            Value::Array(list) => {
                let list = list.iter().map(|value| self.in_braces(value, is_quoted));
                format!("[{}]", list.collect::<Vec<_>>().join(", "))
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => value.to_string(),
        }
    }

    /// Returns the text of a scalar in the quotes of another; none where that cannot be.
    pub(super) fn like((old, style): (&str, ScalarStyle), text: &str) -> Option<String> {
        let is_one_line = write::is_printable(text);
        match style {
            // A text that gets its second line is easier to read in a block.
            ScalarStyle::DoubleQuoted if text.contains('\n') && !old.contains('\n') => None,
            ScalarStyle::DoubleQuoted => Some(write::quoted(text)),
            ScalarStyle::SingleQuoted if is_one_line => {
                Some(format!("'{}'", text.replace('\'', "''")))
            }
            ScalarStyle::Plain if day::is_date(text) => Some(text.to_owned()),
            ScalarStyle::Plain if is_one_line && text.chars().count() <= LONGEST_LINE => {
                Some(write::one_line(text))
            }
            _ => None,
        }
    }

    /// Returns what goes behind a text in a block so that it says more: the lines that come to it,
    /// where those that are there can stay as they are.
    pub(super) fn more_lines(
        &self,
        layout: &Layout<'_>,
        piece: &Piece,
        wanted: &str,
    ) -> Option<(Range<usize>, String)> {
        let PieceShape::Scalar { text, style } = &piece.shape else {
            return None;
        };
        let gap = match style {
            ScalarStyle::Literal => self.ending.to_owned(),
            ScalarStyle::Folded => self.ending.repeat(2),
            ScalarStyle::Plain | ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => {
                return None;
            }
        };
        let more = wanted.strip_prefix(text.trim())?.strip_prefix('\n')?;
        let is_plain = |line: &str| {
            write::is_printable(line) && !line.starts_with(' ') && !line.trim().is_empty()
        };
        let end = piece.span.end;
        if !more.split('\n').all(is_plain) || layout.line_end(end) != end {
            return None;
        }
        let last = layout.line_start(end);
        let first = layout.next_line(piece.span.start);
        let stands_in = |line: usize| {
            let line = &layout.text[line..];
            line.len() - line.trim_start_matches(' ').len()
        };
        // A line that stands in more is kept as it is, and so would be the one behind it.
        if last < first || stands_in(last) != stands_in(first) {
            return None;
        }
        let indent = " ".repeat(stands_in(first));
        let more = more.split('\n').map(|line| format!("{gap}{indent}{line}"));
        Some((end..end, more.collect()))
    }
}

/// A longer text is written as a block.
const LONGEST_LINE: usize = 80;

/// Looks how the first fields of a field and the first list stand in.
fn look(layout: &Layout<'_>, piece: &Piece, step: &mut Option<usize>, lists: &mut Option<bool>) {
    match &piece.shape {
        PieceShape::Map { is_flow: false, entries } => {
            for entry in entries {
                let own = layout.column(entry.key.span.start);
                match &entry.value.shape {
                    PieceShape::Map { is_flow: false, .. } => {
                        let theirs = layout.column(entry.value.span.start);
                        step.get_or_insert(theirs.saturating_sub(own).max(1));
                    }
                    PieceShape::List { is_flow: false, items } => {
                        let dash = items.first().map(|item| layout.column(item.behind - 1));
                        lists.get_or_insert(dash.is_some_and(|dash| dash > own));
                    }
                    _ => {}
                }
                look(layout, &entry.value, step, lists);
            }
        }
        PieceShape::List { is_flow: false, items } => {
            for item in items {
                look(layout, &item.value, step, lists);
            }
        }
        _ => {}
    }
}
