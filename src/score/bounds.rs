//! The lowest and the highest level that an item can still have, and why these.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Credit, ItemId, Level, LevelId, Scale};
use crate::text::words;

/// The lowest and the highest level that an item can still have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bounds {
    pub low: Held,
    pub high: Held,
    pub why: WhyBounds,
}

/// One end of the bounds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    pub level: LevelId,
    /// What it counts: what its level is worth; where nothing at all is known, 0 at the lower end
    /// and 100 at the upper one, whatever the levels are worth.
    pub credit: Credit,
}

words! {
    /// Where bounds come from.
    pub enum WhyBounds {
        /// One level, which was answered.
        Answered = "answered",
        /// Nobody has answered, or nobody knows.
        Open = "open",
        /// Respondents differ, and nothing is settled.
        NotAgreed = "not-agreed",
        /// What was answered calls for evidence, and none is given.
        Claimed = "claimed",
        /// What was answered is the least that is certain.
        AtLeast = "at-least",
        /// It follows from answers to other items, by a crosswalk.
        Implied = "implied",
        /// It follows from facts that programs found.
        Found = "found",
    }
}

impl Bounds {
    /// Bounds of an item whose level is known.
    pub fn at(level: &Level) -> Self {
        let held = Held::at(level);
        Self { low: held.clone(), high: held, why: WhyBounds::Answered }
    }

    /// The bounds from one level to another, in whichever order they are given; none where the
    /// scale lacks one of them.
    pub fn between(scale: &Scale, one: &LevelId, other: &LevelId, why: WhyBounds) -> Option<Self> {
        let (one, other) = (scale.index_of(one)?, scale.index_of(other)?);
        let held = |at: usize| scale.levels.get(at).map(Held::at);
        Some(Self { low: held(one.min(other))?, high: held(one.max(other))?, why })
    }

    /// The bounds from a level to the top of its scale; none where the scale lacks it.
    pub fn at_least(scale: &Scale, level: &LevelId) -> Option<Self> {
        Self::between(scale, level, &scale.levels.last()?.id, WhyBounds::AtLeast)
    }

    /// The whole scale: nothing is known of the item.
    pub fn whole(scale: &Scale, why: WhyBounds) -> Option<Self> {
        let held = |level: &Level, credit| Held { level: level.id.clone(), credit };
        Some(Self {
            low: held(scale.levels.first()?, Credit::NONE),
            high: held(scale.levels.last()?, Credit::FULL),
            why,
        })
    }

    /// Says whether nothing is known of what the item is worth.
    pub fn is_whole(&self) -> bool {
        self.low.credit == Credit::NONE && self.high.credit == Credit::FULL
    }

    /// Says whether no more than one level is left.
    pub fn is_certain(&self) -> bool {
        self.low == self.high
    }
}

impl Held {
    pub fn at(level: &Level) -> Self {
        Self { level: level.id.clone(), credit: level.credit }
    }
}

/// What is known of items beside the answers of a sheet, such as between which levels respondents
/// differ. It holds for each item that the sheet does not call not applicable.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Narrowed {
    items: BTreeMap<ItemId, Bounds>,
    /// What does not apply although no sheet says so, each with the reason.
    outside: BTreeMap<ItemId, String>,
    /// What may not apply, because nobody has said yet whether it does.
    undecided: BTreeSet<ItemId>,
    /// The places of the levels that facts show at least.
    shown: BTreeMap<ItemId, usize>,
    /// Whether claims without evidence are bounded too.
    pub(super) needs_evidence: bool,
}

impl Narrowed {
    pub fn set(&mut self, item: ItemId, bounds: Bounds) {
        self.items.insert(item, bounds);
    }

    /// Takes items for such that do not apply, each for a reason, unless the sheet answers them.
    #[must_use]
    pub fn without(mut self, outside: BTreeMap<ItemId, String>) -> Self {
        self.outside.extend(outside);
        self
    }

    /// Takes items for such of which nobody has said yet whether they apply.
    #[must_use]
    pub fn with_undecided(mut self, undecided: BTreeSet<ItemId>) -> Self {
        self.undecided.extend(undecided);
        self
    }

    /// Takes a level of an item, by its place in the scale, for shown by facts: up to there an answer
    /// is no claim.
    pub fn show(&mut self, item: ItemId, place: usize) {
        self.shown.insert(item, place);
    }

    /// Returns the place of the level that facts show at least; none where they show none.
    pub(super) fn shown(&self, item: &ItemId) -> Option<usize> {
        self.shown.get(item).copied()
    }

    /// Says whether it is open if an item applies at all.
    pub fn is_undecided(&self, item: &ItemId) -> bool {
        self.undecided.contains(item)
    }

    /// Returns why an item does not apply although the sheet does not say so; none where it may.
    pub fn outside(&self, item: &ItemId) -> Option<&str> {
        self.outside.get(item).map(String::as_str)
    }

    /// Takes an item for one that is answered plainly.
    pub fn settle(&mut self, item: &ItemId) {
        self.items.remove(item);
    }

    /// Forgets what follows from answers to other items.
    pub fn forget_implied(&mut self) {
        self.items.retain(|_, bounds| bounds.why != WhyBounds::Implied);
    }

    pub fn of(&self, item: &ItemId) -> Option<&Bounds> {
        self.items.get(item)
    }

    /// Says whether answers that call for evidence and have none are bounded from below.
    pub fn needs_evidence(&self) -> bool {
        self.needs_evidence
    }

    pub fn is_empty(&self) -> bool {
        self.items.is_empty() && self.outside.is_empty() && self.shown.is_empty()
    }
}
