//! Whom to join.

use crate::guide::{Recommended, SourceId};
use crate::insight::assessment::Assessment;
use crate::insight::guidance::surroundings::Surroundings;
use crate::lang::say;
use crate::model::Community;

/// How many communities of a stage are named.
const OF_A_STAGE: usize = 5;

/// A community that fits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recommendation<'a> {
    /// The community.
    pub community: &'a Community,
    /// What it is for: a stage, a sector, a kind of organisation.
    pub of: String,
    /// Where that is said; none where the stage of the model says it.
    pub source: Option<&'a SourceId>,
}

/// Returns the communities of the next stage, or of the stage reached where there is no next one;
/// then those of the sector and of the kind of organisation. Each is named once.
pub(super) fn all<'a>(
    assessment: &Assessment<'a>,
    surroundings: &Surroundings<'a>,
) -> Vec<Recommendation<'a>> {
    let card = &assessment.scorecard;
    let stage = assessment.model.stage(card.next.unwrap_or(card.reached));
    let mut found: Vec<Recommendation> = Vec::new();
    if let Some(stage) = stage {
        let first = stage.communities.iter().take(OF_A_STAGE);
        found.extend(first.map(|community| Recommendation {
            community,
            of: say!(
                assessment.model.lang,
                "stage {number}",
                number = stage.number
            ),
            source: None,
        }));
    }
    add_around(surroundings, &mut found);
    found
}

/// Returns the communities of the sector and of the kind of organisation.
pub(super) fn around<'a>(surroundings: &Surroundings<'a>) -> Vec<Recommendation<'a>> {
    let mut found = Vec::new();
    add_around(surroundings, &mut found);
    found
}

fn add_around<'a>(surroundings: &Surroundings<'a>, found: &mut Vec<Recommendation<'a>>) {
    let sector = surroundings.sector.map(|s| (&s.title, &s.communities));
    let kind = surroundings.kind.map(|k| (&k.title, &k.communities));
    for (of, communities) in sector.into_iter().chain(kind) {
        for Recommended { community, source } in communities {
            if !found
                .iter()
                .any(|other| other.community.url == community.url)
            {
                found.push(Recommendation {
                    community,
                    of: of.clone(),
                    source: Some(source),
                });
            }
        }
    }
}
