//! A meter as a bar of characters, with the mark that it needs.

use crate::render::legends;
use crate::report::{Mark, Meter, Meters};
use crate::score::Fraction;

#[derive(Clone, Copy, Debug)]
pub(super) struct BarInk {
    pub(super) sure: char,
    /// What open answers could add.
    pub(super) open: char,
    pub(super) missing: char,
    /// The mark.
    pub(super) gate: char,
}

/// For screens and files that have more than ASCII.
pub(super) const BLOCKS: BarInk = BarInk { sure: '█', open: '▒', missing: '░', gate: '│' };

/// For all others.
pub(super) const ASCII: BarInk = BarInk { sure: '#', open: ':', missing: '.', gate: '|' };

/// A bar in its parts, so that each can have its colour.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct BarDrawing {
    /// Each part is of one character.
    pub(super) parts: Vec<(BarPart, String)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BarPart {
    Sure,
    /// What open answers could add.
    Open,
    Missing,
    /// The mark.
    Gate,
}

/// Draws a meter with so many cells; the mark adds one.
///
/// A bar touches the mark only if its percent reaches it.
pub(super) fn draw(meter: &Meter, gate: Option<Mark>, cells: usize, ink: BarInk) -> BarDrawing {
    let mark = gate.map(Mark::at).map(|gate| (at_mark(&gate, cells), gate));
    let reach = |percent: &Fraction| reach(percent, mark.as_ref(), cells);
    let sure = meter.worst.as_ref().map_or(0, reach);
    let best = meter.best.as_ref().map_or(0, reach).max(sure);
    let mark = mark.as_ref().map(|(at, _)| *at);
    let mut bar = BarDrawing { parts: Vec::new() };
    for cell in 0..cells {
        if mark == Some(cell) {
            bar.push(BarPart::Gate, ink.gate);
        }
        match cell {
            _ if cell < sure => bar.push(BarPart::Sure, ink.sure),
            _ if cell < best => bar.push(BarPart::Open, ink.open),
            _ => bar.push(BarPart::Missing, ink.missing),
        }
    }
    if mark.is_some_and(|at| at >= cells) {
        bar.push(BarPart::Gate, ink.gate);
    }
    bar
}

/// Returns the number of cells before the mark.
fn at_mark(gate: &Fraction, cells: usize) -> usize {
    let gate = gate.hundredths().min(10_000);
    usize::try_from((gate * cells as u64).div_ceil(10_000)).unwrap_or(0)
}

fn reach(percent: &Fraction, mark: Option<&(usize, Fraction)>, cells: usize) -> usize {
    let filled = percent.hundredths().saturating_mul(cells as u64) / 10_000;
    let filled = usize::try_from(filled).unwrap_or(cells).min(cells);
    match mark {
        Some((at, gate)) if percent >= gate => filled.max(*at),
        Some((at, _)) => filled.min(at.saturating_sub(1)),
        None => filled,
    }
}

/// Says what the signs mean, as far as they are there.
pub(super) fn legend(meters: &Meters, ink: BarInk) -> String {
    let lang = &meters.lang;
    let mut parts = Vec::new();
    if let Some(needed) = &meters.needed {
        parts.push(format!("{} {needed}", ink.gate));
    }
    if meters.rows.iter().any(Meter::is_open) {
        parts.push(format!("{} {}", ink.open, lang.plain(legends::OPEN)));
    }
    lang.in_a_row(parts)
}

impl BarDrawing {
    fn push(&mut self, part: BarPart, ink: char) {
        match self.parts.last_mut() {
            Some((last, text)) if *last == part => text.push(ink),
            _ => self.parts.push((part, ink.to_string())),
        }
    }

    pub(super) fn text(&self) -> String {
        self.parts.iter().map(|(_, text)| text.as_str()).collect()
    }
}
