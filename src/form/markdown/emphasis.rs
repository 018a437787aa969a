//! Signs that Markdown takes for emphasis, though a person may have meant the signs: `2*3*4`.

use std::ops::Range;

/// Says whether a person would have meant an emphasis too: it stands around whole words.
pub(super) fn is_meant(source: &str, range: &Range<usize>) -> bool {
    let before = source.get(..range.start).unwrap_or_default();
    let after = source.get(range.end..).unwrap_or_default();
    let is_beginning = |c: char| c.is_whitespace() || "([{\"'“‘„«>*_~|".contains(c);
    let before = before.chars().next_back();
    let mut after = after.trim_start_matches(['*', '_', '~']).chars();
    let is_end = match after.next() {
        None => true,
        Some(c) if c.is_whitespace() => true,
        // A full stop ends a word only where none follows: `__init__.py`.
        Some(c) if ".,;:!?)]}\"'”’»<|—–".contains(c) => {
            after.next().is_none_or(|c| !c.is_alphanumeric())
        }
        Some(c) => is_wide(c),
    };
    before.is_none_or(|c| is_beginning(c) || is_wide(c)) && is_end
}

/// Says whether a character is of a script that has no spaces between its words.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}')
}
