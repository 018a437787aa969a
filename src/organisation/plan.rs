//! What an organisation has settled for its plan: how much work it can do, who does what by when.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::model::{ItemId, Model, PersonWeeks};
use crate::problem::{Place, Problems, SourceFile};
use crate::yaml::Reader;

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
    /// Checks that `model` has every item that is named here.
    ///
    /// # Errors
    /// Each item that it does not have, with its place in `file`.
    pub fn check(&self, file: &SourceFile, model: &Model) -> Result<(), Problems> {
        let mut reader = Reader::new(file);
        for (id, action) in &self.actions {
            if model.item(id).is_some() {
                continue;
            }
            if let Some(became) = model.what_became_of(id) {
                let help = "name an item that is asked now, or take it out";
                reader.tell(action.place, format!("`{id}` was {became}"), help);
            } else {
                let ids = model.items_and_topics().map(|item| item.id.as_str());
                reader.tell_unknown(action.place, ("item", id.as_str()), ids, || {
                    "`ospo model show` lists the items".to_owned()
                });
            }
        }
        reader.finish_with(Some(()))
    }

    /// Lays these settings over others, action by action.
    pub(super) fn over(mut self, below: Self) -> Self {
        self.capacity = self.capacity.or(below.capacity);
        for (id, action) in below.actions {
            self.actions.entry(id).or_insert(action);
        }
        self
    }
}
