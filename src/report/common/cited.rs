//! Facts with where they come from and what is unclear in them, and the sources that were used.

use crate::guide::{Finding, Guide, Source, SourceId};
use crate::insight::Example;
use crate::lang::{Lang, say};
use crate::report::document::block::Block;
use crate::report::document::line::{Line, Tone, said};

/// Returns `The text. (source) Unclear: what is.`
pub(crate) fn finding(lang: &Lang, finding: &Finding) -> Line {
    let line = Line::from(finding.text.as_str()).then(source(&finding.source));
    unclear(lang, line, finding.unclear.as_deref())
}

pub(crate) fn findings(lang: &Lang, findings: &[Finding]) -> Block {
    Block::list(findings.iter().map(|one| finding(lang, one)).collect())
}

/// Returns `Acme, 2013: What happened. (source) Unclear: what is.`
pub(crate) fn example(lang: &Lang, example: &Example) -> Line {
    let (journey, milestone) = (example.journey, example.milestone);
    Line::from(format!("{}, {}: ", journey.title, milestone.when))
        .then(finding(lang, &milestone.finding()))
}

/// Returns ` (source)`.
pub(crate) fn source(id: &SourceId) -> Line {
    Line::default().toned(Tone::Quiet, format!(" ({id})"))
}

/// Adds what the sources leave unclear, where they do.
pub(crate) fn unclear(lang: &Lang, line: Line, unclear: Option<&str>) -> Line {
    match unclear {
        Some(what) => line.text(" ").then(what_is_unclear(lang, what)),
        None => line,
    }
}

/// Returns `Unclear: what is`.
pub(crate) fn what_is_unclear(lang: &Lang, what: &str) -> Line {
    Line::default().toned(Tone::Open, say!(lang, "Unclear: {what}", what))
}

/// Returns those of the sources that are used, each once, in the order of the guide.
pub(crate) fn used<'g>(guide: &'g Guide, ids: &[&SourceId]) -> Vec<&'g Source> {
    let sources = guide.sources.iter();
    sources.filter(|source| ids.contains(&&source.id)).collect()
}

/// Returns those of the sources that are named, in the order of the guide.
pub(crate) fn named(guide: &Guide, ids: &[&str]) -> Vec<Source> {
    let sources = guide.sources.iter();
    let named = sources.filter(|source| ids.contains(&source.id.as_str()));
    named.cloned().collect()
}

pub(crate) fn list(lang: &Lang, sources: &[&Source]) -> Block {
    Block::list(sources.iter().map(|source| entry(lang, source)).collect())
}

pub(crate) fn section(lang: &Lang, guide: &Guide, ids: &[&SourceId]) -> Vec<Block> {
    let used = used(guide, ids);
    if used.is_empty() {
        return Vec::new();
    }
    vec![Block::heading(2, say!(lang, "Sources")), list(lang, &used)]
}

fn entry(lang: &Lang, source: &Source) -> Line {
    let title = match &source.url {
        Some(url) => Line::default().link(&source.title, url),
        None => Line::from(source.title.as_str()),
    };
    let id = Line::default().strong(source.id.as_str());
    let (by, licence) = (source.by.as_str(), source.licence.as_str());
    let line = said!(
        lang,
        "{source}: {title}. {by}. Licence: {licence}.",
        source = id,
        title,
        by,
        licence
    );
    match &source.note {
        Some(note) => line.text(format!(" {note}")),
        None => line,
    }
}
