//! All assessments of one subject, in the order of their days.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::insight::history::point::{Likeness, Point, WhyNot};
use crate::insight::history::trend::Trend;
use crate::lang::Lang;

/// All assessments of one subject, the oldest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct History {
    /// Who is assessed.
    pub subject: String,
    /// The points, the oldest first, each with whether it is part of a merged one.
    points: Vec<(Point, bool)>,
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
        // Looked up once, because there may be very many points.
        let parts: BTreeSet<(String, Date)> = (points.iter())
            .flat_map(Point::parts)
            .map(|(sheet, date)| (sheet.to_owned(), date))
            .collect();
        let points = points.into_iter().map(|point| {
            let is_part = !parts.is_empty() && parts.contains(&(point.sheet.clone(), point.date));
            (point, is_part)
        });
        Self {
            subject: subject.into(),
            points: points.collect(),
            others,
        }
    }

    /// Returns the latest point; none where there is no point at all.
    pub fn latest(&self) -> Option<&Point> {
        self.points.last().map(|(point, _)| point)
    }

    /// Returns how the latest point's model is said.
    pub fn words(&self) -> Lang {
        let lang = self.latest().map(|latest| latest.lang.clone());
        lang.unwrap_or_default()
    }

    /// Returns how many points of the latest's day stand beside it unmerged, itself among them.
    pub fn of_one_day(&self) -> usize {
        let Some(latest) = self.latest().filter(|latest| latest.merged.is_none()) else {
            return 0;
        };
        let same_day = |(point, is_part): &&(Point, bool)| point.date == latest.date && !is_part;
        self.points.iter().filter(same_day).count()
    }

    /// Says whether the points are of more than one day.
    pub fn spans_days(&self) -> bool {
        let days = |(point, _): &(Point, bool)| point.date;
        self.points.first().map(days) != self.points.last().map(days)
    }

    /// Returns the points, each with how far it can be compared with the latest.
    pub fn points(&self) -> impl ExactSizeIterator<Item = (&Point, Likeness)> {
        let points = self.points.iter();
        points.map(|(point, is_part)| (point, self.likeness(point, *is_part)))
    }

    /// Says how far a point can be compared with the latest; the parts of a merged one cannot, for
    /// they are in it.
    fn likeness(&self, point: &Point, is_part: bool) -> Likeness {
        let latest = self.latest();
        let mut likeness = latest.map_or_else(Likeness::default, |latest| point.beside(latest));
        if is_part {
            likeness.why_not.push(WhyNot::Merged);
        }
        likeness
    }

    /// Returns what changed since the first point of an earlier day that can be compared with the
    /// latest; none where there is no such point.
    pub fn trend(&self) -> Option<Trend<'_>> {
        let ((latest, _), before) = self.points.split_last()?;
        let (first, _) = before.iter().find(|(point, is_part)| {
            point.date < latest.date && self.likeness(point, *is_part).is_comparable()
        })?;
        Some(Trend { first, latest })
    }
}
