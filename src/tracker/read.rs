//! From a file to tickets: what is clear is read, and what is not is told.

use crate::organisation::{ActionState, TicketId};
use crate::problem::{Problems, SourceFile};
use crate::tracker::columns::Tracker;
use crate::tracker::export::{Export, Said, Ticket, Unclear};
use crate::tracker::{day, objects, state, table};

/// What stands before the day in the text of a ticket that has no field for it.
const DUE: &str = "due:";

/// Reads an export, as JSON or as a table.
///
/// # Errors
/// A file that is neither, or in which no ticket of GitHub, GitLab or Jira can be found.
pub fn parse(file: &SourceFile) -> Result<Export, Problems> {
    let is_json = file.text.trim_start().starts_with(['[', '{']);
    let (tracker, said) = if is_json { objects::read(file)? } else { table::read(file)? };
    let mut export = Export { tracker, tickets: Vec::new(), unclear: Vec::new() };
    for said in said {
        let (ticket, unclear) = understood(said, tracker);
        if !ticket.ids.is_empty() {
            export.unclear.extend(unclear);
        }
        export.tickets.push(ticket);
    }
    Ok(export)
}

fn understood(said: Said, tracker: Tracker) -> (Ticket, Vec<Unclear>) {
    let mut ticket = said.ticket;
    let mut unclear = Vec::new();
    let mut tell = |(value, column): (String, String)| {
        unclear.push(Unclear { row: ticket.row, column, value });
    };
    let ids = |texts: &[String]| texts.iter().flat_map(|text| TicketId::found_in(text)).collect();
    ticket.ids = Some(ids(&said.bearing))
        .filter(|ids: &Vec<_>| !ids.is_empty())
        .unwrap_or_else(|| TicketId::found_in(&said.body));
    ticket.ids.dedup();
    ticket.state = understood_state(&said.states, said.closed.as_deref(), &said.labels);
    if ticket.state.is_none()
        && let Some(told) = said.states.into_iter().next_back()
    {
        tell(told);
    }
    let due = if tracker.has_due() { said.due } else { due_in(&said.body) };
    if let Some((text, column)) = due {
        ticket.due = day::read(&text);
        if ticket.due.is_none() {
            tell((text, column));
        }
    }
    (ticket, unclear)
}

/// A ticket that was closed because nothing will come of it is dropped, whatever its state is called;
/// of several words the first that is known holds.
fn understood_state(
    states: &[(String, String)],
    closed: Option<&str>,
    labels: &[String],
) -> Option<ActionState> {
    let closed = closed.and_then(state::of_word);
    if closed == Some(ActionState::Dropped) {
        return closed;
    }
    let state = states.iter().find_map(|(word, _)| state::of_word(word));
    let is_begun = labels.iter().any(|label| state::is_begun(label));
    match state.or(closed) {
        Some(ActionState::Open) if is_begun => Some(ActionState::InProgress),
        state => state,
    }
}

/// Returns the day that the text of a ticket names on a line of its own.
fn due_in(body: &str) -> Option<(String, String)> {
    let lines = body.lines().map(str::trim);
    let mut days = lines.filter_map(|line| line.get(DUE.len()..).filter(|_| is_due(line)));
    let day = days.next_back()?.trim();
    (!day.is_empty()).then(|| (day.to_owned(), DUE.to_owned()))
}

fn is_due(line: &str) -> bool {
    line.get(..DUE.len()).is_some_and(|sign| sign.eq_ignore_ascii_case(DUE))
}
