//! A table on a screen: a head, a line, and rows that wrap within their columns.

use comfy_table::CellAlignment;
use comfy_table::ContentArrangement;
use comfy_table::LineStyle;
use comfy_table::TableStyle;

use crate::render::look::Look;
use crate::render::paint;
use crate::render::paint::Ink;
use crate::render::paint::Piece;
use crate::render::paint::Row;
use crate::report::Align;
use crate::report::Line;
use crate::report::Table;

/// Returns the rows of a table.
pub(super) fn rows(table: &Table, look: Look, columns: usize) -> Vec<Row> {
    let fill = if look.unicode { '─' } else { '-' };
    let rule = LineStyle::none().fill(fill).junction(fill);
    let mut grid = comfy_table::Table::new();
    grid.load_style(TableStyle::new().header_separator(rule))
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(u16::try_from(columns).unwrap_or(u16::MAX))
        .set_header(
            table
                .head
                .iter()
                .map(|column| paint::shown(column.title, look)),
        );
    for row in &table.rows {
        grid.add_row(row.iter().map(|cell| plain(cell, look)));
    }
    let last = table.head.len().saturating_sub(1);
    for (index, head) in table.head.iter().enumerate() {
        let Some(column) = grid.column_mut(index) else {
            continue;
        };
        column.set_padding((0, if index == last { 0 } else { 2 }));
        column.set_cell_alignment(match head.align {
            Align::Left => CellAlignment::Left,
            Align::Right => CellAlignment::Right,
        });
    }
    let mut ink = Ink::Strong;
    let lines = grid.lines().map(|line| {
        let text = line.trim_end().to_owned();
        let is_rule = ink == Ink::Strong && !text.is_empty() && text.chars().all(|c| c == fill);
        let piece = Piece {
            text,
            ink: if is_rule { Ink::Quiet } else { ink },
        };
        if is_rule {
            ink = Ink::Plain;
        }
        vec![piece]
    });
    lines.collect()
}

fn plain(cell: &Line, look: Look) -> String {
    paint::pieces(cell, look)
        .into_iter()
        .map(|piece| piece.text)
        .collect()
}
