//! What surveys found for practices that matter here, in one sentence. No rank, no percentile.

use unicode_width::UnicodeWidthStr;

use crate::guide::SourceId;
use crate::insight::{Assessment, Gap, Guidance, Published, PublishedValue};
use crate::lang::{Lang, say};
use crate::model::Item;
use crate::report::board::room;
use crate::report::common::{cited, terms};
use crate::score::ItemScore;
use crate::text;

/// As many figures have room.
const MOST: usize = 2;

pub(crate) fn sentence(
    assessment: &Assessment,
    guidance: &Guidance,
    gaps: &[Gap],
) -> Option<String> {
    let lang = &assessment.model.lang;
    let next = assessment.scorecard.next();
    let grave = gaps.iter().map(|gap| (gap.item, gap.score));
    let in_hand = assessment.scorecard.stages.iter().filter(|stage| Some(stage.number) == next);
    let in_hand = in_hand.flat_map(|stage| &stage.items);
    let items = assessment.scores().filter(|(_, score)| score.bounds.is_some());
    let in_hand = items.filter(|(item, _)| in_hand.clone().any(|own| own.id == item.id));
    let mut told: Vec<(&Item, &SourceId, String)> = Vec::new();
    for (item, score) in grave.chain(in_hand) {
        if told.len() < MOST && !told.iter().any(|(other, ..)| other.id == item.id) {
            let published = guidance.published(&item.id);
            let fits = published.iter().find(|one| !one.figure.proxy);
            let said = fits.and_then(|one| Some((one, figure(lang, one, item, score)?)));
            told.extend(said.map(|(one, said)| (item, &one.survey.source, said)));
        }
    }
    let both = joined(lang, &told);
    if UnicodeWidthStr::width(both.as_str()) > room::PEERS {
        told.truncate(1);
    }
    let figures = text::shortened(&joined(lang, &told), room::PEERS);
    let used: Vec<&SourceId> = told.iter().map(|(_, source, _)| *source).collect();
    let sources = cited::used(guidance.guide, &used);
    // A licence asks for these names, so none is cut.
    let names = sources.iter().map(|source| source.title.clone() + &lang.aside(&source.licence));
    let names = lang.in_a_row(names);
    (!told.is_empty()).then(|| say!(lang, "Peers: {figures}. Source: {names}.", figures, names))
}

fn joined(lang: &Lang, told: &[(&Item, &SourceId, String)]) -> String {
    let told: Vec<&str> = told.iter().map(|(.., said)| said.as_str()).collect();
    told.join(&lang.semicolon())
}

/// Returns `81 % have a policy (asked in 2023: Finance, n = 42); here: Ad hoc`: a figure that
/// asks for the practice itself, of the group that is most like the organisation.
fn figure(lang: &Lang, published: &Published, item: &Item, score: &ItemScore) -> Option<String> {
    let PublishedValue { segment, cell, small } = published.values.last()?;
    let percent = lang.percent((cell.percent.tenths() + 5) / 10);
    let (title, year, n) = (&published.figure.title, published.survey.year, cell.n);
    let group = segment.title.as_str();
    let here = here(lang, item, score);
    let few = if *small { lang.comma() + &say!(lang, "few") } else { String::new() };
    Some(say!(
        lang,
        "{percent} {title} (asked in {year}: {group}, n = {n}{few}); here: {here}",
        percent,
        title,
        year,
        group,
        n,
        few,
        here
    ))
}

/// Says what is true here: what its level says, for that is what a share can be held against, or where
/// several levels are left, the answer.
fn here(lang: &Lang, item: &Item, score: &ItemScore) -> String {
    let bounds = score.bounds.as_ref().filter(|bounds| bounds.low.level == bounds.high.level);
    let anchor = bounds.and_then(|bounds| item.anchor(&bounds.low.level));
    anchor.map_or_else(
        || terms::answer(lang, item, score).words(),
        |anchor| say!(lang, "“{title}”", title = anchor.trim_end_matches(['.', '。'])),
    )
}
