//! How many units are where: at which stage, at which level of an item, blocked by what.

use crate::insight::portfolio::member::Standing;
use crate::insight::portfolio::row::{StateMark, Unit, UnitRow};
use crate::model::{ItemId, Model};
use crate::score::Why;

/// As many units are named for an item that blocks them.
const MOST_NAMED: usize = 5;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StageCount {
    /// The number of the stage; none where none is reached.
    pub stage: Option<u32>,
    /// How many units have reached it, and no higher one.
    pub reached: usize,
    /// How many would be there if every open item turned out well.
    pub possible: usize,
}

/// How many units gave which answer to an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LevelCounts {
    pub item: ItemId,
    /// How many are at each level of its scale, the lowest first.
    pub levels: Vec<usize>,
    /// How many answered, and may be at more than one level.
    pub uncertain: usize,
    /// How many do not know.
    pub unknown: usize,
    /// How many were not asked yet.
    pub unanswered: usize,
    /// How many it does not concern.
    pub not_applicable: usize,
}

impl LevelCounts {
    /// Counts units, for each item and topic in the order of the model.
    pub fn of<'r>(model: &Model, rows: impl IntoIterator<Item = &'r UnitRow>) -> Vec<Self> {
        let mut all = Self::none(model);
        rows.into_iter().for_each(|row| Self::add(&mut all, row));
        all
    }

    fn none(model: &Model) -> Vec<Self> {
        let items = model.items_and_topics().map(|item| Self {
            item: item.id.clone(),
            levels: vec![0; item.scale.levels.len()],
            uncertain: 0,
            unknown: 0,
            unanswered: 0,
            not_applicable: 0,
        });
        items.collect()
    }

    fn add(all: &mut [Self], row: &UnitRow) {
        for (levels, mark) in all.iter_mut().zip(row.marks()) {
            match mark {
                StateMark::Level(_) if row.is_uncertain(&levels.item) => levels.uncertain += 1,
                StateMark::Level(level) => {
                    if let Some(count) = levels.levels.get_mut(level) {
                        *count += 1;
                    }
                }
                StateMark::Unknown => levels.unknown += 1,
                StateMark::NotApplicable => levels.not_applicable += 1,
                StateMark::Unanswered => levels.unanswered += 1,
            }
        }
    }
}

/// An item that keeps units from their next stage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blocking {
    pub item: ItemId,
    /// How many units are under the floor there.
    pub below_floor: usize,
    /// How many have not answered it, or do not know.
    pub open: usize,
    /// How many may be under the floor, because respondents differ or evidence is missing.
    pub uncertain: usize,
    /// The first of these units by name.
    pub named: Vec<Unit>,
}

impl Blocking {
    pub fn units(&self) -> usize {
        self.below_floor + self.open + self.uncertain
    }
}

/// All counts over the units of one model.
#[derive(Clone, Debug)]
pub(super) struct Counts {
    pub(super) stages: Vec<StageCount>,
    pub(super) levels: Vec<LevelCounts>,
    /// In the order of the model, those that block nobody included.
    pub(super) blocking: Vec<Blocking>,
    /// Units that no item blocks, though their next stage does not pass.
    pub(super) short: usize,
    /// Units with no stage before them.
    pub(super) through: usize,
    /// Units that have answered less than half of what concerns them.
    pub(super) half_open: usize,
}

impl Counts {
    pub(super) fn new(model: &Model) -> Self {
        let stage = |stage| StageCount { stage, reached: 0, possible: 0 };
        let rungs = model.staged().filter(|stage| stage.is_rung).map(|stage| Some(stage.number));
        let rungs = rungs.filter(|_| model.method.one_ladder().is_some());
        let blocking = model.items().map(|item| Blocking {
            item: item.id.clone(),
            below_floor: 0,
            open: 0,
            uncertain: 0,
            named: Vec::new(),
        });
        Self {
            stages: [None].into_iter().chain(rungs).map(stage).collect(),
            levels: LevelCounts::none(model),
            blocking: blocking.collect(),
            short: 0,
            through: 0,
            half_open: 0,
        }
    }

    /// Counts a unit; units come in the order of their names.
    pub(super) fn add(&mut self, unit: &Unit, row: &UnitRow, standing: &Standing) {
        let climbed = standing.ladder.unwrap_or_default();
        for count in &mut self.stages {
            count.reached += usize::from(count.stage == climbed.reached);
            count.possible += usize::from(count.stage == climbed.possible);
        }
        LevelCounts::add(&mut self.levels, row);
        let coverage = standing.coverage;
        self.half_open += usize::from(2 * coverage.answered < coverage.applicable());
        let blockers = &standing.blockers;
        self.through += usize::from(standing.ladder.is_some() && climbed.next.is_none());
        self.short += usize::from(climbed.next.is_some() && blockers.is_empty());
        for blocker in blockers {
            let found = self.blocking.iter_mut().find(|b| b.item == blocker.item);
            let Some(blocking) = found else { continue };
            match blocker.why {
                Why::BelowFloor => blocking.below_floor += 1,
                Why::Open => blocking.open += 1,
                Why::NotAgreed | Why::Claimed | Why::AtLeast => blocking.uncertain += 1,
            }
            if blocking.named.len() < MOST_NAMED {
                blocking.named.push(unit.clone());
            }
        }
    }

    /// Returns the items that block any unit, those that block most first.
    pub(super) fn commonest(mut self) -> Vec<Blocking> {
        self.blocking.retain(|blocking| blocking.units() > 0);
        self.blocking.sort_by_key(|blocking| std::cmp::Reverse(blocking.units()));
        self.blocking
    }
}
