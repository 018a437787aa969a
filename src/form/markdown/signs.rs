//! Words in Markdown that any viewer shows as they are, and that can be read again.

use crate::render::escape::{self, WordPlace};

pub(super) const BLANK: &str = "______________________________";

/// A space that stays one wherever it stands.
const SPACE: &str = "&#32;";

/// What stands around words without being one of them. Other spaces may be meant.
pub(super) const BLANKS: [char; 2] = [' ', '\t'];

/// The least underscores that are a line to write on.
const LEAST_BLANK: usize = 3;

pub(super) fn asked(words: &str) -> String {
    // Stars that end bold words must touch them.
    escape::words(words, WordPlace::Start).trim_end_matches(BLANKS).to_owned()
}

/// Returns one line of a respondent's words, as they are shown.
pub(super) fn answered(shown: &str, place: WordPlace) -> String {
    // Spaces at the start of a line could begin a block, those at its end would be lost.
    let words = shown.trim_matches(' ');
    let start = shown.len() - shown.trim_start_matches(' ').len();
    let end = shown.len() - start - words.len();
    let place = if start == 0 { place } else { WordPlace::Inside };
    let words = escape::signs(words, place);
    format!("{}{words}{}", SPACE.repeat(start), SPACE.repeat(end))
}

/// Returns the words that a line of Markdown shows; a line to write on is none of them.
pub(super) fn meant(line: &str) -> String {
    let mut rest = without_blank(line.trim_end_matches(BLANKS));
    let mut meant = String::with_capacity(rest.len());
    while let Some(c) = rest.chars().next() {
        let after = rest.get(c.len_utf8()..).unwrap_or_default();
        let sign = after.chars().next().filter(char::is_ascii_punctuation);
        if let ('\\', Some(sign)) = (c, sign) {
            meant.push(sign);
            rest = after.get(1..).unwrap_or_default();
        } else if let Some(after) = rest.strip_prefix(escape::BREAK) {
            rest = after;
        } else if let Some(after) = rest.strip_prefix(SPACE) {
            meant.push(' ');
            rest = after;
        } else {
            meant.push(c);
            rest = after;
        }
    }
    meant
}

/// Takes a line to write on away from the end; underscores that are words stand escaped.
fn without_blank(line: &str) -> &str {
    let rest = line.trim_end_matches('_');
    let is_blank = line.len() - rest.len() >= LEAST_BLANK && !rest.ends_with('\\');
    if is_blank { rest.trim_end_matches(BLANKS) } else { line }
}
