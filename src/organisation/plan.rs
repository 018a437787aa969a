//! What an organisation has settled for its plan: how much work it can do, who does what by when.

use jiff::civil::Date;
use serde_json::json;

use crate::format::{Day, Here, Map, May, Or, Text, What, kind, names_of, record};
use crate::model::{ItemId, Model, PersonWeeks};
use crate::problem::{Problems, SourceFile};
use crate::yaml::Reader;

record! {
    /// What is settled for the plan.
    #[derive(Default)]
    pub struct PlanSettings: "a plan", "plans" in any {
        /// How much work can be done in a month, in person-weeks, with at most two decimals.
        capacity: May<MonthCapacity>,
        /// Who does what by when, by item.
        actions: Or<Map<Actions, ActionSettings>>,
    }
}

record! {
    /// Who brings an item on, and by when.
    pub struct ActionSettings: "an action", "actions" in any {
        /// Who does it.
        owner: May<Text>,
        /// The day by which it is to be done.
        due: May<Day<Date>>,
        /// Where it stands in the file.
        place: Here,
    }
}

names_of! {
    /// Items.
    Actions is "actions" of ItemId;
}

kind! {
    /// Work in a month, in person-weeks.
    pub struct MonthCapacity = PersonWeeks: What::Else(|| json!({ "type": "number", "exclusiveMinimum": 0, "maximum": 1000 })), "numbers",
    in any |node, _, reader| {
        let hundredths = reader.hundredths(node, 1000)?;
        if hundredths == 0 {
            let help = "write the person-weeks a month that can be spent, such as 4 or 0.5";
            reader.tell(node.place, "with a capacity of 0 nothing gets done", help);
            return None;
        }
        Some(PersonWeeks(hundredths))
    }
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

    pub(super) fn over(mut self, below: Self) -> Self {
        self.capacity = self.capacity.or(below.capacity);
        for (id, action) in below.actions {
            self.actions.entry(id).or_insert(action);
        }
        self
    }
}
