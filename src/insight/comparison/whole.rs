//! Two assessments side by side, figure by figure.

use std::collections::BTreeSet;

use crate::insight::assessment::Assessment;
use crate::insight::comparison::moved::Move;
use crate::model::{Area, Item, ItemId};
use crate::score::{Change, Fraction, Range, StageScore, Why};

/// Two assessments side by side. What the other way round is called moves the other way.
#[derive(Clone, Debug)]
pub struct Comparison<'m> {
    /// The one to begin from.
    pub before: Assessment<'m>,
    /// The one to end at.
    pub after: Assessment<'m>,
}

/// What became of a stage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StageMove<'c> {
    /// As it was.
    pub before: &'c StageScore,
    /// As it is.
    pub after: &'c StageScore,
    /// How far its worst percent moved, in points; none where nothing counts on one side.
    pub change: Option<Change>,
    /// How much of that comes from practices that apply on one side only: it makes all others
    /// count more or less.
    pub rest: Option<Change>,
}

/// What became of an area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AreaMove<'c> {
    /// The area.
    pub area: &'c Area,
    /// As it was.
    pub before: Range,
    /// As it is.
    pub after: Range,
    /// How far its worst percent moved, in points; none where nothing counts on one side.
    pub change: Option<Change>,
}

/// An item that keeps its stage from passing on one side only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BlockerMove<'c> {
    /// The number of the stage.
    pub stage: u32,
    /// The item.
    pub item: &'c Item,
    /// Why it blocks there.
    pub why: Why,
}

impl<'m> Comparison<'m> {
    /// Puts two assessments side by side.
    pub fn new(before: Assessment<'m>, after: Assessment<'m>) -> Self {
        Self { before, after }
    }

    /// Says that both give the same answers to the same items.
    pub fn is_empty(&self) -> bool {
        let [gone, come] = self.only_in_one();
        self.moves().is_empty() && gone.is_empty() && come.is_empty()
    }

    /// Returns the items and topics that are not as they were, in the order of the model.
    pub fn moves(&self) -> Vec<Move<'_>> {
        let items = self.after.model.items_and_topics();
        items
            .filter_map(|item| Move::of(item, &self.before, &self.after))
            .collect()
    }

    /// Returns the stages that are on both sides.
    pub fn stages(&self) -> Vec<StageMove<'_>> {
        let moves = self.moves();
        let stages = self.after.scorecard.stages.iter().filter_map(|after| {
            let before = self.before.scorecard.stage(after.number)?;
            let change = change(before.range, after.range);
            let of_moves = moves.iter().filter(|one| one.stage == Some(after.number));
            let effects = of_moves.filter_map(|one| one.effect.as_ref());
            let sum = effects.fold(Change::none(), |sum, effect| sum.plus(effect));
            let rest = change.as_ref().map(|change| change.plus(&sum.reversed()));
            Some(StageMove {
                before,
                after,
                change,
                rest,
            })
        });
        stages.collect()
    }

    /// Returns the areas that are on both sides.
    pub fn areas(&self) -> Vec<AreaMove<'_>> {
        let scores = self.after.scorecard.areas.iter();
        let areas = scores.filter_map(|after| {
            let sides = &self.before.scorecard.areas;
            let before = sides.iter().find(|before| before.id == after.id)?.range;
            Some(AreaMove {
                area: self.after.model.area(&after.id)?,
                before,
                after: after.range,
                change: change(before, after.range),
            })
        });
        areas.collect()
    }

    /// Returns how far the index moved by what is answered; none where one side has none.
    pub fn index(&self) -> Option<Change> {
        let (before, after) = (
            self.before.scorecard.index()?,
            self.after.scorecard.index()?,
        );
        Some(Change::between(&before.answered, &after.answered))
    }

    /// Returns what no longer keeps its stage from passing, and what newly does.
    pub fn blockers(&self) -> [Vec<BlockerMove<'_>>; 2] {
        [
            blockers_of_one(&self.before, &self.after),
            blockers_of_one(&self.after, &self.before),
        ]
    }

    /// Returns the items that only the sheet or model before knows, and those that only the one
    /// after knows.
    pub fn only_in_one(&self) -> [Vec<&ItemId>; 2] {
        let [before, after] = [known(&self.before), known(&self.after)];
        [
            before.difference(&after).copied().collect(),
            after.difference(&before).copied().collect(),
        ]
    }

    /// Returns how much of the way to the target was made since the one before, in percent: less
    /// than 0 for a step back. All of it where nothing was missing before; none where nothing is
    /// wanted.
    pub fn progress(&self) -> Option<Change> {
        let percent = |side: &Assessment| side.to_target()?.percent();
        let (before, after) = (percent(&self.before)?, percent(&self.after)?);
        let whole = Change::between(&before, &Fraction::whole(100));
        let all = || Change::between(&Fraction::whole(0), &Fraction::whole(100));
        let made = Change::between(&before, &after).percent_of(&whole);
        Some(made.unwrap_or_else(all))
    }
}

fn change(before: Range, after: Range) -> Option<Change> {
    let (before, after) = (before.worst().percent()?, after.worst().percent()?);
    Some(Change::between(&before, &after))
}

fn blockers_of_one<'c>(one: &'c Assessment, other: &Assessment) -> Vec<BlockerMove<'c>> {
    let elsewhere = |stage: u32, item: &ItemId| {
        let stage = other.scorecard.stage(stage);
        stage.is_some_and(|stage| stage.gate.blockers.iter().any(|b| b.item == *item))
    };
    let stages = one.scorecard.stages.iter();
    let all = stages.flat_map(|stage| {
        stage
            .gate
            .blockers
            .iter()
            .map(|blocker| (stage.number, blocker))
    });
    let alone = all.filter(|(stage, blocker)| !elsewhere(*stage, &blocker.item));
    let moved = alone.filter_map(|(stage, blocker)| {
        Some(BlockerMove {
            stage,
            item: one.model.item(&blocker.item)?,
            why: blocker.why,
        })
    });
    moved.collect()
}

/// Returns what a model asks and what a sheet answers beside.
fn known<'c>(side: &'c Assessment) -> BTreeSet<&'c ItemId> {
    let asked = side.model.items_and_topics().map(|item| &item.id);
    asked.chain(side.strays()).collect()
}
