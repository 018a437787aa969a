//! The stage reached by area, where each area has a ladder of its own.

use crate::lang::{Lang, say};
use crate::model::Model;
use crate::report::document::block::{Block, Column};
use crate::report::document::figure;
use crate::report::document::line::Line;
use crate::report::standing::ladders;
use crate::score::{Climbed, Scorecard};

/// How far the ladders of one side are climbed, each with the title of its area.
pub(crate) type Ladders<'l> = Vec<(&'l str, Climbed)>;

pub(crate) fn of_card<'l>(model: &'l Model, card: &'l Scorecard) -> Ladders<'l> {
    let ladders = card.ladders.iter();
    let ladders = ladders.filter_map(|one| Some((&*model.area(&one.area)?.title, one.climbed)));
    ladders.collect()
}

/// Returns sides beside one another, each under its name; none where areas have no ladders.
pub(crate) fn table(lang: &Lang, sides: &[(String, Ladders)]) -> Option<Block> {
    let (_, last) = sides.last().filter(|(_, last)| !last.is_empty())?;
    let head = std::iter::once(say!(lang, "Stage reached by area"));
    let head = head.chain(sides.iter().map(|(name, _)| name.clone())).map(Column::words);
    let rows = last.iter().map(|(area, _)| {
        let cells = sides.iter().map(|(_, ladders)| {
            let own = ladders.iter().find(|(title, _)| title == area);
            own.map_or(Line::from(figure::NONE), |(_, climbed)| ladders::reached(lang, *climbed))
        });
        std::iter::once(Line::from(*area)).chain(cells).collect()
    });
    Some(Block::table(head.collect(), rows))
}
