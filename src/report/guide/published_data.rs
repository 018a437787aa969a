//! Published figures in the shapes that programs read.

use schemars::JsonSchema;
use serde::Serialize;

use crate::guide::Unmeasured;
use crate::insight::{Assessment, Guidance, Published};
use crate::report::common::figure_data::Tenths;

/// Published figures beside the items they fit. None of them is a rank or a percentile.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct BenchmarksData {
    /// The licence of the figures.
    pub licence: String,
    /// The line that must go with them.
    pub attribution: String,
    /// What to know of all of them.
    pub caveats: Vec<String>,
    /// The figures, in the order of the items.
    pub figures: Vec<FigureData>,
    /// The items for which nobody has published one.
    pub none: Vec<Unmeasured>,
}

/// A figure beside an item.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct FigureData {
    /// The item.
    pub item: String,
    /// Its name.
    pub id: String,
    /// What the percents are of.
    pub title: String,
    /// What was asked.
    pub question: String,
    /// The year of the survey.
    pub year: u32,
    /// The key of its source.
    pub source: String,
    /// What to know of it.
    pub caveat: Option<String>,
    /// What to know of the survey.
    pub survey_caveat: Option<String>,
    /// Whether it measures something near rather than the item.
    pub proxy: bool,
    /// The values that concern the organisation, that of all first.
    pub values: Vec<ValueData>,
}

/// What a figure is in one segment.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct ValueData {
    /// The segment.
    pub segment: String,
    /// Who that is.
    pub title: String,
    /// How many answered.
    pub n: u32,
    /// In percent, with one decimal.
    pub percent: Tenths,
    /// Whether so few answered that it says little.
    pub few: bool,
}

impl BenchmarksData {
    /// Takes the figures that concern an organisation; none where the model comes without.
    pub fn of(assessment: &Assessment, guidance: &Guidance) -> Option<Self> {
        let benchmarks = guidance.benchmarks()?;
        let items = assessment.model.items_and_topics();
        let figures = items.flat_map(|item| {
            let published = guidance.published(&item.id).into_iter();
            published.map(|published| FigureData::of(item.id.as_str(), &published))
        });
        Some(Self {
            licence: benchmarks.licence.clone(),
            attribution: benchmarks.attribution.clone(),
            caveats: benchmarks.caveats.clone(),
            figures: figures.collect(),
            none: benchmarks.none.clone(),
        })
    }
}

impl FigureData {
    fn of(item: &str, published: &Published) -> Self {
        let (figure, survey) = (published.figure, published.survey);
        let values = published.values.iter().map(|value| ValueData {
            segment: value.segment.id.to_string(),
            title: value.segment.title.clone(),
            n: value.cell.n,
            percent: Tenths::of(value.cell.percent),
            few: value.small,
        });
        Self {
            item: item.to_owned(),
            id: figure.id.to_string(),
            title: figure.title.clone(),
            question: figure.question.clone(),
            year: survey.year,
            source: survey.source.to_string(),
            caveat: figure.caveat.clone(),
            survey_caveat: survey.caveat.clone(),
            proxy: figure.proxy,
            values: values.collect(),
        }
    }
}
