//! The table of a packet, a row for each band; and of one's own figures beside a pool, a row for each.

use crate::insight::Packet;
use crate::lang::{Lang, phrase, say};
use crate::report::document::rows::{Cell, Header, Rows, cells};
use crate::report::portfolio::pooled_data::{PoolData, StepData};

pub(crate) fn of_packet<'a>(lang: &'a Lang, packet: &'a Packet) -> Rows<'a> {
    let headers = [
        Header::new("of", say!(lang, "Id"), 24).names(),
        Header::new("from", say!(lang, "From"), 14),
        Header::new("to", say!(lang, "To"), 14),
        Header::new("units", say!(lang, "Units"), 9),
        Header::new("of_units", say!(lang, "Of"), 9),
    ];
    let all = packet.figures.iter().chain(&packet.items);
    let bands = all.flat_map(|one| one.bands.iter().map(move |band| (one, band)));
    let rows = bands.map(|(one, band)| {
        cells![&one.of, &band.from, &band.to, Cell::Count(band.units), Cell::Count(packet.units)]
    });
    Rows::new(lang, phrase!("Practices"), headers, rows)
}

pub(crate) fn of_pool<'a>(lang: &'a Lang, data: &'a PoolData) -> Rows<'a> {
    let mut headers = vec![
        Header::for_programs("of"),
        Header::new("title", say!(lang, "Figure"), 34).names(),
        Header::new("worst", say!(lang, "Here"), 10),
        Header::new("best", say!(lang, "Here at best"), 10),
    ];
    let marks = [
        ("lowest_from", "lowest_to", say!(lang, "Lowest")),
        ("lower_quartile_from", "lower_quartile_to", say!(lang, "Lower quartile")),
        ("median_from", "median_to", say!(lang, "Median")),
        ("upper_quartile_from", "upper_quartile_to", say!(lang, "Upper quartile")),
        ("highest_from", "highest_to", say!(lang, "Highest")),
    ];
    for (from, to, title) in marks {
        headers.extend([
            Header::for_programs(from),
            Header::for_programs(to),
            Header::for_people(title, 12),
        ]);
    }
    headers.extend([
        Header::new("least_units", say!(lang, "Units at least"), 9),
        Header::new("most_units", say!(lang, "Units at most"), 9),
        Header::for_programs("at_or_above"),
        Header::for_programs("below"),
        Header::for_people(say!(lang, "Among them"), 44),
        Header::new("day", say!(lang, "Pooled on"), 12),
    ]);
    let rows = data.figures.iter().map(move |one| {
        let [lowest, lower, median, upper, highest, standing] = &one.said;
        let mut row = cells![&one.of, &one.title, one.worst, one.best];
        for (step, said) in [
            (&one.lowest, lowest),
            (&one.lower_quartile, lower),
            (&one.median, median),
            (&one.upper_quartile, upper),
            (&one.highest, highest),
        ] {
            let end = |end: fn(&StepData) -> &str| step.as_ref().map(end);
            row.extend(cells![end(|step| &step.from), end(|step| &step.to), said]);
        }
        row.extend(cells![
            one.least_units,
            one.most_units,
            one.at_or_above,
            one.below,
            standing,
            Cell::day(&data.day),
        ]);
        row
    });
    Rows::new(lang, phrase!("Pool"), headers, rows)
}
