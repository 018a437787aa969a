//! The models that there are, for programs.

use crate::interview;
use crate::lang::Lang;
use crate::model::Model;
use crate::report::common::figure_data::ModelData;
use crate::report::model::models_data::{ListedData, ModelsData};
use crate::report::view::{Data, Report};

/// A model that can be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed<'m> {
    pub model: &'m Model,
    /// The folder where it stands; none where it is built in.
    pub folder: Option<String>,
    /// The tags of the languages that it is translated into.
    pub languages: Vec<String>,
    /// How many figures its tests expect, where they were run.
    pub tested: Option<usize>,
}

/// Tells programs which models there are.
pub fn of_models(models: &[Listed]) -> Report {
    let models = models.iter().map(|listed| ListedData {
        model: ModelData::of(listed.model),
        folder: listed.folder.clone(),
        languages: listed.languages.clone(),
        tested: listed.tested,
        purpose: listed.model.purpose.clone(),
        minutes: interview::minutes(listed.model.items().count()),
        stages: listed.model.stages.iter().filter(|_| listed.model.method.ladder.is_some()).count(),
        items: listed.model.items().count(),
        topics: listed.model.topics.len(),
    });
    let data = ModelsData { schema: "ospo/models/1", models: models.collect() };
    Report::new(&Lang::default(), Vec::new(), Data::Models(data))
}
