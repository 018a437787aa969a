//! One unit among the others: whether it can be compared with them, and where it stands in a list.

use std::cmp::Ordering;

use crate::insight::portfolio::row::{Unit, UnitRow};
use crate::model::AreaId;
use crate::score::{Blocker, Climbed, Coverage, Index, Practices, Range, Scorecard};
use crate::text::words;

/// A unit with its latest sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    pub unit: Unit,
    pub row: UnitRow,
    /// What that is worth.
    pub standing: Standing,
    /// Why it cannot be compared with the others; empty where it can.
    pub apart: Vec<Apart>,
}

/// What is kept of a unit's scorecard, so that it is scored once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    pub practices: Practices,
    /// How far the one ladder is climbed; none where the model has none.
    pub ladder: Option<Climbed>,
    /// The ladders of the areas, where each has one.
    pub ladders: Box<[(AreaId, Climbed)]>,
    /// All staged items together.
    pub overall: Range,
    /// The index, or the figure of the whole in the unit of the model; none where nothing counts.
    pub index: Option<Index>,
    pub coverage: Coverage,
    pub stages: Box<[Range]>,
    /// In the order of the model.
    pub areas: Box<[Range]>,
    /// What keeps the next stage from passing.
    pub blockers: Box<[Blocker]>,
}

impl Standing {
    fn reached(&self) -> Option<u32> {
        self.ladder.and_then(|climbed| climbed.reached)
    }

    pub(in crate::insight) fn of(card: &Scorecard) -> Self {
        Self {
            practices: card.practices,
            ladder: card.ladder,
            ladders: card.ladders.iter().map(|one| (one.area.clone(), one.climbed)).collect(),
            overall: card.overall.clone(),
            index: card.whole(),
            coverage: card.coverage,
            stages: card.stages.iter().map(|stage| stage.range.clone()).collect(),
            areas: card.areas.iter().map(|area| area.range.clone()).collect(),
            blockers: card.blockers().into(),
        }
    }
}

words! {
    /// Why a unit cannot be compared with the others of its model.
    pub enum Apart {
        /// It answered another version of the model than most.
        Version = "version",
        /// Something else was asked of it under that version than of most.
        Content = "content",
        /// It answered less than half as much as the unit in the middle.
        Coverage = "coverage",
        /// It answered nothing that counts.
        Nothing = "nothing-answered",
    }
}

words! {
    /// In which order units are listed. What is lowest stands first: that is where help is needed.
    #[derive(Default)]
    pub enum Sort {
        #[default]
        Name = "name",
        /// The fewest in place first, then the fewest partly.
        InPlace = "in-place",
        /// The lowest stage reached first, then as by index.
        Stage = "stage",
        /// The lowest index first; units that cannot be compared come last.
        Index = "index",
        /// The least answered first.
        Coverage = "coverage",
    }
}

impl Member {
    /// Compares with another; those that are alike stay in the order of their names.
    pub(super) fn compare(&self, other: &Self, sort: Sort) -> Ordering {
        let (one, two) = (&self.standing, &other.standing);
        match sort {
            Sort::Name => Ordering::Equal,
            Sort::InPlace => self.by_practices(other),
            Sort::Stage => (one.reached().cmp(&two.reached())).then_with(|| self.by_index(other)),
            Sort::Index => self.by_index(other),
            Sort::Coverage => by_coverage(one.coverage, two.coverage),
        }
    }

    fn by_practices(&self, other: &Self) -> Ordering {
        let [one, two] = [self, other].map(|member| {
            let worst = member.standing.practices.worst;
            (!member.apart.is_empty(), worst.in_place, worst.partly)
        });
        one.cmp(&two)
    }

    fn by_index(&self, other: &Self) -> Ordering {
        let [one, two] = [self, other].map(|member| {
            let index = member.standing.index.as_ref();
            index.filter(|_| member.apart.is_empty()).map(|index| (&index.answered, &index.worst))
        });
        // What cannot be compared comes last.
        one.is_none().cmp(&two.is_none()).then_with(|| one.cmp(&two))
    }
}

/// Compares what is answered of what applies. Nothing that applies is no coverage.
pub(super) fn by_coverage(one: Coverage, other: Coverage) -> Ordering {
    match (one.applicable(), other.applicable()) {
        (0, 0) => Ordering::Equal,
        (0, _) => Ordering::Less,
        (_, 0) => Ordering::Greater,
        (mine, theirs) => (one.answered * theirs).cmp(&(other.answered * mine)),
    }
}

/// Returns the coverage in the middle, the upper one of two; none where nobody answered anything.
pub(super) fn middle(mut all: Vec<Coverage>) -> Option<Coverage> {
    all.retain(|coverage| coverage.answered > 0);
    all.sort_unstable_by(|one, other| by_coverage(*one, *other));
    all.get(all.len() / 2).copied()
}
