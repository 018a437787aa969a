//! Which items are asked.

use jiff::civil::Date;

use crate::answers::{Choice, Sheet};
use crate::insight;
use crate::model::{Item, ItemId, Model, RoleId};
use crate::organisation::Period;

/// Which items are asked; by default those of all stages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    pub stage: Option<u32>,
    /// Only what this role can know.
    pub role: Option<RoleId>,
    /// Only these items, in this order.
    pub items: Vec<ItemId>,
    pub topics: bool,
    pub only: Option<Only>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Only {
    /// Unknown or unanswered.
    Open,
    /// To be looked at again, whatever it stands under: topics are among them.
    Stale { today: Date, after: Period },
}

impl Selection {
    pub fn of<'m>(&self, model: &'m Model, sheet: &Sheet) -> Vec<&'m Item> {
        if !self.items.is_empty() {
            return self.items.iter().filter_map(|id| model.item(id)).collect();
        }
        let topics = self.topics || matches!(self.only, Some(Only::Stale { .. }));
        let topics = model.topics.iter().filter(|_| topics && self.stage.is_none());
        let staged = model.stages.iter().filter(|s| self.stage.is_none_or(|n| n == s.number));
        let asked = staged.flat_map(|stage| &stage.items).chain(topics);
        asked
            .filter(|item| self.role.as_ref().is_none_or(|role| item.who.contains(role)))
            .filter(|item| match self.only {
                None => true,
                Some(Only::Open) => is_open(item, sheet),
                Some(Only::Stale { today, after }) => insight::is_stale(item, sheet, today, after),
            })
            .collect()
    }

    /// Says whether this is the default: all items of all stages.
    pub fn is_all(&self) -> bool {
        *self == Self { topics: self.topics, ..Self::default() }
    }
}

fn is_open(item: &Item, sheet: &Sheet) -> bool {
    sheet.answer(&item.id).is_none_or(|answer| answer.choice == Choice::Unknown)
}
