//! The lines of a source: where each begins, and which of them have been read.

use std::ops::Range;

pub(super) struct SourceLines<'t> {
    text: &'t str,
    /// Where each line begins.
    starts: Vec<usize>,
    is_read: Vec<bool>,
    /// How far lines have been marked as read.
    until: usize,
    above: usize,
}

impl<'t> SourceLines<'t> {
    pub(super) fn new(text: &'t str, above: usize) -> Self {
        let breaks = text.match_indices('\n').map(|(at, _)| at + 1);
        let starts: Vec<usize> = [0].into_iter().chain(breaks).collect();
        let is_read = vec![false; starts.len()];
        Self { text, starts, is_read, until: 0, above }
    }

    fn index(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at).saturating_sub(1)
    }

    /// Returns the number of the line, from 1, at an offset.
    pub(super) fn number(&self, at: usize) -> usize {
        self.index(at) + 1 + self.above
    }

    /// Returns where the line behind that of an offset begins.
    pub(super) fn next(&self, at: usize) -> usize {
        self.starts.get(self.index(at) + 1).copied().unwrap_or(self.text.len())
    }

    pub(super) fn text(&self, range: &Range<usize>) -> &'t str {
        self.text.get(range.clone()).unwrap_or_default()
    }

    /// Returns the bullet or number of the item that begins at an offset.
    pub(super) fn marker(&self, at: usize) -> &'t str {
        let item = self.text.get(at..).unwrap_or_default();
        let number = item.bytes().take_while(u8::is_ascii_digit).count();
        item.get(..=number).unwrap_or_default()
    }

    /// Says whether a backslash stands before what begins at an offset.
    pub(super) fn is_escaped(&self, at: usize) -> bool {
        self.text.get(..at).is_some_and(|before| before.ends_with('\\'))
            || self.text.get(at..).is_some_and(|rest| rest.starts_with(['\\', '&']))
    }

    /// Says whether the line that begins at an offset is indented.
    pub(super) fn is_indented(&self, at: usize) -> bool {
        let start = self.starts.get(self.index(at)).copied().unwrap_or(at);
        self.text.get(start..).is_some_and(|rest| rest.starts_with([' ', '\t', '>']))
    }

    /// Marks lines as read. Ranges come in the order of their beginnings, or are short.
    pub(super) fn cover(&mut self, range: &Range<usize>) {
        let first = self.index(range.start);
        let last = self.index(range.end.saturating_sub(1).max(range.start));
        self.mark(first);
        for line in first.max(self.until)..=last {
            self.mark(line);
        }
        self.until = self.until.max(last);
    }

    /// Marks all lines of a range that overlaps no other of its kind.
    pub(super) fn cover_all(&mut self, range: &Range<usize>) {
        for line in self.index(range.start)..=self.index(range.end.saturating_sub(1)) {
            self.mark(line);
        }
    }

    pub(super) fn cover_line(&mut self, at: usize) {
        self.mark(self.index(at));
    }

    fn mark(&mut self, line: usize) {
        if let Some(is_read) = self.is_read.get_mut(line) {
            *is_read = true;
        }
    }

    /// Returns the lines with words that have not been read: number, offset and words of each.
    pub(super) fn uncovered(&self) -> impl Iterator<Item = (usize, usize, &'t str)> {
        let ends = self.starts.iter().skip(1).copied().chain([self.text.len()]);
        let lines = self.starts.iter().copied().zip(ends).zip(&self.is_read).enumerate();
        lines.filter(|(_, (_, is_read))| !**is_read).filter_map(|(index, ((start, end), _))| {
            let words = self.text.get(start..end)?.trim();
            let has_words = words.chars().any(char::is_alphanumeric);
            has_words.then_some((index + 1 + self.above, start, words))
        })
    }
}
