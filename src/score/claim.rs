//! Answers that call for evidence, and what counts of those that have none.

use jiff::civil::Date;

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
    /// Counts the answers that call for evidence; none where no answer does. What facts show is
    /// evidence too.
    pub fn of(model: &Model, sheet: &Sheet, narrowed: &Narrowed) -> Option<Self> {
        let mut claims = Self { all: 0, shown: 0 };
        for item in model.items() {
            let answer = sheet.answer(&item.id);
            if let Some(answer) = answer.filter(|answer| calls_for(item, answer).is_some()) {
                claims.all += 1;
                claims.shown += usize::from(!narrowed.is_claim(item, answer, sheet.date));
            }
        }
        (claims.all > 0).then_some(claims)
    }
}

/// Says whether an answer calls for evidence and has none that holds on a day.
pub fn is_claim(item: &Item, answer: &Answer, day: Date) -> bool {
    calls_for(item, answer).is_some_and(|call| !is_shown(call, answer, day))
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

fn is_shown(call: Call, answer: &Answer, day: Date) -> bool {
    let mut holding = answer.evidence.iter().filter(|evidence| evidence.holds_on(day));
    match call {
        Call::Evidence => holding.next().is_some(),
        Call::Level(LevelNeeds::Note) => answer.note.is_some() || holding.next().is_some(),
        Call::Level(LevelNeeds::Link) => holding.any(has_link),
    }
}

fn has_link(evidence: &Evidence) -> bool {
    evidence.text.split_whitespace().any(text::is_link)
}

impl Narrowed {
    /// Says whether an answer calls for evidence, and neither has some that holds on a day nor is shown
    /// by facts.
    pub fn is_claim(&self, item: &Item, answer: &Answer, day: Date) -> bool {
        let at = answer.choice.level().and_then(|level| item.scale.index_of(level));
        is_claim(item, answer, day) && at.is_none_or(|at| !self.is_shown(item, at))
    }

    /// Says whether facts show that an item has at least the level at a place.
    fn is_shown(&self, item: &Item, at: usize) -> bool {
        self.shown(&item.id).is_some_and(|shown| at <= shown)
    }

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
        let answer = sheet.answer(&item.id).filter(|answer| is_claim(item, answer, sheet.date))?;
        let at = item.scale.index_of(answer.choice.level()?)?;
        let given = bounds(item, &State::of(item, sheet, self), self)?;
        let is_free = |at: &usize| call_at(item, *at).is_none() || self.is_shown(item, *at);
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
