//! Whether the changes of a model lead from version to version to the items that it has.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::checklist::changes::{ChangeDraft, ChangeRole};
use crate::model::{AT_LEAST, ItemId, LevelId, Scale, version_order};
use crate::problem::Place;
use crate::text;
use crate::yaml::Reader;

/// Tells versions that are out of order or later than the one of the model itself.
pub(super) fn check_versions(
    drafts: &[ChangeDraft],
    version: &str,
    reader: &mut Reader<'_>,
) -> bool {
    let mut sound = true;
    let mut tell = |place: Place, message: String, help: &str| {
        reader.tell(place, message, help);
        sound = false;
    };
    for draft in drafts {
        match version_order(&draft.version, version) {
            Some(Ordering::Greater) => tell(
                draft.place,
                format!("version {} is later than the model's, {version}", draft.version),
                "give the model this `version`, or put the changes under an earlier one",
            ),
            Some(_) => {}
            None => tell(
                draft.place,
                format!("the model's version `{version}` is not made of numbers"),
                "only versions made of numbers have an order: write `version: \"1.1\"` above",
            ),
        }
    }
    for (newer, older) in drafts.iter().zip(drafts.iter().skip(1)) {
        match version_order(&older.version, &newer.version) {
            Some(Ordering::Equal) => tell(
                older.place,
                format!("version {} is here a second time", older.version),
                "put its changes together",
            ),
            Some(Ordering::Greater) => tell(
                older.place,
                format!("version {} comes below {}", older.version, newer.version),
                "put the newest version first",
            ),
            Some(Ordering::Less) | None => {}
        }
    }
    sound
}

pub(super) fn check_twice(drafts: &[ChangeDraft], reader: &mut Reader<'_>) -> bool {
    let mut sound = true;
    for draft in drafts {
        let mut seen: BTreeMap<&ItemId, Place> = BTreeMap::new();
        for named in &draft.named {
            match seen.get(&named.id) {
                Some(first) => {
                    let (id, version) = (&named.id, &draft.version);
                    let message = format!("version {version} changes `{id}` a second time");
                    let help = format!("the first is on line {}; one change says all", first.line);
                    reader.tell(named.place, message, help);
                    sound = false;
                }
                None => {
                    seen.insert(&named.id, named.place);
                }
            }
        }
    }
    sound
}

/// Tells levels that a version brings over and that were none before it, or are none after it.
pub(super) fn check_levels(
    drafts: &[ChangeDraft],
    scale_of: impl Fn(&ItemId) -> Option<Arc<Scale>>,
    reader: &mut Reader<'_>,
) {
    // The levels after a version are those before the next one that changed them.
    let mut later: &[LevelId] = &[];
    for draft in drafts {
        for held in &draft.carried {
            let Some(scale) = scale_of(&held.item) else { continue };
            let today: Vec<LevelId> = scale.levels.iter().map(|level| level.id.clone()).collect();
            let after = if later.is_empty() { &today } else { later };
            let before = if draft.levels.is_empty() { after } else { &*draft.levels };
            let known = |levels: &'_ [LevelId]| -> Vec<String> {
                levels.iter().map(ToString::to_string).collect()
            };
            if !before.contains(&held.level) {
                let (word, known) = (("level", held.level.as_str()), known(before));
                reader.tell_unknown(held.place, word, known.iter().map(String::as_str), || {
                    "name a level of `levels`, which answers had before this version".to_owned()
                });
            }
            let least = held.now.strip_prefix(AT_LEAST).map(str::trim_start);
            let now = LevelId::new(least.unwrap_or(&held.now));
            match after.iter().position(|level| *level == now) {
                None => {
                    let (word, known) = (("level", now.as_str()), known(after));
                    reader.tell_unknown(held.place, word, known.iter().map(String::as_str), || {
                        "name a level of the scale, or `at least` one".to_owned()
                    });
                }
                Some(0) if least.is_some() => {
                    let message = "“at least” the lowest level says nothing";
                    reader.tell(held.place, message, "leave it out: then it is asked again");
                }
                Some(_) => {}
            }
        }
        later = if draft.levels.is_empty() { later } else { &draft.levels };
    }
}

