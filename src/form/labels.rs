//! The words of a form, each in one place: written by it, and known to whoever reads it again.

use crate::answers::{Confidence, NOT_APPLICABLE, UNKNOWN};
use crate::lang::{Lang, Phrase, phrase};
use crate::model::{Model, Scale};
use crate::text;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum FormField {
    Subject,
    Date,
    Respondent,
    Role,
    Reason,
    Note,
    Evidence,
    Confidence,
    Answered,
}

impl FormField {
    pub(super) const OF_FORM: [Self; 4] = [Self::Subject, Self::Date, Self::Respondent, Self::Role];

    pub(super) const OF_ANSWER: [Self; 5] =
        [Self::Note, Self::Evidence, Self::Confidence, Self::Reason, Self::Answered];

    /// Returns the word that is the same in every language, and the one that people read.
    fn named_by(self) -> (&'static str, Phrase) {
        match self {
            Self::Subject => ("subject", phrase!("Subject")),
            Self::Date => ("date", phrase!("Date")),
            Self::Respondent => ("respondent", phrase!("Respondent")),
            Self::Role => ("role", phrase!("Role")),
            Self::Reason => ("reason", phrase!("Reason")),
            Self::Note => ("note", phrase!("Note")),
            Self::Evidence => ("evidence", phrase!("Evidence")),
            Self::Confidence => ("confidence", phrase!("Confidence")),
            Self::Answered => ("answered", phrase!("Answered on")),
        }
    }

    pub(super) fn phrase(self) -> Phrase {
        self.named_by().1
    }

    pub(super) fn key(self) -> &'static str {
        self.named_by().0
    }

    /// In the language of `lang` or in English.
    pub(super) fn named(word: &str, among: &[Self], lang: &Lang) -> Option<Self> {
        let word = text::plain(word);
        among.iter().copied().find(|field| {
            let phrase = field.phrase();
            [&lang.plain(phrase), phrase.as_str(), field.key()]
                .iter()
                .any(|known| text::plain(known) == word)
        })
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Choosable {
    pub(super) id: String,
    /// The word that people read; no other of its list has it.
    pub(super) label: String,
}

/// Returns the answers that a scale allows, the levels first.
pub(super) fn answers(scale: &Scale, lang: &Lang) -> Vec<Choosable> {
    let levels = scale.levels.iter();
    let levels = levels.map(|level| (level.id.as_str(), level.label.clone()));
    let others = [
        (UNKNOWN, lang.plain(phrase!("Not known")).into_owned()),
        (NOT_APPLICABLE, lang.plain(phrase!("Not applicable")).into_owned()),
    ];
    told_apart(levels.chain(others))
}

pub(super) fn confidences(lang: &Lang) -> Vec<Choosable> {
    told_apart(Confidence::ALL.into_iter().map(|confidence| {
        let label = match confidence {
            Confidence::Low => phrase!("low"),
            Confidence::Medium => phrase!("medium"),
            Confidence::High => phrase!("high"),
        };
        (confidence.as_str(), lang.plain(label).into_owned())
    }))
}

/// Returns the roles of a model, and another that somebody has.
pub(super) fn roles(model: &Model, other: Option<&str>) -> Vec<Choosable> {
    let known = model.known_roles();
    let other = other.filter(|other| known.iter().all(|role| role.as_str() != *other));
    let known = known.iter().map(|role| (role.as_str(), model.role_title(role).to_owned()));
    told_apart(known.chain(other.map(|other| (other, other.to_owned()))))
}

/// Adds the id to a label that is not the only one of its list.
fn told_apart<'a>(choosable: impl Iterator<Item = (&'a str, String)>) -> Vec<Choosable> {
    let all: Vec<(&str, String)> =
        choosable.map(|(id, label)| (id, text::visible(&label).trim().to_owned())).collect();
    let is_known = |label: &str| {
        let alike = all.iter().filter(|(id, other)| {
            text::plain(other) == text::plain(label) || text::plain(id) == text::plain(label)
        });
        alike.count() > 1
    };
    let told = all.iter().map(|(id, label)| Choosable {
        id: (*id).to_owned(),
        label: if label.is_empty() || is_known(label) {
            format!("{label} ({id})").trim().to_owned()
        } else {
            label.clone()
        },
    });
    told.collect()
}

/// Finds what a word means among what can be chosen: a label or an id, in any case.
pub(super) fn chosen<'c>(word: &str, among: &'c [Choosable]) -> Option<&'c Choosable> {
    let word = text::plain(word);
    let by_id = among.iter().find(|one| text::plain(&one.id) == word);
    by_id.or_else(|| among.iter().find(|one| text::plain(&one.label) == word))
}
