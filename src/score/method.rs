//! How the items of a stage become a pass, and passes a stage reached.

use crate::model::{AreaId, ItemId, Ladder, Member, Model, Needs};
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
    /// Areas whose mean in the stage is or may be under the floor, where areas have to be at it.
    pub weak: Vec<WeakArea>,
    /// What of it is in place; none where the stage needs a percent.
    pub counted: Option<Counted>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blocker {
    pub item: ItemId,
    pub why: Why,
}

/// An area under the floor with every item at its lower bound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeakArea {
    pub area: AreaId,
    /// Whether it is at the floor with every item at its upper bound.
    pub possible: bool,
}

/// How many members of a stage are in place, and how many have to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    pub of: Member,
    pub needed: usize,
    /// With every item at its lower bound.
    pub worst: usize,
    /// With every item at its upper bound.
    pub best: usize,
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
    /// So many more members in place.
    InPlace(usize),
}

/// The items of a stage, or those of one area of it, added up.
pub(super) struct Rung<'s> {
    pub(super) range: &'s Range,
    pub(super) practices: Practices,
    pub(super) items: &'s [&'s ItemScore],
}

/// Judges items as those of one stage.
pub fn gate_of(model: &Model, ladder: &Ladder, items: &[&ItemScore]) -> Gate {
    let range = Range::of(&model.method.mean, items.iter().copied());
    let practices = Practices::of(items.iter().copied());
    gate(model, ladder, &Rung { range: &range, practices, items })
}

/// Judges one stage. A stage in which nothing counts is passed through.
pub(super) fn gate(model: &Model, ladder: &Ladder, rung: &Rung) -> Gate {
    let counting = rung.items.iter().filter(|item| item.weight > 0);
    let blockers: Vec<Blocker> = counting
        .filter_map(|item| Some(Blocker { item: item.id.clone(), why: why_blocked(item)? }))
        .collect();
    let below = blockers.iter().any(|blocker| blocker.why == Why::BelowFloor);
    let means = match ladder.of {
        Member::Item => Vec::new(),
        Member::Area => means_of_areas(model, rung.items),
    };
    let weak = weak_areas(ladder, &means);
    let counted = counted(ladder, rung.practices, &means);
    let reach = |percent: Option<&Fraction>, pass: u64| {
        percent.is_some_and(|percent| *percent >= Fraction::whole(pass))
    };
    let (enough, enough_at_best) = match (&ladder.needs, counted) {
        (Needs::Percent(pass), _) => {
            (reach(rung.range.worst(), *pass), reach(rung.range.best(), *pass))
        }
        (Needs::Share { .. }, counted) => {
            counted.map_or((true, true), |c| (c.worst >= c.needed, c.best >= c.needed))
        }
    };
    let is_sound = blockers.is_empty() && weak.is_empty();
    let is_lost = below || weak.iter().any(|area| !area.possible);
    Gate {
        passes: !rung.range.counts() || (enough && is_sound),
        possible: !rung.range.counts() || (enough_at_best && !is_lost),
        blockers,
        weak,
        counted,
    }
}

/// Returns each area with what its items are worth on the whole.
fn means_of_areas(model: &Model, items: &[&ItemScore]) -> Vec<(AreaId, Range)> {
    let areas = model.areas.iter().zip(0..).map(|(area, number)| {
        let own = items.iter().filter(|item| item.groups.is_of(number)).copied();
        (area.id.clone(), Range::of(&[], own))
    });
    areas.filter(|(_, range)| range.counts()).collect()
}

fn weak_areas(ladder: &Ladder, means: &[(AreaId, Range)]) -> Vec<WeakArea> {
    let Some(floor) = &ladder.floor else { return Vec::new() };
    let floor = Fraction::of_credit(floor.credit);
    let is_under = |percent: Option<&Fraction>| percent.is_some_and(|percent| *percent < floor);
    let weak = means.iter().filter(|(_, range)| is_under(range.worst()));
    weak.map(|(area, range)| WeakArea { area: area.clone(), possible: !is_under(range.best()) })
        .collect()
}

fn counted(ladder: &Ladder, practices: Practices, means: &[(AreaId, Range)]) -> Option<Counted> {
    let Needs::Share { credit, share, .. } = &ladder.needs else { return None };
    let bar = Fraction::of_credit(*credit);
    let (applicable, worst, best) = match ladder.of {
        Member::Item => (practices.applicable, practices.worst.in_place, practices.best.in_place),
        Member::Area => {
            let number = |end: &dyn Fn(&Range) -> Option<&Fraction>| {
                means.iter().filter(|(_, range)| end(range).is_some_and(|p| *p >= bar)).count()
            };
            (means.len(), number(&|range| range.worst()), number(&|range| range.best()))
        }
    };
    let needed = usize::try_from(share.of(applicable as u64)).unwrap_or(usize::MAX);
    Some(Counted { of: ladder.of, needed, worst, best })
}

