//! The scorecard: every figure of a model and a sheet.

use crate::answers::Sheet;
use crate::model::{AreaId, Item, ItemId, Ladder, Model, Shown};
use crate::score::bounds::Narrowed;
use crate::score::fraction::Fraction;
use crate::score::item::{Groups, ItemScore, State};
use crate::score::method::{self, Blocker, Climbed, Gate, Lack, Rung, Tread};
use crate::score::points::Range;
use crate::score::practices::{Practices, StageState};
use crate::score::shown::{Figure, Figures};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scorecard {
    /// How far the one ladder is climbed; none where the model has none, or one for each area.
    pub ladder: Option<Climbed>,
    /// The ladders of the areas, where each has one.
    pub ladders: Vec<AreaLadder>,
    /// All staged items together.
    pub overall: Range,
    pub practices: Practices,
    pub coverage: Coverage,
    pub stages: Vec<StageScore>,
    pub areas: Vec<AreaScore>,
    /// The topics outside the stages.
    pub topics: Vec<ItemScore>,
    /// The unit in which figures are told; none where they are percents beside an index.
    pub shown: Option<Shown>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StageScore {
    pub number: u32,
    pub range: Range,
    pub practices: Practices,
    /// What the one ladder asks of it; none where it is no rung of one.
    pub gate: Option<Gate>,
    pub state: StageState,
    pub coverage: Coverage,
    pub items: Vec<ItemScore>,
}

/// An area, or one in which others lie, with all that is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AreaScore {
    pub id: AreaId,
    pub range: Range,
    pub coverage: Coverage,
}

/// The ladder of one area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AreaLadder {
    pub area: AreaId,
    pub climbed: Climbed,
    pub rungs: Vec<AreaRung>,
}

