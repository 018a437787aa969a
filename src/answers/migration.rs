//! A sheet of an older version, read as the present one: what the model says it changed since is
//! applied to its answers, the oldest version first. Nothing that it says is dropped.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use crate::answers::answer::{Again, Answer, Choice, Former};
use crate::answers::held::{Held, old_level};
use crate::answers::lowest;
use crate::answers::meant::{AnswerMeant, LevelMeant, least_in};
use crate::answers::sheet::Sheet;
use crate::answers::state::{NOT_APPLICABLE, state_said};
use crate::answers::wrong_level::{WhyWrong, WrongLevel};
use crate::model::{Change, Changes, Holds, ItemId, LevelId, Model, version_order};
use crate::text;

/// What was done to read an older sheet as one of the present version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Migration {
    /// The version that was answered.
    pub from: String,
    /// The version of the model.
    pub to: String,
    /// What became of each answer: first those that the model asks, in its order.
    pub fates: Vec<Fate>,
}

/// What became of the answer to an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fate {
    /// The item under which it is found now.
    pub item: ItemId,
    /// What became of it.
    pub became: Became,
}

/// What becomes of an answer in a new version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Became {
    /// It holds where it was.
    Held,
    /// It holds, for a reason, and may be another answer on the levels of today.
    BroughtOver {
        /// What it was, as the word of a sheet.
        was: String,
        /// What it is, likewise.
        now: String,
        /// What changed, and what holds of it.
        why: String,
    },
    /// It holds under another id.
    Renamed {
        /// The id that it had.
        from: ItemId,
    },
    /// Its item is asked again.
    AskedAgain {
        /// What changed.
        why: String,
    },
    /// It is kept and counts for nothing.
    NotCounted {
        /// What became of its item; none where the model says nothing of it.
        why: Option<String>,
    },
}

/// What became of an item that is not asked any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gone {
    /// What became of it and why: `removed in 1.1: …`.
    pub why: String,
}

impl Became {
    /// Returns the word that programs use.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::BroughtOver { .. } => "brought-over",
            Self::Renamed { .. } => "renamed",
            Self::AskedAgain { .. } => "asked-again",
            Self::NotCounted { .. } => "not-counted",
        }
    }
}

impl Migration {
    /// Returns how many answers became one thing: the word is that of `Became::as_str`.
    pub fn count(&self, became: &str) -> usize {
        let fates = self.fates.iter();
        fates.filter(|fate| fate.became.as_str() == became).count()
    }
}

/// Reads an older sheet as one of the model's version; it keeps the version that was answered.
/// None where it is not older. Words that are a level neither of then nor of today go into `wrong`.
pub(super) fn migrate(
    sheet: &mut Sheet,
    model: &Model,
    wrong: &mut Vec<WrongLevel>,
) -> Option<Migration> {
    let from = sheet.model.version.clone();
    if !version_order(&from, &model.version)?.is_lt() {
        return None;
    }
    let mut way = MigratingSheet {
        sheet,
        wrong,
        homes: BTreeMap::new(),
        brought: BTreeMap::new(),
        spoken_of: BTreeSet::new(),
    };
    let later = model.changes.iter().filter(|one| one.are_after(&from));
    for changes in later {
        for change in &changes.list {
            way.apply(change, changes, model);
        }
    }
    way.ask_what_is_newer(&from, model);
    Some(Migration { fates: way.fates(model), from, to: model.version.clone() })
}

impl Gone {
    /// Says what a change did to an item that it gave up.
    pub(super) fn of((version, change): (&str, &Change)) -> Option<Self> {
        let why = change.became(version)?;
        Some(Self { why })
    }
}

/// A sheet on its way from version to version.
struct MigratingSheet<'s> {
    sheet: &'s mut Sheet,
    wrong: &'s mut Vec<WrongLevel>,
    /// Where an answer that was renamed stood in the beginning.
    homes: BTreeMap<ItemId, ItemId>,
    /// What became of answers that were brought over from level to level.
    brought: BTreeMap<ItemId, Became>,
    /// Items of which the changes say something, by their present ids.
    spoken_of: BTreeSet<ItemId>,
}

