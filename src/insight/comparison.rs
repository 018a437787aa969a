//! Two assessments side by side: what moved, why, and what that is worth.

use std::collections::BTreeSet;

use crate::answers::{Answer, ModelRef, Respondent, Sheet};
use crate::checklist;
use crate::insight::assessment::Assessment;
use crate::model::{Area, Differences, Item, ItemId, version_order};
use crate::score::{self, ExactChange, Fraction, ItemScore, Range, StageScore, State, Why};
use crate::text::words;

/// Two assessments side by side. What the other way round is called moves the other way.
#[derive(Clone, Debug)]
pub struct Comparison<'m> {
    pub before: Assessment<'m>,
    pub after: Assessment<'m>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StageMove<'c> {
    pub before: &'c StageScore,
    pub after: &'c StageScore,
    /// How far its worst percent moved, in points; none where nothing counts on one side.
    pub change: Option<ExactChange>,
    /// How much of that comes from practices that apply on one side only: it makes all others
    /// count more or less.
    pub rest: Option<ExactChange>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AreaMove<'c> {
    pub area: &'c Area,
    pub before: &'c Range,
    pub after: &'c Range,
    /// How far its worst percent moved, in points; none where nothing counts on one side.
    pub change: Option<ExactChange>,
}

/// An item that keeps its stage from passing on one side only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BlockerMove<'c> {
    pub stage: u32,
    pub item: &'c Item,
    pub why: Why,
}

impl<'m> Comparison<'m> {
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
        let items = self.after.model.items_in_order();
        let differences = self.differences().unwrap_or_default();
        let moves = items.filter_map(|item| {
            let one = Move::of(item, &self.before, &self.after)?;
            Some(if differences.is_reworded(&item.id) {
                Move { cause: Cause::Wording, ..one }
            } else {
                one
            })
        });
        moves.collect()
    }

    /// Returns the stages that are on both sides.
    pub fn stages(&self) -> Vec<StageMove<'_>> {
        let moves = self.moves();
        let stages = self.after.scorecard.stages.iter().filter_map(|after| {
            let before = self.before.scorecard.stage(after.number)?;
            let change = change(&before.range, &after.range);
            let of_moves = moves.iter().filter(|one| one.stage == Some(after.number));
            let effects = of_moves.filter_map(|one| one.effect.as_ref());
            let sum = effects.fold(ExactChange::none(), |sum, effect| sum.plus(effect));
            let rest = change.as_ref().map(|change| change.plus(&sum.reversed()));
            Some(StageMove { before, after, change, rest })
        });
        stages.collect()
    }

    /// Returns the areas that are on both sides.
    pub fn areas(&self) -> Vec<AreaMove<'_>> {
        let areas = self.after.model.areas_in_order().into_iter();
        let areas = areas.filter_map(|area| {
            let [before, after] =
                [&self.before, &self.after].map(|side| side.scorecard.area(&area.id));
            let (before, after) = (&before?.range, after?);
            Some(AreaMove {
                area,
                before,
                after: &after.range,
                change: change(before, &after.range),
            })
        });
        areas.collect()
    }

    /// Returns what was asked otherwise under one version; none where it was not, or where that
    /// cannot be known.
    pub fn differences(&self) -> Option<Differences> {
        let model = self.after.model;
        let [before, after] = [&self.before.sheet.model, &self.after.sheet.model];
        let is_present = |side: &ModelRef| side.fingerprint == Some(model.fingerprint());
        let other = match (is_present(before), is_present(after)) {
            (true, false) => after,
            (false, true) => before,
            (true, true) | (false, false) => return None,
        };
        checklist::other_content(model, &other.version, other.fingerprint)?.differences
    }

    /// Returns how far the index moved by what is answered; none where one side has none.
    pub fn index(&self) -> Option<ExactChange> {
        let (before, after) = (self.before.scorecard.whole()?, self.after.scorecard.whole()?);
        Some(ExactChange::between(&before.answered, &after.answered))
    }

    /// Returns what no longer keeps its stage from passing, and what newly does.
    pub fn blockers(&self) -> [Vec<BlockerMove<'_>>; 2] {
        [blockers_of_one(&self.before, &self.after), blockers_of_one(&self.after, &self.before)]
    }

    /// Returns the items that only the sheet or model before knows, and those that only the one
    /// after knows.
    pub fn only_in_one(&self) -> [Vec<&ItemId>; 2] {
        let [before, after] = [known(&self.before), known(&self.after)];
        [before.difference(&after).copied().collect(), after.difference(&before).copied().collect()]
    }

    /// Returns how much of the way to the target was made since the one before, in percent: less
    /// than 0 for a step back. All of it where nothing was missing before; none where nothing is
    /// wanted.
    pub fn progress(&self) -> Option<ExactChange> {
        let percent = |side: &Assessment| side.to_target()?.percent();
        let (before, after) = (percent(&self.before)?, percent(&self.after)?);
        let whole = ExactChange::between(&before, &Fraction::whole(100));
        let all = || ExactChange::between(&Fraction::whole(0), &Fraction::whole(100));
        let made = ExactChange::between(&before, &after).percent_of(&whole);
        Some(made.unwrap_or_else(all))
    }
}

