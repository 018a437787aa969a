//! Answers that call for evidence, and what counts of those that have none.

use crate::answers::{Answer, Sheet};
use crate::model::{Credit, Item, Model};
use crate::score::bounds::{Bounds, Held, Narrowed, WhyBounds};
use crate::score::item::{State, bounds};

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
            if let Some(answer) = sheet.answer(&item.id).filter(|a| calls_from(item, a).is_some()) {
                claims.all += 1;
                claims.shown += usize::from(!answer.evidence.is_empty());
            }
        }
        (claims.all > 0).then_some(claims)
    }
}

/// Says whether an answer calls for evidence and has none.
pub fn is_claim(item: &Item, answer: &Answer) -> bool {
    answer.evidence.is_empty() && calls_from(item, answer).is_some()
}

/// Returns what the first level is worth that calls for evidence, where an answer is at it or
/// above.
fn calls_from(item: &Item, answer: &Answer) -> Option<Credit> {
    let from = item.scale.level(item.evidence_from.as_ref()?)?.credit;
    let level = answer.choice.level()?;
    (item.scale.level(level)?.credit >= from).then_some(from)
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
        let answer = sheet.answer(&item.id).filter(|answer| answer.evidence.is_empty())?;
        let from = calls_from(item, answer)?;
        let given = bounds(item, &State::of(item, sheet, self), self)?;
        let mut levels = item.scale.levels.iter().rev();
        let low = Held::at(levels.find(|level| level.credit < from)?);
        let why = match given.why {
            WhyBounds::NotAgreed => WhyBounds::NotAgreed,
            WhyBounds::Answered
            | WhyBounds::Open
            | WhyBounds::AtLeast
            | WhyBounds::Implied
            | WhyBounds::Claimed => WhyBounds::Claimed,
        };
        (low.credit < given.low.credit).then_some(Bounds { low, high: given.high, why })
    }
}
