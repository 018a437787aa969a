//! One unit among the others: whether it can be compared with them, and where it stands in a list.

use std::cmp::Ordering;

use crate::insight::portfolio::row::{Row, Unit};
use crate::score::{Coverage, Fraction};

/// A unit with its latest sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    pub unit: Unit,
    pub row: Row,
    /// Why it cannot be compared with the others; empty where it can.
    pub apart: Vec<Apart>,
}

/// Why a unit cannot be compared with the others of its model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Apart {
    /// It answered another version of the model than most.
    Version,
    /// It answered less than half as much as the unit in the middle.
    Coverage,
    /// It answered nothing that counts.
    Nothing,
}

impl Apart {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Version => "version",
            Self::Coverage => "coverage",
            Self::Nothing => "nothing-answered",
        }
    }
}

/// In which order units are listed. What is lowest stands first: that is where help is needed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    #[default]
    Name,
    /// The lowest stage reached first, then as by index.
    Stage,
    /// The lowest index first; units that cannot be compared come last.
    Index,
    /// The least answered first.
    Coverage,
}

impl Sort {
    pub const ALL: [Self; 4] = [Self::Name, Self::Stage, Self::Index, Self::Coverage];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Stage => "stage",
            Self::Index => "index",
            Self::Coverage => "coverage",
        }
    }
}

/// What decides the place of a unit in a list.
pub(super) struct Place {
    reached: u32,
    /// None where it cannot be compared.
    index: Option<[Fraction; 2]>,
    coverage: Coverage,
}

impl Place {
    pub(super) fn new(reached: u32, index: Option<[Fraction; 2]>, coverage: Coverage) -> Self {
        Self {
            reached,
            index,
            coverage,
        }
    }

    /// Compares two units that are in the order of their names already.
    pub(super) fn compare(&self, other: &Self, sort: Sort) -> Ordering {
        match sort {
            Sort::Name => Ordering::Equal,
            Sort::Stage => (self.reached.cmp(&other.reached)).then_with(|| self.by_index(other)),
            Sort::Index => self.by_index(other),
            Sort::Coverage => by_coverage(self.coverage, other.coverage),
        }
    }

    fn by_index(&self, other: &Self) -> Ordering {
        match (&self.index, &other.index) {
            (Some(one), Some(two)) => one.cmp(two),
            (one, two) => one.is_none().cmp(&two.is_none()),
        }
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
