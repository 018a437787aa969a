//! How small the page for those who decide has to be set, so that it is one page of A4 or Letter.

use unicode_width::UnicodeWidthStr;

use crate::report::{Board, BoardAction, BoardGap, BoardGoal, BoardStage};

/// How small it is set on paper; a class of the page has its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Density {
    Roomy,
    Tight,
    Dense,
    /// As small as can be read.
    Densest,
}

impl Density {
    const ALL: [Self; 4] = [Self::Roomy, Self::Tight, Self::Dense, Self::Densest];

    /// Returns the largest size in which a board is one page, the smallest where none is known to be
    /// small enough.
    pub(super) fn of(board: &Board) -> Self {
        let fits = |size: &Self| size.lines(board) <= size.room();
        Self::ALL.into_iter().find(fits).unwrap_or(Self::Densest)
    }

    pub(super) fn class(self) -> &'static str {
        match self {
            Self::Roomy => "roomy",
            Self::Tight => "tight",
            Self::Dense => "dense",
            Self::Densest => "dense densest",
        }
    }

    /// The size of the text, in tenths of a point.
    fn size(self) -> usize {
        match self {
            Self::Roomy => 90,
            Self::Tight => 80,
            Self::Dense => 75,
            Self::Densest => 70,
        }
    }

    /// So many tenths of a line have room: fewer than in any drawn round of `tests/browser` in which
    /// some had not.
    fn room(self) -> usize {
        match self {
            Self::Roomy => 710,
            Self::Tight => 820,
            Self::Dense => 950,
            Self::Densest => usize::MAX,
        }
    }

    /// Returns about how high a board is, in tenths of a line of the text.
    fn lines(self, board: &Board) -> usize {
        let wrapped = |text: &str, columns| self.wrapped(text, columns);
        let some =
            |text: &Option<String>, columns| text.as_deref().map_or(0, |t| wrapped(t, columns));
        let verdict = wrapped(&board.verdict, 74) * 15 / 10
            + wrapped(&board.certainty.words(), 115)
            + wrapped(&board.ask.words(), 94) * 12 / 10
            + some(&board.decision, 90) * 12 / 10
            + some(&board.counted_from, 130) * 8 / 10
            + wrapped(&board.round, 130) * 8 / 10
            + 52;
        let ladder: usize = board.stages.iter().map(|one| self.stage(one)).sum();
        let ladder = ladder + some(&board.peers, 98) * 8 / 10 + 60;
        let side: usize = board.goals.iter().map(|one| self.goal(one)).sum();
        let side = side + wrapped(&board.trend.told, 38) * 8 / 10 + some(&board.of_goals, 38) + 115;
        let gaps: usize = board.gaps.iter().map(|one| self.gap(one)).sum();
        let first = board.above_gaps.iter().chain(&board.below_gaps);
        let first: usize = first.map(|line| wrapped(&line.words(), 115) + 5).sum();
        let gaps = gaps + first + some(&board.no_gap, 115) + 50;
        let actions: usize =
            board.actions.iter().chain(&board.sums).map(|one| self.action(one)).sum();
        let otherwise = board.otherwise.iter().map(|line| wrapped(&line.words(), 115) + 5);
        let actions = actions + otherwise.sum::<usize>() + 60;
        let foot = wrapped(&board.method, 135) + wrapped(&board.attribution(), 135);
        verdict + ladder.max(side) + gaps + actions + foot * 8 / 10 + 20
    }

    /// Returns how high a text is where so many columns of the smallest size have room beside each
    /// other.
    fn wrapped(self, text: &str, columns: usize) -> usize {
        let columns = columns * Self::Dense.size() / self.size();
        UnicodeWidthStr::width(text).div_ceil(columns.max(1)).max(1) * 10
    }

    /// The same of what is set small; nothing where there is none.
    fn small(self, text: Option<&str>, columns: usize) -> usize {
        text.map_or(0, |text| self.wrapped(text, columns) * 8 / 10)
    }

    fn stage(self, stage: &BoardStage) -> usize {
        let beside = 10 + self.small(stage.needs.as_deref(), 46);
        self.wrapped(&stage.title, 27).max(beside) + 6
    }

    fn goal(self, goal: &BoardGoal) -> usize {
        let notes = goal.notes.iter().chain(&goal.first).map(|note| self.small(Some(note), 38));
        self.wrapped(&goal.title, 34) * 8 / 10 + notes.sum::<usize>() + 36
    }

    fn gap(self, gap: &BoardGap) -> usize {
        let name = self.wrapped(&gap.title, 26) + self.small(Some(&gap.place), 34);
        let follows = gap.follows.as_deref().map_or(0, |said| self.wrapped(said, 62));
        let told = follows + self.small(gap.takes.as_deref(), 76);
        name.max(told).max(self.wrapped(&gap.closed, 20)) + 6
    }

    fn action(self, action: &BoardAction) -> usize {
        let owner = action.owner.as_deref().map_or(0, |owner| self.wrapped(owner, 14));
        let owner = owner + self.small(action.agreed.as_deref(), 17);
        let shown = 10 + self.small(action.waits.as_deref(), 15);
        let beside = owner.max(shown).max(self.wrapped(&action.closes, 15));
        self.wrapped(&action.title, 26).max(beside) + 6
    }
}
