//! What an organisation is like, in the shapes that programs read.

use schemars::JsonSchema;
use serde::Serialize;

use crate::insight::{Agreement, Guidance, Recommendation, Verdict};
use crate::model::Community;

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
        })
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
