//! One subject over time: its assessments, the oldest first, and what changed since the first that
//! can be compared with the latest.

use std::collections::BTreeSet;

use crate::insight::History;
use crate::insight::Likeness;
use crate::insight::Point;
use crate::insight::Trend;
use crate::insight::WhyNot;
use crate::report::curve::Curve;
use crate::report::curve::CurvePoint;
use crate::report::data::Data;
use crate::report::data::HistoryData;
use crate::report::document::Block;
use crate::report::document::Column;
use crate::report::document::Document;
use crate::report::document::Line;
use crate::report::document::Report;
use crate::report::document::Table;
use crate::report::document::Tone;
use crate::report::figure;
use crate::text;

/// As many other subjects are named.
const MOST_OTHERS: usize = 5;

/// Lays out a history.
pub fn of_history(history: &History) -> Report {
    let mut blocks = vec![Block::heading(1, format!("History: {}", history.subject))];
    blocks.extend(curve(history));
    blocks.push(Block::Paragraph(change(history)));
    blocks.push(table(history));
    blocks.extend(legend(history));
    blocks.extend(others(history));
    Report {
        document: Document {
            words: history.words(),
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
    vec![
        Block::heading(2, "Over time"),
        curve,
        Block::Paragraph(change(history)),
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
        Block::Curve(Curve {
            of: "Index",
            top: latest.stages as u64,
            points: points.collect(),
        })
    })
}

/// Says in words what the curve shows.
fn change(history: &History) -> Vec<Line> {
    let Some(trend) = history.trend() else {
        let is_thin = |likeness: &Likeness| likeness.why_not == [WhyNot::LatestCoverage];
        return vec![Line::from(if history.points().len() < 2 {
            "This is the only assessment, so nothing can be said of a change yet."
        } else if !history.spans_days() {
            "All are of one day, so nothing can be said of a change yet."
        } else if history.points().any(|(_, likeness)| is_thin(&likeness)) {
            "Too little of the latest is answered to say how it moved."
        } else {
            "No earlier assessment can be compared with the latest."
        })];
    };
    let parts = [
        index_moved(&trend),
        moved("the stage", &trend, |point| point.reached.to_string()),
        moved("what is answered", &trend, answered),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let first = trend.first;
    let line = Line::from(format!("Since {}", first.date)).text(if parts.is_empty() {
        ", the first assessment that can be compared with the latest, nothing moved.".to_owned()
    } else {
        format!(" {}.", parts.join("; "))
    });
    let mut sentences = vec![line];
    sentences.extend(uncertain(&trend));
    sentences
}

fn index_moved(trend: &Trend) -> Option<String> {
    let change = trend.index()?.answered;
    let (before, after) = (trend.first.index.as_ref()?, trend.latest.index.as_ref()?);
    if change.is_none() {
        return None;
    }
    let how = if change.is_less() { "fell" } else { "rose" };
    Some(format!(
        "the index {how} by {}, from {} to {} of {}",
        change.size(),
        before.answered.short(),
        after.answered.short(),
        trend.latest.stages
    ))
}

fn moved(what: &str, trend: &Trend, of: impl Fn(&Point) -> String) -> Option<String> {
    let (before, after) = (of(trend.first), of(trend.latest));
    (before != after).then(|| format!("{what} went from {before} to {after}"))
}

/// Says between what open answers leave the change of the index.
fn uncertain(trend: &Trend) -> Option<Line> {
    let change = trend.index()?;
    (change.least != change.most).then(|| {
        Line::default().toned(
            Tone::Open,
            format!(
                "Open answers leave the change of the index between {} and {}.",
                change.least.signed(),
                change.most.signed()
            ),
        )
    })
}

fn table(history: &History) -> Block {
    let points = || history.points().map(|(point, _)| point);
    // The name of a sheet begins with its date, unless somebody chose another.
    let dated = !points().all(|point| point.sheet.starts_with(&point.date.to_string()));
    let named = points().any(|point| name(point).is_some());
    let marked = history.points().any(|(_, likeness)| is_marked(&likeness));
    let tops: BTreeSet<usize> = points().map(|point| point.stages).collect();
    let top = tops.first().filter(|_| tops.len() == 1);
    let mut head = Vec::new();
    head.extend(dated.then(|| Column::words("Date")));
    head.push(Column::words("Sheet"));
    head.extend(named.then(|| Column::words("By")));
    head.push(Column::words("Stage"));
    head.push(match top {
        Some(top) => Column::words(format!("Index of {top}")),
        None => Column::words("Index"),
    });
    head.extend(["Range", "Answered", "Model"].map(Column::words));
    head.extend(marked.then(|| Column::words("Unlike the latest")));
    let rows = history.points().map(|(point, likeness)| {
        let mut row = Vec::new();
        row.extend(dated.then(|| Line::from(point.date.to_string())));
        row.push(Line::from(point.sheet.as_str()));
        row.extend(named.then(|| name(point).map_or(Line::from(figure::NONE), Line::from)));
        row.push(stage(point));
        row.extend(index(point, top.is_none()));
        row.push(Line::from(answered(point)));
        let model = &point.model;
        row.push(Line::from(format!("{} {}", model.id, model.version)));
        row.extend(marked.then(|| Line::from(remark(&likeness))));
        row
    });
    let rows = rows.collect();
    Block::Table(Table { head, rows })
}

/// Returns the stage reached, and the one that is possible where it is another.
fn stage(point: &Point) -> Line {
    let line = Line::default().strong(point.reached.to_string());
    if point.possible == point.reached {
        return line;
    }
    line.toned(Tone::Open, format!(", at best {}", point.possible))
}

/// Returns the index, with its scale where that is not said above, and its range.
fn index(point: &Point, with_scale: bool) -> [Line; 2] {
    let Some(index) = &point.index else {
        return [figure::NONE, figure::NONE].map(Line::from);
    };
    let mut answered = index.answered.one_decimal();
    if with_scale {
        answered = format!("{answered} of {}", point.stages);
    }
    let range = if index.worst == index.best {
        Line::from(figure::NONE)
    } else {
        let (worst, best) = (index.worst.one_decimal(), index.best.one_decimal());
        Line::default().toned(Tone::Open, format!("{worst}–{best}"))
    };
    [Line::from(answered), range]
}

fn answered(point: &Point) -> String {
    let coverage = point.coverage;
    format!("{} of {}", coverage.answered, coverage.applicable())
}

/// Returns who answered, in as few words as there are.
fn name(point: &Point) -> Option<String> {
    if let Some(merged) = &point.merged {
        return Some(format!("merged from {}", merged.from.len()));
    }
    let respondent = point.respondent.as_ref()?;
    let name = respondent.name.as_ref().or(respondent.role.as_ref());
    name.cloned()
}

fn is_marked(likeness: &Likeness) -> bool {
    !likeness.is_comparable() || likeness.other_respondent
}

/// Returns in what a point is unlike the latest.
fn remark(likeness: &Likeness) -> String {
    let why_not = likeness.why_not.iter().map(|why| match why {
        WhyNot::Model => "other model",
        WhyNot::Version => "other version",
        WhyNot::Coverage => "few answers",
        WhyNot::LatestCoverage => "far more answers",
        WhyNot::Merged => "merged",
    });
    let respondent = likeness.other_respondent.then_some("other person");
    let parts: Vec<&str> = why_not.chain(respondent).collect();
    if parts.is_empty() {
        figure::NONE.to_owned()
    } else {
        parts.join(", ")
    }
}

/// Says what being unlike the latest means, where a point is.
fn legend(history: &History) -> Option<Block> {
    let any = |is: &dyn Fn(&Likeness) -> bool| history.points().any(|(_, like)| is(&like));
    let mut sentences = Vec::new();
    if any(&|likeness| likeness.why_not.contains(&WhyNot::Merged)) {
        sentences.push(Line::from(
            "Merged: a sheet that is part of a merged one is no point of its own.",
        ));
    }
    let is_unlike = |why: &WhyNot| *why != WhyNot::Merged;
    if any(&|likeness| likeness.why_not.iter().any(is_unlike)) {
        sentences.push(Line::from(
            "A point of another model or version, or where one of the two has less than half as \
             much answered as the other, is not compared with the latest.",
        ));
    }
    if any(&|likeness| likeness.other_respondent) {
        sentences.push(Line::from(
            "Another respondent may see the same office otherwise; such points are compared all \
             the same.",
        ));
    }
    let together = history.of_one_day();
    if together > 1 {
        let line = Line::from(format!("The latest {together} are of one day; "));
        sentences.push(line.code("ospo merge").text(" puts respondents together."));
    }
    (!sentences.is_empty()).then_some(Block::Paragraph(sentences))
}

/// Names the other subjects in the folder.
fn others(history: &History) -> Option<Block> {
    let named = history.others.iter().take(MOST_OTHERS);
    let mut named: Vec<String> = named
        .map(|(subject, sheets)| format!("{subject} ({})", text::count(*sheets, "sheet")))
        .collect();
    let more = history.others.len().saturating_sub(MOST_OTHERS);
    if more > 0 {
        named.push(format!("{more} more"));
    }
    (!named.is_empty()).then(|| {
        let line = Line::from(format!("Also in this folder: {}; ", named.join(", ")));
        Block::sentence(line.code("ospo history --subject NAME").text(" shows one."))
    })
}
