//! The figures of two assessments in one table, each with how far it moved.

use crate::insight::{Assessment, Comparison};
use crate::lang::{Lang, say, say_of};
use crate::model::Model;
use crate::report::common::terms;
use crate::report::document::block::{Block, Column};
use crate::report::document::figure;
use crate::report::document::line::Line;
use crate::report::standing::summary;
use crate::score::{ExactChange, Fraction, Range};

/// The stage, the index and what is answered; and of stages and areas those that moved.
pub(crate) fn figures(comparison: &Comparison) -> Block {
    let (before, after) = (&comparison.before, &comparison.after);
    let lang = &after.model.lang;
    let model = after.model;
    let tells = model.method.tells();
    let practices = [
        row(
            say!(lang, "In place"),
            [before, after].map(in_place),
            counted([before, after], |side| side.scorecard.practices.worst.in_place),
        ),
        row(
            say!(lang, "Partly"),
            [before, after].map(partly),
            counted([before, after], |side| side.scorecard.practices.worst.partly),
        ),
    ];
    let mut rows: Vec<Vec<Line>> = practices.into_iter().filter(|_| tells.stages).collect();
    if !tells.partly {
        rows.truncate(1);
    }
    let stages = comparison.stages().into_iter().filter(|_| tells.reached);
    for stage in stages.filter(|stage| stage.before.practices != stage.after.practices) {
        let name = say!(lang, "Stage {stage}", stage = terms::stage(model, stage.after.number));
        let sides = [stage.before, stage.after].map(|side| {
            let state = terms::stage_state(lang, side.state);
            Line::from(lang.in_a_row([figure::in_place(lang, side.practices), state]))
        });
        let in_place = counted([stage.before, stage.after], |side| side.practices.worst.in_place);
        rows.push(row(name, sides, in_place));
    }
    rows.extend(
        tells
            .reached
            .then(|| row(say!(lang, "Stage reached"), [before, after].map(reached), String::new())),
    );
    rows.push(row(
        say!(lang, "Answered"),
        [before, after].map(answered),
        counted([before, after], |side| side.scorecard.coverage.answered),
    ));
    let index = comparison.index();
    rows.extend(tells.index.then(|| {
        let change = index.as_ref().map(|change| lang.number(change.signed_tenths()));
        row(say!(lang, "Index"), [before, after].map(summary::index), change.unwrap_or_default())
    }));
    let shown = model.method.shown.as_ref();
    rows.extend(shown.map(|_| {
        let [was, is] = [before, after].map(|side| side.scorecard.overall.worst());
        let change = was.zip(is).map(|(was, is)| ExactChange::between(was, is));
        let change = moved(model, &after.scorecard.overall, change.as_ref());
        row(say!(lang, "Figure"), [before, after].map(figure_of), change)
    }));
    let pass = model.method.pass();
    let stages = comparison.stages().into_iter().filter(|_| tells.reached);
    for stage in stages.filter(|stage| stage.before.range != stage.after.range) {
        let number = stage.after.number;
        let name = match shown {
            None => say!(lang, "Percent of stage {number}", number),
            Some(_) => say!(lang, "Figure of stage {number}", number),
        };
        let sides = [stage.before, stage.after]
            .map(|side| figure::of_group(lang, shown, &side.range, pass));
        rows.push(row(
            name,
            sides.map(Line::from),
            moved(model, &stage.after.range, stage.change.as_ref()),
        ));
        // Practices that apply on one side only make all others count more or less.
        if let Some(rest) = stage.rest.filter(|rest| !rest.is_none()) {
            let what = Line::from(say!(lang, "of which because other practices apply"));
            rows.push(vec![
                what,
                Line::default(),
                Line::default(),
                Line::from(of_group(model, &stage.after.range, &rest)),
            ]);
        }
    }
    let areas = comparison.areas().into_iter();
    for area in areas.filter(|area| area.before != area.after) {
        let sides =
            [area.before, area.after].map(|range| figure::of_group(lang, shown, range, None));
        rows.push(row(
            figure::indented(area.area.section.is_some(), &area.area.title),
            sides.map(Line::from),
            moved(model, area.after, area.change.as_ref()),
        ));
    }
    rows.extend(target(comparison));
    let head = vec![
        Column::words(say!(lang, "Figure")),
        Column::words(say!(lang, "Before")),
        Column::words(say!(lang, "After")),
        Column::number(say!(lang, "Change")),
    ];
    Block::table(head, rows)
}

