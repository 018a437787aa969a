//! How much is in place, small enough for a README.

use std::io;

use askama::Template;

use crate::lang::{Lang, phrase, say};
use crate::render::html::text::shown;
use crate::render::wrap;
use crate::report::data::{AssessmentData, FigureData};

/// About as wide as a column of characters is.
const CHARACTER: usize = 6;
/// What is free beside the words.
const MARGIN: usize = 12;

#[derive(Debug, Template)]
#[template(path = "badge.svg", escape = "html")]
struct Badge {
    name: String,
    in_place: String,
    told: String,
    middle: usize,
    width: usize,
}

/// Returns `62–74, b`, with the name of the first figure, or `1.48 (0 to 3)`; `–` where nothing is known.
fn figure(lang: &Lang, figure: &FigureData, scale: Option<&str>) -> String {
    let FigureData { worst: Some(worst), answered: Some(_), best: Some(best), band } = figure
    else {
        return "–".to_owned();
    };
    let (low, high) = (lang.number(worst), lang.number(best));
    let figure = if low == high { low } else { format!("{low}–{high}") };
    match (band, scale) {
        (Some(band), _) => lang.in_a_row([&figure, band]),
        (None, Some(scale)) => figure + &lang.aside(scale),
        (None, None) => figure,
    }
}

pub(in crate::render) fn write(
    lang: &Lang,
    data: &AssessmentData,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let name = shown(&data.badge);
    let (number, best, all) = (data.in_place.worst, data.in_place.best, data.in_place.of);
    let mut in_place = if let Some(figure) = data.figure.as_ref().filter(|_| !data.tells.stages) {
        self::figure(lang, figure, data.scale.as_deref())
    } else if best == number {
        say!(lang, "{number} of {all} in place", number, all)
    } else {
        say!(lang, "{number}–{best} of {all} in place", number, best, all)
    };
    if data.estimate > 0 {
        in_place += &lang.aside(lang.plain(phrase!("estimate")));
    }
    let in_place = shown(&in_place);
    let middle = wrap::width(&name) * CHARACTER + MARGIN;
    let badge = Badge {
        told: format!("{name}: {in_place}, {}", data.date),
        name,
        middle,
        width: middle + wrap::width(&in_place) * CHARACTER + MARGIN,
        in_place,
    };
    writeln!(out, "{}", badge.render().map_err(io::Error::other)?)
}
