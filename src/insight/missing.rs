//! Who could still answer what is open.

use std::cmp::Reverse;

use crate::answers::{Choice, Sheet};
use crate::model::{Item, Model, RoleId};
use crate::score::Narrowed;

/// A role that would know open items and has not been heard on them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingRole<'m> {
    pub role: &'m RoleId,
    /// The items of the stages that are open, in the order of the model.
    pub items: Vec<&'m Item>,
}

/// Returns the roles that could still answer what is open: those that know most of it first. None
/// of the sheets of the round has answered it; and a role that has said that it does not know an
/// item is not asked for it again.
///
/// Where one respondent alone has answered so far, what they have not answered yet is still to come,
/// unless it is for other roles alone; and their own role is not told to them. Nobody is asked for
/// what is outside by `narrowed`.
pub fn missing_roles<'m>(
    model: &'m Model,
    sheets: &[&Sheet],
    narrowed: &Narrowed,
) -> Vec<MissingRole<'m>> {
    let alone = match sheets {
        [alone] => Some(*alone),
        _ => None,
    };
    let is_missing = |item: &&Item| {
        let is_outside = || {
            narrowed.outside(&item.id).is_some()
                && sheets.iter().all(|sheet| sheet.answer(&item.id).is_none())
        };
        is_open(item, sheets)
            && !is_outside()
            && alone.is_none_or(|sheet| !is_still_to_come(item, sheet))
    };
    let open: Vec<&Item> = model.items().filter(is_missing).collect();
    let own = alone.and_then(role);
    let roles = model.known_roles().into_iter();
    let missing = roles.filter(|role| own != Some(role.as_str())).map(|role| {
        let items = open.iter().copied();
        let items = items.filter(|item| item.who.contains(role) && !was_heard(role, item, sheets));
        MissingRole { role, items: items.collect() }
    });
    let mut missing: Vec<MissingRole> = missing.filter(|one| !one.items.is_empty()).collect();
    // An item names first who knows it best.
    let places = |one: &MissingRole| -> usize {
        let of = |item: &&Item| item.who.iter().position(|role| role == one.role);
        one.items.iter().filter_map(of).sum()
    };
    missing.sort_by_key(|one| (Reverse(one.items.len()), places(one)));
    missing
}

fn is_open(item: &Item, sheets: &[&Sheet]) -> bool {
    let mut answers = sheets.iter().filter_map(|sheet| sheet.answer(&item.id));
    answers.all(|answer| answer.choice == Choice::Unknown)
}

/// Says whether the respondent of a sheet may yet come to an item.
fn is_still_to_come(item: &Item, sheet: &Sheet) -> bool {
    let is_for_them = role(sheet).is_none_or(|own| item.who.iter().any(|role| *role == *own));
    sheet.answer(&item.id).is_none() && is_for_them
}

/// Says whether a role has said something to an item, were it that it does not know.
fn was_heard(role: &RoleId, item: &Item, sheets: &[&Sheet]) -> bool {
    let is_own = |sheet: &&&Sheet| self::role(sheet) == Some(role.as_str());
    let mut own = sheets.iter().filter(is_own);
    own.any(|sheet| sheet.answer(&item.id).is_some())
}

fn role(sheet: &Sheet) -> Option<&str> {
    sheet.respondent.as_ref()?.role.as_deref()
}
