//! The areas of an assessment as a drawing of its own: around one point, or as bars.

use std::borrow::Cow;
use std::io;

use askama::Template;

use crate::lang::{Lang, Phrase, phrase};
use crate::render::html::bar::{BarRow, Bars};
use crate::render::html::radar::{Frame, Web};
use crate::render::html::text::shown;
use crate::render::{legends, wrap};
use crate::report::{Block, Document, Meters};

const STYLE: &str = include_str!("../../../templates/drawing.css");

#[derive(Debug, Template)]
#[template(path = "drawing.svg", escape = "html")]
struct Drawing {
    style: &'static str,
    title: String,
    frame: Frame,
    web: Web,
    keys: Vec<LegendKey>,
}

/// The areas one below the other, where they span no surface or are too many around one point.
#[derive(Debug, Template)]
#[template(path = "bars.svg", escape = "html")]
struct AreaBars {
    style: &'static str,
    title: String,
    told: String,
    frame: Frame,
    /// Each with how far down it stands.
    rows: Vec<(f64, BarRow)>,
    keys: Vec<LegendKey>,
}

/// What is left free around the drawing.
const MARGIN: f64 = 8.0;
/// How far the legends are below each other.
const LINE: f64 = 18.0;
/// What a legend takes beside its words.
const BESIDE: f64 = 34.0;
const COLUMN: f64 = 7.0;
/// How far the rows of bars are below each other.
const ROW: f64 = 40.0;
/// How long a bar is, with what stands between it and its figure.
const BAR: f64 = 208.0;

#[derive(Debug)]
struct LegendKey {
    sign: Sign,
    words: Cow<'static, str>,
    /// How far down it stands.
    at: f64,
}

#[derive(Clone, Copy, Debug)]
enum Sign {
    Present,
    Sure,
    Best,
    Target,
    Before,
}

/// Writes the first radar of a document; where that cannot be drawn, the bars that stand above it.
pub(in crate::render) fn write(document: &Document, out: &mut dyn io::Write) -> io::Result<()> {
    let web = document.blocks.iter().find_map(|block| match block {
        Block::Radar(radar) => Web::of(radar),
        _ => None,
    });
    let title = shown(&document.title);
    let drawn = match (web, bars(document)) {
        (Some(web), _) => {
            let keys = keys(&web);
            Drawing { style: STYLE, title, frame: frame(&web, &keys), keys, web }.render()
        }
        (None, Some(meters)) => AreaBars::of(&document.lang, title, meters).render(),
        (None, None) => {
            let told = "nothing applies in any area, so there is nothing to draw";
            return Err(io::Error::new(io::ErrorKind::Unsupported, told));
        }
    };
    writeln!(out, "{}", drawn.map_err(io::Error::other)?)
}

/// Returns the bars above the radar; none where nothing in them applies.
fn bars(document: &Document) -> Option<&Meters> {
    let above = document.blocks.iter().take_while(|block| !matches!(block, Block::Radar(_)));
    let meters = above.filter_map(|block| match block {
        Block::Meters(meters) => Some(meters),
        _ => None,
    });
    meters.last().filter(|meters| meters.rows.iter().any(|row| row.best.is_some()))
}

impl AreaBars {
    fn of(lang: &Lang, title: String, meters: &Meters) -> Self {
        let Bars { rows, is_open, .. } = Bars::of(meters);
        let tops = std::iter::successors(Some(MARGIN), |top| Some(top + ROW));
        let rows: Vec<(f64, BarRow)> = tops.zip(rows).collect();
        let told = rows.iter().map(|(_, row)| format!("{} {}", row.label.trim(), row.figure));
        let told = lang.in_a_row(told);
        let mut at = rows.last().map_or(MARGIN, |(top, _)| top + ROW);
        let signs: [(Sign, Phrase, bool); 2] =
            [(Sign::Sure, phrase!("sure today"), true), (Sign::Best, legends::OPEN, is_open)];
        let keys = signs.into_iter().filter(|(.., is_there)| *is_there).map(|(sign, words, _)| {
            at += LINE;
            LegendKey { sign, words: lang.plain(words), at }
        });
        let keys: Vec<LegendKey> = keys.collect();
        let widths = rows.iter().map(|(_, row)| {
            let (label, figure) = (columns(&row.label), columns(&row.figure));
            (label + MARGIN).max(BAR + figure)
        });
        let width = widths.fold(keys_width(&keys), f64::max) + 2.0 * MARGIN;
        let frame = Frame { left: 0.0, top: 0.0, width, height: at + MARGIN };
        Self { style: STYLE, title, told, frame, rows, keys }
    }
}

fn columns(text: &str) -> f64 {
    u32::try_from(wrap::width(text)).map_or(0.0, f64::from) * COLUMN
}

/// Returns how much room the widest of the legends takes.
fn keys_width(keys: &[LegendKey]) -> f64 {
    keys.iter().map(|key| columns(&key.words)).fold(0.0, f64::max) + BESIDE
}

/// Returns the room for a drawing with its legends below.
fn frame(web: &Web, keys: &[LegendKey]) -> Frame {
    let width = (web.frame.width + 2.0 * MARGIN).max(keys_width(keys));
    let bottom = keys.last().map_or(web.frame.top + web.frame.height, |key| key.at) + MARGIN;
    let top = web.frame.top - MARGIN;
    Frame { left: -width / 2.0, top, width, height: bottom - top }
}

/// Names each sign of a drawing, one below the other.
fn keys(web: &Web) -> Vec<LegendKey> {
    let signs = &web.signs;
    let open = web.best.as_ref().map(|_| signs.open.clone());
    let target = web.target.as_ref().map(|_| signs.wanted.clone());
    let before = web.before.as_ref().map(|(on, _)| Cow::Owned(on.legend.clone()));
    let all = [
        (Sign::Present, Some(signs.now.clone())),
        (Sign::Best, open),
        (Sign::Target, target),
        (Sign::Before, before),
    ];
    let mut at = web.frame.top + web.frame.height + MARGIN;
    let keys = all.into_iter().filter_map(|(sign, words)| {
        let words = words?;
        at += LINE;
        Some(LegendKey { sign, words, at })
    });
    keys.collect()
}
