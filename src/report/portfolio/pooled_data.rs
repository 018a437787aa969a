//! A pool beside the figures of an assessment, in the shapes that programs read.

use schemars::JsonSchema;
use serde::Serialize;

use crate::insight::{Among, Mark, Pooled, PooledFigure};
use crate::model::Model;
use crate::report::common::figure_data::Number;
use crate::report::portfolio::{measured, pooled};

/// A pool of the figures of others. None of it is a rank.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct PoolData {
    /// The day on which it was put together.
    #[schemars(extend("format" = "date"))]
    pub day: String,
    /// How many units are in it.
    pub units: u32,
    /// How many packets it was made of.
    pub packets: u32,
    /// The first year of which answers are.
    pub from_year: i16,
    /// The last year.
    pub to_year: i16,
    /// Which groups of a pool these units are; `null` where they are all.
    pub among: Option<Among>,
    /// What to know of all figures.
    pub caveats: Vec<String>,
    /// The figures beside one's own.
    pub figures: Vec<PooledData>,
}

/// One figure beside those of others. A percent is that of the whole, a stage or an area.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct PooledData {
    /// What it is, as in `ospo/packet/1`.
    pub of: String,
    /// What people read for it.
    pub title: String,
    /// One's own at worst; `null` where nothing of it applies.
    pub worst: Option<Number>,
    /// One's own at best, likewise.
    pub best: Option<Number>,
    /// How many units have one, at least.
    pub least_units: u32,
    /// How many have one, at most.
    pub most_units: u32,
    /// The step in which the lowest lies; this and the next four are `null` where the pool says nothing of
    /// where units are.
    pub lowest: Option<StepData>,
    /// The step in which the lower quartile lies.
    pub lower_quartile: Option<StepData>,
    /// The step in which the median lies.
    pub median: Option<StepData>,
    /// The step in which the upper quartile lies.
    pub upper_quartile: Option<StepData>,
    /// The step in which the highest lies.
    pub highest: Option<StepData>,
    /// The last of the quartiles that one's own surely reaches; `null` where that is not known of any.
    #[schemars(extend("enum" = ["lower-quartile", "median", "upper-quartile", null]))]
    pub at_or_above: Option<&'static str>,
    /// The first that it surely does not reach, likewise.
    #[schemars(extend("enum" = ["lower-quartile", "median", "upper-quartile", null]))]
    pub below: Option<&'static str>,
    /// What people read for one's own, for the five marks and for both together, for formats that say
    /// it in words.
    #[serde(skip)]
    pub said: [String; 6],
}

/// Neighbouring values, each told by its lowest; where exactly a mark lies is not known.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct StepData {
    /// The first of them.
    pub from: String,
    /// The last.
    pub to: String,
}

impl PoolData {
    pub(crate) fn of(model: &Model, pooled: &Pooled) -> Self {
        let pool = pooled.pool;
        Self {
            day: pooled.day.to_owned(),
            units: pool.units,
            packets: pool.packets,
            from_year: pool.from_year,
            to_year: pool.to_year,
            among: pool.among.clone(),
            caveats: pooled::caveats(&model.lang).into(),
            figures: pooled.figures.iter().map(|one| PooledData::of(model, one)).collect(),
        }
    }
}

impl PooledData {
    fn of(model: &Model, one: &PooledFigure) -> Self {
        let own = one.own.as_ref();
        let marks = one.marks.map(|marks| {
            marks.map(|[from, to]| Some(StepData { from: from.to_owned(), to: to.to_owned() }))
        });
        let [lowest, lower_quartile, median, upper_quartile, highest] = marks.unwrap_or_default();
        let [least_units, most_units] = one.units;
        let [at_or_above, below] = one.between.map(|mark| mark.map(Mark::as_str));
        let [first, second, third, fourth, fifth] =
            [0, 1, 2, 3, 4].map(|at| pooled::mark(model, one, at));
        Self {
            of: one.measure.name(),
            title: measured::title(model, one.measure),
            worst: own.map(|[worst, _]| Number::of(worst)),
            best: own.map(|[_, best]| Number::of(best)),
            least_units,
            most_units,
            lowest,
            lower_quartile,
            median,
            upper_quartile,
            highest,
            at_or_above,
            below,
            said: [first, second, third, fourth, fifth, pooled::standing(&model.lang, one)],
        }
    }
}
