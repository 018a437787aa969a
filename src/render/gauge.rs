//! Meters on a screen: label, bar, percent and words in columns; on a narrow screen the label
//! stands above.

use crate::render::bar::{self, BarPart};
use crate::render::look::Look;
use crate::render::paint::{self, Ink, PaintedRow, Piece};
use crate::render::wrap;
use crate::report::{Mark, Meter, Meters};

/// How many cells a bar has: a number that halves and quarters come out even on.
const CELLS: usize = 16;

/// The least that labels get beside the bars; with less they stand above.
const MIN_LABEL: usize = 18;

const GAP: &str = "  ";

/// Returns the rows of meters, with a line that says what the signs mean.
pub(super) fn rows(meters: &Meters, look: Look, columns: usize) -> Vec<PaintedRow> {
    let widest = |text: &dyn Fn(&Meter) -> usize| meters.rows.iter().map(text).max().unwrap_or(0);
    let label = widest(&|meter| wrap::width(&paint::shown(&meter.label, look)));
    let figure = widest(&|meter| wrap::width(&shown_figure(meter, meters, look)));
    let words = widest(&|meter| wrap::row_width(&paint::pieces(&meter.words, look)));
    let beside = CELLS + usize::from(meters.gate.is_some()) + figure + words + 3 * GAP.len();
    let room = columns.saturating_sub(beside);
    let mut rows = Vec::new();
    for meter in &meters.rows {
        let name = [plain(paint::shown(&meter.label, look))];
        let mut measure = bar(meter, meters.gate, look);
        let shown = shown_figure(meter, meters, look);
        let pad = figure.saturating_sub(wrap::width(&shown));
        measure.push(plain(format!("{GAP}{:pad$}{shown}", "")));
        let words = paint::pieces(&meter.words, look);
        rows.extend(if room >= label.min(MIN_LABEL) {
            in_columns(&name, measure, words, label.min(room))
        } else {
            stacked(&name, measure, &words, columns)
        });
    }
    let legend = bar::legend(meters, ink_of(look));
    if !legend.is_empty() {
        let legend = paint::shown(&legend, look);
        rows.extend(wrap::wrap(&[Piece::new(legend, Ink::Quiet)], columns));
    }
    rows
}

fn in_columns(
    name: &[Piece],
    mut measure: PaintedRow,
    words: PaintedRow,
    label: usize,
) -> Vec<PaintedRow> {
    if !words.is_empty() {
        measure.push(plain(GAP.to_owned()));
        measure.extend(words);
    }
    wrap::beside(&wrap::wrap(name, label), vec![measure], label + GAP.len())
}

fn stacked(
    name: &[Piece],
    measure: PaintedRow,
    words: &[Piece],
    columns: usize,
) -> Vec<PaintedRow> {
    let mut rows = wrap::wrap(name, columns);
    rows.extend(wrap::beside(&[], vec![measure], GAP.len()));
    if !words.is_empty() {
        let words = wrap::wrap(words, columns.saturating_sub(GAP.len()));
        rows.extend(wrap::beside(&[], words, GAP.len()));
    }
    rows
}

fn shown_figure(meter: &Meter, meters: &Meters, look: Look) -> String {
    paint::shown(&meter.figure(&meters.lang, meters.gate), look)
}

fn ink_of(look: Look) -> bar::BarInk {
    if look.unicode { bar::BLOCKS } else { bar::ASCII }
}

fn plain(text: String) -> Piece {
    Piece { text, ink: Ink::Plain }
}

fn bar(meter: &Meter, gate: Option<Mark>, look: Look) -> PaintedRow {
    let bar = bar::draw(meter, gate, CELLS, ink_of(look));
    let worst = gate.zip(meter.worst.as_ref());
    let reached = worst.is_some_and(|(gate, worst)| *worst >= gate.at());
    let parts = bar.parts.into_iter().map(|(part, text)| {
        let ink = match part {
            BarPart::Sure if reached => Ink::Met,
            BarPart::Sure | BarPart::Gate => Ink::Plain,
            BarPart::Open => Ink::Open,
            BarPart::Missing => Ink::Quiet,
        };
        Piece::new(text, ink)
    });
    parts.collect()
}
