//! The lines of a text as a viewer of Markdown shows them, each with its place in the source.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd};

use crate::form::markdown::emphasis;
use crate::form::markdown::html::{self, HtmlPiece};
use crate::form::markdown::line_builder::{Block, LineBuilder, ShownLine};

const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS);

/// Returns the lines of a text whose own lines end with `\n`, in their order.
pub(super) fn shown_lines(text: &str) -> Vec<ShownLine> {
    lines_and_hidden(text).0
}

/// Returns the lines, and what no viewer shows: comments, and what stands above the page; each with
/// the number of its line, from 1.
pub(super) fn lines_and_hidden(text: &str) -> (Vec<ShownLine>, Vec<(usize, String)>) {
    let body = text.get(front_matter(text)..).unwrap_or_default();
    let hidden = text.len() - body.len();
    let mut reading = LinesReading {
        source: body,
        lines: LineBuilder::new(
            body,
            text.get(..hidden).map_or(0, |front| front.matches('\n').count()),
        ),
        footnotes: footnotes(body),
        called: BTreeSet::new(),
        uncalled: None,
        links: Vec::new(),
        used: BTreeSet::new(),
        html: None,
        anchors: Vec::new(),
        marks: Vec::new(),
        code: false,
        cells: None,
        hidden: Vec::new(),
    };
    let front = text.get(..hidden).unwrap_or_default().lines().map(str::trim);
    let front: Vec<&str> = front.filter(|line| !matches!(*line, "" | "---" | "...")).collect();
    if !front.is_empty() {
        reading.hidden.push((1, front.join(" ")));
    }
    let mut events = Parser::new_ext(body, OPTIONS).into_offset_iter();
    for (event, range) in events.by_ref() {
        reading.take(event, range);
    }
    for (label, definition) in events.reference_definitions().iter() {
        if reading.used.contains(&folded_label(label)) {
            reading.lines.cover_definition(&definition.span);
        }
    }
    (reading.lines.finished(), reading.hidden)
}

/// Returns where the text begins below what a wiki or an editor keeps of a page above it.
fn front_matter(text: &str) -> usize {
    const MOST_LINES: usize = 60;
    let mut at = 0;
    for (index, line) in text.split_inclusive('\n').take(MOST_LINES).enumerate() {
        at += line.len();
        match (index, line.trim_end()) {
            (0, "---") => {}
            (0, _) => return 0,
            (_, "---" | "...") => return at,
            // Its fields have names; a rule above words is no front matter.
            (_, line) => {
                let is_field = line.starts_with([' ', '-', '#']) || line.contains(':');
                if !is_field || line.contains("**") {
                    return 0;
                }
            }
        }
    }
    0
}

/// Returns the words of each footnote that is called, by its label.
fn footnotes(text: &str) -> BTreeMap<String, String> {
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    if !text.contains("[^") {
        return found;
    }
    let mut called = BTreeSet::new();
    let mut open: Option<String> = None;
    let mut address = String::new();
    for event in Parser::new_ext(text, OPTIONS) {
        let words = open.as_ref().map(|label| found.entry(label.clone()).or_default());
        match (event, words) {
            (Event::Start(Tag::FootnoteDefinition(label)), _) => open = Some(label.to_string()),
            (Event::End(TagEnd::FootnoteDefinition), _) => open = None,
            (Event::FootnoteReference(label), None) => {
                called.insert(label.to_string());
            }
            (Event::FootnoteReference(label), Some(words)) => {
                words.extend(["[^", &label, "]"]);
            }
            (Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }), _) => {
                address = dest_url.to_string();
            }
            (Event::End(TagEnd::Link | TagEnd::Image), Some(words))
                if !words.ends_with(&address) =>
            {
                words.extend([" (", &address, ")"]);
            }
            (Event::Text(text) | Event::Code(text) | Event::InlineHtml(text), Some(words)) => {
                *words += &text;
            }
            (Event::Html(text), Some(words)) => *words += &text,
            (Event::SoftBreak | Event::HardBreak | Event::End(_), Some(words)) => *words += " ",
            _ => {}
        }
    }
    found.retain(|label, words| !words.trim().is_empty() && called.contains(label));
    found
}

