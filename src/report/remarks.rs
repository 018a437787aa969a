//! What one should know of a plan beside its actions.

use crate::insight::Assessment;
use crate::insight::Plan;
use crate::insight::Roadmap;
use crate::model::Item;
use crate::report::document::Block;
use crate::report::document::Line;
use crate::report::words;
use crate::score::State;

/// Returns what one should know of the goal: that it is reached, or what stands in its way.
pub(super) fn of_plan(assessment: &Assessment, roadmap: &Roadmap) -> Vec<Block> {
    let plan = &roadmap.plan;
    let mut blocks = Vec::new();
    if plan.reached {
        blocks.push(Block::sentence(reached(assessment, plan)));
    }
    for stage in plan.stages.iter().filter(|stage| !stage.passes) {
        let number = stage.number;
        blocks.push(Block::Callout(if stage.without.is_empty() {
            Line::from(format!(
                "No answers let stage {number} pass: the highest levels are not worth enough."
            ))
        } else {
            Line::from(format!(
                "Stage {number} itself does not pass, because this is not a goal: {}. It is planned \
                 without; a better answer there counts in the stage again and changes the plan.",
                words::titles(&stage.without)
            ))
        }));
    }
    if plan.actions.is_empty() && !plan.reached {
        blocks.push(Block::sentence("Beyond that there is nothing to do."));
    }
    blocks.extend(contradictions(assessment));
    let mut beside = roadmap.settled_beside().peekable();
    if beside.peek().is_some() {
        let mut line = Line::from("An owner or a day is settled, but nothing is planned, for");
        for (index, id) in beside.enumerate() {
            line = line
                .text(if index == 0 { " " } else { ", " })
                .code(id.as_str());
        }
        blocks.push(Block::sentence(line.text(".")));
    }
    blocks
}

/// Names what is wanted at a level and said not to apply.
fn contradictions(assessment: &Assessment) -> Option<Block> {
    let wanted = assessment.wanted.as_ref()?;
    let items = assessment.model.items_and_topics();
    let both = items.filter(|item| {
        let wished = wanted.wishes.get(&item.id);
        let state = assessment
            .scorecard
            .item(&item.id)
            .map(|score| &score.state);
        wished.is_some_and(|wish| wish.level.is_some())
            && matches!(state, Some(State::NotApplicable { .. }))
    });
    let both: Vec<&Item> = both.collect();
    (!both.is_empty()).then(|| {
        let both = words::titles(&both);
        Block::Callout(Line::from(format!(
            "Wanted at a level, but answered as not applicable, so nothing is planned: {both}."
        )))
    })
}

fn reached(assessment: &Assessment, plan: &Plan) -> Line {
    let top = assessment.model.top();
    if !assessment.scorecard.overall.counts() {
        return Line::from("Nothing that counts applies here, so there is nothing to plan.");
    }
    let line = Line::from("The goal is reached: there is nothing to do for it. ");
    match plan.goal.stage {
        Some(number) if number < top => line
            .code(format!("ospo plan --to-stage {}", number + 1))
            .text(" plans the way to the next stage."),
        Some(_) => line.text("Every stage of the model passes."),
        None => line
            .code("ospo plan --to-stage N")
            .text(" plans the way to a stage."),
    }
}
