//! Facts with where they come from and what is unclear in them, and the sources that were used.

use crate::guide::Finding;
use crate::guide::Guide;
use crate::guide::Source;
use crate::guide::SourceId;
use crate::report::document::Block;
use crate::report::document::Line;
use crate::report::document::Tone;

/// Returns `The text. (source) Unclear: what is.`
pub(super) fn finding(finding: &Finding) -> Line {
    let line = Line::from(finding.text.as_str()).then(source(&finding.source));
    unclear(line, finding.unclear.as_deref())
}

/// Returns ` (source)`.
pub(super) fn source(id: &SourceId) -> Line {
    Line::default().toned(Tone::Quiet, format!(" ({id})"))
}

/// Adds what the sources leave unclear, where they do.
pub(super) fn unclear(line: Line, unclear: Option<&str>) -> Line {
    match unclear {
        Some(unclear) => line.toned(Tone::Open, format!(" Unclear: {unclear}")),
        None => line,
    }
}

/// Returns those of the sources that are used, each once, in the order of the guide.
pub(super) fn used<'g>(guide: &'g Guide, ids: &[&SourceId]) -> Vec<&'g Source> {
    let sources = guide.sources.iter();
    sources.filter(|source| ids.contains(&&source.id)).collect()
}

/// Lists sources by the names under which facts call them, with their licences.
pub(super) fn list(sources: &[&Source]) -> Block {
    Block::list(sources.iter().map(|source| entry(source)).collect())
}

/// Lists those of the sources that are used, under a heading.
pub(super) fn section(guide: &Guide, ids: &[&SourceId]) -> Vec<Block> {
    let used = used(guide, ids);
    if used.is_empty() {
        return Vec::new();
    }
    vec![Block::heading(2, "Sources"), list(&used)]
}

fn entry(source: &Source) -> Line {
    let line = Line::default().strong(source.id.as_str()).text(": ");
    let line = match &source.url {
        Some(url) => line.link(&source.title, url),
        None => line.text(&source.title),
    };
    let line = line.text(format!(". {}. Licence: {}.", source.by, source.licence));
    match &source.note {
        Some(note) => line.text(format!(" {note}")),
        None => line,
    }
}