fn folded_label(label: &str) -> String {
    label.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

struct LinesReading<'t> {
    source: &'t str,
    lines: LineBuilder<'t>,
    /// The words of those that are called, by their labels.
    footnotes: BTreeMap<String, String>,
    /// The footnotes whose words have been shown where they are called.
    called: BTreeSet<String>,
    /// The label of the footnote that is read, where nothing calls it.
    uncalled: Option<String>,
    links: Vec<OpenLink>,
    /// The labels of the addresses that links have taken from elsewhere in the text.
    used: BTreeSet<String>,
    /// The HTML of the block that is read.
    html: Option<(String, usize)>,
    /// The addresses of links in HTML that are open.
    anchors: Vec<String>,
    /// The signs that end what is emphasised, where they are part of the words.
    marks: Vec<Option<&'t str>>,
    code: bool,
    /// How many cells of a row have come.
    cells: Option<usize>,
    /// What no viewer shows, each with its line.
    hidden: Vec<(usize, String)>,
}

struct OpenLink {
    address: String,
    words: usize,
    /// Brackets around a sign that happens to be the label of an address: a box.
    is_box: bool,
}

impl<'t> LinesReading<'t> {
    fn take(&mut self, event: Event<'t>, range: Range<usize>) {
        if let (Event::Html(words) | Event::Text(words), Some((html, _))) = (&event, &mut self.html)
        {
            self.lines.cover(&range);
            html.push_str(words);
            return;
        }
        match event {
            Event::Html(words) => self.take_html(&words, range.start),
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, range),
            Event::Text(words) if self.code => self.lines.add_code(&words, range),
            Event::Text(words)
            | Event::Code(words)
            | Event::InlineMath(words)
            | Event::DisplayMath(words) => self.lines.add(&words, range),
            Event::InlineHtml(words) => {
                self.lines.cover(&range);
                self.take_html(&words, range.start);
            }
            Event::SoftBreak => self.lines.soft_break(range),
            Event::HardBreak => self.lines.end_line(),
            Event::Rule => {
                self.lines.begin_block(Block::Rule, range.start);
                let signs = self.source.get(range.clone()).unwrap_or_default().trim();
                self.lines.add(signs, range);
                self.lines.end_block();
            }
            Event::TaskListMarker(is_ticked) => {
                self.lines.add(if is_ticked { "[x] " } else { "[ ] " }, range);
            }
            Event::FootnoteReference(label) => self.call(&label, range),
        }
    }

    fn start(&mut self, tag: Tag<'t>, range: Range<usize>) {
        let at = range.start;
        match tag {
            Tag::Heading { level, .. } => {
                let source = self.source.get(at..).unwrap_or_default();
                let is_underlined = !source.trim_start().starts_with('#');
                let level = level_of(level);
                self.lines.begin_block(Block::Heading { level, is_underlined }, at);
                self.lines.cover_line(at);
            }
            Tag::BlockQuote(_) => self.lines.begin_quote(),
            Tag::List(_) => self.lines.begin_list(at),
            Tag::Item => self.lines.begin_item(at),
            Tag::CodeBlock(CodeBlockKind::Fenced(info)) if info.trim() == "{=html}" => {
                self.lines.begin_block(Block::Words, at);
                self.lines.cover_line(at);
                self.html = Some((String::new(), at));
            }
            Tag::CodeBlock(kind) => {
                self.code = true;
                // A word behind the fence says what language it is; more words are words.
                if !matches!(kind, CodeBlockKind::Fenced(info) if info.contains(' ')) {
                    self.lines.cover_line(at);
                }
                self.lines.begin_block(Block::Words, at);
            }
            Tag::HtmlBlock => {
                self.lines.begin_block(Block::Words, at);
                self.html = Some((String::new(), at));
            }
            Tag::FootnoteDefinition(label) => {
                self.lines.begin_block(Block::Words, at);
                self.lines.cover_line(at);
                if self.footnotes.contains_key(&*label) {
                    self.lines.hide();
                } else {
                    self.uncalled = Some(label.to_string());
                }
            }
            Tag::TableHead | Tag::TableRow => {
                self.lines.begin_block(Block::Words, at);
                self.cells = Some(0);
            }
            Tag::TableCell => {
                if let Some(cells) = &mut self.cells {
                    *cells += 1;
                    if *cells > 1 {
                        self.lines.next_cell();
                    }
                }
            }
            Tag::Emphasis => self.mark(1, range),
            Tag::Strong => {
                self.mark(2, range);
                self.lines.begin_bold();
            }
            Tag::Strikethrough => {
                let source = self.source.get(range.clone()).unwrap_or_default();
                let signs = if source.starts_with("~~") { 2 } else { 1 };
                self.marks.push(source.get(..signs));
                self.lines.add(source.get(..signs).unwrap_or_default(), at..at + signs);
            }
            Tag::Link { link_type, dest_url, id, .. } => {
                self.open_link(link_type, &dest_url, &id, range);
            }
            Tag::Image { link_type, dest_url, id, .. } => {
                if dest_url.starts_with("data:") {
                    self.lines.add_picture(range.clone());
                }
                self.open_link(link_type, &dest_url, &id, range);
            }
            _ => {
                self.lines.begin_block(Block::Words, at);
                if let Some(label) = self.uncalled.take() {
                    self.lines.add(&format!("[^{label}]: "), at..at);
                }
            }
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::Heading(_) => self.lines.end_heading(range),
            TagEnd::BlockQuote(_) => self.lines.end_quote(),
            TagEnd::Item => self.lines.end_item(),
            TagEnd::List(_) => self.lines.end_list(),
            TagEnd::CodeBlock | TagEnd::HtmlBlock => {
                self.code = false;
                if let Some((html, at)) = self.html.take() {
                    self.take_html(&html, at);
                }
                self.lines.end_block();
            }
            TagEnd::FootnoteDefinition => {
                self.lines.end_block();
                self.lines.show();
                self.uncalled = None;
            }
            TagEnd::TableHead | TagEnd::TableRow => {
                self.cells = None;
                self.lines.end_block();
            }
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough => {
                if let Some(Some(signs)) = self.marks.pop() {
                    self.lines.add(signs, range.end.saturating_sub(signs.len())..range.end);
                }
                if tag == TagEnd::Strong {
                    self.lines.end_bold();
                }
            }
            TagEnd::Link | TagEnd::Image => self.close_link(range.end),
            TagEnd::TableCell => {}
            _ => self.lines.end_block(),
        }
    }

    /// Keeps the signs of an emphasis that no person would have meant as one.
    fn mark(&mut self, signs: usize, range: Range<usize>) {
        let kept = !emphasis::is_meant(self.source, &range);
        let signs = self.source.get(range.start..range.start + signs).filter(|_| kept);
        if let Some(signs) = signs {
            self.lines.add(signs, range.start..range.start + signs.len());
        }
        self.marks.push(signs);
    }

    fn open_link(&mut self, kind: LinkType, address: &str, id: &str, range: Range<usize>) {
        let is_box = kind == LinkType::Shortcut && id.trim().chars().count() <= 1;
        if is_box {
            self.lines.add("[", range);
        } else {
            self.lines.cover(&range);
            if !id.is_empty() {
                self.used.insert(folded_label(id));
            }
        }
        let words = self.lines.length();
        self.links.push(OpenLink { address: address.to_owned(), words, is_box });
    }

    /// Puts the address behind the words, where it is not what they say.
    fn close_link(&mut self, end: usize) {
        let Some(link) = self.links.pop() else { return };
        if link.is_box {
            return self.lines.add("]", end..end);
        }
        if link.address.starts_with('#') || link.address.starts_with("data:") {
            return;
        }
        self.lines.add_address(&link.address, link.words, end);
    }

    /// Shows the words of a footnote where it is called for the first time.
    fn call(&mut self, label: &str, range: Range<usize>) {
        match self.footnotes.get(label) {
            Some(words) if self.called.insert(label.to_owned()) => {
                self.lines.add(&format!(" [{}]", words.trim()), range);
            }
            _ => self.lines.add(&format!("[^{label}]"), range),
        }
    }

    fn take_html(&mut self, html: &str, at: usize) {
        let mut from = at;
        for piece in html::pieces(html) {
            match piece {
                HtmlPiece::Words(words) => {
                    for (index, line) in words.split('\n').enumerate() {
                        if index > 0 {
                            self.lines.end_line();
                            from = self.lines.next_line(from);
                        }
                        if !line.trim().is_empty() {
                            self.lines.add(line, from..from);
                        }
                    }
                }
                HtmlPiece::Hidden(html) => {
                    if let Some(words) = html::comment(html) {
                        self.hidden.push((self.lines.number(from), words.to_owned()));
                    }
                    for _ in html.matches('\n') {
                        from = self.lines.next_line(from);
                    }
                }
                HtmlPiece::Break => self.lines.end_line(),
                HtmlPiece::Sign(sign) => self.lines.add(sign, from..from),
                HtmlPiece::Anchor(address) => self.anchors.push(address),
                HtmlPiece::AnchorEnd => {
                    if let Some(address) = self.anchors.pop() {
                        self.lines.add(&format!(" ({address})"), from..from);
                    }
                }
            }
        }
    }
}

fn level_of(level: HeadingLevel) -> usize {
    level as usize
}
