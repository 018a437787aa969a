//! The shape `ospo/journeys/1`: how others went their way.

use schemars::JsonSchema;
use serde::Serialize;

use crate::guide::{Alike, Comparison, Guide, Journey, Milestone};
use crate::model::Model;
use crate::report::common::cited;
use crate::report::common::figure_data::ModelData;
use crate::report::common::finding_data::{FindingData, SourceData, findings};
use crate::report::guide::comparison_data::ComparisonData;
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
    pub comparison: Option<ComparisonData>,
    /// The sources that are named above.
    pub sources: Vec<SourceData>,
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
    /// The story in short.
    pub brief: Vec<FindingData>,
    /// How its programme office is built.
    pub structure: Vec<FindingData>,
    /// Who works in it.
    pub staffing: Vec<FindingData>,
    /// Whom it reports to.
    pub reporting: Vec<FindingData>,
    /// What it is for.
    pub goals: Vec<FindingData>,
    /// What it counts.
    pub metrics: Vec<FindingData>,
    /// What was hard.
    pub challenges: Vec<FindingData>,
    /// What others can learn from it.
    pub lesson: Option<FindingData>,
    /// What happened, in order of time, as far as it was asked for.
    pub milestones: Vec<MilestoneData>,
}

/// The archetype that an organisation is like.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct AlikeData {
    /// Its name.
    pub id: String,
    /// The name that people read; `null` where the model does not have the archetype.
    pub title: Option<String>,
    /// Who says so: the name of a source.
    pub source: String,
    /// What the sources leave unclear, or where they differ; `null` where nothing is.
    pub unclear: Option<String>,
}

/// Something that happened on the way.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct MilestoneData {
    /// When, in words.
    pub when: String,
    /// The stage or the two stages that it belongs to; a judgement of ours.
    pub stages: Vec<u32>,
    /// The items and topics that it shows done; a judgement of ours.
    pub items: Vec<String>,
    /// What happened.
    pub text: String,
    /// Who says so: the name of a source.
    pub source: String,
    /// What the sources leave unclear, or where they differ; `null` where nothing is.
    pub unclear: Option<String>,
}

impl JourneysData {
    /// Takes journeys, each with those of its milestones that were asked for.
    pub fn of(
        model: &Model,
        guide: &Guide,
        journeys: &[(&Journey, Vec<&Milestone>)],
        comparison: Option<&Comparison>,
    ) -> Self {
        let mut used = Vec::new();
        for (journey, milestones) in journeys {
            used.extend(story::sources(journey));
            used.extend(milestones.iter().map(|milestone| &milestone.finding.source));
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
            comparison: comparison.map(ComparisonData::of),
            sources: sources.map(SourceData::of).collect(),
        }
    }
}

impl JourneyData {
    fn of(guide: &Guide, journey: &Journey, milestones: &[&Milestone]) -> Self {
        let sector = journey.sector.as_ref().and_then(|id| guide.sector(id));
        let alike = journey.archetype.as_ref();
        Self {
            id: journey.id.to_string(),
            title: journey.title.clone(),
            what: journey.what.clone(),
            sector: journey.sector.as_ref().map(ToString::to_string),
            sector_title: sector.map(|sector| sector.title.clone()),
            archetype: alike.map(|alike| AlikeData::of(guide, alike)),
            url: journey.url.clone(),
            complete: journey.is_complete(),
            brief: findings(&journey.brief),
            structure: findings(&journey.structure),
            staffing: findings(&journey.staffing),
            reporting: findings(&journey.reporting),
            goals: findings(&journey.goals),
            metrics: findings(&journey.metrics),
            challenges: findings(&journey.challenges),
            lesson: journey.lesson.as_ref().map(FindingData::of),
            milestones: milestones
                .iter()
                .map(|one| MilestoneData::of(one))
                .collect(),
        }
    }
}

impl AlikeData {
    fn of(guide: &Guide, alike: &Alike) -> Self {
        let archetype = guide.archetype(&alike.id);
        Self {
            id: alike.id.to_string(),
            title: archetype.map(|archetype| archetype.title.clone()),
            source: alike.source.to_string(),
            unclear: alike.unclear.clone(),
        }
    }
}

impl MilestoneData {
    fn of(milestone: &Milestone) -> Self {
        let finding = &milestone.finding;
        Self {
            when: milestone.when.clone(),
            stages: milestone.stages.clone(),
            items: milestone.items.iter().map(ToString::to_string).collect(),
            text: finding.text.clone(),
            source: finding.source.to_string(),
            unclear: finding.unclear.clone(),
        }
    }
}
