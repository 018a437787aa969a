//! The tables of a portfolio: its units, and how the figures lie over them.

use std::collections::BTreeMap;

use crate::lang::{Lang, phrase, say};
use crate::report::common::estimate;
use crate::report::common::figure_data::PercentData;
use crate::report::document::rows::{Cell, Header, Rows, cells};
use crate::report::over_time::rows as standing;
use crate::report::portfolio::counted;
use crate::report::portfolio::portfolio_data::{
    AreaUnitsData, FiguresData, GroupData, PortfolioData,
};
use crate::report::portfolio::units_data::UnitData;

/// Returns the tables; programs get the units.
pub(crate) fn of_portfolio<'a>(lang: &'a Lang, data: &'a PortfolioData) -> Vec<Rows<'a>> {
    vec![units(lang, data), stages(lang, data), areas(lang, data), blockers(lang, data)]
}

/// Returns a row for each unit, with the percents of its areas behind.
fn units<'a>(lang: &'a Lang, data: &'a PortfolioData) -> Rows<'a> {
    let mut headers = vec![
        Header::new("subject", say!(lang, "Unit"), 30).names(),
        Header::new("folder", say!(lang, "Folder"), 24),
        Header::new("sheet", say!(lang, "Sheet"), 24),
        Header::new("date", say!(lang, "Date"), 12),
        Header::new("model", say!(lang, "Model"), 14),
        Header::new("version", say!(lang, "Version"), 9),
    ];
    headers.extend(standing::standing_headers(lang));
    headers.extend([
        Header::new("not_applicable", say!(lang, "Not applicable"), 11),
        Header::new("coverage_percent", say!(lang, "Coverage"), 11),
        Header::new("estimate", say!(lang, "First estimates"), 10),
        Header::for_programs("comparable"),
        Header::new("why_not", say!(lang, "Unlike the others"), 26),
        Header::new("blockers", say!(lang, "In the way"), 44),
    ]);
    let mut areas: Vec<&AreaUnitsData> = Vec::new();
    for area in data.models.iter().flat_map(|group| &group.areas) {
        if areas.iter().all(|known| known.id != area.id) {
            areas.push(area);
        }
    }
    for area in &areas {
        let (id, title) = (&area.id, area.title.clone());
        headers.push(Header::for_programs(format!("area_{id}_worst")));
        headers.push(Header::new(format!("area_{id}"), title, 18));
        headers.push(Header::for_programs(format!("area_{id}_best")));
    }
    let rows = data.models.iter().flat_map(move |group| {
        let areas = areas.clone();
        let items = group.items.iter();
        let titles: BTreeMap<&str, &str> = items.map(|item| (&*item.id, &*item.title)).collect();
        let units = group.units.iter();
        units.map(move |unit| row(data, unit, group, &titles, &areas))
    });
    Rows::new(lang, phrase!("Units"), headers, rows)
}

fn row<'a>(
    data: &PortfolioData,
    unit: UnitData,
    group: &'a GroupData,
    titles: &BTreeMap<&str, &str>,
    areas: &[&AreaUnitsData],
) -> Vec<Cell<'a>> {
    let blockers: Vec<&str> = unit.blockers.iter().map(|one| &*one.item).collect();
    let titles = blockers.iter().map(|id| titles.get(id).unwrap_or(id));
    let titles: Vec<&str> = titles.copied().collect();
    let blockers = Cell::word(blockers.join("; "), titles.join("; "));
    let percents = areas.iter().flat_map(|known| {
        let area = unit.areas.iter().find(|area| area.id == known.id);
        let none = PercentData { worst: None, answered: None, best: None };
        let percent = area.map_or(none, |area| area.percent);
        [percent.worst, percent.answered, percent.best].map(Cell::percent)
    });
    let percents: Vec<Cell> = percents.collect();
    let (index, top) = (unit.index.as_ref(), group.index_top);
    let standing =
        standing::standing((unit.in_place, unit.partly), unit.stage, index, top, unit.coverage);
    // Where there is but one folder or model, nobody has to be told which.
    let folder = (data.folders.len() > 1).then(|| unit.folder.clone());
    let mut row = cells![
        unit.subject,
        Cell::word(unit.folder, folder.unwrap_or_default()),
        unit.sheet,
        Cell::Day(unit.date.into()),
        Cell::word(&group.model.id, title_of(data, group).map_or("", String::as_str)),
        unit.version,
    ];
    row.extend(standing);
    row.extend(cells![
        unit.coverage.not_applicable,
        Cell::percent(unit.coverage_percent),
        estimate::count(unit.estimate),
        unit.comparable,
        Cell::word(unit.why_not.join("; "), unit.unlike),
        blockers,
    ]);
    row.extend(percents);
    row
}