impl MigratingSheet<'_> {
    fn apply(&mut self, change: &Change, changes: &Changes, model: &Model) {
        let version = &changes.version;
        self.spoken_of.extend(change.brought().iter().cloned());
        match change {
            Change::Renamed { from, to } => self.rename(from, to),
            Change::Split { from, to, why } => {
                let why = format!("split from `{from}` in {version}: {why}");
                if let Some(was) = self.last_said(from).cloned() {
                    for item in to {
                        self.ask(item, &why, was.clone());
                    }
                }
            }
            Change::Merged { from, to, why } => {
                let said = from.iter().filter_map(|id| Some((id, self.last_said(id)?)));
                let said: Vec<(&ItemId, &Answer)> = said.collect();
                let names = text::ticked(said.iter().map(|(id, _)| id.as_str()));
                let why = format!("merged from {names} in {version}: {why}");
                let answers = said.into_iter().map(|(_, answer)| answer);
                if let Some(was) = lowest::of(answers, to, model).cloned() {
                    self.ask(to, &why, was);
                }
            }
            // The answer stays, and is found to belong to no item.
            Change::Removed { .. } => {}
            Change::Reworded { item, why, holds } => {
                self.spoken_of.insert(item.clone());
                let why = format!("reworded in {version}: {why}");
                let is_known = *holds != Holds::Nothing || !changes.levels.is_empty();
                if is_known && *holds != Holds::All {
                    self.name_old(item, &changes.levels, model);
                }
                match holds {
                    Holds::All => {}
                    Holds::Nothing => self.take_back(item, &why),
                    Holds::Levels { levels, not_applicable } => {
                        let held = Held { levels, order: &changes.levels, model };
                        if !self.bring_over(item, &held, *not_applicable, &why) {
                            self.take_back(item, &why);
                        }
                    }
                }
            }
        }
    }

    /// Returns what was answered to an item, whether it counts or is asked again.
    fn last_said(&self, item: &ItemId) -> Option<&Answer> {
        let asked_again = || self.sheet.again.get(item).map(|again| &again.was);
        self.sheet.answers.get(item).or_else(asked_again)
    }

    fn is_free(&self, item: &ItemId) -> bool {
        self.last_said(item).is_none()
    }

    /// Moves what was said to another id. Where something is said to that already, both stay.
    fn rename(&mut self, from: &ItemId, to: &ItemId) {
        if !self.is_free(to) {
            return;
        }
        if let Some(answer) = self.sheet.answers.remove(from) {
            self.sheet.answers.insert(to.clone(), answer);
            if let Some(merged) = &mut self.sheet.merged
                && merged.settled.remove(from)
            {
                merged.settled.insert(to.clone());
            }
            let home = self.homes.remove(from).unwrap_or_else(|| from.clone());
            self.homes.insert(to.clone(), home);
        }
        if let Some(again) = self.sheet.again.remove(from) {
            self.sheet.again.insert(to.clone(), again);
        }
    }

    /// Asks a new item, with what was said to an older one beside it.
    fn ask(&mut self, item: &ItemId, why: &str, was: Answer) {
        if self.is_free(item) {
            let why = why.to_owned();
            self.sheet.again.insert(item.clone(), Again { why, was });
        }
    }

    /// Gives the level of an answer the name that it had, and notes a word that is none.
    fn name_old(&mut self, item: &ItemId, levels: &[LevelId], model: &Model) {
        let scale = model.item(item).map(|item| &item.scale);
        let Some(Answer { choice, .. }) = self.sheet.answers.get_mut(item) else { return };
        let Choice::Level(written) = &*choice else { return };
        let ids = || scale.iter().flat_map(|scale| &scale.levels).map(|level| &level.id);
        let order: Vec<&LevelId> =
            if levels.is_empty() { ids().collect() } else { levels.iter().collect() };
        let named = |word: &str| match scale {
            Some(scale) if levels.is_empty() => {
                match AnswerMeant::level(word, scale, &model.lang)? {
                    LevelMeant::Level(level) => Some(&level.id),
                    LevelMeant::AtLeast(_) | LevelMeant::Anything => None,
                }
            }
            _ => old_level(word, levels),
        };
        let least = || named(least_in(written.as_str())?);
        let mut why = WhyWrong::NoLevel;
        if let Some(level) = named(written.as_str()) {
            *choice = Choice::Level(level.clone());
            return;
        } else if let Some(level) = least() {
            if order.first() != Some(&level) {
                let is_highest = order.last() == Some(&level);
                let as_is = if is_highest { Choice::Level } else { Choice::AtLeast };
                *choice = as_is(level.clone());
                return;
            }
            why = WhyWrong::SaysNothing;
        } else if let Some(state) = state_said(written.as_str()) {
            if state != NOT_APPLICABLE {
                *choice = Choice::Unknown;
                return;
            }
            why = WhyWrong::NeedsReason;
        } else if scale
            .is_none_or(|scale| AnswerMeant::level(written.as_str(), scale, &model.lang).is_some())
        {
            return;
        }
        self.wrong.push(WrongLevel {
            item: item.clone(),
            stands_under: self.homes.get(item).unwrap_or(item).clone(),
            written: written.clone(),
            why,
            old_levels: levels.to_vec(),
        });
    }

    /// Says whether an answer holds, and puts the one that it is now in its place.
    fn bring_over(
        &mut self,
        item: &ItemId,
        held: &Held<'_>,
        not_applicable: bool,
        why: &str,
    ) -> bool {
        let Some(answer) = self.sheet.answers.get_mut(item) else { return true };
        let was = answer.choice.word().into_owned();
        let now = match &answer.choice {
            Choice::Unknown => None,
            Choice::NotApplicable { .. } if not_applicable => None,
            Choice::NotApplicable { .. } => return false,
            Choice::AtLeast(level) => match held.from(level, item) {
                None => return false,
                now => now,
            },
            Choice::Level(level) => match held.of(level) {
                None => return false,
                now => now.map(str::to_owned),
            },
        };
        let version = self.sheet.model.version.clone();
        answer.former.get_or_insert(Former { answer: was.clone(), version });
        let Some(now) = now else { return true };
        let why = why.to_owned();
        answer.choice = Choice::Level(LevelId::new(now.as_str()));
        self.brought.insert(item.clone(), Became::BroughtOver { was, now, why });
        true
    }

    /// Asks an item again that has another wording than the one that was answered.
    fn take_back(&mut self, item: &ItemId, why: &str) {
        let older = self.sheet.again.remove(item);
        let again = match (self.sheet.answers.remove(item), older) {
            (None, None) => return,
            (Some(was), None) => Again { why: why.to_owned(), was },
            (None, Some(older)) if older.why.contains(why) => older,
            (None, Some(older)) => {
                Again { why: format!("{} Then {why}", ended(older.why)), was: older.was }
            }
            (Some(was), Some(older)) => Again { why: why.to_owned(), was: after(was, older) },
        };
        self.sheet.again.insert(item.clone(), again);
    }

    /// Asks again what has its wording from a version after that of the sheet, where the changes
    /// say nothing of it.
    fn ask_what_is_newer(&mut self, from: &str, model: &Model) {
        for item in model.items_and_topics() {
            let is_newer =
                |since: &&String| version_order(since, from).is_some_and(Ordering::is_gt);
            if let Some(since) = item.since.as_ref().filter(is_newer)
                && !self.spoken_of.contains(&item.id)
                && self.sheet.answers.contains_key(&item.id)
            {
                self.take_back(&item.id, &format!("its wording is of version {since}"));
            }
        }
    }

    fn fates(&self, model: &Model) -> Vec<Fate> {
        let asked = model.items_and_topics().map(|item| &item.id);
        let asked = asked.filter_map(|id| {
            let became = if self.sheet.answers.contains_key(id) {
                match (self.brought.get(id), self.homes.get(id)) {
                    (Some(brought), _) => brought.clone(),
                    (None, Some(from)) => Became::Renamed { from: from.clone() },
                    (None, None) => Became::Held,
                }
            } else {
                let why = self.sheet.again.get(id)?.why.clone();
                Became::AskedAgain { why }
            };
            let item = id.clone();
            Some(Fate { item, became })
        });
        let given_up = model.given_up();
        let strays = strays(self.sheet, model).map(|id| {
            let gone = given_up.get(id).copied().and_then(Gone::of);
            let why = gone.map(|gone| gone.why);
            Fate { item: id.clone(), became: Became::NotCounted { why } }
        });
        asked.chain(strays).collect()
    }
}

