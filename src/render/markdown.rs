//! A document as Markdown that GitHub and GitLab show alike, one fact on a line so that two
//! reports can be compared line by line.

use std::borrow::Cow;
use std::io;

use serde_json::Value;

use crate::lang::Lang;
use crate::render::escape::{self, WordPlace};
use crate::render::{bar, curve, legends};
use crate::report::data::TicketData;
use crate::report::{
    Align, Block, Document, Event, Fact, Line, Meters, Page, Span, Table, Task, Tone,
};
use crate::text;

const CELLS: usize = 20;

pub(super) fn write(document: &Document, out: &mut dyn io::Write) -> io::Result<()> {
    let blocks = document.without_drawings();
    for (index, block) in blocks.iter().map(Cow::as_ref).enumerate() {
        if index > 0 {
            writeln!(out)?;
        }
        for line in lines(block, &document.lang) {
            writeln!(out, "{}", line.trim_end())?;
        }
    }
    Ok(())
}

/// Writes a page of a plan: front matter for issue trackers, below it Markdown, and at its end by what
/// its ticket is known again.
///
/// # Errors
/// Only what `out` cannot take.
pub fn page(page: &Page, out: &mut dyn io::Write) -> io::Result<()> {
    let Some(ticket) = &page.ticket else {
        return write(&page.document, out);
    };
    writeln!(out, "---")?;
    // Each field is one line of JSON, which is YAML: a script of three words can read it.
    if let Value::Object(fields) = serde_json::to_value(visible(ticket))? {
        for (name, value) in fields {
            writeln!(out, "{name}: {value}")?;
        }
    }
    writeln!(out, "---\n\n# {}\n", escape::words(&ticket.title, WordPlace::Start))?;
    write(&page.document, out)?;
    writeln!(out, "\n{}", ticket.signs())
}

/// Returns front matter whose texts can be shown anywhere.
fn visible(ticket: &TicketData) -> TicketData {
    let shown = |text: &String| text::visible(text).into_owned();
    TicketData {
        title: shown(&ticket.title),
        assignees: ticket.assignees.iter().map(shown).collect(),
        milestone: ticket.milestone.as_ref().map(shown),
        ..ticket.clone()
    }
}

fn lines(block: &Block, said: &Lang) -> Vec<String> {
    match block {
        Block::Heading { level, text } => {
            let signs = "#".repeat(usize::from(*level).clamp(1, 6));
            vec![format!("{signs} {}", escape::words(text, WordPlace::Start))]
        }
        Block::Paragraph(sentences) => {
            sentences.iter().map(|line| inline(line, WordPlace::Start, false)).collect()
        }
        Block::Facts(facts) => facts.iter().map(fact).collect(),
        Block::List { ordered, entries } => list(*ordered, entries),
        Block::Tasks(tasks) => tasks.iter().flat_map(task).collect(),
        Block::Table(table) => self::table(table),
        Block::Meters(meters) => self::meters(meters),
        Block::Curve(curve) => curve::lines(curve),
        Block::Timeline(events) => events.iter().flat_map(event).collect(),
        Block::Callout(line) => vec![format!(
            "> **{}** {}",
            escape::words(&said.plain(legends::NOTE), WordPlace::Inside),
            inline(line, WordPlace::Inside, false)
        )],
        Block::Command(command) => vec![escape::code(command, false)],
        Block::Rule => vec!["---".to_owned()],
        Block::Radar(_)
        | Block::Heat(_)
        | Block::Gantt(..)
        | Block::Answers(_)
        | Block::Folded(_)
        | Block::Board(_) => Vec::new(),
    }
}

fn fact(fact: &Fact) -> String {
    let name = escape::words(&fact.name, WordPlace::Start);
    format!("- **{name}:** {}", inline(&fact.value, WordPlace::Inside, false))
}

fn list(ordered: bool, entries: &[Line]) -> Vec<String> {
    let lines = entries.iter().enumerate().map(|(index, entry)| {
        let words = inline(entry, WordPlace::Start, false);
        if ordered { format!("{}. {words}", index + 1) } else { format!("- {words}") }
    });
    lines.collect()
}

fn task(task: &Task) -> Vec<String> {
    let title = inline(&task.title, WordPlace::Start, false);
    let mut lines = vec![format!("- [ ] {title}")];
    lines.extend(task.facts.iter().map(|below| format!("  {}", fact(below))));
    lines
}

fn inline(line: &Line, place: WordPlace, in_table: bool) -> String {
    let mut written = String::new();
    for span in &line.0 {
        let place = if written.is_empty() { place } else { WordPlace::Inside };
        let words = match span {
            Span::Text(text) | Span::Toned(Tone::Met | Tone::Open | Tone::Quiet, text) => {
                escape::words(text, place)
            }
            Span::Strong(text) => strong(text),
            Span::Code(text) => escape::code(text, in_table),
            Span::Link { text, url } => match escape::address(url) {
                Some(address) => {
                    let text = escape::words(text, WordPlace::Inside);
                    let text = if text.trim().is_empty() { "link" } else { text.trim() };
                    format!("[{text}]({address})")
                }
                None => escape::words(text, place),
            },
        };
        if written.is_empty() {
            written = words;
        } else {
            written.push_str(&words);
        }
    }
    written
}

/// Returns words between asterisks, which must touch the words that they hold.
fn strong(text: &str) -> String {
    let words = escape::words(text, WordPlace::Start);
    let words = words.trim_end();
    if words.is_empty() { String::new() } else { format!("**{words}**") }
}

fn table(table: &Table) -> Vec<String> {
    let head = table.head.iter().map(|column| escape::words(&column.title, WordPlace::Inside));
    let marks = table.head.iter().map(|column| match column.align {
        Align::Left => "---".to_owned(),
        Align::Right => "---:".to_owned(),
    });
    let mut lines = vec![row(head), row(marks)];
    for cells in &table.rows {
        lines.push(row(cells.iter().map(|cell| inline(cell, WordPlace::Inside, true))));
    }
    lines
}

fn row(cells: impl Iterator<Item = String>) -> String {
    let cells: Vec<String> = cells.collect();
    format!("| {} |", cells.join(" | "))
}

fn meters(meters: &Meters) -> Vec<String> {
    let (bar, figure) = (meters.lang.plain(legends::BAR), legends::figures(meters));
    let head = [meters.of.as_str(), &bar, &figure, ""];
    let mut lines = vec![
        row(head.into_iter().map(|head| escape::words(head, WordPlace::Inside))),
        row(["---", "---", "---:", "---"].map(str::to_owned).into_iter()),
    ];
    for meter in &meters.rows {
        let bar = bar::draw(meter, meters.gate, CELLS, bar::BLOCKS).text();
        let cells = [
            escape::words(&meter.label, WordPlace::Inside),
            format!("`{bar}`"),
            escape::words(&meter.figure(&meters.lang, meters.gate), WordPlace::Inside),
            inline(&meter.words, WordPlace::Inside, true),
        ];
        lines.push(row(cells.into_iter()));
    }
    let legend = bar::legend(meters, bar::BLOCKS);
    if !legend.is_empty() {
        lines.push(String::new());
        lines.push(escape::words(&legend, WordPlace::Start));
    }
    lines
}

fn event(event: &Event) -> Vec<String> {
    let when = strong(&format!("{}:", event.when));
    let what = inline(&event.what, WordPlace::Inside, false);
    let mut lines = vec![format!("- {when} {what}")];
    let below = std::iter::once(&event.tag).chain(&event.notes);
    lines.extend(below.map(|line| format!("  - {}", inline(line, WordPlace::Start, false))));
    lines
}
