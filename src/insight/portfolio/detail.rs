//! What a sheet says of an answer beside its level, kept where every answer gets a row of its own.

use jiff::civil::Date;

use crate::answers::{Answer, Confidence};
use crate::model::Item;
use crate::score::Narrowed;

/// What belongs to an answer and is in no figure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Detail {
    pub answered: Option<Date>,
    /// How many pieces of evidence it has.
    pub evidence: u32,
    pub confidence: Option<Confidence>,
    /// Whether it is a first estimate.
    pub estimate: bool,
    /// Whether it calls for evidence, and nothing shows it.
    pub claim: bool,
}

impl Detail {
    pub(super) fn of(item: &Item, answer: &Answer, (known, day): (&Narrowed, Date)) -> Self {
        Self {
            answered: answer.answered,
            evidence: u32::try_from(answer.evidence.len()).unwrap_or(u32::MAX),
            confidence: answer.confidence,
            estimate: answer.estimate,
            claim: known.is_claim(item, answer, day),
        }
    }
}
