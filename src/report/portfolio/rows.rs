//! The tables of a portfolio: its units, and how the figures lie over them.

use std::collections::BTreeMap;

use crate::lang::{Lang, phrase, say};
use crate::model::Tells;
use crate::report::common::estimate;
use crate::report::common::figure_data::{FigureNumber, Number, PercentData};
use crate::report::document::rows::{Cell, Header, Rows, cells};
use crate::report::over_time::rows as standing;
use crate::report::over_time::rows::StandingCells;
use crate::report::portfolio::counted;
use crate::report::portfolio::portfolio_data::{
    AreaUnitsData, FiguresData, GroupData, PortfolioData,
};
use crate::report::portfolio::units_data::UnitData;

/// Returns the tables; programs get the units.
pub(crate) fn of_portfolio<'a>(lang: &'a Lang, data: &'a PortfolioData) -> Vec<Rows<'a>> {
    let mut tables = vec![units(lang, data)];
    tables.extend(tells(data).reached.then(|| stages(lang, data)));
    tables.push(areas(lang, data));
    tables.extend(tells(data).reached.then(|| blockers(lang, data)));
    tables
}

/// Returns what any of the models tells.
fn tells(data: &PortfolioData) -> Tells {
    data.models.iter().fold(Tells::default(), |tells, group| tells.or(group.tells))
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
    headers.extend(standing::standing_headers(lang, tells(data)));
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
        if let Some(figure) = area.and_then(|area| area.figure.as_ref()) {
            let told = [&figure.worst, &figure.answered, &figure.best];
            return told.map(|one| Cell::from(one.as_ref().map(FigureNumber::hundredths)));
        }
        let percent = area.map_or(none, |area| area.percent);
        [percent.worst, percent.answered, percent.best].map(Cell::percent)
    });
    let percents: Vec<Cell> = percents.collect();
    let standing = standing::standing(
        tells(data),
        &StandingCells {
            in_place: unit.in_place,
            partly: unit.partly,
            stage: unit.stage,
            index: unit.index.as_ref(),
            top: group.index_top,
            figure: unit.figure.as_ref(),
            coverage: unit.coverage,
            tells: group.tells,
        },
    );
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
        row.extend(figures(lang, data, (stage.percent.as_ref(), stage.figure.as_ref())));
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
        row.extend(figures(lang, data, (area.percent.as_ref(), area.figure.as_ref())));
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

/// Returns how a percent, or a figure in the unit of the model, lies over the units that have one,
/// by what is answered.
fn figures<'a>(
    lang: &Lang,
    data: &PortfolioData,
    (percents, in_unit): (Option<&'a FiguresData>, Option<&'a FiguresData>),
) -> [Cell<'a>; 6] {
    let figures = percents.or(in_unit);
    let percent = |of: fn(&FiguresData) -> Number| match in_unit {
        None => Cell::percent(figures.map(of)),
        Some(figures) => Cell::Number(of(figures)),
    };
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
