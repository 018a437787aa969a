//! What the charts have in common.

use rust_xlsxwriter::{
    Chart, ChartFont, ChartFormat, ChartLegendPosition, ChartType, Worksheet, XlsxError,
};

const WIDTH: u32 = 900;
/// So many rows stand between a table and its chart.
const FREE: u32 = 2;

/// Rows of one table that are drawn, and the column that names them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Drawn<'n> {
    /// The sheet with the table.
    pub(super) sheet: &'n str,
    /// The column of the names.
    pub(super) names: u16,
    /// How many rows are drawn, from the first below the titles.
    pub(super) rows: u32,
}

/// Returns a chart with a title and, for those who do not see it, words.
pub(super) fn new(kind: ChartType, title: &str, told: &str, height: u32) -> Chart {
    let mut chart = Chart::new(kind);
    let mut font = ChartFont::new();
    font.set_bold().set_size(13);
    chart.title().set_name(title).set_font(&font);
    chart.legend().set_position(ChartLegendPosition::Bottom);
    chart.set_alt_text(told).set_width(WIDTH).set_height(height);
    chart
}

/// Adds a column of a table as a series, under the column's own title.
pub(super) fn add(chart: &mut Chart, drawn: Drawn<'_>, column: u16, look: &mut ChartFormat) {
    let Drawn { sheet, names, rows } = drawn;
    chart
        .add_series()
        .set_name((sheet, 0, column))
        .set_categories((sheet, 1, names, rows, names))
        .set_values((sheet, 1, column, rows, column))
        .set_format(look);
}

/// Puts a chart below a table of so many rows.
pub(super) fn below(sheet: &mut Worksheet, chart: &Chart, rows: usize) -> Result<(), XlsxError> {
    let row = u32::try_from(rows).unwrap_or(u32::MAX).saturating_add(FREE);
    sheet.insert_chart(row, 0, chart)?;
    Ok(())
}