/// Ends a sentence that may be ended already.
fn ended(mut sentence: String) -> String {
    if !sentence.ends_with(['.', '!', '?']) {
        sentence.push('.');
    }
    sentence
}

/// Returns the items that a sheet speaks of and its model does not ask, by name.
pub(super) fn strays<'s>(sheet: &'s Sheet, model: &Model) -> impl Iterator<Item = &'s ItemId> {
    let named = sheet.answers.keys().chain(sheet.again.keys());
    let strays = named.filter(|id| model.item(id).is_none());
    strays.collect::<BTreeSet<_>>().into_iter()
}

/// Adds to an answer what was said before it, which the file would otherwise lose.
fn after(answer: Answer, older: Again) -> Answer {
    let word = match &older.was.choice {
        Choice::NotApplicable { reason } => format!("{NOT_APPLICABLE}, {reason}"),
        choice => choice.word().into_owned(),
    };
    let before = format!("before: {word}; {}", older.why);
    let note = [answer.note, Some(before), older.was.note];
    let note: Vec<String> = note.into_iter().flatten().collect();
    let mut evidence = answer.evidence;
    for one in older.was.evidence {
        if !evidence.contains(&one) {
            evidence.push(one);
        }
    }
    Answer { note: Some(note.join("; ")), evidence, ..answer }
}
