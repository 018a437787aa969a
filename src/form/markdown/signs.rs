//! Words in Markdown that any viewer shows as they are, and that can be read again.

use crate::form::shown;
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
    if words.is_empty() && !shown.is_empty() {
        // A line of nothing else is none to a viewer, so what hides is shown.
        return shown::picture_of(' ').repeat(shown.len());
    }
    let start = shown.len() - shown.trim_start_matches(' ').len();
    let end = shown.len() - start - words.len();
    let place = if start == 0 { place } else { WordPlace::Inside };
    let words = escape::signs(&unlike_blank(words), place);
    format!("{}{words}{}", SPACE.repeat(start), SPACE.repeat(end))
}

/// Returns words whose underscores are not taken for a line to write on, however they come back.
fn unlike_blank(words: &str) -> String {
    let picture = shown::picture_of('_');
    let words = match words.strip_suffix('_') {
        Some(rest) if is_blank(words.len() - words.trim_end_matches('_').len()) => {
            format!("{rest}{picture}")
        }
        _ => words.to_owned(),
    };
    match words.strip_prefix('_') {
        Some(rest) if is_blank(words.len() - words.trim_start_matches('_').len()) => {
            format!("{picture}{rest}")
        }
        _ => words,
    }
}

fn is_blank(underscores: usize) -> bool {
    underscores >= LEAST_BLANK
}

/// Takes a line to write on away, before the words on it and behind them.
pub(super) fn without_blank(line: &str) -> &str {
    let whole = line.trim_end_matches(BLANKS);
    // Where nothing comes below, the backslash of a line break is left.
    let whole = whole.strip_suffix('\\').unwrap_or(whole);
    let rest = whole.trim_end_matches('_');
    let is_end = is_blank(whole.len() - rest.len());
    let line = if is_end { rest.trim_end_matches(BLANKS) } else { line };
    let whole = line.trim_start_matches(BLANKS);
    let rest = whole.trim_start_matches('_');
    if is_blank(whole.len() - rest.len()) { rest.trim_start_matches(BLANKS) } else { line }
}
