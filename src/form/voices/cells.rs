//! What a cell under the heading of an item says.

use std::collections::HashMap;

use crate::answers::{AnswerMeant, LevelMeant};
use crate::insight::VoiceSaid;
use crate::lang::Lang;
use crate::model::Scale;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum CellSaid {
    Nothing,
    Said(VoiceSaid),
    /// The code of an answer in the export of a survey: `A1`, `AO01`.
    Code(usize),
    /// At least a level.
    Vague,
    /// No answer to the item.
    Wrong,
}

/// The words that were met on one scale, each read once.
pub(super) struct ColumnWords<'m> {
    scale: &'m Scale,
    lang: &'m Lang,
    known: HashMap<String, CellSaid>,
}

/// More different words than these are free text, which is not kept.
const MOST_KNOWN: usize = 500;

impl<'m> ColumnWords<'m> {
    pub(super) fn new(scale: &'m Scale, lang: &'m Lang) -> Self {
        Self { scale, lang, known: HashMap::new() }
    }

    pub(super) fn read(&mut self, cell: &str) -> CellSaid {
        let word = cell.trim();
        if word.is_empty() {
            return CellSaid::Nothing;
        }
        if let Some(known) = self.known.get(word) {
            return *known;
        }
        let said = self.meant(word);
        if self.known.len() < MOST_KNOWN {
            self.known.insert(word.to_owned(), said);
        }
        said
    }

    fn meant(&self, word: &str) -> CellSaid {
        let place = |level| self.scale.levels.iter().position(|one| one == level);
        match AnswerMeant::of(word, self.scale, self.lang) {
            Some(AnswerMeant::Level(LevelMeant::Level(level))) => place(level)
                .map_or(CellSaid::Wrong, |place| CellSaid::Said(VoiceSaid::Level(place))),
            Some(AnswerMeant::Level(LevelMeant::AtLeast(_) | LevelMeant::Anything)) => {
                CellSaid::Vague
            }
            Some(AnswerMeant::Unknown) => CellSaid::Said(VoiceSaid::Unknown),
            Some(AnswerMeant::NotApplicable) => CellSaid::Said(VoiceSaid::NotApplicable),
            None => code(word).map_or(CellSaid::Wrong, CellSaid::Code),
        }
    }
}

/// Returns the number of a code: 1 of `A1`, 3 of `AO03`.
fn code(word: &str) -> Option<usize> {
    let rest = word.strip_prefix(['A', 'a'])?;
    let digits = rest.strip_prefix(['O', 'o']).unwrap_or(rest);
    let is_number = (1..=3).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    is_number.then(|| digits.parse().ok()).flatten()
}
