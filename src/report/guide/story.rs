//! The parts of a journey that are no milestones.

use crate::guide::{Finding, Guide, Journey, SourceId};
use crate::lang::{Lang, Phrase, phrase, say};
use crate::report::common::cited;
use crate::report::document::block::{Block, Fact};
use crate::report::document::line::Line;

pub(crate) fn facts(lang: &Lang, guide: &Guide, journey: &Journey) -> Vec<Fact> {
    let mut facts = vec![Fact::new(say!(lang, "What it does"), journey.what.as_str())];
    facts.extend(sector(guide, journey).map(|title| Fact::new(say!(lang, "Sector"), title)));
    facts.extend((journey.archetype.as_ref()).map(|alike| {
        let line = Line::from(archetype(guide, journey).unwrap_or_default());
        let line = line.then(cited::source(&alike.source));
        let line = cited::unclear(lang, line, alike.unclear.as_deref());
        Fact::new(say!(lang, "Archetype"), line)
    }));
    facts.extend((journey.url.as_ref()).map(|url| {
        let link = Line::default().link(url, url);
        Fact::new(say!(lang, "Published at"), link)
    }));
    facts
}

pub(crate) fn sector<'g>(guide: &'g Guide, journey: &'g Journey) -> Option<&'g str> {
    let id = journey.sector.as_ref()?;
    Some(guide.sector(id).map_or(id.as_str(), |sector| &sector.title))
}

pub(crate) fn archetype<'g>(guide: &'g Guide, journey: &'g Journey) -> Option<&'g str> {
    let id = &journey.archetype.as_ref()?.id;
    let found = guide.archetype(id);
    Some(found.map_or(id.as_str(), |archetype| &archetype.title))
}

pub(crate) fn blocks(lang: &Lang, journey: &Journey) -> Vec<Block> {
    let mut blocks = Vec::new();
    for (title, findings) in parts(journey) {
        if !findings.is_empty() {
            blocks.push(Block::heading(2, lang.plain(title)));
            blocks.push(cited::findings(lang, findings));
        }
    }
    if let Some(lesson) = &journey.story.lesson {
        blocks.push(Block::heading(2, say!(lang, "What others can learn from it")));
        blocks.push(Block::sentence(cited::finding(lang, lesson)));
    }
    blocks
}

pub(crate) fn sources(journey: &Journey) -> impl Iterator<Item = &SourceId> {
    let archetype = journey.archetype.as_ref().map(|alike| &alike.source);
    let parts = parts(journey).into_iter().flat_map(|(_, part)| part);
    let findings = journey.story.brief.iter().chain(parts).chain(&journey.story.lesson);
    let findings = findings.map(|finding| &finding.source);
    archetype.into_iter().chain(findings)
}

fn parts(journey: &Journey) -> [(Phrase, &[Finding]); 6] {
    [
        (phrase!("How the office is built"), &journey.story.structure),
        (phrase!("Who works in it"), &journey.story.staffing),
        (phrase!("Who it reports to"), &journey.story.reporting),
        (phrase!("What it is for"), &journey.story.goals),
        (phrase!("What it counts"), &journey.story.metrics),
        (phrase!("What was hard"), &journey.story.challenges),
    ]
}
