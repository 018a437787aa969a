//! The areas of an assessment as a drawing of its own.

use std::borrow::Cow;
use std::io;

use askama::Template;

use crate::render::html::radar::{Frame, Web};
use crate::render::html::text::shown;
use crate::render::wrap;
use crate::report::{Block, Document};

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

/// What is left free around the drawing.
const MARGIN: f64 = 8.0;
/// How far the legends are below each other.
const LINE: f64 = 18.0;
/// What a legend takes beside its words.
const BESIDE: f64 = 34.0;
const COLUMN: f64 = 7.0;

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
    Best,
    Target,
    Before,
}

/// Writes the first radar of a document.
pub(in crate::render) fn write(document: &Document, out: &mut dyn io::Write) -> io::Result<()> {
    let web = document.blocks.iter().find_map(|block| match block {
        Block::Radar(radar) => Web::of(radar),
        _ => None,
    });
    let title = document.blocks.iter().find_map(|block| match block {
        Block::Heading { text, .. } => Some(shown(text)),
        _ => None,
    });
    let Some(web) = web else {
        let told = "a drawing needs three areas in which something applies";
        return Err(io::Error::new(io::ErrorKind::Unsupported, told));
    };
    let keys = keys(&web);
    let drawing = Drawing {
        style: STYLE,
        title: title.unwrap_or_default(),
        frame: frame(&web, &keys),
        keys,
        web,
    };
    writeln!(out, "{}", drawing.render().map_err(io::Error::other)?)
}

/// Returns the room for a drawing with its legends below.
fn frame(web: &Web, keys: &[LegendKey]) -> Frame {
    let widest = keys.iter().map(|key| wrap::width(&key.words)).max().unwrap_or(0);
    let legends = u32::try_from(widest).map_or(0.0, f64::from) * COLUMN + BESIDE;
    let width = (web.frame.width + 2.0 * MARGIN).max(legends);
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
