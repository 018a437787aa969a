//! The tree itself, built from what the parser hands over, with every limit of ours.

use std::borrow::Cow;
use std::collections::HashMap;

use serde_yaml::granit_parser::{
    Event, Parser, ScalarStyle, Span, TryLoadError, TrySpannedEventReceiver,
};

use crate::problem::{Place, Problem};
use crate::yaml::limits::{self, MAX_NESTING};
use crate::yaml::told::Told;
use crate::yaml::{json, odd, scalar, syntax};

/// A value and its place.
#[derive(Debug)]
pub struct Node<'a> {
    /// Where it stands.
    pub place: Place,
    /// What it is.
    pub value: Value<'a>,
}

impl Node<'_> {
    /// Says that nothing stands here: `a:` with nothing behind it.
    pub fn is_nothing(&self) -> bool {
        matches!(&self.value, Value::Scalar { text, plain: true } if scalar::is_nothing(text))
    }

    /// Says whether this is a list without entries.
    pub fn is_empty_list(&self) -> bool {
        matches!(&self.value, Value::List(list) if list.is_empty())
    }
}

impl<'a> Node<'a> {
    /// Returns the entries of a list; none where it is something else.
    pub fn entries(&self) -> &[Node<'a>] {
        match &self.value {
            Value::List(list) => list,
            Value::Scalar { .. } | Value::Map(_) | Value::Refused => &[],
        }
    }

    /// Returns a field; none where there are no fields.
    pub fn field(&self, name: &str) -> Option<&Node<'a>> {
        let Value::Map(fields) = &self.value else {
            return None;
        };
        let (_, node) = fields.iter().find(|(key, _)| key.text == name)?;
        Some(node)
    }

    /// Returns a word with something in it.
    pub fn word(&self) -> Option<&str> {
        let Value::Scalar { text, .. } = &self.value else {
            return None;
        };
        Some(text.trim()).filter(|word| !word.is_empty() && !self.is_nothing())
    }
}

/// What a node is.
#[derive(Debug)]
pub enum Value<'a> {
    /// A word, number or text. `plain` where it stands without quotes.
    Scalar {
        /// The text after escapes.
        text: Cow<'a, str>,
        /// Whether it stands without quotes, so that it may also be a number or nothing.
        plain: bool,
    },
    /// `- a`, or `[a]`.
    List(Vec<Node<'a>>),
    /// `a: b`, in the order of the file; no key stands twice.
    Map(Vec<(Key<'a>, Node<'a>)>),
    /// Something that is not read here; that has been told.
    Refused,
}

/// A key and its place.
#[derive(Debug)]
pub struct Key<'a> {
    /// Where it stands.
    pub place: Place,
    /// The text.
    pub text: Cow<'a, str>,
}

/// Reads the one document of a file, one that ends in `.json` as JSON, and tells what of it is
/// refused: anchors, aliases, tags, keys that stand twice, second documents. The files are for people,
/// and an alias is how a small file becomes a huge one.
///
/// # Errors
/// What keeps the file from being read as a tree.
pub(super) fn read<'a>(told: &mut Told<'a>) -> Result<Node<'a>, Problem> {
    let file = told.file;
    let mut builder = Builder { told, open: Vec::new(), root: None };
    let read = if builder.told.is_json {
        let mut events = json::events(file)?.into_iter();
        events
            .try_for_each(|(event, span)| builder.on_event(event, span))
            .map_err(TryLoadError::Receiver)
    } else {
        Parser::new_from_str_with_options(&file.text, limits::options())
            .try_load(&mut builder, true)
    };
    match read {
        Err(TryLoadError::Scan(error)) => return Err(syntax::problem(file, &error)),
        Err(TryLoadError::Receiver(Some(problem))) => return Err(problem),
        Ok(()) | Err(TryLoadError::Receiver(None)) => {}
    }
    let root = builder.root.filter(|root| !root.is_nothing());
    root.ok_or_else(|| Problem::of_file(&file.path, "the file is empty", "fill it, or delete it"))
}

/// The way out of anchors and aliases, which may also be texts that lack their quotes.
const REPEAT: &str = "write it out in full; put a text that begins with `&` or `*` into quotes";

struct Builder<'a, 't> {
    told: &'t mut Told<'a>,
    /// The lists and maps whose ends have not come yet, and where each begins.
    open: Vec<(Place, OpenNode<'a>)>,
    root: Option<Node<'a>>,
}

enum OpenNode<'a> {
    List(Vec<Node<'a>>),
    Map {
        entries: Vec<(Key<'a>, Node<'a>)>,
        /// What stands where a name belongs, until its value is known.
        key: Option<Node<'a>>,
        lines: Lines<'a>,
    },
}

impl<'a> TrySpannedEventReceiver<'a> for Builder<'a, '_> {
    /// What is wrong; none where nothing is and the rest is not looked at.
    type Error = Option<Problem>;

    #[inline]
    fn on_event(&mut self, event: Event<'a>, span: Span) -> Result<(), Self::Error> {
        match event {
            Event::StreamStart
            | Event::StreamEnd
            | Event::DocumentStart(..)
            | Event::DocumentEnd => {}
            Event::SequenceEnd | Event::MappingEnd => self.close(),
            event => {
                self.look(&event, &span);
                self.node(event, place(&span))?;
            }
        }
        Ok(())
    }
}

impl<'a> Builder<'a, '_> {
    /// Looks whether a text without quotes ends where it was meant to end.
    #[inline]
    fn look(&mut self, event: &Event<'a>, span: &Span) {
        let Event::Scalar(text, ScalarStyle::Plain, ..) = event else {
            return;
        };
        let (first, last) = (span.start.line(), span.end.line());
        if odd::opens(text)
            && let Some(behind) =
                span.end.byte_offset().and_then(|end| self.told.file.text.get(end..))
        {
            let at = Place { line: last, column: span.end.col() + 1, width: 1 };
            self.told.odd.extend(odd::cut(behind, at, text));
        }
        if last > first && matches!(self.open.last(), Some((_, OpenNode::List(_)))) {
            for number in first + 1..=last {
                self.told.look(number, |line| odd::entry(line, number));
            }
        }
    }

