//! The areas of an assessment as a drawing of its own.

use std::borrow::Cow;
use std::io;

use askama::Template;

use crate::render::html::radar::Web;
use crate::render::html::text::shown;
use crate::render::wrap;
use crate::report::{Block, Document};

const STYLE: &str = include_str!("../../../templates/drawing.css");

#[derive(Debug, Template)]
#[template(path = "drawing.svg", escape = "html")]
struct Drawing {
    style: &'static str,
    title: String,
    web: Web,
    keys: Vec<LegendKey>,
}

#[derive(Debug)]
struct LegendKey {
    sign: Sign,
    words: Cow<'static, str>,
    at: usize,
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
    let drawing = Drawing { style: STYLE, title: title.unwrap_or_default(), keys: keys(&web), web };
    writeln!(out, "{}", drawing.render().map_err(io::Error::other)?)
}

/// Names each sign of a drawing, from left to right.
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
    let mut at = 24;
    let keys = all.into_iter().filter_map(|(sign, words)| {
        let words = words?;
        let key = LegendKey { sign, words, at };
        at += 40 + 7 * wrap::width(&key.words);
        Some(key)
    });
    keys.collect()
}
