//! The stage that is reached, small enough for a README.

use std::io;

use askama::Template;

use crate::report::data::AssessmentData;

/// What stands at the left.
const NAME: &str = "OSPO maturity";
/// About as wide as a character is.
const CHARACTER: usize = 6;
/// What is free beside the words.
const MARGIN: usize = 12;

#[derive(Debug, Template)]
#[template(path = "badge.svg", escape = "html")]
struct Badge {
    name: &'static str,
    stage: String,
    told: String,
    /// Where the left half ends.
    middle: usize,
    width: usize,
}

/// Writes a badge.
pub(in crate::render) fn write(data: &AssessmentData, out: &mut dyn io::Write) -> io::Result<()> {
    let top = data.stages.last().map_or(0, |stage| stage.number);
    let stage = format!("stage {} of {top}", data.stage.reached);
    let middle = NAME.len() * CHARACTER + MARGIN;
    let badge = Badge {
        name: NAME,
        told: format!("{NAME}: {stage}, {}", data.date),
        middle,
        width: middle + stage.len() * CHARACTER + MARGIN,
        stage,
    };
    writeln!(out, "{}", badge.render().map_err(io::Error::other)?)
}