fn change(before: &Range, after: &Range) -> Option<ExactChange> {
    Some(ExactChange::between(before.worst()?, after.worst()?))
}

fn blockers_of_one<'c>(one: &'c Assessment, other: &Assessment) -> Vec<BlockerMove<'c>> {
    let elsewhere = |stage: u32, item: &ItemId| {
        let stage = other.scorecard.stage(stage);
        stage.is_some_and(|stage| stage.blockers().iter().any(|b| b.item == *item))
    };
    let stages = one.scorecard.stages.iter();
    let all =
        stages.flat_map(|stage| stage.blockers().iter().map(|blocker| (stage.number, blocker)));
    let alone = all.filter(|(stage, blocker)| !elsewhere(*stage, &blocker.item));
    let moved = alone.filter_map(|(stage, blocker)| {
        Some(BlockerMove { stage, item: one.model.item(&blocker.item)?, why: blocker.why })
    });
    moved.collect()
}

/// Returns what a model asks and what a sheet answers beside.
fn known<'c>(side: &'c Assessment) -> BTreeSet<&'c ItemId> {
    let asked = side.model.items_and_topics().map(|item| &item.id);
    asked.chain(side.strays()).collect()
}

/// One item or topic that is not as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move<'c> {
    pub item: &'c Item,
    /// The number of its stage; a topic has none.
    pub stage: Option<u32>,
    pub before: &'c ItemScore,
    pub after: &'c ItemScore,
    /// How many points it adds to the worst percent of its stage, or of the whole where there is no
    /// ladder of all items; a topic adds none.
    pub effect: Option<ExactChange>,
    pub cause: Cause,
    /// What was answered on each side before the question changed, where it is asked again.
    pub former: [Option<&'c Answer>; 2],
    /// What is different beside the answer.
    pub beside: Vec<Beside>,
}

words! {
    pub enum Beside {
        Reason = "reason",
        Note = "note",
        Evidence = "evidence",
        Confidence = "confidence",
    }
}

impl<'c> Move<'c> {
    /// Holds an item against itself; none where nothing of it moved, or one side does not ask it.
    fn of(item: &'c Item, before: &'c Assessment<'_>, after: &'c Assessment<'_>) -> Option<Self> {
        let (was, is) = (before.scorecard.item(&item.id)?, after.scorecard.item(&item.id)?);
        let former = [before, after].map(|side| side.again(&item.id).map(|again| &again.was));
        // What stood beside a former answer is not gone, only asked again.
        let answers = [before, after].map(|side| side.sheet.answer(&item.id));
        let answers = [answers[0].or(former[0]), answers[1].or(former[1])];
        let beside = beside((&was.state, answers[0]), (&is.state, answers[1]));
        if was.is_like(is) && beside.is_empty() {
            return None;
        }
        let stage = after.model.stage_of(&item.id).map(|stage| stage.number);
        Some(Self {
            item,
            stage,
            before: was,
            after: is,
            effect: stage.map(|_| ExactChange::between(&share(before, was), &share(after, is))),
            cause: Cause::of(item, &before.sheet, &after.sheet),
            former,
            beside,
        })
    }

