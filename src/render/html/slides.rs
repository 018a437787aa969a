//! The board's page and the days of the plan as slides: one thought a slide, each as large as its
//! words let it be.

use std::io;

use askama::Template;

use crate::lang::{Lang, phrase, said_together, say, say_of};
use crate::render::html::board::{self, BoardView};
use crate::render::html::fit;
use crate::render::html::gantt::{DayPrecision, Days};
use crate::render::html::text::{Bit, shown};
use crate::report::{Block, Board, Document, Gantt};
use crate::text;

const STYLE: &str = include_str!("../../../templates/slides.css");
const SCRIPT: &str = include_str!("../../../templates/slides.js");

/// What a browser may do: show the style and run the script above, which turns the slides by keys,
/// and nothing else. The words are their SHA-256; a test reckons them anew.
const POLICY: &str = "default-src 'none'; style-src 'sha256-uRonzNgmrSN7iMHRGLlep/9W5OauDSaC4reZPGjT2xM='; script-src 'sha256-oeozbOiXrZP1lkRbQJ53UJlWRHOYMqUhKyEmJ463P8A='; base-uri 'none'; form-action 'none'";

/// A deck has so many slides at least.
const FEWEST: usize = 6;
/// As many actions are shown along their days.
const MOST_BARS: usize = 5;
/// So many columns of the name of an action have room there.
const LABEL: usize = 56;
/// So many has its practice.
const WHAT: usize = 42;
/// So wide and so high are the columns of the trend, in tenths.
const COLUMNS: (u64, u64) = (2480, 1200);
/// So many columns of the title have room at the foot of a slide.
const FOOT: usize = 50;

#[derive(Debug, Template)]
#[template(path = "slides.html")]
struct Deck<'a> {
    policy: &'static str,
    style: &'static str,
    script: &'static str,
    lang: String,
    title: String,
    foot: String,
    said: DeckWording,
    /// What all actions take, and by when; none where there are fewer than two.
    plan: Option<String>,
    when: Option<String>,
    view: BoardView<'a>,
    days: Option<Days>,
    /// What is said of actions that have no room along the days.
    more: Option<String>,
    /// Whether how sure it is has room beside where it stands.
    certain_at_once: bool,
    /// Whether what it rests on has room below the decision.
    rests_at_last: bool,
    slides: Vec<Slide>,
}

#[derive(Debug)]
struct Slide {
    kind: SlideKind,
    size: &'static str,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum SlideKind {
    Front,
    Stand,
    Gaps,
    Plan,
    When,
    Trend,
    Rests,
    Decision,
}

said_together! {
    /// The words that are the same whatever the slides say.
    struct DeckWording {
        when: phrase!("When it is done"),
        days: phrase!("Days"),
        rests: phrase!("What it rests on"),
        decision: phrase!("Decision"),
    }
}

/// Writes the board of a document as slides, with the days of its plan where it has some.
///
/// # Errors
/// What `out` cannot take; and where there is no board in it.
pub(in crate::render) fn write(document: &Document, out: &mut dyn io::Write) -> io::Result<()> {
    let board = document.blocks.iter().find_map(|block| match block {
        Block::Board(board) => Some(&**board),
        _ => None,
    });
    let told = "only an assessment can be written as slides";
    let board = board.ok_or_else(|| io::Error::new(io::ErrorKind::Unsupported, told))?;
    let gantt = document.blocks.iter().find_map(|block| match block {
        Block::Gantt(gantt, _) => Some(gantt),
        _ => None,
    });
    let deck = Deck::of(&document.lang, board, gantt);
    let text = deck.render().map_err(io::Error::other)?;
    writeln!(out, "{text}")
}

