//! What a line of an interview sheet is.

use crate::form::labels::FormField;
use crate::form::markdown::own;
use crate::form::markdown::signs::{self, BLANKS};
use crate::form::markdown::tick::{self, Tick};
use crate::lang::Lang;

#[derive(Debug, PartialEq, Eq)]
pub(super) enum MarkdownLine<'t> {
    /// `### Title (id: item)`.
    Question {
        /// Empty where the heading names none.
        item: String,
    },
    Section,
    /// Another heading, whole; of the first level where it may be the title of the form.
    Heading {
        is_first: bool,
        words: &'t str,
    },
    Rule(&'t str),
    /// `- [x] **2 Repeatable**: …`, with what stands behind the box.
    Box {
        tick: Tick<'t>,
        rest: &'t str,
        whole: &'t str,
    },
    /// `**Note:** …`, with what stands behind the label.
    Field {
        field: FormField,
        rest: &'t str,
    },
    /// Anything else; quoted, what stands behind the sign of it.
    Words(&'t str),
}

impl<'t> MarkdownLine<'t> {
    pub(super) fn of(line: &'t str, fields: &[FormField], lang: &Lang) -> Self {
        let trimmed = line.trim_matches(BLANKS);
        if is_rule(trimmed) {
            return Self::Rule(trimmed);
        }
        if let Some(heading) = heading(trimmed, lang) {
            return heading;
        }
        if let Some(quoted) = trimmed.strip_prefix('>') {
            return Self::Words(quoted.strip_prefix(' ').unwrap_or(quoted));
        }
        let bare = without_bullet(trimmed);
        if let Some((tick, rest)) = tick::of(bare) {
            let whole = trimmed;
            return Self::Box { tick, rest, whole };
        }
        match field(bare, fields, lang) {
            Some((field, rest)) => Self::Field { field, rest },
            None => Self::Words(trimmed),
        }
    }
}

fn is_rule(line: &str) -> bool {
    let signs = line.chars().filter(|c| !BLANKS.contains(c));
    let is_of = |sign| signs.clone().all(|c| c == sign) && signs.clone().count() >= 3;
    is_of('-') || is_of('*')
}

fn heading<'t>(line: &'t str, lang: &Lang) -> Option<MarkdownLine<'t>> {
    let title = line.trim_start_matches('#');
    let level = line.len() - title.len();
    if !(1..=6).contains(&level) || !(title.is_empty() || title.starts_with(' ')) {
        return None;
    }
    let title = signs::meant(title.trim());
    let named = title.strip_suffix(')').and_then(|title| title.rsplit_once("(id:"));
    Some(match named {
        Some((_, item)) => MarkdownLine::Question { item: item.trim().to_owned() },
        // Without its id, a question must not become a part of the one before.
        None if level == 3 => MarkdownLine::Question { item: String::new() },
        None if level == 2 && own::is_section(&title, lang) => MarkdownLine::Section,
        None => MarkdownLine::Heading { is_first: level == 1, words: line },
    })
}

pub(super) fn without_bullet(line: &str) -> &str {
    let bullets = ["- ", "* ", "+ "];
    let bare = bullets.iter().find_map(|bullet| line.strip_prefix(bullet));
    bare.map_or(line, str::trim_start)
}

/// Returns a line of an answer so that it does not begin with the label of a field.
pub(super) fn without_label(line: String, lang: &Lang) -> String {
    match field(&line, &FormField::OF_ANSWER, lang) {
        // Behind the backslash the colon is shown as it is, and ends no label.
        Some(_) => line.replacen(':', "\\:", 1),
        None => line,
    }
}

fn field<'t>(line: &'t str, fields: &[FormField], lang: &Lang) -> Option<(FormField, &'t str)> {
    let bare = line.trim_start_matches(['*', '_']);
    let stars = &line[..line.len() - bare.len()];
    let (label, rest) = bare.split_once(':')?;
    // A colon may stand behind the stars as well as before them.
    let label = signs::meant(label.trim_end_matches(['*', '_']));
    let field = FormField::named(&label, fields, lang)?;
    let rest = rest.strip_prefix(stars).unwrap_or(rest);
    Some((field, rest.trim_matches(BLANKS)))
}
