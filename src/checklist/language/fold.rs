//! A text as it is written in a language file: on one line, or folded where that is too long.

use unicode_width::UnicodeWidthStr;

use crate::text;
use crate::yaml;

/// No line is wider, where a text can be folded at all.
const WIDEST: usize = 110;
/// A text with longer runs without a space is not folded: its language may have no spaces, and then
/// each fold would stand at a place of its own.
const LONGEST_WORD: usize = 60;

/// Returns what stands behind `key:` or `-`, which take `used` columns; what is folded stands in by
/// `indent`.
pub(super) fn value(text: &str, used: usize, indent: usize) -> String {
    let on_one_line = yaml::one_line(text);
    if used + 1 + on_one_line.width() <= WIDEST || !can_fold(text) {
        return on_one_line;
    }
    let mut folded = ">-".to_owned();
    let mut line_width = WIDEST;
    for word in text.split(' ') {
        if line_width + 1 + word.width() <= WIDEST {
            folded.push(' ');
            line_width += 1;
        } else {
            folded.push('\n');
            folded.push_str(&" ".repeat(indent));
            line_width = indent;
        }
        folded.push_str(word);
        line_width += word.width();
    }
    folded
}

/// Says whether a text comes back as it was when it is folded at its spaces.
fn can_fold(text: &str) -> bool {
    let is_word = |word: &str| !word.is_empty() && word.width() <= LONGEST_WORD;
    text::visible(text) == text && text.split(' ').all(is_word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_folded_at_its_spaces_and_a_short_one_is_not() {
        assert_eq!(value("Kurz und gut", 8, 4), "Kurz und gut");
        let long = "Zwölf Boxkämpfer ".repeat(10);
        let folded = value(long.trim(), 8, 4);
        let lines: Vec<&str> = folded.lines().collect();
        assert_eq!(lines.len(), 3);
        assert_eq!(lines[0], ">-");
        assert!(lines[1..].iter().all(|line| line.starts_with("    Zwölf")));
        assert!(lines.iter().all(|line| line.width() <= WIDEST));
    }

    #[test]
    fn what_would_change_by_a_fold_stays_on_one_line() {
        for text in ["語".repeat(80), "two  spaces ".repeat(20), "a\nb ".repeat(60)] {
            assert_eq!(value(&text, 8, 4).lines().count(), 1, "{text}");
        }
    }
}
