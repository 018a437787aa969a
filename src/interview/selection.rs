//! Which items are asked.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::answers::{Choice, Sheet};
use crate::insight::{self, Lasting};
use crate::model::{Item, ItemId, Model, RoleId};

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
    /// What lies outside the organisation, each with the reason: it is asked only where it has an
    /// answer.
    pub outside: BTreeMap<ItemId, String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Only {
    /// Unknown or unanswered.
    Open,
    /// To be looked at again, whatever it stands under: topics are among them.
    Stale { today: Date, after: Lasting },
}

impl Selection {
    pub fn of<'m>(&self, model: &'m Model, sheet: &Sheet) -> Vec<&'m Item> {
        let is_in =
            |item: &&Item| !self.outside.contains_key(&item.id) || sheet.answer(&item.id).is_some();
        if !self.items.is_empty() {
            let items = self.items.iter().filter_map(|id| model.item(id));
            return items.filter(is_in).collect();
        }
        let topics = self.topics || matches!(self.only, Some(Only::Stale { .. }));
        let topics = model.topics.iter().filter(|_| topics && self.stage.is_none());
        let parts = model.parts().into_iter();
        let parts = parts.filter(|part| self.stage.is_none() || self.stage == part.stage());
        let asked = parts.flat_map(|part| part.items).chain(topics);
        asked
            .filter(is_in)
            .filter(|item| self.role.as_ref().is_none_or(|role| item.who.contains(role)))
            .filter(|item| match self.only {
                None => true,
                Some(Only::Open) => is_open(item, sheet),
                Some(Only::Stale { today, after }) => insight::is_stale(item, sheet, today, after),
            })
            .collect()
    }

    /// Returns why each of those is left out that would be asked otherwise.
    pub fn left_out(&self, model: &Model, sheet: &Sheet) -> Vec<&str> {
        let all = Self { outside: BTreeMap::new(), ..self.clone() }.of(model, sheet);
        let asked = self.of(model, sheet);
        let is_left_out = |item: &&Item| asked.iter().all(|one| one.id != item.id);
        let left_out = all.into_iter().filter(is_left_out);
        left_out.filter_map(|item| Some(self.outside.get(&item.id)?.as_str())).collect()
    }

    /// Says whether this is the default: all items of all stages.
    pub fn is_all(&self) -> bool {
        let outside = self.outside.clone();
        *self == Self { topics: self.topics, outside, ..Self::default() }
    }
}

fn is_open(item: &Item, sheet: &Sheet) -> bool {
    sheet.answer(&item.id).is_none_or(|answer| answer.choice == Choice::Unknown)
}
