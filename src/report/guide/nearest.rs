//! What can be said where no archetype is clear: the nearest ones, and what would settle it.

use crate::guide::SourceId;
use crate::insight::{Guidance, Near, Settling};
use crate::lang::{Lang, say};
use crate::model::Model;
use crate::report::common::cited;
use crate::report::document::block::{Block, Fact};
use crate::report::document::line::{Line, said};

/// A rating from here on speaks for an archetype.
const FOR: u32 = 3;
/// A rating up to here speaks against it.
const AGAINST: u32 = 1;

pub(crate) fn blocks(model: &Model, guidance: &Guidance, near: &[Near]) -> Vec<Block> {
    let lang = &model.lang;
    let Some(all) = guidance.guide.archetypes.as_ref().filter(|_| !near.is_empty()) else {
        return Vec::new();
    };
    let mut blocks = vec![Block::heading(2, say!(lang, "The nearest"))];
    for one in near {
        blocks.push(Block::heading(3, title(lang, one)));
        blocks.push(Block::Facts(facts(model, one, &all.scale)));
    }
    let settles = near.iter().filter_map(|one| settled_by(lang, one));
    blocks.extend(Block::section(say!(lang, "What would settle it"), settles));
    blocks.push(Block::Paragraph(follows(lang, guidance)));
    blocks
}

pub(crate) fn sources<'g>(near: &[Near<'_, 'g>]) -> impl Iterator<Item = &'g SourceId> {
    near.iter().flat_map(|one| one.journeys.iter().map(|(_, alike)| &alike.source))
}

/// Returns the statement to rate first.
pub(crate) fn first<'g>(near: &[Near<'_, 'g>]) -> Option<Settling<'g>> {
    let fewest = near.iter().filter(|one| !one.settling.is_empty());
    fewest.min_by_key(|one| one.settling.len())?.settling.first().copied()
}

/// Returns `Acme: 3 of 8 points` or, where a statement is not rated, `Acme: 3–7 of 8 points`.
fn title(lang: &Lang, near: &Near) -> String {
    let (least, most) = near.agreement.bounds();
    let points = if least == most { least.to_string() } else { format!("{least}–{most}") };
    say!(lang, "{name}: {points} of 8 points", name = near.agreement.archetype.title, points)
}

fn facts(model: &Model, near: &Near, scale: &[String]) -> Vec<Fact> {
    let lang = &model.lang;
    let mut facts = Vec::new();
    let statements = || near.agreement.archetype.statements.iter().zip(near.agreement.ratings);
    let mut add = |name: String, is_meant: &dyn Fn(Option<u32>) -> bool| {
        for (statement, rating) in statements().filter(|(_, rating)| is_meant(*rating)) {
            let line = Line::from(statement.text.as_str());
            let label = rating.and_then(|rating| scale.get(rating as usize));
            let line = line.text(label.map(|label| lang.aside(label)).unwrap_or_default());
            facts.push(Fact::new(name.clone(), line));
        }
    };
    add(say!(lang, "For it"), &|rating| rating.is_some_and(|rating| rating >= FOR));
    add(say!(lang, "Against it"), &|rating| rating.is_some_and(|rating| rating <= AGAINST));
    add(say!(lang, "Undecided"), &|rating| rating.is_some_and(|r| r > AGAINST && r < FOR));
    add(say!(lang, "Not rated"), &|rating| rating.is_none());
    facts.extend(near.journeys.iter().map(|(journey, alike)| {
        let told = say!(lang, "{name}, of the same sector, is told as one", name = journey.title);
        Fact::new(say!(lang, "In the sector"), Line::from(told).then(cited::source(&alike.source)))
    }));
    let favours = near.agreement.archetype.favours.iter();
    let items = favours.filter_map(|favour| Some(model.item(&favour.item)?.title.as_str()));
    let items: Vec<&str> = items.collect();
    if !items.is_empty() {
        facts.push(Fact::new(say!(lang, "In the plan"), lang.in_a_row(items)));
    }
    facts
}

fn settled_by(lang: &Lang, near: &Near) -> Option<Line> {
    let rated = |settling: &Settling| {
        let statement = Line::default().code(settling.statement.id.as_str());
        let least = settling.least.to_string();
        let Some(rating) = settling.rated else {
            return said!(lang, "{statement} at {least} or more", statement, least);
        };
        said!(
            lang,
            "{statement} at {least} or more (now {rating})",
            statement,
            least,
            rating = rating.to_string()
        )
    };
    let archetype = Line::default().strong(&near.agreement.archetype.title);
    Some(match near.settling.as_slice() {
        [] => return None,
        [one] => {
            said!(lang, "{archetype} is clear with {one}.", archetype, one = rated(one))
        }
        [one, other, ..] => said!(
            lang,
            "{archetype} is clear with {one} and {other}.",
            archetype,
            one = rated(one),
            other = rated(other)
        ),
    })
}

/// Says what stays as it is until one is clear, and what the facts say of it.
fn follows(lang: &Lang, guidance: &Guidance) -> Vec<Line> {
    let known = &guidance.surroundings;
    let mut sentences = vec![Line::from(say!(
        lang,
        "Until one is clear, no archetype changes the plan; a clear one puts the practices named \
         here before others that cost the same."
    ))];
    let names = [
        known.size.is_some().then(|| say!(lang, "People")),
        known.reports_to.is_some().then(|| say!(lang, "Reports to")),
    ];
    let names: Vec<String> = names.into_iter().flatten().collect();
    if !names.is_empty() {
        let names = lang.in_a_row(names);
        sentences.push(Line::from(say!(
            lang,
            "No source ties an archetype to what else is known ({names}).",
            names
        )));
    }
    sentences
}
