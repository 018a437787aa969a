//! Phrases whose holes are filled with words that mean different things.

use crate::report::document::Line;
use crate::words::{Part, Phrase, Words};

impl Line {
    /// Says a phrase whose holes are filled with words that may mean different things:
    /// `Line::said(words, phrase!("Source: {source}"), [("source", link)])`.
    pub fn said<'n>(
        words: &Words,
        phrase: Phrase,
        holes: impl IntoIterator<Item = (&'n str, Self)>,
    ) -> Self {
        Self::said_as(words, phrase, holes, |text| text.into())
    }

    /// Says the same with the words of the phrase itself as `own` makes them.
    pub(super) fn said_as<'n>(
        words: &Words,
        phrase: Phrase,
        holes: impl IntoIterator<Item = (&'n str, Self)>,
        own: impl Fn(&str) -> Self,
    ) -> Self {
        let holes: Vec<(&str, Self)> = holes.into_iter().collect();
        let parts = words.parts(phrase).map(|part| match part {
            Part::Text(text) => own(text),
            Part::Hole(name) => {
                let filled = holes.iter().find(|(hole, _)| *hole == name);
                filled.map(|(_, line)| line.clone()).unwrap_or_default()
            }
        });
        parts.fold(Self::default(), Self::then)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::{Wording, phrase};

    #[test]
    fn words_with_a_role_stand_where_the_language_has_them() {
        let of = |words: &Words| {
            let code = Line::default().code("ospo assess");
            let phrase = phrase!("{command} asks {n} of them.");
            Line::said(words, phrase, [("command", code), ("n", "3".into())])
        };
        let english = Line::default().code("ospo assess");
        let english = english.text(" asks ").text("3").text(" of them.");
        assert_eq!(of(&Words::default()), english);
        let german = ("{command} asks {n} of them.", "{n} davon fragt {command}.");
        let words = Words::of(Wording {
            tag: "de".into(),
            decimal: ',',
            phrases: [german].map(|(a, b)| (a.into(), b.into())).into(),
        });
        assert_eq!(of(&words).words(), "3 davon fragt ospo assess.");
    }
}
