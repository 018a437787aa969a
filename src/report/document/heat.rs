//! Stages and areas crossed, each practice a square.

use crate::lang::Lang;
use crate::model::Credit;

/// The practices of each area by stage: where it glows and where it does not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heat {
    /// The numbers of the stages, the lowest first.
    pub stages: Vec<String>,
    pub rows: Vec<HeatRow>,
    /// What the signs mean, where all practices have the same levels.
    pub keys: Vec<(Square, String)>,
    pub lang: Lang,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeatRow {
    pub label: String,
    /// The practices of each stage.
    pub cells: Vec<Vec<Marked>>,
}

/// A practice, and what was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked {
    pub item: String,
    pub title: String,
    /// Its level, or why it has none.
    pub level: String,
    pub square: Square,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Square {
    /// The number of the level, and what it is worth in hundredths.
    Level(usize, Credit),
    /// At least this level, as far as one knows.
    AtLeast(usize),
    Open,
    NotApplicable,
}

impl Square {
    pub fn sign(self) -> String {
        match self {
            Self::Level(number, _) | Self::AtLeast(number) => number.to_string(),
            Self::Open => "?".to_owned(),
            Self::NotApplicable => "–".to_owned(),
        }
    }
}
