//! Why an answer may be another one, although nobody did anything.

use crate::answers::{Respondent, Sheet};
use crate::model::{Item, version_order};

/// Why an answer is another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// The same people answered the same question: the organisation changed.
    Organisation,
    /// The question has another wording than before.
    Wording,
    /// Somebody else answered.
    Respondent,
}

impl Cause {
    /// Returns the word that programs use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Organisation => "organisation",
            Self::Wording => "wording",
            Self::Respondent => "respondent",
        }
    }

    /// Says why the answers of two sheets to an item may differ.
    pub(super) fn of(item: &Item, one: &Sheet, other: &Sheet) -> Self {
        let asked_again =
            |sheet: &Sheet| sheet.again.contains_key(&item.id) && sheet.answer(&item.id).is_none();
        if [one, other].into_iter().any(asked_again)
            || was_reworded(item, &one.model.version, &other.model.version)
        {
            Self::Wording
        } else if Respondent::are_two(one.respondent.as_ref(), other.respondent.as_ref()) {
            Self::Respondent
        } else {
            Self::Organisation
        }
    }
}

/// Says whether an item has its wording since a version after the older of two.
fn was_reworded(item: &Item, one: &str, other: &str) -> bool {
    let Some(since) = item.since.as_deref().filter(|_| one != other) else {
        return false;
    };
    match (version_order(since, one), version_order(since, other)) {
        (Some(than_one), Some(than_other)) => than_one.is_gt() || than_other.is_gt(),
        // Words have no order: one of the two is the first with this wording, or none of them.
        _ => (since == one) != (since == other),
    }
}
