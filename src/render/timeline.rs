//! What happened, on a screen: dates at the left, a line with a mark for each event, words at the
//! right; on a narrow screen the dates stand beside the marks.

use crate::render::look::Look;
use crate::render::paint::{self, Ink, PaintedRow, Piece};
use crate::render::wrap;
use crate::report::Event;

/// As many columns as dates get at most; a longer one takes two rows.
const DATE: usize = 13;

/// With fewer columns there is no room for dates at the left.
const ROOMY: usize = 56;

/// The columns of the line, with what stands before the words.
const LINE: usize = 2;

pub(super) fn rows(events: &[Event], look: Look, columns: usize) -> Vec<PaintedRow> {
    let dates: Vec<String> = events.iter().map(|event| paint::shown(&event.when, look)).collect();
    let widest = dates.iter().map(|date| wrap::width(date)).max();
    let left = match widest {
        Some(widest) if columns >= ROOMY => widest.min(DATE) + 1,
        _ => 0,
    };
    let right = columns.saturating_sub(left + LINE);
    let mut rows = Vec::new();
    let mut before = None;
    for (index, (event, date)) in events.iter().zip(&dates).enumerate() {
        let is_last = index + 1 == events.len();
        // A date that goes on is there for those who begin to read here.
        let ink = if before == Some(date) { Ink::Quiet } else { Ink::Strong };
        let date = [Piece::new(date.as_str(), ink)];
        let mut words = words(event, look, right);
        if left == 0 {
            words.splice(0..0, wrap::wrap(&date, right));
            rows.extend(marked(words, is_last, look));
        } else {
            let dates = at_right(wrap::wrap(&date, left - 1), left - 1);
            let missing = dates.len().saturating_sub(words.len());
            words.extend(std::iter::repeat_n(PaintedRow::new(), missing));
            rows.extend(wrap::beside(&dates, marked(words, is_last, look), left));
        }
        before = dates.get(index);
    }
    rows
}

fn words(event: &Event, look: Look, columns: usize) -> Vec<PaintedRow> {
    let lines = [&event.tag, &event.what].into_iter().chain(&event.notes);
    lines.flat_map(|line| wrap::wrap(&paint::pieces(line, look), columns)).collect()
}

fn at_right(rows: Vec<PaintedRow>, columns: usize) -> Vec<PaintedRow> {
    let moved = rows.into_iter().map(|mut row| {
        let gap = columns.saturating_sub(wrap::row_width(&row));
        row.insert(0, Piece::new(" ".repeat(gap), Ink::Plain));
        row
    });
    moved.collect()
}

/// Puts the mark before the first row and the line before the others; after the last event there
/// is none.
fn marked(words: Vec<PaintedRow>, is_last: bool, look: Look) -> Vec<PaintedRow> {
    let (mark, line) = if look.unicode { ("●", "│") } else { ("*", "|") };
    let line = if is_last { " " } else { line };
    let mut rows = Vec::with_capacity(words.len() + 1);
    for (index, words) in words.into_iter().enumerate() {
        let sign = match index {
            0 => Piece::new(mark, Ink::Strong),
            _ => Piece::new(line, Ink::Quiet),
        };
        rows.push(signed(sign, words));
    }
    if !is_last {
        rows.push(vec![Piece::new(line, Ink::Quiet)]);
    }
    rows
}

fn signed(sign: Piece, words: PaintedRow) -> PaintedRow {
    match (words.is_empty(), sign.text.as_str()) {
        (true, " ") => PaintedRow::new(),
        (true, _) => vec![sign],
        (false, _) => {
            let mut row = vec![sign, Piece::new(" ", Ink::Plain)];
            row.extend(words);
            row
        }
    }
}
