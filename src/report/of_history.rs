//! One subject over time: its assessments, the oldest first, and what changed since the first that
//! can be compared with the latest.

use std::collections::BTreeSet;

use crate::insight::{History, Likeness, Point, Trend, WhyNot};
use crate::report::curve::{Curve, CurvePoint};
use crate::report::data::{Data, HistoryData};
use crate::report::document::{Block, Column, Document, Line, Report, Table, Tone};
use crate::report::figure;
use crate::words::{Phrase, Words, phrase, say, say_of};

/// As many other subjects are named.
const MOST_OTHERS: usize = 5;

/// Lays out a history.
pub fn of_history(history: &History) -> Report {
    let words = &history.words();
    let title = say!(words, "History: {subject}", subject = history.subject);
    let mut blocks = vec![Block::heading(1, title)];
    blocks.extend(curve(history));
    blocks.push(Block::Paragraph(change(words, history)));
    blocks.push(table(words, history));
    blocks.extend(legend(words, history));
    blocks.extend(others(words, history));
    Report {
        document: Document {
            words: words.clone(),
            blocks,
        },
        data: Data::History(Box::new(HistoryData::of(history))),
    }
}

/// Returns the way to the latest assessment for a report of it; nothing where it is the only one.
pub(super) fn section(history: &History) -> Vec<Block> {
    let Some(curve) = curve(history) else {
        return Vec::new();
    };
    let words = &history.words();
    vec![
        Block::heading(2, say!(words, "Over time")),
        curve,
        Block::Paragraph(change(words, history)),
    ]
}

/// The index as a curve, where there is more than one point to draw.
fn curve(history: &History) -> Option<Block> {
    let latest = history.latest()?;
    let points = history.points().map(|(point, likeness)| {
        let index = point.index.as_ref().filter(|_| likeness.is_comparable());
        index.map(|index| CurvePoint {
            label: point.date.to_string(),
            worst: index.worst.clone(),
            answered: index.answered.clone(),
            best: index.best.clone(),
        })
    });
    history.spans_days().then(|| {
        let words = history.words();
        Block::Curve(Curve {
            of: say!(words, "Index"),
            top: latest.stages as u64,
            points: points.collect(),
            words,
        })
    })
}

/// Says in words what the curve shows.
fn change(words: &Words, history: &History) -> Vec<Line> {
    let Some(trend) = history.trend() else {
        let is_thin = |likeness: &Likeness| likeness.why_not == [WhyNot::LatestCoverage];
        return vec![Line::from(if history.points().len() < 2 {
            say!(
                words,
                "This is the only assessment, so nothing can be said of a change yet."
            )
        } else if !history.spans_days() {
            say!(
                words,
                "All are of one day, so nothing can be said of a change yet."
            )
        } else if history.points().any(|(_, likeness)| is_thin(&likeness)) {
            say!(
                words,
                "Too little of the latest is answered to say how it moved."
            )
        } else {
            say!(
                words,
                "No earlier assessment can be compared with the latest."
            )
        })];
    };
    let parts = [
        index_moved(words, &trend),
        stage_moved(words, &trend),
        coverage_moved(words, &trend),
    ];
    let day = trend.first.date;
    let moved = parts.into_iter().flatten();
    let moved = moved.reduce(|first, next| say!(words, "{first}; {next}", first, next));
    let line = match moved {
        Some(moved) => say!(words, "Since {day} {moved}.", day, moved),
        None => say!(
            words,
            "Since {day}, the first assessment that can be compared with the latest, nothing moved.",
            day
        ),
    };
    let mut sentences = vec![Line::from(line)];
    sentences.extend(uncertain(words, &trend));
    sentences
}

fn index_moved(words: &Words, trend: &Trend) -> Option<String> {
    let change = trend.index()?.answered;
    let (before, after) = (trend.first.index.as_ref()?, trend.latest.index.as_ref()?);
    if change.is_none() {
        return None;
    }
    let by = words.number(change.size());
    let (from, to) = (before.answered.short(), after.answered.short());
    let (from, to) = (words.number(from), words.number(to));
    let top = trend.latest.stages;
    Some(if change.is_less() {
        say!(
            words,
            "the index fell by {by}, from {from} to {to} of {top}",
            by,
            from,
            to,
            top
        )
    } else {
        say!(
            words,
            "the index rose by {by}, from {from} to {to} of {top}",
            by,
            from,
            to,
            top
        )
    })
}

