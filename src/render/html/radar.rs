//! The areas around one point, as shapes.

use std::f64::consts::PI;

use crate::lang::{Lang, phrase, said_together, say};
use crate::render::html::text::shown;
use crate::render::html::{bar, hatch};
use crate::render::{legends, wrap};
use crate::report::{Radar, Spoke};
use crate::score::Fraction;

/// How far 100 percent is from the middle, in units of which a letter is 13 high.
const RADIUS: f64 = 80.0;
/// How far the names are from the middle.
const NAMES: f64 = 90.0;
/// Names are broken into lines of so many columns, where they have spaces.
const COLUMNS: usize = 14;
/// About as wide as a column of letters is.
const COLUMN: f64 = 7.0;
const LINE: f64 = 15.0;
/// How far the foot of the letters is below the top of a line.
const FOOT: f64 = 12.0;

#[derive(Debug)]
pub(super) struct Web {
    pub(super) told: String,
    pub(super) rings_at: String,
    /// Left, top, width and height of all of it; the middle is at 0, 0.
    pub(super) frame: Frame,
    /// The outlines of 25, 50, 75 and 100 percent.
    pub(super) rings: Vec<String>,
    pub(super) spokes: Vec<Arm>,
    /// The outline of what is there for sure.
    pub(super) sure: Outline,
    /// The outline with all that open answers could add, and its hatching, where they could.
    pub(super) best: Option<(Outline, String)>,
    pub(super) target: Option<Outline>,
    pub(super) signs: RadarSigns,
    pub(super) before: Option<(On, Outline)>,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) width: f64,
    pub(super) height: f64,
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
    pub(super) corners: Vec<(f64, f64)>,
}

#[derive(Debug)]
pub(super) struct Arm {
    pub(super) end: (f64, f64),
    /// Where the first line of its name stands.
    pub(super) name: (f64, f64),
    pub(super) anchor: &'static str,
    pub(super) lines: Vec<String>,
    pub(super) label: String,
    /// Whether anything in it applies.
    pub(super) applies: bool,
    pub(super) present: String,
    pub(super) target: String,
    pub(super) before: String,
}

impl Web {
    /// Returns the drawing; none where there are too few areas for one, or too many.
    pub(super) fn of(radar: &Radar) -> Option<Self> {
        if !radar.can_be_drawn() {
            return None;
        }
        let (lang, spokes) = (&radar.lang, &radar.spokes);
        let number = spokes.len();
        let of = |percent: &dyn Fn(&Spoke) -> Option<Fraction>| {
            outline(spokes.iter().map(percent).collect::<Vec<_>>())
        };
        let ring = |percent: u64| of(&|_| Some(Fraction::whole(percent))).points;
        let best = spokes.iter().any(|spoke| spoke.worst != spoke.best).then(|| {
            let best = of(&|spoke| spoke.best.clone());
            let lines = hatch::hatched(&best.corners);
            (best, lines)
        });
        let target = of(&|spoke| spoke.target.clone());
        let before = of(&|spoke| spoke.before.clone());
        let arms = spokes.iter().enumerate();
        let arms: Vec<Arm> =
            arms.map(|(index, spoke)| Arm::of(radar, spoke, index, number)).collect();
        Some(Self {
            told: told(radar),
            rings_at: radar.rings(),
            frame: Frame::around(&arms),
            rings: [25, 50, 75, 100].map(ring).to_vec(),
            spokes: arms,
            sure: of(&|spoke| spoke.worst.clone()),
            best,
            signs: signs(radar),
            target: Some(target).filter(|target| !target.corners.is_empty()),
            before: (radar.before.as_deref()).map(|day| (On::of(lang, day), before)),
        })
    }
}

/// Returns the words; where the model has no ladder, nothing is said to be in place.
fn signs(radar: &Radar) -> RadarSigns {
    let signs = RadarSigns::of(&radar.lang);
    if radar.tells.stages {
        return signs;
    }
    RadarSigns {
        wanted: radar.lang.plain(phrase!("once what is wanted is there")),
        wanted_head: radar.lang.plain(phrase!("Once all wanted is there")),
        ..signs
    }
}

