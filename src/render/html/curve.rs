//! A figure over time, as a line with its range.

use crate::lang::say;
use crate::render::html::hatch;
use crate::render::html::text::shown;
use crate::report::{Curve, CurvePoint};
use crate::score::Fraction;

/// The size of the drawing, which is as wide as its page in the end.
const SIZE: (f64, f64) = (560.0, 160.0);
/// What is left free at the sides and above, for half a dot.
const MARGIN: f64 = 8.0;

#[derive(Debug)]
pub(super) struct Graph {
    pub(super) told: String,
    /// The heights of the whole numbers, with the number.
    pub(super) lines: Vec<(String, String)>,
    pub(super) range: String,
    /// The lines between the least and the most; empty where both are one.
    pub(super) hatched: String,
    pub(super) line: String,
    pub(super) dots: Vec<Dot>,
    /// The first and the last day.
    pub(super) days: Vec<String>,
}

/// As many points are drawn, the latest.
const MOST: usize = 200;
/// As many lines have room for their numbers.
const MOST_LINES: u64 = 8;
#[derive(Debug)]
pub(super) struct Dot {
    pub(super) place: String,
    pub(super) told: String,
}

impl Graph {
    pub(super) fn of(curve: &Curve) -> Option<Self> {
        let left_out = curve.points.len().saturating_sub(MOST);
        let points = || curve.points.iter().skip(left_out);
        let last = points().len().checked_sub(1)?.max(1);
        let at = |index: usize| {
            let [index, last] = [index, last].map(|n| u32::try_from(n).map_or(0.0, f64::from));
            index * (SIZE.0 - 2.0 * MARGIN) / last + MARGIN
        };
        let known = || {
            let points = points().enumerate();
            points.filter_map(move |(index, point)| Some((at(index), point.as_ref()?)))
        };
        let outline = |value: &dyn Fn(&CurvePoint) -> &Fraction| {
            let points = known().map(|(x, point)| (x, height(value(point), curve.top)));
            points.collect::<Vec<_>>()
        };
        let mut range = outline(&|point| &point.best);
        range.extend(outline(&|point| &point.worst).into_iter().rev());
        let is_hatched = known().any(|(_, point)| point.worst != point.best);
        let line = outline(&|point| &point.worst);
        let dots = known().zip(&line).map(|((_, point), (x, y))| Dot {
            place: format!("{x:.1} {y:.1}"),
            told: format!("{}: {}", shown(&point.label), shown(&point.told)),
        });
        let mut days: Vec<String> = known().map(|(_, point)| shown(&point.label)).collect();
        let latest = days.pop();
        days.truncate(1);
        days.extend(latest);
        Some(Self {
            hatched: if is_hatched { hatch::hatched(&range) } else { String::new() },
            told: told(curve),
            lines: (0..=curve.top)
                .step_by(usize::try_from(step(curve.top)).unwrap_or(1))
                .map(|number| {
                    (format!("{:.1}", height(&Fraction::whole(number), curve.top)), number)
                })
                .map(|(height, number)| (height, number.to_string()))
                .collect(),
            range: points_of(&range),
            line: points_of(&line),
            dots: dots.collect(),
            days,
        })
    }
}

/// Returns how far apart the lines are, a number that people count by: 1, 2, 5, 10, 20, 50 and so on.
fn step(top: u64) -> u64 {
    let steps = (0..19).flat_map(|power| [1, 2, 5].map(|digit| digit * 10_u64.pow(power)));
    steps.into_iter().find(|step| top / step <= MOST_LINES).unwrap_or(1)
}

fn points_of(points: &[(f64, f64)]) -> String {
    let points = points.iter().map(|(x, y)| format!("{x:.1},{y:.1}"));
    points.collect::<Vec<_>>().join(" ")
}

fn height(value: &Fraction, top: u64) -> f64 {
    let whole = u32::try_from(top.max(1)).map_or(f64::MAX, f64::from);
    let value = u32::try_from(value.hundredths()).map_or(f64::MAX, f64::from) / 100.0;
    MARGIN + SIZE.1 * (1.0 - (value / whole).min(1.0))
}

fn told(curve: &Curve) -> String {
    let mut known = curve.points.iter().flatten();
    let first = known.next();
    let last = known.next_back().or(first);
    match (first, last) {
        (Some(first), Some(last)) => say!(
            curve.lang,
            "{figure} over time, from {first} on {first_day} to {last} on {last_day}, of {top}.",
            figure = curve.of,
            first = shown(&first.told),
            first_day = shown(&first.label),
            last = shown(&last.told),
            last_day = shown(&last.label),
            top = curve.top
        ),
        _ => curve.of.clone(),
    }
}
