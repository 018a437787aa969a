//! A sheet with rows: typed cells below titles that stay in view, a filter, and a chart below all.

use rust_xlsxwriter::{Worksheet, XlsxError};

use crate::render::xlsx::page::{self, height, lines};
use crate::render::xlsx::paint::Paint;
use crate::render::xlsx::{cell, chart};
use crate::report::{Cell, Header, Rows};

/// So many characters wide is the arrow of a filter.
const ARROW: u16 = 2;

/// Returns a sheet with rows; none where there are none.
pub(super) fn sheet(name: &str, rows: Rows) -> Result<Option<Worksheet>, XlsxError> {
    let cells: Vec<Vec<Cell>> = rows.rows.collect();
    if cells.is_empty() {
        return Ok(None);
    }
    // A chart takes its rows from one block, so those that it shows stand first.
    let drawn = rows.chart.as_ref().map_or(&[][..], |chart| &chart.rows);
    let rest = (0..cells.len()).filter(|row| drawn.binary_search(row).is_err());
    let order = drawn.iter().copied().chain(rest);
    let columns = columns(&rows.headers, &cells);
    let paint = Paint::of_tables();
    let mut sheet = page::page(name)?;
    for (place, (_, header)) in (0..).zip(&columns) {
        sheet.set_column_width(place, header.width)?;
        cell::write_text(&mut sheet, (0, place), title(header), &paint.head)?;
    }
    // The arrow of the filter takes room beside a title.
    let heads = columns.iter().map(|(_, header)| {
        let room = header.width.saturating_sub(ARROW);
        lines(title(header), room)
    });
    sheet.set_row_height(0, height(heads))?;
    let mut last = 0;
    for (row, cells) in (1..).zip(order.filter_map(|row| cells.get(row))) {
        let cells = columns.iter().filter_map(|(place, header)| {
            let cell = cells.get(*place)?;
            Some((cell, lines(cell::text(cell), header.width)))
        });
        let cells: Vec<(&Cell, u32)> = cells.collect();
        sheet.set_row_height(row, height(cells.iter().map(|(_, lines)| *lines)))?;
        for (column, (cell, _)) in (0..).zip(cells) {
            cell::write(cell, &mut sheet, (row, column), &paint)?;
        }
        last = row;
    }
    let headers: Vec<&Header> = columns.into_iter().map(|(_, header)| header).collect();
    let width = u16::try_from(headers.len().saturating_sub(1)).unwrap_or(u16::MAX);
    let names = (0..).zip(&headers).find(|(_, header)| header.names);
    let names = names.map(|(place, _)| place);
    sheet
        .set_freeze_panes(1, names.map_or(0, |place| place + 1))?
        .set_repeat_rows(0, 0)?
        .autofilter(0, 0, last, width)?;
    if let (Some(chart), Some(names)) = (&rows.chart, names) {
        let chart = chart::of(chart, name, names, &headers);
        chart::below(&mut sheet, &chart, last)?;
    }
    Ok(Some(sheet))
}

/// Returns the columns for people with their places among the cells, without those in which nothing
/// stands.
fn columns<'h>(headers: &'h [Header], rows: &[Vec<Cell>]) -> Vec<(usize, &'h Header)> {
    let is_used = |place: usize| {
        let mut cells = rows.iter().filter_map(|row| row.get(place));
        cells.any(|cell| !cell.is_empty())
    };
    let columns = headers.iter().enumerate();
    let columns = columns.filter(|(place, one)| one.title.is_some() && is_used(*place));
    let mut columns: Vec<(usize, &Header)> = columns.collect();
    columns.sort_by_key(|(_, header)| header.last);
    columns
}

fn title(header: &Header) -> &str {
    header.title.as_deref().unwrap_or_default()
}
