//! The stage that is reached, small enough for a README.

use std::io;

use askama::Template;

use crate::lang::{Lang, phrase, say};
use crate::render::html::text::shown;
use crate::render::wrap;
use crate::report::data::AssessmentData;

/// About as wide as a column of characters is.
const CHARACTER: usize = 6;
/// What is free beside the words.
const MARGIN: usize = 12;

#[derive(Debug, Template)]
#[template(path = "badge.svg", escape = "html")]
struct Badge {
    name: String,
    stage: String,
    told: String,
    middle: usize,
    width: usize,
}

pub(in crate::render) fn write(
    lang: &Lang,
    data: &AssessmentData,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let top = data.stages.last().map_or(0, |stage| stage.number);
    let name = shown(&lang.plain(phrase!("OSPO maturity")));
    let stage = shown(&say!(lang, "stage {number} of {top}", number = data.stage.reached, top));
    let middle = wrap::width(&name) * CHARACTER + MARGIN;
    let badge = Badge {
        told: format!("{name}: {stage}, {}", data.date),
        name,
        middle,
        width: middle + wrap::width(&stage) * CHARACTER + MARGIN,
        stage,
    };
    writeln!(out, "{}", badge.render().map_err(io::Error::other)?)
}
