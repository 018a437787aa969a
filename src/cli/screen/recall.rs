//! Words that were typed before, to be taken again.

use ospo::answers::{Choice, Sheet};

/// For what words were typed; each is recalled by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Typed {
    Reason,
    Note,
    Evidence,
}

/// The words of this sitting and the reasons of the sheet, each once, the latest last.
#[derive(Clone, Debug, Default)]
pub(crate) struct Recall(Vec<(Typed, String)>);

impl Recall {
    pub(crate) fn of(sheet: &Sheet) -> Self {
        let mut recall = Self::default();
        for answer in sheet.answers.values() {
            if let Choice::NotApplicable { reason } = &answer.choice {
                recall.keep(Typed::Reason, reason);
            }
        }
        recall
    }

    pub(super) fn keep(&mut self, typed: Typed, words: &str) {
        let kept = (typed, words.trim().to_owned());
        if !kept.1.is_empty() {
            self.0.retain(|one| *one != kept);
            self.0.push(kept);
        }
    }

    /// Returns what was typed so many times ago; 1 is the last.
    pub(super) fn ago(&self, typed: Typed, times: usize) -> Option<&str> {
        let mut same = self.0.iter().rev().filter(|(one, _)| *one == typed);
        same.nth(times.checked_sub(1)?).map(|(_, words)| words.as_str())
    }
}
