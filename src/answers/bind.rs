//! What the model says to the answers of a sheet.

use std::collections::BTreeMap;

use crate::answers::entries::Places;
use crate::answers::migration::{self, Gone, Migration};
use crate::answers::sheet::{Answer, Choice, NOT_APPLICABLE, Sheet, UNKNOWN};
use crate::model::{ItemId, Model};
use crate::text;
use crate::yaml::Reader;

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
}

impl Bound {
    /// Returns the sheet as one of the model's version: to be written.
    #[must_use]
    pub fn current(mut self) -> Sheet {
        if let Some(migration) = self.migration {
            self.sheet.model.version = migration.to;
        }
        self.sheet
    }
}

/// Gives each level its name and tells those that its item does not have.
pub(super) fn bind(
    answers: &mut BTreeMap<ItemId, Answer>,
    places: &Places<'_>,
    model: &Model,
    reader: &mut Reader<'_>,
) {
    for (id, answer) in answers {
        let (Some(item), Choice::Level(written)) = (model.item(id), &mut answer.choice) else {
            continue;
        };
        if let Some(level) = item.scale.meant_by(written.as_str()) {
            if *written != level.id {
                *written = level.id.clone();
            }
        } else if let Some((_, place)) = places.iter().find(|(item, _)| item == id.as_str()) {
            let levels = || item.scale.levels.iter().map(|level| level.id.as_str());
            let words = levels().chain([UNKNOWN, NOT_APPLICABLE]);
            reader.tell_unknown(*place, ("level", written.as_str()), words.clone(), || {
                let last = item.scale.levels.len().saturating_sub(1);
                format!(
                    "`{id}` may be {}; or a number from 0 to {last}",
                    text::one_of(words)
                )
            });
        }
    }
}

/// Returns what a sheet answers and its model does not ask.
pub(super) fn strays(sheet: &Sheet, model: &Model) -> Vec<Stray> {
    let given_up = model.given_up();
    let strays = migration::strays(sheet, model).map(|id| {
        let gone = given_up.get(id).copied().and_then(Gone::of);
        let meant = if gone.is_none() {
            near(id, model)
        } else {
            None
        };
        Stray {
            item: id.clone(),
            gone,
            meant,
        }
    });
    strays.collect()
}

fn near(id: &ItemId, model: &Model) -> Option<ItemId> {
    text::nearest(
        id.as_str(),
        model.items_and_topics().map(|item| item.id.as_str()),
    )
    .map(ItemId::new)
}
