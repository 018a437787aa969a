//! What became of the items of earlier versions, so that answers to them are not lost.

use std::cmp::Ordering;

use bitcode::{Decode, Encode};

use crate::format::{file_words, names_of};
use crate::model::id::{ItemId, LevelId};
use crate::text;

/// What one version of a model changed; no item stands in it twice.
#[derive(Clone, Debug, Decode, Encode, PartialEq, Eq)]
#[allow(clippy::struct_field_names, reason = "told where the build reads it: they are its changes")]
pub struct Changes {
    /// The version that brought them, made of numbers.
    pub version: String,
    /// The levels that answers had before, the lowest first; none where they are those of today.
    pub levels: Vec<LevelId>,
    pub list: Vec<Change>,
}

/// What became of an item. An id that was given up never comes back.
#[derive(Clone, Debug, Decode, Encode, PartialEq, Eq)]
pub enum Change {
    /// It asks the same under another id.
    Renamed { from: ItemId, to: ItemId },
    /// Several items ask what it asked.
    Split {
        from: ItemId,
        /// The items in its place; two or more.
        to: Vec<ItemId>,
        why: String,
    },
    /// One item asks what several asked.
    Merged {
        /// The ids that they had; two or more.
        from: Vec<ItemId>,
        to: ItemId,
        why: String,
    },
    /// It is not asked any more.
    Removed { item: ItemId, why: String },
    /// It asks in other words.
    Reworded {
        item: ItemId,
        /// What is different; never empty.
        why: String,
        holds: Holds,
    },
}

/// Which answers to an item hold that was reworded.
#[derive(Clone, Debug, Decode, Encode, PartialEq, Eq)]
pub enum Holds {
    All,
    /// All are asked again.
    Nothing,
    /// Some levels hold, and all others are asked again. That somebody does not know holds.
    Levels {
        /// Levels that hold, each with the word of a sheet for the answer that it is now.
        levels: Vec<(LevelId, String)>,
        /// Whether it still does not apply.
        not_applicable: bool,
    },
}

/// The words of a sheet before a level that may be higher.
pub const AT_LEAST: &str = "at least";

file_words! {
    /// What becomes of the answers to an item that was reworded.
    #[derive(Decode, Default, Encode)]
    pub enum OldAnswers: "word for old answers" {
        /// They hold: it means the same.
        Hold is "hold",
        /// They may be others now.
        #[default]
        AskAgain is "ask-again",
    }
}

names_of! {
    /// Levels that answers had before.
    OldLevels is "levels" of LevelId;
}

impl Changes {
    /// Says whether they came after a version; not where that one is not made of numbers.
    pub fn are_after(&self, version: &str) -> bool {
        version_order(&self.version, version) == Some(Ordering::Greater)
    }
}

impl Change {
    pub fn given_up(&self) -> &[ItemId] {
        match self {
            Self::Renamed { from, .. } | Self::Split { from, .. } => std::slice::from_ref(from),
            Self::Merged { from, .. } => from,
            Self::Removed { item, .. } => std::slice::from_ref(item),
            Self::Reworded { .. } => &[],
        }
    }

    pub fn brought(&self) -> &[ItemId] {
        match self {
            Self::Renamed { to, .. } | Self::Merged { to, .. } => std::slice::from_ref(to),
            Self::Split { to, .. } => to,
            Self::Removed { .. } | Self::Reworded { .. } => &[],
        }
    }

    /// Returns the item that it is told of, and why it was made; a renamed one asks the same.
    pub fn why(&self) -> Option<(&ItemId, &str)> {
        match self {
            Self::Renamed { .. } => None,
            Self::Split { from: item, why, .. }
            | Self::Merged { to: item, why, .. }
            | Self::Removed { item, why }
            | Self::Reworded { item, why, .. } => Some((item, why)),
        }
    }

    /// Says what became of the items that it gave up, as in `renamed to …`; none where it gave up
    /// none.
    pub fn became(&self, version: &str) -> Option<String> {
        match self {
            Self::Renamed { to, .. } => Some(format!("renamed to `{to}` in {version}")),
            Self::Split { to, why, .. } => {
                let to = text::ticked(to.iter().map(ItemId::as_str));
                Some(format!("split into {to} in {version}: {why}"))
            }
            Self::Merged { to, why, .. } => Some(format!("merged into `{to}` in {version}: {why}")),
            Self::Removed { why, .. } => Some(format!("removed in {version}: {why}")),
            Self::Reworded { .. } => None,
        }
    }
}

/// Says which of two versions such as `1.9` and `1.10` is the older; none where one of them is not
/// made of numbers. What is 0 at the end says nothing.
pub fn version_order(one: &str, other: &str) -> Option<Ordering> {
    Some(numbers(one)?.cmp(&numbers(other)?))
}

fn numbers(version: &str) -> Option<Vec<u64>> {
    let numbers = version.split('.').map(|part| part.parse().ok());
    let mut numbers: Vec<u64> = numbers.collect::<Option<_>>()?;
    while numbers.last() == Some(&0) {
        numbers.pop();
    }
    Some(numbers)
}
