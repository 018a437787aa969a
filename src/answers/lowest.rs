//! The lowest of several answers: what a question that took the place of several may suggest.

use crate::answers::answer::{Answer, Choice};
use crate::model::{Credit, ItemId, LevelId, Model};

/// How low an answer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Lowness {
    /// Nobody knows how little it is.
    Unknown,
    /// A level that no scale has any more.
    Unplaced,
    /// A level.
    Worth(Credit),
    /// Says nothing of the items that do apply.
    NotApplicable,
}

/// Returns the lowest of the answers, of those alike the first; `item` is asked in their place.
pub(super) fn of<'a>(
    answers: impl Iterator<Item = &'a Answer>,
    item: &ItemId,
    model: &Model,
) -> Option<&'a Answer> {
    answers.min_by_key(|answer| match &answer.choice {
        Choice::Unknown => Lowness::Unknown,
        Choice::NotApplicable { .. } => Lowness::NotApplicable,
        Choice::Level(level) | Choice::AtLeast(level) => {
            worth(level, item, model).map_or(Lowness::Unplaced, Lowness::Worth)
        }
    })
}

/// Returns what a level is worth on the scale of `item`, or on the first that has it.
fn worth(level: &LevelId, item: &ItemId, model: &Model) -> Option<Credit> {
    let own = model.item(item).map(|item| &item.scale);
    let own = own.and_then(|scale| scale.level(level));
    let mut others = model.items_and_topics();
    let found = own.or_else(|| others.find_map(|item| item.scale.level(level)));
    found.map(|level| level.credit)
}
