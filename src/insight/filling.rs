//! What the settings know to fill into a starter.

use jiff::civil::Date;

use crate::guide::{Blank, Guide};
use crate::insight::guidance::Surroundings;
use crate::model::{Item, ItemId};
use crate::organisation::{ListEntries, Organisation};

/// What is known to fill into a starter.
#[derive(Clone, Debug)]
pub struct Filling {
    known: Vec<(Blank, String)>,
    /// What the organisation has named once.
    pub lists: ListEntries,
}

impl Filling {
    /// Takes what an organisation says of itself, for some items of which the first with an owner
    /// tells whose the document is, on the day of the draft.
    pub fn new(organisation: &Organisation, guide: &Guide, items: &[&Item], day: Date) -> Self {
        let sector = Surroundings::of(guide, organisation).sector;
        let sector = sector.map(|sector| sector.title.clone());
        let mut known = vec![(Blank::Day, day.to_string())];
        let mut add = |blank, value: Option<String>| {
            known.extend(value.map(|value| (blank, value)));
        };
        add(Blank::Organisation, organisation.name.clone());
        add(Blank::Unit, organisation.unit.clone());
        add(Blank::Sector, sector.or_else(|| organisation.sector.clone()));
        add(Blank::Size, organisation.size.map(|size| size.to_string()));
        add(Blank::ReportsTo, organisation.reports_to.clone());
        add(Blank::Owner, items.iter().find_map(|item| owner(organisation, item)));
        Self { known, lists: organisation.lists.clone() }
    }

    pub fn of(&self, blank: Blank) -> Option<&str> {
        let (_, value) = self.known.iter().find(|(known, _)| *known == blank)?;
        Some(value)
    }
}

/// Returns who brings an item on, by the plan, else the one person who is asked it by name.
fn owner(organisation: &Organisation, item: &Item) -> Option<String> {
    let settled = organisation.plan.actions.get(&item.id);
    let settled = settled.and_then(|action| action.owner.clone());
    settled.or_else(|| {
        let is_asked = |items: &[(ItemId, _)]| items.iter().any(|(id, _)| *id == item.id);
        let mut people = organisation.people.iter().filter(|person| is_asked(&person.items));
        match (people.next(), people.next()) {
            (Some(only), None) => Some(only.name.clone()),
            (None | Some(_), _) => None,
        }
    })
}
