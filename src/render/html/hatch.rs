//! Hatching as lines, cut off at the edges of a rectangle: browsers print patterns coarsely.

/// So far the lines are apart, in tenths.
const APART: u64 = 45;

/// Returns the lines across a rectangle, which is in tenths, as the path of an SVG.
pub(super) fn lines(x: u64, y: u64, width: u64, height: u64) -> String {
    let (right, bottom) = (x + width, y + height);
    let mut path = String::new();
    // On each line x + y is the same.
    let mut sum = x + y + APART;
    while sum < right + bottom && width > 0 && height > 0 {
        let from = (sum.saturating_sub(bottom).max(x), sum.saturating_sub(x).min(bottom));
        let to = (sum.saturating_sub(y).min(right), sum.saturating_sub(right).max(y));
        let tenths = |n: u64| format!("{}.{}", n / 10, n % 10);
        let [from_x, from_y, to_x, to_y] = [from.0, from.1, to.0, to.1].map(tenths);
        path += &format!("M{from_x} {from_y}L{to_x} {to_y}");
        sum += APART;
    }
    path
}
