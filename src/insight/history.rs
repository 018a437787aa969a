//! One subject over time: its assessments as points, and how far they can be compared.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::answers::{Estimates, ModelRef, Respondent, Sheet, SheetName};
use crate::facts::Fact;
use crate::insight::round::{RoundFacts, RoundState};
use crate::lang::Lang;
use crate::model::{Band, FactName, Model, Shown, Tells};
use crate::score::{
    self, Climbed, Coverage, ExactChange, Figures, Footings, Index, Narrowed, Practices, Range,
    Scorecard,
};
use crate::text::words;

/// All assessments of one subject, the oldest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct History {
    pub subject: String,
    /// The points, the oldest first.
    points: Vec<Point>,
    /// Other subjects in the same folder, each with the number of its sheets.
    pub others: Vec<(String, usize)>,
    /// The sheets that cannot be read, by round; each keeps its whole round from being a point.
    pub unread: BTreeSet<SheetName>,
    /// Whether claims without evidence are bounded from below.
    pub evidence_required: bool,
}

impl History {
    /// Puts points in order; those of one day stay in the order in which they are given.
    pub fn new(
        subject: impl Into<String>,
        mut points: Vec<Point>,
        others: Vec<(String, usize)>,
    ) -> Self {
        points.sort_by_key(|point| point.date);
        let (subject, unread) = (subject.into(), BTreeSet::new());
        Self { subject, points, others, unread, evidence_required: false }
    }

    /// Returns the latest point; none where there is no point at all.
    pub fn latest(&self) -> Option<&Point> {
        self.points.last()
    }

    pub fn words(&self) -> Lang {
        let lang = self.latest().map(|latest| latest.lang.clone());
        lang.unwrap_or_default()
    }

    pub fn spans_days(&self) -> bool {
        let days = |point: &Point| point.date;
        self.points.first().map(days) != self.points.last().map(days)
    }

    /// Returns the points, each with how far it can be compared with the latest.
    pub fn points(&self) -> impl ExactSizeIterator<Item = (&Point, Likeness)> {
        let latest = self.latest();
        let likeness =
            move |point: &Point| latest.map_or_else(Likeness::default, |one| point.beside(one));
        self.points.iter().map(move |point| (point, likeness(point)))
    }

    /// Returns what changed since the first point of an earlier day that can be compared with the
    /// latest; none where there is no such point.
    pub fn trend(&self) -> Option<Trend<'_>> {
        let (latest, before) = self.points.split_last()?;
        let first = before
            .iter()
            .find(|point| point.date < latest.date && point.beside(latest).is_comparable())?;
        Some(Trend { first, latest })
    }
}

/// One assessment as a point in time: its figures alone, so that many fit in memory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    pub sheet: String,
    pub date: Date,
    pub respondent: Option<Respondent>,
    /// How far its round has come.
    pub state: RoundState,
    /// How many respondents have answered.
    pub respondents: usize,
    /// How many items they see otherwise, and nobody has settled.
    pub not_agreed: usize,
    /// The model, with the version whose wording was answered.
    pub model: ModelRef,
    /// What is laid over the model that it is scored with.
    pub laid_over: Vec<String>,
    pub lang: Lang,
    pub practices: Practices,
    /// How far the one ladder was climbed; none where the model has none.
    pub ladder: Option<Climbed>,
    /// How far the ladder of each area was climbed, where each has one, with the title of the area.
    pub ladders: Vec<(String, Climbed)>,
    /// What is told of where the subject stood.
    pub tells: Tells,
    /// All staged items together.
    pub overall: Range,
    /// The unit of the figure of the whole; none where that is an index of the stages.
    pub shown: Option<Shown>,
    /// What figures of the whole are called.
    pub bands: Vec<Band>,
    /// The index, or the figure of the whole; none where nothing counts.
    pub index: Option<Index>,
    /// The number of stages, which is the most that the index can be.
    pub stages: usize,
    pub coverage: Coverage,
    /// How many of its answers are first estimates.
    pub estimates: Option<Estimates>,
    /// What programs found for it, without where.
    pub facts: Vec<Fact>,
}

/// How far a point can be compared with another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Likeness {
    pub why_not: Vec<WhyNot>,
    /// Whether somebody else answered, which is told and keeps nothing from being compared.
    pub other_respondent: bool,
}

