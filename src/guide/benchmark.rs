//! What surveys found: how many of those who were asked do what an item asks about.

use std::collections::BTreeMap;
use std::fmt;

use bitcode::{Decode, Encode};

use crate::guide::id::{FigureId, KindId, SectorId, SegmentId, SourceId, SurveyId};
use crate::model::ItemId;

/// The figures of surveys, and what must be said with them.
#[derive(Clone, Debug, Decode, Encode, PartialEq, Eq)]
pub struct Benchmarks {
    /// The licence of the figures.
    pub licence: String,
    /// The line that every report with a figure carries.
    pub attribution: String,
    /// A cell with fewer respondents is marked.
    pub small: u32,
    /// A cell with fewer respondents is left out.
    pub least: u32,
    /// What is said with any figure.
    pub caveats: Vec<String>,
    /// The surveys.
    pub surveys: Vec<Survey>,
    /// The groups of those who were asked.
    pub segments: Vec<Segment>,
    /// The figures.
    pub figures: Vec<Figure>,
    /// The items for which there is no figure.
    pub none: Vec<Unmeasured>,
}

/// A survey.
#[derive(Clone, Debug, Decode, Encode, PartialEq, Eq)]
pub struct Survey {
    /// The name that figures use.
    pub id: SurveyId,
    /// The year in which people were asked.
    pub year: u32,
    /// How many answered.
    pub respondents: u32,
    /// Where it is found.
    pub source: SourceId,
    /// What must be said with its figures.
    pub caveat: Option<String>,
}

/// A group of those who were asked.
#[derive(Clone, Debug, Decode, Encode, PartialEq, Eq)]
pub struct Segment {
    /// The name that figures use.
    pub id: SegmentId,
    /// The name that people read.
    pub title: String,
    /// Who is in it.
    pub of: SegmentOf,
}

/// Who is in a segment.
#[derive(Clone, Debug, Decode, Encode, PartialEq, Eq)]
pub enum SegmentOf {
    /// All who answered.
    All,
    /// Organisations by the number of their people, both ends included.
    Size {
        /// The smallest.
        from: u32,
        /// The largest; none where there is no end.
        to: Option<u32>,
    },
    /// Those of a sector.
    Sector(SectorId),
    /// Those of a kind.
    Kind(KindId),
    /// Some others, as the title says.
    Other,
}

/// A percentage that a survey found, for each segment.
#[derive(Clone, Debug, Decode, Encode, PartialEq, Eq)]
pub struct Figure {
    /// Its name.
    pub id: FigureId,
    /// The items and topics that it fits.
    pub items: Vec<ItemId>,
    /// The survey that found it.
    pub survey: SurveyId,
    /// What the percentage is of.
    pub title: String,
    /// What was asked.
    pub question: String,
    /// What must be said with it.
    pub caveat: Option<String>,
    /// Whether it measures something near, not the item itself.
    pub proxy: bool,
    /// What was found in each segment.
    pub values: BTreeMap<SegmentId, Cell>,
}

/// What was found in one segment.
#[derive(Clone, Copy, Debug, Decode, Encode, PartialEq, Eq)]
pub struct Cell {
    /// How many answered.
    pub n: u32,
    /// How many of them, of a hundred.
    pub percent: Percent,
}

/// A percentage in whole tenths, from 0 to 100.
#[derive(Clone, Copy, Debug, Decode, Encode, PartialEq, Eq, PartialOrd, Ord)]
pub struct Percent(u32);

impl Percent {
    /// Takes tenths of a percent; none over 100 percent.
    pub fn new(tenths: u32) -> Option<Self> {
        (tenths <= 1000).then_some(Self(tenths))
    }

    /// Returns the tenths.
    pub fn tenths(self) -> u32 {
        self.0
    }
}

/// Writes `26.1`.
impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{}.{}", self.0 / 10, self.0 % 10)
    }
}

/// Items for which nobody has published a figure.
#[derive(Clone, Debug, Decode, Encode, PartialEq, Eq)]
pub struct Unmeasured {
    /// The items and topics.
    pub items: Vec<ItemId>,
    /// Why there is none.
    pub why: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percentage_is_exact_and_none_over_a_hundred() {
        let shown = |tenths| Percent::new(tenths).map(|percent| percent.to_string());
        assert_eq!(shown(261).as_deref(), Some("26.1"));
        assert_eq!(shown(5).as_deref(), Some("0.5"));
        assert_eq!(shown(1000).as_deref(), Some("100.0"));
        assert_eq!(shown(1001), None);
    }
}
