//! How the figures come about, in a few lines that follow the model's method.

use crate::model::{Credit, Model};
use crate::report::document::{Block, Line};
use crate::report::words;
use crate::words::{phrase, say};

/// Explains the arithmetic of a model.
pub(super) fn of_model(model: &Model) -> [Block; 2] {
    let words = &model.words;
    let pass = model.method.pass();
    let floor = floor(model);
    let lines = [
        levels(model),
        Some(say!(
            words,
            "A percent is Σ (weight · worth) ÷ Σ weight over the answered questions of a group; \
             what does not apply is left out, and nothing answered gives no percent."
        )),
        Some(say!(
            words,
            "A stage passes with at least {pass} %, an open answer counted as 0, if every practice \
             that applies is at {floor} or above; so an open answer keeps it from passing.",
            pass,
            floor
        )),
        Some(say!(
            words,
            "The stage reached is the highest up to which all stages pass; the stage possible is \
             the same with every open answer counted as 100."
        )),
        Some(say!(
            words,
            "The index is the mean of the percents of the stages on a scale from 0 to {top}.",
            top = model.staged().count()
        )),
        Some(say!(
            words,
            "Levels, weights, pass mark and floor are data of the model and can be changed there."
        )),
    ];
    let mut lines: Vec<Line> = lines.into_iter().flatten().map(Line::from).collect();
    let command = Line::default().code("ospo explain --score");
    let phrase = phrase!("Every figure line by line: {command}.");
    lines.push(Line::said(words, phrase, [("command", command)]));
    [
        Block::heading(2, say!(words, "How the figures come about")),
        Block::list(lines),
    ]
}

fn levels(model: &Model) -> Option<String> {
    let scale = &model.items().next()?.scale;
    let worth: Vec<String> = (scale.levels.iter())
        .map(|level| format!("{} {}", level.label, level.credit.hundredths()))
        .collect();
    let worth = model.words.in_a_row(worth);
    Some(say!(
        model.words,
        "An answer is worth so many of {all} points: {levels}.",
        all = Credit::FULL.hundredths(),
        levels = worth
    ))
}

/// Returns the floor as people read it.
pub(super) fn floor(model: &Model) -> &str {
    let label = model
        .items()
        .next()
        .and_then(|item| words::label_worth(item, model.method.floor_credit()));
    label.unwrap_or(model.method.floor().as_str())
}
