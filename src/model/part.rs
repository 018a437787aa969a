//! The parts in which a model is asked and shown.

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