    fn node(&mut self, event: Event<'a>, place: Place) -> Result<(), Option<Problem>> {
        if self.root.is_some() {
            let message = "a second document begins here";
            let help = "put each document into a file of its own";
            self.told.tell(place, message, help);
            return Err(None);
        }
        if self.open.len() > MAX_NESTING {
            return Err(Some(syntax::nested_too_deep(self.told.file, place)));
        }
        let anchored = event.anchor_id().is_some();
        if anchored {
            self.anchor(place);
        }
        let tagged = event.tag().is_some();
        if tagged {
            let sign = self.told.before(place, '!');
            self.told.tell(
                sign,
                "a tag (`!…`) is not read here",
                "put a text that begins with `!` into quotes",
            );
        }
        let value = match event {
            // The text that was meant may be what was taken for the name of an anchor.
            Event::Scalar(text, ScalarStyle::Plain, ..)
                if scalar::is_nothing(&text) && (anchored || tagged) =>
            {
                Value::Refused
            }
            Event::Scalar(text, style, _, _) => {
                Value::Scalar { text, plain: style == ScalarStyle::Plain && !tagged }
            }
            Event::SequenceStart(..) => {
                self.open.push((place, OpenNode::List(Vec::new())));
                return Ok(());
            }
            Event::MappingStart(..) => {
                let map = OpenNode::Map { entries: Vec::new(), key: None, lines: Lines::default() };
                self.open.push((place, map));
                return Ok(());
            }
            _ => {
                self.told.tell(place, "an alias (`*…`) is not read here", REPEAT);
                Value::Refused
            }
        };
        self.put(Node { place, value });
        Ok(())
    }

    fn anchor(&mut self, place: Place) {
        let place = self.told.before(place, '&');
        let line = self.told.line(place.line);
        let behind = line.char_indices().nth(place.column - 1).map_or("", |(at, _)| &line[at..]);
        match odd::entity(behind) {
            None => self.told.tell(place, "an anchor (`&…`) is not read here", REPEAT),
            Some(entity) => {
                let place = Place { width: entity.len(), ..place };
                let message = format!("`{entity}` of a web page is not read here");
                self.told.tell(place, message, "write the character that it stands for");
            }
        }
    }

    /// Ends the innermost list or map.
    fn close(&mut self) {
        if let Some((place, open)) = self.open.pop() {
            let value = match open {
                OpenNode::List(list) => Value::List(list),
                OpenNode::Map { entries, .. } => Value::Map(entries),
            };
            self.put(Node { place, value });
        }
    }

    /// Puts a node that is whole where it belongs.
    fn put(&mut self, node: Node<'a>) {
        let (entries, name, lines) = match self.open.last_mut() {
            None => return self.root = Some(node),
            Some((_, OpenNode::List(list))) => return list.push(node),
            Some((_, OpenNode::Map { entries, key, lines })) => (entries, key, lines),
        };
        let Some(name) = name.take() else {
            *name = Some(node);
            return;
        };
        let Some(key) = key(name, self.told) else {
            return;
        };
        match lines.first(&key, entries) {
            Some(line) => tell_double(&key, line, self.told),
            None => entries.push((key, node)),
        }
    }
}

fn key<'a>(node: Node<'a>, told: &mut Told<'a>) -> Option<Key<'a>> {
    let place = node.place;
    if node.is_nothing() {
        told.tell(place, "a value without a name", "write a name before the `:`");
        return None;
    }
    match node.value {
        Value::Scalar { text, plain } => {
            if plain && odd::may_be_key(&text) {
                told.look(place.line, |line| odd::key(line, place, &text));
            }
            return Some(Key { place, text });
        }
        Value::Refused => {}
        Value::List(_) | Value::Map(_) => {
            let help = "write a word before the `:`, and quote a text that begins with a bracket";
            told.tell(place, "a list or a map stands where a name belongs", help);
        }
    }
    None
}

fn tell_double(key: &Key<'_>, first: usize, told: &mut Told<'_>) {
    if told.is_full() {
        return told.count();
    }
    let message = format!("`{}` is here a second time", key.text);
    told.tell(key.place, message, format!("the first is on line {first}; keep one"));
}

/// Knows on which line each key of a map stands. Most maps are small enough to look through; only
/// a large one is worth a table.
#[derive(Default)]
struct Lines<'a>(HashMap<Cow<'a, str>, usize>);

impl<'a> Lines<'a> {
    const SMALL: usize = 64;

    /// Returns the line on which the same key stands already.
    fn first(&mut self, key: &Key<'a>, map: &[(Key<'a>, Node<'a>)]) -> Option<usize> {
        if map.len() < Self::SMALL {
            return map.iter().find(|(other, _)| other.text == key.text).map(|(k, _)| k.place.line);
        }
        if self.0.is_empty() {
            self.0.extend(map.iter().map(|(key, _)| (key.text.clone(), key.place.line)));
        }
        let first = self.0.get(&key.text).copied();
        self.0.entry(key.text.clone()).or_insert(key.place.line);
        first
    }
}

fn place(span: &Span) -> Place {
    let width = if span.start.line() == span.end.line() {
        span.end.index().saturating_sub(span.start.index())
    } else {
        1
    };
    Place { line: span.start.line(), column: span.start.col() + 1, width: width.max(1) }
}
