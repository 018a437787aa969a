//! What to do next so that the next stage passes: answers that are missing first, then the lowest
//! items, in the order in which one helps the other.

use crate::insight::assessment::Assessment;
use crate::model::Credit;
use crate::model::Item;
use crate::model::Level;
use crate::model::LevelId;
use crate::model::PersonWeeks;
use crate::model::Step;
use crate::score::ItemScore;
use crate::score::State;

/// One thing to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NextStep<'m> {
    /// An answer is missing: finding out costs less than work.
    FindOut {
        /// The item that is open.
        item: &'m Item,
    },
    /// An item is to rise: to the floor where it is under it, else by one level.
    Raise {
        /// The item.
        item: &'m Item,
        /// The level to reach.
        to: &'m LevelId,
        /// What to do for it, level by level.
        what: Vec<&'m str>,
        /// What that costs; none where the model does not say it of every level.
        effort: Option<PersonWeeks>,
    },
}

impl<'m> NextStep<'m> {
    /// Returns the item that is meant.
    pub fn item(&self) -> &'m Item {
        match self {
            Self::FindOut { item } | Self::Raise { item, .. } => item,
        }
    }

    /// Says whether the item is then known to be worth at least `pass`.
    pub fn reaches(&self, pass: u64) -> bool {
        match self {
            Self::FindOut { .. } => false,
            Self::Raise { item, to, .. } => {
                (item.scale.level(to)).is_some_and(|level| level.credit.hundredths() >= pass)
            }
        }
    }

    /// Returns what it costs, where that is known.
    pub fn effort(&self) -> Option<PersonWeeks> {
        match self {
            Self::FindOut { .. } => None,
            Self::Raise { effort, .. } => *effort,
        }
    }
}

/// Returns what to do for the next stage, the first thing first; nothing where every stage passes.
///
/// Open items come first. Then come items under the floor, then those under the pass mark, each
/// group with the lowest first; what an item should come after goes before it.
pub fn next_steps<'m>(assessment: &Assessment<'m>) -> Vec<NextStep<'m>> {
    let card = &assessment.scorecard;
    let Some(next) = card.next.and_then(|number| card.stage(number)) else {
        return Vec::new();
    };
    let floor = assessment.model.method.floor_credit();
    let pass = assessment.model.method.pass();
    let mut ranked: Vec<(u64, &'m Item, &State)> = Vec::new();
    for score in next.items.iter().filter(|score| score.weight > 0) {
        let Some(item) = assessment.model.item(&score.id) else {
            continue;
        };
        if let Some(rank) = rank(score, floor.hundredths(), pass) {
            ranked.push((rank, item, &score.state));
        }
    }
    ranked.sort_by_key(|(rank, ..)| *rank);
    let ranked = in_helping_order(ranked);
    ranked
        .into_iter()
        .filter_map(|(_, item, state)| step(item, state, floor))
        .collect()
}

fn rank(score: &ItemScore, floor: u64, pass: u64) -> Option<u64> {
    match &score.state {
        State::Unknown | State::Unanswered => Some(0),
        State::Answered { credit, .. } if credit.hundredths() < floor => {
            Some(1 + credit.hundredths())
        }
        State::Answered { credit, .. } if credit.hundredths() < pass.max(floor) => {
            Some(201 + credit.hundredths())
        }
        State::Answered { .. } | State::NotApplicable { .. } => None,
    }
}

type Ranked<'m, 's> = (u64, &'m Item, &'s State);

/// Moves each item behind those of the list that it should come after, and no further.
fn in_helping_order<'m, 's>(mut waiting: Vec<Ranked<'m, 's>>) -> Vec<Ranked<'m, 's>> {
    let mut ordered = Vec::with_capacity(waiting.len());
    while !waiting.is_empty() {
        let waits = |item: &Item| {
            item.after
                .iter()
                .any(|id| waiting.iter().any(|(_, other, _)| other.id == *id))
        };
        let free = waiting
            .iter()
            .position(|(_, item, state)| state.is_open() || !waits(item));
        ordered.push(waiting.remove(free.unwrap_or(0)));
    }
    ordered
}

fn step<'m>(item: &'m Item, state: &State, floor: Credit) -> Option<NextStep<'m>> {
    let State::Answered { level, .. } = state else {
        return Some(NextStep::FindOut { item });
    };
    let passed = climb(item, level, floor);
    let (to, _) = passed.last()?;
    let efforts = passed.iter().map(|(_, step)| step.effort);
    Some(NextStep::Raise {
        item,
        to: &to.id,
        what: (passed.iter())
            .filter_map(|(_, step)| step.next.as_deref())
            .collect(),
        effort: efforts
            .collect::<Option<Vec<_>>>()
            .map(|efforts| sum(&efforts)),
    })
}

/// Returns the levels above `from` up to the floor; at or above the floor, the one above.
fn climb<'m>(item: &'m Item, from: &LevelId, floor: Credit) -> Vec<(&'m Level, &'m Step)> {
    let mut passed: Vec<(&Level, &Step)> = Vec::new();
    let mut at = from;
    while let Some((level, step)) = item.next_level(Some(at)) {
        passed.push((level, step));
        if level.credit >= floor {
            break;
        }
        at = &level.id;
    }
    passed
}

/// What all the steps cost as far as the model says it, and how many it says nothing of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outlay {
    /// The sum; none where nothing is known.
    pub effort: Option<PersonWeeks>,
    /// How many steps are without an estimate.
    pub without: usize,
}

impl Outlay {
    /// Adds up what steps cost.
    pub fn of(steps: &[NextStep]) -> Self {
        let efforts: Vec<PersonWeeks> = steps.iter().filter_map(NextStep::effort).collect();
        Self {
            effort: (!efforts.is_empty()).then(|| sum(&efforts)),
            without: steps.len() - efforts.len(),
        }
    }
}

fn sum(efforts: &[PersonWeeks]) -> PersonWeeks {
    let sum = |sum: u32, effort: &PersonWeeks| sum.saturating_add(effort.0);
    PersonWeeks(efforts.iter().fold(0, sum))
}
