//! What others did and found: archetypes, journeys, surveys.

pub(crate) mod archetype;
pub(crate) mod journeys_data;
pub(crate) mod milestones;
pub(crate) mod nearest;
pub(crate) mod of_archetype;
pub(crate) mod of_journey;
pub(crate) mod of_journeys;
pub(crate) mod of_milestones;
pub(crate) mod of_profile;
pub(crate) mod of_source;
pub(crate) mod of_starters;
pub(crate) mod others;
pub(crate) mod profile;
pub(crate) mod profile_data;
pub(crate) mod published;
pub(crate) mod published_data;
pub(crate) mod rows;
pub(crate) mod starters_data;
pub(crate) mod story;
