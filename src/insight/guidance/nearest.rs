//! Where somebody did what an item asks.

use std::cmp::Reverse;

use crate::guide::{Archetype, Guide, Journey, Milestone, Sector};
use crate::model::ItemId;

/// A milestone of a journey.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Example<'g> {
    /// Whose journey it is.
    pub journey: &'g Journey,
    /// What happened.
    pub milestone: &'g Milestone,
}

/// Returns all milestones that show an item done, in the order of the guide.
pub(super) fn all<'g>(guide: &'g Guide, item: &ItemId) -> impl Iterator<Item = Example<'g>> {
    let item = item.clone();
    guide.journeys.iter().flat_map(move |journey| {
        let shown = journey
            .milestones
            .iter()
            .filter(|m| m.items.contains(&item));
        let shown: Vec<&Milestone> = shown.collect();
        shown
            .into_iter()
            .map(move |milestone| Example { journey, milestone })
    })
}

/// Returns the milestone that is nearest to an organisation: of its sector first, then of one
/// like it, then of a journey that is told in full; then one of which nothing is unclear, whose stage
/// is nearest to the item's, and that shows little else.
pub(super) fn nearest<'g>(
    guide: &'g Guide,
    (item, stage): (&ItemId, Option<u32>),
    like: &[&Archetype],
    sector: Option<&Sector>,
) -> Option<Example<'g>> {
    all(guide, item).min_by_key(|Example { journey, milestone }| {
        let alike = journey.archetype.as_ref();
        let alike = alike.is_some_and(|alike| like.iter().any(|other| other.id == alike.id));
        let same_sector = sector.is_some_and(|sector| journey.sector.as_ref() == Some(&sector.id));
        let stages = milestone.stages.iter();
        let distance = stage.and_then(|stage| stages.map(|other| other.abs_diff(stage)).min());
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
