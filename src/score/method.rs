//! How the points of a stage become a pass, and passes a stage reached.

use crate::model::{Climb, Credit, Floor, ItemId, Mean, Method, Needs};
use crate::score::bounds::WhyBounds;
use crate::score::fraction::Fraction;
use crate::score::item::ItemScore;
use crate::score::points::Range;
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

/// Judges one stage. A stage in which nothing counts is passed through.
pub(super) fn gate(method: &Method, range: Range, items: &[ItemScore]) -> Gate {
    let Floor::Item { credit: floor, .. } = method.ladder.floor;
    let Needs::Percent(pass) = method.ladder.needs;
    let counting = || items.iter().filter(|item| item.weight > 0);
    let blockers: Vec<Blocker> = counting()
        .filter_map(|item| Some(Blocker { item: item.id.clone(), why: why(item, floor)? }))
        .collect();
    let below = blockers.iter().any(|blocker| blocker.why == Why::BelowFloor);
    Gate {
        passes: !range.counts() || (range.worst().reach(pass) && blockers.is_empty()),
        possible: !range.counts() || (range.best().reach(pass) && !below),
        blockers,
    }
}

fn why(item: &ItemScore, floor: Credit) -> Option<Why> {
    let bounds = item.bounds.as_ref()?;
    if bounds.high.credit < floor {
        return Some(Why::BelowFloor);
    }
    let blocks = bounds.low.credit < floor || item.is_open();
    blocks.then_some(match bounds.why {
        WhyBounds::Answered => Why::BelowFloor,
        WhyBounds::Open => Why::Open,
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

/// Returns how many points a stage needs whose items weigh `weight` together, in weight times
/// hundredths.
pub fn points_needed(method: &Method, weight: u64) -> u64 {
    let (Mean::Pooled, Needs::Percent(pass)) = (method.mean, method.ladder.needs);
    pass * weight
}

/// Returns how many points the worst percent is short of the pass mark; none where it is not.
pub(super) fn short_by(method: &Method, range: Range) -> Option<Fraction> {
    let Needs::Percent(pass) = method.ladder.needs;
    let worst = range.worst();
    let missing = worst.percent()?.short_of(&Fraction::whole(pass));
    (!worst.reach(pass)).then_some(missing)
}

/// Returns the worst percent of a stage that does not pass, as a percent of the pass mark: 99 at
/// most, because the stage is not there yet.
pub(super) fn progress(method: &Method, range: Range) -> Option<Fraction> {
    let Needs::Percent(pass) = method.ladder.needs;
    let progress = range.worst().percent()?.times(100, pass)?;
    Some(progress.min(Fraction::whole(99)))
}
