//! The tables of many voices: a row for each item and question, and a row for each level.

use crate::lang::{Lang, phrase, say};
use crate::report::document::rows::{Cell, Header, Rows, cells};
use crate::report::voices::voices_data::{ItemVoicesData, LevelVoicesData, VoicesData};

/// Returns the tables; programs get the counts.
pub(crate) fn of_voices<'a>(lang: &'a Lang, data: &'a VoicesData) -> Vec<Rows<'a>> {
    vec![counts(lang, data), gaps(lang, data)]
}

fn sides(one: &ItemVoicesData) -> impl Iterator<Item = (&'static str, &LevelVoicesData)> {
    let sides = [("is", one.is.as_ref()), ("wanted", one.wanted.as_ref())];
    sides.into_iter().filter_map(|(side, voices)| Some((side, voices?)))
}

fn asked(lang: &Lang, side: &str) -> String {
    if side == "is" { say!(lang, "is") } else { say!(lang, "wanted") }
}

fn counts<'a>(lang: &'a Lang, data: &'a VoicesData) -> Rows<'a> {
    let headers = [
        Header::new("item", say!(lang, "Practice"), 28).names(),
        Header::new("asked", say!(lang, "Asked"), 10),
        Header::new("from", say!(lang, "Lowest answer"), 16),
        Header::new("to", say!(lang, "Highest answer"), 16),
        Header::new("voices", say!(lang, "Voices"), 9),
        Header::new("n", say!(lang, "Of"), 9),
    ];
    let rows = data.items.iter().flat_map(move |one| {
        sides(one).flat_map(move |(side, voices)| {
            voices.bands.iter().map(move |band| {
                cells![
                    Cell::word(&one.id, &one.title),
                    Cell::word(side, asked(lang, side)),
                    band.from.as_str(),
                    band.to.as_str(),
                    band.units,
                    voices.n,
                ]
            })
        })
    });
    Rows::new(lang, phrase!("Voices"), headers, rows)
}

fn gaps<'a>(lang: &'a Lang, data: &'a VoicesData) -> Rows<'a> {
    let headers = [
        Header::for_people(say!(lang, "Practice"), 28).names(),
        Header::for_people(say!(lang, "Is"), 16),
        Header::for_people(say!(lang, "Wanted"), 16),
        Header::for_people(say!(lang, "Gap"), 8),
        Header::for_people(say!(lang, "Want more"), 10),
        Header::for_people(say!(lang, "Of"), 8),
        Header::for_people(say!(lang, "The round says"), 24),
        Header::for_people(say!(lang, "Say less"), 10),
        Header::for_people(say!(lang, "Say more"), 10),
    ];
    let rows = data.items.iter().map(|one| {
        let median = |side: &'a Option<LevelVoicesData>| {
            side.as_ref().and_then(|side| side.median.as_ref()).map(|one| one.label.as_str())
        };
        let round = one.round.as_ref();
        cells![
            one.title.as_str(),
            median(&one.is),
            median(&one.wanted),
            one.gap.map(|gap| gap.said(lang)),
            one.pairs.map(|pairs| pairs.more),
            one.pairs.map(|pairs| pairs.n),
            round.map(|round| round.label.as_str()),
            round.map(|round| round.below),
            round.map(|round| round.above),
        ]
    });
    Rows::new(lang, phrase!("Gaps"), headers, rows)
}
