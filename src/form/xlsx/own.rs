//! The words that a form has of its own, so that whatever else is found in it is somebody's.

use std::collections::BTreeSet;

use crate::text;

/// The words of a form, each as its fingerprint.
#[derive(Debug, Default)]
pub(super) struct OwnWords(BTreeSet<String>);

impl OwnWords {
    pub(super) fn add(&mut self, words: &str) {
        self.0.insert(mark(words));
    }

    /// Takes the fingerprints as a form has them.
    pub(super) fn of(marks: impl IntoIterator<Item = String>) -> Self {
        Self(marks.into_iter().collect())
    }

    pub(super) fn marks(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }

    pub(super) fn has(&self, words: &str) -> bool {
        self.0.contains(&mark(words))
    }

    /// Says whether a form tells its own words at all.
    pub(super) fn are_known(&self) -> bool {
        !self.0.is_empty()
    }
}

/// Programs break lines and put spaces in their own ways.
pub(super) fn mark(words: &str) -> String {
    let bare: String = words.chars().filter(|sign| !sign.is_whitespace()).collect();
    format!("{:016x}", text::hash(&bare))
}
