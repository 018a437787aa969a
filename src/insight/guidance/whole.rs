//! The guide, held against one organisation.

use crate::guide::{Benchmarks, Guide, Segment};
use crate::insight::assessment::Assessment;
use crate::insight::guidance::communities::{self, Recommendation};
use crate::insight::guidance::nearest::{self, Example};
use crate::insight::guidance::profile::Profile;
use crate::insight::guidance::published::{self, Published};
use crate::insight::guidance::surroundings::Surroundings;
use crate::model::{Item, ItemId};
use crate::organisation::Organisation;

/// The guide, held against one organisation.
#[derive(Clone, Debug)]
pub struct Guidance<'g> {
    /// What others did and found.
    pub guide: &'g Guide,
    /// What the organisation works in.
    pub surroundings: Surroundings<'g>,
    /// Which archetypes it is like; none where the guide has none.
    pub profile: Option<Profile<'g>>,
}

impl<'g> Guidance<'g> {
    /// Looks up what an organisation says of itself in a guide.
    pub fn new(guide: &'g Guide, organisation: &Organisation) -> Self {
        let archetypes = guide.archetypes.as_ref();
        Self {
            guide,
            surroundings: Surroundings::of(guide, organisation),
            profile: archetypes.map(|all| Profile::of(all, &organisation.ratings)),
        }
    }

    /// Returns all milestones that show an item done.
    pub fn examples(&self, item: &ItemId) -> impl Iterator<Item = Example<'g>> {
        nearest::all(self.guide, item)
    }

    /// Returns the milestone nearest to the organisation that shows an item done.
    pub fn nearest(&self, item: &ItemId, stage: Option<u32>) -> Option<Example<'g>> {
        let like = self.profile.as_ref().map_or(&[][..], Profile::named);
        nearest::nearest(self.guide, (item, stage), like, self.surroundings.sector)
    }

    /// Returns what keeps the next stage from passing, each with the milestone nearest to it.
    pub fn beside_blockers<'m>(&self, assessment: &Assessment<'m>) -> Vec<(&'m Item, Example<'g>)> {
        let card = &assessment.scorecard;
        let beside = card.blockers().iter().filter_map(|blocker| {
            let item = assessment.model.item(&blocker.item)?;
            Some((item, self.nearest(&item.id, card.next)?))
        });
        beside.collect()
    }

    /// Returns the communities to join.
    pub fn communities<'a>(&'a self, assessment: &Assessment<'a>) -> Vec<Recommendation<'a>> {
        communities::all(assessment, &self.surroundings)
    }

    /// Returns the communities of the sector and of the kind of organisation.
    pub fn communities_around(&self) -> Vec<Recommendation<'g>> {
        communities::around(&self.surroundings)
    }

    /// Returns the segments of surveys that the organisation belongs to, that of all first.
    pub fn segments(&self) -> Vec<&'g Segment> {
        let segments = self.guide.benchmarks.iter().flat_map(|all| &all.segments);
        segments
            .filter(|one| self.surroundings.is_in(one))
            .collect()
    }

    /// Returns the published figures for an item.
    pub fn published(&self, item: &ItemId) -> Vec<Published<'g>> {
        let benchmarks = self.guide.benchmarks.as_ref();
        benchmarks.map_or_else(Vec::new, |benchmarks| {
            published::of_item(benchmarks, item, &self.surroundings)
        })
    }

    /// Returns why there is no figure for an item, where the guide says so.
    pub fn why_none_published(&self, item: &ItemId) -> Option<&'g str> {
        published::why_none(self.guide.benchmarks.as_ref()?, item)
    }

    /// Returns the figures as a whole.
    pub fn benchmarks(&self) -> Option<&'g Benchmarks> {
        self.guide.benchmarks.as_ref()
    }
}
