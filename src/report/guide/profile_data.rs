//! The shape `ospo/profile/1`: what an organisation is like, and what follows from it.

use schemars::JsonSchema;
use serde::Serialize;

use crate::guide::{Archetypes, Clear, Favour};
use crate::insight::{Agreement, Guidance, Near, Profile, Recommendation, Verdict};
use crate::model::{Community, Model};
use crate::report::common::figure_data::ModelData;

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
                .map(|(what, word)| UnknownWordData { what, word: word.clone() })
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
    RuleData { scale: all.scale.clone(), clear: all.clear }
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

/// What an organisation is like. No figure of the assessment follows from it.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct ProfileData {
    /// The sector, as the guide calls it; `null` where none is said or the guide does not know it.
    pub sector: Option<String>,
    /// The kind of organisation, as the guide calls it; `null` likewise.
    pub kind: Option<String>,
    /// How many people work there.
    pub size: Option<u32>,
    /// To whom the programme office reports.
    pub reports_to: Option<String>,
    /// `unrated`, `clear`, `none-enough` or `too-many`.
    #[schemars(extend("enum" = ["unrated", "clear", "none-enough", "too-many"]))]
    pub verdict: &'static str,
    /// The archetypes that it is clearly like, the most first.
    pub named: Vec<String>,
    /// How far it agrees with each archetype.
    pub archetypes: Vec<AgreementData>,
    /// The archetypes that come nearest, the nearest first; empty where one is clear, or nothing
    /// speaks for any.
    pub nearest: Vec<NearData>,
}

/// An archetype that an organisation may be like.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct NearData {
    /// The archetype.
    pub id: String,
    /// The sum of both ratings, 0 to 8, where those that are missing are 0.
    #[schemars(range(max = 8))]
    pub least: u32,
    /// The same where those that are missing are 4.
    #[schemars(range(max = 8))]
    pub most: u32,
    /// The journeys of the same sector that are told as this archetype.
    pub journeys: Vec<String>,
    /// The ratings with which it would be clear; empty where its own statements alone cannot make
    /// it so.
    pub settled_by: Vec<SettlingData>,
}

/// A statement that makes an archetype clear once it is rated so high.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct SettlingData {
    /// The statement.
    pub statement: String,
    /// The lowest rating that does, from 0 to 4.
    #[schemars(range(max = 4))]
    pub least: u32,
    /// Its rating up to now; `null` where it was not rated.
    #[schemars(range(max = 4))]
    pub rating: Option<u32>,
}

/// How far an organisation agrees with what is said of one archetype.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct AgreementData {
    /// The archetype.
    pub id: String,
    /// The name that people read.
    pub title: String,
    /// Where it comes from.
    pub source: String,
    /// The sum of both ratings, 0 to 8; `null` where one is missing.
    pub points: Option<u32>,
    /// Its statements with their ratings.
    pub statements: Vec<RatedData>,
}

/// A statement with its rating.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct RatedData {
    /// Its name.
    pub id: String,
    /// What it says.
    pub text: String,
    /// From 0, not at all, to 4, wholly; `null` where it was not rated.
    #[schemars(range(max = 4))]
    pub rating: Option<u32>,
}

impl ProfileData {
    /// Takes a profile; none where the model comes without archetypes.
    pub fn of(guidance: &Guidance) -> Option<Self> {
        let profile = guidance.profile.as_ref()?;
        let known = &guidance.surroundings;
        let named = profile.named().iter();
        Some(Self {
            sector: known.sector.map(|sector| sector.id.to_string()),
            kind: known.kind.map(|kind| kind.id.to_string()),
            size: known.size,
            reports_to: known.reports_to.clone(),
            verdict: match profile.verdict {
                Verdict::Unrated => "unrated",
                Verdict::Clear(_) => "clear",
                Verdict::NoneEnough => "none-enough",
                Verdict::TooMany(_) => "too-many",
            },
            named: named.map(|archetype| archetype.id.to_string()).collect(),
            archetypes: profile.agreements.iter().map(agreement).collect(),
            nearest: guidance.near().iter().map(near).collect(),
        })
    }
}

fn near(near: &Near) -> NearData {
    let (least, most) = near.agreement.bounds();
    let settled_by = near.settling.iter().map(|settling| SettlingData {
        statement: settling.statement.id.to_string(),
        least: settling.least,
        rating: settling.rated,
    });
    NearData {
        id: near.agreement.archetype.id.to_string(),
        least,
        most,
        journeys: near.journeys.iter().map(|(journey, _)| journey.id.to_string()).collect(),
        settled_by: settled_by.collect(),
    }
}

fn agreement(agreement: &Agreement) -> AgreementData {
    let archetype = agreement.archetype;
    let statements = archetype.statements.iter().zip(agreement.ratings);
    AgreementData {
        id: archetype.id.to_string(),
        title: archetype.title.clone(),
        source: archetype.source.to_string(),
        points: agreement.sum(),
        statements: statements
            .map(|(statement, rating)| RatedData {
                id: statement.id.to_string(),
                text: statement.text.clone(),
                rating,
            })
            .collect(),
    }
}

/// A community to join.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct CommunityData {
    #[serde(flatten)]
    pub community: Community,
    /// The stage, the sector or the kind of organisation that it is for.
    pub of: String,
    /// The key of its source; `null` where the stage names it.
    pub source: Option<String>,
}

impl CommunityData {
    pub fn of(found: &Recommendation) -> Self {
        Self {
            community: found.community.clone(),
            of: found.of.clone(),
            source: found.source.map(ToString::to_string),
        }
    }
}
