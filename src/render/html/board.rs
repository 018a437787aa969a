//! The page for those who decide, drawn: squares for practices, columns for rounds, a line for the
//! figures of a goal.

use std::borrow::Cow;

use askama::Template;
use jiff::civil::Date;

use crate::lang::{Lang, phrase, said_together, say};
use crate::render::html::hatch;
use crate::render::html::text::{Bit, Spans, shown};
use crate::render::legends;
use crate::report::{Board, BoardDrawn, BoardGoal, BoardOf, BoardStage, BoardTrend, PracticeMark};
use crate::score::Fraction;

/// A square is so many tenths wide and high, and they stand so far apart.
const SQUARE: (u64, u64) = (160, 150);
const PITCH: u64 = 200;
/// So wide is the room for the squares of a stage, in tenths.
const SQUARES: u64 = 1000;
/// So high are the columns of the trend, in tenths, and so wide is the drawing.
const COLUMNS: (u64, u64) = (2480, 520);
/// The drawing of a goal, in tenths.
const SPARK: (u64, u64) = (1440, 300);

/// A board with what is drawn of it. Its texts are made safe where the template shows them.
#[derive(Debug)]
pub(super) struct BoardView<'a> {
    pub(super) board: &'a Board,
    pub(super) said: BoardWording,
    pub(super) certainty: Spans,
    pub(super) ask: Spans,
    pub(super) source: Vec<Spans>,
    pub(super) above_gaps: Option<Spans>,
    pub(super) below_gaps: Vec<Spans>,
    pub(super) otherwise: Vec<Spans>,
    /// What stands above the rows, their figures, and what is said of them.
    pub(super) heads: [String; 3],
    /// What the gaps are in the order of.
    pub(super) rule: Cow<'static, str>,
    /// One row of squares for each stage, and how wide it is.
    pub(super) squares: Vec<(String, Vec<SquareShapes>)>,
    pub(super) legend: Vec<(SquareShapes, Cow<'static, str>)>,
    pub(super) columns: Vec<ColumnShapes>,
    /// A drawing for each goal that was measured more than once.
    pub(super) sparks: Vec<Option<Spark>>,
}

/// A square as shapes of an SVG.
#[derive(Debug)]
pub(super) struct SquareShapes {
    /// The outline, where it has one.
    pub(super) frame: Option<Rect>,
    /// What is filled of it.
    pub(super) fill: Option<Rect>,
    /// Lines across it.
    pub(super) hatch: Option<String>,
    /// A hole in what is filled: its middle and half its width.
    pub(super) hole: Option<[String; 3]>,
    pub(super) dash: Option<String>,
}

#[derive(Debug)]
pub(super) struct Rect {
    pub(super) x: String,
    pub(super) y: String,
    pub(super) width: String,
    pub(super) height: String,
}

#[derive(Debug)]
pub(super) struct ColumnShapes {
    pub(super) middle: String,
    pub(super) sure: Rect,
    pub(super) open: Rect,
    pub(super) hatch: String,
    /// How many, above it.
    pub(super) figure: String,
    pub(super) figure_at: String,
    pub(super) when: String,
}

#[derive(Debug)]
pub(super) struct Spark {
    pub(super) line: String,
    pub(super) last: (String, String),
    pub(super) aim: Option<String>,
}

said_together! {
    /// The words of the page that are the same whatever it says.
    pub(super) struct BoardWording {
        stand: phrase!("Where we stand"),
        trend: phrase!("Trend and goals"),
        gaps: phrase!("Gravest gaps"),
        practice: phrase!("Practice"),
        follows: phrase!("What follows if it stays"),
        closed_by: phrase!("Closed by"),
        actions: phrase!("Actions"),
        deed: phrase!("What to do"),
        owner: phrase!("Owner"),
        done: phrase!("Work done"),
        shown: phrase!("Can be shown"),
        weeks: phrase!("Person-weeks"),
        closes: phrase!("What it closes"),
        not_measured: phrase!("not measured"),
    }
}

#[derive(Debug, Template)]
#[template(path = "board.html")]
struct BoardBody<'a> {
    view: BoardView<'a>,
}

/// Returns the markup of a board, to stand in a page whose style knows it.
pub(super) fn body(board: &Board) -> Result<String, askama::Error> {
    BoardBody { view: BoardView::of(board) }.render()
}

