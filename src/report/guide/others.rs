//! What others did: beside each blocker the nearest milestone, and the communities to join.

use crate::guide::SourceId;
use crate::insight::{Assessment, Guidance, Recommendation};
use crate::lang::{Lang, say};
use crate::report::common::cited;
use crate::report::document::block::Block;
use crate::report::document::line::{Line, Tone, said};

/// Tells where others did what is still to come; nothing where no journey shows it.
pub(crate) fn examples(assessment: &Assessment, guidance: &Guidance) -> Vec<Block> {
    let lang = &assessment.model.lang;
    let beside = guidance.beside_blockers(assessment);
    if beside.is_empty() {
        return Vec::new();
    }
    let entries = beside.iter().map(|(item, example)| {
        Line::default().strong(&item.title).text(lang.colon()).then(cited::example(lang, example))
    });
    vec![
        Block::heading(2, say!(lang, "Where others did what is still to come")),
        Block::list(entries.collect()),
        Block::sentence(said!(
            lang,
            "Which practice a milestone shows is our judgement. {command} tells the stories in \
             full.",
            command = Line::default().code("ospo journeys")
        )),
    ]
}

pub(crate) fn communities(assessment: &Assessment, guidance: &Guidance) -> Vec<Block> {
    listed(&assessment.model.lang, &guidance.communities(assessment))
}

pub(crate) fn listed(lang: &Lang, communities: &[Recommendation]) -> Vec<Block> {
    let entries = communities.iter().map(|found| {
        let line = Line::default().link(&found.community.title, &found.community.url);
        let line = line.toned(Tone::Quiet, lang.aside(&found.of));
        let line = match &found.community.why {
            Some(why) => line.text(lang.colon()).text(why.as_str()),
            None => line,
        };
        match found.source {
            Some(source) => line.then(cited::source(source)),
            None => line,
        }
    });
    Block::section(say!(lang, "Communities to join"), entries)
}

pub(crate) fn quoted<'a>(assessment: &Assessment<'a>, guidance: &'a Guidance) -> Vec<&'a SourceId> {
    let beside = guidance.beside_blockers(assessment).into_iter();
    let examples = beside.map(|(_, example)| &example.milestone.source);
    let communities = guidance.communities(assessment).into_iter();
    examples.chain(communities.filter_map(|found| found.source)).collect()
}
