//! How answers become a stage. Data of the model; the arithmetic is in `score`.

use bitcode::{Decode, Encode};

use crate::format::file_words;
use crate::model::id::LevelId;
use crate::model::scale::Credit;

/// A method: words that compose. None is hidden behind another.
///
/// Whoever depends on a word takes it apart where it is used, by a pattern that names its variants:
/// so a new one does not compile until each such place knows what it means there.
#[derive(Clone, Debug, Decode, Encode, PartialEq, Eq)]
pub struct Method {
    pub mean: Mean,
    pub ladder: Ladder,
}

/// How the answers of a group become a percent.
#[derive(Clone, Copy, Debug, Decode, Encode, PartialEq, Eq)]
pub enum Mean {
    /// All items count together, each as much as it weighs.
    Pooled,
}

#[derive(Clone, Debug, Decode, Encode, PartialEq, Eq)]
pub struct Ladder {
    pub climb: Climb,
    pub needs: Needs,
    pub floor: Floor,
}

file_words! {
    /// Which stages must pass for one to be reached.
    #[derive(Decode, Encode)]
    pub enum Climb: "method" {
        /// It, and all below it.
        Cumulative is "cumulative",
    }
}

/// What a stage needs on the whole.
#[derive(Clone, Copy, Debug, Decode, Encode, PartialEq, Eq)]
pub enum Needs {
    /// So many percent of its points, from 1 to 100, every open item counted as 0.
    Percent(u64),
}

/// What a stage needs of every part of it.
#[derive(Clone, Debug, Decode, Encode, PartialEq, Eq)]
pub enum Floor {
    /// Every item that applies and counts stands at a level at least.
    Item {
        /// The level, named as in the first scale.
        level: LevelId,
        /// What that level is worth: the bar for items on any scale.
        credit: Credit,
    },
}
