//! The shape `ospo/journeys/1`: how others went their way.

use schemars::JsonSchema;
use serde::Serialize;

use crate::guide::{Alike, Guide, Journey, JourneyTable, Milestone, Source, Story};
use crate::model::Model;
use crate::report::common::cited;
use crate::report::common::figure_data::ModelData;
use crate::report::guide::story;

/// How others got there. Every fact names its source. Later versions may add fields and never
/// rename one.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
#[schemars(title = "Journeys of others (JSON)")]
pub struct JourneysData {
    /// Always `ospo/journeys/1`.
    #[schemars(extend("const" = "ospo/journeys/1"))]
    pub schema: &'static str,
    /// The model to whose stages and items the milestones belong.
    pub model: ModelData,
    /// The journeys, those that are told in full first.
    pub journeys: Vec<JourneyData>,
    /// Some of them beside one another; `null` where all of them were not asked for, or the model
    /// has no comparison.
    pub comparison: Option<JourneyTable>,
    /// The sources that are named above.
    pub sources: Vec<Source>,
}

/// One journey.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct JourneyData {
    /// The name that commands use.
    pub id: String,
    /// The name of the organisation.
    pub title: String,
    /// What the organisation does.
    pub what: String,
    /// What it works in; `null` where that is not said.
    pub sector: Option<String>,
    /// The sector as people read it.
    pub sector_title: Option<String>,
    /// The archetype that it is like; `null` where that is not said.
    pub archetype: Option<AlikeData>,
    /// Where its story is published.
    pub url: Option<String>,
    /// Whether each part of the story is told.
    pub complete: bool,
    #[serde(flatten)]
    pub story: Story,
    /// What happened, in order of time, as far as it was asked for.
    pub milestones: Vec<Milestone>,
}

/// The archetype that an organisation is like.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct AlikeData {
    #[serde(flatten)]
    pub alike: Alike,
    /// The name that people read; `null` where the model does not have the archetype.
    pub title: Option<String>,
}

impl JourneysData {
    pub fn of(
        model: &Model,
        guide: &Guide,
        journeys: &[(&Journey, Vec<&Milestone>)],
        comparison: Option<&JourneyTable>,
    ) -> Self {
        let mut used = Vec::new();
        for (journey, milestones) in journeys {
            used.extend(story::sources(journey));
            used.extend(milestones.iter().map(|milestone| &milestone.source));
        }
        used.extend(comparison.map(|comparison| &comparison.source));
        let sources = cited::used(guide, &used).into_iter();
        let journeys = journeys.iter();
        Self {
            schema: "ospo/journeys/1",
            model: ModelData::of(model),
            journeys: journeys
                .map(|(journey, milestones)| JourneyData::of(guide, journey, milestones))
                .collect(),
            comparison: comparison.cloned(),
            sources: sources.cloned().collect(),
        }
    }
}

impl JourneyData {
    fn of(guide: &Guide, journey: &Journey, milestones: &[&Milestone]) -> Self {
        let sector = journey.sector.as_ref().and_then(|id| guide.sector(id));
        let alike = journey.archetype.as_ref().map(|alike| AlikeData {
            title: (guide.archetype(&alike.id)).map(|archetype| archetype.title.clone()),
            alike: alike.clone(),
        });
        Self {
            id: journey.id.to_string(),
            title: journey.title.clone(),
            what: journey.what.clone(),
            sector: journey.sector.as_ref().map(ToString::to_string),
            sector_title: sector.map(|sector| sector.title.clone()),
            archetype: alike,
            url: journey.url.clone(),
            complete: journey.story.is_complete(),
            story: journey.story.clone(),
            milestones: milestones.iter().copied().cloned().collect(),
        }
    }
}
