//! A sheet: the file `assessments/*.yaml`.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::answers::answer::{Again, Answer};
use crate::answers::merged::Merged;
use crate::answers::respondent::Who;
use crate::format::{Day, Map, May, Need, Or, OrAlone, OrNothing, Text, Word, names_of, record};
use crate::model::{Fingerprint, ItemId, Model, ModelId};

record! {
    /// The answers of one respondent for one subject on one date.
    pub struct Sheet: "a sheet", "sheets" in any,
        file "ospo/sheet/1" "The answers of an assessment (assessments/*.yaml)"
    {
        /// The model that was asked.
        model: Need<ModelRef>,
        /// The organisation or unit that is assessed.
        subject: Need<Text>,
        /// The day for which the answers hold.
        date: Need<Day<Date>>,
        /// Who answered.
        respondent: Who,
        /// The sheets that it was put together from; not on the sheet of one respondent.
        merged: May<Merged>,
        /// The answers by item. An item that is not here is unanswered.
        answers: Or<OrNothing<Answers>>,
        /// Answers to questions that have changed since, by item. They do not count.
        again as "ask_again": Or<Map<ToAskAgain, Again>>,
    }
}

record! {
    /// The model that was asked.
    pub struct ModelRef: "a model", "models" in any {
        /// The id of the model.
        id: Need<ModelId>,
        /// The version whose wording was answered. Put it into quotes: "1.0".
        version: Need<Word>,
        /// What was asked under that version, as 8 digits that ospo writes; not in a sheet that
        /// was written by hand.
        fingerprint: May<Fingerprint>,
    }
}

/// Answers by item; some may belong to items that the model does not have.
pub(super) type Answers = Map<ToItems, OrAlone<Answer>>;

names_of! {
    /// Items that are answered.
    ToItems is "answers" of ItemId;
    /// Items whose question has changed: they are unanswered until somebody answers them as they
    /// are now.
    ToAskAgain is "answers to ask for again" of ItemId;
}

impl ModelRef {
    /// Names a model as it is now.
    pub fn of(model: &Model) -> Self {
        Self {
            id: model.id.clone(),
            version: model.version.clone(),
            fingerprint: Some(model.fingerprint()),
        }
    }

    /// Says whether two are known to have asked something else under one version.
    pub fn is_otherwise_asked(&self, other: &Self) -> bool {
        let both = self.fingerprint.zip(other.fingerprint);
        (&self.id, &self.version) == (&other.id, &other.version)
            && both.is_some_and(|(one, other)| one != other)
    }
}

impl Sheet {
    /// A sheet without answers.
    pub fn new(model: &Model, subject: impl Into<String>, date: Date) -> Self {
        Self {
            model: ModelRef::of(model),
            subject: subject.into(),
            date,
            respondent: None,
            merged: None,
            answers: BTreeMap::new(),
            again: BTreeMap::new(),
        }
    }

    /// Says that nothing would change if it were written as another; whether it already notes what
    /// was asked makes no difference.
    pub fn says_as(&self, other: &Self) -> bool {
        let fingerprint = self.model.fingerprint.and(other.model.fingerprint);
        let model = ModelRef { fingerprint, ..other.model.clone() };
        *self == Self { model, ..other.clone() }
    }

    /// Returns the answer to an item.
    pub fn answer(&self, item: &ItemId) -> Option<&Answer> {
        self.answers.get(item)
    }

    /// Puts down an answer to an item as it is asked now. On a merged sheet that settles the item.
    pub fn give(&mut self, item: ItemId, answer: Answer) {
        self.again.remove(&item);
        if let Some(merged) = &mut self.merged {
            merged.settled.insert(item.clone());
        }
        self.answers.insert(item, answer);
    }

    /// Says that the answer to an item still holds on a later day. That settles nothing.
    pub fn confirm(&mut self, item: &ItemId, day: Date) {
        if let Some(answer) = self.answers.get_mut(item) {
            answer.answered = Some(day);
        }
    }

    /// Returns what a new answer to an item goes on from: the one that is there, else the one to
    /// the question as it was. Of one that was merged, only the evidence; its note and confidence
    /// are those of others.
    pub fn to_go_on_from(&self, item: &ItemId) -> Option<Answer> {
        let was = || self.again.get(item).map(|again| &again.was);
        let there = self.answer(item).or_else(was)?.clone();
        let merged = self.merged.as_ref();
        if merged.is_none_or(|merged| merged.settled.contains(item)) {
            return Some(there);
        }
        Some(Answer { note: None, confidence: None, ..there })
    }

    /// Takes the answer to an item back. On a merged sheet the next merge answers it again.
    pub fn take_back(&mut self, item: &ItemId) {
        if let Some(merged) = &mut self.merged {
            merged.settled.remove(item);
        }
        self.answers.remove(item);
    }
}
