//! Answers with levels that no scale of their items has, and how they are told.

use crate::answers::answer::{NOT_APPLICABLE, UNKNOWN};
use crate::answers::least::SAYS_NOTHING;
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
    /// Whether it means any level.
    pub(super) says_nothing: bool,
    /// The levels of the version that was answered; none where they are those of today.
    pub(super) old_levels: Vec<LevelId>,
}

/// Tells levels that are wrong; `answers` is where they stand.
pub(super) fn tell_levels(
    wrong: &[WrongLevel],
    answers: Option<&Node<'_>>,
    model: &Model,
    reader: &mut Reader<'_>,
) {
    for WrongLevel { item: id, stands_under, written, says_nothing, old_levels } in wrong {
        if *says_nothing {
            let [message, help] = SAYS_NOTHING;
            reader.tell(place_of(answers, stands_under), message, help);
            continue;
        }
        let of_today = model.item(id).map(|item| &*item.scale.levels).unwrap_or_default();
        let of_today = of_today.iter().filter(|_| old_levels.is_empty()).map(|level| &level.id);
        let levels: Vec<&LevelId> = old_levels.iter().chain(of_today).collect();
        let words = levels.iter().map(|level| level.as_str()).chain([UNKNOWN, NOT_APPLICABLE]);
        let word = ("level", written.as_str());
        reader.tell_unknown(place_of(answers, stands_under), word, words.clone(), || {
            let last = levels.len().saturating_sub(1);
            format!("`{stands_under}` may be {}; or a number from 0 to {last}", text::one_of(words))
        });
    }
}

/// Returns where an answer stands.
pub(super) fn place_of(answers: Option<&Node<'_>>, item: &ItemId) -> Place {
    let answer = answers.and_then(|answers| answers.field(item.as_str()));
    let word = answer.map(|answer| answer.field("answer").unwrap_or(answer));
    word.map_or(Place::START, |word| word.place)
}
