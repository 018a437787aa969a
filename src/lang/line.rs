//! A form of a phrase as a line of a text that is searched and never taken apart as a whole:
//! `NAME`, the plural category if any, and what is said, with a tab between them.

use std::cmp::Ordering;

use crate::lang::english::Form;
use crate::lang::plural::PluralCategory;

/// Returns the line with its end; none where a text would break it.
pub(super) fn of(name: &str, form: Form, text: &str) -> Option<String> {
    let breaks = |text: &str| text.contains(['\n', '\t']);
    (!breaks(name) && !breaks(text)).then(|| format!("{name}\t{}\t{text}\n", word(form)))
}

/// Returns what lines are sorted by.
pub(super) fn key(line: &str) -> (&str, &str) {
    let (name, rest) = line.split_once('\t').unwrap_or_default();
    (name, rest.split_once('\t').unwrap_or_default().0)
}

/// Finds in sorted lines what is said for a form of a phrase.
pub(super) fn find<'l>(lines: &'l str, name: &str, form: Form) -> Option<&'l str> {
    let mut lines = lines;
    while !lines.is_empty() {
        let (before, _) = lines.as_bytes().split_at(lines.len() / 2);
        let begin = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
        let (before, from) = lines.split_at_checked(begin)?;
        let (line, after) = from.split_once('\n')?;
        match key(line).cmp(&(name, word(form))) {
            Ordering::Equal => return line.rsplit_once('\t').map(|(_, text)| text),
            Ordering::Less => lines = after,
            Ordering::Greater => lines = before,
        }
    }
    None
}

fn word(form: Form) -> &'static str {
    form.map_or("", PluralCategory::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::PluralCategory::{One, Other};

    #[test]
    fn every_line_is_found_and_none_that_is_not_there() {
        let said = [
            ("a", None, "ä"),
            ("a b", Some(One), "ein ß"),
            ("a b", Some(Other), ""),
            ("日", None, "d"),
        ];
        for number in 0..=said.len() {
            let lines: String = said[..number]
                .iter()
                .filter_map(|(name, form, text)| of(name, *form, text))
                .collect();
            for (index, (name, form, text)) in said.into_iter().enumerate() {
                let expected = (index < number).then_some(text);
                assert_eq!(find(&lines, name, form), expected, "{name} among {number}");
            }
            assert_eq!(find(&lines, "a b", None), None);
            assert_eq!(find(&lines, "z", None), None);
        }
        assert_eq!(of("a", None, "two\nlines"), None);
    }
}
