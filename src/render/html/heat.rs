//! Stages and areas crossed, as cells with a colour and a figure.

use crate::lang::Lang;
use crate::render::html::text::shown;
use crate::report::{Heat, HeatCell};

#[derive(Debug)]
pub(super) struct ColouredCells {
    pub(super) stages: Vec<String>,
    pub(super) rows: Vec<(String, Vec<ColouredCell>)>,
    /// Whether any cell is not certain.
    pub(super) is_hatched: bool,
}

#[derive(Debug)]
pub(super) struct ColouredCell {
    pub(super) class: &'static str,
    pub(super) figure: String,
}

impl ColouredCells {
    pub(super) fn of(heat: &Heat) -> Self {
        let rows = heat.rows.iter().map(|row| {
            let cells = row.cells.iter().map(|cell| ColouredCell::of(*cell, &heat.lang));
            (shown(&row.label), cells.collect())
        });
        let mut all = heat.rows.iter().flat_map(|row| &row.cells);
        Self {
            is_hatched: all.any(|cell| cell.is_open()),
            stages: heat.stages.iter().map(|stage| shown(stage)).collect(),
            rows: rows.collect(),
        }
    }
}

impl ColouredCell {
    fn of(cell: HeatCell, lang: &Lang) -> Self {
        let worst = cell.range.worst().percent();
        let class = match &worst {
            None => "none",
            Some(_) if cell.is_open() => "unsure",
            Some(percent) => match percent.hundredths() {
                0..2500 => "heat-0",
                2500..5000 => "heat-1",
                5000..7500 => "heat-2",
                7500..10_000 => "heat-3",
                _ => "heat-4",
            },
        };
        let figure = cell.figure(lang);
        Self { class, figure }
    }
}
