//! The tree itself, built from the parser's events with every limit of ours.

use std::borrow::Cow;
use std::collections::HashMap;

use serde_yaml::granit_parser;
use serde_yaml::granit_parser::Event;
use serde_yaml::granit_parser::Parser;
use serde_yaml::granit_parser::ScalarStyle;
use serde_yaml::granit_parser::ScanError;
use serde_yaml::granit_parser::Span;
use serde_yaml::granit_parser::StrInput;

use crate::problem::Place;
use crate::problem::Problem;
use crate::problem::Problems;
use crate::problem::SourceFile;

/// How deep lists and maps may stand in one another.
pub const MAX_NESTING: usize = 64;

/// How many problems of one file are told; a file with more is mended step by step.
pub(super) const MAX_PROBLEMS: usize = 100;

/// A value and its place.
#[derive(Debug)]
pub struct Node<'a> {
    /// Where it stands.
    pub place: Place,
    /// What it is.
    pub value: Value<'a>,
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
}

/// A key and its place.
#[derive(Debug)]
pub struct Key<'a> {
    /// Where it stands.
    pub place: Place,
    /// The text.
    pub text: Cow<'a, str>,
}

/// Reads the one document of a file.
///
/// # Errors
/// What keeps the file from being read as a tree. Anchors, aliases, tags and second documents are
/// refused: the files are for people, and an alias is how a small file becomes a huge one.
pub fn parse(file: &SourceFile) -> Result<Node<'_>, Problems> {
    let options = granit_parser::options! {
        emit_comments: false,
        emit_unresolved_aliases: true,
        disallow_directives: true,
        flow_nesting_limit: MAX_NESTING,
        block_nesting_limit: MAX_NESTING,
    };
    let parser = Parser::new_from_str_with_options(&file.text, options);
    let mut builder = Builder { file, parser, problems: Vec::new() };
    let root = builder.document();
    match root {
        Ok(Some(root)) if builder.problems.is_empty() => Ok(root),
        Ok(_) => Err(Problems(builder.problems)),
        Err(problem) => {
            builder.problems.push(problem);
            Err(Problems(builder.problems))
        }
    }
}

struct Builder<'a> {
    file: &'a SourceFile,
    parser: Parser<'a, StrInput<'a>>,
    problems: Vec<Problem>,
}

impl<'a> Builder<'a> {
    fn document(&mut self) -> Result<Option<Node<'a>>, Problem> {
        let mut root = None;
        while let Some((event, span)) = self.next()? {
            match event {
                Event::StreamStart | Event::DocumentStart(..) | Event::DocumentEnd => {}
                Event::StreamEnd => break,
                _ if root.is_some() => {
                    let message = "a second document begins here";
                    self.tell(&span, message, "put each document into a file of its own");
                    return Ok(None);
                }
                event => root = self.node(event, &span, 0)?,
            }
        }
        if root.is_none() && self.problems.is_empty() {
            let help = "see `ospo model show` and checklists/README.md for the format";
            self.problems.push(Problem::of_file(&self.file.path, "the file is empty", help));
        }
        Ok(root)
    }

    fn next(&mut self) -> Result<Option<(Event<'a>, Span)>, Problem> {
        match self.parser.next() {
            None => Ok(None),
            Some(Ok(event)) => Ok(Some(event)),
            Some(Err(error)) => Err(syntax(self.file, &error)),
        }
    }

    fn expect_next(&mut self) -> Result<(Event<'a>, Span), Problem> {
        self.next()?.ok_or_else(|| {
            Problem::of_file(&self.file.path, "the file ends too early", "complete it")
        })
    }

    /// Builds one node; none where it is refused, with the problem told.
    fn node(
        &mut self,
        event: Event<'a>,
        span: &Span,
        depth: usize,
    ) -> Result<Option<Node<'a>>, Problem> {
        if depth > MAX_NESTING {
            return Err(nested_too_deep(self.file, span));
        }
        self.refuse_anchors_and_tags(&event, span);
        let place = place(span);
        let value = match event {
            Event::Scalar(text, style, _, _) => {
                Some(Value::Scalar { text, plain: style == ScalarStyle::Plain })
            }
            Event::SequenceStart(..) => Some(Value::List(self.list(depth)?)),
            Event::MappingStart(..) => Some(Value::Map(self.map(depth)?)),
            _ => {
                self.tell(span, "an alias is not read here", "write the text out in full");
                None
            }
        };
        Ok(value.map(|value| Node { place, value }))
    }

    fn list(&mut self, depth: usize) -> Result<Vec<Node<'a>>, Problem> {
        let mut list = Vec::new();
        loop {
            match self.expect_next()? {
                (Event::SequenceEnd, _) => return Ok(list),
                (event, span) => list.extend(self.node(event, &span, depth + 1)?),
            }
        }
    }

    fn map(&mut self, depth: usize) -> Result<Vec<(Key<'a>, Node<'a>)>, Problem> {
        let mut map: Vec<(Key<'a>, Node<'a>)> = Vec::new();
        let mut lines = HashMap::new();
        loop {
            let key = match self.expect_next()? {
                (Event::MappingEnd, _) => return Ok(map),
                (event, span) => self.node(event, &span, depth + 1)?,
            };
            let (event, span) = self.expect_next()?;
            let value = self.node(event, &span, depth + 1)?;
            let (Some(key), Some(value)) = (key, value) else { continue };
            let Value::Scalar { text, .. } = key.value else {
                self.tell_at(key.place, "a key is a list or a map", "write a word before the `:`");
                continue;
            };
            if let Some(line) = lines.insert(text.to_string(), key.place.line) {
                let message = format!("`{text}` stands here a second time");
                self.tell_at(key.place, message, format!("the first is on line {line}; keep one"));
                continue;
            }
            map.push((Key { place: key.place, text }, value));
        }
    }

    fn refuse_anchors_and_tags(&mut self, event: &Event<'a>, span: &Span) {
        if event.anchor_id().is_some() {
            self.tell(span, "an anchor (`&…`) is not read here", "write the text out in full");
        }
        if event.tag().is_some() {
            self.tell(span, "a tag (`!…`) is not read here", "leave it out; use quotes for a text");
        }
    }

    fn tell(&mut self, span: &Span, message: impl Into<String>, help: impl Into<String>) {
        self.tell_at(place(span), message, help);
    }

    fn tell_at(&mut self, place: Place, message: impl Into<String>, help: impl Into<String>) {
        if self.problems.len() < MAX_PROBLEMS {
            self.problems.push(problem_at(self.file, place, message, help));
        }
    }
}