/// Goes back from the items of today, version by version: what a version brought must be there
/// after it, and what it gave up never again.
pub(super) fn check(drafts: &[ChangeDraft], today: &BTreeSet<&ItemId>, reader: &mut Reader<'_>) {
    let mut past =
        Past { today, present: today.clone(), later: today.clone(), brought: BTreeMap::new() };
    for draft in drafts {
        for named in &draft.named {
            match named.role {
                ChangeRole::GivenUp => past.check_gone(&named.id, named.place, reader),
                ChangeRole::Brought => {
                    past.check_there(&named.id, named.place, &draft.version, reader);
                }
                ChangeRole::Reworded => {
                    // A copy of a model may leave a question out; nothing follows from its change. A
                    // misspelt one leaves the one that is meant without a change.
                    if past.is_brought_later(&named.id) || past.is_misspelt(&named.id, draft) {
                        past.check_there(&named.id, named.place, &draft.version, reader);
                    }
                }
            }
        }
        past.go_before(draft);
    }
}

/// What is known of the versions from one on.
struct Past<'a> {
    today: &'a BTreeSet<&'a ItemId>,
    /// The items that are there after that version.
    present: BTreeSet<&'a ItemId>,
    /// The items that are there then or later.
    later: BTreeSet<&'a ItemId>,
    /// Which later version brought an item.
    brought: BTreeMap<&'a ItemId, &'a str>,
}

impl<'a> Past<'a> {
    fn check_there(&self, id: &ItemId, place: Place, version: &str, reader: &mut Reader<'_>) {
        if self.present.contains(id) {
            return;
        }
        if let Some(later) = self.brought.get(id) {
            let message = format!("`{id}` comes with version {later}, after {version}");
            reader.tell(place, message, "name the item as it was called then");
            return;
        }
        let known = self.present.iter().map(|id| id.as_str());
        reader.tell_unknown(place, ("item", id.as_str()), known, || {
            "name an item of the model, or say in a later version what became of this one"
                .to_owned()
        });
    }

    fn is_brought_later(&self, id: &ItemId) -> bool {
        self.brought.contains_key(id)
    }

    /// Says whether an item that is not there is much like one of which nothing is said.
    fn is_misspelt(&self, id: &ItemId, draft: &ChangeDraft) -> bool {
        let is_named = |other: &ItemId| draft.named.iter().any(|named| named.id == *other);
        let others = self.present.iter().filter(|other| !is_named(other));
        !self.present.contains(id)
            && text::nearest(id.as_str(), others.map(|other| other.as_str())).is_some()
    }

    fn check_gone(&self, id: &ItemId, place: Place, reader: &mut Reader<'_>) {
        if let Some(later) = self.brought.get(id) {
            let message =
                format!("the changes run in a circle: version {later} brings `{id}` back");
            reader.tell(place, message, "an id that was given up never comes back; choose another");
        } else if self.today.contains(id) {
            let help = "leave the change out, or give the item of today another id";
            reader.tell(place, format!("the model still has `{id}`"), help);
        } else if self.later.contains(id) {
            let message = format!("a later version gives `{id}` up once more");
            reader.tell(place, message, "keep one of the two");
        }
    }

    fn go_before(&mut self, draft: &'a ChangeDraft) {
        for named in &draft.named {
            match named.role {
                ChangeRole::Brought => {
                    self.present.remove(&named.id);
                    self.brought.insert(&named.id, &draft.version);
                }
                ChangeRole::GivenUp => {
                    self.present.insert(&named.id);
                    self.later.insert(&named.id);
                }
                ChangeRole::Reworded => {}
            }
        }
    }
}
