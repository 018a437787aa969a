//! The tree itself, built from the parser's events with every limit of ours.

use std::borrow::Cow;
use std::collections::HashMap;

use serde_yaml::granit_parser::{Event, ScalarStyle, Span};

use crate::problem::{Place, Problem};
use crate::yaml::events::Events;
use crate::yaml::limits::MAX_NESTING;
use crate::yaml::told::Told;
use crate::yaml::{scalar, syntax};

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

/// Reads the one document of a file, and tells what of it is refused: anchors, aliases, tags, keys
/// that stand twice, second documents. The files are for people, and an alias is how a small file
/// becomes a huge one.
///
/// # Errors
/// What keeps the file from being read as a tree.
pub(super) fn read<'a>(told: &mut Told<'a>, events: Events<'a>) -> Result<Node<'a>, Problem> {
    Builder { events, told }.document()
}

/// The way out of anchors and aliases, which may also be texts that lack their quotes.
const REPEAT: &str = "write it out in full; put a text that begins with `&` or `*` into quotes";

struct Builder<'a, 't> {
    events: Events<'a>,
    told: &'t mut Told<'a>,
}

impl<'a> Builder<'a, '_> {
    fn document(&mut self) -> Result<Node<'a>, Problem> {
        let mut root = None;
        while let Some((event, place)) = self.next()? {
            match event {
                Event::StreamStart | Event::DocumentStart(..) | Event::DocumentEnd => {}
                Event::StreamEnd => break,
                _ if root.is_some() => {
                    let message = "a second document begins here";
                    let help = "put each document into a file of its own";
                    self.told.tell(place, message, help);
                    break;
                }
                event => root = Some(self.node(event, place, 0)?),
            }
        }
        root.filter(|root| !root.is_nothing()).ok_or_else(|| {
            Problem::of_file(
                &self.told.file.path,
                "the file is empty",
                "fill it, or delete it",
            )
        })
    }

    /// Takes the next event. Of its span only the place is kept, which is a sixth of it.
    #[inline]
    fn next(&mut self) -> Result<Option<(Event<'a>, Place)>, Problem> {
        match self.events.next() {
            None => Ok(None),
            Some(Ok((event, span))) => Ok(Some((event, place(&span)))),
            Some(Err(error)) => Err(syntax::problem(self.told.file, &error)),
        }
    }

    #[inline]
    fn expect_next(&mut self) -> Result<(Event<'a>, Place), Problem> {
        self.next()?.ok_or_else(|| {
            Problem::of_file(
                &self.told.file.path,
                "the file ends too early",
                "complete it",
            )
        })
    }

    fn node(&mut self, event: Event<'a>, place: Place, depth: usize) -> Result<Node<'a>, Problem> {
        if depth > MAX_NESTING {
            return Err(syntax::nested_too_deep(self.told.file, place));
        }
        if event.anchor_id().is_some() {
            self.told
                .tell(place, "an anchor (`&…`) is not read here", REPEAT);
        }
        let tagged = event.tag().is_some();
        if tagged {
            self.told.tell(
                place,
                "a tag (`!…`) is not read here",
                "put a text that begins with `!` into quotes",
            );
        }
        let value = match event {
            Event::Scalar(text, style, _, _) => Value::Scalar {
                text,
                plain: style == ScalarStyle::Plain && !tagged,
            },
            Event::SequenceStart(..) => Value::List(self.list(depth)?),
            Event::MappingStart(..) => Value::Map(self.map(depth)?),
            _ => {
                self.told
                    .tell(place, "an alias (`*…`) is not read here", REPEAT);
                Value::Refused
            }
        };
        Ok(Node { place, value })
    }

    fn list(&mut self, depth: usize) -> Result<Vec<Node<'a>>, Problem> {
        let mut list = Vec::new();
        loop {
            match self.expect_next()? {
                (Event::SequenceEnd, _) => return Ok(list),
                (event, place) => list.push(self.node(event, place, depth + 1)?),
            }
        }
    }

    fn map(&mut self, depth: usize) -> Result<Vec<(Key<'a>, Node<'a>)>, Problem> {
        let mut map: Vec<(Key<'a>, Node<'a>)> = Vec::new();
        let mut lines = Lines::default();
        loop {
            let key = match self.expect_next()? {
                (Event::MappingEnd, _) => return Ok(map),
                (event, place) => self.node(event, place, depth + 1)?,
            };
            let (event, place) = self.expect_next()?;
            let value = self.node(event, place, depth + 1)?;
            let Some(key) = self.key(key) else { continue };
            if let Some(line) = lines.first(&key, &map) {
                self.tell_double(&key, line);
                continue;
            }
            map.push((key, value));
        }
    }

    /// Takes a node as the name of a field.
    fn key(&mut self, node: Node<'a>) -> Option<Key<'a>> {
        let place = node.place;
        if node.is_nothing() {
            self.told.tell(
                place,
                "a value without a name",
                "write a name before the `:`",
            );
            return None;
        }
        match node.value {
            Value::Scalar { text, .. } => return Some(Key { place, text }),
            Value::Refused => {}
            Value::List(_) | Value::Map(_) => {
                let help =
                    "write a word before the `:`, and quote a text that begins with a bracket";
                self.told
                    .tell(place, "a list or a map stands where a name belongs", help);
            }
        }
        None
    }

    fn tell_double(&mut self, key: &Key<'a>, first: usize) {
        if self.told.is_full() {
            return self.told.count();
        }
        let message = format!("`{}` is here a second time", key.text);
        self.told.tell(
            key.place,
            message,
            format!("the first is on line {first}; keep one"),
        );
    }
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
            return map
                .iter()
                .find(|(other, _)| other.text == key.text)
                .map(|(k, _)| k.place.line);
        }
        if self.0.is_empty() {
            self.0.extend(
                map.iter()
                    .map(|(key, _)| (key.text.clone(), key.place.line)),
            );
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
    Place {
        line: span.start.line(),
        column: span.start.col() + 1,
        width: width.max(1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::SourceFile;

    fn check(text: &str, expected: &str) {
        let file = SourceFile {
            path: "a.yaml".into(),
            text: text.into(),
        };
        let mut told = Told::new(&file);
        let syntax = read(&mut told, Events::of_text(&file.text)).err();
        let problems = told
            .finish()
            .into_iter()
            .chain(syntax)
            .map(|problem| problem.to_string());
        assert_eq!(problems.collect::<Vec<_>>().join("\n"), expected);
    }

    #[test]
    fn a_plain_file_is_read() {
        check("a: 1\nb: [x, 'y']\n", "");
    }

    #[test]
    fn a_key_that_stands_twice_is_told_with_its_place() {
        check(
            "a: 1\nb: 2\na: 3\n",
            "a.yaml:3:1: `a` is here a second time",
        );
    }

    #[test]
    fn anchors_aliases_and_tags_are_refused_and_all_are_told() {
        check(
            "a: &x 1\nb: *x\nc: !!str 3\nd: *y\n",
            "a.yaml:1:7: an anchor (`&…`) is not read here\n\
             a.yaml:2:4: an alias (`*…`) is not read here\n\
             a.yaml:3:10: a tag (`!…`) is not read here\n\
             a.yaml:4:4: an alias (`*…`) is not read here",
        );
    }

    #[test]
    fn a_tab_is_named() {
        check("a:\n\tb: 1\n", "a.yaml:2:1: a tab in the indentation");
    }

    #[test]
    fn nesting_ends_at_the_limit_and_not_with_the_stack() {
        let deep = format!("a: {}{}", "[".repeat(200_000), "]".repeat(200_000));
        check(
            &deep,
            "a.yaml:1:68: lists and maps stand in one another more than 64 deep",
        );
        let mixed = "- ".repeat(40) + &"[".repeat(40) + &"]".repeat(40);
        check(
            &mixed,
            "a.yaml:1:106: lists and maps stand in one another more than 64 deep",
        );
    }

    #[test]
    fn an_empty_file_and_a_second_document_are_told() {
        check("# nothing\n", "a.yaml: the file is empty");
        check("---\n", "a.yaml: the file is empty");
        check(
            "a: 1\n---\nb: 2\n",
            "a.yaml:3:1: a second document begins here",
        );
    }
}
