//! The sheet of the areas, with all of them around one point.

use rust_xlsxwriter::{
    Chart, ChartFormat, ChartLine, ChartLineDashType, ChartType, Worksheet, XlsxError,
};

use crate::lang::Lang;
use crate::render::xlsx::cell::Cell;
use crate::render::xlsx::chart::{self, Drawn};
use crate::render::xlsx::grid::{self, Column};
use crate::render::xlsx::{paint, stages, titles};
use crate::report::data::{AreaData, AssessmentData, Number};
use crate::report::{Block, Document, Radar, Spoke};

const SURE: u16 = 1;
const BEST: u16 = 3;
/// Where the columns begin that are not always there.
const FIRST_MORE: u16 = 5;
/// Fewer areas span no surface, and more are read by nobody.
const FEWEST: usize = 3;
const MOST: usize = 30;
const HEIGHT: u32 = 560;

/// Returns the sheet of the areas.
pub(super) fn sheet(
    lang: &Lang,
    document: &Document,
    data: &AssessmentData,
) -> Result<Worksheet, XlsxError> {
    let radar = document.blocks.iter().find_map(|block| match block {
        Block::Radar(radar) => Some(radar),
        _ => None,
    });
    let spokes = radar.map_or(&[][..], |radar| &radar.spokes);
    let before = radar.and_then(|radar: &Radar| radar.before.as_deref());
    let is_wanted = spokes.iter().any(|spoke| spoke.target.is_some());
    let mut columns = vec![
        Column::new(lang.plain(titles::AREA), 40),
        Column::new(lang.plain(titles::SURE), 12),
        Column::new(lang.plain(titles::BY_ANSWERS), 12),
        Column::new(lang.plain(titles::BEST), 12),
        Column::new(lang.plain(titles::COULD_ADD), 14),
    ];
    columns.extend(is_wanted.then(|| Column::new(lang.plain(titles::TARGET), 12)));
    columns.extend(before.map(|day| Column::new(titles::before(lang, day), 14)));
    // An area in which nothing applies has no spoke; it stands last, where no chart reaches.
    let (apply, rest): (Vec<&AreaData>, Vec<&AreaData>) = data
        .areas
        .iter()
        .partition(|area| area.percent.best.is_some());
    let more = |spoke: Option<&Spoke>| {
        let percent = |of: &dyn Fn(&Spoke) -> Option<Number>| Cell::percent(spoke.and_then(of));
        let target = percent(&|spoke| spoke.target.as_ref().map(Number::of));
        let was = percent(&|spoke| spoke.before.as_ref().map(Number::of));
        let target = is_wanted.then_some(target);
        target.into_iter().chain(before.map(|_| was))
    };
    let mut rows: Vec<Vec<Cell>> = apply
        .iter()
        .zip(spokes)
        .map(|(area, spoke)| row(area).into_iter().chain(more(Some(spoke))).collect())
        .collect();
    let drawn = rows.len();
    rows.extend(
        rest.into_iter()
            .map(|area| row(area).into_iter().chain(more(None)).collect()),
    );
    let mut sheet = grid::table(&titles::name(lang, titles::AREAS), &columns, &rows, 0)?;
    if (FEWEST..=MOST).contains(&drawn) {
        let radar = around(lang, drawn, is_wanted, before.is_some());
        chart::below(&mut sheet, &radar, rows.len())?;
    }
    Ok(sheet)
}

fn row(area: &AreaData) -> Vec<Cell> {
    vec![
        Cell::Text(area.title.clone()),
        Cell::percent(area.percent.worst),
        Cell::percent(area.percent.answered),
        Cell::percent(area.percent.best),
        Cell::percent(stages::could_add(area.percent)),
    ]
}

fn around(lang: &Lang, areas: usize, is_wanted: bool, was_before: bool) -> Chart {
    let (title, told) = (
        lang.plain(titles::AREAS_DRAWN),
        lang.plain(titles::AREAS_TOLD),
    );
    let mut chart = chart::new(ChartType::Radar, &title, &told, HEIGHT);
    let name = titles::name(lang, titles::AREAS);
    let drawn = Drawn {
        sheet: &name,
        names: 0,
        rows: u32::try_from(areas).unwrap_or(u32::MAX),
    };
    // Each line has strokes of its own, so that they are told apart without colour.
    let mut line = |column, colour, width: f64, dash| {
        let mut line = ChartLine::new();
        line.set_color(colour).set_width(width).set_dash_type(dash);
        chart::add(
            &mut chart,
            drawn,
            column,
            ChartFormat::new().set_line(&line),
        );
    };
    line(SURE, paint::SURE, 3.0, ChartLineDashType::Solid);
    line(BEST, paint::SURE, 1.25, ChartLineDashType::SquareDot);
    let mut column = FIRST_MORE;
    if is_wanted {
        line(column, paint::TARGET, 2.25, ChartLineDashType::Dash);
        column += 1;
    }
    if was_before {
        line(column, paint::BEFORE, 2.0, ChartLineDashType::DashDot);
    }
    chart
        .y_axis()
        .set_min(0)
        .set_max(1)
        .set_major_unit(0.25)
        .set_num_format("0 %");
    chart
}