fn stage_moved(words: &Words, trend: &Trend) -> Option<String> {
    let (from, to) = (trend.first.reached, trend.latest.reached);
    (from != to).then(|| say!(words, "the stage went from {from} to {to}", from, to))
}

fn coverage_moved(words: &Words, trend: &Trend) -> Option<String> {
    let (from, to) = (answered(words, trend.first), answered(words, trend.latest));
    (from != to).then(|| say!(words, "what is answered went from {from} to {to}", from, to))
}

/// Says between what open answers leave the change of the index.
fn uncertain(words: &Words, trend: &Trend) -> Option<Line> {
    let change = trend.index()?;
    (change.least != change.most).then(|| {
        Line::default().toned(
            Tone::Open,
            say!(
                words,
                "Open answers leave the change of the index between {least} and {most}.",
                least = words.number(change.least.signed()),
                most = words.number(change.most.signed())
            ),
        )
    })
}

fn table(words: &Words, history: &History) -> Block {
    let points = || history.points().map(|(point, _)| point);
    // The name of a sheet begins with its date, unless somebody chose another.
    let dated = !points().all(|point| point.sheet.starts_with(&point.date.to_string()));
    let named = points().any(|point| name(words, point).is_some());
    let marked = history.points().any(|(_, likeness)| is_marked(&likeness));
    let tops: BTreeSet<usize> = points().map(|point| point.stages).collect();
    let top = tops.first().filter(|_| tops.len() == 1);
    let mut head = Vec::new();
    head.extend(dated.then(|| Column::words(say!(words, "Date"))));
    head.push(Column::words(say!(words, "Sheet")));
    head.extend(named.then(|| Column::words(say!(words, "By"))));
    head.push(Column::words(say!(words, "Stage")));
    head.push(match top {
        Some(top) => Column::words(say!(words, "Index of {top}", top)),
        None => Column::words(say!(words, "Index")),
    });
    let rest = [phrase!("Range"), phrase!("Answered"), phrase!("Model")];
    head.extend(rest.map(|phrase| Column::words(words.plain(phrase))));
    head.extend(marked.then(|| Column::words(say!(words, "Unlike the latest"))));
    let rows = history.points().map(|(point, likeness)| {
        let mut row = Vec::new();
        row.extend(dated.then(|| Line::from(point.date.to_string())));
        row.push(Line::from(point.sheet.as_str()));
        row.extend(named.then(|| name(words, point).map_or(Line::from(figure::NONE), Line::from)));
        row.push(stage(words, point));
        row.extend(index(words, point, top.is_none()));
        row.push(Line::from(answered(words, point)));
        let model = &point.model;
        row.push(Line::from(format!("{} {}", model.id, model.version)));
        row.extend(marked.then(|| Line::from(remark(words, &likeness))));
        row
    });
    let rows = rows.collect();
    Block::Table(Table { head, rows })
}

/// Returns the stage reached, and the one that is possible where it is another.
fn stage(words: &Words, point: &Point) -> Line {
    let line = Line::default().strong(point.reached.to_string());
    if point.possible == point.reached {
        return line;
    }
    let possible = say!(words, "at best {stage}", stage = point.possible);
    let holes = [
        ("before", line),
        ("next", Line::default().toned(Tone::Open, possible)),
    ];
    Line::said(words, phrase!("{before}, {next}"), holes)
}

/// Returns the index, with its scale where that is not said above, and its range.
fn index(words: &Words, point: &Point, with_scale: bool) -> [Line; 2] {
    let Some(index) = &point.index else {
        return [figure::NONE, figure::NONE].map(Line::from);
    };
    let mut answered = words.number(index.answered.one_decimal());
    if with_scale {
        let top = point.stages;
        answered = say!(words, "{number} of {top}", number = answered, top);
    }
    let range = if index.worst == index.best {
        Line::from(figure::NONE)
    } else {
        let (worst, best) = (index.worst.one_decimal(), index.best.one_decimal());
        let (worst, best) = (words.number(worst), words.number(best));
        Line::default().toned(Tone::Open, format!("{worst}–{best}"))
    };
    [Line::from(answered), range]
}