words! {
    /// Why a point cannot be compared.
    pub enum WhyNot {
        Model = "model",
        /// It answers another version of the model.
        Version = "version",
        /// Something else was asked under the same version.
        Content = "content",
        /// Less than half as much of it is answered.
        Coverage = "coverage",
        /// Less than half as much of the latest is answered.
        LatestCoverage = "latest-coverage",
    }
}

impl Point {
    /// Scores what a round's sheets say together.
    pub fn new(round: &RoundFacts, model: &Model, sheet: &Sheet, narrowed: &Narrowed) -> Self {
        Self::of(round, model, sheet, score::score(model, sheet, narrowed))
    }

    /// Takes what is scored already.
    pub fn of(round: &RoundFacts, model: &Model, sheet: &Sheet, card: Scorecard) -> Self {
        let ladders = card.ladders.iter().map(|one| {
            let title = model.area(&one.area).map_or(one.area.as_str(), |area| &area.title);
            (title.to_owned(), one.climbed)
        });
        Self {
            ladders: ladders.collect(),
            sheet: round.name.clone(),
            date: round.day,
            respondent: sheet.respondent.clone(),
            state: round.state,
            respondents: round.respondents().count(),
            not_agreed: round.not_agreed.len(),
            model: sheet.model.clone(),
            laid_over: model.laid_over.clone(),
            lang: model.lang.clone(),
            practices: card.practices,
            ladder: card.ladder,
            tells: model.method.tells(),
            shown: card.shown,
            bands: model.method.bands.clone(),
            index: card.whole(),
            stages: card.stages.len(),
            coverage: card.coverage,
            estimates: sheet.estimates(model),
            overall: card.overall,
            facts: Vec::new(),
        }
    }

    /// Takes what programs found for its round.
    #[must_use]
    pub fn with_facts(mut self, facts: &[Fact]) -> Self {
        let bare = |fact: &Fact| Fact { from: Vec::new(), by: Vec::new(), ..fact.clone() };
        self.facts = facts.iter().map(bare).collect();
        self
    }

    pub fn fact(&self, name: FactName) -> Option<&Fact> {
        self.facts.iter().find(|fact| fact.name == name)
    }

    /// Returns the figures of the whole; none where an index of the stages is told.
    pub fn figures(&self) -> Option<Figures> {
        Some(Figures::of(self.shown.as_ref()?, &self.overall, None))
    }

    pub fn beside(&self, latest: &Self) -> Likeness {
        let mut why_not = Vec::new();
        if self.model.id != latest.model.id {
            why_not.push(WhyNot::Model);
        } else if self.model.version != latest.model.version {
            why_not.push(WhyNot::Version);
        } else if self.model.is_otherwise_asked(&latest.model) {
            why_not.push(WhyNot::Content);
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
    pub fn is_comparable(&self) -> bool {
        self.why_not.is_empty()
    }
}

/// What changed since the first point that can be compared with the latest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trend<'h> {
    pub first: &'h Point,
    pub latest: &'h Point,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndexChange {
    /// The least that it moved upwards, however open answers turn out.
    pub least: ExactChange,
    pub answered: ExactChange,
    /// The most that it moved upwards, however open answers turn out.
    pub most: ExactChange,
}

/// By how many items what is in place moved upwards.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct InPlaceChange {
    /// The least, however open answers turn out.
    pub least: i64,
    /// By what is sure on both sides.
    pub sure: i64,
    /// The most, however open answers turn out.
    pub most: i64,
}

impl Trend<'_> {
    pub fn in_place(&self) -> InPlaceChange {
        let (first, latest) = (self.first.practices, self.latest.practices);
        let number = |of: Footings| i64::try_from(of.in_place).unwrap_or(i64::MAX);
        let change = |from: Footings, to: Footings| number(to) - number(from);
        InPlaceChange {
            least: change(first.best, latest.worst),
            sure: change(first.worst, latest.worst),
            most: change(first.worst, latest.best),
        }
    }

    /// Returns how far the index moved; none where one of the two has none.
    pub fn index(&self) -> Option<IndexChange> {
        let (first, latest) = (self.first.index.as_ref()?, self.latest.index.as_ref()?);
        Some(IndexChange {
            least: ExactChange::between(&first.best, &latest.worst),
            answered: ExactChange::between(&first.answered, &latest.answered),
            most: ExactChange::between(&first.worst, &latest.best),
        })
    }
}
