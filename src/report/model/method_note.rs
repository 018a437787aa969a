//! How the figures are worked out, in a few lines that follow the model's method.

use crate::lang::say;
use crate::model::{Climb, Credit, Floor, Ladder, Mean, Method, Model, Needs};
use crate::report::common::terms;
use crate::report::document::block::Block;
use crate::report::document::line::{Line, said};

pub(crate) fn of_model(model: &Model) -> [Block; 2] {
    let lang = &model.lang;
    let Method { mean, ladder } = &model.method;
    let (Mean::Pooled, Climb::Cumulative) = (mean, ladder.climb);
    let lines = [
        levels(model),
        Some(say!(
            lang,
            "A percent is Σ (weight · worth) ÷ Σ weight over the answered questions of a group; \
             what does not apply is left out, and nothing answered gives no percent."
        )),
        Some(passes(model, ladder)),
        own_floors(model),
        Some(say!(
            lang,
            "The stage reached is the highest up to which all stages pass; the stage possible is \
             the same with every open answer counted as 100."
        )),
        Some(say!(
            lang,
            "The index is the mean of the percents of the stages on a scale from 0 to {top}.",
            top = model.staged().count()
        )),
        Some(say!(
            lang,
            "Levels, weights and what a stage needs are data of the model and can be changed there."
        )),
    ];
    let mut lines: Vec<Line> = lines.into_iter().flatten().map(Line::from).collect();
    let command = Line::default().code("ospo explain --score");
    lines.push(said!(lang, "Every figure line by line: {command}.", command));
    [Block::heading(2, say!(lang, "How the figures are worked out")), Block::list(lines)]
}

fn passes(model: &Model, ladder: &Ladder) -> String {
    let (lang, floor) = (&model.lang, floor(model));
    match &ladder.needs {
        Needs::Percent(pass) => say!(
            lang,
            "A stage passes with at least {pass} %, an open answer counted as 0, if every practice \
             that applies is at {floor} or above; so an open answer keeps it from passing.",
            pass,
            floor
        ),
        Needs::Share { credit, share, .. } => {
            let most = label(model, *credit).unwrap_or_default();
            say!(
                lang,
                "A practice is in place at {most} or above, and partly so at {floor} or above. A stage \
                 passes if every practice that applies is at {floor} or above and at least {share} of \
                 them are in place; an open answer keeps it from passing.",
                most,
                floor,
                share
            )
        }
    }
}

/// Names the items that need another level than the others at least.
fn own_floors(model: &Model) -> Option<String> {
    let Floor::Item { credit, .. } = model.method.ladder.floor;
    let lang = &model.lang;
    let own = model.items().filter(|item| model.method.floor_of(item) != credit);
    let own: Vec<String> = own
        .map(|item| {
            let level = terms::label_worth(item, model.method.floor_of(item)).unwrap_or_default();
            item.title.clone() + &lang.aside(level)
        })
        .collect();
    (!own.is_empty()).then(|| {
        say!(lang, "These need another level at least: {items}.", items = lang.in_a_row(own))
    })
}

fn levels(model: &Model) -> Option<String> {
    let scale = &model.items().next()?.scale;
    let worth: Vec<String> = (scale.levels.iter())
        .map(|level| format!("{} {}", level.label, level.credit.hundredths()))
        .collect();
    let worth = model.lang.in_a_row(worth);
    Some(say!(
        model.lang,
        "What an answer is worth, out of {all} points: {levels}.",
        all = Credit::FULL.hundredths(),
        levels = worth
    ))
}

pub(crate) fn floor(model: &Model) -> &str {
    let Floor::Item { level, credit } = &model.method.ladder.floor;
    label(model, *credit).unwrap_or(level.as_str())
}

/// Returns what the first level is called, on the scale of the first item, that is worth so much.
fn label(model: &Model, credit: Credit) -> Option<&str> {
    model.items().next().and_then(|item| terms::label_worth(item, credit))
}