    pub fn is_answer(&self) -> bool {
        !self.before.is_like(self.after)
    }
}

/// Returns how many points of its stage's worst percent come from an item; of that of the whole
/// where there is no ladder of all items.
fn share(side: &Assessment, item: &ItemScore) -> Fraction {
    let stages = &side.scorecard.stages;
    let mean = &side.model.method.mean;
    if side.model.method.one_ladder().is_none() {
        return score::share_of(mean, stages.iter().flat_map(|stage| &stage.items), item);
    }
    let has = |stage: &&StageScore| stage.items.iter().any(|other| other.id == item.id);
    let share = stages.iter().find(has).map(|stage| score::share_of(mean, &stage.items, item));
    share.unwrap_or_else(|| Fraction::whole(0))
}

type Side<'c> = (&'c State, Option<&'c Answer>);

fn beside((was, before): Side, (is, after): Side) -> Vec<Beside> {
    let other_reason = match (was, is) {
        (State::NotApplicable { reason: was }, State::NotApplicable { reason: is }) => was != is,
        _ => false,
    };
    let note = [before, after].map(|answer| answer.and_then(|answer| answer.note.as_ref()));
    let evidence = [before, after].map(|answer| answer.map_or(&[][..], |a| &a.evidence));
    let sure = [before, after].map(|answer| answer.and_then(|answer| answer.confidence));
    let differ = [
        (Beside::Reason, other_reason),
        (Beside::Note, note[0] != note[1]),
        (Beside::Evidence, evidence[0] != evidence[1]),
        (Beside::Confidence, sure[0] != sure[1]),
    ];
    let different = differ.into_iter().filter(|(_, differs)| *differs);
    different.map(|(what, _)| what).collect()
}

words! {
    /// Why an answer is another one.
    pub enum Cause {
        /// The same people answered the same question: the organisation changed.
        Organisation = "organisation",
        /// The question has another wording than before.
        Wording = "wording",
        Respondent = "respondent",
    }
}

impl Cause {
    fn of(item: &Item, one: &Sheet, other: &Sheet) -> Self {
        let asked_again =
            |sheet: &Sheet| sheet.again.contains_key(&item.id) && sheet.answer(&item.id).is_none();
        if [one, other].into_iter().any(asked_again)
            || version_of(item, one)
                .zip(version_of(item, other))
                .is_some_and(|(one, other)| was_reworded(item, one, other))
        {
            Self::Wording
        } else if Respondent::are_two(one.respondent.as_ref(), other.respondent.as_ref()) {
            Self::Respondent
        } else {
            Self::Organisation
        }
    }
}

/// Returns the version whose wording was answered; none where nothing was.
fn version_of<'s>(item: &Item, sheet: &'s Sheet) -> Option<&'s str> {
    let former = sheet.answer(&item.id)?.former.as_ref();
    Some(former.map_or(&sheet.model.version, |former| &former.version))
}

/// Says whether an item has its wording since a version after the older of two.
fn was_reworded(item: &Item, one: &str, other: &str) -> bool {
    let Some(since) = item.since.as_deref().filter(|_| one != other) else {
        return false;
    };
    match (version_order(since, one), version_order(since, other)) {
        (Some(than_one), Some(than_other)) => than_one.is_gt() || than_other.is_gt(),
        // Lang have no order: one of the two is the first with this wording, or none of them.
        _ => (since == one) != (since == other),
    }
}
