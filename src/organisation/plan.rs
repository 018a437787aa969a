//! What an organisation has settled for its plan: how much work it can do, who does what by when.

use jiff::civil::Date;
use serde_json::json;

use crate::format::{
    Day, Here, Map, May, Or, Text, Truth, What, Word, file_words, kind, names_of, record,
};
use crate::model::{ItemId, Model, PersonWeeks};
use crate::organisation::known;
use crate::organisation::money::Rate;
use crate::problem::{Place, Problems, SourceFile};
use crate::yaml::Reader;

record! {
    /// What is settled for the plan.
    #[derive(Default)]
    pub struct PlanSettings: "a plan", "plans" in any {
        /// How much work can be done in a month, in person-weeks, with at most two decimals.
        capacity: May<MonthCapacity>,
        /// What a person-week costs: an amount with at most two decimals, and the code of a currency.
        rate: May<Rate>,
        /// What the cost is made of. Without it, that is not said.
        funding: May<Funding>,
        /// Who does what by when, by item.
        actions: Or<Map<Actions, ActionSettings>>,
    }
}

record! {
    /// Who brings an item on, and by when.
    pub struct ActionSettings: "an action", "actions" in any {
        /// Who does it.
        owner: May<Text>,
        /// Whether the owner has said yes. Without it, nobody knows.
        agreed: May<Truth>,
        /// The day by which it is to be done.
        due: May<Day<Date>>,
        /// How far it is. Without it, it is open.
        state: May<ActionState>,
        /// What it is called in a tracker.
        key: May<Word>,
        /// Where it stands in the file.
        place: Here,
    }
}

file_words! {
    /// What the cost of a plan is made of.
    pub enum Funding: "funding" {
        /// People who are paid already.
        OwnStaff is "own-staff",
        /// Money that has to be granted.
        NewMoney is "new-money",
    }
}

file_words! {
    /// How far an action is.
    #[derive(Default)]
    pub enum ActionState: "state" {
        #[default]
        Open is "open",
        InProgress is "in-progress",
        Done is "done",
        Dropped is "dropped",
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

impl ActionSettings {
    /// Returns what is settled where nothing is said.
    pub fn nothing() -> Self {
        let place = Place::START;
        Self { owner: None, agreed: None, due: None, state: None, key: None, place }
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
            known::check_item(id, action.place, model, &mut reader);
        }
        reader.finish_with(Some(()))
    }

    pub(super) fn over(mut self, below: Self) -> Self {
        self.capacity = self.capacity.or(below.capacity);
        self.rate = self.rate.or(below.rate);
        self.funding = self.funding.or(below.funding);
        for (id, action) in below.actions {
            self.actions.entry(id).or_insert(action);
        }
        self
    }
}
