//! What is between here and the next stage, what to do about it, and with whom.

use crate::insight::Assessment;
use crate::insight::NextStep;
use crate::insight::OldOutlay as Outlay;
use crate::insight::next_steps as steps_of;
use crate::model::Item;
use crate::report::asked;
use crate::report::document::Block;
use crate::report::document::Line;
use crate::report::document::Tone;
use crate::report::figure;
use crate::report::words;
use crate::score::Blocker;
use crate::score::State;
use crate::score::Why;

/// How many communities are named.
const COMMUNITIES: usize = 5;

/// What keeps the next stage from passing, at most `limit` of it.
pub(super) fn blockers(assessment: &Assessment, limit: usize) -> Vec<Block> {
    let card = &assessment.scorecard;
    let Some(next) = card.next.and_then(|number| card.stage(number)) else {
        return Vec::new();
    };
    let heading = Block::heading(2, format!("Still to come for stage {}", next.number));
    let blockers = &next.gate.blockers;
    let mut entries: Vec<Line> = blockers
        .iter()
        .take(limit)
        .filter_map(|blocker| entry(assessment, blocker))
        .collect();
    if let Some(more) = blockers.len().checked_sub(limit).filter(|more| *more > 0) {
        entries.push(Line::default().toned(Tone::Quiet, format!("and {more} more")));
    }
    let method = &assessment.model.method;
    if let Some(short) = next.short_by(method) {
        let pass = method.pass();
        let points = if short.short() == "1" {
            "point"
        } else {
            "points"
        };
        entries.push(Line::from(format!(
            "The stage as a whole is {} {points} short of the {pass} % it needs",
            short.short()
        )));
    }
    vec![heading, Block::list(entries)]
}

fn entry(assessment: &Assessment, blocker: &Blocker) -> Option<Line> {
    let item = assessment.model.item(&blocker.item)?;
    let state = &assessment.scorecard.item(&blocker.item)?.state;
    Some(
        Line::default()
            .strong(&item.title)
            .text(": ")
            .then(reason(assessment, item, state, blocker)),
    )
}

fn reason(assessment: &Assessment, item: &Item, state: &State, blocker: &Blocker) -> Line {
    match (blocker.why, state) {
        (Why::BelowFloor, _) => {
            let now = words::level_label(item, state).unwrap_or(figure::NONE);
            let floor = assessment.model.method.floor_credit();
            let floor = words::label_worth(item, floor).unwrap_or(figure::NONE);
            Line::from(format!("now {now}; at least {floor} is needed"))
        }
        (Why::Open, State::Unknown) => Line::default().toned(Tone::Open, "not known yet"),
        (Why::Open, _) => Line::default().toned(Tone::Open, "not answered yet"),
    }
}

/// What to do first, at most `limit` things.
pub(super) fn next_steps(assessment: &Assessment, limit: usize) -> Vec<Block> {
    let steps = steps_of(assessment);
    if steps.is_empty() {
        return Vec::new();
    }
    let entries = steps
        .iter()
        .take(limit)
        .map(|step| step_line(assessment, step))
        .collect();
    let mut blocks = vec![Block::heading(2, "Next steps"), Block::steps(entries)];
    if let Some(together) = together(&steps, limit) {
        let pass = assessment.model.method.pass();
        let may_go_on = steps.iter().any(|step| !step.reaches(pass));
        let more = may_go_on.then(|| Line::from("Once they are done, more may follow."));
        blocks.push(Block::Paragraph(
            std::iter::once(Line::from(together)).chain(more).collect(),
        ));
    }
    blocks
}

/// Returns how many steps there are and what they cost; nothing where neither is worth a word.
fn together(steps: &[NextStep], limit: usize) -> Option<String> {
    let outlay = Outlay::of(steps);
    let number = steps.len();
    let cost = outlay.effort.map(words::person_weeks);
    let without = match outlay.without {
        0 => String::new(),
        without => format!(" ({without} without an estimate)"),
    };
    match (number > limit, cost) {
        (true, Some(cost)) => Some(format!(
            "{limit} of {number} steps; all together {cost}{without}."
        )),
        (true, None) => Some(format!("{limit} of {number} steps.")),
        (false, Some(cost)) => Some(format!("Together {cost}{without}.")),
        (false, None) => None,
    }
}

/// Returns what to do, level by level where there are several.
fn in_turn(what: &[&str]) -> Option<String> {
    match what {
        [] => None,
        [only] => Some((*only).to_owned()),
        [first, then @ ..] => Some(format!("First: {first} Then: {}", then.join(" Then: "))),
    }
}

fn step_line(assessment: &Assessment, step: &NextStep) -> Line {
    match step {
        NextStep::FindOut { item } => {
            let line = Line::default()
                .strong(&item.title)
                .text(": find out where this stands");
            match words::who(assessment.model, item) {
                Some(who) => line.text(format!(". Who would know: {who}")),
                None => line,
            }
        }
        NextStep::Raise {
            item,
            to,
            what,
            effort,
        } => {
            let to = item
                .scale
                .level(to)
                .map_or(to.as_str(), |level| &level.label);
            let mut line = Line::default()
                .strong(&item.title)
                .text(format!(": to {to}"));
            line = words::effort(line, *effort);
            match in_turn(what) {
                Some(what) => line.text(format!(". {what}")),
                None => line,
            }
        }
    }
}

/// The communities of the next stage; of the stage reached where there is no next one.
pub(super) fn communities(assessment: &Assessment) -> Vec<Block> {
    let card = &assessment.scorecard;
    let Some(stage) = assessment.model.stage(card.next.unwrap_or(card.reached)) else {
        return Vec::new();
    };
    if stage.communities.is_empty() {
        return Vec::new();
    }
    let first = stage
        .communities
        .get(..COMMUNITIES)
        .unwrap_or(&stage.communities);
    let heading = format!("Communities that help with stage {}", stage.number);
    vec![Block::heading(2, heading), asked::communities(first)]
}
