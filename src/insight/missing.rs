//! Who could still answer what is open.

use std::cmp::Reverse;

use crate::answers::Choice;
use crate::answers::Sheet;
use crate::model::Item;
use crate::model::Model;
use crate::model::RoleId;

/// A role that would know open items and has not been heard on them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingRole<'m> {
    /// The role.
    pub role: &'m RoleId,
    /// The items of the stages that are open, in the order of the model.
    pub items: Vec<&'m Item>,
}

/// Returns the roles that could still answer what none of some sheets answers: those that know
/// most of it first. A role that said that it does not know an item is not asked for it again.
///
/// As long as nobody answers in a role, somebody is answering all: what is not answered yet is
/// still to come, and only what is not known counts.
pub fn missing_roles<'m>(model: &'m Model, sheets: &[&Sheet]) -> Vec<MissingRole<'m>> {
    let in_roles = sheets.iter().any(|sheet| role(sheet).is_some());
    let is_open = |item: &&Item| {
        let answers = || sheets.iter().filter_map(|sheet| sheet.answer(&item.id));
        let was_asked = in_roles || answers().next().is_some();
        was_asked && answers().all(|answer| answer.choice == Choice::Unknown)
    };
    let open: Vec<&Item> = model.items().filter(is_open).collect();
    let missing = model.known_roles().into_iter().map(|role| {
        let items = open.iter().copied();
        let items = items.filter(|item| item.who.contains(role) && !was_heard(role, item, sheets));
        MissingRole {
            role,
            items: items.collect(),
        }
    });
    let mut missing: Vec<MissingRole> = missing.filter(|one| !one.items.is_empty()).collect();
    // An item names first who knows it best.
    let places = |one: &MissingRole| -> usize {
        let places = one
            .items
            .iter()
            .filter_map(|item| item.who.iter().position(|role| role == one.role));
        places.sum()
    };
    missing.sort_by_key(|one| (Reverse(one.items.len()), places(one)));
    missing
}

/// Says whether a role has said something to an item, were it that it does not know.
fn was_heard(role: &RoleId, item: &Item, sheets: &[&Sheet]) -> bool {
    let own = sheets
        .iter()
        .filter(|sheet| self::role(sheet) == Some(role.as_str()));
    own.into_iter()
        .any(|sheet| sheet.answer(&item.id).is_some())
}

fn role(sheet: &Sheet) -> Option<&str> {
    sheet.respondent.as_ref()?.role.as_deref()
}