impl<'a> Deck<'a> {
    fn of(lang: &Lang, board: &'a Board, gantt: Option<&Gantt>) -> Self {
        let more = gantt.map_or(0, |gantt| gantt.bars.len().saturating_sub(MOST_BARS));
        let more = (more > 0).then(|| {
            say_of!(lang, more, "The plan has {n} more action.", "The plan has {n} more actions.")
        });
        let days = gantt.filter(|gantt| !gantt.bars.is_empty());
        let days = days.map(|gantt| Days::of(&first(gantt), DayPrecision::Months));
        let certain_at_once = fit::fits(fit::stand(board) + fit::certainty(board));
        let (decision, rests) = (fit::decision(board), fit::rests(board, !certain_at_once));
        let has_enough = kinds(board, days.is_some()).count() > FEWEST;
        let rests_at_last = has_enough && fit::fits(decision + rests);
        let slide = |kind: SlideKind| {
            let tenths = match kind {
                SlideKind::Front => fit::front(board),
                SlideKind::Stand if certain_at_once => fit::stand(board) + fit::certainty(board),
                SlideKind::Stand => fit::stand(board),
                SlideKind::Gaps => fit::gaps(board),
                SlideKind::Plan => fit::plan(board),
                SlideKind::When => days.as_ref().map_or(0, fit::when),
                SlideKind::Trend => fit::trend(board),
                SlideKind::Rests => rests,
                SlideKind::Decision if rests_at_last => decision + rests,
                SlideKind::Decision => decision,
            };
            Slide { kind, size: fit::size(tenths) }
        };
        let kinds = kinds(board, days.is_some());
        let slides = kinds.filter(|kind| *kind != SlideKind::Rests || !rests_at_last).map(slide);
        let slides = slides.collect();
        let columns = board::columns(&board.trend, COLUMNS);
        Self {
            policy: POLICY,
            style: STYLE,
            script: SCRIPT,
            lang: lang.tag().to_owned(),
            title: shown(&board.title),
            foot: text::shortened(&board.title, FOOT),
            said: DeckWording::of(lang),
            plan: plan(lang, board),
            when: when(lang, board),
            view: BoardView { columns, ..BoardView::of(board) },
            days,
            more,
            certain_at_once,
            rests_at_last,
            slides,
        }
    }
}

fn plan(lang: &Lang, board: &Board) -> Option<String> {
    // What no step has an estimate for is not a number.
    let all = board.sums.last().filter(|sum| sum.weeks.contains(|one: char| one.is_numeric()))?;
    let (actions, weeks) = (&all.title, &all.weeks);
    Some(say!(lang, "{actions}, {weeks} person-weeks", actions, weeks))
}

fn when(lang: &Lang, board: &Board) -> Option<String> {
    let all = board.sums.last().or(board.actions.last())?;
    let (done, shown) = (&all.done, &all.shown);
    Some(say!(lang, "Done by {done}, can be shown from {shown}", done, shown))
}

/// Returns the first bars of a plan, with names that have room.
fn first(gantt: &Gantt) -> Gantt {
    let mut first = gantt.clone();
    first.bars.truncate(MOST_BARS);
    for bar in &mut first.bars {
        bar.label = text::shortened(&bar.label, LABEL);
        bar.what = text::shortened(&bar.what, WHAT);
    }
    first
}

/// Returns the slides that there is something to show on, as many as `FEWEST` at least.
fn kinds(board: &Board, has_days: bool) -> impl Iterator<Item = SlideKind> {
    let all = [
        SlideKind::Front,
        SlideKind::Stand,
        SlideKind::Gaps,
        SlideKind::Plan,
        SlideKind::When,
        SlideKind::Trend,
        SlideKind::Rests,
        SlideKind::Decision,
    ];
    let has_actions = !board.actions.is_empty();
    all.into_iter().filter(move |kind| match kind {
        SlideKind::Plan => has_actions,
        SlideKind::When => has_days,
        SlideKind::Front
        | SlideKind::Stand
        | SlideKind::Gaps
        | SlideKind::Trend
        | SlideKind::Rests
        | SlideKind::Decision => true,
    })
}

impl SlideKind {
    /// Returns the name of the slide in an address and in the style.
    fn id(self) -> &'static str {
        match self {
            Self::Front => "front",
            Self::Stand => "stand",
            Self::Gaps => "gaps",
            Self::Plan => "plan",
            Self::When => "when",
            Self::Trend => "trend",
            Self::Rests => "rests",
            Self::Decision => "decision",
        }
    }
}
