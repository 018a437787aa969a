//! What an export changes in what is settled for a plan.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::answers;
use crate::model::{ItemId, Model};
use crate::organisation::edit::ActionChange;
use crate::organisation::{ActionSettings, ActionState, TicketId};
use crate::tracker::columns::Tracker;
use crate::tracker::export::{Assignee, Export, Ticket};

/// What becomes of the tickets of an export.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taking {
    /// By the order of the practices: for each the one that says how far it is, and with it what only
    /// finds something out.
    pub taken: Vec<Taken>,
    pub passed: Vec<(Ticket, Passed)>,
}

/// A ticket that says how far an action is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    pub id: TicketId,
    pub ticket: Ticket,
    /// What is settled otherwise than it says.
    pub changes: Vec<ActionChange>,
}

/// Why nothing is taken from a ticket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Passed {
    /// It bears no id of an action.
    NotOurs,
    /// It bears the ids of several actions.
    Several,
    /// It is of the plan of another subject.
    OfAnother,
    /// The model has no such item.
    NoSuchItem,
    /// Another ticket bears the same id.
    Twice,
    /// Another ticket says how far the item is now.
    Former,
}

/// Holds an export against what is settled. What it leaves blank changes nothing.
pub fn take(
    export: Export,
    model: &Model,
    subject: &str,
    settled: &BTreeMap<ItemId, ActionSettings>,
) -> Taking {
    let mut passed = Vec::new();
    let mut ours: BTreeMap<ItemId, Vec<(TicketId, Ticket)>> = BTreeMap::new();
    for ticket in export.tickets {
        match whose(&ticket, model, subject) {
            Ok(id) => ours.entry(id.item.clone()).or_default().push((id, ticket)),
            Err(why) => passed.push((ticket, why)),
        }
    }
    let mut taken = Vec::new();
    for item in model.items_and_topics() {
        let Some(mut tickets) = ours.remove(&item.id) else { continue };
        let nothing = ActionSettings::nothing();
        let settled = settled.get(&item.id).unwrap_or(&nothing);
        tickets.sort_by_key(|(id, ticket)| Reverse(rank(id, Some(ticket))));
        let known = settled.ticket.as_ref().filter(|known| known.is_of(subject));
        let mut latest = known.cloned();
        for (place, (id, ticket)) in tickets.into_iter().enumerate() {
            let is_newer = |than: &TicketId| *than == id || rank(than, None) <= rank(&id, None);
            if place == 0 && latest.as_ref().is_none_or(is_newer) {
                let changes = changes(&id, &ticket, settled, export.tracker);
                latest = Some(id.clone());
                taken.push(Taken { id, ticket, changes });
            } else if latest.as_ref() == Some(&id) {
                passed.push((ticket, Passed::Twice));
            } else if id.finds_out() && latest.as_ref().is_some_and(|l| l.round == id.round) {
                // What finds something out goes along with the work that follows from it.
                taken.push(Taken { id, ticket, changes: Vec::new() });
            } else {
                passed.push((ticket, Passed::Former));
            }
        }
    }
    passed.sort_by_key(|(ticket, _)| ticket.row);
    Taking { taken, passed }
}

fn whose(ticket: &Ticket, model: &Model, subject: &str) -> Result<TicketId, Passed> {
    match ticket.ids.as_slice() {
        [] => Err(Passed::NotOurs),
        [id] if !id.is_of(subject) => Err(Passed::OfAnother),
        [id] if model.item(&id.item).is_none() => Err(Passed::NoSuchItem),
        [id] => Ok(id.clone()),
        [_, _, ..] => Err(Passed::Several),
    }
}

/// The later round goes first, work before finding out, and what is not finished before what is.
fn rank(id: &TicketId, ticket: Option<&Ticket>) -> impl Ord + use<> {
    let is_open = ticket.map(|ticket| ticket.state.is_none_or(|state| !state.is_finished()));
    (id.round, !id.finds_out(), is_open, ticket.map(|ticket| ticket.row))
}

fn changes(
    id: &TicketId,
    ticket: &Ticket,
    settled: &ActionSettings,
    tracker: Tracker,
) -> Vec<ActionChange> {
    let mut changes = Vec::new();
    let is_owner = |owner: &str| ticket.assignees.iter().any(|one| one.is(owner));
    if !ticket.assignees.is_empty() && !settled.owner.as_deref().is_some_and(is_owner) {
        let names: Vec<String> = ticket.assignees.iter().map(Assignee::called).collect();
        changes.push(ActionChange::Owner(Some(names.join(", "))));
    }
    // The day on which something is found out is no day for the work that follows from it.
    if !id.finds_out() && ticket.due.is_some() && ticket.due != settled.due {
        changes.push(ActionChange::Due(ticket.due));
    }
    let before = settled.state.unwrap_or_default();
    if let Some(state) = ticket.state
        && state != before
        // Most trackers only know open and closed: open is no news of what is under way.
        && !(state == ActionState::Open
            && before == ActionState::InProgress
            && tracker != Tracker::Jira)
    {
        changes.push(ActionChange::State(Some(state).filter(|state| *state != ActionState::Open)));
    }
    if ticket.key.is_some() && ticket.key != settled.key {
        changes.push(ActionChange::Key(ticket.key.clone()));
    }
    if settled.ticket.as_ref() != Some(id) {
        changes.push(ActionChange::Ticket(Some(id.clone())));
    }
    changes
}

impl Assignee {
    /// Says whether an owner is this person: one of several perhaps, by name or as `@login`.
    fn is(&self, owner: &str) -> bool {
        let is = |one: &str| {
            let one = one.strip_prefix('@').unwrap_or(one);
            self.name.iter().chain(&self.login).any(|own| answers::same_name(own, one))
        };
        is(owner) || owner.split(',').map(str::trim).any(is)
    }

    fn called(&self) -> String {
        let login = || self.login.as_ref().map(|login| format!("@{login}"));
        self.name.clone().or_else(login).unwrap_or_default()
    }
}
