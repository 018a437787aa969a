//! Percents as lengths, and a meter as a bar.

use crate::render::html::text::{Spans, shown};
use crate::render::legends;
use crate::report::{Meter, Meters};
use crate::score::Fraction;

/// The length of a bar in the units of its drawing.
const LENGTH: u64 = 200;

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
    pub(super) figure: String,
    pub(super) words: Spans,
    /// What the drawing shows, for those who do not see it.
    pub(super) told: String,
    pub(super) sure: String,
    pub(super) open: String,
    pub(super) gate: Option<String>,
}

impl Bars {
    pub(super) fn of(meters: &Meters) -> Self {
        Self {
            of: shown(&meters.of),
            figures: meters.lang.plain(legends::figures(meters)).into_owned(),
            needed: meters.gate.map(|gate| gate.needed(&meters.lang)),
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
        let told = match gate {
            Some(gate) => lang.in_a_row([&figure, &gate.needed(lang)]),
            None => figure.clone(),
        };
        Self {
            label: shown(&meter.label),
            words: Spans::of(&meter.words),
            told,
            figure,
            sure: along(worst, LENGTH),
            open: along(&worst.short_of(best), LENGTH),
            gate: gate.map(|gate| along(&gate.at(), LENGTH)),
        }
    }
}

/// Returns a percent as a length, with one decimal.
pub(super) fn along(percent: &Fraction, length: u64) -> String {
    let tenths = percent.hundredths().min(10_000) * length / 1000;
    format!("{}.{}", tenths / 10, tenths % 10)
}