impl<'a> BoardView<'a> {
    pub(super) fn of(board: &'a Board) -> Self {
        let lang = &board.lang;
        Self {
            said: BoardWording::of(lang),
            certainty: Spans::of(&board.certainty),
            ask: Spans::of(&board.ask),
            source: board.source.iter().map(Spans::of).collect(),
            above_gaps: board.above_gaps.as_ref().map(Spans::of),
            below_gaps: board.below_gaps.iter().map(Spans::of).collect(),
            otherwise: board.otherwise.iter().map(Spans::of).collect(),
            squares: board.stages.iter().map(squares).collect(),
            heads: heads(lang, &board.of),
            rule: lang.plain(match board.of {
                BoardOf::Stages | BoardOf::Ladders => {
                    phrase!("Gravest risk first, then the next stage")
                }
                BoardOf::Figures(_) if !board.tells_what_follows() => phrase!("Lowest level first"),
                BoardOf::Figures(_) => phrase!("Gravest risk first, then the lowest level"),
            }),
            legend: legend(lang, &board.stages),
            columns: columns(&board.trend, COLUMNS),
            sparks: board.goals.iter().map(spark).collect(),
            board,
        }
    }

    /// Returns a text with nothing in it that reorders or hides text; the template escapes it.
    #[expect(clippy::unused_self, reason = "a template calls methods of what it is given")]
    pub(super) fn text(&self, text: &str) -> String {
        shown(text)
    }
}

fn heads(lang: &Lang, of: &BoardOf) -> [String; 3] {
    match of {
        BoardOf::Figures(head) => [say!(lang, "Area"), shown(head), say!(lang, "Not certain")],
        BoardOf::Ladders => [
            say!(lang, "Stage, area"),
            say!(lang, "Practices in place"),
            say!(lang, "State, and what it needs"),
        ],
        BoardOf::Stages => [
            say!(lang, "Stage"),
            say!(lang, "Practices in place"),
            say!(lang, "State, and what it needs"),
        ],
    }
}

/// Draws a bar: what is sure is filled, what is open is hatched.
fn bar(sure: &Fraction, best: &Fraction) -> SquareShapes {
    let along = |percent: &Fraction| (percent.hundredths() * SQUARES / 10_000).min(SQUARES);
    let (sure, best) = (along(sure), along(best));
    let open = best.saturating_sub(sure);
    SquareShapes {
        frame: Some(Rect::of(7, 7, SQUARES - 15, SQUARE.1 - 15)),
        fill: (sure > 0).then(|| Rect::of(0, 0, sure, SQUARE.1)),
        hatch: (open > 0).then(|| hatch::lines(sure, 0, open, SQUARE.1)),
        hole: None,
        dash: None,
    }
}

fn squares(stage: &BoardStage) -> (String, Vec<SquareShapes>) {
    let marks = match &stage.drawn {
        BoardDrawn::Practices(marks) => marks,
        BoardDrawn::Bar { sure, best } => return (tenths(SQUARES), vec![bar(sure, best)]),
    };
    let number = marks.len().max(1) as u64;
    let pitch = PITCH.min(SQUARES / number).max(1);
    let width = SQUARE.0.min(pitch * 4 / 5).max(1);
    let squares = (0..).zip(marks).map(|(at, mark)| square(*mark, at * pitch, width));
    (tenths(number * pitch), squares.collect())
}

fn square(mark: PracticeMark, x: u64, width: u64) -> SquareShapes {
    let rect = |y: u64, height: u64| Rect::of(x, y, width, height);
    let half = SQUARE.1 / 2;
    let none = SquareShapes { frame: None, fill: None, hatch: None, hole: None, dash: None };
    let framed = |square: SquareShapes| SquareShapes {
        frame: Some(Rect::of(x + 7, 7, width.saturating_sub(15), SQUARE.1 - 15)),
        ..square
    };
    match mark {
        PracticeMark::Shown => SquareShapes { fill: Some(rect(0, SQUARE.1)), ..none },
        PracticeMark::Claimed => SquareShapes {
            fill: Some(rect(0, SQUARE.1)),
            hole: Some([x + width / 2, half, width.min(SQUARE.1) / 4].map(tenths)),
            ..none
        },
        PracticeMark::Partly => {
            framed(SquareShapes { fill: Some(rect(half, SQUARE.1 - half)), ..none })
        }
        PracticeMark::Open => {
            framed(SquareShapes { hatch: Some(hatch::lines(x, 0, width, SQUARE.1)), ..none })
        }
        PracticeMark::Missing => framed(none),
        PracticeMark::NotApplicable => {
            let (from, to) = (tenths(x + width / 4), tenths(x + width * 3 / 4));
            SquareShapes { dash: Some(format!("M{from} {y}H{to}", y = tenths(half))), ..none }
        }
    }
}

