//! The sheet of the assessments over time, with a line of the index and its range.

use rust_xlsxwriter::{
    Chart, ChartFormat, ChartLine, ChartLineDashType, ChartType, Worksheet, XlsxError,
};

use crate::lang::Lang;
use crate::render::xlsx::cell::Cell;
use crate::render::xlsx::chart::{self, Drawn};
use crate::render::xlsx::grid::{self, Column};
use crate::render::xlsx::{paint, titles};
use crate::report::data::{HistoryData, IndexData, PointData, RespondentData};

const WORST: u16 = 3;
const ANSWERED: u16 = 4;
const BEST: u16 = 5;
const HEIGHT: u32 = 400;

/// Returns the sheet of a history; none where there is but one point.
pub(super) fn sheet(
    lang: &Lang,
    history: Option<&HistoryData>,
) -> Result<Option<Worksheet>, XlsxError> {
    let points = history.map_or(&[][..], |history| &history.points);
    if points.len() < 2 {
        return Ok(None);
    }
    let columns = [
        Column::new(lang.plain(titles::DATE), 12),
        Column::new(lang.plain(titles::STAGE_REACHED), 10),
        Column::new(lang.plain(titles::STAGE_POSSIBLE), 10),
        Column::new(lang.plain(titles::INDEX_WORST), 10),
        Column::new(lang.plain(titles::INDEX), 10),
        Column::new(lang.plain(titles::INDEX_BEST), 10),
        Column::new(lang.plain(titles::INDEX_TOP), 10),
        Column::new(lang.plain(titles::ANSWERED), 11),
        Column::new(lang.plain(titles::APPLICABLE), 11),
        Column::new(lang.plain(titles::COVERAGE), 11),
        Column::new(lang.plain(titles::RESPONDENT), 22),
        Column::new(lang.plain(titles::ROLE), 16),
        Column::new(lang.plain(titles::UNLIKE), 26),
        Column::new(lang.plain(titles::MODEL), 16),
        Column::new(lang.plain(titles::SHEET), 26),
    ];
    // What cannot be compared with the latest stands below the others, where the chart does not
    // reach.
    let is_drawn = |point: &&PointData| point.comparable && point.index.is_some();
    let (drawn, others): (Vec<&PointData>, Vec<&PointData>) = points.iter().partition(is_drawn);
    let rows: Vec<Vec<Cell>> = drawn
        .iter()
        .chain(&others)
        .map(|point| row(lang, point))
        .collect();
    // The columns that are drawn stand first and are never empty where there is a chart.
    let (columns, rows) = grid::without_empty(columns.into(), rows);
    let mut sheet = grid::table(&titles::name(lang, titles::HISTORY), &columns, &rows, 1)?;
    if let (Some(top), 2..) = (points.last().map(|point| point.index_top), drawn.len()) {
        chart::below(&mut sheet, &lines(lang, drawn.len(), top), rows.len())?;
    }
    Ok(Some(sheet))
}

fn row(lang: &Lang, point: &PointData) -> Vec<Cell> {
    let respondent = point.respondent.as_ref();
    let who = |of: fn(&RespondentData) -> Option<&String>| Cell::words(respondent.and_then(of));
    let index = |of: fn(&IndexData) -> _| Cell::number(point.index.as_ref().map(of));
    let other = point
        .other_respondent
        .then(|| lang.plain(titles::OTHER_PERSON).into_owned());
    let why_not = point.why_not.iter().map(|word| titles::why_not(lang, word));
    let unlike: Vec<String> = why_not.chain(other).collect();
    vec![
        Cell::Day(point.date.clone()),
        Cell::Count(point.stage.reached),
        Cell::Count(point.stage.possible),
        index(|index| index.worst),
        index(|index| index.answered),
        index(|index| index.best),
        Cell::count(point.index_top),
        Cell::count(point.coverage.answered),
        Cell::count(point.coverage.applicable),
        Cell::percent(point.coverage_percent),
        who(|respondent| respondent.name.as_ref()),
        who(|respondent| respondent.role.as_ref()),
        Cell::Text(unlike.join(", ")),
        Cell::Text(format!("{} {}", point.model.id, point.model.version)),
        Cell::Text(point.sheet.clone()),
    ]
}

fn lines(lang: &Lang, points: usize, top: usize) -> Chart {
    let (title, told) = (
        lang.plain(titles::HISTORY_DRAWN),
        lang.plain(titles::HISTORY_TOLD),
    );
    let mut chart = chart::new(ChartType::Line, &title, &told, HEIGHT);
    let name = titles::name(lang, titles::HISTORY);
    let drawn = Drawn {
        sheet: &name,
        names: 0,
        rows: u32::try_from(points).unwrap_or(u32::MAX),
    };
    let mut line = |column, width: f64, dash| {
        let mut line = ChartLine::new();
        line.set_color(paint::SURE)
            .set_width(width)
            .set_dash_type(dash);
        chart::add(
            &mut chart,
            drawn,
            column,
            ChartFormat::new().set_line(&line),
        );
    };
    line(BEST, 1.5, ChartLineDashType::SquareDot);
    line(ANSWERED, 3.0, ChartLineDashType::Solid);
    line(WORST, 1.5, ChartLineDashType::Dash);
    chart.x_axis().set_date_axis(true);
    let top = u32::try_from(top).unwrap_or(u32::MAX);
    chart.y_axis().set_min(0).set_max(top).set_num_format("0.0");
    chart
}
