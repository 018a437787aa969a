//! Lines put together from the pieces that a parser finds.

use std::mem;
use std::ops::Range;

use crate::form::markdown::source_lines::SourceLines;
use crate::render::escape;

/// What a line is part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Block {
    /// Its level, and whether it is one only because of the line below it.
    Heading {
        level: usize,
        is_underlined: bool,
    },
    Rule,
    Words,
}

/// One line of what is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ShownLine {
    /// The lines of the source that it stands on, from 1.
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) text: String,
    pub(super) block: Block,
    /// Where its paragraph begins: the lines of one paragraph have this in common.
    pub(super) begins: usize,
    /// How many quotations it stands in.
    pub(super) quotes: usize,
    /// Where the list begins whose item it is directly in.
    pub(super) list: Option<usize>,
    /// The bullet or number before it.
    pub(super) marker: String,
    /// How many bytes of its beginning are bold.
    pub(super) bold: usize,
    /// Whether its first sign was typed as such, and not made a mere sign by a backslash.
    pub(super) is_typed: bool,
    /// Whether a picture stands in it whose bytes are in the text itself.
    pub(super) has_picture: bool,
}

enum Container {
    Quote,
    /// An item, and where its list begins.
    Item(usize),
}

pub(super) struct LineBuilder<'t> {
    source: SourceLines<'t>,
    done: Vec<ShownLine>,
    line: Option<ShownLine>,
    block: Block,
    begins: usize,
    containers: Vec<Container>,
    quotes: usize,
    lists: Vec<usize>,
    /// The bullet or number of an item whose first line has not come.
    marker: String,
    /// How many bold stretches are open, and whether one began the line.
    bold: usize,
    is_bold_from_start: bool,
    /// Whether what is read has been shown elsewhere.
    is_hidden: bool,
}

impl<'t> LineBuilder<'t> {
    /// `above` is how many lines stand above the source.
    pub(super) fn new(source: &'t str, above: usize) -> Self {
        Self {
            source: SourceLines::new(source, above),
            done: Vec::new(),
            line: None,
            block: Block::Words,
            begins: 0,
            containers: Vec::new(),
            quotes: 0,
            lists: Vec::new(),
            marker: String::new(),
            bold: 0,
            is_bold_from_start: false,
            is_hidden: false,
        }
    }

    pub(super) fn add(&mut self, words: &str, range: Range<usize>) {
        self.source.cover(&range);
        if self.is_hidden {
            return;
        }
        let last = self.source.number(range.end.saturating_sub(1).max(range.start));
        if self.line.is_none() {
            if words.is_empty() {
                return;
            }
            let first = self.source.number(range.start);
            let entry_of = match self.containers.last() {
                Some(Container::Item(number)) => Some(*number),
                Some(Container::Quote) | None => None,
            };
            self.is_bold_from_start = self.bold > 0;
            self.line = Some(ShownLine {
                first,
                last,
                text: String::new(),
                block: self.block,
                begins: self.begins,
                quotes: self.quotes,
                list: entry_of,
                marker: mem::take(&mut self.marker),
                bold: 0,
                is_typed: !self.source.is_escaped(range.start),
                has_picture: false,
            });
        }
        if let Some(line) = &mut self.line {
            // It keeps viewers from taking a word for a name, and is nobody's.
            line.text.extend(words.chars().filter(|c| *c != escape::BREAK_SIGN));
            line.last = line.last.max(last);
        }
    }

    /// Adds code, whose line breaks are its own.
    pub(super) fn add_code(&mut self, words: &str, range: Range<usize>) {
        let mut at = range.start;
        for (index, line) in words.split('\n').enumerate() {
            if index > 0 {
                self.end_line();
                at = self.source.next(at);
            }
            if !line.is_empty() {
                self.add(line, at..at);
            }
        }
        self.source.cover(&range);
    }

    pub(super) fn add_picture(&mut self, range: Range<usize>) {
        self.add("[…]", range);
        if let Some(line) = &mut self.line {
            line.has_picture = true;
        }
    }

    /// Puts an address behind the words that begin at `from`, before the days of the words.
    pub(super) fn add_address(&mut self, address: &str, from: usize, end: usize) {
        let bare = |text: &str| {
            let text = text.trim().trim_end_matches('/');
            ["https://", "http://", "mailto:"]
                .iter()
                .find_map(|scheme| text.strip_prefix(scheme))
                .unwrap_or(text)
                .to_lowercase()
        };
        let text = self.line.as_ref().map_or("", |line| &line.text);
        let words = text.get(from..).unwrap_or(text);
        if address.is_empty() || bare(words) == bare(address) {
            return;
        }
        if words.trim().is_empty() {
            return self.add(address, end..end);
        }
        let days = words.rfind(" (").filter(|at| {
            let inside = words.get(at + 2..).unwrap_or_default();
            inside.ends_with(')') && inside.starts_with(|c: char| c.is_ascii_digit() || c == '–')
        });
        let from = text.len() - words.len();
        match (days, &mut self.line) {
            (Some(at), Some(line)) => line.text.insert_str(from + at, &format!(" ({address})")),
            _ => self.add(&format!(" ({address})"), end..end),
        }
    }

