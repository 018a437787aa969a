//! A phrase as the code has it.

use crate::lang::plural::PluralCategory;

/// A phrase in English, with holes such as `{given}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Phrase {
    pub(super) english: &'static str,
    /// Under which a language translates it.
    pub(super) name: &'static str,
    pub(super) form: Form,
}

/// Which text of a phrase: the one for a plural category of the language, or its only one.
pub type Form = Option<PluralCategory>;

impl Phrase {
    /// Takes a phrase; the code does so by its macros, so that a test can gather them.
    pub const fn new(english: &'static str) -> Self {
        Self { english, name: english, form: None }
    }

    pub fn as_str(self) -> &'static str {
        self.english
    }
}

pub(crate) fn holes(phrase: &str) -> impl Iterator<Item = &str> {
    parts(phrase).filter_map(|part| match part {
        PhrasePart::Hole(name) => Some(name),
        PhrasePart::Text(_) => None,
    })
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhrasePart<'p> {
    Text(&'p str),
    /// Is filled when the phrase is said.
    Hole(&'p str),
}

/// Takes a phrase apart. A brace that opens no hole is text.
pub(super) fn parts(phrase: &str) -> impl Iterator<Item = PhrasePart<'_>> {
    let mut rest = phrase;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        if let Some(name) = hole_at_start(rest) {
            rest = &rest[name.len() + 2..];
            return Some(PhrasePart::Hole(name));
        }
        let mut braces = rest.bytes().enumerate().filter(|(_, byte)| *byte == b'{');
        let hole = braces.find(|(at, _)| hole_at_start(&rest[*at..]).is_some());
        let end = hole.map_or(rest.len(), |(at, _)| at);
        let text = &rest[..end];
        rest = &rest[end..];
        Some(PhrasePart::Text(text))
    })
}

fn hole_at_start(text: &str) -> Option<&str> {
    let (name, _) = text.strip_prefix('{')?.split_once('}')?;
    let is_name = |name: &str| name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
    (!name.is_empty() && is_name(name)).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_falls_into_texts_and_holes() {
        let found: Vec<PhrasePart> = parts("{n} of {all}: {").collect();
        let expected = [
            PhrasePart::Hole("n"),
            PhrasePart::Text(" of "),
            PhrasePart::Hole("all"),
            PhrasePart::Text(": {"),
        ];
        assert_eq!(found, expected);
        assert_eq!(holes("no hole {}, {A} or {a b}").count(), 0);
    }
}
