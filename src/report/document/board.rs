//! One page for those who decide, free of format: what it says, shortened to what fits, and the
//! figures that are drawn.

use jiff::civil::Date;

use crate::lang::Lang;
use crate::report::document::figure;
use crate::report::document::line::Line;
use crate::score::Fraction;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Board {
    pub lang: Lang,
    pub title: String,
    /// Which round it is, and who answered.
    pub round: String,
    pub classification: Option<String>,
    /// Where the subject stands.
    pub verdict: String,
    /// How sure that is.
    pub certainty: Line,
    /// What is asked of those who decide.
    pub ask: Line,
    /// By when to decide, and who presents it.
    pub decision: Option<String>,
    /// From which day the months of the actions count.
    pub counted_from: Option<String>,
    pub of: BoardOf,
    pub stages: Vec<BoardStage>,
    /// What is said of stages or areas that have no room.
    pub more_stages: Option<String>,
    /// What was found elsewhere, in one sentence.
    pub peers: Option<String>,
    pub trend: BoardTrend,
    pub goals: Vec<BoardGoal>,
    /// What is said of goals that have no room, or of there being none.
    pub of_goals: Option<String>,
    pub gaps: Vec<BoardGap>,
    /// What is said where there is no gap.
    pub no_gap: Option<String>,
    /// What is graver than any of the gaps, and left aside by decision.
    pub above_gaps: Option<Line>,
    /// What else is left aside, and what to find out before more can be said.
    pub below_gaps: Vec<Line>,
    pub actions: Vec<BoardAction>,
    /// The actions of the plan that have no room, and all of them together.
    pub sums: Vec<BoardAction>,
    /// What stands above the costs; none where the work has no price.
    pub cost_in: Option<String>,
    /// What follows from a no, and from less.
    pub otherwise: Vec<Line>,
    pub method: String,
    /// What the licence of the texts asks for, whole.
    pub source: Vec<Line>,
}

/// What the rows are of that say where the subject stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BoardOf {
    /// The stages of one ladder.
    Stages,
    /// The areas, each on a ladder of its own.
    Ladders,
    /// The areas with their figures, under what stands above those.
    Figures(String),
}

/// A stage, or an area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoardStage {
    /// The number of the stage, or of the one that the area has reached: `1+`; empty where there is
    /// none.
    pub mark: String,
    pub title: String,
    pub drawn: BoardDrawn,
    /// How many of how many are in place, or a figure.
    pub count: String,
    pub state: String,
    pub holds: bool,
    pub needs: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BoardDrawn {
    /// One for each practice, those that are in place first.
    Practices(Vec<PracticeMark>),
    /// A bar from nothing to all.
    Bar {
        /// The percent that is sure.
        sure: Fraction,
        /// The same with all that is open.
        best: Fraction,
    },
}

/// What is known of a practice, in the order in which they are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PracticeMark {
    /// In place.
    Shown,
    /// In place by an answer that calls for evidence and has none.
    Claimed,
    Partly,
    /// It may be in place.
    Open,
    Missing,
    NotApplicable,
}

/// How many practices were in place, or what the figure was, the oldest round first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoardTrend {
    /// What is drawn, in a few words.
    pub of: String,
    pub points: Vec<BoardPoint>,
    /// The most that there can be.
    pub top: usize,
    /// What it tells, in a sentence.
    pub told: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoardPoint {
    pub label: String,
    /// What stands above it.
    pub figure: String,
    /// What is sure.
    pub least: usize,
    /// What open answers could make of it.
    pub most: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoardGoal {
    pub title: String,
    /// What was measured, in hundredths, the oldest first.
    pub points: Vec<(Date, u64)>,
    /// The first figure and its day, where there are several.
    pub first: Option<String>,
    /// The latest figure with its unit; none where nothing has been measured.
    pub latest: Option<String>,
    /// What is aimed at, in hundredths.
    pub aim: Option<u64>,
    /// The aim in words, and what moves the figure.
    pub notes: Vec<String>,
}

impl Board {
    /// Returns what the licence of the texts asks for, as one text.
    pub fn attribution(&self) -> String {
        self.lang.sentences(self.source.iter().map(Line::words))
    }

    /// Says whether an action has a day: without an estimate of its work it has none.
    pub fn is_dated(&self) -> bool {
        self.all_actions().any(|action| action.done != figure::NONE && !action.done.is_empty())
    }

    /// Says whether the work of an action is a number.
    pub fn is_estimated(&self) -> bool {
        self.all_actions().any(|action| action.weeks.contains(char::is_numeric))
    }

    /// Says whether nothing stands before the names of stages or areas.
    pub fn is_unmarked(&self) -> bool {
        self.stages.iter().all(|stage| stage.mark.is_empty())
    }

    /// Says whether it is known of a gap what follows from it.
    pub fn tells_what_follows(&self) -> bool {
        self.gaps.iter().any(|gap| gap.follows.is_some())
    }

    fn all_actions(&self) -> impl Iterator<Item = &BoardAction> {
        self.actions.iter().chain(&self.sums)
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoardGap {
    pub title: String,
    /// Its stage and its level.
    pub place: String,
    /// What follows while it stays.
    pub follows: Option<String>,
    /// What is to be there.
    pub takes: Option<String>,
    /// What becomes of it.
    pub closed: String,
}

/// An action, or several together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoardAction {
    pub title: String,
    pub owner: Option<String>,
    /// Whether the owner has agreed, and whether it is overdue.
    pub agreed: Option<String>,
    pub done: String,
    pub shown: String,
    /// Why it cannot be shown as soon as it is done.
    pub waits: Option<String>,
    pub weeks: String,
    pub cost: Option<String>,
    pub closes: String,
}
