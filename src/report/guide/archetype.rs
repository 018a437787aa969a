//! What is said of one archetype.

use crate::guide::{Archetype, Finding, SourceId};
use crate::lang::{Phrase, phrase, say};
use crate::model::Model;
use crate::report::common::cited;
use crate::report::document::block::Block;
use crate::report::document::line::Line;

/// Lays out an archetype under a heading of this level; its parts stand one level below.
pub(crate) fn blocks(model: &Model, archetype: &Archetype, level: u8) -> Vec<Block> {
    let lang = &model.lang;
    let title = match &archetype.remark {
        Some(remark) => format!("{} ({remark})", archetype.title),
        None => archetype.title.clone(),
    };
    let summary = Line::from(archetype.summary.as_str()).then(cited::source(&archetype.source));
    let mut blocks = vec![Block::heading(level, title), Block::sentence(summary)];
    let below = level + 1;
    for (title, findings) in parts(archetype) {
        blocks.push(Block::heading(below, lang.plain(title)));
        blocks.push(cited::findings(lang, findings));
    }
    if let Some(example) = &archetype.example {
        blocks.push(Block::heading(below, say!(lang, "An example")));
        blocks.push(Block::sentence(cited::finding(lang, example)));
    }
    if !archetype.favours.is_empty() {
        let favours = archetype.favours.iter().map(|favour| {
            let item = model.item(&favour.item);
            let title = item.map_or(favour.item.as_str(), |item| &item.title);
            let line = Line::default().strong(title);
            line.text(format!(": {}", favour.because)).then(cited::source(&favour.source))
        });
        blocks.push(Block::heading(below, say!(lang, "What a plan then favours")));
        blocks.push(Block::list(favours.collect()));
    }
    blocks
}

fn parts(archetype: &Archetype) -> [(Phrase, &[Finding]); 4] {
    [
        (phrase!("What characterises it"), &archetype.traits),
        (phrase!("What it does"), &archetype.behaviour),
        (phrase!("What matters to it"), &archetype.priorities),
        (phrase!("What it should watch out for"), &archetype.watch_outs),
    ]
}

pub(crate) fn sources(archetype: &Archetype) -> impl Iterator<Item = &SourceId> {
    let parts = parts(archetype).into_iter().flat_map(|(_, part)| part);
    let findings = parts.chain(&archetype.example);
    let favours = archetype.favours.iter().map(|favour| &favour.source);
    let statements = archetype.statements.iter().map(|said| &said.source);
    [&archetype.source]
        .into_iter()
        .chain(findings.map(|finding| &finding.source))
        .chain(favours)
        .chain(statements)
}
