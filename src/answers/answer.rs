//! What was answered to one item.

use std::borrow::Cow;

use jiff::civil::Date;
use serde_json::{Map, Value, json};

use crate::answers::state::{
    NOT_APPLICABLE, NOT_APPLICABLE_WORDS, UNKNOWN, state_meant, state_said,
};
use crate::format::{
    Alone, Day, Field, Kind, May, Need, Or, OrAlone, Part, Put, Read, Record, Stands, Take, Text,
    Truth, What, With, Word, file_words, record,
};
use crate::model::{AT_LEAST, LevelId};
use crate::problem::Place;
use crate::yaml::{Fields, Node, Reader};

record! {
    /// An answer with all that belongs to it.
    pub struct Answer: "an answer", "answers" in any, check decided_without_need {
        /// The answer itself.
        choice: With<Choice>,
        /// Who decided that it does not apply, and until when.
        decision: With<Decision>,
        /// A note on the answer.
        note: May<Text>,
        /// What shows the answer.
        evidence: Or<Vec<OrAlone<Evidence>>>,
        /// How sure the respondent is: a guess, fairly sure, could show it.
        confidence: May<Confidence>,
        /// The day on which the answer was given.
        answered: May<Day<Date>>,
        /// Whether it is a first estimate, given in `ospo assess --quick` and not confirmed since.
        estimate: Or<Truth>,
        /// What was answered before the question was reworded, where this follows from it.
        former: May<Former>,
    }
}

record! {
    /// An answer to a question before it was reworded.
    pub struct Former: "a former answer", "former answers" in any {
        /// The answer, by the levels of its version.
        answer: Need<Word>,
        /// The version whose wording was answered. Put it into quotes: "1.0".
        version: Need<Word>,
    }
}

record! {
    /// An answer to a question that has changed since.
    pub struct Again: "an answer to ask for again", "answers to ask for again" in any {
        /// What changed.
        why: Need<Text>,
        /// What was answered before.
        was: With<Answer>,
    }
}

record! {
    /// Something that shows an answer.
    pub struct Evidence: "evidence", "evidence" in any, check Evidence::tell_backwards {
        /// An address or a few words.
        text: Need<Text>,
        /// The day of the thing itself.
        date: May<Day<Date>>,
        /// The last day on which it shows anything.
        until: May<Day<Date>>,
        /// How the respondent knows of it.
        known: May<HowKnown>,
    }
}

record! {
    /// Who decided to leave something aside, and until when.
    #[derive(Default)]
    pub struct Decision: "a decision", "decisions" in any {
        /// Who decided that; a person, a role or a body.
        decided_by: May<Text>,
        /// The last day on which that holds; then it is asked again.
        until: May<Day<Date>>,
    }
}

file_words! {
    /// How a respondent knows of a piece of evidence.
    pub enum HowKnown: "way to know" {
        /// The respondent saw it.
        Seen is "seen",
        /// It was counted or measured.
        Measured is "measured",
        /// Somebody told it.
        Told is "told",
    }
}

file_words! {
    /// How sure a respondent is.
    #[derive(PartialOrd, Ord)]
    pub enum Confidence: "confidence" {
        /// A guess.
        Low is "low",
        /// Fairly sure.
        Medium is "medium",
        /// Could show it.
        High is "high",
    }
}

/// The three states that a sheet can record; the fourth, unanswered, is no entry at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// A level of the item's scale.
    Level(LevelId),
    /// This level of the item's scale or a higher one; never its lowest or its highest.
    AtLeast(LevelId),
    /// The respondent does not know.
    Unknown,
    /// The item does not concern the subject.
    NotApplicable {
        /// Why not; never empty.
        reason: String,
    },
}

impl Part for Choice {
    const RECORD: Record = Record {
        name: "Choice",
        doc: "What was chosen.",
        fields: &[
            Field {
                name: "answer",
                doc: "A level by its name, its label or its number from 0, `at least` one, `unknown`, or `not-applicable`.",
                required: true,
                stands: Stands::InField(What::Else(level_word)),
            },
            Field::of::<May<Text>>(
                "reason",
                "Why the item does not concern the subject; with `not-applicable` alone.",
            ),
        ],
        file: None,
        more: Some(|| {
            json!({
                "if": {
                    "properties": { "answer": not_applicable_word() },
                    "required": ["answer"]
                },
                "then": { "required": ["reason"] },
                "else": {
                    "not": {
                        "anyOf": [
                            { "required": ["reason"] },
                            { "required": ["decided_by"] },
                            { "required": ["until"] }
                        ]
                    }
                }
            })
        }),
    };
}

