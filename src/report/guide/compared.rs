//! Some journeys beside one another, as a table, with what is unclear in it.

use crate::guide::{Comparison, Guide};
use crate::lang::{Lang, say};
use crate::report::common::cited;
use crate::report::document::block::{Block, Column, Fact};
use crate::report::document::figure;
use crate::report::document::line::{Line, Tone};

/// Stands behind the name of a row in which something is unclear.
const MARK: &str = "*";

pub(crate) fn blocks(lang: &Lang, guide: &Guide, comparison: &Comparison) -> Vec<Block> {
    let as_of = say!(lang, "As of {day}.", day = comparison.as_of);
    let mut blocks = vec![
        Block::heading(2, comparison.title.as_str()),
        Block::sentence(Line::from(as_of).then(cited::source(&comparison.source))),
        table(guide, comparison),
    ];
    let unclear = comparison.rows.iter().filter_map(|row| {
        let unclear = Line::default().toned(Tone::Open, row.unclear.as_deref()?);
        Some(Fact::new(row.title.as_str(), unclear))
    });
    let unclear: Vec<Fact> = unclear.collect();
    if !unclear.is_empty() {
        blocks.push(Block::sentence(say!(
            lang,
            "* Unclear, or told in different ways:"
        )));
        blocks.push(Block::Facts(unclear));
    }
    blocks
}

fn table(guide: &Guide, comparison: &Comparison) -> Block {
    let titles = comparison.journeys.iter().map(|id| {
        let journey = guide.journey(id.as_str());
        journey.map_or_else(|| id.to_string(), |journey| journey.title.clone())
    });
    let head = std::iter::once(Column::words("")).chain(titles.map(Column::words));
    let rows = comparison.rows.iter().map(|row| {
        let mark = if row.unclear.is_some() { MARK } else { "" };
        let cells = comparison.journeys.iter().map(|id| {
            let cell = row.cells.get(id);
            Line::from(cell.map_or(figure::NONE, String::as_str))
        });
        let title = Line::from(format!("{}{mark}", row.title));
        std::iter::once(title).chain(cells).collect()
    });
    Block::table(head.collect(), rows)
}
