//! A form of a phrase as a line of a text that is searched and never taken apart as a whole:
//! `NAME`, the plural category if any, and what is said, with a tab between them.

use crate::lang::english::Form;
use crate::lang::plural::PluralCategory;

/// Returns the line with its end; none where a text would break it.
pub(super) fn of(name: &str, form: Form, text: &str) -> Option<String> {
    let breaks = |text: &str| text.contains(['\n', '\t']);
    (!breaks(name) && !breaks(text)).then(|| format!("{name}\t{}\t{text}\n", word(form)))
}

/// Finds in sorted lines what is said for a form of a phrase.
pub(super) fn find<'l>(lines: &'l str, name: &str, form: Form) -> Option<&'l str> {
    let begin = format!("{name}\t{}\t", word(form));
    let mut lines = lines;
    while !lines.is_empty() {
        let middle = lines.len() / 2;
        // A character may begin up to three bytes before.
        let before = (0..4).find_map(|back| lines.get(..middle.checked_sub(back)?))?;
        let (before, from) = lines.split_at(before.rfind('\n').map_or(0, |at| at + 1));
        if let Some(text) = from.strip_prefix(&begin) {
            return Some(text.split_once('\n')?.0);
        }
        lines = if from < begin.as_str() { from.split_once('\n')?.1 } else { before };
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
