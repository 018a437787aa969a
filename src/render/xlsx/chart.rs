//! The charts: what a table says of itself, drawn with strokes that are told apart without colour.

use rust_xlsxwriter::{
    Chart as Drawing, ChartFont, ChartFormat, ChartLegendPosition, ChartLine, ChartLineDashType,
    ChartPatternFill, ChartPatternFillType, ChartSolidFill, ChartType, Color, Worksheet, XlsxError,
};

use crate::render::xlsx::paint;
use crate::report::{Chart, ChartKind, Drawn, Header};

const WIDTH: u32 = 900;
/// The height of a chart; of bars what stands around them, and one bar with its air.
const RADAR: u32 = 560;
const LINES: u32 = 400;
const AROUND_BARS: u32 = 160;
const BAR: u32 = 45;
/// So many rows stand between a table and its chart.
const FREE: u32 = 3;

/// Returns a chart of the columns of a sheet that say how they are drawn; `names` is the one that
/// names the rows.
pub(super) fn of(chart: &Chart, sheet: &str, names: u16, headers: &[&Header]) -> Drawing {
    let rows = u32::try_from(chart.rows.len()).unwrap_or(u32::MAX);
    let (kind, height) = match chart.kind {
        ChartKind::Bars => (ChartType::BarStacked, AROUND_BARS + BAR.saturating_mul(rows)),
        ChartKind::Radar => (ChartType::Radar, RADAR),
        ChartKind::Lines => (ChartType::Line, LINES),
    };
    let mut drawing = Drawing::new(kind);
    let mut font = ChartFont::new();
    font.set_bold().set_size(13);
    drawing.title().set_name(&*chart.title).set_font(&font);
    drawing.legend().set_position(ChartLegendPosition::Bottom);
    drawing.set_alt_text(&*chart.told).set_width(WIDTH).set_height(height);
    for (column, header) in (0..).zip(headers) {
        if let Some(drawn) = header.drawn {
            let mut look = match chart.kind {
                ChartKind::Bars => filled(drawn),
                ChartKind::Radar | ChartKind::Lines => stroked(drawn),
            };
            drawing
                .add_series()
                .set_name((sheet, 0, column))
                .set_categories((sheet, 1, names, rows, names))
                .set_values((sheet, 1, column, rows, column))
                .set_format(&mut look);
        }
    }
    let axis = match chart.kind {
        // The first row stands at the top, as in the table.
        ChartKind::Bars => {
            drawing.y_axis().set_reverse();
            drawing.x_axis()
        }
        ChartKind::Radar => drawing.y_axis(),
        ChartKind::Lines => {
            drawing.x_axis().set_date_axis(true);
            drawing.y_axis()
        }
    };
    axis.set_min(0);
    match chart.top {
        Some(top) => axis.set_max(top).set_num_format("0"),
        None => axis.set_max(1).set_major_unit(0.25).set_num_format("0 %"),
    };
    drawing
}

pub(super) fn below(sheet: &mut Worksheet, chart: &Drawing, last: u32) -> Result<(), XlsxError> {
    sheet.insert_chart(last.saturating_add(FREE), 0, chart)?;
    Ok(())
}

fn filled(drawn: Drawn) -> ChartFormat {
    let mut look = ChartFormat::new();
    if drawn == Drawn::Main {
        look.set_solid_fill(ChartSolidFill::new().set_color(paint::SURE));
    } else {
        let mut stripes = ChartPatternFill::new();
        stripes
            .set_pattern(ChartPatternFillType::DiagonalStripesWideUpwards)
            .set_foreground_color(paint::SURE)
            .set_background_color(Color::White);
        look.set_pattern_fill(&stripes);
    }
    look
}

fn stroked(drawn: Drawn) -> ChartFormat {
    let (colour, width, dash) = match drawn {
        Drawn::Main => (paint::SURE, 3.0, ChartLineDashType::Solid),
        Drawn::Open => (paint::SURE, 1.5, ChartLineDashType::Dash),
        Drawn::Best => (paint::SURE, 1.25, ChartLineDashType::SquareDot),
        Drawn::Target => (paint::TARGET, 2.25, ChartLineDashType::Dash),
        Drawn::Before => (paint::BEFORE, 2.0, ChartLineDashType::DashDot),
    };
    let mut line = ChartLine::new();
    line.set_color(colour).set_width(width).set_dash_type(dash);
    let mut look = ChartFormat::new();
    look.set_line(&line);
    look
}
