//! Answers that call for evidence, and what counts of those that have none.

use crate::answers::{Answer, Evidence, Sheet};
use crate::model::{Item, LevelNeeds, Model};
use crate::score::bounds::{Bounds, Held, Narrowed, WhyBounds};
use crate::score::item::{State, bounds};
use crate::text;

/// How many answers of the stages call for evidence, and how many of them have some.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claims {
    /// Never 0.
    pub all: usize,
    pub shown: usize,
}

impl Claims {
    /// Counts the answers that call for evidence; none where no answer does.
    pub fn of(model: &Model, sheet: &Sheet) -> Option<Self> {
        let mut claims = Self { all: 0, shown: 0 };
        for item in model.items() {
            let answer = sheet.answer(&item.id);
            if let Some((answer, call)) = answer.and_then(|a| Some((a, calls_for(item, a)?))) {
                claims.all += 1;
                claims.shown += usize::from(is_shown(call, answer));
            }
        }
        (claims.all > 0).then_some(claims)
    }
}

/// Says whether an answer calls for evidence and has none.
pub fn is_claim(item: &Item, answer: &Answer) -> bool {
    calls_for(item, answer).is_some_and(|call| !is_shown(call, answer))
}

/// What an answer has to bring.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Call {
    Evidence,
    Level(LevelNeeds),
}

/// Returns what an answer has to bring; none where it has to bring nothing.
fn calls_for(item: &Item, answer: &Answer) -> Option<Call> {
    let at = item.scale.index_of(answer.choice.level()?)?;
    call_at(item, at)
}

fn call_at(item: &Item, at: usize) -> Option<Call> {
    let from = item.evidence_from.as_ref().and_then(|from| item.scale.index_of(from));
    let own = item.scale.levels.get(at)?.needs.map(Call::Level);
    own.or_else(|| from.filter(|from| at >= *from).map(|_| Call::Evidence))
}

fn is_shown(call: Call, answer: &Answer) -> bool {
    match call {
        Call::Evidence => !answer.evidence.is_empty(),
        Call::Level(LevelNeeds::Note) => answer.note.is_some() || !answer.evidence.is_empty(),
        Call::Level(LevelNeeds::Link) => answer.evidence.iter().any(has_link),
    }
}

fn has_link(evidence: &Evidence) -> bool {
    evidence.text.split_whitespace().any(text::is_link)
}

impl Narrowed {
    /// Bounds each claim from below by the highest level that needs no evidence.
    #[must_use]
    pub fn proven(mut self, model: &Model, sheet: &Sheet) -> Self {
        for item in model.items_and_topics() {
            if let Some(bounds) = self.unproven(item, sheet) {
                self.set(item.id.clone(), bounds);
            }
        }
        self.needs_evidence = true;
        self
    }

    fn unproven(&self, item: &Item, sheet: &Sheet) -> Option<Bounds> {
        let answer = sheet.answer(&item.id).filter(|answer| is_claim(item, answer))?;
        let at = item.scale.index_of(answer.choice.level()?)?;
        let given = bounds(item, &State::of(item, sheet, self), self)?;
        let is_shown = |at: &usize| self.shown(&item.id).is_some_and(|shown| *at <= shown);
        let is_free = |at: &usize| call_at(item, *at).is_none() || is_shown(at);
        let free = (0..=at).rev().find(is_free)?;
        let low = item.scale.levels.get(free).map(Held::at)?;
        let why = match given.why {
            WhyBounds::NotAgreed => WhyBounds::NotAgreed,
            WhyBounds::Answered
            | WhyBounds::Open
            | WhyBounds::AtLeast
            | WhyBounds::Implied
            | WhyBounds::Found
            | WhyBounds::Claimed => WhyBounds::Claimed,
        };
        let is_lower = item.scale.index_of(&given.low.level).is_some_and(|given| free < given);
        is_lower.then_some(Bounds { low, high: given.high, why })
    }
}
