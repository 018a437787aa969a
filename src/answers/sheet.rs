//! A sheet in memory.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde_json::json;

use crate::answers::merged::Merged;
use crate::format::{Id, Kind, May, Read, Text, What, record};
use crate::model::{ItemId, LevelId, Model, ModelId};
use crate::yaml::{Node, Reader};

/// The word for an answer that the respondent does not know.
pub const UNKNOWN: &str = "unknown";

/// The word for an item that does not concern the subject.
pub const NOT_APPLICABLE: &str = "not-applicable";

/// The answers of one respondent for one subject on one date.
///
/// An item without an entry is unanswered; that is a state of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// The model that was asked.
    pub model: ModelRef,
    /// The organisation or unit.
    pub subject: String,
    /// The day for which the answers hold.
    pub date: Date,
    /// Who answered.
    pub respondent: Option<Respondent>,
    /// The sheets that it was put together from; none on the sheet of one respondent.
    pub merged: Option<Merged>,
    /// The answers; some may belong to items that the model does not have.
    pub answers: BTreeMap<ItemId, Answer>,
    /// Answers to questions that have changed since; their items are unanswered until somebody
    /// answers them as they are now.
    pub again: BTreeMap<ItemId, Again>,
}

impl Sheet {
    /// A sheet without answers.
    pub fn new(model: &Model, subject: impl Into<String>, date: Date) -> Self {
        Self {
            model: ModelRef {
                id: model.id.clone(),
                version: model.version.clone(),
            },
            subject: subject.into(),
            date,
            respondent: None,
            merged: None,
            answers: BTreeMap::new(),
            again: BTreeMap::new(),
        }
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
        Some(Answer {
            note: None,
            confidence: None,
            ..there
        })
    }

    /// Takes the answer to an item back. On a merged sheet the next merge answers it again.
    pub fn take_back(&mut self, item: &ItemId) {
        if let Some(merged) = &mut self.merged {
            merged.settled.remove(item);
        }
        self.answers.remove(item);
    }
}

/// The model that a sheet answers, with the version of its wording.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModelRef {
    /// The model's name.
    pub id: ModelId,
    /// The version whose wording was answered.
    pub version: String,
}

record! {
    /// Who answers.
    #[derive(Default, PartialOrd, Ord)]
    pub struct Respondent: "a respondent", "respondents" in any {
        /// A name, as the respondent gives it.
        name: May<Text>,
        /// A role, as in `roles` of model.yaml.
        role: May<Id>,
    }
}

impl Respondent {
    /// Says that nothing is known of the respondent.
    pub fn is_empty(&self) -> bool {
        self.name.is_none() && self.role.is_none()
    }

    /// Returns `Kim Doe (legal)`, or what is known of it.
    pub fn in_words(&self) -> Option<String> {
        match (&self.name, &self.role) {
            (Some(name), Some(role)) => Some(format!("{name} ({role})")),
            (name, role) => name.clone().or_else(|| role.clone()),
        }
    }

    /// Says whether two respondents are known to differ: what one of them leaves out tells nothing.
    pub fn are_two(one: Option<&Self>, other: Option<&Self>) -> bool {
        let (Some(one), Some(other)) = (one, other) else {
            return false;
        };
        let differ = |one: &Option<String>, other: &Option<String>| match (one, other) {
            (Some(one), Some(other)) => one != other,
            _ => false,
        };
        differ(&one.name, &other.name) || differ(&one.role, &other.role)
    }
}

/// What was answered to one item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The answer itself.
    pub choice: Choice,
    /// A word on it.
    pub note: Option<String>,
    /// What shows it.
    pub evidence: Vec<Evidence>,
    /// How sure the respondent is.
    pub confidence: Option<Confidence>,
    /// The day on which it was given.
    pub answered: Option<Date>,
}

impl Answer {
    /// A bare answer.
    pub fn new(choice: Choice) -> Self {
        Self {
            choice,
            note: None,
            evidence: Vec::new(),
            confidence: None,
            answered: None,
        }
    }

    /// Puts this answer in the place of another; what it leaves out beside its level stays.
    #[must_use]
    pub fn over(self, before: Self) -> Self {
        Self {
            note: self.note.or(before.note),
            evidence: if self.evidence.is_empty() {
                before.evidence
            } else {
                self.evidence
            },
            confidence: self.confidence.or(before.confidence),
            ..self
        }
    }
}

/// An answer to a question that has changed since.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Again {
    /// What changed; never empty.
    pub why: String,
    /// What was answered before.
    pub was: Answer,
}

/// The three states that a sheet can record; the fourth, unanswered, is no entry at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// A level of the item's scale.
    Level(LevelId),
    /// The respondent does not know.
    Unknown,
    /// The item does not concern the subject.
    NotApplicable {
        /// Why not; never empty.
        reason: String,
    },
}

/// Something that shows an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// An address or a few words.
    pub text: String,
    /// The day of the thing itself.
    pub date: Option<Date>,
    /// The last day on which it shows anything.
    pub until: Option<Date>,
}

impl Evidence {
    /// Words or an address without a day.
    pub fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            date: None,
            until: None,
        }
    }
}

/// A level by its name or its number, counted from 0.
#[derive(Debug)]
pub struct LevelWord;

impl Kind for LevelWord {
    type Value = String;
    const WHAT: What = What::Else(|| {
        json!({
            "type": ["string", "integer"], "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$",
            "minimum": 0, "maximum": 9
        })
    });
    const MANY: &'static str = "levels";
}

impl<C> Read<C> for LevelWord {
    fn read<'a>(node: &Node<'a>, _: &mut C, reader: &mut Reader<'a>) -> Option<String> {
        reader.word(node).map(str::to_owned)
    }
}

/// How sure a respondent is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// A guess.
    Low,
    /// Fairly sure.
    Medium,
    /// Could show it.
    High,
}

impl Confidence {
    /// All, from the least to the most.
    pub const ALL: [Self; 3] = [Self::Low, Self::Medium, Self::High];

    /// Returns the word that files use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }
}
