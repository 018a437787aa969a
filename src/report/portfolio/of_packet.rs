//! A packet, or several put together: how many units are where.

use crate::guide::Guide;
use crate::insight::{Band, Distribution, LEAST, Measure, Packet};
use crate::lang::{Lang, say, say_of};
use crate::model::{Item, Model};
use crate::report::document::block::Block;
use crate::report::document::line::Line;
use crate::report::portfolio::{grouped, measured};
use crate::report::view::{Data, Report};

/// Lays out a packet of answers to a model.
pub fn of_packet(packet: Packet, model: &Model, guide: &Guide) -> Report {
    let lang = &model.lang;
    let title = say_of!(lang, packet.units, "{n} unit, pooled", "{n} units, pooled");
    let rests_on = say_of!(
        lang,
        packet.packets,
        "From {n} packet with answers of {years} to {model}.",
        "From {n} packets with answers of {years} to {model}.",
        years = grouped::years(&packet),
        model = format!("{} {}", model.title, packet.model.version)
    );
    let caveat = say!(
        lang,
        "Who gave these chose to. It is no survey, and none of it is a rank or a goal. Fewer than 5 \
         units are never told apart: neighbours are taken together."
    );
    let mut blocks = vec![Block::heading(1, title), Block::sentence(rests_on)];
    blocks.extend(
        packet
            .among
            .iter()
            .map(|among| Block::sentence(grouped::among_all(lang, guide, among, packet.units))),
    );
    blocks.push(Block::Callout(caveat.into()));
    if !packet.groups.is_empty() {
        blocks.push(Block::Callout(Line::from(say!(
            lang,
            "The units of a group may all come from one packet: whoever knows who gave it knows whose they \
             are."
        ))));
    }
    if packet.units < 2 * LEAST {
        blocks.push(Block::sentence(say!(
            lang,
            "Two bands need {twice} units; with fewer, all are in one band, which says nothing of \
             where they are.",
            twice = 2 * LEAST
        )));
    }
    let figures = packet.figures.iter().filter_map(|one| figure(model, one));
    blocks.extend(Block::section(say!(lang, "Quartiles"), figures));
    let is_same = packet.model.fingerprint == model.fingerprint().to_string();
    let items = packet.items.iter().map(|one| {
        let item = model.items_and_topics().find(|item| item.id.as_str() == one.of);
        practice(model, one, item.filter(|_| is_same))
    });
    blocks.extend(Block::section(say!(lang, "Practices"), items));
    let groups = packet.groups.iter().map(|group| {
        let units = say_of!(lang, group.units, "{n} unit", "{n} units");
        Line::default()
            .strong(grouped::said_group(lang, guide, &group.of))
            .text(format!(": {units}"))
    });
    blocks.extend(Block::section(say!(lang, "Groups"), groups));
    Report::new(lang, blocks, Data::Packet(Box::new(packet)))
}

/// Returns `Index: lower quartile 0.5–1.0, median 1.5, upper quartile 2.0–2.5 (n = 24)`.
fn figure(model: &Model, told: &Distribution) -> Option<Line> {
    let lang = &model.lang;
    let measure = Measure::named(model, &told.of);
    let quarter = |quarters: u64| {
        let [from, to] = told.quarter(quarters)?.map(|at| told.places.get(at).map(String::as_str));
        Some(match measure {
            Some(measure) => measured::places(model, measure, [from?, to?]),
            None => between(lang, from?, to?),
        })
    };
    let [least, most] = told.with_a_place()?;
    let rest = say!(
        lang,
        "lower quartile {lower}, median {median}, upper quartile {upper} (n = {n})",
        lower = quarter(1)?,
        median = quarter(2)?,
        upper = quarter(3)?,
        n = measured::spanned(least.to_string(), &most.to_string())
    );
    let name = measure.map_or_else(|| told.of.clone(), |one| measured::title(model, one));
    Some(Line::default().strong(name).text(format!(": {rest}")))
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
        "open" => say!(lang, "no level"),
        level => {
            let levels = item.iter().flat_map(|item| &item.scale.levels);
            let mut levels = levels.filter(|known| known.id.as_str() == level);
            levels.next().map_or_else(|| level.to_owned(), |level| level.label.clone())
        }
    };
    format!("{} {}", between(lang, &label(&band.from), &label(&band.to)), band.units)
}
