//! The parts in which a model is asked and shown.

use crate::lang::{Lang, say};
use crate::model::id::{AreaId, ItemId};
use crate::model::item::Item;
use crate::model::stage::{Area, Stage};
use crate::model::whole::Model;

/// Items that are asked and shown together: those of a stage, or, in a model whose stages are no
/// rungs of anything, those of an area.
#[derive(Clone, Debug)]
pub struct Part<'m> {
    pub of: PartOf<'m>,
    pub items: Vec<&'m Item>,
}

#[derive(Clone, Copy, Debug)]
pub enum PartOf<'m> {
    Stage(&'m Stage),
    Area {
        area: &'m Area,
        /// The area in which it lies.
        section: Option<&'m Area>,
    },
}

impl PartOf<'_> {
    /// Returns what it is called where all parts are told: `Stage 1: Title`, or `Section: Area`.
    pub fn heading(self, lang: &Lang) -> String {
        match self {
            Self::Stage(Stage { number, title, .. }) => {
                say!(lang, "Stage {number}: {title}", number, title)
            }
            Self::Area { area, section: None } => area.title.clone(),
            Self::Area { area, section: Some(section) } => lang.named(&section.title, &area.title),
        }
    }
}

impl Part<'_> {
    /// Returns what it is called.
    pub fn title(&self) -> &str {
        match self.of {
            PartOf::Stage(stage) => &stage.title,
            PartOf::Area { area, .. } => &area.title,
        }
    }

    /// Returns the number of its stage; none where it is an area.
    pub fn stage(&self) -> Option<u32> {
        match self.of {
            PartOf::Stage(stage) => Some(stage.number),
            PartOf::Area { .. } => None,
        }
    }
}

impl Model {
    /// Returns all items of the stages in parts, each in one: by stage, or by area where no view
    /// tells of stages.
    pub fn parts(&self) -> Vec<Part<'_>> {
        if self.method.ladder.is_some() {
            let parts = self.staged().map(|stage| Part {
                of: PartOf::Stage(stage),
                items: stage.items.iter().collect(),
            });
            return parts.collect();
        }
        let parts = self.areas_in_order().into_iter().map(|area| {
            let section = area.section.as_ref().and_then(|section| self.area(section));
            let items = self.items().filter(|item| item.area == area.id).collect();
            Part { of: PartOf::Area { area, section }, items }
        });
        parts.filter(|part| !part.items.is_empty()).collect()
    }

    /// Returns the stage of an item as views tell it; none where no view tells of stages.
    pub fn told_stage(&self, item: &ItemId) -> Option<u32> {
        self.method.ladder.as_ref()?;
        self.stage_of(item).map(|stage| stage.number)
    }

    /// Says whether an item belongs to an area, or to one that lies in it.
    pub fn is_in(&self, item: &Item, area: &AreaId) -> bool {
        let section = || self.area(&item.area).and_then(|own| own.section.as_ref());
        item.area == *area || section() == Some(area)
    }

    /// Says whether other areas lie in an area.
    pub fn is_section(&self, area: &AreaId) -> bool {
        self.areas.iter().any(|inner| inner.section.as_ref() == Some(area))
    }

    /// Returns the part in which an item is asked and shown; none for a topic.
    pub fn part_of(&self, item: &ItemId) -> Option<PartOf<'_>> {
        let stage = self.stage_of(item)?;
        if self.method.ladder.is_some() {
            return Some(PartOf::Stage(stage));
        }
        let area = self.area(&self.item(item)?.area)?;
        let section = area.section.as_ref().and_then(|section| self.area(section));
        Some(PartOf::Area { area, section })
    }

    /// Returns what a topic is called where parts are told.
    pub fn topic_heading(&self) -> String {
        match self.method.ladder {
            Some(_) => say!(self.lang, "Topic outside the stages"),
            None => say!(self.lang, "Topic"),
        }
    }

    /// Returns what all topics are called there.
    pub fn topics_heading(&self) -> String {
        match self.method.ladder {
            Some(_) => say!(self.lang, "Topics outside the stages"),
            None => say!(self.lang, "Topics"),
        }
    }

    /// Returns all items part by part, then the topics.
    pub fn items_in_order(&self) -> impl Iterator<Item = &Item> {
        self.parts().into_iter().flat_map(|part| part.items).chain(&self.topics)
    }

    /// Returns the areas, each behind the one in which it lies, else in the order of the model.
    pub fn areas_in_order(&self) -> Vec<&Area> {
        let outer = self.areas.iter().filter(|area| area.section.is_none());
        let with_inner = outer.flat_map(|outer| {
            let inner = self.areas.iter().filter(|area| area.section.as_ref() == Some(&outer.id));
            std::iter::once(outer).chain(inner)
        });
        with_inner.collect()
    }
}
