//! The tables of what others did and of what an organisation is like.

use crate::lang::{Lang, phrase, say};
use crate::report::document::rows::{Cell, Header, Rows, cells};
use crate::report::guide::journeys_data::JourneysData;
use crate::report::guide::profile_data::ProfilePageData;
use crate::report::guide::starters_data::StartersData;

pub(crate) fn of_profile<'a>(lang: &'a Lang, data: &'a ProfilePageData) -> Rows<'a> {
    let headers = [
        Header::for_programs("archetype"),
        Header::new("title", say!(lang, "Archetype"), 28).names(),
        Header::new("points", say!(lang, "Points of 8"), 10),
        Header::new("statement", say!(lang, "Id"), 24).last(),
        Header::new("text", say!(lang, "Its statements"), 70),
        Header::new("rating", say!(lang, "Ratings"), 10),
    ];
    let archetypes = data.profile.iter().flat_map(|profile| &profile.archetypes);
    let rows = archetypes.flat_map(|one| {
        one.statements.iter().map(move |rated| {
            cells![&one.id, &one.title, one.points, &rated.id, &rated.text, rated.rating]
        })
    });
    Rows::new(lang, phrase!("Profile"), headers, rows)
}

pub(crate) fn of_journeys<'a>(lang: &'a Lang, data: &'a JourneysData) -> Rows<'a> {
    let headers = [
        Header::new("journey", say!(lang, "Organisation"), 24).names(),
        Header::new("when", say!(lang, "When"), 16),
        Header::new("stages", say!(lang, "Stages"), 9),
        Header::new("items", say!(lang, "Practices"), 28),
        Header::new("text", say!(lang, "What"), 70),
        Header::new("source", say!(lang, "Sources"), 20),
        Header::new("unclear", say!(lang, "Note"), 36),
    ];
    let rows = data.journeys.iter().flat_map(|journey| {
        journey.milestones.iter().map(move |milestone| {
            let stages: Vec<String> = milestone.stages.iter().map(u32::to_string).collect();
            cells![
                Cell::word(&journey.id, &journey.title),
                &milestone.when,
                Cell::list(&stages),
                Cell::list(&milestone.items),
                &milestone.text,
                milestone.source.as_str(),
                &milestone.unclear,
            ]
        })
    });
    Rows::new(lang, phrase!("Milestones"), headers, rows)
}

pub(crate) fn of_starters<'a>(lang: &'a Lang, data: &'a StartersData) -> Rows<'a> {
    let headers = [
        Header::new("starter", say!(lang, "Name"), 24).names(),
        Header::new("title", say!(lang, "Title"), 36),
        Header::new("what", say!(lang, "What for"), 70),
        Header::new("items", say!(lang, "Practices"), 36),
    ];
    let rows = data
        .starters
        .iter()
        .map(|one| cells![one.name.as_str(), &one.title, &one.what, Cell::list(&one.items)]);
    Rows::new(lang, phrase!("Documents to begin with"), headers, rows)
}
