//! Answers that hardly go together.

use bitcode::{Decode, Encode};

use crate::format::{Id, Map, Need, Text, What, kind, names_of, record};
use crate::model::id::{ItemId, LevelId};
use crate::model::item::Item;
use crate::problem::Place;

record! {
    /// Answers that hardly go together, and what is told where all of them stand.
    #[derive(Decode, Encode)]
    pub struct Contradiction: "a contradiction", "contradictions" in any {
        /// The name that language files use.
        id: Need<Id>,
        /// The answers, by item: a level, or `at least` or `at most` one.
        when: Need<Map<ToContradict, HeldLevel, 1>>,
        /// What is told then: what was answered and what to look at again, no verdict.
        say: Need<Text>,
    }
}

names_of! {
    /// Items whose answers are held beside others.
    ToContradict is "answers" of ItemId;
}

/// Which levels of an item are meant.
#[derive(Clone, Debug, Decode, Encode, PartialEq, Eq)]
pub struct HeldLevel {
    pub held: Held,
    pub level: LevelId,
    /// Where it stands in its file, until it has been checked.
    #[bitcode(skip)]
    pub(crate) place: Option<Place>,
}

#[derive(Clone, Copy, Debug, Decode, Encode, PartialEq, Eq)]
pub enum Held {
    Exactly,
    AtLeast,
    AtMost,
}

kind! {
    impl HeldLevel = Self: What::Text, "levels",
    in any |node, _, reader| {
        let words = reader.word(node)?;
        let (held, level) = match (words.strip_prefix("at least "), words.strip_prefix("at most ")) {
            (Some(level), _) => (Held::AtLeast, level),
            (_, Some(level)) => (Held::AtMost, level),
            (None, None) => (Held::Exactly, words),
        };
        let level = LevelId::new(level.trim());
        Some(Self { held, level, place: Some(node.place) })
    }
}

impl Contradiction {
    /// Forgets where it stands.
    pub(crate) fn placeless(mut self) -> Self {
        self.when.values_mut().for_each(|held| held.place = None);
        self
    }
}

impl HeldLevel {
    /// Says whether a level of an item is one that is meant.
    pub fn is(&self, item: &Item, level: &LevelId) -> bool {
        let place = |level| item.scale.index_of(level);
        let (Some(meant), Some(given)) = (place(&self.level), place(level)) else { return false };
        match self.held {
            Held::Exactly => given == meant,
            Held::AtLeast => given >= meant,
            Held::AtMost => given <= meant,
        }
    }
}
