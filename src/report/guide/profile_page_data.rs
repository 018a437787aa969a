//! The shape `ospo/profile/1`: what an organisation is like, and what follows from it.

use schemars::JsonSchema;
use serde::Serialize;

use crate::guide::{Archetypes, Clear, Favour};
use crate::insight::{Guidance, Profile};
use crate::model::Model;
use crate::report::common::figure_data::ModelData;
use crate::report::guide::profile_data::{CommunityData, ProfileData};

/// What an organisation is like, and what follows from it. It changes no score and no effort.
///
/// Later versions may add fields and never rename one.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
#[schemars(title = "A profile (JSON)")]
pub struct ProfilePageData {
    /// Always `ospo/profile/1`.
    #[schemars(extend("const" = "ospo/profile/1"))]
    pub schema: &'static str,
    /// The model that the archetypes stand beside.
    pub model: ModelData,
    /// Who is meant; `null` where nobody said.
    pub subject: Option<String>,
    /// Facts and archetypes; `null` where the model comes without archetypes.
    pub profile: Option<ProfileData>,
    /// How an archetype is named; `null` likewise.
    pub rule: Option<RuleData>,
    /// Words for sector or kind that the guide does not know.
    pub unknown: Vec<UnknownWordData>,
    /// The items that the named archetypes favour.
    pub favours: Vec<FavourData>,
    /// The segments of surveys that concern the organisation.
    pub segments: Vec<SegmentData>,
    /// The communities of its sector and kind.
    pub communities: Vec<CommunityData>,
}

/// How an archetype is named.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct RuleData {
    /// The labels of the ratings 0 to 4.
    pub scale: Vec<String>,
    #[serde(flatten)]
    pub clear: Clear,
}

/// A word that the guide does not know.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct UnknownWordData {
    /// `sector` or `kind`.
    #[schemars(extend("enum" = ["sector", "kind"]))]
    pub what: &'static str,
    /// The word.
    pub word: String,
}

/// An item that an archetype favours.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct FavourData {
    /// The archetype.
    pub archetype: String,
    #[serde(flatten)]
    pub favour: Favour,
}

/// A segment of a survey.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct SegmentData {
    /// Its name.
    pub id: String,
    /// Who that is.
    pub title: String,
}

impl ProfilePageData {
    pub fn of(model: &Model, guidance: &Guidance, subject: Option<&str>) -> Self {
        let unknown = guidance.surroundings.unknown.iter();
        let segments = guidance.segments().into_iter();
        let communities = guidance.communities_around();
        Self {
            schema: "ospo/profile/1",
            model: ModelData::of(model),
            subject: subject.map(str::to_owned),
            profile: ProfileData::of(guidance),
            rule: guidance.guide.archetypes.as_ref().map(rule),
            unknown: unknown
                .map(|(what, word)| UnknownWordData {
                    what,
                    word: word.clone(),
                })
                .collect(),
            favours: favours(guidance),
            segments: segments
                .map(|segment| SegmentData {
                    id: segment.id.to_string(),
                    title: segment.title.clone(),
                })
                .collect(),
            communities: communities.iter().map(CommunityData::of).collect(),
        }
    }
}

fn rule(all: &Archetypes) -> RuleData {
    RuleData {
        scale: all.scale.clone(),
        clear: all.clear,
    }
}

fn favours(guidance: &Guidance) -> Vec<FavourData> {
    let profile = guidance.profile.iter();
    let named = profile.flat_map(Profile::named);
    let favours = named.flat_map(|archetype| {
        archetype.favours.iter().map(|favour| FavourData {
            archetype: archetype.id.to_string(),
            favour: favour.clone(),
        })
    });
    favours.collect()
}
