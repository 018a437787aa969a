//! Hatching as lines that end where their shape ends: a browser prints a pattern as a coarse bitmap.

use std::fmt::Write as _;

/// How far the lines are apart, along an edge of the drawing.
const STEP: f64 = 4.5;

/// Returns the lines at 45 degrees that lie within an outline, as the data of a path.
pub(super) fn hatched(outline: &[(f64, f64)]) -> String {
    let sums = outline.iter().map(|(x, y)| x + y);
    let (least, most) =
        sums.fold((f64::MAX, f64::MIN), |(least, most), sum| (least.min(sum), most.max(sum)));
    let mut path = String::new();
    // Half a step in, so that no line lies on an edge.
    let mut sum = (least / STEP).floor() * STEP + STEP / 2.0;
    while sum < most {
        for ends in crossings(outline, sum).chunks_exact(2) {
            if let [from, to] = ends {
                // Writing into a string cannot fail.
                let _ = write!(path, "M{:.1} {:.1}L{:.1} {:.1}", from, sum - from, to, sum - to);
            }
        }
        sum += STEP;
    }
    path
}

/// Returns the lines in a rectangle, which is in tenths of a unit.
pub(super) fn lines(x: u64, y: u64, width: u64, height: u64) -> String {
    let units = |tenths: u64| u32::try_from(tenths).map_or(0.0, f64::from) / 10.0;
    let [left, right, top, bottom] = [x, x + width, y, y + height].map(units);
    hatched(&[(left, top), (right, top), (right, bottom), (left, bottom)])
}

/// Returns a box as an outline.
pub(super) fn boxed(x: f64, width: f64, height: f64) -> [(f64, f64); 4] {
    [(x, 0.0), (x + width, 0.0), (x + width, height), (x, height)]
}

/// Returns where the line on which x and y have this sum crosses an outline, from left to right.
fn crossings(outline: &[(f64, f64)], sum: f64) -> Vec<f64> {
    let next = outline.iter().cycle().skip(1);
    let mut found: Vec<f64> = (outline.iter().zip(next))
        .filter_map(|(one, other)| {
            let (from, to) = (one.0 + one.1, other.0 + other.1);
            let crosses = (from <= sum) != (to <= sum);
            crosses.then(|| one.0 + (sum - from) / (to - from) * (other.0 - one.0))
        })
        .collect();
    found.sort_by(f64::total_cmp);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lines_of_a_box_begin_and_end_at_its_edges() {
        let path = "M0.0 2.2L2.2 0.0M0.8 6.0L6.8 0.0M5.2 6.0L11.2 0.0M9.8 6.0L12.0 3.8";
        assert_eq!(hatched(&boxed(0.0, 12.0, 6.0)), path);
        assert_eq!(hatched(&[]), "");
    }

    #[test]
    fn a_shape_with_a_notch_is_not_hatched_in_its_notch() {
        // An arrow that points down, its notch above: no line crosses the notch.
        let notched = [(0.0, 0.0), (10.0, 10.0), (20.0, 0.0), (10.0, 20.0)];
        let path = hatched(&notched);
        let within = path.split('M').skip(1).all(|line| {
            let ends: Vec<f64> =
                line.split(['L', ' ']).filter_map(|number| number.parse().ok()).collect();
            let [x, y, other_x, other_y] = ends[..] else { return false };
            let (x, y) = (x.midpoint(other_x), y.midpoint(other_y));
            y >= 10.0 - (x - 10.0).abs() - 0.2
        });
        assert!(within && !path.is_empty(), "{path}");
    }
}