/// Leaves the change empty where it is no number.
fn row(name: String, [before, after]: [Line; 2], change: String) -> Vec<Line> {
    vec![Line::from(name), before, after, Line::from(change)]
}

/// Returns by how many more a side has of what is counted.
fn counted<S>([before, after]: [S; 2], count: impl Fn(S) -> usize) -> String {
    let [before, after] =
        [count(before), count(after)].map(|number| i64::try_from(number).unwrap_or(i64::MAX));
    figure::signed(after.saturating_sub(before))
}

fn in_place(side: &Assessment) -> Line {
    Line::from(figure::in_place(&side.model.lang, side.scorecard.practices))
}

fn partly(side: &Assessment) -> Line {
    Line::from(side.scorecard.practices.worst.partly.to_string())
}

fn reached(side: &Assessment) -> Line {
    let card = &side.scorecard;
    terms::reached(&side.model.lang, card.ladder)
}

/// Returns the figure of the whole with what it is called.
pub(crate) fn figure_of(side: &Assessment) -> Line {
    let (model, card) = (side.model, &side.scorecard);
    let figures = card.figures(&card.overall).unwrap_or_default();
    Line::from(figure::with_band(&model.lang, &figures, &model.method.bands))
}

fn answered(side: &Assessment) -> Line {
    let coverage = side.scorecard.coverage;
    let (number, top) = (coverage.answered, coverage.applicable());
    Line::from(say!(side.model.lang, "{number} of {top}", number, top))
}

fn moved(model: &Model, range: &Range, change: Option<&ExactChange>) -> String {
    change.map_or(String::new(), |change| of_group(model, range, change))
}

/// Returns how far the percent of a group moved: `+12.5 points`, or `+0.25` in the unit of the
/// model.
pub(crate) fn of_group(model: &Model, range: &Range, change: &ExactChange) -> String {
    let lang = &model.lang;
    match &model.method.shown {
        None => points(lang, change),
        Some(shown) => lang.number(change.in_unit(shown, range.members()).signed_in(shown)),
    }
}

/// Returns what one practice did to the percent of a group: in a unit with two decimals at most,
/// because it is mostly a small part of one.
pub(crate) fn effect(model: &Model, range: &Range, change: &ExactChange) -> String {
    match &model.method.shown {
        Some(shown) if shown.decimals < 2 => {
            model.lang.number(change.in_unit(shown, range.members()).signed())
        }
        _ => of_group(model, range, change),
    }
}

/// Returns `+12.5 points`.
fn points(lang: &Lang, change: &ExactChange) -> String {
    let number = lang.number(change.signed());
    say_of!(lang, change.size(), "{number} point", "{number} points", number)
}

/// How near the target is, and how much of what was missing is done since.
fn target(comparison: &Comparison) -> Vec<Vec<Line>> {
    let lang = &comparison.after.model.lang;
    let percent = |side: &Assessment| side.to_target()?.percent();
    let sides = (percent(&comparison.before), percent(&comparison.after));
    let ((Some(before), Some(after)), Some(progress)) = (sides, comparison.progress()) else {
        return Vec::new();
    };
    let near = |percent: &Fraction| Line::from(figure::percent(lang, percent, None));
    let change = points(lang, &ExactChange::between(&before, &after));
    let progress = lang.percent(progress.signed());
    vec![
        row(say!(lang, "To target"), [near(&before), near(&after)], change),
        row(
            say!(lang, "Part of the gap closed"),
            [figure::NONE, figure::NONE].map(Line::from),
            progress,
        ),
    ]
}
