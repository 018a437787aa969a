//! The roadmap: what to do next, in what order, and why.

use crate::insight::{Advice, Assessment, Entry};
use crate::lang::say;
use crate::report::common::{ending, warnings};
use crate::report::document::block::Block;
use crate::report::document::line::{Line, said_of};
use crate::report::plan::agenda::Agenda;
use crate::report::plan::{action, budget, goal, remarks, roadmap};
use crate::report::view::{Audience, Data, Report};

pub fn of_plan(assessment: &Assessment, advice: &Advice, all: bool, audience: Audience) -> Report {
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
    let data = || Data::Plan(Box::new(Agenda::of(assessment, advice)));
    let Some(first) = entries.first() else {
        return Report::of(assessment, blocks, audience, data);
    };
    blocks.push(Block::sentence(roadmap::rule(model)));
    let quoted = roadmap::quoted(advice, limit);
    let cited = Some((advice.guidance.guide, quoted.as_slice()));
    let next = next(first, advice.roadmap.round.as_deref(), limit < entries.len());
    let ending = ending::of(model, &mut blocks, cited, Some(next));
    Report::of(assessment, blocks, audience, data).ending(ending)
}

/// Returns what to type next: what is open is asked, what has no owner is given one.
fn next(first: &Entry, round: Option<&str>, is_part: bool) -> String {
    let round = round.map_or_else(String::new, |round| format!(" {round}"));
    let item = &first.action.item.id;
    match first.owner {
        _ if first.action.finds_out() => format!("ospo assess{round} --item {item}"),
        None => format!("ospo plan{round} --owner {item}=NAME --due {item}=DATE"),
        Some(_) if is_part => format!("ospo plan{round} --all"),
        Some(_) => format!("ospo report{round} -o report.html"),
    }
}
