//! The table of a packet: a row for each band.

use crate::insight::Packet;
use crate::lang::{Lang, phrase, say};
use crate::report::document::rows::{Cell, Header, Rows, cells};

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
