//! What the levels of an older version are today.

use crate::answers::meant::{AnswerMeant, LevelMeant};
use crate::answers::same_name::word_key;
use crate::model::{ItemId, LevelId, Model};
use crate::text;

/// Which levels of an item hold.
pub(super) struct Held<'h> {
    /// Each with the word of a sheet for what it is now.
    pub(super) levels: &'h [(LevelId, String)],
    /// All levels that there were, the lowest first; none where they are those of today.
    pub(super) order: &'h [LevelId],
    pub(super) model: &'h Model,
}

impl Held<'_> {
    pub(super) fn of(&self, level: &LevelId) -> Option<&str> {
        self.levels.iter().find(|(old, _)| old == level).map(|(_, now)| now.as_str())
    }

    /// Returns what a level or a higher one is now: at least the lowest that any of them is. None
    /// where one of them does not hold, because it may be that one.
    pub(super) fn from(&self, level: &LevelId, item: &ItemId) -> Option<String> {
        let (scale, lang) = (&self.model.item(item)?.scale, &self.model.lang);
        let of_today = scale.levels.iter().map(|level| &level.id);
        let of_today = of_today.filter(|_| self.order.is_empty());
        let possible = self.order.iter().chain(of_today).skip_while(|one| *one != level);
        let places = possible.map(|one| match AnswerMeant::level(self.of(one)?, scale, lang)? {
            LevelMeant::Level(level) | LevelMeant::AtLeast(level) => scale.index_of(&level.id),
            LevelMeant::Anything => None,
        });
        let lowest = places.collect::<Option<Vec<usize>>>()?.into_iter().min()?;
        let least = LevelMeant::from(scale.levels.get(lowest)?, scale).choice()?;
        Some(least.word().into_owned())
    }
}

/// Returns the old level that a word means: its name in any case, or its number.
pub(super) fn old_level<'l>(word: &str, levels: &'l [LevelId]) -> Option<&'l LevelId> {
    let word = word_key(word);
    let named = levels.iter().find(|level| word_key(level.as_str()) == word);
    named.or_else(|| levels.get(text::number_of(&word)?))
}
