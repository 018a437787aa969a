//! How large the letters of a slide can be: about how much room its words take, reckoned in tenths
//! of a line of the usual size. A browser looks at what comes of it in `tests/browser`.

use unicode_width::UnicodeWidthStr;

use crate::render::html::gantt::Days;
use crate::report::{Board, Line};

/// So many tenths have room in each size, the largest first: measured in a browser.
const AMPLE: usize = 148;
const ROOMY: usize = 215;
const MIDDLING: usize = 248;
const TIGHT: usize = 290;

/// Returns the name in the style of the largest letters that all of it fits with.
pub(super) fn size(tenths: usize) -> &'static str {
    match tenths {
        few if few <= AMPLE => "ample",
        usual if usual <= ROOMY => "roomy",
        more if more <= MIDDLING => "middling",
        _ => "tight",
    }
}

/// Says whether it fits with the smallest letters.
pub(super) fn fits(tenths: usize) -> bool {
    tenths <= TIGHT
}

/// Returns how many lines a text takes where so many columns have room on one.
fn lines(text: &str, columns: usize) -> usize {
    UnicodeWidthStr::width(text).div_ceil(columns).max(1)
}

fn some(text: Option<&String>, columns: usize) -> usize {
    text.map_or(0, |text| lines(text, columns))
}

fn of_line(line: &Line, columns: usize) -> usize {
    lines(&line.words(), columns)
}

pub(super) fn front(board: &Board) -> usize {
    let said = 13 * lines(&board.round, 82) + 14 * lines(&board.verdict, 62);
    88 + 24 * lines(&board.title, 26) + said + 13 * of_line(&board.ask, 82)
}

pub(super) fn stand(board: &Board) -> usize {
    let rows = board.stages.iter().map(|stage| {
        let needs = stage.needs.as_deref().unwrap_or_default();
        8 + 10 * lines(&format!("{}  {needs}", stage.state), 54).max(lines(&stage.title, 26))
    });
    20 * lines(&board.verdict, 46) + rows.sum::<usize>() + 37
}

pub(super) fn certainty(board: &Board) -> usize {
    10 + 10 * of_line(&board.certainty, 100)
}

pub(super) fn gaps(board: &Board) -> usize {
    let gaps = board.gaps.iter().map(|gap| {
        let large = 12 * lines(&gap.title, 24) + 10 * some(gap.follows.as_ref(), 30);
        let small = 8 * (lines(&gap.place, 38) + some(gap.takes.as_ref(), 38));
        large + small + 10 * lines(&gap.closed, 14) + 26
    });
    let said = 14 * some(board.no_gap.as_ref(), 80);
    let first = board.above_gaps.iter().chain(&board.below_gaps);
    let first: usize = first.map(|line| 10 + 10 * of_line(line, 100)).sum();
    38 + gaps.max().unwrap_or_default() + said + first
}

pub(super) fn plan(board: &Board) -> usize {
    let rows = board.actions.iter().chain(&board.sums).map(|action| {
        let owner = some(action.owner.as_ref(), 14) + some(action.agreed.as_ref(), 14);
        let shown = lines(&action.shown, 12) + some(action.waits.as_ref(), 12);
        let words = [lines(&action.title, 20), owner, shown, lines(&action.closes, 16)];
        7 + 9 * words.into_iter().max().unwrap_or_default()
    });
    47 + rows.sum::<usize>()
}

pub(super) fn when(days: &Days) -> usize {
    let rows = days.rows.iter().map(|row| {
        let what = if row.what.is_empty() { 0 } else { 8 * lines(&row.what, 40) };
        9 + 10 * lines(&row.label, 29) + what
    });
    40 + rows.sum::<usize>() + 9 * lines(&days.legend, 100)
}

pub(super) fn trend(board: &Board) -> usize {
    let goals = board.goals.iter().map(|goal| {
        let notes = goal.notes.iter().map(|note| lines(note, 40)).sum::<usize>();
        let latest = 17 * some(goal.latest.as_ref(), 18).max(1);
        let drawing = if board.goals.len() == 1 { 59 } else { 28 };
        13 * lines(&goal.title, 28) + latest + drawing + 8 * (notes + some(goal.first.as_ref(), 40))
    });
    let goals = goals.sum::<usize>() + 8 * some(board.of_goals.as_ref(), 40);
    // Two of them wrap more than one.
    let more = if board.goals.len() > 1 { 23 } else { 8 };
    more + 20 * lines(&board.trend.told, 38) + goals.max(150)
}

pub(super) fn rests(board: &Board, with_certainty: bool) -> usize {
    let (peers, method) = (some(board.peers.as_ref(), 112), lines(&board.method, 112));
    let certainty = if with_certainty { of_line(&board.certainty, 112) } else { 0 };
    60 + 9 * (peers + method + certainty) + 8 * lines(&board.attribution(), 130)
}

pub(super) fn decision(board: &Board) -> usize {
    let otherwise = board.otherwise.iter().map(|line| 10 + 13 * of_line(line, 66));
    let decision = board.decision.as_ref().map_or(0, |said| 10 + 13 * lines(said, 66));
    13 + 16 * of_line(&board.ask, 54) + otherwise.sum::<usize>() + decision
}
