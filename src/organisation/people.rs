//! Who is asked what in a round.

use crate::answers::RoleWord;
use crate::format::{May, Need, Or, Placed, Word, record};
use crate::model::{Item, ItemId, Model};
use crate::organisation::known;
use crate::problem::{Problems, SourceFile};
use crate::yaml::Reader;

record! {
    /// Somebody who is asked in a round.
    pub struct Person: "a person", "people" in any {
        /// The name, as the respondent of a sheet gives it.
        name: Need<Word>,
        /// The role, as in `roles` of model.yaml.
        role: May<RoleWord>,
        /// The items that are asked. Without them, those that the role would know; without a role,
        /// all.
        items: Or<Vec<Placed<ItemId>>>,
    }
}

impl Person {
    /// Returns the items of the stages that are asked, in the order of the model.
    pub fn asked<'m>(&self, model: &'m Model) -> Vec<&'m Item> {
        let role = self.role.as_deref();
        let is_asked = |item: &&Item| match role {
            _ if !self.items.is_empty() => self.items.iter().any(|(id, _)| *id == item.id),
            Some(role) => item.who.iter().any(|who| who.as_str() == role),
            None => true,
        };
        model.items().filter(is_asked).collect()
    }
}

/// Checks that `model` has every item that is asked for.
///
/// # Errors
/// Each item that it does not have, with its place in `file`.
pub fn check(people: &[Person], file: &SourceFile, model: &Model) -> Result<(), Problems> {
    let mut reader = Reader::new(file);
    for person in people {
        for (id, place) in &person.items {
            known::check_item(id, *place, model, &mut reader);
        }
    }
    reader.finish_with(Some(()))
}
