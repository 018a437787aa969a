//! Answers with levels that no scale of their items has, and how they are told.

use crate::answers::answer::NEEDS_REASON;
use crate::answers::meant::{SAYS_NOTHING, may_be, what_may_be_written};
use crate::answers::state::{NOT_APPLICABLE, UNKNOWN};
use crate::model::{ItemId, LevelId, Model};
use crate::problem::Place;
use crate::text;
use crate::yaml::{Node, Reader};

/// An answer with a level that the scale of its item does not have.
#[derive(Debug)]
pub(super) struct WrongLevel {
    pub(super) item: ItemId,
    /// The item under which the file has it.
    pub(super) stands_under: ItemId,
    pub(super) written: LevelId,
    pub(super) why: WhyWrong,
    /// The levels of the version that was answered; none where they are those of today.
    pub(super) old_levels: Vec<LevelId>,
}

/// Why a word is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WhyWrong {
    NoLevel,
    /// It means any level.
    SaysNothing,
    /// It says that the item does not apply, and no reason stands beside it.
    NeedsReason,
}

/// Tells levels that are wrong; `answers` is where they stand.
pub(super) fn tell_levels(
    wrong: &[WrongLevel],
    answers: Option<&Node<'_>>,
    model: &Model,
    reader: &mut Reader<'_>,
) {
    for WrongLevel { item: id, stands_under, written, why, old_levels } in wrong {
        let place = place_of(answers, stands_under);
        match why {
            WhyWrong::SaysNothing => reader.tell(place, SAYS_NOTHING[0], SAYS_NOTHING[1]),
            WhyWrong::NeedsReason => reader.tell(place, NEEDS_REASON[0], NEEDS_REASON[1]),
            WhyWrong::NoLevel if reader.is_full() => reader.count(),
            WhyWrong::NoLevel => {
                let (word, under) = (written.as_str(), stands_under.as_str());
                let scale = model.item(id).map(|item| &item.scale);
                let help = if let Some(scale) = scale.filter(|_| old_levels.is_empty()) {
                    what_may_be_written(under, word, scale)
                } else {
                    let levels: Vec<&str> = old_levels.iter().map(LevelId::as_str).collect();
                    let known = levels.iter().copied().chain([UNKNOWN, NOT_APPLICABLE]);
                    text::meant(word, known, || may_be(under, &levels))
                };
                reader.tell_word(place, word, format!("unknown level `{word}`"), help);
            }
        }
    }
}

/// Returns where an answer stands.
pub(super) fn place_of(answers: Option<&Node<'_>>, item: &ItemId) -> Place {
    let answer = answers.and_then(|answers| answers.field(item.as_str()));
    let word = answer.map(|answer| answer.field("answer").unwrap_or(answer));
    word.map_or(Place::START, |word| word.place)
}
