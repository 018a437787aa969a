//! How the figures come about, in a few lines that follow the model's method.

use crate::model::Credit;
use crate::model::Model;
use crate::report::document::Block;
use crate::report::document::Line;
use crate::report::words;

/// Explains the arithmetic of a model.
pub(super) fn of_model(model: &Model) -> [Block; 2] {
    let pass = model.method.pass();
    let floor = floor(model);
    let lines = [
        levels(model),
        Some(
            "A percent is Σ (weight · worth) ÷ Σ weight over the answered questions of a group; \
              what does not apply is left out, and nothing answered gives no percent."
                .to_owned(),
        ),
        Some(format!(
            "A stage passes with at least {pass} %, an open answer counted as 0, if every practice \
             that applies is at {floor} or above; so an open answer keeps it from passing."
        )),
        Some(
            "The stage reached is the highest up to which all stages pass; the stage possible is \
              the same with every open answer counted as 100."
                .to_owned(),
        ),
        Some(format!(
            "The index is the mean of the percents of the stages on a scale from 0 to {}.",
            model.staged().count()
        )),
        Some(
            "Levels, weights, pass mark and floor are data of the model and can be changed there."
                .to_owned(),
        ),
    ];
    let mut lines: Vec<Line> = lines.into_iter().flatten().map(Line::from).collect();
    lines.push(
        Line::from("Every figure line by line: ")
            .code("ospo explain --score")
            .text("."),
    );
    [
        Block::heading(2, "How the figures come about"),
        Block::list(lines),
    ]
}

fn levels(model: &Model) -> Option<String> {
    let scale = &model.items().next()?.scale;
    let worth: Vec<String> = (scale.levels.iter())
        .map(|level| format!("{} {}", level.label, level.credit.hundredths()))
        .collect();
    Some(format!(
        "An answer is worth so many of {} points: {}.",
        Credit::FULL.hundredths(),
        worth.join(", ")
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
