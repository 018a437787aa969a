//! The guide, held against one organisation: who did what an item asks, and what surveys say of it.

use std::cmp::Reverse;

use crate::guide::{
    Benchmarks, Guide, Journey, Milestone, Segment, Survey, SurveyCell, SurveyFigure,
};
use crate::insight::assessment::Assessment;
use crate::insight::guidance::profile::Profile;
use crate::insight::guidance::surroundings::{Recommendation, Surroundings};
use crate::model::{Item, ItemId};
use crate::organisation::{ListEntries, Organisation};

/// The guide, held against one organisation.
#[derive(Clone, Debug)]
pub struct Guidance<'g> {
    pub guide: &'g Guide,
    pub surroundings: Surroundings<'g>,
    /// Which archetypes it is like; none where the guide has none.
    pub profile: Option<Profile<'g>>,
    /// What the organisation has named once.
    pub lists: ListEntries,
}

impl<'g> Guidance<'g> {
    pub fn new(guide: &'g Guide, organisation: &Organisation) -> Self {
        let archetypes = guide.archetypes.as_ref();
        Self {
            guide,
            surroundings: Surroundings::of(guide, organisation),
            profile: archetypes.map(|all| Profile::of(all, &organisation.ratings)),
            lists: organisation.lists.clone(),
        }
    }

    /// Returns all milestones that show an item done, in the order of the guide.
    pub fn examples(&self, item: &ItemId) -> impl Iterator<Item = Example<'g>> {
        let item = item.clone();
        self.guide.journeys.iter().flat_map(move |journey| {
            let shown = journey.milestones.iter();
            let shown = shown.filter(|milestone| milestone.items.contains(&item));
            let shown: Vec<&Milestone> = shown.collect();
            shown.into_iter().map(move |milestone| Example { journey, milestone })
        })
    }

    /// Returns the milestone that shows an item done and is nearest to the organisation: of its
    /// sector first, then of one like it, then of a journey that is told in full; then one of which
    /// nothing is unclear, whose stage is nearest to the item's, and that shows little else.
    pub fn nearest(&self, item: &ItemId, stage: Option<u32>) -> Option<Example<'g>> {
        let like = self.profile.as_ref().map_or(&[][..], Profile::named);
        let sector = self.surroundings.sector.map(|sector| &sector.id);
        self.examples(item).min_by_key(|Example { journey, milestone }| {
            let alike = journey.archetype.as_ref();
            let alike = alike.is_some_and(|alike| like.iter().any(|one| one.id == alike.id));
            let same_sector = sector.is_some() && journey.sector.as_ref() == sector;
            let stages = milestone.stages.iter();
            let distance = stage.and_then(|own| stages.map(|one| one.abs_diff(own)).min());
            (
                Reverse(same_sector),
                Reverse(alike),
                Reverse(journey.story.is_complete()),
                milestone.unclear.is_some(),
                distance.unwrap_or(0),
                milestone.items.len(),
            )
        })
    }

    /// Returns what keeps the next stage from passing, each with the milestone nearest to it.
    pub fn beside_blockers<'m>(&self, assessment: &Assessment<'m>) -> Vec<(&'m Item, Example<'g>)> {
        let card = &assessment.scorecard;
        let beside = card.blockers().iter().filter_map(|blocker| {
            let item = assessment.model.item(&blocker.item)?;
            Some((item, self.nearest(&item.id, card.next())?))
        });
        beside.collect()
    }

    pub fn communities<'a>(&'a self, assessment: &Assessment<'a>) -> Vec<Recommendation<'a>> {
        self.surroundings.communities(assessment)
    }

    pub fn communities_around(&self) -> Vec<Recommendation<'g>> {
        self.surroundings.communities_around()
    }

    /// Returns the segments of surveys that the organisation belongs to, that of all first.
    pub fn segments(&self) -> Vec<&'g Segment> {
        let segments = self.guide.benchmarks.iter().flat_map(|all| &all.segments);
        segments.filter(|one| self.surroundings.is_in(one)).collect()
    }

    /// Returns the published figures for an item; values of too few respondents are left out.
    pub fn published(&self, item: &ItemId) -> Vec<Published<'g>> {
        let Some(benchmarks) = self.benchmarks() else {
            return Vec::new();
        };
        let segments = self.segments();
        let figures = benchmarks.figures.iter();
        let published = figures.filter(|figure| figure.items.contains(item));
        let published = published.filter_map(|figure| {
            let mut surveys = benchmarks.surveys.iter();
            let survey = surveys.find(|survey| survey.id == figure.survey)?;
            let values = segments.iter().filter_map(|segment| {
                let cell = *figure.values.get(&segment.id)?;
                (cell.n >= benchmarks.least).then_some(PublishedValue {
                    segment,
                    cell,
                    small: cell.n < benchmarks.small,
                })
            });
            let values: Vec<PublishedValue> = values.collect();
            (!values.is_empty()).then_some(Published { figure, survey, values })
        });
        published.collect()
    }

    /// Returns why there is no figure for an item, where the guide says so.
    pub fn why_none_published(&self, item: &ItemId) -> Option<&'g str> {
        let mut none = self.benchmarks()?.none.iter();
        Some(&none.find(|none| none.items.contains(item))?.why)
    }

    pub fn benchmarks(&self) -> Option<&'g Benchmarks> {
        self.guide.benchmarks.as_ref()
    }
}

/// A milestone of a journey.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Example<'g> {
    pub journey: &'g Journey,
    pub milestone: &'g Milestone,
}

/// A figure with the values that concern an organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published<'g> {
    pub figure: &'g SurveyFigure,
    pub survey: &'g Survey,
    /// The values, that of all first.
    pub values: Vec<PublishedValue<'g>>,
}

/// What a figure is in one segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PublishedValue<'g> {
    pub segment: &'g Segment,
    /// How many, and how many percent of them.
    pub cell: SurveyCell,
    /// Whether so few were asked that the figure says little.
    pub small: bool,
}
