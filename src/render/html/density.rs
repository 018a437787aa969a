//! How small the page for those who decide has to be set, so that it is one page of A4 or Letter.

use unicode_width::UnicodeWidthStr;

use crate::report::{Board, BoardAction, BoardGap, BoardGoal, BoardStage};

/// So many tenths of a line have room in each size.
const ROOMY: usize = 655;
const TIGHT: usize = 765;

/// How small it is set on paper; a class of the page has its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Density {
    Roomy,
    Tight,
    Dense,
}

impl Density {
    /// Returns the size in which a board is one page.
    pub(super) fn of(board: &Board) -> Self {
        match lines(board) {
            lines if lines <= ROOMY => Self::Roomy,
            lines if lines <= TIGHT => Self::Tight,
            _ => Self::Dense,
        }
    }

    pub(super) fn class(self) -> &'static str {
        match self {
            Self::Roomy => "roomy",
            Self::Tight => "tight",
            Self::Dense => "dense",
        }
    }
}

/// Returns about how high it is, in tenths of a line of the text.
fn lines(board: &Board) -> usize {
    let some = |text: &Option<String>, columns| text.as_deref().map_or(0, |t| wrapped(t, columns));
    let verdict = wrapped(&board.verdict, 74) * 15 / 10
        + wrapped(&board.certainty.words(), 115)
        + wrapped(&board.ask.words(), 94) * 12 / 10
        + some(&board.decision, 90) * 12 / 10
        + 60;
    let ladder: usize = board.stages.iter().map(stage).sum();
    let ladder = ladder + some(&board.peers, 98) * 8 / 10 + 60;
    let side: usize = board.goals.iter().map(goal).sum();
    let side = side + wrapped(&board.trend.told, 38) * 8 / 10 + some(&board.of_goals, 38) + 115;
    let gaps: usize = board.gaps.iter().map(gap).sum();
    let first = board.ask_first.as_ref().map_or(0, |line| wrapped(&line.words(), 115) + 5);
    let gaps = gaps + first + some(&board.no_gap, 115) + 50;
    let actions: usize = board.actions.iter().chain(&board.sums).map(action).sum();
    let otherwise = board.otherwise.iter().map(|line| wrapped(&line.words(), 115) + 5);
    let actions = actions + otherwise.sum::<usize>() + 60;
    verdict + ladder.max(side) + gaps + actions + wrapped(&board.method, 135) * 8 / 10 + 20
}

/// Returns how high a text is where so many columns have room beside each other.
fn wrapped(text: &str, columns: usize) -> usize {
    UnicodeWidthStr::width(text).div_ceil(columns).max(1) * 10
}

/// The same of what is set small; nothing where there is none.
fn small(text: Option<&str>, columns: usize) -> usize {
    text.map_or(0, |text| wrapped(text, columns) * 8 / 10)
}

fn stage(stage: &BoardStage) -> usize {
    let state = 10 + small(stage.needs.as_deref(), 46);
    wrapped(&stage.title, 27).max(state) + 6
}

fn goal(goal: &BoardGoal) -> usize {
    let notes = goal.notes.iter().chain(&goal.first).map(|note| small(Some(note), 38));
    wrapped(&goal.title, 34) * 8 / 10 + notes.sum::<usize>() + 36
}

fn gap(gap: &BoardGap) -> usize {
    let name = wrapped(&gap.title, 26) + small(Some(&gap.place), 34);
    let follows = gap.follows.as_deref().map_or(0, |said| wrapped(said, 62));
    let told = follows + small(gap.takes.as_deref(), 76);
    name.max(told).max(wrapped(&gap.closed, 20)) + 6
}

fn action(action: &BoardAction) -> usize {
    let owner = action.owner.as_deref().map_or(0, |owner| wrapped(owner, 14));
    let owner = owner + small(action.agreed.as_deref(), 17);
    let shown = 10 + small(action.waits.as_deref(), 15);
    wrapped(&action.title, 26).max(owner).max(shown).max(wrapped(&action.closes, 15)) + 6
}
