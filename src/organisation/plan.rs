//! What an organisation has settled for its plan: how much work it can do, who does what by when.

use jiff::civil::Date;
use serde_json::json;

use crate::format::{
    Day, Here, Map, May, Or, Text, Truth, What, Word, file_words, kind, names_of, record,
};
use crate::model::{ItemId, Model, PersonWeeks};
use crate::organisation::known;
use crate::organisation::money::Rate;
use crate::organisation::ticket::{FIND_OUT, TicketId};
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
        /// By what its ticket is known again, as `ospo plan --read` notes it. State and key are those of
        /// this ticket; without it, those of whatever the plan has to do.
        ticket: May<TicketWord>,
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

kind! {
    /// The id of a ticket.
    pub struct TicketWord = TicketId: What::Word, "ids of tickets", in any |node, _, reader| {
        let word = reader.word(node)?;
        let id = TicketId::read(word);
        if id.is_none() {
            let help = "take it out: `ospo plan --read` notes it anew";
            reader.tell(node.place, format!("`{word}` is not the id of a ticket"), help);
        }
        id
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
        Self { owner: None, agreed: None, due: None, state: None, key: None, ticket: None, place }
    }

    /// Says whether state and key are those of an action that finds something out or leads to a level:
    /// what is not finished goes on whatever the level.
    pub fn is_about(&self, aim: &str) -> bool {
        let Some(ticket) = &self.ticket else { return true };
        let is_finished = self.state.unwrap_or_default().is_finished();
        ticket.aim == aim || (!is_finished && ticket.finds_out() == (aim == FIND_OUT))
    }
}

impl ActionState {
    /// Says whether nothing more is to be done.
    pub fn is_finished(self) -> bool {
        match self {
            Self::Open | Self::InProgress => false,
            Self::Done | Self::Dropped => true,
        }
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

    /// Returns the same without state and key of tickets that are none of a round's: of another
    /// subject, or finished in an earlier one.
    #[must_use]
    pub fn of_round(mut self, subject: &str, round: Date) -> Self {
        for action in self.actions.values_mut() {
            let is_finished = action.state.unwrap_or_default().is_finished();
            let holds = |ticket: &TicketId| {
                ticket.is_of(subject) && (ticket.round == round || !is_finished)
            };
            if !action.ticket.as_ref().is_none_or(holds) {
                (action.state, action.key, action.ticket) = (None, None, None);
            }
        }
        self
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
