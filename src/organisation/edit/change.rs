//! One thing that is changed in an `ospo.yaml`: where it stands, how it is written, what it means.

use std::fmt::Display;

use jiff::civil::Date;

use crate::model::{ItemId, PersonWeeks};
use crate::organisation::plan::ActionSettings;
use crate::organisation::settings::{Organisation, Rating};
use crate::problem::Place;
use crate::yaml;

/// What an organisation says of itself; none takes it out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FactChange {
    Organisation(Option<String>),
    /// The unit that is assessed, where it is not the whole.
    Unit(Option<String>),
    Sector(Option<String>),
    Size(Option<u32>),
    Kind(Option<String>),
    ReportsTo(Option<String>),
}

/// What is settled for the action on an item; none takes it out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ActionChange {
    Owner(Option<String>),
    Due(Option<Date>),
}

/// The fields of facts, in the order in which they are written.
const FACTS: [&str; 6] = ["organisation", "unit", "sector", "size", "kind", "reports_to"];

#[derive(Debug)]
pub(super) enum SettingsChange<'a> {
    Fact(&'a FactChange),
    Rating(&'a str, Option<u32>),
    Action(&'a ItemId, &'a ActionChange),
    Capacity(Option<PersonWeeks>),
}

impl SettingsChange<'_> {
    pub(super) fn path(&self) -> Vec<&str> {
        match self {
            Self::Fact(fact) => vec![fact.written().0],
            Self::Rating(statement, _) => vec!["archetypes", statement],
            Self::Action(item, action) => vec!["plan", "actions", item.as_str(), action.field()],
            Self::Capacity(_) => vec!["plan", "capacity"],
        }
    }

    /// Returns the fields behind which a new one is written; none where it comes last.
    pub(super) fn behind(&self) -> &'static [&'static str] {
        match self {
            Self::Fact(_) => &FACTS,
            Self::Rating(..) | Self::Action(..) | Self::Capacity(_) => &[],
        }
    }

    /// Returns the value as it is written; none where it is taken out.
    pub(super) fn value(&self) -> Option<String> {
        match self {
            Self::Fact(fact) => fact.written().1,
            Self::Rating(_, value) => shown(value.as_ref()),
            Self::Action(_, ActionChange::Owner(owner)) => text(owner.as_ref()),
            Self::Action(_, ActionChange::Due(due)) => shown(due.as_ref()),
            Self::Capacity(capacity) => shown(capacity.as_ref()),
        }
    }

    pub(super) fn applied(&self, organisation: &Organisation) -> Organisation {
        let mut changed = organisation.clone();
        match self {
            Self::Fact(fact) => fact.apply(&mut changed),
            Self::Rating(statement, Some(value)) => {
                let rating = Rating { value: *value, place: Place::START };
                changed.ratings.insert((*statement).to_owned(), rating);
            }
            Self::Rating(statement, None) => {
                changed.ratings.remove(*statement);
            }
            Self::Action(item, action) => action.apply(&mut changed, item),
            Self::Capacity(capacity) => changed.plan.capacity = *capacity,
        }
        changed
    }
}

fn shown(value: Option<&impl Display>) -> Option<String> {
    value.map(ToString::to_string)
}

fn text(text: Option<&String>) -> Option<String> {
    text.map(|text| yaml::one_line(text.trim()))
}

/// Returns a text as it will be read back.
fn read(text: Option<&String>) -> Option<String> {
    text.map(|text| text.trim().to_owned())
}

impl FactChange {
    /// Returns the field, and its value as it is written.
    fn written(&self) -> (&'static str, Option<String>) {
        let [organisation, unit, sector, size, kind, reports_to] = FACTS;
        match self {
            Self::Organisation(name) => (organisation, text(name.as_ref())),
            Self::Unit(name) => (unit, text(name.as_ref())),
            Self::Sector(word) => (sector, text(word.as_ref())),
            Self::Size(number) => (size, shown(number.as_ref())),
            Self::Kind(word) => (kind, text(word.as_ref())),
            Self::ReportsTo(whom) => (reports_to, text(whom.as_ref())),
        }
    }

    fn apply(&self, organisation: &mut Organisation) {
        match self {
            Self::Organisation(name) => organisation.name = read(name.as_ref()),
            Self::Unit(unit) => organisation.unit = read(unit.as_ref()),
            Self::Sector(sector) => organisation.sector = read(sector.as_ref()),
            Self::Size(size) => organisation.size = *size,
            Self::Kind(kind) => organisation.kind = read(kind.as_ref()),
            Self::ReportsTo(whom) => organisation.reports_to = read(whom.as_ref()),
        }
    }
}

impl ActionChange {
    fn field(&self) -> &'static str {
        match self {
            Self::Owner(_) => "owner",
            Self::Due(_) => "due",
        }
    }

    fn apply(&self, organisation: &mut Organisation, item: &ItemId) {
        let actions = &mut organisation.plan.actions;
        let present = actions.remove(item);
        let nothing = ActionSettings { owner: None, due: None, place: Place::START };
        let mut action = present.unwrap_or(nothing);
        match self {
            Self::Owner(owner) => action.owner = read(owner.as_ref()),
            Self::Due(due) => action.due = *due,
        }
        // An action of which nothing is said is not written.
        if action.owner.is_some() || action.due.is_some() {
            actions.insert(item.clone(), action);
        }
    }
}

/// Returns settings whose places say nothing, to compare what two files say.
pub(super) fn placeless(mut organisation: Organisation) -> Organisation {
    for rating in organisation.ratings.values_mut() {
        rating.place = Place::START;
    }
    for action in organisation.plan.actions.values_mut() {
        action.place = Place::START;
    }
    if let Some(target) = &mut organisation.target {
        target.stage = target.stage.map(|(number, _)| (number, Place::START));
        let wishes = target.areas.values_mut().chain(target.items.values_mut());
        for wish in wishes {
            wish.place = Place::START;
        }
    }
    organisation
}