fn answered(words: &Words, point: &Point) -> String {
    let coverage = point.coverage;
    let (number, top) = (coverage.answered, coverage.applicable());
    say!(words, "{number} of {top}", number, top)
}

/// Returns who answered, in as few words as there are.
fn name(words: &Words, point: &Point) -> Option<String> {
    if let Some(merged) = &point.merged {
        return Some(say!(words, "merged from {n}", n = merged.from.len()));
    }
    let respondent = point.respondent.as_ref()?;
    let name = respondent.name.as_ref().or(respondent.role.as_ref());
    name.cloned()
}

fn is_marked(likeness: &Likeness) -> bool {
    !likeness.is_comparable() || likeness.other_respondent
}

/// Returns in what a point is unlike the latest.
fn remark(words: &Words, likeness: &Likeness) -> String {
    let why_not = likeness.why_not.iter().map(|why| match why {
        WhyNot::Model => phrase!("other model"),
        WhyNot::Version => phrase!("other version"),
        WhyNot::Coverage => phrase!("few answers"),
        WhyNot::LatestCoverage => phrase!("far more answers"),
        WhyNot::Merged => phrase!("merged"),
    });
    let respondent = likeness.other_respondent.then_some(phrase!("other person"));
    let parts: Vec<Phrase> = why_not.chain(respondent).collect();
    if parts.is_empty() {
        figure::NONE.to_owned()
    } else {
        words.in_a_row(parts.into_iter().map(|phrase| words.plain(phrase)))
    }
}

/// Says what being unlike the latest means, where a point is.
fn legend(words: &Words, history: &History) -> Option<Block> {
    let any = |is: &dyn Fn(&Likeness) -> bool| history.points().any(|(_, like)| is(&like));
    let mut sentences = Vec::new();
    if any(&|likeness| likeness.why_not.contains(&WhyNot::Merged)) {
        sentences.push(Line::from(say!(
            words,
            "Merged: a sheet that is part of a merged one is no point of its own."
        )));
    }
    let is_unlike = |why: &WhyNot| *why != WhyNot::Merged;
    if any(&|likeness| likeness.why_not.iter().any(is_unlike)) {
        sentences.push(Line::from(say!(
            words,
            "A point of another model or version, or where one of the two has less than half as \
             much answered as the other, is not compared with the latest."
        )));
    }
    if any(&|likeness| likeness.other_respondent) {
        sentences.push(Line::from(say!(
            words,
            "Another respondent may see the same office otherwise; such points are compared all \
             the same."
        )));
    }
    let together = history.of_one_day();
    if together > 1 {
        let phrase = phrase!("The latest {n} are of one day; {command} puts respondents together.");
        let command = Line::default().code("ospo merge");
        let holes = [("n", together.to_string().into()), ("command", command)];
        sentences.push(Line::said(words, phrase, holes));
    }
    (!sentences.is_empty()).then_some(Block::Paragraph(sentences))
}

/// Names the other subjects in the folder.
fn others(words: &Words, history: &History) -> Option<Block> {
    let named = history.others.iter().take(MOST_OTHERS);
    let mut named: Vec<String> = named
        .map(|(subject, sheets)| {
            let sheets = say_of!(words, *sheets, "{n} sheet", "{n} sheets");
            format!("{subject} ({sheets})")
        })
        .collect();
    let more = history.others.len().saturating_sub(MOST_OTHERS);
    if more > 0 {
        named.push(say!(words, "{n} more", n = more));
    }
    (!named.is_empty()).then(|| {
        let phrase = phrase!("Also in this folder: {subjects}; {command} shows one.");
        let command = Line::default().code("ospo history --subject NAME");
        let holes = [
            ("subjects", words.in_a_row(named).into()),
            ("command", command),
        ];
        Block::sentence(Line::said(words, phrase, holes))
    })
}
