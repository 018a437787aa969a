//! What is known of an organisation beside its answers, and whom to join for that.

use crate::guide::{Guide, OrganisationKind, Recommended, Sector, Segment, SegmentOf, SourceId};
use crate::insight::assessment::Assessment;
use crate::lang::say;
use crate::model::Community;
use crate::organisation::Organisation;

/// What is known of an organisation beside its answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Surroundings<'g> {
    /// Its sector, where the guide knows the word for it.
    pub sector: Option<&'g Sector>,
    /// What kind of organisation it is, where the guide knows the word.
    pub kind: Option<&'g OrganisationKind>,
    pub size: Option<u32>,
    pub reports_to: Option<String>,
    /// Words for sector or kind that the guide does not know.
    pub unknown: Vec<(&'static str, String)>,
}

impl<'g> Surroundings<'g> {
    pub fn of(guide: &'g Guide, organisation: &Organisation) -> Self {
        let [sector_word, kind_word] = [&organisation.sector, &organisation.kind]
            .map(|word| word.as_deref().filter(|word| !word.is_empty()));
        let sector = sector_word.and_then(|word| guide.sector_meant_by(word));
        let kind = kind_word.and_then(|word| guide.kind_meant_by(word));
        let unknown_sector = sector_word.filter(|_| sector.is_none());
        let unknown_kind = kind_word.filter(|_| kind.is_none());
        let unknown = [("sector", unknown_sector), ("kind", unknown_kind)];
        Self {
            sector,
            kind,
            size: organisation.size,
            reports_to: organisation.reports_to.clone(),
            unknown: (unknown.into_iter())
                .filter_map(|(what, word)| Some((what, word?.to_owned())))
                .collect(),
        }
    }

    /// Says whether a segment of a survey is about such an organisation.
    pub fn is_in(&self, segment: &Segment) -> bool {
        match &segment.of {
            SegmentOf::All => true,
            SegmentOf::Size { from, to } => {
                self.size.is_some_and(|size| size >= *from && to.is_none_or(|to| size <= to))
            }
            SegmentOf::Sector(id) => self.sector.is_some_and(|sector| sector.id == *id),
            SegmentOf::Kind(id) => self.kind.is_some_and(|kind| kind.id == *id),
            SegmentOf::Other => false,
        }
    }
}

const OF_A_STAGE: usize = 5;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recommendation<'a> {
    pub community: &'a Community,
    /// What it is for: a stage, a sector, a kind of organisation.
    pub of: String,
    /// Where that is said; none where the stage of the model says it.
    pub source: Option<&'a SourceId>,
}

impl<'g> Surroundings<'g> {
    /// Returns the communities of the next stage, or of the stage reached where there is no next
    /// one; then those of the sector and of the kind of organisation. Each is named once.
    pub(super) fn communities<'a>(&self, assessment: &Assessment<'a>) -> Vec<Recommendation<'a>>
    where
        'g: 'a,
    {
        let (card, lang) = (&assessment.scorecard, &assessment.model.lang);
        let stage = card.next().or(card.reached());
        let stage = stage.and_then(|number| assessment.model.stage(number));
        let of_stage = stage.into_iter().flat_map(|stage| {
            let first = stage.communities.iter().take(OF_A_STAGE);
            first.map(|community| Recommendation {
                community,
                of: say!(lang, "stage {number}", number = stage.number),
                source: None,
            })
        });
        let mut found: Vec<Recommendation> = of_stage.collect();
        self.add_around(&mut found);
        found
    }

    pub(super) fn communities_around(&self) -> Vec<Recommendation<'g>> {
        let mut found = Vec::new();
        self.add_around(&mut found);
        found
    }

    fn add_around<'a>(&self, found: &mut Vec<Recommendation<'a>>)
    where
        'g: 'a,
    {
        let sector = self.sector.map(|s| (&s.title, &s.communities));
        let kind = self.kind.map(|k| (&k.title, &k.communities));
        for (of, communities) in sector.into_iter().chain(kind) {
            for Recommended { community, source } in communities {
                if found.iter().all(|one| one.community.url != community.url) {
                    found.push(Recommendation { community, of: of.clone(), source: Some(source) });
                }
            }
        }
    }
}
