//! A text as values that know where they begin and end: what an edit needs and a reader does not.

use std::iter::Peekable;
use std::ops::Range;
use std::vec::IntoIter;

use serde_yaml::granit_parser::{self, Event, Parser, ScalarStyle, Span, StructureStyle};

use crate::problem::Place;
use crate::yaml::limits::MAX_NESTING;

/// What is space in YAML: nothing else that looks like it.
pub(super) const SPACE: [char; 4] = [' ', '\t', '\n', '\r'];

/// A text, its values and its comments; all that is measured here is in bytes.
pub(super) struct Layout<'a> {
    pub(super) text: &'a str,
    pub(super) root: Option<Piece>,
    /// From the `#` to the end of the line, in the order of the text.
    pub(super) comments: Vec<Range<usize>>,
}

/// A value and all of its text, without what stands around it.
pub(super) struct Piece {
    pub(super) span: Range<usize>,
    pub(super) place: Place,
    pub(super) shape: PieceShape,
}

pub(super) enum PieceShape {
    Scalar { text: String, style: ScalarStyle },
    List { is_flow: bool, items: Vec<ListItem> },
    Map { is_flow: bool, entries: Vec<MapEntry> },
}

pub(super) struct ListItem {
    /// Behind the dash; of an item in brackets, its beginning.
    pub(super) behind: usize,
    pub(super) value: Piece,
}

pub(super) struct MapEntry {
    pub(super) key: Piece,
    /// Behind the colon.
    pub(super) behind: usize,
    pub(super) value: Piece,
}

impl Piece {
    pub(super) fn is_flow(&self) -> bool {
        match &self.shape {
            PieceShape::List { is_flow, .. } | PieceShape::Map { is_flow, .. } => *is_flow,
            PieceShape::Scalar { .. } => false,
        }
    }

    /// Says whether it is a scalar that stands where its name is, in quotes or not.
    pub(super) fn is_word(&self) -> bool {
        let is_block = |style| matches!(style, ScalarStyle::Literal | ScalarStyle::Folded);
        match self.shape {
            PieceShape::Scalar { style, .. } => !is_block(style) && !self.span.is_empty(),
            PieceShape::List { .. } | PieceShape::Map { .. } => false,
        }
    }

    pub(super) fn is_in_double_quotes(&self) -> bool {
        matches!(&self.shape, PieceShape::Scalar { style: ScalarStyle::DoubleQuoted, .. })
    }
}

impl MapEntry {
    pub(super) fn name(&self) -> &str {
        match &self.key.shape {
            PieceShape::Scalar { text, .. } => text,
            PieceShape::List { .. } | PieceShape::Map { .. } => "",
        }
    }
}

impl<'a> Layout<'a> {
    /// Takes a text apart; none where it is not YAML, or is written in a way that no edit knows.
    pub(super) fn of(text: &'a str) -> Option<Self> {
        let options = granit_parser::options! {
            emit_comments: true,
            max_buffered_comment_events: text.len(),
            disallow_directives: true,
            flow_nesting_limit: MAX_NESTING,
            block_nesting_limit: MAX_NESTING,
        };
        let mut comments = Vec::new();
        let mut events = Vec::new();
        for event in Parser::new_from_str_with_options(text, options) {
            match event.ok()? {
                (Event::Comment(..), span) => comments.push(span.byte_range()?),
                (
                    Event::StreamStart
                    | Event::StreamEnd
                    | Event::DocumentStart(..)
                    | Event::DocumentEnd,
                    _,
                ) => {}
                other => events.push(other),
            }
        }
        comments.sort_by_key(|comment| comment.start);
        let mut events = events.into_iter().peekable();
        let root = match events.peek() {
            Some(_) => Some(piece(text, &mut events, 0)?),
            None => None,
        };
        events.next().is_none().then_some(Self { text, root, comments })
    }

    /// Returns the comments of which each begins within a range.
    pub(super) fn comments_in(&self, range: &Range<usize>) -> &[Range<usize>] {
        let first = self.comments.partition_point(|comment| comment.start < range.start);
        let end = self.comments.partition_point(|comment| comment.start < range.end);
        self.comments.get(first..end).unwrap_or_default()
    }

    pub(super) fn line_start(&self, at: usize) -> usize {
        self.text[..at].rfind(['\n', '\r']).map_or(0, |before| before + 1)
    }

    pub(super) fn line_end(&self, at: usize) -> usize {
        self.text[at..].find(['\n', '\r']).map_or(self.text.len(), |length| at + length)
    }

