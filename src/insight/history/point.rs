//! One assessment as a point in time, and whether it can be compared with another.

use jiff::civil::Date;

use crate::answers::{Merged, ModelRef, Respondent, Sheet};
use crate::lang::Lang;
use crate::model::Model;
use crate::score::{self, Coverage, Index};

/// One assessment as a point in time: its figures alone, so that many fit in memory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// The name of its sheet.
    pub sheet: String,
    /// The day for which the answers hold.
    pub date: Date,
    /// Who answered.
    pub respondent: Option<Respondent>,
    /// How it was put together from other sheets; none on the sheet of one respondent.
    pub merged: Option<Merged>,
    /// The model, with the version whose wording was answered.
    pub model: ModelRef,
    /// How its model is said.
    pub lang: Lang,
    /// The stage reached.
    pub reached: u32,
    /// The stage reached if every open item turns out well.
    pub possible: u32,
    /// The index; none where nothing counts.
    pub index: Option<Index>,
    /// The number of stages, which is the most that the index can be.
    pub stages: usize,
    /// How much was answered.
    pub coverage: Coverage,
}

/// How far a point can be compared with another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Likeness {
    /// Why it cannot; empty where it can.
    pub why_not: Vec<WhyNot>,
    /// Whether somebody else answered, which is told and keeps nothing from being compared.
    pub other_respondent: bool,
}

/// Why a point cannot be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyNot {
    /// It answers another model.
    Model,
    /// It answers another version of the model.
    Version,
    /// Less than half as much of it is answered.
    Coverage,
    /// Less than half as much of the latest is answered.
    LatestCoverage,
    /// It is part of a merged sheet, which is a point itself.
    Merged,
}

impl WhyNot {
    /// Returns the word that programs use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Model => "model",
            Self::Version => "version",
            Self::Coverage => "coverage",
            Self::LatestCoverage => "latest-coverage",
            Self::Merged => "merged",
        }
    }
}

impl Point {
    /// Scores a sheet and keeps its figures.
    pub fn new(name: impl Into<String>, model: &Model, sheet: &Sheet) -> Self {
        let card = score::score(model, sheet);
        Self {
            sheet: name.into(),
            date: sheet.date,
            respondent: sheet.respondent.clone(),
            merged: sheet.merged.clone(),
            model: sheet.model.clone(),
            lang: model.lang.clone(),
            reached: card.reached,
            possible: card.possible,
            index: card.index(),
            stages: card.stages.len(),
            coverage: card.coverage,
        }
    }

    /// Returns the sheets that it was put together from, each with its day.
    pub(super) fn parts(&self) -> impl Iterator<Item = (&str, Date)> {
        let from = self.merged.iter().flat_map(|merged| &merged.from);
        from.map(|from| (from.sheet.as_str(), from.date))
    }

    /// Says how far the point can be compared with a later one.
    pub fn beside(&self, latest: &Self) -> Likeness {
        let mut why_not = Vec::new();
        if self.model.id != latest.model.id {
            why_not.push(WhyNot::Model);
        } else if self.model.version != latest.model.version {
            why_not.push(WhyNot::Version);
        }
        if self.coverage.is_less_than_half_of(latest.coverage) {
            why_not.push(WhyNot::Coverage);
        }
        let is_same_model = self.model.id == latest.model.id;
        if is_same_model && latest.coverage.is_less_than_half_of(self.coverage) {
            why_not.push(WhyNot::LatestCoverage);
        }
        Likeness {
            why_not,
            other_respondent: Respondent::are_two(
                self.respondent.as_ref(),
                latest.respondent.as_ref(),
            ),
        }
    }
}

impl Likeness {
    /// Says whether the two can be compared.
    pub fn is_comparable(&self) -> bool {
        self.why_not.is_empty()
    }
}
