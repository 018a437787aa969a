//! What others did: beside each blocker the nearest milestone, and the communities to join.

use crate::guide::SourceId;
use crate::insight::Assessment;
use crate::insight::Example;
use crate::insight::Guidance;
use crate::model::Item;
use crate::report::cited;
use crate::report::document::Block;
use crate::report::document::Line;
use crate::report::document::Tone;
use crate::report::example;

/// How many communities of a stage are named.
const COMMUNITIES: usize = 5;

/// Returns what keeps the next stage from passing, each with the milestone nearest to it.
pub(super) fn beside_blockers<'m, 'g>(
    assessment: &Assessment<'m>,
    guidance: &Guidance<'g>,
) -> Vec<(&'m Item, Example<'g>)> {
    let card = &assessment.scorecard;
    let blockers = card.blockers().iter();
    let beside = blockers.filter_map(|blocker| {
        let item = assessment.model.item(&blocker.item)?;
        Some((item, guidance.nearest(&item.id, card.next)?))
    });
    beside.collect()
}

/// Tells where others did what is still to come; nothing where no journey shows it.
pub(super) fn examples(assessment: &Assessment, guidance: &Guidance) -> Vec<Block> {
    let beside = beside_blockers(assessment, guidance);
    if beside.is_empty() {
        return Vec::new();
    }
    let entries = beside.iter().map(|(item, example)| {
        Line::default()
            .strong(&item.title)
            .text(": ")
            .then(example::line(example))
    });
    vec![
        Block::heading(2, "Where others did what is still to come"),
        Block::list(entries.collect()),
        Block::sentence(
            Line::from("Which practice a milestone shows is our judgement. ")
                .code("ospo journeys")
                .text(" tells the whole stories."),
        ),
    ]
}

/// The communities of the next stage, or of the stage reached where there is no next one; then
/// those of the sector and of the kind of organisation.
pub(super) fn communities(assessment: &Assessment, guidance: &Guidance) -> Vec<Block> {
    let card = &assessment.scorecard;
    let stage = assessment.model.stage(card.next.unwrap_or(card.reached));
    let of_stage = stage.map_or(&[][..], |stage| &stage.communities);
    let of_stage = of_stage.get(..COMMUNITIES).unwrap_or(of_stage);
    let why = |line: Line, why: &Option<String>| match why {
        Some(why) => line.text(format!(": {why}")),
        None => line,
    };
    let mut entries: Vec<Line> = of_stage
        .iter()
        .map(|community| {
            let line = Line::default().link(&community.title, &community.url);
            why(line, &community.why)
        })
        .collect();
    let others = guidance.surroundings.communities();
    let others = others.iter().filter(|other| {
        of_stage.iter().all(|known| known.url != other.recommended.community.url)
    });
    entries.extend(others.map(|other| {
        let community = &other.recommended.community;
        let line = Line::default().link(&community.title, &community.url);
        let line = line.toned(Tone::Quiet, format!(" ({})", other.of));
        why(line, &community.why).then(cited::source(&other.recommended.source))
    }));
    if entries.is_empty() {
        return Vec::new();
    }
    vec![Block::heading(2, "Communities to join"), Block::list(entries)]
}

/// Returns the sources of what these sections quote.
pub(super) fn quoted<'g>(assessment: &Assessment, guidance: &Guidance<'g>) -> Vec<&'g SourceId> {
    let beside = beside_blockers(assessment, guidance).into_iter();
    let examples = beside.map(|(_, example)| &example.milestone.finding.source);
    let communities = guidance.surroundings.communities().into_iter();
    let communities = communities.map(|community| &community.recommended.source);
    examples.chain(communities).collect()
}