fn told(radar: &Radar) -> String {
    let figures = radar
        .spokes
        .iter()
        .map(|spoke| format!("{} {}", shown(&spoke.label), spoke.figure(&radar.lang)));
    radar.lang.in_a_row(figures)
}

/// Draws a line through all figures; one that is not there is left out.
fn outline(percents: Vec<Option<Fraction>>) -> Outline {
    let number = percents.len();
    let corners = percents
        .into_iter()
        .enumerate()
        .filter_map(|(index, percent)| Some(place(index, number, bar::length(&percent?, RADIUS))));
    let corners: Vec<(f64, f64)> = corners.collect();
    let points = corners.iter().map(|(x, y)| format!("{x},{y}"));
    Outline { points: points.collect::<Vec<_>>().join(" "), corners }
}

/// Returns how far along the round a spoke stands, from the top with the clock.
fn angle(index: usize, number: usize) -> f64 {
    2.0 * PI * float(index) / float(number) - PI / 2.0
}

fn place(index: usize, number: usize, distance: f64) -> (f64, f64) {
    let angle = angle(index, number);
    (tenths(distance * angle.cos()), tenths(distance * angle.sin()))
}

fn float(number: usize) -> f64 {
    u32::try_from(number).map_or(f64::MAX, f64::from)
}

fn tenths(number: f64) -> f64 {
    // Adding 0 makes of -0 what is written as 0.
    (number * 10.0).round() / 10.0 + 0.0
}

impl Arm {
    fn of(radar: &Radar, spoke: &Spoke, index: usize, number: usize) -> Self {
        let label = shown(&spoke.label);
        let angle = angle(index, number);
        let anchor = match angle.cos() {
            across if across > 0.1 => "start",
            across if across < -0.1 => "end",
            _ => "middle",
        };
        let lines = wrap::lines(&label, COLUMNS.max(wrap::widest_word(&label)));
        let (x, y) = place(index, number, NAMES);
        // The lines and the figure below them stand above the uppermost corner, below the lowest,
        // and beside the others.
        let above = (1.0 - angle.sin()) / 2.0 * float(lines.len() + 1) * LINE;
        Self {
            end: place(index, number, RADIUS),
            name: (x, tenths(y - above + FOOT)),
            anchor,
            lines,
            label,
            applies: spoke.worst.is_some(),
            present: spoke.figure(&radar.lang),
            target: radar.one(spoke, spoke.target.as_ref()),
            before: radar.one(spoke, spoke.before.as_ref()),
        }
    }

    /// Returns the left and the right end of its name, and its upper and lower end.
    fn room(&self) -> [f64; 4] {
        let texts = self.lines.iter().chain([&self.present]);
        let width = float(texts.map(|text| wrap::width(text)).max().unwrap_or(0)) * COLUMN;
        let left = match self.anchor {
            "start" => self.name.0,
            "end" => self.name.0 - width,
            _ => self.name.0 - width / 2.0,
        };
        let top = self.name.1 - FOOT;
        [left, left + width, top, top + float(self.lines.len() + 1) * LINE]
    }
}

impl Frame {
    fn around(arms: &[Arm]) -> Self {
        let rooms = arms.iter().map(Arm::room);
        let start = [-RADIUS, RADIUS, -RADIUS, RADIUS];
        let [left, right, top, bottom] = rooms.fold(start, |all, one| {
            [all[0].min(one[0]), all[1].max(one[1]), all[2].min(one[2]), all[3].max(one[3])]
        });
        // As far to the left as to the right, so that the middle is in the middle.
        let half = right.max(-left).ceil();
        let (top, bottom) = (top.floor(), bottom.ceil());
        Self { left: -half, top, width: 2.0 * half, height: bottom - top }
    }
}