    /// Returns how long the line is so far.
    pub(super) fn length(&self) -> usize {
        self.line.as_ref().map_or(0, |line| line.text.len())
    }

    /// A line break that a viewer shows as a space. An editor that breaks long lines indents what
    /// belongs to an item; what is not indented, somebody wrote on a line of its own.
    pub(super) fn soft_break(&mut self, range: Range<usize>) {
        let is_item = matches!(self.containers.last(), Some(Container::Item(_)));
        if is_item && self.source.is_indented(range.end) {
            self.add(" ", range);
        } else {
            self.end_line();
        }
    }

    pub(super) fn next_cell(&mut self) {
        let Some(line) = &mut self.line else { return };
        let is_box = line.text.trim_end().ends_with(']') && line.text.len() <= 5;
        line.text.push_str(if is_box { " " } else { " | " });
    }

    pub(super) fn begin_bold(&mut self) {
        self.bold += 1;
    }

    pub(super) fn end_bold(&mut self) {
        self.bold = self.bold.saturating_sub(1);
        if let Some(line) = &mut self.line
            && self.bold == 0
            && mem::take(&mut self.is_bold_from_start)
        {
            line.bold = line.text.len();
        }
    }

    pub(super) fn end_line(&mut self) {
        if let Some(mut line) = self.line.take() {
            if self.bold > 0 && self.is_bold_from_start {
                line.bold = line.text.len();
            }
            self.done.push(line);
        }
    }

    pub(super) fn begin_block(&mut self, block: Block, at: usize) {
        self.end_line();
        self.block = block;
        self.begins = at;
    }

    pub(super) fn end_block(&mut self) {
        self.end_line();
        self.block = Block::Words;
    }

    /// Ends a heading. The line below one that has no signs of its own may be meant as a rule.
    pub(super) fn end_heading(&mut self, range: Range<usize>) {
        self.end_line();
        let text = self.source.text(&range).trim_end();
        if let Block::Heading { is_underlined: true, .. } = self.block {
            let at = text.rfind('\n').map_or(0, |at| at + 1);
            let rule = text.get(at..).unwrap_or_default().trim_matches([' ', '\t', '>']).to_owned();
            self.begin_block(Block::Rule, range.start + at);
            self.add(&rule, range.start + at..range.start + text.len());
        }
        self.end_block();
    }

    pub(super) fn begin_quote(&mut self) {
        self.end_block();
        self.containers.push(Container::Quote);
        self.quotes += 1;
    }

    pub(super) fn end_quote(&mut self) {
        self.end_block();
        self.containers.pop();
        self.quotes = self.quotes.saturating_sub(1);
    }

    pub(super) fn begin_list(&mut self, at: usize) {
        self.end_block();
        self.lists.push(at);
    }

    pub(super) fn begin_item(&mut self, at: usize) {
        self.begin_block(Block::Words, at);
        self.source.cover_line(at);
        self.marker = self.source.marker(at).to_owned();
        self.containers.push(Container::Item(self.lists.last().copied().unwrap_or(at)));
    }

    pub(super) fn end_item(&mut self) {
        self.end_block();
        self.marker.clear();
        self.containers.pop();
    }

    pub(super) fn end_list(&mut self) {
        self.end_block();
        self.lists.pop();
    }

    pub(super) fn hide(&mut self) {
        self.is_hidden = true;
    }

    pub(super) fn show(&mut self) {
        self.is_hidden = false;
    }

    pub(super) fn cover(&mut self, range: &Range<usize>) {
        self.source.cover(range);
    }

    pub(super) fn cover_definition(&mut self, range: &Range<usize>) {
        self.source.cover_all(range);
    }

    pub(super) fn cover_line(&mut self, at: usize) {
        self.source.cover_line(at);
    }

    /// Returns the number of a line of the text, from 1.
    pub(super) fn number(&self, at: usize) -> usize {
        self.source.number(at)
    }

    pub(super) fn next_line(&self, at: usize) -> usize {
        self.source.next(at)
    }

    /// Returns the lines, and with them those of the source that no viewer shows as they are:
    /// addresses that nothing leads to, words behind a fence.
    pub(super) fn finished(mut self) -> Vec<ShownLine> {
        self.end_line();
        let hidden = self.source.uncovered().map(|(number, begins, words)| ShownLine {
            first: number,
            last: number,
            text: words.to_owned(),
            block: Block::Words,
            begins,
            quotes: 0,
            list: None,
            marker: String::new(),
            bold: 0,
            is_typed: false,
            has_picture: false,
        });
        let hidden: Vec<ShownLine> = hidden.collect();
        self.done.extend(hidden);
        // A stable sort: what stands on one line stays in its order.
        self.done.sort_by_key(|line| line.first);
        self.done
    }
}
