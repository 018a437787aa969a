//! What one should know of a plan beside its actions.

use crate::insight::{Assessment, Origin, Plan, Roadmap};
use crate::lang::say;
use crate::model::Item;
use crate::report::common::terms;
use crate::report::document::block::Block;
use crate::report::document::line::{Line, said};
use crate::report::plan::goal;
use crate::score::State;

pub(crate) fn of_plan(assessment: &Assessment, roadmap: &Roadmap) -> Vec<Block> {
    let (lang, plan) = (&assessment.model.lang, &roadmap.plan);
    let mut blocks = Vec::new();
    if plan.reached {
        blocks.push(Block::sentence(reached(assessment, plan)));
    }
    for stage in plan.stages.iter().filter(|stage| !stage.passes) {
        let area = stage.area.as_ref().and_then(|area| assessment.model.area(area));
        let number = match area {
            Some(area) => {
                say!(lang, "{number} of {area}", number = stage.number, area = area.title)
            }
            None => stage.number.to_string(),
        };
        blocks.push(Block::Callout(if stage.without.is_empty() {
            Line::from(say!(
                lang,
                "No answers let stage {number} pass: the highest levels are not worth enough.",
                number
            ))
        } else {
            Line::from(say!(
                lang,
                "Stage {number} itself does not pass, because this is not a goal: {titles}. The \
                 plan leaves it out; a better answer there counts in the stage again and changes \
                 the plan.",
                number,
                titles = terms::titles(lang, &stage.without)
            ))
        }));
    }
    blocks.extend(figure(assessment, plan));
    if plan.actions.is_empty() && !plan.reached {
        blocks.push(Block::sentence(say!(lang, "Beyond that there is nothing to do.")));
    }
    blocks.extend(contradictions(assessment));
    let beside: Vec<&Item> =
        roadmap.settled_beside().filter_map(|id| assessment.model.item(id)).collect();
    if !beside.is_empty() {
        let titles = lang.listed(beside.iter().map(|item| item.title.as_str()));
        let state = Line::default().code("state: done");
        blocks.push(Block::sentence(said!(
            lang,
            "An owner or a due date is set for {titles}, but nothing is planned there. Where the work \
             is done, add {state} to it in ospo.yaml.",
            titles,
            state
        )));
    }
    blocks
}

/// Says that a figure is not reached, and why.
fn figure(assessment: &Assessment, plan: &Plan) -> Option<Block> {
    let (model, lang) = (assessment.model, &assessment.model.lang);
    let outcome = plan.figure.as_ref().filter(|outcome| !outcome.reached)?;
    let told = if outcome.without.is_empty() {
        let goal = goal::aim(model, plan.goal)?;
        say!(lang, "No answers lead to {goal}: the highest levels are not worth enough.", goal)
    } else {
        say!(
            lang,
            "The figure itself is not reached, because this is not a goal: {titles}. The plan leaves \
             it out; a better answer there counts again and changes the plan.",
            titles = terms::titles(lang, &outcome.without)
        )
    };
    Some(Block::Callout(Line::from(told)))
}

fn contradictions(assessment: &Assessment) -> Option<Block> {
    let wanted = assessment.wanted.as_ref()?;
    let items = assessment.model.items_and_topics();
    let both = items.filter(|item| {
        let wished = wanted.wishes.get(&item.id);
        let state = assessment.scorecard.item(&item.id).map(|score| &score.state);
        wished.is_some_and(|wish| wish.level.is_some())
            && matches!(state, Some(State::NotApplicable { .. }))
    });
    let both: Vec<&Item> = both.collect();
    (!both.is_empty()).then(|| {
        let lang = &assessment.model.lang;
        Block::Callout(Line::from(say!(
            lang,
            "Wanted at a level, but answered as not applicable, so nothing is planned: {titles}.",
            titles = terms::titles(lang, &both)
        )))
    })
}

fn reached(assessment: &Assessment, plan: &Plan) -> Line {
    let (lang, top) = (&assessment.model.lang, assessment.model.top());
    if !assessment.scorecard.overall.counts() {
        return Line::from(say!(
            lang,
            "Nothing that counts applies here, so there is nothing to plan."
        ));
    }
    let to_stage = |stage: String| Line::default().code(format!("ospo plan --to-stage {stage}"));
    let then = match plan.goal.stage {
        Some(number) if number < top => {
            let above = assessment.model.stages.iter().map(|stage| stage.number);
            let next = above.filter(|above| *above > number).min().unwrap_or(top);
            let command = to_stage(next.to_string());
            said!(lang, "{command} plans the way to the next stage.", command)
        }
        Some(_) => Line::from(say!(lang, "Every stage of the model passes.")),
        None if plan.goal.origin == Origin::Top => {
            Line::from(say!(lang, "The figure is as high as it can be."))
        }
        None if assessment.model.method.ladder.is_none() => {
            let command = Line::default().code("ospo plan --to-figure N");
            said!(lang, "{command} plans the way to a higher figure.", command)
        }
        None => {
            said!(lang, "{command} plans the way to a stage.", command = to_stage("N".to_owned()))
        }
    };
    let reached = say!(lang, "The goal is reached: there is nothing to do for it.");
    Line::from(reached).text(lang.gap()).then(then)
}
