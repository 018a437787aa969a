//! One journey: how an organisation went its way.

use crate::guide::Guide;
use crate::guide::Journey;
use crate::guide::Milestone;
use crate::guide::SourceId;
use crate::model::Model;
use crate::report::cited;
use crate::report::data::Data;
use crate::report::data::JourneysData;
use crate::report::document::Block;
use crate::report::document::Document;
use crate::report::document::Report;
use crate::report::milestones;
use crate::report::story;
use crate::report::words;

/// Lays out a journey as a whole.
pub fn of_journey(model: &Model, guide: &Guide, journey: &Journey) -> Report {
    let milestones: Vec<&Milestone> = journey.milestones.iter().collect();
    let mut blocks = vec![
        Block::heading(1, journey.title.as_str()),
        Block::Facts(story::facts(guide, journey)),
    ];
    if !journey.brief.is_empty() {
        blocks.push(Block::Paragraph(
            journey.brief.iter().map(cited::finding).collect(),
        ));
    }
    if !milestones.is_empty() {
        blocks.push(Block::heading(2, "Timeline"));
        blocks.push(milestones::legend());
        blocks.push(milestones::timeline(model, &milestones));
    }
    blocks.extend(story::blocks(journey));
    let happened = milestones.iter().map(|milestone| &milestone.finding.source);
    let used: Vec<&SourceId> = story::sources(journey).chain(happened).collect();
    blocks.extend(cited::section(guide, &used));
    blocks.push(Block::Rule);
    blocks.push(words::attribution(model));
    let data = JourneysData::of(model, guide, &[(journey, milestones)], None);
    Report {
        document: Document {
            words: model.words.clone(),
            blocks,
        },
        data: Data::Journeys(data),
    }
}
