//! The areas around one point, as shapes.

use std::f64::consts::PI;

use crate::lang::{Lang, phrase, said_together, say, say_of};
use crate::render::html::text::shown;
use crate::render::legends;
use crate::report::{Radar, Spoke};
use crate::score::Fraction;

/// Half the width of the drawing, and half its height.
const MIDDLE: (f64, f64) = (320.0, 190.0);
/// How far 100 percent is from the middle.
const RADIUS: f64 = 140.0;
/// How far the names are from the middle.
const NAMES: f64 = 156.0;
/// Names longer than this take two lines.
const LONG: usize = 18;

#[derive(Debug)]
pub(super) struct Web {
    pub(super) told: String,
    /// The outlines of 25, 50, 75 and 100 percent.
    pub(super) rings: Vec<String>,
    pub(super) spokes: Vec<Arm>,
    /// The outline of what is there for sure.
    pub(super) sure: String,
    /// The outline with all that open answers could add, where they could.
    pub(super) best: Option<String>,
    pub(super) target: Option<Outline>,
    pub(super) signs: RadarSigns,
    pub(super) before: Option<(On, Outline)>,
}

/// An earlier day, as a legend and as the head of a column.
#[derive(Debug)]
pub(super) struct On {
    pub(super) legend: String,
    pub(super) head: String,
}

impl On {
    fn of(lang: &Lang, day: &str) -> Self {
        let day = shown(day);
        Self { legend: say!(lang, "on {day}", day), head: say!(lang, "On {day}", day) }
    }
}

said_together! {
    /// What the parts of the drawing are called, and the heads of its table.
    pub(super) struct RadarSigns {
        now: phrase!("now"),
        open: legends::OPEN,
        wanted: phrase!("once what is wanted is in place"),
        now_head: phrase!("Now"),
        wanted_head: phrase!("Once all wanted is in place"),
    }
}

#[derive(Debug)]
pub(super) struct Outline {
    pub(super) points: String,
    pub(super) corners: Vec<RadarPoint>,
}

#[derive(Debug)]
pub(super) struct RadarPoint {
    pub(super) x: String,
    pub(super) y: String,
}

#[derive(Debug)]
pub(super) struct Arm {
    pub(super) end: RadarPoint,
    pub(super) name: RadarPoint,
    pub(super) anchor: &'static str,
    pub(super) lines: Vec<String>,
    pub(super) label: String,
    pub(super) present: String,
    pub(super) target: String,
    pub(super) before: String,
}

impl Web {
    /// Returns the drawing; none where there are too few areas for one.
    pub(super) fn of(radar: &Radar) -> Option<Self> {
        let number = radar.spokes.len();
        if number < 3 {
            return None;
        }
        let ring = |percent: u64| {
            let all = radar.spokes.iter().map(|_| Some(Fraction::whole(percent)));
            outline(all).points
        };
        let spokes = &radar.spokes;
        let is_open = spokes.iter().any(|spoke| spoke.worst != spoke.best);
        let best = || outline(spokes.iter().map(|spoke| Some(spoke.best.clone()))).points;
        let target = outline(spokes.iter().map(|spoke| spoke.target.clone()));
        let before = outline(spokes.iter().map(|spoke| spoke.before.clone()));
        let arms = spokes.iter().enumerate();
        Some(Self {
            told: told(radar),
            rings: [25, 50, 75, 100].map(ring).to_vec(),
            spokes: arms.map(|(index, spoke)| Arm::of(&radar.lang, spoke, index, number)).collect(),
            sure: outline(spokes.iter().map(|spoke| Some(spoke.worst.clone()))).points,
            best: is_open.then(best),
            signs: RadarSigns::of(&radar.lang),
            target: Some(target).filter(|target| !target.corners.is_empty()),
            before: (radar.before.as_deref()).map(|day| (On::of(&radar.lang, day), before)),
        })
    }
}

fn told(radar: &Radar) -> String {
    let weakest = radar.spokes.iter().min_by_key(|spoke| spoke.worst.clone());
    let strongest = radar.spokes.iter().rev().max_by_key(|spoke| spoke.worst.clone());
    match (weakest, strongest) {
        (Some(weakest), Some(strongest)) => say_of!(
            radar.lang,
            radar.spokes.len(),
            "{n} area around one point; the weakest is {weakest}, the strongest {strongest}. The \
             table below has every figure.",
            "{n} areas around one point; the weakest is {weakest}, the strongest {strongest}. The \
             table below has every figure.",
            weakest = shown(&weakest.label),
            strongest = shown(&strongest.label)
        ),
        _ => String::new(),
    }
}

/// Draws a line through all figures; one that is not there is left out.
fn outline(percents: impl ExactSizeIterator<Item = Option<Fraction>>) -> Outline {
    let number = percents.len();
    let corners = percents.enumerate().filter_map(|(index, percent)| {
        let hundredths = u32::try_from(percent?.hundredths()).unwrap_or(10_000);
        Some(place(index, number, RADIUS * f64::from(hundredths) / 10_000.0))
    });
    let corners: Vec<RadarPoint> = corners.collect();
    let points = corners.iter().map(|corner| format!("{},{}", corner.x, corner.y));
    Outline { points: points.collect::<Vec<_>>().join(" "), corners }
}

/// Returns how far along the round a spoke stands, from the top with the clock.
fn angle(index: usize, number: usize) -> f64 {
    let [index, number] = [index, number].map(|n| f64::from(u32::try_from(n).unwrap_or(u32::MAX)));
    2.0 * PI * index / number - PI / 2.0
}

fn place(index: usize, number: usize, distance: f64) -> RadarPoint {
    let angle = angle(index, number);
    RadarPoint {
        x: format!("{:.1}", MIDDLE.0 + distance * angle.cos()),
        y: format!("{:.1}", MIDDLE.1 + distance * angle.sin()),
    }
}

impl Arm {
    fn of(lang: &Lang, spoke: &Spoke, index: usize, number: usize) -> Self {
        let label = shown(&spoke.label);
        let across = angle(index, number).cos();
        let anchor = match across {
            _ if across > 0.1 => "start",
            _ if across < -0.1 => "end",
            _ => "middle",
        };
        let percent = |percent: Option<&Fraction>| match percent {
            Some(percent) => lang.percent(percent.short()),
            None => "–".to_owned(),
        };
        Self {
            end: place(index, number, RADIUS),
            name: place(index, number, NAMES),
            anchor,
            lines: halves(&label),
            label,
            present: spoke.figure(lang),
            target: percent(spoke.target.as_ref()),
            before: percent(spoke.before.as_ref()),
        }
    }
}

/// Breaks a long name at the space that is nearest to its middle.
fn halves(name: &str) -> Vec<String> {
    if name.chars().count() <= LONG {
        return vec![name.to_owned()];
    }
    let middle = name.len() / 2;
    let spaces = name.match_indices(' ').map(|(at, _)| at);
    match spaces.min_by_key(|at| at.abs_diff(middle)) {
        Some(at) => {
            let (first, second) = name.split_at(at);
            vec![first.to_owned(), second.trim_start().to_owned()]
        }
        None => vec![name.to_owned()],
    }
}
