//! The figures of two assessments in one table, each with how far it moved.

use crate::insight::{Assessment, Comparison};
use crate::report::document::{Block, Column, Line, Table};
use crate::report::{figure, standing, words};
use crate::score::{Change, Fraction};
use crate::words::{Words, say};

/// The stage, the index and what is answered; and of stages and areas those that moved.
pub(super) fn figures(comparison: &Comparison) -> Block {
    let (before, after) = (&comparison.before, &comparison.after);
    let index = comparison.index();
    let words = &after.model.words;
    let mut rows = vec![
        row(
            say!(words, "Stage reached"),
            [before, after].map(reached),
            String::new(),
        ),
        row(
            say!(words, "Index"),
            [before, after].map(standing::index),
            index.map_or(String::new(), |change| words.number(change.signed())),
        ),
        row(
            say!(words, "Answered"),
            [before, after].map(answered),
            String::new(),
        ),
    ];
    let model = after.model;
    let pass = Some(model.method.pass());
    let stages = comparison.stages().into_iter();
    for stage in stages.filter(|stage| stage.before.range != stage.after.range) {
        let name = say!(
            words,
            "Stage {stage}",
            stage = words::stage(model, stage.after.number)
        );
        let sides =
            [stage.before, stage.after].map(|side| figure::of_range(words, side.range, pass));
        rows.push(row(
            name,
            sides.map(Line::from),
            moved(words, stage.change.as_ref()),
        ));
        // Practices that apply on one side only make all others count more or less.
        if let Some(rest) = stage.rest.filter(|rest| !rest.is_none()) {
            let what = Line::from(say!(words, "of which because other practices apply"));
            rows.push(vec![
                what,
                Line::default(),
                Line::default(),
                Line::from(points(words, &rest)),
            ]);
        }
    }
    let areas = comparison.areas().into_iter();
    for area in areas.filter(|area| area.before != area.after) {
        let sides = [area.before, area.after].map(|range| figure::of_range(words, range, None));
        rows.push(row(
            area.area.title.clone(),
            sides.map(Line::from),
            moved(words, area.change.as_ref()),
        ));
    }
    rows.extend(target(comparison));
    let head = vec![
        Column::words(say!(words, "Figure")),
        Column::words(say!(words, "Before")),
        Column::words(say!(words, "After")),
        Column::number(say!(words, "Change")),
    ];
    Block::Table(Table { head, rows })
}

fn row(name: String, [before, after]: [Line; 2], change: String) -> Vec<Line> {
    let change = if change.is_empty() {
        figure::NONE.to_owned()
    } else {
        change
    };
    vec![Line::from(name), before, after, Line::from(change)]
}

fn reached(side: &Assessment) -> Line {
    let (words, card) = (&side.model.words, &side.scorecard);
    if card.possible == card.reached {
        return Line::from(card.reached.to_string());
    }
    let possible = say!(words, "at best {stage}", stage = card.possible);
    Line::from(words.in_a_row([card.reached.to_string(), possible]))
}

fn answered(side: &Assessment) -> Line {
    let coverage = side.scorecard.coverage;
    let (number, top) = (coverage.answered, coverage.applicable());
    Line::from(say!(side.model.words, "{number} of {top}", number, top))
}

fn moved(words: &Words, change: Option<&Change>) -> String {
    change.map_or(String::new(), |change| points(words, change))
}

/// Returns `+12.5 points`.
pub(super) fn points(words: &Words, change: &Change) -> String {
    let number = words.number(change.signed());
    if change.size() == "1" {
        say!(words, "{number} point", number)
    } else {
        say!(words, "{number} points", number)
    }
}

/// How near the target is, and how much of what was missing is done since.
fn target(comparison: &Comparison) -> Vec<Vec<Line>> {
    let words = &comparison.after.model.words;
    let percent = |side: &Assessment| side.to_target()?.percent();
    let sides = (percent(&comparison.before), percent(&comparison.after));
    let ((Some(before), Some(after)), Some(progress)) = (sides, comparison.progress()) else {
        return Vec::new();
    };
    let near = |percent: &Fraction| Line::from(figure::percent(words, percent, None));
    let change = points(words, &Change::between(&before, &after));
    let progress = words.percent(progress.signed());
    vec![
        row(
            say!(words, "To target"),
            [near(&before), near(&after)],
            change,
        ),
        row(
            say!(words, "Of what was missing to it"),
            [figure::NONE, figure::NONE].map(Line::from),
            progress,
        ),
    ]
}