impl Rect {
    fn of(x: u64, y: u64, width: u64, height: u64) -> Self {
        let [x, y, width, height] = [x, y, width, height].map(tenths);
        Self { x, y, width, height }
    }
}

fn tenths(number: u64) -> String {
    match number % 10 {
        0 => (number / 10).to_string(),
        part => format!("{}.{part}", number / 10),
    }
}

/// Names the marks that there are, in their order.
fn legend(lang: &Lang, stages: &[BoardStage]) -> Vec<(SquareShapes, Cow<'static, str>)> {
    let mut marks: Vec<PracticeMark> = Vec::new();
    let (mut has_bars, mut is_open) = (false, false);
    for stage in stages {
        match &stage.drawn {
            BoardDrawn::Practices(own) => marks.extend(own),
            BoardDrawn::Bar { sure, best } => {
                has_bars = true;
                is_open |= sure != best;
            }
        }
    }
    if has_bars {
        let sure = (square(PracticeMark::Shown, 0, SQUARE.0), lang.plain(phrase!("sure today")));
        let open = (square(PracticeMark::Open, 0, SQUARE.0), lang.plain(legends::OPEN));
        return [sure].into_iter().chain(is_open.then_some(open)).collect();
    }
    marks.sort_unstable();
    marks.dedup();
    let named = marks.into_iter().map(|mark| {
        let words = match mark {
            PracticeMark::Shown => phrase!("in place"),
            PracticeMark::Claimed => phrase!("in place, no evidence yet"),
            PracticeMark::Partly => phrase!("partly"),
            PracticeMark::Open => phrase!("may be in place"),
            PracticeMark::Missing => phrase!("not in place"),
            PracticeMark::NotApplicable => phrase!("does not apply"),
        };
        (square(mark, 0, SQUARE.0), lang.plain(words))
    });
    named.collect()
}

/// Draws the columns so wide and so high, in tenths.
pub(super) fn columns(trend: &BoardTrend, (wide, high): (u64, u64)) -> Vec<ColumnShapes> {
    let number = trend.points.len().max(1) as u64;
    let slot = (wide / number).min(800);
    let (top, width, floor) = (trend.top.max(1) as u64, 220, high + 160);
    let columns = (0..).zip(&trend.points).map(|(at, point)| {
        let (least, most) = (point.least as u64, point.most as u64);
        let (sure, best) = (least * high / top, most * high / top);
        let x = at * slot + slot / 2 - width / 2;
        ColumnShapes {
            middle: tenths(at * slot + slot / 2),
            sure: Rect::of(x, floor - sure, width, sure),
            open: Rect::of(x, floor - best, width, best - sure),
            hatch: hatch::lines(x, floor - best, width, best - sure),
            figure: shown(&point.figure),
            figure_at: tenths(floor - best - 40),
            when: shown(&point.label),
        }
    });
    columns.collect()
}

fn spark(goal: &BoardGoal) -> Option<Spark> {
    let (first, last) = (goal.points.first()?, goal.points.last()?);
    let days = |to: &Date| {
        let days = (*to - first.0).get_days();
        u64::try_from(days).unwrap_or_default()
    };
    let all = days(&last.0).max(1);
    let most = goal.points.iter().map(|(_, value)| *value).chain(goal.aim).max()?.max(1);
    let height = |value: u64| {
        let part = u128::from(value) * u128::from(SPARK.1) / u128::from(most);
        tenths(SPARK.1 + 30 - u64::try_from(part).unwrap_or(SPARK.1))
    };
    let at = |(day, value): &(Date, u64)| (tenths(days(day) * SPARK.0 / all), height(*value));
    let points: Vec<String> = goal
        .points
        .iter()
        .map(|point| {
            let (x, y) = at(point);
            format!("{x},{y}")
        })
        .collect();
    (goal.points.len() > 1).then(|| Spark {
        line: points.join(" "),
        last: at(last),
        aim: goal.aim.map(height),
    })
}
