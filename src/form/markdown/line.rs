//! What a line of an interview sheet is.

use crate::form::labels::FormField;
use crate::form::markdown::line_builder::{Block, ShownLine};
use crate::form::markdown::own;
use crate::form::markdown::signs::{self, BLANKS};
use crate::form::markdown::tick::{self, TickedBox};
use crate::lang::Lang;
use crate::text;

#[derive(Debug, PartialEq, Eq)]
pub(super) enum MarkdownLine<'t> {
    /// `### Title (id: item)`.
    Question {
        title: String,
        /// Empty where the heading names none.
        item: String,
        /// What stands behind the id.
        behind: String,
    },
    Section(&'t str),
    /// Another heading, with the signs of its level before it.
    Heading(String),
    Rule(&'t str),
    /// `- [x] **2 Repeatable**: …`.
    Box(TickedBox<'t>),
    /// `**Note:** …`, with what stands behind the label.
    Field {
        field: FormField,
        rest: &'t str,
    },
    /// Anything else.
    Words(&'t str),
}

/// What a line may be where it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Expected<'f> {
    pub(super) fields: &'f [FormField],
    /// Whether boxes are still to come, so that one is known though its brackets are escaped.
    pub(super) has_boxes: bool,
    /// Whether words in an item that are not bold are evidence, whatever they look like.
    pub(super) is_evidence: bool,
    /// How many quotations everything stands in.
    pub(super) quotes: usize,
}

impl<'t> MarkdownLine<'t> {
    pub(super) fn of(line: &'t ShownLine, expected: Expected<'_>, lang: &Lang) -> Self {
        let words = match line.block {
            Block::Heading { .. } => without_names(&line.text),
            Block::Rule | Block::Words => line.text.trim_matches(BLANKS),
        };
        let is_quoted = line.quotes > expected.quotes;
        match line.block {
            Block::Rule => return Self::Rule(words),
            Block::Heading { level, is_underlined } => {
                if let Some(heading) = heading(words, level, lang) {
                    return heading;
                }
                if !is_underlined {
                    return Self::Heading(format!("{} {words}", "#".repeat(level)));
                }
            }
            Block::Words if is_quoted => return Self::Words(&line.text),
            Block::Words => {
                let is_whole = line.bold >= line.text.trim_end().len() || words.starts_with('#');
                let title = words.trim_start_matches('#').trim();
                let is_heading = is_whole && line.list.is_none() && !title.is_empty();
                if let Some(heading) = heading(title, 0, lang).filter(|_| is_heading) {
                    return heading;
                }
            }
        }
        let is_item = line.list.is_some();
        let bare = without_bullet(words);
        if let Some(found) = tick::of(bare).filter(|_| !is_link(bare)) {
            let is_sure = line.is_typed && found.is_in_brackets;
            if expected.has_boxes || is_sure {
                return Self::Box(found);
            }
        }
        if expected.is_evidence && is_item && line.bold == 0 {
            return Self::Words(&line.text);
        }
        match field(bare, expected.fields, lang) {
            Some((field, rest)) => Self::Field { field, rest },
            None => Self::Words(&line.text),
        }
    }
}

/// Reads the title of a question or a section, of whatever level a wiki has made it; 0 is that of
/// words that only look like a heading.
fn heading<'t>(words: &'t str, level: usize, lang: &Lang) -> Option<MarkdownLine<'t>> {
    let words = without_names(words);
    if own::is_section(words, lang) {
        return Some(MarkdownLine::Section(words));
    }
    // An input method may have made the brackets wide.
    let same = words.replace('（', "(").replace('）', ")").replace('：', ":");
    let named = same.to_ascii_lowercase().rfind("(id:").map(|at| same.split_at(at));
    let Some((title, rest)) = named else {
        // Without its id, a question must not become a part of the one before.
        let title = words.to_owned();
        let (item, behind) = (String::new(), String::new());
        return (level == 3).then_some(MarkdownLine::Question { title, item, behind });
    };
    let rest = rest.get("(id:".len()..).unwrap_or_default();
    let (item, behind) = rest.split_once(')').unwrap_or((rest, ""));
    let item = item.trim().trim_matches('`').replace(['–', '—', '‑', '‐'], "-");
    if level == 0 && !text::is_id(&item) {
        return None;
    }
    let (title, behind) = (title.trim().to_owned(), behind.trim().to_owned());
    Some(MarkdownLine::Question { title, item, behind })
}

/// Takes away the names that some programs give a heading: `[]{#name}` before it, `{#name}` behind.
pub(super) fn without_names(words: &str) -> &str {
    let mut words = words.trim_matches(BLANKS);
    while let Some((_, rest)) = words.strip_prefix("[]{#").and_then(|rest| rest.split_once('}')) {
        words = rest.trim_start();
    }
    let named = words.strip_suffix('}').and_then(|words| words.rsplit_once('{'));
    let named = named.filter(|(_, name)| name.starts_with(['#', '.']));
    named.map_or(words, |(words, _)| words.trim_end())
}

/// Takes away a bullet that is one to the eye alone.
pub(super) fn without_bullet(line: &str) -> &str {
    let bullets = ['-', '*', '+', '•', '·', '–', '—', '◦', '▪', '‣'];
    let rest = line.strip_prefix(bullets).filter(|rest| rest.starts_with(char::is_whitespace));
    rest.map_or(line, str::trim_start)
}

fn field<'t>(line: &'t str, fields: &[FormField], lang: &Lang) -> Option<(FormField, &'t str)> {
    let bare = line.trim_start_matches(['*', '_']);
    let stars = &line[..line.len() - bare.len()];
    let (label, rest) = bare.split_once([':', '：'])?;
    // A colon may stand behind the stars as well as before them.
    let label = label.trim_end_matches(['*', '_']);
    let field = FormField::named(label, fields, lang)?;
    let rest = rest.strip_prefix(stars).unwrap_or(rest);
    Some((field, signs::without_blank(rest.trim_matches(BLANKS))))
}

/// Says whether brackets begin a link that the parser left: `[x](address)`, `[x]: address`.
fn is_link(words: &str) -> bool {
    let behind = words.strip_prefix('[').and_then(|inside| inside.split_once(']'));
    behind.is_some_and(|(_, behind)| behind.starts_with(['(', ':']))
}
