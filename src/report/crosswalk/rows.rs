//! The tables of crosswalks and of what comes of one.

use crate::lang::{Lang, phrase, say};
use crate::report::common::item_data::shown_by;
use crate::report::crosswalk::crosswalks_data::{CrosswalksData, SettledData};
use crate::report::crosswalk::implied_data::ImpliedPageData;
use crate::report::document::rows::{Cell, Header, Rows, cells};

pub(crate) fn of_crosswalks<'a>(lang: &'a Lang, data: &'a CrosswalksData) -> Rows<'a> {
    let headers = [
        Header::new("from", say!(lang, "Answered"), 24).names(),
        Header::new("from_version", say!(lang, "Version"), 9),
        Header::new("to", say!(lang, "Told"), 24),
        Header::new("to_version", say!(lang, "Version"), 9),
        Header::new("links", say!(lang, "Links"), 9),
        Header::new("linked", say!(lang, "Linked"), 9),
        Header::new("items", say!(lang, "Questions"), 9),
        Header::new("highest", say!(lang, "Highest level"), 9),
        Header::new("highest_at", say!(lang, "At"), 12),
        Header::new("lowest", say!(lang, "Lower"), 9),
        Header::new("lowest_at", say!(lang, "At"), 12),
    ];
    let level =
        |settled: &'a SettledData| Some(Cell::word(settled.at.as_ref()?, settled.label.as_ref()?));
    let rows = data.crosswalks.iter().map(move |one| {
        let reach = one.reach.as_ref();
        let (highest, lowest) = (reach.map(|one| &one.highest), reach.map(|one| &one.lowest));
        cells![
            one.from.id.as_str(),
            one.from.version.as_str(),
            one.to.id.as_str(),
            one.to.version.as_str(),
            one.links,
            one.linked,
            one.items,
            highest.map(|settled| settled.items),
            highest.and_then(level),
            lowest.map(|settled| settled.items),
            lowest.and_then(level),
        ]
    });
    Rows::new(lang, phrase!("Crosswalks"), headers, rows)
}

pub(crate) fn of_implied<'a>(lang: &'a Lang, data: &'a ImpliedPageData) -> Rows<'a> {
    let headers = [
        Header::new("item", say!(lang, "Practice"), 28).names(),
        Header::new("how", say!(lang, "Known"), 10),
        Header::new("low", say!(lang, "At least"), 14),
        Header::new("high", say!(lang, "At most"), 14),
        Header::new("from", say!(lang, "From"), 28),
        Header::new("why", say!(lang, "Why"), 70),
        Header::new("evidence", say!(lang, "Evidence"), 36),
        Header::new("estimate", say!(lang, "First estimate"), 9),
    ];
    let rows = data.items.iter().map(|one| {
        let from: Vec<String> = one.because.iter().flat_map(|one| &one.from).cloned().collect();
        let why: Vec<&str> = one.because.iter().map(|one| one.why.as_str()).collect();
        let shown: Vec<_> = one.evidence.iter().map(|one| one.evidence.clone()).collect();
        cells![
            Cell::word(&one.id, &one.title),
            one.how,
            &one.low,
            &one.high,
            Cell::list(&from),
            why.join(" "),
            shown_by(&shown),
            one.estimate,
        ]
    });
    Rows::new(lang, phrase!("What follows"), headers, rows)
}
