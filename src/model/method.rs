//! How answers become a stage. Data of the model; the arithmetic is in `score`.

use std::fmt;

use bitcode::{Decode, Encode};
use serde_json::json;

use crate::format::{What, file_words, kind};
use crate::model::id::LevelId;
use crate::model::item::Item;
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
#[derive(Clone, Debug, Decode, Encode, PartialEq, Eq)]
pub enum Needs {
    /// So many percent of its points, from 1 to 100, every open item counted as 0.
    Percent(u64),
    /// So many of its items in place, of those that apply and count.
    Share {
        /// The level from which on an item is in place, named as in the first scale.
        most: LevelId,
        /// What that level is worth: the bar for items on any scale.
        credit: Credit,
        share: Share,
    },
}

/// A part of a whole, exact: more than nothing, and no more than all.
#[derive(Clone, Copy, Debug, Decode, Encode, PartialEq, Eq)]
pub struct Share {
    part: u32,
    whole: u32,
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

impl Method {
    /// Returns what an item is worth at the floor: its own, else that of the method.
    pub fn floor_of(&self, item: &Item) -> Credit {
        let Floor::Item { credit, .. } = self.ladder.floor;
        let own = item.floor.as_ref().and_then(|floor| item.scale.level(floor));
        own.map_or(credit, |level| level.credit)
    }

    /// Returns what an item is worth at least where it is in place: never less than its floor.
    ///
    /// Where a stage needs a percent, that is the percent: with all of its items in place it passes.
    pub fn in_place_from(&self, item: &Item) -> Credit {
        let bar = match self.ladder.needs {
            Needs::Percent(pass) => Credit::new(u32::try_from(pass).unwrap_or(100)),
            Needs::Share { credit, .. } => Some(credit),
        };
        bar.unwrap_or(Credit::FULL).max(self.floor_of(item))
    }
}

impl Needs {
    /// Returns the percent that a stage needs; none where it counts items in place.
    pub fn percent(&self) -> Option<u64> {
        match self {
            Self::Percent(pass) => Some(*pass),
            Self::Share { .. } => None,
        }
    }
}

impl Share {
    const MOST: u32 = 1000;

    /// Takes a part and the whole; none where it is nothing, or more than all.
    pub fn new(part: u32, whole: u32) -> Option<Self> {
        ((1..=whole).contains(&part) && whole <= Self::MOST).then_some(Self { part, whole })
    }

    pub fn part(self) -> u32 {
        self.part
    }

    pub fn whole(self) -> u32 {
        self.whole
    }

    /// Returns how many of a number of items are at least this share.
    pub fn of(self, number: u64) -> u64 {
        (number * u64::from(self.part)).div_ceil(self.whole.into())
    }

    fn parse(word: &str) -> Option<Self> {
        let (part, whole) = word.split_once('/').unwrap_or((word, "1"));
        let digits = |text: &str| text.trim().parse().ok();
        Self::new(digits(part)?, digits(whole)?)
    }
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self.whole {
            1 => write!(f, "{}", self.part),
            _ => write!(f, "{}/{}", self.part, self.whole),
        }
    }
}

kind! {
    impl Share = Self: What::Else(|| json!({
        "oneOf": [{ "const": 1 }, { "type": "string", "pattern": "^ *[0-9]+ */ *[0-9]+ *$" }]
    })), "shares",
    in any |node, _, reader| {
        let word = reader.word(node)?;
        let share = Self::parse(word);
        if share.is_none() {
            let message = format!("`{word}` is not a share");
            let help = "write a fraction of whole numbers, more than 0 and no more than 1: 2/3, or 1";
            reader.tell(node.place, message, help);
        }
        share
    }
}
