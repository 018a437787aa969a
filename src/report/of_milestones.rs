//! Some milestones of all journeys or of one: those of a stage, those that show an item done.

use crate::guide::Guide;
use crate::guide::Journey;
use crate::guide::Milestone;
use crate::guide::SourceId;
use crate::model::Item;
use crate::model::Model;
use crate::model::Stage;
use crate::report::cited;
use crate::report::data::Data;
use crate::report::data::JourneysData;
use crate::report::document::Block;
use crate::report::document::Document;
use crate::report::document::Report;
use crate::report::milestones;
use crate::report::words;
use crate::text;

/// Which milestones are sought; nothing said means any.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sought<'a> {
    /// Those of this journey.
    pub journey: Option<&'a Journey>,
    /// Those that belong to this stage.
    pub stage: Option<&'a Stage>,
    /// Those that show this item or topic done.
    pub item: Option<&'a Item>,
}

/// Lays out the milestones that are sought, journey by journey.
pub fn of_milestones(model: &Model, guide: &Guide, sought: &Sought) -> Report {
    let found = sought.found(guide);
    let mut blocks = vec![Block::heading(1, sought.title())];
    blocks.push(Block::sentence(counted(&found)));
    if !found.is_empty() {
        blocks.push(milestones::legend());
    }
    for (journey, milestones) in &found {
        if sought.journey.is_none() {
            blocks.push(Block::heading(2, journey.title.as_str()));
        }
        blocks.push(milestones::timeline(model, milestones));
    }
    let happened = found.iter().flat_map(|(_, milestones)| milestones);
    let used: Vec<&SourceId> = happened.map(|one| &one.finding.source).collect();
    blocks.extend(cited::section(guide, &used));
    blocks.push(Block::Rule);
    blocks.push(words::attribution(model));
    Report {
        document: Document {
            words: model.words.clone(),
            blocks,
        },
        data: Data::Journeys(JourneysData::of(model, guide, &found, None)),
    }
}

impl<'a> Sought<'a> {
    /// Says whether anything is sought but a journey as a whole.
    pub fn is_narrow(&self) -> bool {
        self.stage.is_some() || self.item.is_some()
    }

    /// Returns the journeys that have such milestones, those that are told in full first.
    fn found(&self, guide: &'a Guide) -> Vec<(&'a Journey, Vec<&'a Milestone>)> {
        let journeys = guide.journeys.iter();
        let sought = journeys.filter(|one| self.journey.is_none_or(|sought| sought.id == one.id));
        let found = sought.map(|journey| {
            let milestones = journey.milestones.iter().filter(|one| self.has(one));
            (journey, milestones.collect::<Vec<_>>())
        });
        let mut found: Vec<_> = found.filter(|(_, found)| !found.is_empty()).collect();
        found.sort_by_key(|(journey, _)| !journey.is_complete());
        found
    }

    fn has(&self, milestone: &Milestone) -> bool {
        let of_stage = |stage: &Stage| milestone.stages.contains(&stage.number);
        self.stage.is_none_or(of_stage)
            && self
                .item
                .is_none_or(|item| milestone.items.contains(&item.id))
    }

    /// Returns `Acme: milestones of stage 2 (Title) that show: Title`.
    fn title(&self) -> String {
        let whose = match self.journey {
            Some(journey) => format!("{}: milestones", journey.title),
            None => "Milestones".to_owned(),
        };
        let stage = self.stage;
        let stage = stage.map(|stage| format!(" of stage {} ({})", stage.number, stage.title));
        let item = self.item.map(|item| format!(" that show: {}", item.title));
        let parts = [Some(whose), stage, item].into_iter().flatten();
        parts.collect()
    }
}

fn counted(found: &[(&Journey, Vec<&Milestone>)]) -> String {
    match found.iter().map(|(_, milestones)| milestones.len()).sum() {
        0 => "No such milestone is told.".to_owned(),
        number => {
            let milestones = text::count(number, "milestone");
            format!("{milestones} of {}.", text::count(found.len(), "journey"))
        }
    }
}
