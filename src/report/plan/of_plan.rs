//! The roadmap: what to do next, in what order, and why.

use crate::insight::{Advice, Assessment, Entry};
use crate::lang::say;
use crate::report::common::{cited, terms, warnings};
use crate::report::document::block::Block;
use crate::report::document::line::{Line, said_of};
use crate::report::plan::agenda::Agenda;
use crate::report::plan::{action, budget, goal, remarks, roadmap};
use crate::report::view::{Data, Report};

pub fn of_plan(assessment: &Assessment, advice: &Advice, all: bool) -> Report {
    let entries: Vec<_> = advice.roadmap.entries().collect();
    let limit = if all { entries.len() } else { roadmap::NEXT };
    let lang = &assessment.model.lang;
    let subject = &assessment.sheet.subject;
    let mut blocks = vec![
        Block::heading(1, say!(lang, "Plan: {subject}", subject)),
        Block::Facts(goal::facts(assessment, &advice.roadmap)),
    ];
    blocks.extend(warnings::warnings(assessment));
    blocks.extend(remarks::of_plan(assessment, &advice.roadmap));
    let (model, guidance) = (assessment.model, &advice.guidance);
    let task = |entry: &Entry| action::task(model, &advice.roadmap, guidance, entry);
    blocks.extend(roadmap::tasks(lang, advice, 2, limit, task));
    if let Some(more) = entries.len().checked_sub(limit).filter(|more| *more > 0) {
        blocks.push(Block::sentence(said_of!(
            lang,
            more,
            "{n} more action; {option} shows it too.",
            "{n} more actions; {option} shows them too.",
            option = Line::default().code("--all")
        )));
    }
    if all {
        blocks.extend(budget::section(model, &advice.roadmap, 2));
    }
    blocks.extend(roadmap::tilt(lang, &advice.roadmap.plan, &advice.guidance));
    if !entries.is_empty() {
        blocks.extend([Block::Rule, Block::sentence(roadmap::rule(model))]);
        let quoted = roadmap::quoted(advice, limit);
        blocks.extend(cited::section(lang, advice.guidance.guide, &quoted));
        blocks.push(terms::attribution(assessment.model));
    }
    let data = Agenda::of(assessment, advice);
    Report::new(lang, blocks, Data::Plan(Box::new(data)))
}
