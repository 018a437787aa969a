//! The figures of one assessment beside those of a pool, as far as either is known.

use crate::insight::assessment::Assessment;
use crate::insight::packet::bands::Distribution;
use crate::insight::packet::measure::{End, Measure};
use crate::insight::packet::whole::{LEAST, Packet, PacketModel};
use crate::insight::portfolio::Standing;
use crate::score::Fraction;
use crate::text::words;

/// The figures of one assessment beside those of a pool.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pooled<'m, 'p> {
    pub pool: &'p Packet,
    /// The day on which it was put together.
    pub day: &'p str,
    pub figures: Vec<PooledFigure<'m, 'p>>,
}

/// One figure beside those of a pool.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PooledFigure<'m, 'p> {
    pub measure: Measure<'m>,
    /// One's own at worst and at best; none where nothing of it applies.
    pub own: Option<[Fraction; 2]>,
    /// How many units have one, at least and at most.
    pub units: [u32; 2],
    /// The first and the last value of the step in which the lowest one lies, each quartile, and the
    /// highest one; none where the pool says nothing of where the units are.
    pub marks: Option<[[&'p str; 2]; 5]>,
    /// The last mark that one's own surely reaches, and the first that it surely does not.
    pub between: [Option<Mark>; 2],
}

words! {
    /// What parts units into quarters.
    pub enum Mark {
        Lower = "lower-quartile",
        Median = "median",
        Upper = "upper-quartile",
    }
}

/// Why there is nothing to compare with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoComparison {
    /// It is a packet that nobody has put together with others.
    NoPool,
    /// It is of something else than the assessment, as is told of both.
    OtherModel { told: String, own: String },
}

impl<'m, 'p> Pooled<'m, 'p> {
    /// Holds an assessment against a pool.
    ///
    /// # Errors
    /// Where it is no pool, or not of the very model.
    pub fn new(assessment: &Assessment<'m>, pool: &'p Packet) -> Result<Self, NoComparison> {
        let model = assessment.model;
        let own = PacketModel::of(model);
        if pool.model != own {
            return Err(NoComparison::OtherModel { told: pool.model.told(), own: own.told() });
        }
        let day = pool.day.as_deref().ok_or(NoComparison::NoPool)?;
        let standing = Standing::of(&assessment.scorecard);
        let figures = Measure::all(model).into_iter().filter_map(|measure| {
            let told = pool.figures.iter().find(|told| told.of == measure.name())?;
            PooledFigure::new(measure, &standing, told)
        });
        Ok(Self { pool, day, figures: figures.collect() })
    }
}

impl<'m, 'p> PooledFigure<'m, 'p> {
    fn new(measure: Measure<'m>, standing: &Standing, told: &'p Distribution) -> Option<Self> {
        let own = measure.of(standing, End::Worst).zip(measure.of(standing, End::Best));
        let own = own.map(|(worst, best)| [worst, best]);
        let units = told.with_a_place()?;
        // A single band tells of all places alike.
        let says = told.bands.len() > 1 && units[0] >= LEAST;
        let at = (0..=4).map(|quarters| told.quarter(quarters).filter(|_| says));
        let at: Option<Vec<[usize; 2]>> = at.collect();
        let places = |at: [usize; 2]| {
            let [from, to] = at.map(|at| told.places.get(at).map(String::as_str));
            Some([from?, to?])
        };
        let marks = at.as_ref().and_then(|at| {
            let marks: Vec<[&str; 2]> = at.iter().map(|at| places(*at)).collect::<Option<_>>()?;
            marks.try_into().ok()
        });
        let between = at.zip(own.as_ref()).map_or([None; 2], |(at, own)| {
            let own = own.each_ref().map(|end| measure.place(Some(end), told.places.len()));
            between(measure, &at, own)
        });
        Some(Self { measure, own, units, marks, between })
    }
}

/// Returns the last quartile that is surely reached at worst, and the first that is surely not reached
/// at best.
fn between(
    measure: Measure<'_>,
    at: &[[usize; 2]],
    [worst, best]: [usize; 2],
) -> [Option<Mark>; 2] {
    let quartiles = || Mark::ALL.into_iter().zip(at.iter().skip(1));
    // Two in the same step may differ, unless the step is one value.
    let reached = quartiles().rfind(
        |(_, [_, to])| {
            if measure.is_counted() { *to <= worst } else { *to < worst }
        },
    );
    let missed = quartiles().find(|(_, [from, _])| best < *from);
    [reached, missed].map(|mark| mark.map(|(mark, _)| mark))
}
