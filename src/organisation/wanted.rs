//! What is wanted of each item once a target is held against a model.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{AreaId, Credit, ItemId, LevelId};

/// What every item is wanted to be worth. Items that are not a goal are not in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    pub stage: Option<u32>,
    pub reason: Option<String>,
    pub credits: BTreeMap<ItemId, Credit>,
    pub areas: BTreeMap<AreaId, WantedLevel>,
    pub wishes: BTreeMap<ItemId, WantedLevel>,
    pub(super) least: BTreeMap<ItemId, Credit>,
    pub(super) aside: BTreeSet<ItemId>,
}

/// What is wanted of one item or area, with its level found in the model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WantedLevel {
    /// The level; none where it is not a goal.
    pub level: Option<LevelId>,
    pub reason: Option<String>,
}

impl Wanted {
    /// Says whether something is said of an item or an area, beside the stage.
    pub fn has_wishes(&self) -> bool {
        !self.wishes.is_empty() || !self.areas.is_empty()
    }

    /// Returns what a wish, for the item or for its area, asks at least; none where only the stage
    /// asks something.
    pub fn least(&self, id: &ItemId) -> Option<Credit> {
        self.least.get(id).copied()
    }

    /// Says whether the item, by itself or with its area, is left aside on purpose.
    pub fn is_no_goal(&self, id: &ItemId) -> bool {
        self.aside.contains(id)
    }
}
