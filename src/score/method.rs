//! How the items of a stage become a pass, and passes a stage reached.

use crate::model::{Climb, Credit, Item, ItemId, Mean, Method, Needs};
use crate::score::bounds::WhyBounds;
use crate::score::fraction::Fraction;
use crate::score::item::ItemScore;
use crate::score::points::Range;
use crate::score::practices::Practices;
use crate::text::words;

/// Whether a stage passes, and what keeps it from passing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gate {
    /// With every item at its lower bound.
    pub passes: bool,
    /// With every item at its upper bound.
    pub possible: bool,
    /// Items that are or may be under the floor, or open, in the order of the model.
    pub blockers: Vec<Blocker>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blocker {
    pub item: ItemId,
    pub why: Why,
}

words! {
    /// Why an item blocks.
    pub enum Why {
        /// Its level is worth less than the floor, whatever else turns out.
        BelowFloor = "below-floor",
        /// Nothing is known of it.
        Open = "open",
        /// It is under the floor by the lowest that a respondent says, and not by the highest.
        NotAgreed = "not-agreed",
        /// It is under the floor by what needs no evidence, and not by what was answered.
        Claimed = "claimed",
        /// It is under the floor by the level that is certain, and may be above.
        AtLeast = "at-least",
    }
}

/// What a stage is short of on the whole, every item at its lower bound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lack {
    /// So many percentage points to the pass mark.
    Points(Fraction),
    /// So many more items in place.
    InPlace(usize),
}

/// Judges one stage. A stage in which nothing counts is passed through.
pub(super) fn gate(
    method: &Method,
    range: Range,
    practices: Practices,
    items: &[ItemScore],
) -> Gate {
    let counting = || items.iter().filter(|item| item.weight > 0);
    let blockers: Vec<Blocker> = counting()
        .filter_map(|item| Some(Blocker { item: item.id.clone(), why: why(item)? }))
        .collect();
    let below = blockers.iter().any(|blocker| blocker.why == Why::BelowFloor);
    let (enough, enough_at_best) = match &method.ladder.needs {
        Needs::Percent(pass) => (range.worst().reach(*pass), range.best().reach(*pass)),
        Needs::Share { .. } => {
            let needed = in_place_needed(method, practices.applicable).unwrap_or_default();
            (practices.worst.in_place >= needed, practices.best.in_place >= needed)
        }
    };
    Gate {
        passes: !range.counts() || (enough && blockers.is_empty()),
        possible: !range.counts() || (enough_at_best && !below),
        blockers,
    }
}

fn why(item: &ItemScore) -> Option<Why> {
    let bounds = item.bounds.as_ref()?;
    if bounds.high.credit < item.floor {
        return Some(Why::BelowFloor);
    }
    let blocks = bounds.low.credit < item.floor || item.is_open();
    blocks.then_some(match bounds.why {
        WhyBounds::Answered => Why::BelowFloor,
        // What follows from others is no answer to it.
        WhyBounds::Open | WhyBounds::Implied => Why::Open,
        WhyBounds::NotAgreed => Why::NotAgreed,
        WhyBounds::Claimed => Why::Claimed,
        WhyBounds::AtLeast => Why::AtLeast,
    })
}

/// Returns how far the passes reach, given `(number, passes, counts)` of each stage in order. A stage
/// in which nothing counts is passed through but never reached.
pub(super) fn highest(method: &Method, stages: impl Iterator<Item = (u32, bool, bool)>) -> u32 {
    let Climb::Cumulative = method.ladder.climb;
    let passed = stages.take_while(|(_, passes, _)| *passes);
    passed.filter(|(_, _, counts)| *counts).map(|(number, ..)| number).last().unwrap_or(0)
}

/// Returns how many of a stage's items must be in place, of so many that apply and count; none
/// where the stage needs a percent.
pub fn in_place_needed(method: &Method, applicable: usize) -> Option<usize> {
    match &method.ladder.needs {
        Needs::Percent(_) => None,
        Needs::Share { share, .. } => usize::try_from(share.of(applicable as u64)).ok(),
    }
}

/// Returns what an item earns for its stage with a level of so much worth: weight times hundredths,
/// or 1 where the stage counts and the item is in place.
pub fn points_earned(method: &Method, item: &Item, credit: Credit) -> u64 {
    let Mean::Pooled = method.mean;
    match method.ladder.needs {
        Needs::Percent(_) => u64::from(item.weight) * credit.hundredths(),
        Needs::Share { .. } => u64::from(credit >= method.in_place_from(item)),
    }
}

/// Returns how many of such points a stage needs of items of these weights.
pub fn points_needed(method: &Method, weights: impl Iterator<Item = u64>) -> u64 {
    let Mean::Pooled = method.mean;
    match &method.ladder.needs {
        Needs::Percent(pass) => pass * weights.sum::<u64>(),
        Needs::Share { share, .. } => share.of(weights.count() as u64),
    }
}

/// Returns what the stage is short of on the whole; none where it is short of nothing.
pub(super) fn short_by(method: &Method, range: Range, practices: Practices) -> Option<Lack> {
    match &method.ladder.needs {
        Needs::Percent(pass) => {
            let worst = range.worst();
            let missing = worst.percent()?.short_of(&Fraction::whole(*pass));
            (!worst.reach(*pass)).then_some(Lack::Points(missing))
        }
        Needs::Share { .. } => {
            let needed = in_place_needed(method, practices.applicable)?;
            let missing = needed.saturating_sub(practices.worst.in_place);
            (missing > 0).then_some(Lack::InPlace(missing))
        }
    }
}

/// Returns how much a stage that does not pass has of what it needs on the whole, in percent: 99 at
/// most, because the stage is not there yet.
pub(super) fn progress(method: &Method, range: Range, practices: Practices) -> Option<Fraction> {
    let progress = match &method.ladder.needs {
        Needs::Percent(pass) => range.worst().percent()?.times(100, *pass)?,
        Needs::Share { .. } => {
            let needed = in_place_needed(method, practices.applicable)?;
            Fraction::percent(practices.worst.in_place as u64, needed as u64)?
        }
    };
    Some(progress.min(Fraction::whole(99)))
}
