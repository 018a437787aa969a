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

    /// Returns the word above it that is the same in every language.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Stage => "stage",
            Self::Area => "area",
            Self::Question => "question",
            Self::Levels => "levels",
            Self::Answer => "answer",
            Self::Of(field) => field.key(),
            Self::Item => "id",
        }
    }

    pub(super) fn title(self) -> Phrase {
        match self {
            Self::Stage => phrase!("Stage"),
            Self::Area => phrase!("Area"),
            Self::Question => phrase!("Question, and what to look for"),
            Self::Levels => phrase!("What one would see at each level"),
            Self::Answer => phrase!("Answer (choose from the list)"),
            Self::Of(FormField::Reason) => phrase!("Reason (only if not applicable)"),
            Self::Of(FormField::Evidence) => {
                phrase!("Evidence (one a line, its days after it: Audit (2026-01-31 – 2027-01-31))")
            }
            Self::Of(field) => field.phrase(),
            Self::Item => phrase!("Id (leave it as it is)"),
        }
    }

    pub(super) fn width(self) -> u16 {
        match self {
            Self::Stage => 11,
            Self::Area | Self::Of(FormField::Confidence | FormField::Answered) | Self::Item => 12,
            Self::Question => 44,
            Self::Levels => 58,
            Self::Answer => 16,
            Self::Of(FormField::Reason) => 20,
            Self::Of(_) => 28,
        }
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