fn stages<'a>(lang: &'a Lang, data: &'a PortfolioData) -> Rows<'a> {
    let mut headers = vec![
        Header::for_people(say!(lang, "Model"), 24),
        Header::for_people(say!(lang, "Stage"), 9),
        Header::for_people(say!(lang, "Title"), 34).names(),
        Header::for_people(say!(lang, "Reached"), 10),
        Header::for_people(say!(lang, "At best"), 10),
    ];
    headers.extend(figures_headers(lang));
    let rows = of_models(data, |group| &group.stages).map(move |(model, stage)| {
        let mut row = cells![model, stage.number, &stage.title, stage.reached, stage.possible,];
        row.extend(figures(lang, data, stage.percent.as_ref()));
        row
    });
    Rows::new(lang, phrase!("Stages"), headers, rows)
}

fn areas<'a>(lang: &'a Lang, data: &'a PortfolioData) -> Rows<'a> {
    let mut headers = vec![
        Header::for_people(say!(lang, "Model"), 24),
        Header::for_people(say!(lang, "Area"), 34).names(),
    ];
    headers.extend(figures_headers(lang));
    let rows = of_models(data, |group| &group.areas).map(move |(model, area)| {
        let mut row = cells![model, &area.title];
        row.extend(figures(lang, data, area.percent.as_ref()));
        row
    });
    Rows::new(lang, phrase!("Areas"), headers, rows)
}

fn blockers<'a>(lang: &'a Lang, data: &'a PortfolioData) -> Rows<'a> {
    let headers = [
        Header::for_people(say!(lang, "Model"), 24),
        Header::for_people(say!(lang, "Stage"), 9),
        Header::for_people(say!(lang, "Practice"), 40).names(),
        Header::for_people(say!(lang, "Units"), 9),
        Header::for_people(say!(lang, "Under the floor"), 11),
        Header::for_people(say!(lang, "Open"), 9),
        Header::for_people(say!(lang, "Not certain"), 11),
    ];
    let rows = of_models(data, |group| &group.blockers).map(|(model, one)| {
        cells![model, one.stage, &one.title, one.units, one.below_floor, one.open, one.uncertain,]
    });
    Rows::new(lang, phrase!("In the way"), headers, rows)
}

/// Returns the same part of all models, each with the title of its model where there are several.
fn of_models<'a, T: 'a>(
    data: &'a PortfolioData,
    part: fn(&'a GroupData) -> &'a Vec<T>,
) -> impl Iterator<Item = (Option<&'a String>, &'a T)> {
    data.models.iter().flat_map(move |group| {
        let title = title_of(data, group);
        part(group).iter().map(move |one| (title, one))
    })
}

/// Returns the title of a model where there are several.
fn title_of<'g>(data: &PortfolioData, group: &'g GroupData) -> Option<&'g String> {
    (data.models.len() > 1).then_some(&group.model.title)
}

fn figures_headers(lang: &Lang) -> [Header; 6] {
    [
        Header::for_people(say!(lang, "Units"), 9),
        Header::for_people(say!(lang, "Median"), 10),
        Header::for_people(say!(lang, "Mean"), 10),
        Header::for_people(say!(lang, "Lowest"), 10),
        Header::for_people(say!(lang, "Highest"), 10),
        Header::for_people(say!(lang, "Weakest unit"), 30),
    ]
}

/// Returns how a percent lies over the units that have one, by what is answered.
fn figures<'a>(
    lang: &Lang,
    data: &PortfolioData,
    figures: Option<&'a FiguresData>,
) -> [Cell<'a>; 6] {
    let percent = |of: fn(&FiguresData) -> _| Cell::percent(figures.map(of));
    let weakest = figures.map(|all| {
        let one = &all.weakest;
        let unit = match data.folders.len() {
            0 | 1 => one.subject.clone(),
            _ => format!("{} ({})", one.subject, one.folder),
        };
        counted::instead_of_weakest(lang, all.units, one.alike)
            .unwrap_or_else(|| counted::said_of_weakest(lang, unit, one.certain, one.alike).words())
    });
    [
        figures.map(|all| all.units).into(),
        percent(|all| all.median.answered),
        percent(|all| all.mean.answered),
        percent(|all| all.lowest.answered),
        percent(|all| all.highest.answered),
        weakest.into(),
    ]
}
