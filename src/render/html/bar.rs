//! Percents as lengths, and a meter as a bar.

use crate::render::html::hatch;
use crate::render::html::text::{Spans, is_inner, shown};
use crate::render::legends;
use crate::report::{Meter, Meters};
use crate::score::Fraction;

/// The length of a bar in the units of its drawing.
const LENGTH: f64 = 200.0;
const HEIGHT: f64 = 12.0;

#[derive(Debug)]
pub(super) struct Bars {
    pub(super) of: String,
    /// What the figures are.
    pub(super) figures: String,
    /// What the mark is, where there is one.
    pub(super) needed: Option<String>,
    pub(super) is_open: bool,
    pub(super) rows: Vec<BarRow>,
}

#[derive(Debug)]
pub(super) struct BarRow {
    pub(super) label: String,
    pub(super) is_inner: bool,
    pub(super) figure: String,
    pub(super) words: Spans,
    /// What the drawing shows, for those who do not see it.
    pub(super) told: String,
    /// Whether there is anything to draw: a bar of nothing would seem to be one of 0 percent.
    pub(super) is_drawn: bool,
    pub(super) sure: String,
    /// The lines of what is not certain; empty where all is.
    pub(super) open: String,
    pub(super) gate: Option<String>,
}

impl Bars {
    pub(super) fn of(meters: &Meters) -> Self {
        Self {
            of: shown(&meters.of),
            figures: shown(&legends::figures(meters)),
            needed: meters.needed.clone(),
            is_open: meters.rows.iter().any(Meter::is_open),
            rows: meters.rows.iter().map(|row| BarRow::of(row, meters)).collect(),
        }
    }
}

impl BarRow {
    fn of(meter: &Meter, meters: &Meters) -> Self {
        let (lang, gate) = (&meters.lang, meters.gate);
        let zero = Fraction::whole(0);
        let worst = meter.worst.as_ref().unwrap_or(&zero);
        let best = meter.best.as_ref().unwrap_or(worst);
        let figure = meter.figure(lang, gate);
        let told = match &meters.needed {
            Some(needed) => lang.in_a_row([&figure, needed]),
            None => figure.clone(),
        };
        Self {
            label: shown(&meter.label),
            is_inner: is_inner(&meter.label),
            words: Spans::of(&meter.words),
            told,
            figure,
            is_drawn: meter.best.is_some(),
            sure: along(worst),
            open: open(worst, best),
            gate: gate.map(|gate| along(&gate.at())),
        }
    }
}

fn open(worst: &Fraction, best: &Fraction) -> String {
    if worst == best {
        return String::new();
    }
    let [from, to] = [worst, best].map(|percent| length(percent, LENGTH));
    hatch::hatched(&hatch::boxed(from, to - from, HEIGHT))
}

/// Returns a percent of a whole, and at most all of it.
pub(super) fn length(percent: &Fraction, whole: f64) -> f64 {
    let hundredths = u32::try_from(percent.hundredths()).unwrap_or(u32::MAX).min(10_000);
    f64::from(hundredths) * whole / 10_000.0
}

fn along(percent: &Fraction) -> String {
    format!("{:.1}", length(percent, LENGTH))
}
