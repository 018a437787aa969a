//! A packet, or several put together: how many units are where.

use crate::insight::{Band, Distribution, LEAST, Packet, Quartile};
use crate::lang::{Lang, say, say_of};
use crate::model::{Item, Model};
use crate::report::document::block::Block;
use crate::report::document::line::Line;
use crate::report::view::{Data, Report};

/// Lays out a packet of answers to a model.
pub fn of_packet(packet: Packet, model: &Model) -> Report {
    let lang = &model.lang;
    let title = say_of!(lang, packet.units, "{n} unit, pooled", "{n} units, pooled");
    let rests_on = say_of!(
        lang,
        packet.packets,
        "From {n} packet with answers of {years} to {model}.",
        "From {n} packets with answers of {years} to {model}.",
        years = years(&packet),
        model = format!("{} {}", model.title, packet.model.version)
    );
    let caveat = say!(
        lang,
        "Who gave these chose to. It is no survey, and none of it is a rank or a goal. Fewer than 5 \
         units are never told apart: neighbours are taken together."
    );
    let mut blocks =
        vec![Block::heading(1, title), Block::sentence(rests_on), Block::Callout(caveat.into())];
    if packet.units < 2 * LEAST {
        blocks.push(Block::sentence(say!(
            lang,
            "Two bands need {twice} units; with fewer, all are in one band, which says nothing of \
             where they are.",
            twice = 2 * LEAST
        )));
    }
    let figures = packet.figures.iter().filter_map(|one| figure(lang, one));
    blocks.extend(Block::section(say!(lang, "Quartiles"), figures));
    let is_same = packet.model.fingerprint == model.fingerprint().to_string();
    let items = packet.items.iter().map(|one| {
        let item = model.items_and_topics().find(|item| item.id.as_str() == one.of);
        practice(model, one, item.filter(|_| is_same))
    });
    blocks.extend(Block::section(say!(lang, "Practices"), items));
    Report::new(lang, blocks, Data::Packet(Box::new(packet)))
}

fn years(packet: &Packet) -> String {
    match (packet.from_year, packet.to_year) {
        (from, to) if from == to => to.to_string(),
        (from, to) => format!("{from}–{to}"),
    }
}

/// Returns `Index: 0.5 to 1.5, median 1.5 to 2.0, 2.0 to 2.5 (n = 24)`.
fn figure(lang: &Lang, told: &Distribution) -> Option<Line> {
    let name = match told.of.as_str() {
        "in-place" => say!(lang, "In place"),
        "stage" => say!(lang, "Stage reached"),
        "index" => say!(lang, "Index"),
        other => other.to_owned(),
    };
    let [lower, median, upper] = told.quartiles()?.map(|one| said_quartile(lang, one));
    let rest = say!(
        lang,
        "lower quartile {lower}, median {median}, upper quartile {upper} (n = {n})",
        lower,
        median,
        upper,
        n = told.units()
    );
    Some(Line::default().strong(name).text(format!(": {rest}")))
}

fn said_quartile(lang: &Lang, quartile: Quartile) -> String {
    between(lang, quartile.from, quartile.to)
}

fn between(lang: &Lang, from: &str, to: &str) -> String {
    if from == to { from.to_owned() } else { say!(lang, "{from} to {to}", from, to) }
}

/// Returns an item with how many units are where; with how many have it in place, where the model is
/// at hand that they answered.
fn practice(model: &Model, told: &Distribution, item: Option<&Item>) -> Line {
    let lang = &model.lang;
    let title = item.map_or(told.of.as_str(), |item| &item.title);
    let mut line = Line::default().strong(title).text(": ");
    let bar = item.and_then(|item| {
        let bar = model.method.in_place_from(item);
        item.scale.levels.iter().find(|level| level.credit >= bar)
    });
    if let Some((least, most)) = bar.and_then(|level| told.at_or_above(level.id.as_str())) {
        let least = if least == most { least.to_string() } else { format!("{least}–{most}") };
        let n = told.units();
        line = line.text(say!(lang, "{number} of {n} in place", number = least, n)).text("; ");
    }
    let bands = told.bands.iter().map(|band| said_band(lang, band, item));
    line.text(bands.collect::<Vec<_>>().join(", "))
}

/// Returns `Absent to Ad hoc 7`.
pub(crate) fn said_band(lang: &Lang, band: &Band, item: Option<&Item>) -> String {
    let label = |place: &str| match place {
        "not-applicable" => say!(lang, "not applicable"),
        "open" => say!(lang, "open"),
        level => {
            let levels = item.iter().flat_map(|item| &item.scale.levels);
            let mut levels = levels.filter(|known| known.id.as_str() == level);
            levels.next().map_or_else(|| level.to_owned(), |level| level.label.clone())
        }
    };
    format!("{} {}", between(lang, &label(&band.from), &label(&band.to)), band.units)
}
