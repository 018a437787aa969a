//! The words of a form, each in one place: written by it, and known to whoever reads it again.

use crate::answers::choosable::plain;
use crate::lang::{Lang, Phrase, phrase};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum FormField {
    Subject,
    Round,
    Respondent,
    Role,
    Reason,
    Note,
    Evidence,
    Confidence,
    Answered,
}

impl FormField {
    pub(super) const OF_FORM: [Self; 4] =
        [Self::Subject, Self::Round, Self::Respondent, Self::Role];

    pub(super) const OF_ANSWER: [Self; 5] =
        [Self::Note, Self::Evidence, Self::Confidence, Self::Reason, Self::Answered];

    pub(super) fn phrase(self) -> Phrase {
        match self {
            Self::Subject => phrase!("Subject"),
            Self::Round => phrase!("Round"),
            Self::Respondent => phrase!("Respondent"),
            Self::Role => phrase!("Role"),
            Self::Reason => phrase!("Reason"),
            Self::Note => phrase!("Note"),
            Self::Evidence => phrase!("Evidence"),
            Self::Confidence => phrase!("Confidence"),
            Self::Answered => phrase!("Answered on"),
        }
    }

    /// Returns the word that is the same in every language.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Subject => "subject",
            Self::Round => "round",
            Self::Respondent => "respondent",
            Self::Role => "role",
            Self::Reason => "reason",
            Self::Note => "note",
            Self::Evidence => "evidence",
            Self::Confidence => "confidence",
            Self::Answered => "answered",
        }
    }

    /// In the language of `lang` or in English.
    pub(super) fn named(word: &str, among: &[Self], lang: &Lang) -> Option<Self> {
        let word = plain(word);
        among.iter().copied().find(|field| {
            let phrase = field.phrase();
            [&lang.plain(phrase), phrase.as_str(), field.key()]
                .iter()
                .any(|known| plain(known) == word)
        })
    }
}
