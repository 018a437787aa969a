//! The table of what programs found.

use crate::lang::{Lang, phrase, say};
use crate::report::document::rows::{Cell, Header, Rows, cells};
use crate::report::gather::gathered_data::GatheredData;

pub(crate) fn of_gathered<'a>(lang: &'a Lang, data: &'a GatheredData) -> Rows<'a> {
    let headers = [
        Header::new("fact", say!(lang, "Fact"), 60).names(),
        Header::new("value", say!(lang, "Value"), 9),
        Header::for_programs("unit"),
        Header::for_programs("part"),
        Header::for_programs("whole"),
        Header::new("before", say!(lang, "Before"), 9),
        Header::for_programs("moved"),
        Header::new("day", say!(lang, "Day"), 11),
        Header::new("from", say!(lang, "Found in"), 36),
    ];
    let rows = data.facts.iter().map(|one| {
        cells![
            Cell::word(one.name, &one.said),
            one.value,
            one.unit,
            one.part,
            one.whole,
            one.before,
            one.moved,
            Cell::day(&one.day),
            Cell::list(&one.from),
        ]
    });
    Rows::new(lang, phrase!("Facts"), headers, rows)
}
