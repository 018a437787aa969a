//! How answers become a stage. Data of the model; the arithmetic is in `score`.

use bitcode::{Decode, Encode};

use crate::model::id::LevelId;
use crate::model::scale::Credit;

/// A rule of scoring with its numbers.
#[derive(Clone, Debug, Decode, Encode, PartialEq, Eq)]
pub enum Method {
    /// A stage needs a percent of its points and every item at a floor; stages build on one another.
    Cumulative {
        /// The percent that a stage needs, from 1 to 100.
        pass: u8,
        /// The level that every applicable item needs, named as in the first scale.
        floor: LevelId,
        /// What that level is worth: the bar for items on any scale.
        floor_credit: Credit,
    },
}

impl Method {
    /// Returns the percent that a stage needs.
    pub fn pass(&self) -> u64 {
        let Self::Cumulative { pass, .. } = self;
        u64::from(*pass)
    }

    /// Returns what every applicable item needs to be worth.
    pub fn floor_credit(&self) -> Credit {
        let Self::Cumulative { floor_credit, .. } = self;
        *floor_credit
    }

    /// Returns the name of the floor's level.
    pub fn floor(&self) -> &LevelId {
        let Self::Cumulative { floor, .. } = self;
        floor
    }
}
