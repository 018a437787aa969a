//! A figure over time as a row of signs, one a point; the latest ones where there are more than
//! the screen is wide.

use crate::lang::say;
use crate::render::escape::{self, WordPlace};
use crate::render::look::Look;
use crate::render::paint::{self, Ink, PaintedRow, Piece};
use crate::render::wrap;
use crate::report::Curve;
use crate::score::Fraction;

#[derive(Clone, Copy, Debug)]
struct CurveSigns {
    /// From the lowest to the highest.
    levels: &'static [char],
    /// A point that cannot stand beside the others.
    gap: char,
}

/// For screens and files that have more than ASCII.
const BLOCKS: CurveSigns =
    CurveSigns { levels: &['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'], gap: '·' };

/// For all others.
const DIGITS: CurveSigns =
    CurveSigns { levels: &['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'], gap: '.' };

/// As many points are drawn where no screen sets a bound.
const CELLS: usize = 80;

/// Returns the rows of a curve on a screen, with a line that says what the signs mean.
pub(super) fn rows(curve: &Curve, look: Look, columns: usize) -> Vec<PaintedRow> {
    let signs = if look.unicode { BLOCKS } else { DIGITS };
    let mut rows = vec![vec![Piece::new(draw(curve, columns, signs), Ink::Plain)]];
    let legend = paint::shown(&legend(curve, columns, signs), look);
    rows.extend(wrap::wrap(&[Piece::new(legend, Ink::Quiet)], columns));
    rows
}

pub(super) fn lines(curve: &Curve) -> Vec<String> {
    let drawn = format!("`{}`", draw(curve, CELLS, BLOCKS));
    let legend = legend(curve, CELLS, BLOCKS);
    vec![drawn, String::new(), escape::words(&legend, WordPlace::Start)]
}

fn draw(curve: &Curve, cells: usize, signs: CurveSigns) -> String {
    let left_out = curve.points.len().saturating_sub(cells);
    let points = curve.points.iter().skip(left_out);
    let drawn = points.map(|point| match point {
        Some(point) => sign(&point.worst, curve.top, signs.levels),
        None => signs.gap,
    });
    drawn.collect()
}

fn sign(value: &Fraction, top: u64, levels: &[char]) -> char {
    let last = levels.len().saturating_sub(1);
    let scaled = value.hundredths().saturating_mul(levels.len() as u64);
    let at = scaled.checked_div(top.saturating_mul(100)).unwrap_or(0);
    let at = usize::try_from(at).unwrap_or(last).min(last);
    levels.get(at).copied().unwrap_or(' ')
}

/// Says what the signs mean, as far as they are there.
fn legend(curve: &Curve, cells: usize, signs: CurveSigns) -> String {
    let [lowest, highest] =
        [signs.levels.first(), signs.levels.last()].map(|sign| sign.copied().unwrap_or(' '));
    let Curve { of, top, points, lang } = curve;
    let mut parts = vec![say!(
        lang,
        "{of}, the oldest first: {lowest} is 0, {highest} is {top}",
        of,
        lowest,
        highest,
        top
    )];
    if points.len() > cells {
        let all = points.len();
        parts.push(say!(lang, "the latest {n} of {all}", n = cells, all));
    }
    let drawn = points.iter().rev().take(cells);
    if drawn.into_iter().any(Option::is_none) {
        let sign = signs.gap;
        parts.push(say!(lang, "{sign} cannot be compared with the latest", sign));
    }
    parts.join("; ")
}
