//! What a line of an interview sheet is.

use crate::form::labels::Field;
use crate::form::markdown::signs;
use crate::form::markdown::signs::BLANKS;
use crate::words::Words;

/// What a line of an interview sheet is.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Line<'t> {
    /// `### Title (id: item)`.
    Question {
        /// Empty where the heading names none.
        item: String,
    },
    /// A heading over several questions, or a rule.
    Break,
    /// `- [x] **2 Defined**: …`, with what stands behind the box.
    Box { is_ticked: bool, rest: &'t str },
    /// `**Note:** …`, with what stands behind the label.
    Field { field: Field, rest: &'t str },
    /// Anything else; quoted, what stands behind the sign of it.
    Words(&'t str),
}

impl<'t> Line<'t> {
    /// Says what a line is, where these fields can be filled in.
    pub(super) fn of(line: &'t str, fields: &[Field], words: &Words) -> Self {
        let trimmed = line.trim_matches(BLANKS);
        if let Some(heading) = heading(trimmed) {
            return heading;
        }
        if let Some(quoted) = trimmed.strip_prefix('>') {
            return Self::Words(quoted.strip_prefix(' ').unwrap_or(quoted));
        }
        let bare = without_bullet(trimmed);
        if let Some((is_ticked, rest)) = ticked(bare) {
            return Self::Box { is_ticked, rest };
        }
        match field(bare, fields, words) {
            Some((field, rest)) => Self::Field { field, rest },
            None => Self::Words(trimmed),
        }
    }
}

fn heading<'t>(line: &str) -> Option<Line<'t>> {
    if line.len() >= 3 && line.chars().all(|c| c == '-') {
        return Some(Line::Break);
    }
    let title = line.trim_start_matches('#');
    let level = line.len() - title.len();
    if !(1..=6).contains(&level) || !(title.is_empty() || title.starts_with(' ')) {
        return None;
    }
    let title = signs::meant(title.trim());
    let named = title
        .strip_suffix(')')
        .and_then(|title| title.rsplit_once("(id:"));
    match named {
        Some((_, item)) => Some(Line::Question {
            item: item.trim().to_owned(),
        }),
        None if level == 3 => Some(Line::Question {
            item: String::new(),
        }),
        None => Some(Line::Break),
    }
}

/// Returns what stands behind the sign of a list.
pub(super) fn without_bullet(line: &str) -> &str {
    let bullets = ["- ", "* ", "+ "];
    let bare = bullets.iter().find_map(|bullet| line.strip_prefix(bullet));
    bare.map_or(line, str::trim_start)
}

/// Takes a box apart: `[ ]`, `[x]`, `[ X ]` and what stands behind it.
pub(super) fn ticked(text: &str) -> Option<(bool, &str)> {
    let (inside, rest) = text.strip_prefix('[')?.split_once(']')?;
    let mark = inside.trim();
    let is_box = mark.chars().count() <= 1 && !rest.starts_with(['(', '[', ':']);
    is_box.then(|| (!mark.is_empty(), rest.trim()))
}

fn field<'t>(line: &'t str, fields: &[Field], words: &Words) -> Option<(Field, &'t str)> {
    let bare = line.trim_start_matches(['*', '_']);
    let stars = &line[..line.len() - bare.len()];
    let (label, rest) = bare.split_once(':')?;
    // A colon may stand behind the stars as well as before them.
    let label = signs::meant(label.trim_end_matches(['*', '_']));
    let field = Field::named(&label, fields, words)?;
    let rest = rest.strip_prefix(stars).unwrap_or(rest);
    Some((field, rest.trim_matches(BLANKS)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_known_however_an_editor_writes_it() {
        let of = |line| Line::of(line, &Field::OF_ANSWER, &Words::default());
        let question = Line::Question {
            item: "a-b".to_owned(),
        };
        assert_eq!(of("### Title (once) (id: a-b)"), question);
        assert_eq!(of("## Stage 1"), Line::Break);
        for line in ["- [x] 2 Defined", "* [X] 2 Defined", "[ x ] 2 Defined"] {
            let rest = "2 Defined";
            let is_ticked = true;
            assert_eq!(of(line), Line::Box { is_ticked, rest }, "{line}");
        }
        for line in ["**Note:** a: b", "- Note: a: b", "__note__: a: b"] {
            let rest = "a: b";
            let field = Field::Note;
            assert_eq!(of(line), Line::Field { field, rest }, "{line}");
        }
        assert_eq!(of("> Note: quoted"), Line::Words("Note: quoted"));
        assert_eq!(of("[x](y)"), Line::Words("[x](y)"));
        assert_eq!(of("#5 is open"), Line::Words("#5 is open"));
    }
}
