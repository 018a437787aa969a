//! All assessments of one subject, in the order of their days.

use crate::insight::history::point::Likeness;
use crate::insight::history::point::Point;
use crate::insight::history::point::WhyNot;
use crate::insight::history::trend::Trend;

/// All assessments of one subject, the oldest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct History {
    /// Who is assessed.
    pub subject: String,
    /// The points, the oldest first.
    points: Vec<Point>,
    /// Other subjects in the same folder, each with the number of its sheets.
    pub others: Vec<(String, usize)>,
}

impl History {
    /// Puts points in order; those of one day stay in the order in which they are given.
    pub fn new(
        subject: impl Into<String>,
        mut points: Vec<Point>,
        others: Vec<(String, usize)>,
    ) -> Self {
        points.sort_by_key(|point| point.date);
        Self {
            subject: subject.into(),
            points,
            others,
        }
    }

    /// Returns the latest point; none where there is no point at all.
    pub fn latest(&self) -> Option<&Point> {
        self.points.last()
    }

    /// Returns the points, each with how far it can be compared with the latest.
    pub fn points(&self) -> impl ExactSizeIterator<Item = (&Point, Likeness)> {
        self.points
            .iter()
            .map(|point| (point, self.likeness(point)))
    }

    /// Says how far a point can be compared with the latest; the parts of a merged one cannot, for
    /// they are in it.
    fn likeness(&self, point: &Point) -> Likeness {
        let latest = self.points.last();
        let mut likeness = latest.map_or_else(Likeness::default, |latest| point.beside(latest));
        if self.points.iter().any(|other| point.is_part_of(other)) {
            likeness.why_not.push(WhyNot::Merged);
        }
        likeness
    }

    /// Returns what changed since the first point that can be compared with the latest; none where
    /// there is no such point before it.
    pub fn trend(&self) -> Option<Trend<'_>> {
        let (latest, before) = self.points.split_last()?;
        let first = before
            .iter()
            .find(|point| self.likeness(point).is_comparable())?;
        Some(Trend { first, latest })
    }
}
