//! One journey: how an organisation went its way.

use crate::guide::{Guide, Journey, Milestone, SourceId};
use crate::lang::say;
use crate::model::Model;
use crate::report::common::{cited, ending};
use crate::report::document::block::Block;
use crate::report::guide::journeys_data::JourneysData;
use crate::report::guide::{milestones, story};
use crate::report::view::{Data, Report};

pub fn of_journey(model: &Model, guide: &Guide, journey: &Journey) -> Report {
    let lang = &model.lang;
    let milestones: Vec<&Milestone> = journey.milestones.iter().collect();
    let mut blocks = vec![
        Block::heading(1, journey.title.as_str()),
        Block::Facts(story::facts(lang, guide, journey)),
    ];
    if !journey.story.brief.is_empty() {
        blocks.push(Block::Paragraph(
            journey.story.brief.iter().map(|one| cited::finding(lang, one)).collect(),
        ));
    }
    if !milestones.is_empty() {
        blocks.push(Block::heading(2, say!(lang, "Timeline")));
        blocks.push(milestones::legend(lang));
        blocks.push(milestones::timeline(model, &milestones));
    }
    blocks.extend(story::blocks(lang, journey));
    let happened = milestones.iter().map(|milestone| &milestone.source);
    let used: Vec<&SourceId> = story::sources(journey).chain(happened).collect();
    let next = Some("ospo plan".to_owned());
    let ending = ending::of(model, &mut blocks, Some((guide, &used)), next);
    let data = JourneysData::of(model, guide, &[(journey, milestones)], None);
    Report::new(lang, blocks, Data::Journeys(data)).ending(ending)
}
