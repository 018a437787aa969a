//! Comments that say what of a language file is still to be done.

use std::collections::BTreeMap;

use crate::yaml;

/// Marks a text that stands in English.
pub(super) const TO_TRANSLATE: &str = "to translate";
/// Begins the comment that keeps what a text was.
pub(super) const BEFORE: &str = "before:";

/// The lines of a file whose texts are still to be translated.
#[derive(Debug, Default)]
pub(super) struct Marks(BTreeMap<usize, Option<String>>);

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct TranslationMark {
    /// What the text was, as the comment has it.
    pub(super) before: Option<String>,
}

impl Marks {
    /// Finds the marks of a file: each belongs to what follows its comment, or stands before it on
    /// the same line.
    pub(super) fn of(text: &str) -> Self {
        // Most files are finished.
        if !text.contains(TO_TRANSLATE) {
            return Self::default();
        }
        let mut marks = BTreeMap::new();
        let mut open: Option<(usize, Option<String>)> = None;
        let lines: Vec<&str> = text.lines().collect();
        for comment in yaml::comments(text).unwrap_or_default() {
            let said = comment.text.trim();
            let follows = open.as_ref().filter(|(line, _)| *line == comment.line);
            let before = follows.map(|(_, before)| before.clone());
            if let Some(before) = before {
                let more = said.strip_prefix(BEFORE).map(|text| text.trim().to_owned());
                open = Some((comment.line + 1, before.or(more)));
            } else {
                marks.extend(open.take());
                if said == TO_TRANSLATE {
                    let line = lines.get(comment.line - 1).copied().unwrap_or_default();
                    let is_alone = line.trim_start().starts_with('#');
                    let line = comment.line + usize::from(is_alone);
                    open = Some((line, None));
                }
            }
        }
        marks.extend(open);
        // A folded text in a list begins, for the parser, on the line below its dash.
        let begins_below = |line: &usize| {
            let line = lines.get(line - 1).and_then(|line| line.trim().strip_prefix("- "));
            line.is_some_and(|text| text.trim_start().starts_with(['>', '|']))
        };
        let below = |line| if begins_below(&line) { line + 1 } else { line };
        Self(marks.into_iter().map(|(line, before)| (below(line), before)).collect())
    }

    pub(super) fn on(&self, line: usize) -> Option<TranslationMark> {
        let before = self.0.get(&line)?.clone();
        Some(TranslationMark { before })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_belongs_to_what_follows_or_stands_before_it() {
        let text = "a:\n  # to translate\n  # before: old # text\n  b: >-\n    # to translate\n  c: d # to translate\n  # no mark\n  e: f\n  g:\n    # to translate\n    - h\n    # to translate\n    - >-\n      i\n";
        let marks = Marks::of(text);
        let before = Some("old # text".to_owned());
        let lines: Vec<_> = marks.0.into_iter().collect();
        assert_eq!(lines, [(4, before), (6, None), (11, None), (14, None)]);
    }
}
