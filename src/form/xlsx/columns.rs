//! The columns of the questions.

use crate::form::labels::FormField;
use crate::lang::{Phrase, phrase};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum FormColumn {
    Stage,
    Area,
    Question,
    Levels,
    Answer,
    Of(FormField),
    Item,
}

impl FormColumn {
    pub(super) const ALL: [Self; 11] = [
        Self::Stage,
        Self::Area,
        Self::Question,
        Self::Levels,
        Self::Answer,
        Self::Of(FormField::Reason),
        Self::Of(FormField::Note),
        Self::Of(FormField::Evidence),
        Self::Of(FormField::Confidence),
        Self::Of(FormField::Answered),
        Self::Item,
    ];

    /// Returns the word above it that is the same in every language, the one that people read, and
    /// how wide it is.
    fn head(self) -> (&'static str, Phrase, u16) {
        match self {
            Self::Stage => ("stage", phrase!("Stage"), 11),
            Self::Area => ("area", phrase!("Area"), 12),
            Self::Question => ("question", phrase!("Question, and what to look for"), 44),
            Self::Levels => ("levels", phrase!("What one would see at each level"), 58),
            Self::Answer => ("answer", phrase!("Answer (choose from the list)"), 16),
            Self::Of(field) => {
                let (title, width) = match field {
                    FormField::Reason => (phrase!("Reason (only if not applicable)"), 20),
                    FormField::Evidence => (
                        phrase!(
                            "Evidence (one a line, its days after it: Audit (2026-01-31 – 2027-01-31))"
                        ),
                        28,
                    ),
                    FormField::Confidence | FormField::Answered => (field.phrase(), 12),
                    _ => (field.phrase(), 28),
                };
                (field.key(), title, width)
            }
            Self::Item => ("id", phrase!("Id (leave it as it is)"), 12),
        }
    }

    pub(super) fn key(self) -> &'static str {
        self.head().0
    }

    pub(super) fn title(self) -> Phrase {
        self.head().1
    }

    pub(super) fn width(self) -> u16 {
        self.head().2
    }

    pub(super) fn index(self) -> u16 {
        let before = Self::ALL.iter().take_while(|column| **column != self);
        before.map(|_| 1).sum()
    }

    pub(super) fn named(key: &str) -> Option<Self> {
        let mut all = Self::ALL.into_iter();
        all.find(|column| column.key() == key)
    }
}

/// What stands before the key of a column, so that nothing else is taken for one.
pub(super) const KEY: &str = "ospo:";
