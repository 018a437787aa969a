//! A text by its lines, for edits that leave all other bytes as they are.

use std::ops::Range;

use crate::problem::Place;
use crate::yaml::comments::{self, Comment};

/// A text with the beginnings of its lines and its comments.
pub(super) struct FileLines<'a> {
    text: &'a str,
    starts: Vec<usize>,
    comments: Vec<Comment>,
}

impl<'a> FileLines<'a> {
    /// Takes a text apart; none where it is not YAML.
    pub(super) fn of(text: &'a str) -> Option<Self> {
        let comments = comments::of(text)?;
        let bytes = text.as_bytes();
        let ends = (0..bytes.len()).filter(|at| match bytes[*at] {
            b'\n' => true,
            b'\r' => bytes.get(at + 1) != Some(&b'\n'),
            _ => false,
        });
        let starts = [0].into_iter().chain(ends.map(|at| at + 1)).collect();
        Some(Self { text, starts, comments })
    }

    /// Returns the number of the line after the last that belongs to the document.
    pub(super) fn end(&self) -> usize {
        let count = self.starts.len();
        let closing = (1..=count).find(|number| self.line(*number).trim_end() == "...");
        closing.unwrap_or(count + 1)
    }

    fn line(&self, number: usize) -> &'a str {
        let bytes = self.bytes(number);
        self.text[bytes].trim_end_matches(['\n', '\r'])
    }

    fn bytes(&self, number: usize) -> Range<usize> {
        let start = |number: usize| self.starts.get(number - 1).copied();
        let end = start(number + 1).unwrap_or(self.text.len());
        start(number).unwrap_or(end)..end
    }

    pub(super) fn ending(&self) -> &'static str {
        match self.text.find(['\n', '\r']) {
            Some(at) if self.text[at..].starts_with("\r\n") => "\r\n",
            Some(at) if self.text[at..].starts_with('\r') => "\r",
            _ => "\n",
        }
    }

    pub(super) fn start(&self, place: Place) -> usize {
        self.after(place, 0)
    }

    pub(super) fn end_of(&self, place: Place) -> usize {
        self.after(place, place.width)
    }

    fn after(&self, place: Place, width: usize) -> usize {
        let bytes = self.bytes(place.line);
        let mut places = self.text[bytes.clone()].char_indices();
        let at = places.nth(place.column - 1 + width);
        at.map_or(bytes.end, |(at, _)| bytes.start + at)
    }

    pub(super) fn from(&self, at: usize) -> &'a str {
        self.text.get(at..).unwrap_or_default()
    }

    pub(super) fn with(&self, range: Range<usize>, new: &str) -> Option<String> {
        let (before, after) = (self.text.get(..range.start)?, self.text.get(range.end..)?);
        Some([before, new, after].concat())
    }

    /// Returns the text with a line more, behind line `number`; line 0 is before all.
    pub(super) fn with_line(&self, number: usize, new: &str) -> Option<String> {
        let ending = self.ending();
        let at = if number == 0 { 0 } else { self.bytes(number).end };
        let is_closed = at == 0 || self.text[..at].ends_with(['\n', '\r']);
        let closing = if is_closed { "" } else { ending };
        self.with(at..at, &format!("{closing}{new}{ending}"))
    }

    /// Returns the last of some lines that holds a value; comments that stand in by at least `indent`
    /// count too.
    pub(super) fn last(&self, lines: Range<usize>, indent: Option<usize>) -> Option<usize> {
        lines.rev().find(|number| match self.own_comment(*number) {
            Some(comment) => indent.is_some_and(|indent| comment.before >= indent),
            None => !self.line(*number).trim().is_empty(),
        })
    }

    pub(super) fn end_of_line(&self, number: usize) -> usize {
        self.bytes(number).start + self.line(number).trim_end().len()
    }

    /// Returns the text without some lines. Their comments stay, each on a line of its own.
    pub(super) fn without(&self, lines: Range<usize>) -> Option<String> {
        let first = self.line(lines.start);
        let indent = &first[..first.len() - first.trim_start().len()];
        let kept = lines.clone().map(|number| {
            if self.own_comment(number).is_some() {
                return self.text[self.bytes(number)].to_owned();
            }
            match self.comment(number) {
                Some(comment) => format!("{indent}#{}{}", comment.text, self.ending()),
                None => String::new(),
            }
        });
        let start = self.bytes(lines.start).start;
        let end = self.bytes(lines.end - 1).end;
        self.with(start..end, &kept.collect::<String>())
    }

    /// Returns the comment of a line that holds nothing else.
    fn own_comment(&self, number: usize) -> Option<&Comment> {
        let comment = self.comment(number)?;
        let mut before = self.line(number).chars().take(comment.before);
        before.all(char::is_whitespace).then_some(comment)
    }

    fn comment(&self, number: usize) -> Option<&Comment> {
        let comments = &self.comments;
        let index = comments.binary_search_by_key(&number, |comment| comment.line);
        comments.get(index.ok()?)
    }
}

pub(super) fn same_comments(one: &str, other: &str) -> bool {
    let texts = |text: &str| -> Option<Vec<String>> {
        let comments = comments::of(text)?.into_iter();
        Some(comments.map(|comment| comment.text).collect())
    };
    texts(one).is_some_and(|texts_of_one| texts(other) == Some(texts_of_one))
}