impl<C> Take<C> for Choice {
    fn take<'a>(fields: &mut Fields<'_, 'a>, _: &mut C, reader: &mut Reader<'a>) -> Option<Self> {
        let node = fields.need("answer");
        let word = node.and_then(|node| reader.word(node));
        let reason_node = fields.take("reason");
        let reason = reason_node.and_then(|node| reader.text(node));
        let place = node?.place;
        let Some(choice) = Self::meant(word?, reason) else {
            return if reason_node.is_none() { needs_reason(place, reader) } else { None };
        };
        if let (Some(node), false) = (reason_node, matches!(choice, Self::NotApplicable { .. })) {
            let message = "only `not-applicable` takes a reason";
            reader.tell(node.place, message, "write it as `note:`");
        }
        Some(choice)
    }
}

impl<C> Put<C> for Choice {
    fn put(&self, _: &C, fields: &mut Map<String, Value>) {
        fields.insert("answer".to_owned(), self.word().into());
        if let Self::NotApplicable { reason } = self {
            fields.insert("reason".to_owned(), reason.as_str().into());
        }
    }
}

impl Choice {
    /// Returns the word of a sheet.
    pub fn word(&self) -> Cow<'_, str> {
        match self {
            Self::Level(level) => level.as_str().into(),
            Self::AtLeast(level) => format!("{AT_LEAST} {level}").into(),
            Self::Unknown => UNKNOWN.into(),
            Self::NotApplicable { .. } => NOT_APPLICABLE.into(),
        }
    }

    /// Returns the level that is certain.
    pub fn level(&self) -> Option<&LevelId> {
        match self {
            Self::Level(level) | Self::AtLeast(level) => Some(level),
            Self::Unknown | Self::NotApplicable { .. } => None,
        }
    }

    /// Returns why it does not apply, where it does not.
    pub fn reason(&self) -> Option<&str> {
        match self {
            Self::NotApplicable { reason } => Some(reason),
            Self::Level(_) | Self::AtLeast(_) | Self::Unknown => None,
        }
    }

    /// Returns what a word means; none where it needs a reason and has none.
    fn meant(word: &str, reason: Option<String>) -> Option<Self> {
        // With a reason it can only be a state; else its item tells what it may be.
        let state = if reason.is_some() { state_said(word) } else { state_meant(word) };
        match state {
            Some(UNKNOWN) => Some(Self::Unknown),
            Some(_) => reason.map(|reason| Self::NotApplicable { reason }),
            None => Some(Self::Level(LevelId::new(word))),
        }
    }
}

/// Tells a decision beside an answer that applies.
fn decided_without_need(fields: &Fields<'_, '_>, reader: &mut Reader<'_>) {
    let word = fields.get("answer").and_then(Node::word);
    if word.and_then(state_meant).is_some_and(|state| state == NOT_APPLICABLE) {
        return;
    }
    for name in ["decided_by", "until"] {
        if let Some(node) = fields.get(name) {
            let message = format!("only `not-applicable` takes `{name}`");
            reader.tell(node.place, message, "leave it out, or write it as `note:`");
        }
    }
}

/// Why a word that says so is refused alone, and the way out.
pub(super) const NEEDS_REASON: [&str; 2] = [
    "`not-applicable` needs a reason",
    "write `answer: not-applicable` and below it `reason: …`, why it does not apply to you",
];

fn needs_reason<T>(place: Place, reader: &mut Reader<'_>) -> Option<T> {
    reader.tell(place, NEEDS_REASON[0], NEEDS_REASON[1]);
    None
}

impl Alone for Answer {
    const ALONE: What = What::Else(|| {
        let mut word = level_word();
        word["description"] =
            "A level by its name, its label or its number from 0, `at least` one, or `unknown`."
                .into();
        word["not"] = not_applicable_word();
        word
    });

    fn alone<'a>(node: &Node<'a>, reader: &mut Reader<'a>) -> Option<Self> {
        let choice = Choice::meant(reader.word(node)?, None);
        choice.map_or_else(|| needs_reason(node.place, reader), |c| Some(Self::new(c)))
    }
}

