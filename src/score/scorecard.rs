//! The scorecard: every figure of a model and a sheet.

use crate::answers::Sheet;
use crate::model::{AreaId, Item, ItemId, Mean, Method, Model};
use crate::score::bounds::Narrowed;
use crate::score::fraction::Fraction;
use crate::score::item::{ItemScore, State};
use crate::score::method::{self, Gate, Lack};
use crate::score::points::Range;
use crate::score::practices::{Practices, StageState};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scorecard {
    /// The stage that is reached with every item at its lower bound.
    pub reached: u32,
    /// The stage that is reached with every item at its upper bound.
    pub possible: u32,
    /// The lowest stage that does not pass; none where all do.
    pub next: Option<u32>,
    /// All staged items together.
    pub overall: Range,
    pub practices: Practices,
    pub coverage: Coverage,
    pub stages: Vec<StageScore>,
    pub areas: Vec<AreaScore>,
    /// The topics outside the stages.
    pub topics: Vec<ItemScore>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StageScore {
    pub number: u32,
    pub range: Range,
    pub practices: Practices,
    pub gate: Gate,
    pub state: StageState,
    pub coverage: Coverage,
    pub items: Vec<ItemScore>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AreaScore {
    pub id: AreaId,
    pub range: Range,
}

/// How many items are in which state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    pub items: usize,
    pub answered: usize,
    pub unknown: usize,
    pub unanswered: usize,
    pub not_applicable: usize,
}

impl Coverage {
    /// Those that concern the subject.
    pub fn applicable(self) -> usize {
        self.items - self.not_applicable
    }

    pub fn open(self) -> usize {
        self.unknown + self.unanswered
    }

    /// Returns answered ÷ applicable in percent; none where nothing applies.
    pub fn percent(self) -> Option<Fraction> {
        Fraction::percent(self.answered as u64, self.applicable() as u64)
    }

    /// Says whether it is less than half of another. Nothing that applies is no coverage.
    pub fn is_less_than_half_of(self, other: Self) -> bool {
        if self.applicable() == 0 {
            return other.applicable() > 0;
        }
        2 * self.answered * other.applicable() < other.answered * self.applicable()
    }

    pub fn add(&mut self, state: &State) {
        self.items += 1;
        match state {
            State::Answered { .. } => self.answered += 1,
            State::Unknown => self.unknown += 1,
            State::NotApplicable { .. } => self.not_applicable += 1,
            State::Unanswered => self.unanswered += 1,
        }
    }
}

/// Where the subject stands on the whole, from 0 to the number of stages that have items.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Index {
    /// Every item at its lower bound.
    pub worst: Fraction,
    /// The same without the items of which nothing is known; a stage of which nothing is known counts
    /// as 0.
    pub answered: Fraction,
    /// Every item at its upper bound.
    pub best: Fraction,
}

/// Scores the answers of a sheet, each item between its bounds where `narrowed` has some.
pub fn score(model: &Model, sheet: &Sheet, narrowed: &Narrowed) -> Scorecard {
    score_states(model, narrowed, |item| State::of(item, sheet, narrowed))
}

/// Scores what is known of each item; asks for the items of all stages in order, then for the
/// topics.
pub fn score_states(
    model: &Model,
    narrowed: &Narrowed,
    mut state: impl FnMut(&Item) -> State,
) -> Scorecard {
    let mut scored = |item: &Item| ItemScore::new(item, state(item), narrowed, &model.method);
    let areas =
        model.areas.iter().map(|area| AreaScore { id: area.id.clone(), range: Range::default() });
    let mut areas: Vec<AreaScore> = areas.collect();
    let Mean::Pooled = model.method.mean;
    let mut overall = Range::default();
    let mut practices = Practices::default();
    let mut coverage = Coverage::default();
    let mut stages: Vec<StageScore> = Vec::with_capacity(model.stages.len());
    for stage in model.staged() {
        let mut range = Range::default();
        let mut own_practices = Practices::default();
        let mut own = Coverage::default();
        let mut items = Vec::with_capacity(stage.items.len());
        for item in &stage.items {
            let score = scored(item);
            coverage.add(&score.state);
            own.add(&score.state);
            score.add_to(&mut range);
            score.add_to(&mut overall);
            practices.add(&score);
            own_practices.add(&score);
            if let Some(area) = areas.iter_mut().find(|area| area.id == item.area) {
                score.add_to(&mut area.range);
            }
            items.push(score);
        }
        let gate = method::gate(&model.method, range, own_practices, &items);
        stages.push(StageScore {
            number: stage.number,
            range,
            practices: own_practices,
            state: own_practices.state(gate.passes),
            gate,
            coverage: own,
            items,
        });
    }
    Scorecard {
        reached: method::highest(
            &model.method,
            stages.iter().map(|s| (s.number, s.gate.passes, s.range.counts())),
        ),
        possible: method::highest(
            &model.method,
            stages.iter().map(|s| (s.number, s.gate.possible, s.range.counts())),
        ),
        next: stages.iter().find(|stage| !stage.gate.passes).map(|stage| stage.number),
        overall,
        practices,
        coverage,
        areas,
        topics: model.topics.iter().map(scored).collect(),
        stages,
    }
}

pub fn range_of<'s>(mean: Mean, items: impl IntoIterator<Item = &'s ItemScore>) -> Range {
    let Mean::Pooled = mean;
    let mut range = Range::default();
    for item in items {
        item.add_to(&mut range);
    }
    range
}

impl StageScore {
    /// Returns what it is short of on the whole, beside its blockers; none where it is short of
    /// nothing.
    pub fn short_by(&self, method: &Method) -> Option<Lack> {
        method::short_by(method, self.range, self.practices)
    }
}

impl Scorecard {
    /// Returns the index; none where nothing counts.
    pub fn index(&self) -> Option<Index> {
        let counting: Vec<Range> =
            self.stages.iter().map(|stage| stage.range).filter(|range| range.counts()).collect();
        let mean = |percents: &dyn Fn(&Range) -> Option<Fraction>| {
            let zero = Fraction::whole(0);
            let sum = counting.iter().fold(zero.clone(), |sum, range| {
                sum.plus(&percents(range).unwrap_or_else(|| zero.clone()))
            });
            sum.times(self.stages.len() as u64, counting.len() as u64 * 100)
        };
        let worst = mean(&|range| range.worst().percent())?;
        if counting.iter().all(|range| range.worst() == range.best()) {
            return Some(Index { answered: worst.clone(), best: worst.clone(), worst });
        }
        Some(Index {
            worst,
            answered: mean(&|range| range.answered().percent())?,
            best: mean(&|range| range.best().percent())?,
        })
    }

    /// Returns how much the next stage has of what it needs on the whole, in percent: 99 at most.
    /// None where every stage passes.
    pub fn progress(&self, method: &Method) -> Option<Fraction> {
        let next = self.stage(self.next?)?;
        method::progress(method, next.range, next.practices)
    }

    pub fn stage(&self, number: u32) -> Option<&StageScore> {
        self.stages.iter().find(|stage| stage.number == number)
    }

    pub fn item(&self, id: &ItemId) -> Option<&ItemScore> {
        let staged = self.stages.iter().flat_map(|stage| &stage.items);
        staged.chain(&self.topics).find(|item| item.id == *id)
    }

    pub fn blockers(&self) -> &[method::Blocker] {
        let next = self.next.and_then(|number| self.stage(number));
        next.map_or(&[], |stage| &stage.gate.blockers)
    }
}
