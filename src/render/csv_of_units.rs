//! Rows for spreadsheets of a portfolio: one for each unit, with the percents of its areas behind.

use crate::render::csv::{defused, shown};
use crate::report::data::{GroupData, PortfolioData, UnitData};

/// What stands above the figures of every unit, whatever its model.
const UNIT: [&str; 19] = [
    "subject",
    "folder",
    "sheet",
    "date",
    "model",
    "version",
    "reached",
    "possible",
    "index_worst",
    "index",
    "index_best",
    "index_top",
    "answered",
    "applicable",
    "not_applicable",
    "coverage_percent",
    "comparable",
    "why_not",
    "blockers",
];

/// Returns what stands above the units: their figures, then three for each area of any model.
pub(super) fn head(data: &PortfolioData) -> Vec<String> {
    let areas = areas(data).into_iter().flat_map(|area| {
        let area = defused(area);
        [
            format!("area_{area}_worst"),
            format!("area_{area}"),
            format!("area_{area}_best"),
        ]
    });
    UNIT.map(str::to_owned).into_iter().chain(areas).collect()
}

/// Returns the rows of all units.
pub(super) fn rows(data: &PortfolioData) -> impl Iterator<Item = Vec<String>> {
    let areas = areas(data);
    data.models.iter().flat_map(move |group| {
        let areas = areas.clone();
        group
            .units
            .iter()
            .map(move |unit| row(&unit, group, &areas))
    })
}

/// Returns the areas of all models, each once.
fn areas(data: &PortfolioData) -> Vec<&str> {
    let mut ids: Vec<&str> = Vec::new();
    for area in data.models.iter().flat_map(|group| &group.areas) {
        if !ids.contains(&area.id.as_str()) {
            ids.push(&area.id);
        }
    }
    ids
}

fn row(unit: &UnitData, group: &GroupData, areas: &[&str]) -> Vec<String> {
    let blockers: Vec<&str> = (unit.blockers.iter())
        .map(|blocker| blocker.item.as_str())
        .collect();
    let mut cells = vec![
        defused(&unit.subject),
        defused(&unit.folder),
        defused(&unit.sheet),
        unit.date.clone(),
        defused(&group.model.id),
        defused(&unit.version),
        unit.stage.reached.to_string(),
        unit.stage.possible.to_string(),
        shown(unit.index.map(|index| index.worst)),
        shown(unit.index.map(|index| index.answered)),
        shown(unit.index.map(|index| index.best)),
        group.index_top.to_string(),
        unit.coverage.answered.to_string(),
        unit.coverage.applicable.to_string(),
        unit.coverage.not_applicable.to_string(),
        shown(unit.coverage_percent),
        unit.comparable.to_string(),
        unit.why_not.join("; "),
        defused(&blockers.join("; ")),
    ];
    for id in areas {
        let area = unit.areas.iter().find(|area| area.id == *id);
        let percent = area.map(|area| area.percent);
        let [worst, answered, best] = [
            percent.and_then(|percent| percent.worst),
            percent.and_then(|percent| percent.answered),
            percent.and_then(|percent| percent.best),
        ];
        cells.extend([worst, answered, best].map(shown));
    }
    cells
}