/// Returns why an item keeps its stage from passing; none where it does not.
pub fn why_blocked(item: &ItemScore) -> Option<Why> {
    let bounds = item.bounds.as_ref()?;
    if bounds.high.credit < item.floor {
        return Some(Why::BelowFloor);
    }
    let blocks = bounds.low.credit < item.floor || item.is_open();
    blocks.then_some(match bounds.why {
        WhyBounds::Answered => Why::BelowFloor,
        // What follows from others is no answer to it.
        WhyBounds::Open | WhyBounds::Implied | WhyBounds::Found => Why::Open,
        WhyBounds::NotAgreed => Why::NotAgreed,
        WhyBounds::Claimed => Why::Claimed,
        WhyBounds::AtLeast => Why::AtLeast,
    })
}

/// How far a ladder is climbed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Climbed {
    /// The number of the lowest stage.
    pub begins: u32,
    /// The highest stage up to which all pass with every item at its lower bound; none where not
    /// even the lowest does.
    pub reached: Option<u32>,
    /// The same with every item at its upper bound.
    pub possible: Option<u32>,
    /// The lowest stage that does not pass; none where all do.
    pub next: Option<u32>,
    /// Whether something of a stage above is there.
    pub plus: bool,
}

/// What is told of a stage as a rung.
pub(super) struct Tread<'s> {
    pub(super) number: u32,
    pub(super) gate: &'s Gate,
    pub(super) counts: bool,
    /// Whether any of its items is worth more than nothing.
    pub(super) begun: bool,
}

impl Climbed {
    /// Returns the number of the stage reached; 0 where none is and no stage has that number.
    pub fn reached_number(self) -> Option<u32> {
        self.reached.or(self.ground())
    }

    /// Returns the number of the stage possible, likewise.
    pub fn possible_number(self) -> Option<u32> {
        self.possible.or(self.ground())
    }

    fn ground(self) -> Option<u32> {
        (self.begins > 0).then_some(0)
    }

    /// Climbs the stages, the lowest first. One in which nothing counts is passed through but never
    /// reached.
    pub(super) fn of(treads: &[Tread]) -> Self {
        let highest = |passes: &dyn Fn(&Gate) -> bool| {
            let passed = treads.iter().take_while(|tread| passes(tread.gate));
            passed.filter(|tread| tread.counts).map(|tread| tread.number).last()
        };
        let reached = highest(&|gate| gate.passes);
        let above = treads.iter().filter(|tread| reached.is_none_or(|at| tread.number > at));
        Self {
            begins: treads.first().map_or(0, |tread| tread.number),
            reached,
            possible: highest(&|gate| gate.possible),
            next: treads.iter().find(|tread| !tread.gate.passes).map(|tread| tread.number),
            plus: above.into_iter().any(|tread| tread.begun),
        }
    }
}

/// Returns what the stage is short of on the whole; none where it is short of nothing, and where all
/// is needed, so that each item that is missing blocks by itself.
pub fn short_by(ladder: &Ladder, range: &Range, gate: &Gate) -> Option<Lack> {
    if ladder.asks_all() {
        return None;
    }
    match &ladder.needs {
        Needs::Percent(pass) => {
            let pass = Fraction::whole(*pass);
            let missing = range.worst()?.short_of(&pass);
            (*range.worst()? < pass).then_some(Lack::Points(missing))
        }
        Needs::Share { .. } => {
            let counted = gate.counted?;
            let missing = counted.needed.saturating_sub(counted.worst);
            (missing > 0).then_some(Lack::InPlace(missing))
        }
    }
}

/// Returns how much a stage that does not pass has of what it needs on the whole, in percent: 99 at
/// most, because the stage is not there yet.
pub(super) fn progress(ladder: &Ladder, range: &Range, gate: &Gate) -> Option<Fraction> {
    let progress = match &ladder.needs {
        Needs::Percent(pass) => range.worst()?.times(100, *pass)?,
        Needs::Share { .. } => {
            let counted = gate.counted?;
            Fraction::percent(counted.worst as u64, counted.needed as u64)?
        }
    };
    Some(progress.min(Fraction::whole(99)))
}