/// One stage of the ladder of an area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AreaRung {
    pub stage: u32,
    pub range: Range,
    pub practices: Practices,
    pub gate: Gate,
    pub state: StageState,
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

    pub(super) fn of<'s>(items: impl IntoIterator<Item = &'s ItemScore>) -> Self {
        let mut coverage = Self::default();
        items.into_iter().for_each(|item| coverage.add(&item.state));
        coverage
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

/// A figure at worst, by what is answered and at best; of the whole where the subject stands, from
/// 0 to the number of stages that have items, or in the unit of the model.
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

impl Index {
    /// Returns what is told beside the range: the figure by what is answered, and the nearest one that is
    /// possible where facts leave less.
    pub fn told(&self) -> &Fraction {
        (&self.answered).max(&self.worst).min(&self.best)
    }
}

impl Figures {
    /// Returns the figures exactly; none where nothing counts or nothing is known.
    pub fn index(self) -> Option<Index> {
        let exact = |figure: Option<Figure>| figure.map(|figure| figure.exact);
        Some(Index {
            worst: exact(self.worst)?,
            answered: exact(self.answered)?,
            best: exact(self.best)?,
        })
    }
}

impl Range {
    /// Returns the percents; none where nothing counts or nothing is known.
    pub fn index(&self) -> Option<Index> {
        Some(Index {
            worst: self.worst()?.clone(),
            answered: self.answered()?.clone(),
            best: self.best()?.clone(),
        })
    }
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
    let method = &model.method;
    let mut scored = |stage: u32, item: &Item| {
        let groups = Groups::of(model, stage, item);
        ItemScore::new(item, state(item), narrowed, (method, groups))
    };
    let stages: Vec<StageScore> = (model.staged())
        .map(|stage| {
            let items = stage.items.iter().map(|item| scored(stage.number, item)).collect();
            let ladder = method.one_ladder().filter(|_| stage.is_rung);
            stage_score(model, ladder, stage.number, items)
        })
        .collect();
    let topics = model.topics.iter().map(|item| scored(0, item)).collect();
    let all: Vec<&ItemScore> = stages.iter().flat_map(|stage| &stage.items).collect();
    let areas = model.areas.iter().zip(0..).map(|(area, number)| {
        let own = || all.iter().filter(|item| item.groups.is_in(number)).copied();
        AreaScore {
            id: area.id.clone(),
            range: Range::of(&method.mean, own()),
            coverage: Coverage::of(own()),
        }
    });
    Scorecard {
        ladder: method.one_ladder().map(|_| climbed(&stages)),
        ladders: area_ladders(model, &stages),
        overall: Range::of(&method.mean, all.iter().copied()),
        practices: Practices::of(all.iter().copied()),
        coverage: Coverage::of(all.iter().copied()),
        areas: areas.collect(),
        topics,
        shown: method.shown,
        stages,
    }
}

fn stage_score(
    model: &Model,
    ladder: Option<&Ladder>,
    number: u32,
    items: Vec<ItemScore>,
) -> StageScore {
    let refs: Vec<&ItemScore> = items.iter().collect();
    let range = Range::of(&model.method.mean, refs.iter().copied());
    let practices = Practices::of(refs.iter().copied());
    let rung = Rung { range: &range, practices, items: &refs };
    let gate = ladder.map(|ladder| method::gate(model, ladder, &rung));
    StageScore {
        number,
        practices,
        state: practices.state(gate.as_ref().is_some_and(|gate| gate.passes)),
        gate,
        coverage: Coverage::of(refs.iter().copied()),
        range,
        items,
    }
}

fn climbed(stages: &[StageScore]) -> Climbed {
    let treads = stages.iter().filter_map(|stage| {
        Some(Tread {
            number: stage.number,
            gate: stage.gate.as_ref()?,
            counts: stage.range.counts(),
            begun: stage.items.iter().any(ItemScore::is_there),
        })
    });
    Climbed::of(&treads.collect::<Vec<_>>())
}

/// Climbs the ladder of each area that has items; none where areas have no ladders.
fn area_ladders(model: &Model, stages: &[StageScore]) -> Vec<AreaLadder> {
    let ladder = model.method.ladder.as_ref();
    let Some(ladder) = ladder.filter(|_| model.method.one_ladder().is_none()) else {
        return Vec::new();
    };
    let is_rung = |stage: &&StageScore| model.stage(stage.number).is_some_and(|own| own.is_rung);
    let ladders = model.areas.iter().zip(0..).filter_map(|(area, number)| {
        let rungs = stages.iter().filter(is_rung).filter_map(|stage| {
            let own = stage.items.iter().filter(|item| item.groups.is_of(number));
            let items: Vec<&ItemScore> = own.collect();
            let begun = items.iter().any(|item| item.is_there());
            (!items.is_empty()).then(|| (area_rung(model, ladder, stage.number, &items), begun))
        });
        let (rungs, begun): (Vec<AreaRung>, Vec<bool>) = rungs.unzip();
        let treads = rungs.iter().zip(begun).map(|(rung, begun)| Tread {
            number: rung.stage,
            gate: &rung.gate,
            counts: rung.range.counts(),
            begun,
        });
        let climbed = Climbed::of(&treads.collect::<Vec<_>>());
        (!rungs.is_empty()).then(|| AreaLadder { area: area.id.clone(), climbed, rungs })
    });
    ladders.collect()
}

fn area_rung(model: &Model, ladder: &Ladder, stage: u32, items: &[&ItemScore]) -> AreaRung {
    let range = Range::of(&model.method.mean, items.iter().copied());
    let practices = Practices::of(items.iter().copied());
    let gate = method::gate(model, ladder, &Rung { range: &range, practices, items });
    AreaRung { stage, state: practices.state(gate.passes), range, practices, gate }
}

impl StageScore {
    /// Says whether it passes; one that is no rung never does.
    pub fn passes(&self) -> bool {
        self.gate.as_ref().is_some_and(|gate| gate.passes)
    }

    /// Says whether it could pass as things may turn out, likewise.
    pub fn could_pass(&self) -> bool {
        self.gate.as_ref().is_some_and(|gate| gate.possible)
    }

    /// Returns what keeps it from passing; nothing where it is no rung.
    pub fn blockers(&self) -> &[Blocker] {
        self.gate.as_ref().map_or(&[], |gate| &gate.blockers)
    }

    /// Returns what it is short of on the whole, beside its blockers; none where it is short of
    /// nothing.
    pub fn short_by(&self, ladder: &Ladder) -> Option<Lack> {
        method::short_by(ladder, &self.range, self.gate.as_ref()?)
    }
}

impl Scorecard {
    /// Returns the index; none where nothing counts or nothing is known, and where the model has
    /// no ladder to go by, or shows its figures in a unit of its own.
    pub fn index(&self) -> Option<Index> {
        self.ladder.filter(|_| self.shown.is_none())?;
        let ranges = self.stages.iter().map(|stage| &stage.range);
        let counting: Vec<&Range> = ranges.filter(|range| range.counts()).collect();
        if counting.iter().all(|range| range.answered().is_none()) {
            return None;
        }
        let mean = |percents: &dyn Fn(&Range) -> Option<&Fraction>| {
            let zero = Fraction::whole(0);
            let sum = counting
                .iter()
                .fold(zero.clone(), |sum, range| sum.plus(percents(range).unwrap_or(&zero)));
            sum.times(self.stages.len() as u64, counting.len() as u64 * 100)
        };
        let worst = mean(&|range| range.worst())?;
        if counting.iter().all(|range| range.worst() == range.best()) {
            return Some(Index { answered: worst.clone(), best: worst.clone(), worst });
        }
        Some(Index {
            worst,
            answered: mean(&|range| range.answered())?,
            best: mean(&|range| range.best())?,
        })
    }

    /// Returns how much the next stage has of what it needs on the whole, in percent: 99 at most.
    /// None where every stage passes.
    pub fn progress(&self, ladder: &Ladder) -> Option<Fraction> {
        let next = self.stage(self.next()?)?;
        method::progress(ladder, &next.range, next.gate.as_ref()?)
    }

    /// Returns the lowest stage that does not pass; none where all do, or where there is no ladder.
    pub fn next(&self) -> Option<u32> {
        self.ladder.and_then(|climbed| climbed.next)
    }

    /// Returns the stage that is reached; none where not even the lowest is, or where there is no
    /// ladder.
    pub fn reached(&self) -> Option<u32> {
        self.ladder.and_then(|climbed| climbed.reached)
    }

    /// Returns the stage that is reached with every item at its upper bound, likewise.
    pub fn possible(&self) -> Option<u32> {
        self.ladder.and_then(|climbed| climbed.possible)
    }

    /// Returns the index, or the figure of the whole exactly, in the unit of the model; none where
    /// nothing counts or nothing is known.
    pub fn whole(&self) -> Option<Index> {
        let Some(shown) = &self.shown else { return self.index() };
        Figures::of(shown, &self.overall, None).index()
    }

    /// Returns the figures of a group in the unit of the model; none where it tells percents.
    pub fn figures(&self, range: &Range) -> Option<Figures> {
        Some(Figures::of(self.shown.as_ref()?, range, None))
    }

    pub fn area(&self, id: &AreaId) -> Option<&AreaScore> {
        self.areas.iter().find(|area| area.id == *id)
    }

    pub fn stage(&self, number: u32) -> Option<&StageScore> {
        self.stages.iter().find(|stage| stage.number == number)
    }

    pub fn item(&self, id: &ItemId) -> Option<&ItemScore> {
        let staged = self.stages.iter().flat_map(|stage| &stage.items);
        staged.chain(&self.topics).find(|item| item.id == *id)
    }

    pub fn blockers(&self) -> &[Blocker] {
        let next = self.next().and_then(|number| self.stage(number));
        next.map_or(&[], StageScore::blockers)
    }
}
