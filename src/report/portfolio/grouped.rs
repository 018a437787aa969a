//! Of when and of which organisations the units of a packet are, in words.

use crate::guide::Guide;
use crate::insight::{Among, GroupOf, Packet};
use crate::lang::{Lang, say};
use crate::report::portfolio::measured;

/// Says of which units a part of a pool is.
pub(crate) fn among_all(lang: &Lang, guide: &Guide, among: &Among, units: u32) -> String {
    say!(
        lang,
        "Only {group}: {units} of {all} units. The others belong to other groups, or to none that is \
         named.",
        group = said_group(lang, guide, &among.of),
        units,
        all = among.units
    )
}

/// Returns `Banking, insurance and markets; 1,000 to 9,999 people`.
pub(crate) fn said_group(lang: &Lang, guide: &Guide, of: &GroupOf) -> String {
    let sector = of.sector.as_ref().map(|id| {
        let mut sectors = guide.sectors.iter();
        let known = sectors.find(|known| known.id.as_str() == id);
        known.map_or(id, |known| &known.title).as_str()
    });
    let size = of.size.as_ref().map(|id| {
        let mut segments = guide.benchmarks.iter().flat_map(|all| &all.segments);
        let known = segments.find(|known| known.id.as_str() == id);
        known.map_or(id, |known| &known.title).as_str()
    });
    let told: Vec<&str> = sector.into_iter().chain(size).collect();
    if told.is_empty() { say!(lang, "no group named") } else { told.join(&lang.semicolon()) }
}

/// Returns `2026`, or `2025–2026`.
pub(crate) fn years(pool: &Packet) -> String {
    measured::spanned(pool.from_year.to_string(), &pool.to_year.to_string())
}
