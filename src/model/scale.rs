//! The answers that one may give, in order, and what each is worth.

use bitcode::{Decode, Encode};

use crate::model::id::{LevelId, ScaleId};

/// What a level is worth, in whole hundredths from 0 to 100.
#[derive(Clone, Copy, Debug, Decode, Encode, PartialEq, Eq, PartialOrd, Ord)]
pub struct Credit(u8);

impl Credit {
    /// Nothing.
    pub const NONE: Self = Self(0);
    /// All there is.
    pub const FULL: Self = Self(100);

    /// Takes hundredths; none over 100.
    pub fn new(hundredths: u32) -> Option<Self> {
        u8::try_from(hundredths)
            .ok()
            .filter(|credit| *credit <= 100)
            .map(Self)
    }

    /// Returns the hundredths.
    pub fn hundredths(self) -> u64 {
        u64::from(self.0)
    }
}

/// One answer of a scale.
#[derive(Clone, Debug, Decode, Encode, PartialEq, Eq)]
pub struct Level {
    /// The name that sheets use.
    pub id: LevelId,
    /// The name that people read.
    pub label: String,
    /// What it is worth.
    pub credit: Credit,
}

/// Levels in order, the lowest first; never empty.
#[derive(Clone, Debug, Decode, Encode, PartialEq, Eq)]
pub struct Scale {
    /// The name that items use.
    pub id: ScaleId,
    /// The levels, from the lowest credit to the highest.
    pub levels: Vec<Level>,
}

impl Scale {
    /// Returns the place of a level in the order, from 0.
    pub fn index_of(&self, id: &LevelId) -> Option<usize> {
        self.levels.iter().position(|level| level.id == *id)
    }

    /// Returns a level by its name.
    pub fn level(&self, id: &LevelId) -> Option<&Level> {
        self.levels.iter().find(|level| level.id == *id)
    }

    /// Returns the level that a person means: its name, or its number from 0.
    pub fn meant_by(&self, word: &str) -> Option<&Level> {
        let by_name = self.levels.iter().find(|level| level.id == *word);
        by_name.or_else(|| self.by_number(word))
    }

    /// Returns the level with a number from 0.
    pub fn by_number(&self, number: &str) -> Option<&Level> {
        self.levels.get(number.parse::<usize>().ok()?)
    }

    /// Returns the lowest level that is worth at least `credit`.
    pub fn first_worth(&self, credit: Credit) -> Option<&Level> {
        self.levels.iter().find(|level| level.credit >= credit)
    }
}
