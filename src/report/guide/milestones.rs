//! Milestones of journeys as a timeline, with the tags that are ours.

use crate::guide::Milestone;
use crate::lang::{Lang, say};
use crate::model::Model;
use crate::report::common::cited;
use crate::report::document::block::{Block, Event};
use crate::report::document::line::{Line, Tone};

pub(crate) fn legend(lang: &Lang) -> Block {
    let legend = say!(
        lang,
        "The stages and practices named with an event are our own tags and in no source. The \
         source of the event is in brackets."
    );
    Block::Paragraph(vec![Line::default().toned(Tone::Quiet, legend)])
}

pub(crate) fn timeline(model: &Model, milestones: &[&Milestone]) -> Block {
    let events = milestones.iter().map(|milestone| Event {
        when: milestone.when.clone(),
        tag: Line::default().toned(Tone::Quiet, tag(model, milestone)),
        what: Line::from(milestone.text.as_str()).then(cited::source(&milestone.source)),
        notes: notes(&model.lang, milestone).collect(),
    });
    Block::Timeline(events.collect())
}

/// Returns `Stages 1 and 2 – A practice, another`.
fn tag(model: &Model, milestone: &Milestone) -> String {
    let items = milestone.items.iter();
    let titles: Vec<&str> =
        items.map(|id| model.item(id).map_or(id.as_str(), |item| &item.title)).collect();
    let lang = &model.lang;
    let parts = [stages(lang, &milestone.stages), lang.in_a_row(titles)];
    let parts = parts.into_iter().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" – ")
}

/// Returns `Stage 2` or `Stages 1 and 2`.
fn stages(lang: &Lang, numbers: &[u32]) -> String {
    match numbers {
        [] => String::new(),
        [stage] => say!(lang, "Stage {stage}", stage),
        several => {
            let stages = lang.listed(several.iter().map(ToString::to_string));
            say!(lang, "Stages {stages}", stages)
        }
    }
}

fn notes(lang: &Lang, milestone: &Milestone) -> impl Iterator<Item = Line> {
    let unclear = milestone.unclear.as_deref();
    unclear.map(|what| cited::what_is_unclear(lang, what)).into_iter()
}
