//! The actions of a plan as a table that a tracker imports.

use std::io::{self, Write};

use crate::organisation::TicketId;
use crate::render::tickets::jira;
use crate::render::{csv as rows, markdown};
use crate::report::data::TicketData;
use crate::report::{Document, Page};
use crate::tracker::{Column, Tracker};

/// Writes a row for each page that is a ticket, and not one that came back already.
///
/// # Errors
/// Only what `out` cannot take.
pub fn tickets(pages: &[Page], tracker: Tracker, out: &mut dyn io::Write) -> io::Result<()> {
    let tickets = || {
        let tickets = pages.iter().filter_map(|page| Some((page.ticket.as_ref()?, &page.document)));
        tickets.filter(|(ticket, _)| !ticket.is_there)
    };
    // Jira takes a column of the same name for each label.
    let labels = tickets().map(|(ticket, _)| labels(ticket, tracker).len()).max().unwrap_or(1);
    let times = |column| if column == Column::Labels { labels.max(1) } else { 1 };
    let mut written = ::csv::Writer::from_writer(out);
    for (head, column) in tracker.columns() {
        for _ in 0..times(*column) {
            written.write_field(head)?;
        }
    }
    for (ticket, document) in tickets() {
        written.write_record(None::<&[u8]>)?;
        for (_, column) in tracker.columns() {
            let mut cells = cells(*column, ticket, document, tracker)?;
            cells.resize(times(*column), String::new());
            for cell in cells {
                written.write_field(cell)?;
            }
        }
    }
    written.write_record(None::<&[u8]>)?;
    written.flush()
}

/// Returns what stands in a column: one cell, or several of the same name.
fn cells(
    column: Column,
    ticket: &TicketData,
    document: &Document,
    tracker: Tracker,
) -> io::Result<Vec<String>> {
    Ok(match column {
        Column::Title => vec![rows::defused(&ticket.title).into_owned()],
        Column::Body => vec![body(ticket, document, tracker)?],
        Column::Labels => labels(ticket, tracker),
        Column::Assignee | Column::Login => {
            vec![rows::defused(&ticket.assignees.join(",")).into_owned()]
        }
        Column::Due => vec![ticket.due_date.clone().unwrap_or_default()],
        Column::Kind => vec!["Task".to_owned()],
        Column::Id => vec![TicketId::label_of(&ticket.id)],
        Column::Key | Column::Number | Column::State | Column::StateKind | Column::Closed => {
            vec![String::new()]
        }
    })
}

/// Returns the labels, one a cell where Jira has them; there the id is one, which can be looked for.
fn labels(ticket: &TicketData, tracker: Tracker) -> Vec<String> {
    match tracker {
        Tracker::Jira => {
            let id = TicketId::label_of(&ticket.id);
            ticket.labels.iter().cloned().chain([id]).collect()
        }
        Tracker::Github | Tracker::Gitlab => vec![ticket.labels.join(",")],
    }
}

fn body(ticket: &TicketData, document: &Document, tracker: Tracker) -> io::Result<String> {
    let mut body = Vec::new();
    match tracker {
        Tracker::Github | Tracker::Gitlab => markdown::write(document, &mut body)?,
        Tracker::Jira => {
            let blocks = document.without_drawings();
            let blocks: Vec<String> =
                blocks.iter().filter_map(|block| jira::block(block)).collect();
            writeln!(body, "{}", blocks.join("\n\n"))?;
        }
    }
    let text = String::from_utf8(body).map_err(io::Error::other)?;
    // A line that begins with a slash is a command to GitLab.
    let text = text.replace("\n/", "\n\\/");
    let mut body = text.into_bytes();
    writeln!(body, "\n{}", ticket.signs())?;
    if tracker == Tracker::Gitlab {
        writeln!(body, "\n/label ~\"{}\"", ticket.labels.join("\" ~\""))?;
        if !ticket.assignees.is_empty() {
            writeln!(body, "/assign @{}", ticket.assignees.join(" @"))?;
        }
    }
    let text = String::from_utf8(body).map_err(io::Error::other)?;
    Ok(text.trim_end().to_owned())
}
