//! What an organisation has settled for its plan: how much work it can do, who does what by when.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::model::ItemId;
use crate::model::PersonWeeks;
use crate::problem::Place;

/// What is settled for the plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlanSettings {
    /// How much can be done in a month.
    pub capacity: Option<PersonWeeks>,
    /// Who does what by when, by item.
    pub actions: BTreeMap<ItemId, ActionSettings>,
}

/// Who brings an item on, and by when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionSettings {
    /// Who does it.
    pub owner: Option<String>,
    /// The day by which it is to be done.
    pub due: Option<Date>,
    /// Where it stands in the file.
    pub place: Place,
}

impl PlanSettings {
    /// Lays these settings over others, action by action.
    pub(super) fn over(mut self, below: Self) -> Self {
        self.capacity = self.capacity.or(below.capacity);
        for (id, action) in below.actions {
            self.actions.entry(id).or_insert(action);
        }
        self
    }
}