    /// Returns where the line after that of `at` begins, or the end of the text.
    pub(super) fn next_line(&self, at: usize) -> usize {
        let end = self.line_end(at);
        let rest = &self.text[end..];
        end + if rest.starts_with("\r\n") { 2 } else { rest.len().min(1) }
    }

    /// Returns how many characters stand before `at` on its line.
    pub(super) fn column(&self, at: usize) -> usize {
        self.text[self.line_start(at)..at].chars().count()
    }

    /// Says whether nothing but space stands before `at` on its line.
    pub(super) fn is_first(&self, at: usize) -> bool {
        self.text[self.line_start(at)..at].trim_matches(SPACE).is_empty()
    }

    /// Returns the comment of a line that holds nothing else.
    pub(super) fn own_comment(&self, line_start: usize) -> Option<&Range<usize>> {
        let found = self.comments_in(&(line_start..self.line_end(line_start)));
        found.first().filter(|comment| self.is_first(comment.start))
    }

    pub(super) fn ending(&self) -> &'static str {
        match self.text.find(['\n', '\r']) {
            Some(at) if self.text[at..].starts_with("\r\n") => "\r\n",
            Some(at) if self.text[at..].starts_with('\r') => "\r",
            _ => "\n",
        }
    }
}

type Events<'a> = Peekable<IntoIter<(Event<'a>, Span)>>;

/// Takes the next value; `from` is where it may begin at the earliest.
fn piece(text: &str, events: &mut Events<'_>, from: usize) -> Option<Piece> {
    let (event, span) = events.next()?;
    let place = Place { line: span.start.line(), column: span.start.col() + 1, width: 1 };
    let span = span.byte_range()?;
    match event {
        Event::Scalar(scalar, style, 0, None) => {
            let span = extent(text, span, style, from)?;
            let shape = PieceShape::Scalar { text: scalar.into_owned(), style };
            Some(Piece { span, place, shape })
        }
        Event::SequenceStart(style, 0, None) => {
            let is_flow = style == StructureStyle::Flow;
            let mut items = Vec::new();
            // In a block the list may begin at its first dash or behind it.
            let mut end = if is_flow { span.end } else { from };
            while !matches!(events.peek()?.0, Event::SequenceEnd) {
                let behind = if is_flow { end } else { behind(text, end, &['-'])? };
                let value = piece(text, events, behind)?;
                end = value.span.end;
                items.push(ListItem { behind, value });
            }
            let (_, closing) = events.next()?;
            let end = if is_flow { closing.byte_range()?.end } else { end };
            let shape = PieceShape::List { is_flow, items };
            Some(Piece { span: span.start..end, place, shape })
        }
        Event::MappingStart(style, 0, None) => {
            let is_flow = style == StructureStyle::Flow;
            let mut entries = Vec::new();
            let mut end = span.end;
            while !matches!(events.peek()?.0, Event::MappingEnd) {
                let key = piece(text, events, end)?;
                let behind = behind(text, key.span.end, &[':'])?;
                let is_explicit = text.get(key.span.end..behind)?.contains(['\n', '\r']);
                if is_explicit && !is_flow {
                    return None;
                }
                let value = piece(text, events, behind)?;
                end = value.span.end;
                entries.push(MapEntry { key, behind, value });
            }
            let (_, closing) = events.next()?;
            let end = if is_flow { closing.byte_range()?.end } else { end };
            let start = if is_flow { span.start } else { entries.first()?.key.span.start };
            let shape = PieceShape::Map { is_flow, entries };
            Some(Piece { span: start..end, place, shape })
        }
        _ => None,
    }
}

/// Returns all of the text of a scalar: of a block its sign and its lines, without empty ones behind
/// it; of nothing at all a place behind `from`.
fn extent(text: &str, span: Range<usize>, style: ScalarStyle, from: usize) -> Option<Range<usize>> {
    match style {
        ScalarStyle::Literal | ScalarStyle::Folded => {
            let start = behind(text, from, &['|', '>'])? - 1;
            let end = start + text.get(start..span.end)?.trim_end_matches(SPACE).len();
            Some(start..end)
        }
        _ if span.is_empty() => Some(from..from),
        _ => Some(span),
    }
}

/// Returns what is behind a sign before which nothing stands but space and comments.
fn behind(text: &str, from: usize, signs: &[char]) -> Option<usize> {
    let mut rest = text.get(from..)?.trim_start_matches(SPACE);
    while rest.starts_with('#') {
        rest = rest.find(['\n', '\r']).map_or("", |end| &rest[end..]).trim_start_matches(SPACE);
    }
    rest.starts_with(signs).then(|| text.len() - rest.len() + 1)
}