impl Answer {
    /// A bare answer.
    pub fn new(choice: Choice) -> Self {
        let decision = Decision::default();
        Self {
            choice,
            decision,
            note: None,
            evidence: Vec::new(),
            confidence: None,
            answered: None,
            estimate: false,
            former: None,
        }
    }

    /// Puts a choice of today in the place of this one. A decision stays where it still does not apply.
    #[must_use]
    pub fn choosing(self, choice: Choice) -> Self {
        let decision = match choice {
            Choice::NotApplicable { .. } => self.decision,
            Choice::Level(_) | Choice::AtLeast(_) | Choice::Unknown => Decision::default(),
        };
        Self { choice, decision, former: None, ..self }
    }

    /// Adds lines to the note, unless it ends with them.
    pub fn add_note(&mut self, more: &str) {
        let ends_so = |note: &str| {
            let before = note.strip_suffix(more);
            before.is_some_and(|before| before.is_empty() || before.ends_with('\n'))
        };
        match &mut self.note {
            Some(note) if ends_so(note) => {}
            Some(note) => *note = format!("{note}\n{more}"),
            None => self.note = Some(more.to_owned()),
        }
    }

    /// Adds a piece of evidence, or to one that is there its days and how it is known. What has
    /// another day is another piece.
    pub fn add_evidence(&mut self, more: Evidence) {
        let with_days_of = |one: &Evidence, more: &Evidence| Evidence {
            date: more.date.or(one.date),
            until: more.until.or(one.until),
            ..one.clone()
        };
        let is_one = |one: Option<Date>, other: Option<Date>| {
            one.is_none() || other.is_none() || one == other
        };
        let is_same = |one: &&mut Evidence| {
            one.text == more.text
                && is_one(one.date, more.date)
                && is_one(one.until, more.until)
                && with_days_of(one, &more).in_order().is_ok()
        };
        match self.evidence.iter_mut().find(is_same) {
            Some(one) => {
                *one = with_days_of(one, &more);
                one.known = more.known.or(one.known);
            }
            None => self.evidence.push(more),
        }
    }

    /// Puts this answer in the place of another; what it leaves out beside its level stays.
    #[must_use]
    pub fn over(self, before: Self) -> Self {
        let decision = if self.decision == Decision::default() {
            before.clone().choosing(self.choice.clone()).decision
        } else {
            self.decision
        };
        // A form does not ask how evidence is known.
        let evidence = self.evidence.into_iter().map(|new| {
            let is_same = |old: &&Evidence| Evidence { known: None, ..(*old).clone() } == new;
            before.evidence.iter().find(is_same).cloned().unwrap_or(new)
        });
        let evidence: Vec<Evidence> = evidence.collect();
        Self {
            decision,
            note: self.note.or(before.note),
            evidence: if evidence.is_empty() { before.evidence } else { evidence },
            confidence: self.confidence.or(before.confidence),
            choice: self.choice,
            answered: self.answered,
            estimate: self.estimate,
            former: self.former,
        }
    }
}

impl Alone for Evidence {
    const ALONE: What = What::Text;

    fn alone<'a>(node: &Node<'a>, reader: &mut Reader<'a>) -> Option<Self> {
        reader.text(node).map(Self::new)
    }
}

/// A level by its name, its label or its number, counted from 0.
#[derive(Debug)]
pub struct LevelWord;

impl Kind for LevelWord {
    type Value = String;
    const WHAT: What = What::Else(level_word);
    const MANY: &'static str = "levels";
}

impl<C> Read<C> for LevelWord {
    fn read<'a>(node: &Node<'a>, _: &mut C, reader: &mut Reader<'a>) -> Option<String> {
        reader.word(node).map(str::to_owned)
    }
}

fn level_word() -> Value {
    json!({ "type": ["string", "integer"], "pattern": "\\S", "minimum": 0, "maximum": 9 })
}

fn not_applicable_word() -> Value {
    let in_any_case = |c: char| format!("[{c}{}]", c.to_ascii_uppercase());
    let words = NOT_APPLICABLE_WORDS.map(|word| word.chars().map(in_any_case).collect::<String>());
    json!({ "type": "string", "pattern": format!("^({})$", words.join("|")) })
}
