//! What the model says to the answers of a sheet.

use std::collections::BTreeMap;

use crate::answers::answer::{Answer, Choice};
use crate::answers::choosable;
use crate::answers::meant::AnswerMeant;
use crate::answers::migration::{self, Gone, Migration};
use crate::answers::sheet::Sheet;
use crate::answers::wrong_level::{WhyWrong, WrongLevel};
use crate::model::{Fingerprint, ItemId, Model};
use crate::text;

/// An answer to an item that the model does not have. It is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stray {
    /// The item that is not in the model.
    pub item: ItemId,
    /// What became of it, where the model says so.
    pub gone: Option<Gone>,
    /// An item of the model with a name much like it, where nothing is said of it.
    pub meant: Option<ItemId>,
}

/// A sheet whose answers the model knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bound {
    /// The sheet, with its levels by name. It is as the model asks now; the version that it names
    /// is the one that was answered.
    pub sheet: Sheet,
    /// Answers that the model does not ask for; they stay in the sheet.
    pub strays: Vec<Stray>,
    /// What had to be done to read it, where it is of an older version.
    pub migration: Option<Migration>,
    /// What the model asks; none where the sheet is read as one of another version.
    pub(super) fingerprint: Option<Fingerprint>,
}

impl Bound {
    /// Says whether it answered something else than the model asks, though under the same version.
    pub fn is_otherwise_asked(&self) -> bool {
        let both = self.sheet.model.fingerprint.zip(self.fingerprint);
        self.migration.is_none() && both.is_some_and(|(answered, asked)| answered != asked)
    }

    /// Returns the sheet as one of the model's version: to be written.
    #[must_use]
    pub fn current(mut self) -> Sheet {
        if let Some(migration) = self.migration {
            self.sheet.model.version = migration.to;
        }
        self.sheet.model.fingerprint = self.fingerprint.or(self.sheet.model.fingerprint);
        self.sheet
    }
}

/// Gives the role of a respondent the id that it has in a built-in model.
pub(super) fn name_role(sheet: &mut Sheet, model: &Model) {
    if let Some(role) = sheet.respondent.as_mut().and_then(|who| who.role.as_mut())
        && model.roles.iter().all(|known| known.id != *role.as_str())
        && let Some(said) = choosable::role_said(role, model.id.as_str())
    {
        *role = said;
    }
}

/// Gives each level its name, and returns those that cannot have one.
pub(super) fn name_levels(
    answers: &mut BTreeMap<ItemId, Answer>,
    model: &Model,
) -> Vec<WrongLevel> {
    let mut wrong = Vec::new();
    for (id, answer) in answers {
        let (Some(item), Choice::Level(written)) = (model.item(id), &answer.choice) else {
            continue;
        };
        let meant = AnswerMeant::of(written.as_str(), &item.scale, &model.lang);
        match meant.and_then(|meant| meant.choice(None)) {
            Some(choice) => answer.choice = choice,
            None => wrong.push(WrongLevel {
                item: id.clone(),
                stands_under: id.clone(),
                written: written.clone(),
                why: match meant {
                    None => WhyWrong::NoLevel,
                    Some(AnswerMeant::NotApplicable) => WhyWrong::NeedsReason,
                    Some(_) => WhyWrong::SaysNothing,
                },
                old_levels: Vec::new(),
            }),
        }
    }
    wrong
}

/// Returns what a sheet answers and its model does not ask.
pub(super) fn strays(sheet: &Sheet, model: &Model) -> Vec<Stray> {
    let given_up = model.given_up();
    let strays = migration::strays(sheet, model).map(|id| {
        let gone = given_up.get(id).copied().and_then(Gone::of);
        let meant = if gone.is_none() { near(id, model) } else { None };
        Stray { item: id.clone(), gone, meant }
    });
    strays.collect()
}

fn near(id: &ItemId, model: &Model) -> Option<ItemId> {
    text::nearest(id.as_str(), model.items_and_topics().map(|item| item.id.as_str()))
        .map(ItemId::new)
}
