//! A page of a plan: front matter for issue trackers, and below it Markdown.

use std::io;

use crate::render::markdown;
use crate::report::Page;
use crate::report::data::TicketData;
use crate::text;

/// Writes a page.
///
/// # Errors
/// Only what `out` cannot take.
pub fn page(page: &Page, out: &mut dyn io::Write) -> io::Result<()> {
    if let Some(ticket) = &page.ticket {
        let yaml = serde_yaml::to_string(&visible(ticket)).map_err(io::Error::other)?;
        writeln!(out, "---\n{}\n---\n", yaml.trim_end())?;
    }
    markdown::write(&page.document, out)
}

/// Returns front matter whose texts are on one line each and can be shown anywhere: who reads it
/// looks for a line of three hyphens, whatever YAML says.
fn visible(ticket: &TicketData) -> TicketData {
    let shown = |text: &String| text::visible(text).into_owned();
    TicketData {
        title: shown(&ticket.title),
        assignee: ticket.assignee.as_ref().map(shown),
        ..ticket.clone()
    }
}
