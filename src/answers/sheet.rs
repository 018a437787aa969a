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
        /// The day on which its round began.
        date: Need<Day<Date>>,
        /// Who answered.
        respondent: Who,
        /// The sheets that an earlier version put it together from.
        merged: May<Merged>,
        /// How its round was ended; on one sheet of a round alone.
        closed: May<Closed>,
        /// The answers by item. An item that is not here is unanswered.
        answers: Or<OrNothing<Answers>>,
        /// Answers to questions that have changed since, by item. They do not count.
        again as "ask_again": Or<Map<ToAskAgain, Again>>,
    }
}

record! {
    /// The end of a round, as `ospo round close` notes it.
    pub struct Closed: "an end of a round", "ends of rounds" in any {
        /// The day on which it was closed.
        on: Need<Day<Date>>,
        /// Who has reviewed it.
        reviewed_by: May<Text>,
        /// What all its sheets said then, as a digest: the first 32 hexadecimal digits of SHA-256.
        digest: Need<Word>,
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

/// How many answers are first estimates, without evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Estimates {
    /// Never 0.
    pub estimated: usize,
    /// All answers, those among them.
    pub answered: usize,
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
            closed: None,
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

    /// Returns how many of the answers to what a model asks are first estimates; none where no
    /// answer is.
    pub fn estimates(&self, model: &Model) -> Option<Estimates> {
        let answers = model.items_and_topics().filter_map(|item| self.answer(&item.id));
        let (estimated, confirmed): (Vec<_>, Vec<_>) = answers.partition(|one| one.estimate);
        let answered = estimated.len() + confirmed.len();
        (!estimated.is_empty()).then_some(Estimates { estimated: estimated.len(), answered })
    }

    /// Puts down an answer to an item as it is asked now.
    pub fn give(&mut self, item: ItemId, answer: Answer) {
        self.again.remove(&item);
        self.answers.insert(item, answer);
    }

    /// Returns what a new answer to an item goes on from: the one that is there, else the one to
    /// the question as it was.
    pub fn to_go_on_from(&self, item: &ItemId) -> Option<Answer> {
        let was = || self.again.get(item).map(|again| &again.was);
        self.answer(item).or_else(was).cloned()
    }
}
