//! The ladders of the areas, where each has one of its own.

use std::collections::BTreeSet;

use crate::insight::Assessment;
use crate::lang::{Lang, say};
use crate::model::Area;
use crate::report::common::meters;
use crate::report::document::block::{Block, Column};
use crate::report::document::figure;
use crate::report::document::line::{Line, Tone};
use crate::score::{AreaLadder, Climbed};

/// Returns the areas with the stage that each has reached and the state of each stage, at most so
/// many, those with the lowest stage; nothing where the model has no such ladders.
pub(crate) fn table(assessment: &Assessment, most: usize) -> Vec<Block> {
    let (lang, ladders) = (&assessment.model.lang, in_order(assessment));
    if ladders.is_empty() {
        return Vec::new();
    }
    let shown = lowest(&ladders, most);
    let numbers = ladders.iter().flat_map(|(_, ladder)| &ladder.rungs).map(|rung| rung.stage);
    let numbers: BTreeSet<u32> = numbers.collect();
    let mut head = vec![Column::words(say!(lang, "Area")), Column::words(say!(lang, "Stage"))];
    head.extend(numbers.iter().map(|number| Column::words(number.to_string())));
    let rows = shown.iter().map(|(area, ladder)| {
        let mut row = vec![Line::from(area.title.as_str()), reached(lang, ladder.climbed)];
        row.extend(numbers.iter().map(|number| {
            let rung = ladder.rungs.iter().find(|rung| rung.stage == *number);
            rung.map_or_else(
                || Line::from(figure::NONE),
                |rung| meters::state_of(lang, rung.state, rung.gate.possible && !rung.gate.passes),
            )
        }));
        row
    });
    let mut blocks = vec![Block::table(head, rows)];
    let more = ladders.len() - shown.len();
    blocks.extend((more > 0).then(|| {
        let more = say!(lang, "and {n} more", n = more);
        Block::sentence(Line::default().toned(Tone::Quiet, more))
    }));
    blocks
}

/// Returns the ladders in the order in which areas are told.
pub(crate) fn in_order<'a, 'm>(assessment: &'a Assessment<'m>) -> Vec<(&'m Area, &'a AreaLadder)> {
    let areas = assessment.model.areas_in_order().into_iter();
    let ladders = &assessment.scorecard.ladders;
    let with =
        areas.filter_map(|area| Some((area, ladders.iter().find(|one| one.area == area.id)?)));
    with.collect()
}

/// Returns at most so many of them, those that have reached least, in their order.
pub(crate) fn lowest<'a, 'm>(
    ladders: &[(&'m Area, &'a AreaLadder)],
    most: usize,
) -> Vec<(&'m Area, &'a AreaLadder)> {
    let mut places: Vec<usize> = (0..ladders.len()).collect();
    places.sort_by_key(|at| ladders.get(*at).map(|(_, ladder)| ladder.climbed.reached));
    let kept: BTreeSet<usize> = places.into_iter().take(most).collect();
    let kept = (0..).zip(ladders).filter(|(at, _)| kept.contains(at));
    kept.map(|(_, ladder)| *ladder).collect()
}

/// Returns `1+`, and the stage that is possible where it is another.
pub(crate) fn reached(lang: &Lang, climbed: Climbed) -> Line {
    let line = Line::default().strong(mark(climbed));
    if climbed.possible == climbed.reached {
        return line;
    }
    let possible = climbed.possible_number().map_or(figure::NONE.to_owned(), |n| n.to_string());
    let possible = say!(lang, "at best {stage}", stage = possible);
    line.text(lang.comma()).toned(Tone::Open, possible)
}

/// Returns `1+`: the stage reached, and whether something of one above is there.
pub(crate) fn mark(climbed: Climbed) -> String {
    match climbed.reached_number() {
        None => figure::NONE.to_owned(),
        Some(number) if climbed.plus => format!("{number}+"),
        Some(number) => number.to_string(),
    }
}
