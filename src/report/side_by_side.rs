//! The figures of two assessments in one table, each with how far it moved.

use crate::insight::Assessment;
use crate::insight::Comparison;
use crate::report::document::Block;
use crate::report::document::Column;
use crate::report::document::Line;
use crate::report::document::Table;
use crate::report::figure;
use crate::report::standing;
use crate::report::words;
use crate::score::Change;
use crate::score::Fraction;

/// The stage, the index and what is answered; and of stages and areas those that moved.
pub(super) fn figures(comparison: &Comparison) -> Block {
    let (before, after) = (&comparison.before, &comparison.after);
    let index = comparison.index();
    let mut rows = vec![
        row("Stage reached", [before, after].map(reached), String::new()),
        row(
            "Index",
            [before, after].map(standing::index),
            index.map_or(String::new(), |change| change.signed()),
        ),
        row("Answered", [before, after].map(answered), String::new()),
    ];
    let model = after.model;
    let pass = Some(model.method.pass());
    let stages = comparison.stages().into_iter();
    for stage in stages.filter(|stage| stage.before.range != stage.after.range) {
        let name = format!("Stage {}", words::stage(model, stage.after.number));
        let sides = [stage.before, stage.after].map(|side| figure::of_range(side.range, pass));
        rows.push(row(
            &name,
            sides.map(Line::from),
            moved(stage.change.as_ref()),
        ));
        // Practices that apply on one side only make all others count more or less.
        if let Some(rest) = stage.rest.filter(|rest| !rest.is_none()) {
            let what = Line::from("of which because other practices apply");
            rows.push(vec![
                what,
                Line::default(),
                Line::default(),
                Line::from(points(&rest)),
            ]);
        }
    }
    let areas = comparison.areas().into_iter();
    for area in areas.filter(|area| area.before != area.after) {
        let sides = [area.before, area.after].map(|range| figure::of_range(range, None));
        rows.push(row(
            &area.area.title,
            sides.map(Line::from),
            moved(area.change.as_ref()),
        ));
    }
    rows.extend(target(comparison));
    let head = vec![
        Column::words("Figure"),
        Column::words("Before"),
        Column::words("After"),
        Column::number("Change"),
    ];
    Block::Table(Table { head, rows })
}

fn row(name: &str, [before, after]: [Line; 2], change: String) -> Vec<Line> {
    let change = if change.is_empty() {
        figure::NONE.to_owned()
    } else {
        change
    };
    vec![Line::from(name), before, after, Line::from(change)]
}

fn reached(side: &Assessment) -> Line {
    let card = &side.scorecard;
    if card.possible == card.reached {
        return Line::from(card.reached.to_string());
    }
    Line::from(format!("{}, at best {}", card.reached, card.possible))
}

fn answered(side: &Assessment) -> Line {
    let coverage = side.scorecard.coverage;
    Line::from(format!(
        "{} of {}",
        coverage.answered,
        coverage.applicable()
    ))
}

fn moved(change: Option<&Change>) -> String {
    change.map_or(String::new(), points)
}

/// Returns `+12.5 points`.
pub(super) fn points(change: &Change) -> String {
    let size = change.size();
    let plural = if size == "1" { "" } else { "s" };
    format!("{} point{plural}", change.signed())
}

/// How near the target is, and how much of what was missing is done since.
fn target(comparison: &Comparison) -> Vec<Vec<Line>> {
    let percent = |side: &Assessment| side.to_target()?.percent();
    let sides = (percent(&comparison.before), percent(&comparison.after));
    let ((Some(before), Some(after)), Some(progress)) = (sides, comparison.progress()) else {
        return Vec::new();
    };
    let near = |percent: &Fraction| Line::from(figure::percent(percent, None));
    let change = points(&Change::between(&before, &after));
    let progress = format!("{} %", progress.signed());
    vec![
        row("To target", [near(&before), near(&after)], change),
        row(
            "Of what was missing to it",
            [figure::NONE, figure::NONE].map(Line::from),
            progress,
        ),
    ]
}
