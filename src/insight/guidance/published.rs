//! Published figures that fit an item and an organisation. They are no goal, and no percentile.

use crate::guide::{Benchmarks, Cell, Figure, Segment, Survey};
use crate::insight::guidance::surroundings::Surroundings;
use crate::model::ItemId;

/// A figure with the values that concern an organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published<'g> {
    /// What was asked.
    pub figure: &'g Figure,
    /// By whom, and when.
    pub survey: &'g Survey,
    /// The values, that of all first.
    pub values: Vec<Value<'g>>,
}

/// What a figure is in one segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Value<'g> {
    /// Who was asked.
    pub segment: &'g Segment,
    /// How many, and how many percent of them.
    pub cell: Cell,
    /// Whether so few were asked that the figure says little.
    pub small: bool,
}

/// Returns the figures for an item; values of too few respondents are left out.
pub(super) fn of_item<'g>(
    benchmarks: &'g Benchmarks,
    item: &ItemId,
    surroundings: &Surroundings,
) -> Vec<Published<'g>> {
    let figures = benchmarks
        .figures
        .iter()
        .filter(|figure| figure.items.contains(item));
    let published = figures.filter_map(|figure| {
        let survey = benchmarks
            .surveys
            .iter()
            .find(|survey| survey.id == figure.survey)?;
        let segments = benchmarks.segments.iter().filter(|s| surroundings.is_in(s));
        let values = segments.filter_map(|segment| {
            let cell = *figure.values.get(&segment.id)?;
            (cell.n >= benchmarks.least).then_some(Value {
                segment,
                cell,
                small: cell.n < benchmarks.small,
            })
        });
        let values: Vec<Value> = values.collect();
        (!values.is_empty()).then_some(Published {
            figure,
            survey,
            values,
        })
    });
    published.collect()
}

/// Returns why there is no figure for an item, where the guide says so.
pub(super) fn why_none<'g>(benchmarks: &'g Benchmarks, item: &ItemId) -> Option<&'g str> {
    let none = benchmarks
        .none
        .iter()
        .find(|none| none.items.contains(item))?;
    Some(&none.why)
}
