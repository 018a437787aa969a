//! The page as slides: what stands on it, and the plan along its days.

use crate::insight::{Advice, Assessment};
use crate::organisation::{BoardWords, Organisation};
use crate::report::board::of_board;
use crate::report::document::block::Block;
use crate::report::page::assessment_data::Earlier;
use crate::report::plan::roadmap;
use crate::report::view::Report;

pub fn of_slides(
    assessment: &Assessment,
    advice: &Advice,
    earlier: Earlier,
    organisation: &Organisation,
    words: &BoardWords,
) -> Report {
    let mut report = of_board::of_board(assessment, advice, earlier, organisation, words);
    let (lang, plan) = (&assessment.model.lang, &advice.roadmap);
    let gantt = roadmap::gantt(lang, plan);
    let drawn = gantt.map(|gantt| Block::Gantt(gantt, roadmap::table(lang, plan)));
    report.document.blocks.extend(drawn);
    report
}
