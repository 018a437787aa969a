//! One journey: how an organisation went its way.

use crate::guide::{Guide, Journey, Milestone, SourceId};
use crate::model::Model;
use crate::report::data::{Data, JourneysData};
use crate::report::document::{Block, Document, Report};
use crate::report::{cited, milestones, story, words};
use crate::words::say;

/// Lays out a journey as a whole.
pub fn of_journey(model: &Model, guide: &Guide, journey: &Journey) -> Report {
    let words = &model.words;
    let milestones: Vec<&Milestone> = journey.milestones.iter().collect();
    let mut blocks = vec![
        Block::heading(1, journey.title.as_str()),
        Block::Facts(story::facts(words, guide, journey)),
    ];
    if !journey.brief.is_empty() {
        blocks.push(Block::Paragraph(
            journey
                .brief
                .iter()
                .map(|one| cited::finding(words, one))
                .collect(),
        ));
    }
    if !milestones.is_empty() {
        blocks.push(Block::heading(2, say!(words, "Timeline")));
        blocks.push(milestones::legend(words));
        blocks.push(milestones::timeline(model, &milestones));
    }
    blocks.extend(story::blocks(words, journey));
    let happened = milestones.iter().map(|milestone| &milestone.finding.source);
    let used: Vec<&SourceId> = story::sources(journey).chain(happened).collect();
    blocks.extend(cited::section(words, guide, &used));
    blocks.push(Block::Rule);
    blocks.push(words::attribution(model));
    let data = JourneysData::of(model, guide, &[(journey, milestones)], None);
    Report {
        document: Document {
            words: words.clone(),
            blocks,
        },
        data: Data::Journeys(data),
    }
}
