//! Names on a screen, each with what it stands for beside it.

use crate::render::paint::{Ink, PaintedRow, Piece};
use crate::render::wrap;

const GAP: usize = 2;

pub(super) fn rows(pairs: &[(String, Vec<Piece>)], columns: usize) -> Vec<PaintedRow> {
    let widest = pairs.iter().map(|(name, _)| wrap::width(name)).max().unwrap_or(0);
    let left = widest.min(columns * 2 / 5);
    let right = columns.saturating_sub(left + GAP);
    let mut rows = Vec::new();
    for (name, value) in pairs {
        let name = Piece::new(name.clone(), Ink::Quiet);
        let value = wrap::wrap(value, right);
        rows.extend(wrap::beside(&wrap::wrap(&[name], left), value, left + GAP));
    }
    rows
}
