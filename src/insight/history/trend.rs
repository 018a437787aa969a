//! What changed between two points that can be compared.

use crate::insight::history::point::Point;
use crate::score::Change;

/// What changed since the first point that can be compared with the latest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trend<'h> {
    /// That first point.
    pub first: &'h Point,
    /// The latest.
    pub latest: &'h Point,
}

/// How far the index moved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndexChange {
    /// The least that it moved upwards, however open answers turn out.
    pub least: Change,
    /// By what is answered.
    pub answered: Change,
    /// The most that it moved upwards, however open answers turn out.
    pub most: Change,
}

impl Trend<'_> {
    /// Returns how far the index moved; none where one of the two has none.
    pub fn index(&self) -> Option<IndexChange> {
        let (first, latest) = (self.first.index.as_ref()?, self.latest.index.as_ref()?);
        Some(IndexChange {
            least: Change::between(&first.best, &latest.worst),
            answered: Change::between(&first.answered, &latest.answered),
            most: Change::between(&first.worst, &latest.best),
        })
    }
}
