//! A table on a screen: a head, a line, and rows that wrap within their columns; where the screen
//! is too narrow for that, each row by itself.

use comfy_table::{
    CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, TableStyle, Width,
};

use crate::render::look::Look;
use crate::render::paint::{self, Ink, PaintedRow, Piece};
use crate::render::{pairs, wrap};
use crate::report::{Align, Line, Table};

/// How many columns of the screen stand between two columns of a table: one that the column
/// keeps free, and one that would hold a line.
const GAP: usize = 2;

pub(super) fn rows(table: &Table, look: Look, columns: usize) -> Vec<PaintedRow> {
    let head: Vec<String> = table.head.iter().map(|c| paint::shown(&c.title, look)).collect();
    let cells: Vec<Vec<String>> =
        table.rows.iter().map(|row| row.iter().map(|cell| plain(cell, look)).collect()).collect();
    let last = head.len().saturating_sub(1);
    let Some(widths) = widths(&head, &cells, columns.saturating_sub(GAP * last)) else {
        return stacked(table, &head, look, columns);
    };
    // Only we know where scripts without spaces may be broken.
    let broken = |row: Vec<String>| -> Vec<String> {
        let cells = row.into_iter().zip(&widths);
        cells.map(|(cell, width)| wrap::lines(&cell, *width).join("\n")).collect()
    };
    let head = broken(head);
    let cells = cells.into_iter().map(broken);
    let fill = if look.unicode { '─' } else { '-' };
    let rule = LineStyle::none().fill(fill).junction(fill);
    let mut grid = comfy_table::Table::new();
    grid.load_style(TableStyle::new().header_separator(rule))
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(cell_width(columns))
        .set_header(head)
        .add_rows(cells);
    for (index, (head, width)) in table.head.iter().zip(widths).enumerate() {
        let Some(column) = grid.column_mut(index) else {
            continue;
        };
        let gap = if index == last { 0 } else { GAP - 1 };
        column.set_padding((0, cell_width(gap)));
        column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(cell_width(width + gap))));
        column.set_cell_alignment(match head.align {
            Align::Left => CellAlignment::Left,
            Align::Right => CellAlignment::Right,
        });
    }
    inked(grid.lines(), fill)
}

/// The head is strong, the line under it is quiet, all else is plain.
fn inked(lines: impl Iterator<Item = String>, fill: char) -> Vec<PaintedRow> {
    let mut ink = Ink::Strong;
    let rows = lines.map(|line| {
        let text = line.trim_end().to_owned();
        if ink == Ink::Strong && !text.is_empty() && text.chars().all(|c| c == fill) {
            ink = Ink::Plain;
            return vec![Piece { text, ink: Ink::Quiet }];
        }
        vec![Piece::new(text, ink)]
    });
    rows.collect()
}

fn plain(cell: &Line, look: Look) -> String {
    paint::pieces(cell, look).into_iter().map(|piece| piece.text).collect()
}

fn cell_width(width: usize) -> u16 {
    u16::try_from(width).unwrap_or(u16::MAX)
}

/// Shares `room` among the columns: to each its longest word, the rest to those that have least
/// and need more. None where the words do not fit.
fn widths(head: &[String], rows: &[Vec<String>], room: usize) -> Option<Vec<usize>> {
    let columns = 0..head.len();
    let cells = |index: usize| {
        head.get(index).into_iter().chain(rows.iter().filter_map(move |row| row.get(index)))
    };
    let whole = |index| cells(index).map(|cell| wrap::width(cell)).max().unwrap_or(0).max(1);
    let word = |index| {
        let words = cells(index).map(|cell| wrap::widest_word(cell));
        words.max().unwrap_or(0).max(1)
    };
    let wished: Vec<usize> = columns.clone().map(whole).collect();
    let mut given: Vec<usize> = columns.map(word).collect();
    let mut spare = room.checked_sub(given.iter().sum())?;
    while spare > 0 {
        let missing = given.iter_mut().zip(&wished).filter(|(given, wished)| **given < **wished);
        let Some((least, _)) = missing.min_by_key(|(given, _)| **given) else {
            break;
        };
        *least += 1;
        spare -= 1;
    }
    Some(given)
}

fn stacked(table: &Table, head: &[String], look: Look, columns: usize) -> Vec<PaintedRow> {
    let mut rows = Vec::new();
    for cells in &table.rows {
        if !rows.is_empty() {
            rows.push(PaintedRow::new());
        }
        let cells = cells.iter().map(|cell| paint::pieces(cell, look));
        let pairs: Vec<(String, Vec<Piece>)> = head.iter().cloned().zip(cells).collect();
        rows.extend(pairs::rows(&pairs, columns));
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_keep_their_longest_word_and_share_the_rest() {
        let texts = |cells: [&str; 2]| cells.map(str::to_owned).to_vec();
        let head = texts(["Item", "What it says"]);
        let rows = [texts(["programme-identity", "a few words that go on"])];
        assert_eq!(widths(&head, &rows, 60), Some(vec![18, 22]));
        assert_eq!(widths(&head, &rows, 30), Some(vec![18, 12]));
        assert_eq!(widths(&head, &rows, 20), None);
    }
}
