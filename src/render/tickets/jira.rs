//! Blocks in the markup of Jira; the one place where texts are made safe for it.

use std::borrow::Cow;

use crate::report::{Block, Line, Span};
use crate::text;

/// Returns a block; none for what only divides.
pub(super) fn block(block: &Block) -> Option<String> {
    Some(match block {
        Block::Heading { text, .. } => format!("*{}*", plain(text)),
        Block::Paragraph(lines) | Block::List { entries: lines, .. } => {
            lines.iter().map(inline).collect::<Vec<_>>().join("\n")
        }
        Block::Facts(facts) => {
            let facts = facts
                .iter()
                .map(|fact| format!("* *{}:* {}", plain(&fact.name), inline(&fact.value)));
            facts.collect::<Vec<_>>().join("\n")
        }
        Block::Callout(line) => inline(line),
        Block::Command(command) => format!("{{{{{}}}}}", plain(command)),
        Block::Rule
        | Block::Tasks(_)
        | Block::Table(_)
        | Block::Meters(_)
        | Block::Curve(_)
        | Block::Timeline(_)
        | Block::Radar(_)
        | Block::Heat(_)
        | Block::Gantt(..)
        | Block::Folded(_)
        | Block::Answers(_)
        | Block::Board(_) => return None,
    })
}

fn inline(line: &Line) -> String {
    let spans = line.0.iter().map(|span| match span {
        Span::Strong(text) => format!("*{}*", plain(text)),
        Span::Code(text) => format!("{{{{{}}}}}", plain(text)),
        Span::Link { text, url } if text::is_link(url) && !url.contains(['|', ']']) => {
            format!("[{}|{url}]", plain(text))
        }
        Span::Text(text) | Span::Toned(_, text) | Span::Link { text, .. } => plain(text),
    });
    spans.collect()
}

/// Returns words in which Jira finds no macro, link, picture or table.
fn plain(text: &str) -> String {
    let visible: Cow<str> = text::visible(text);
    let mut plain = String::with_capacity(visible.len());
    for c in visible.chars() {
        if matches!(c, '\\' | '{' | '}' | '[' | ']' | '!' | '|') {
            plain.push('\\');
        }
        plain.push(c);
    }
    plain
}
