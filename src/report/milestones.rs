//! Milestones of journeys as a timeline, with the tags that are ours.

use crate::guide::Milestone;
use crate::model::Model;
use crate::report::cited;
use crate::report::document::Block;
use crate::report::document::Line;
use crate::report::document::Tone;
use crate::report::timeline::Event;

/// What is said with any timeline.
const LEGEND: &str = "The stages and practices named with an event are our tags, in no source. \
                      In brackets stands the source of the event.";

/// Says what the tags and the brackets mean.
pub(super) fn legend() -> Block {
    Block::Paragraph(vec![Line::default().toned(Tone::Quiet, LEGEND)])
}

/// Lays out milestones in the order in which they are given.
pub(super) fn timeline(model: &Model, milestones: &[&Milestone]) -> Block {
    let events = milestones.iter().map(|milestone| Event {
        when: milestone.when.clone(),
        tag: Line::default().toned(Tone::Quiet, tag(model, milestone)),
        what: Line::from(milestone.finding.text.as_str())
            .then(cited::source(&milestone.finding.source)),
        notes: notes(milestone).collect(),
    });
    Block::Timeline(events.collect())
}

/// Returns `Stages 1 and 2 – A practice, another`.
fn tag(model: &Model, milestone: &Milestone) -> String {
    let items = milestone.items.iter();
    let titles: Vec<&str> = items
        .map(|id| model.item(id).map_or(id.as_str(), |item| &item.title))
        .collect();
    let parts = [stages(&milestone.stages), titles.join(", ")];
    let parts = parts.into_iter().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" – ")
}

/// Returns `Stage 2` or `Stages 1 and 2`.
fn stages(numbers: &[u32]) -> String {
    let numbers: Vec<String> = numbers.iter().map(ToString::to_string).collect();
    match numbers.as_slice() {
        [] => String::new(),
        [only] => format!("Stage {only}"),
        [others @ .., last] => format!("Stages {} and {last}", others.join(", ")),
    }
}

fn notes(milestone: &Milestone) -> impl Iterator<Item = Line> {
    let unclear = milestone.finding.unclear.as_deref();
    unclear
        .map(|unclear| Line::default().toned(Tone::Open, format!("Unclear: {unclear}")))
        .into_iter()
}
