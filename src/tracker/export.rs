//! Tickets as they came back.

use jiff::civil::Date;

use crate::organisation::{ActionState, TicketId};
use crate::tracker::columns::Tracker;

/// What a tracker said of its tickets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Export {
    pub tracker: Tracker,
    pub tickets: Vec<Ticket>,
    /// What could not be read, in tickets that are ours.
    pub unclear: Vec<Unclear>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ticket {
    /// Where it stands: the row of the table, its heads being row 1, or its place in the list.
    pub row: usize,
    /// How people call it: `#12`, `OSPO-7`.
    pub key: Option<String>,
    pub title: String,
    /// The actions that it bears the ids of; one, where it is clear which is meant.
    pub ids: Vec<TicketId>,
    /// None where nothing is said, or nothing clear.
    pub state: Option<ActionState>,
    pub assignees: Vec<Assignee>,
    pub due: Option<Date>,
}

/// Who is to do it, by one or both of two names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Assignee {
    pub name: Option<String>,
    pub login: Option<String>,
}

/// A value that may mean several things, or nothing that is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unclear {
    pub row: usize,
    pub column: String,
    pub value: String,
}

/// What is said of a ticket, before anybody asks what it means.
#[derive(Clone, Debug)]
pub(super) struct Said {
    pub ticket: Ticket,
    /// The texts that nobody types into, in which an id stands where it can.
    pub bearing: Vec<String>,
    pub body: String,
    pub labels: Vec<String>,
    /// The words for the state, each with where it stands; the first that is known holds.
    pub states: Vec<(String, String)>,
    /// Why it is closed.
    pub closed: Option<String>,
    /// The day, with where it stands.
    pub due: Option<(String, String)>,
}
