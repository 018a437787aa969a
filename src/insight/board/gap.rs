//! The gravest gaps, and what has to be asked before more can be said.

use std::cmp::Reverse;

use crate::insight::assessment::Assessment;
use crate::insight::board::certainty::counts;
use crate::insight::plan::{Action, Deed, Roadmap};
use crate::model::{Item, PersonWeeks};
use crate::organisation::WantedLevel;
use crate::score::{Footing, ItemScore, StageScore};

/// A practice that is not in place, whatever is open.
#[derive(Clone, Copy, Debug)]
pub struct Gap<'a, 'm> {
    pub item: &'m Item,
    pub stage: u32,
    pub score: &'a ItemScore,
    /// Whether it is under its floor.
    pub under_floor: bool,
    pub closing: Closing<'a>,
}

/// What becomes of a gap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closing<'a> {
    /// An action of the plan raises it.
    Planned,
    /// It is left aside on purpose, with what is said of that.
    Aside(Option<&'a WantedLevel>),
    /// Nobody has said anything.
    Undecided,
}

/// A practice of which more has to be known.
#[derive(Clone, Copy, Debug)]
pub struct Unanswered<'m> {
    pub item: &'m Item,
    pub stage: u32,
    /// So much could leave the plan with the answer.
    pub saves: PersonWeeks,
}

/// Returns the gaps, the gravest first: those under their floor before the others; of both, by how
/// grave their risk is; then those of the stage in hand, those that the plan is for before the
/// others, and the lowest level first.
pub fn gaps<'a, 'm>(assessment: &'a Assessment<'m>, roadmap: &Roadmap) -> Vec<Gap<'a, 'm>> {
    let next = assessment.scorecard.next();
    let mut gaps: Vec<Gap> = counting(assessment)
        .filter(|(_, _, score)| score.footing_at_best().is_some_and(|at| at != Footing::InPlace))
        .filter(|(_, _, score)| !may_reach_floor(score))
        .map(|(item, stage, score)| Gap {
            item,
            stage: stage.number,
            score,
            under_floor: is_under_floor(score.footing_at_best()),
            closing: closing(assessment, roadmap, item),
        })
        .collect();
    gaps.sort_by_key(|gap| {
        let in_hand = Some(gap.stage) == next;
        let is_goal = is_for(roadmap, gap.stage);
        (!gap.under_floor, Reverse(gap.item.gravity()), !in_hand, !is_goal, gap.score.least())
    });
    gaps
}

/// Returns what has to be found out: the stage in hand first, then those that the plan is for, of each
/// the gravest first, then what could save most.
pub fn unanswered<'m>(assessment: &Assessment<'m>, roadmap: &Roadmap) -> Vec<Unanswered<'m>> {
    let next = assessment.scorecard.next();
    let all = counting(assessment).filter(|(item, ..)| !is_aside(assessment, item));
    let all = all.map(|(item, stage, score)| {
        let is_open = score.is_open() || may_reach_floor(score);
        (is_open, Unanswered { item, stage: stage.number, saves: saves(roadmap, item) })
    });
    let open = all.filter(|(is_open, one)| *is_open || one.saves.0 > 0);
    let mut open: Vec<Unanswered> = open.map(|(_, one)| one).collect();
    open.sort_by_key(|one| {
        let in_hand = Some(one.stage) == next;
        let (gravity, saves) = (Reverse(one.item.gravity()), Reverse(one.saves.0));
        (!in_hand, !is_for(roadmap, one.stage), gravity, saves, one.stage)
    });
    open
}

/// Says whether a plan is for a stage; a plan without a stage for its goal is for all.
fn is_for(roadmap: &Roadmap, stage: u32) -> bool {
    roadmap.plan.goal.stage.is_none_or(|goal| stage <= goal)
}

/// Returns how many person-weeks the answers to some of these questions could take off a plan: one by
/// itself what it saves, several what is saved where all that is uncertain turns out well. Nothing
/// where something is uncertain besides that is no question: the saving would not be theirs.
pub fn saved_by(
    assessment: &Assessment,
    roadmap: &Roadmap,
    some: &[Unanswered],
    questions: &[Unanswered],
) -> PersonWeeks {
    if let [one] = some {
        return one.saves;
    }
    let is_asked = |item: &Item| questions.iter().any(|one| one.item.id == item.id);
    let is_uncertain =
        |score: &ItemScore| score.bounds.as_ref().is_some_and(|of| of.low.level != of.high.level);
    let mut others = counting(assessment).filter(|(item, stage, score)| {
        is_for(roadmap, stage.number)
            && is_uncertain(score)
            && !is_asked(item)
            && !is_aside(assessment, item)
    });
    match others.next() {
        Some(_) => PersonWeeks::default(),
        None => roadmap.plan.outlay.beyond(roadmap.plan.outlay_at_best),
    }
}

fn counting<'a, 'm>(
    assessment: &'a Assessment<'m>,
) -> impl Iterator<Item = (&'m Item, &'a StageScore, &'a ItemScore)> {
    let stages = assessment.scorecard.stages.iter();
    let scores = stages.flat_map(|stage| stage.items.iter().map(move |score| (stage, score)));
    let items = assessment.model.items().zip(scores);
    items.filter(|(_, (_, score))| counts(score)).map(|(item, (stage, score))| (item, stage, score))
}

/// Says whether it is open on which side of its floor an item is.
fn may_reach_floor(score: &ItemScore) -> bool {
    is_under_floor(score.footing()) && !is_under_floor(score.footing_at_best())
}

fn is_under_floor(footing: Option<Footing>) -> bool {
    matches!(footing, Some(Footing::Begun | Footing::Nothing))
}

fn closing<'a>(assessment: &'a Assessment, roadmap: &Roadmap, item: &Item) -> Closing<'a> {
    let raises = |action: &Action| action.item.id == item.id && !action.finds_out();
    if is_aside(assessment, item) {
        let wanted = assessment.wanted.as_ref();
        let said = wanted.and_then(|wanted| {
            wanted.wishes.get(&item.id).or_else(|| wanted.areas.get(&item.area))
        });
        Closing::Aside(said)
    } else if roadmap.plan.actions.iter().any(raises) {
        Closing::Planned
    } else {
        Closing::Undecided
    }
}

fn is_aside(assessment: &Assessment, item: &Item) -> bool {
    let wanted = assessment.wanted.as_ref();
    wanted.is_some_and(|wanted| wanted.is_no_goal(&item.id))
}

fn saves(roadmap: &Roadmap, item: &Item) -> PersonWeeks {
    let found = roadmap.plan.actions.iter().find_map(|action| match &action.deed {
        Deed::FindOut { saves, .. } if action.item.id == item.id => Some(*saves),
        Deed::FindOut { .. } | Deed::Raise { .. } => None,
    });
    found.unwrap_or_default()
}
