//! An area in two assessments side by side, as programs get it.

use schemars::JsonSchema;
use serde::Serialize;

use crate::insight::AreaMove;
use crate::model::Model;
use crate::report::common::figure_data::{ChangeNumber, FigureData, PercentData};
use crate::score::{Figures, Range};

/// What became of an area.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct AreaMoveData {
    /// The area.
    pub id: String,
    /// Its name.
    pub title: String,
    /// Its percents before.
    pub before: PercentData,
    /// Its percents after.
    pub after: PercentData,
    /// How far the worst percent moved, in points; `null` where nothing counts on one side.
    pub change: Option<ChangeNumber>,
    /// What it tells in the unit of the model before; `null` where that is percent.
    pub figure_before: Option<FigureData>,
    /// What it tells in that unit after, likewise.
    pub figure_after: Option<FigureData>,
    /// How far the worst figure moved in that unit, likewise.
    pub figure_change: Option<ChangeNumber>,
}

impl AreaMoveData {
    pub(crate) fn of(model: &Model, area: &AreaMove) -> Self {
        let shown = model.method.shown.as_ref();
        let told = |range: &Range| Some(FigureData::of(&Figures::of(shown?, range, None), &[]));
        let moved = shown.zip(area.change.as_ref());
        let moved = moved.map(|(shown, change)| change.in_unit(shown, area.after.members()));
        Self {
            id: area.area.id.to_string(),
            title: area.area.title.clone(),
            before: PercentData::of(area.before),
            after: PercentData::of(area.after),
            change: area.change.as_ref().map(ChangeNumber::of),
            figure_before: told(area.before),
            figure_after: told(area.after),
            figure_change: moved.map(|change| ChangeNumber::of(&change)),
        }
    }
}