/// A problem at a place of `file`, with the line's text.
pub(super) fn problem_at(
    file: &SourceFile,
    place: Place,
    message: impl Into<String>,
    help: impl Into<String>,
) -> Problem {
    Problem {
        path: file.path.clone(),
        place: Some(place),
        line: file.line(place.line).map(str::to_owned),
        message: message.into(),
        help: Some(help.into()),
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

fn nested_too_deep(file: &SourceFile, span: &Span) -> Problem {
    let message = format!("lists and maps stand in one another more than {MAX_NESTING} deep");
    problem_at(file, place(span), message, "the format needs no more than six levels")
}

fn syntax(file: &SourceFile, error: &ScanError) -> Problem {
    let mark = error.marker();
    let place = Place { line: mark.line(), column: mark.col() + 1, width: 1 };
    let line = file.line(place.line).unwrap_or_default();
    let indent: String = line.chars().take_while(|c| c.is_whitespace()).collect();
    if let Some(tab) = indent.chars().position(|c| c == '\t') {
        let place = Place { column: tab + 1, ..place };
        return problem_at(file, place, "a tab in the indentation", "indent with spaces");
    }
    let told = error.info();
    if told.contains("nesting") || told.contains("depth") || told.contains("recursion") {
        let span = Span::new(*mark, *mark);
        return nested_too_deep(file, &span);
    }
    let help = "check the indentation, and quote a text that holds `: ` or ` #` or starts with a sign";
    problem_at(file, place, format!("not YAML: {told}"), help)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let file = SourceFile { path: "a.yaml".into(), text: text.into() };
        let told = parse(&file).map(|_| String::new()).unwrap_or_else(|p| p.to_string());
        assert_eq!(told, expected);
    }

    #[test]
    fn a_plain_file_is_read() {
        check("a: 1\nb: [x, 'y']\n", "");
    }

    #[test]
    fn a_key_that_stands_twice_is_told_with_its_place() {
        check("a: 1\nb: 2\na: 3\n", "a.yaml:3:1: `a` stands here a second time");
    }

    #[test]
    fn anchors_aliases_and_tags_are_refused_and_all_are_told() {
        check(
            "a: &x 1\nb: *x\nc: !!str 3\nd: *y\n",
            "a.yaml:1:7: an anchor (`&…`) is not read here\n\
             a.yaml:2:4: an alias is not read here\n\
             a.yaml:3:10: a tag (`!…`) is not read here\n\
             a.yaml:4:4: an alias is not read here",
        );
    }

    #[test]
    fn a_tab_is_named() {
        check("a:\n\tb: 1\n", "a.yaml:2:1: a tab in the indentation");
    }

    #[test]
    fn nesting_ends_at_the_limit_and_not_with_the_stack() {
        let deep = format!("a: {}{}", "[".repeat(200_000), "]".repeat(200_000));
        check(&deep, "a.yaml:1:68: lists and maps stand in one another more than 64 deep");
        let mixed = "- ".repeat(40) + &"[".repeat(40) + &"]".repeat(40);
        check(&mixed, "a.yaml:1:106: lists and maps stand in one another more than 64 deep");
    }

    #[test]
    fn an_empty_file_and_a_second_document_are_told() {
        check("# nothing\n", "a.yaml: the file is empty");
        check("a: 1\n---\nb: 2\n", "a.yaml:3:1: a second document begins here");
    }
}
