//! Some milestones of all journeys or of one: those of a stage, those that show an item done.

use crate::guide::{Guide, Journey, Milestone, SourceId};
use crate::lang::{Lang, say, say_of};
use crate::model::{Item, Model, Stage};
use crate::report::common::ending;
use crate::report::document::block::Block;
use crate::report::guide::journeys_data::JourneysData;
use crate::report::guide::milestones;
use crate::report::view::{Data, Report};

/// Which milestones are sought; nothing said means any.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sought<'a> {
    pub journey: Option<&'a Journey>,
    pub stage: Option<&'a Stage>,
    pub item: Option<&'a Item>,
}

pub fn of_milestones(model: &Model, guide: &Guide, sought: &Sought) -> Report {
    let found = sought.found(guide);
    let mut blocks = vec![Block::heading(1, sought.title(&model.lang))];
    blocks.push(Block::sentence(counted(&model.lang, &found)));
    if !found.is_empty() {
        blocks.push(milestones::legend(&model.lang));
    }
    for (journey, milestones) in &found {
        if sought.journey.is_none() {
            blocks.push(Block::heading(2, journey.title.as_str()));
        }
        blocks.push(milestones::timeline(model, milestones));
    }
    let happened = found.iter().flat_map(|(_, milestones)| milestones);
    let used: Vec<&SourceId> = happened.map(|one| &one.source).collect();
    let ending = ending::of(model, &mut blocks, Some((guide, &used)), sought.next());
    let data = JourneysData::of(model, guide, &found, None);
    Report::new(&model.lang, blocks, Data::Journeys(data)).ending(ending)
}

impl<'a> Sought<'a> {
    pub fn is_narrow(&self) -> bool {
        self.stage.is_some() || self.item.is_some()
    }

    /// Returns the command that explains what was sought.
    fn next(&self) -> Option<String> {
        let item = self.item.map(|item| item.id.to_string());
        let what = item.or_else(|| Some(self.stage?.number.to_string()))?;
        Some(format!("ospo explain {what}"))
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
        found.sort_by_key(|(journey, _)| !journey.story.is_complete());
        found
    }

    fn has(&self, milestone: &Milestone) -> bool {
        let of_stage = |stage: &Stage| milestone.stages.contains(&stage.number);
        self.stage.is_none_or(of_stage)
            && self.item.is_none_or(|item| milestone.items.contains(&item.id))
    }

    /// Returns `Acme: milestones of stage 2 (Title) that show: Title`.
    fn title(&self, lang: &Lang) -> String {
        let item = self.item.map(|item| item.title.as_str());
        let stage = self.stage.map(|stage| (stage.number, stage.title.as_str()));
        match self.journey {
            Some(journey) => title_of_one(lang, &journey.title, stage, item),
            None => title_of_all(lang, stage, item),
        }
    }
}

fn title_of_all(lang: &Lang, stage: Option<(u32, &str)>, item: Option<&str>) -> String {
    match (stage, item) {
        (None, None) => say!(lang, "Milestones"),
        (None, Some(item)) => say!(lang, "Milestones that show: {item}", item),
        (Some((number, title)), None) => {
            say!(lang, "Milestones of stage {number} ({title})", number, title)
        }
        (Some((number, title)), Some(item)) => say!(
            lang,
            "Milestones of stage {number} ({title}) that show: {item}",
            number,
            title,
            item
        ),
    }
}

fn title_of_one(
    lang: &Lang,
    journey: &str,
    stage: Option<(u32, &str)>,
    item: Option<&str>,
) -> String {
    match (stage, item) {
        (None, None) => say!(lang, "{journey}: milestones", journey),
        (None, Some(item)) => say!(lang, "{journey}: milestones that show: {item}", journey, item),
        (Some((number, title)), None) => {
            say!(lang, "{journey}: milestones of stage {number} ({title})", journey, number, title)
        }
        (Some((number, title)), Some(item)) => say!(
            lang,
            "{journey}: milestones of stage {number} ({title}) that show: {item}",
            journey,
            number,
            title,
            item
        ),
    }
}

fn counted(lang: &Lang, found: &[(&Journey, Vec<&Milestone>)]) -> String {
    let number: usize = found.iter().map(|(_, milestones)| milestones.len()).sum();
    if number == 0 {
        return say!(lang, "There is no such milestone.");
    }
    let milestones = say_of!(lang, number, "{n} milestone", "{n} milestones");
    let journeys = say_of!(lang, found.len(), "{n} journey", "{n} journeys");
    say!(lang, "{milestones} of {journeys}.", milestones, journeys)
}
