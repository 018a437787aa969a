//! A figure over time, as a line with its range.

use crate::lang::say;
use crate::render::html::text::shown;
use crate::report::{Curve, CurvePoint};
use crate::score::Fraction;

/// The size of the drawing, without its margins.
const SIZE: (u64, u64) = (560, 160);
/// What is left free at the left and at the top.
const MARGIN: (u64, u64) = (30, 14);

#[derive(Debug)]
pub(super) struct Graph {
    pub(super) told: String,
    /// The heights of the whole numbers, with the number.
    pub(super) lines: Vec<(u64, String)>,
    pub(super) range: String,
    /// Whether the range is any wider than the line.
    pub(super) is_hatched: bool,
    pub(super) line: String,
    pub(super) dots: Vec<Dot>,
    /// The first and the last day, each below its point.
    pub(super) days: Vec<(u64, String)>,
}

/// As many points are drawn, the latest.
const MOST: usize = 200;
/// As many lines have room for their numbers.
const MOST_LINES: u64 = 8;
/// As wide as a day is in words.
const LABEL: u64 = 90;

#[derive(Debug)]
pub(super) struct Dot {
    pub(super) x: String,
    pub(super) y: String,
    pub(super) told: String,
}

impl Graph {
    pub(super) fn of(curve: &Curve) -> Option<Self> {
        let left_out = curve.points.len().saturating_sub(MOST);
        let points = || curve.points.iter().skip(left_out);
        let last = points().len().checked_sub(1)?.max(1);
        let at = |index: usize| index as u64 * SIZE.0 / last as u64 + MARGIN.0;
        let known = || {
            let points = points().enumerate();
            points.filter_map(move |(index, point)| Some((at(index), point.as_ref()?)))
        };
        let height = |value: &Fraction| height(value, curve.top);
        let outline = |value: &dyn Fn(&CurvePoint) -> String| {
            let points = known().map(|(x, point)| format!("{x},{}", value(point)));
            points.collect::<Vec<_>>()
        };
        let upper = outline(&|point| height(&point.best));
        let mut lower = outline(&|point| height(&point.worst));
        lower.reverse();
        let dots = known().map(|(x, point)| Dot {
            x: x.to_string(),
            y: height(&point.answered),
            told: format!("{}: {}", shown(&point.label), curve.lang.number(point.answered.short())),
        });
        Some(Self {
            is_hatched: known().any(|(_, point)| point.worst != point.best),
            told: told(curve),
            lines: (0..=curve.top)
                .step_by(usize::try_from(curve.top.div_ceil(MOST_LINES)).unwrap_or(1).max(1))
                .map(|number| {
                    (SIZE.1 - number * SIZE.1 / curve.top.max(1) + MARGIN.1, number.to_string())
                })
                .collect(),
            range: [upper, lower].concat().join(" "),
            line: outline(&|point| height(&point.answered)).join(" "),
            dots: dots.collect(),
            days: days(&known().map(|(x, point)| (x, point.label.as_str())).collect::<Vec<_>>()),
        })
    }
}

/// Returns where the first and the last day stand, as far as both have room.
fn days(known: &[(u64, &str)]) -> Vec<(u64, String)> {
    let middle = |(x, day): &(u64, &str)| {
        let x = (*x).clamp(MARGIN.0 + LABEL / 2, MARGIN.0 + SIZE.0 - LABEL / 2);
        (x, shown(day))
    };
    let last = known.last().map(middle);
    let first = known.first().map(middle);
    let first = first.filter(|first| last.as_ref().is_some_and(|last| first.0 + LABEL <= last.0));
    first.into_iter().chain(last).collect()
}

fn height(value: &Fraction, top: u64) -> String {
    let full = top.max(1) * 100;
    let from_top = full.saturating_sub(value.hundredths());
    let tenths = from_top * SIZE.1 * 10 / full + MARGIN.1 * 10;
    format!("{}.{}", tenths / 10, tenths % 10)
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
            first = curve.lang.number(first.answered.short()),
            first_day = shown(&first.label),
            last = curve.lang.number(last.answered.short()),
            last_day = shown(&last.label),
            top = curve.top
        ),
        _ => curve.of.clone(),
    }
}
