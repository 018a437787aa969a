//! One subject over time: its assessments, the oldest first, and what changed since the first that
//! can be compared with the latest.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::insight::{History, Likeness, Point, Trend, WhyNot};
use crate::lang::{Lang, phrase, say, say_of};
use crate::model::Tells;
use crate::report::common::{content, estimate, terms, warnings};
use crate::report::document::block::{Block, Column};
use crate::report::document::curve::{Curve, CurvePoint};
use crate::report::document::figure;
use crate::report::document::line::{Line, Tone, said};
use crate::report::over_time::history_data::{self, HistoryData};
use crate::report::over_time::{facts_moved, rungs};
use crate::report::view::{Data, Report};
use crate::score::{Figure, Fraction, Index};

const MOST_OTHERS: usize = 5;
/// As many rounds stand beside one another on a screen.
const MOST_ROUNDS: usize = 4;

pub fn of_history(history: &History) -> Report {
    let lang = &history.words();
    let title = say!(lang, "History: {subject}", subject = history.subject);
    let mut blocks = vec![Block::heading(1, title)];
    blocks.extend(estimated(lang, history));
    blocks.extend(warnings::evidence_required(lang, history.evidence_required));
    let laid_over = history.latest().and_then(|latest| content::laid_over(lang, &latest.laid_over));
    blocks.extend(laid_over.map(|files| Block::Callout(files.into())));
    blocks.extend(curve(history));
    blocks.push(Block::Paragraph(change(lang, history)));
    blocks.push(table(lang, history));
    blocks.extend(ladders(lang, history));
    blocks.extend(legend(lang, history));
    blocks.extend(facts_moved::section(lang, history));
    blocks.extend(others(lang, history));
    let data = HistoryData::of(history);
    Report::new(lang, blocks, Data::History(Box::new(data)))
}

/// Returns the way to the latest assessment for a report of it; nothing where it is the only one.
pub(crate) fn section(history: &History) -> Vec<Block> {
    let Some(curve) = curve(history) else {
        return Vec::new();
    };
    let lang = &history.words();
    let mut blocks = vec![Block::heading(2, say!(lang, "Over time")), curve];
    blocks.extend(estimated(lang, history));
    blocks.push(Block::Paragraph(change(lang, history)));
    blocks
}

/// What is in place as a curve, where there is more than one point to draw; in a model without
/// stages the figure of the whole.
fn curve(history: &History) -> Option<Block> {
    let latest = history.latest()?;
    if !latest.tells.stages {
        return history.spans_days().then(|| figure_curve(history, latest))?;
    }
    let counts = |point: &Point| point.practices.applicable;
    let top = history.points().map(|(point, _)| counts(point)).max()?;
    let points = history.points().map(|(point, likeness)| {
        let (worst, best) = (point.practices.worst.in_place, point.practices.best.in_place);
        (likeness.is_comparable() && counts(point) > 0).then(|| CurvePoint {
            label: point.date.to_string(),
            worst: Fraction::whole(worst as u64),
            told: worst.to_string(),
            best: Fraction::whole(best as u64),
        })
    });
    history.spans_days().then(|| {
        let lang = history.words();
        Block::Curve(Curve {
            of: say!(lang, "Practices in place"),
            top: top as u64,
            points: points.collect(),
            lang,
        })
    })
}

fn figure_curve(history: &History, latest: &Point) -> Option<Block> {
    let lang = history.words();
    let shown = latest.shown?;
    let most = shown.most(latest.overall.members());
    let points = history.points().map(|(point, likeness)| {
        let Index { worst, best, .. } = point.index.clone()?;
        let told = Figure::again(&shown, &worst).said(&lang);
        let label = point.date.to_string();
        likeness.is_comparable().then_some(CurvePoint { label, worst, told, best })
    });
    Some(Block::Curve(Curve {
        of: say!(lang, "Figure"),
        top: most.div_ceil(100),
        points: points.collect(),
        lang,
    }))
}

fn change(lang: &Lang, history: &History) -> Vec<Line> {
    let Some(trend) = history.trend() else {
        let is_thin = |likeness: &Likeness| likeness.why_not == [WhyNot::LatestCoverage];
        let is_only = history.points().len() < 2;
        return vec![Line::from(if is_only && !history.unread.is_empty() {
            say!(lang, "Only one assessment can be read, so nothing can be said about change yet.")
        } else if is_only {
            say!(lang, "This is the only assessment, so nothing can be said about change yet.")
        } else if !history.spans_days() {
            say!(lang, "All are from one day, so nothing can be said about change yet.")
        } else if history.points().any(|(_, likeness)| is_thin(&likeness)) {
            say!(lang, "Too little of the latest is answered to say how it moved.")
        } else {
            say!(lang, "No earlier assessment can be compared with the latest.")
        })];
    };
    let parts = [
        in_place_moved(lang, &trend),
        stage_moved(lang, &trend),
        coverage_moved(lang, &trend),
        index_moved(lang, &trend),
        figure_moved(lang, &trend),
    ];
    let day = trend.first.date;
    let moved = parts.into_iter().flatten();
    let moved = moved.reduce(|first, next| say!(lang, "{first}; {next}", first, next));
    let line = match moved {
        Some(moved) => say!(lang, "Since {day} {moved}.", day, moved),
        None => say!(
            lang,
            "Since {day}, the first assessment that can be compared with the latest, nothing moved.",
            day
        ),
    };
    let mut sentences = vec![Line::from(line)];
    sentences.extend(uncertain(lang, &trend));
    sentences
}

/// Says which points rest on first estimates; none where none does.
fn estimated(lang: &Lang, history: &History) -> Option<Block> {
    let points = history.points().filter(|(point, _)| point.estimates.is_some());
    let days: Vec<String> = points.map(|(point, _)| point.date.to_string()).collect();
    (!days.is_empty()).then(|| {
        let (days, command) = (terms::first_of(lang, &days), estimate::command());
        Block::Callout(said!(
            lang,
            "First estimate, with answers given in {command} without evidence: {days}.",
            command,
            days
        ))
    })
}

fn in_place_moved(lang: &Lang, trend: &Trend) -> Option<String> {
    trend.latest.tells.stages.then_some(())?;
    let (before, after) = (trend.first.practices, trend.latest.practices);
    let (from, to) = (before.worst.in_place, after.worst.in_place);
    let all = after.applicable;
    (from != to).then(|| {
        say!(lang, "the practices in place went from {from} to {to} of {all}", from, to, all)
    })
}

fn figure_moved(lang: &Lang, trend: &Trend) -> Option<String> {
    let [from, to] = [trend.first, trend.latest].map(|point| figure_told(lang, point));
    let (from, to) = (from?, to?);
    (from != to).then(|| say!(lang, "the figure went from {from} to {to}", from, to))
}

/// Returns the figure of the whole with what it is called; none where the model tells an index.
fn figure_told(lang: &Lang, point: &Point) -> Option<String> {
    Some(figure::with_band(lang, &point.figures()?, &point.bands))
}

fn index_moved(lang: &Lang, trend: &Trend) -> Option<String> {
    trend.latest.tells.index.then_some(())?;
    let change = trend.index()?.answered;
    let (before, after) = (trend.first.index.as_ref()?, trend.latest.index.as_ref()?);
    if change.is_none() {
        return None;
    }
    let [from, to] = [&before.answered, &after.answered].map(|index| match change.in_tenths() {
        0 => index.short(),
        _ => index.one_decimal(),
    });
    let by = lang.number(change.size_in_tenths());
    let (from, to) = (lang.number(from), lang.number(to));
    let top = trend.latest.stages;
    Some(if change.is_less() {
        say!(lang, "the index fell by {by}, from {from} to {to} of {top}", by, from, to, top)
    } else {
        say!(lang, "the index rose by {by}, from {from} to {to} of {top}", by, from, to, top)
    })
}

fn stage_moved(lang: &Lang, trend: &Trend) -> Option<String> {
    let [from, to] =
        [trend.first, trend.latest].map(|point| point.ladder.and_then(|climbed| climbed.reached));
    let begins = trend.latest.ladder.map(|climbed| climbed.begins);
    match (to.cmp(&from), from, to) {
        (Ordering::Greater, _, Some(to)) if begins == Some(to) => {
            Some(say!(lang, "stage {to} now holds", to))
        }
        (Ordering::Greater, _, Some(to)) => {
            Some(say!(lang, "stage {to} now holds with all below it", to))
        }
        (Ordering::Less, Some(from), _) => Some(say!(lang, "stage {from} holds no longer", from)),
        _ => None,
    }
}

fn coverage_moved(lang: &Lang, trend: &Trend) -> Option<String> {
    let (from, to) = (answered(lang, trend.first), answered(lang, trend.latest));
    (from != to).then(|| say!(lang, "what is answered went from {from} to {to}", from, to))
}

/// Says between what open answers leave the change of what is in place.
fn uncertain(lang: &Lang, trend: &Trend) -> Option<Line> {
    trend.latest.tells.stages.then_some(())?;
    let change = trend.in_place();
    (change.least != change.most).then(|| {
        Line::default().toned(
            Tone::Open,
            say!(
                lang,
                "What is not certain leaves the change of what is in place between {least} and {most}.",
                least = figure::signed(change.least),
                most = figure::signed(change.most)
            ),
        )
    })
}

fn table(lang: &Lang, history: &History) -> Block {
    let points = || history.points().map(|(point, _)| point);
    // The name of a sheet begins with its date, unless somebody chose another.
    let dated = !points().all(|point| point.sheet.starts_with(&point.date.to_string()));
    let named = points().any(|point| name(lang, point).is_some());
    let marked = history.points().any(|(_, likeness)| is_marked(&likeness));
    let tops: BTreeSet<usize> = points().map(|point| point.stages).collect();
    let top = tops.first().filter(|_| tops.len() == 1);
    let mut head = Vec::new();
    head.extend(dated.then(|| Column::words(say!(lang, "Date"))));
    head.push(Column::words(say!(lang, "Round")));
    head.extend(named.then(|| Column::words(say!(lang, "By"))));
    let tells = points().fold(Tells::default(), |tells, point| tells.or(point.tells));
    head.extend(tells.stages.then(|| Column::words(say!(lang, "In place"))));
    head.extend(tells.reached.then(|| Column::words(say!(lang, "Stage"))));
    head.extend(tells.index.then(|| match top {
        Some(top) => Column::words(say!(lang, "Index of {top}", top)),
        None => Column::words(say!(lang, "Index")),
    }));
    head.extend(tells.figure.then(|| Column::words(say!(lang, "Figure"))));
    let rest = [phrase!("Answered"), phrase!("Model")];
    head.extend(rest.map(|phrase| Column::words(lang.plain(phrase))));
    head.extend(marked.then(|| Column::words(say!(lang, "Unlike the latest"))));
    let points = history.points().map(|(point, likeness)| {
        let mut row = Vec::new();
        row.extend(dated.then(|| Line::from(point.date.to_string())));
        row.push(Line::from(point.sheet.as_str()));
        row.extend(named.then(|| name(lang, point).map_or(Line::from(figure::NONE), Line::from)));
        let none = || Line::from(figure::NONE);
        let in_place = || Line::from(figure::in_place(lang, point.practices));
        row.extend(tells.stages.then(|| if point.tells.stages { in_place() } else { none() }));
        row.extend(tells.reached.then(|| terms::reached(lang, point.ladder)));
        row.extend(tells.index.then(|| index(lang, point, top.is_none())));
        row.extend(tells.figure.then(|| figure_told(lang, point).map_or_else(none, Line::from)));
        row.push(Line::from(answered(lang, point)));
        row.push(Line::from(content::in_column(&point.model)));
        row.extend(marked.then(|| figure::or_none(history_data::unlike(lang, &likeness))));
        (Some(point.date), row)
    });
    let mut rows: Vec<(Option<Date>, Vec<Line>)> = points.collect();
    rows.extend(unread(history).into_iter().map(|(day, sheets)| {
        let sheets = terms::first_of(lang, &sheets);
        let told = say!(lang, "cannot be read: {sheets}", sheets);
        let day_named = day.map(|day| day.to_string());
        let mut row = Vec::new();
        let round = match day_named {
            day if dated => {
                row.push(figure::or_none(day.unwrap_or_default()));
                told
            }
            Some(day) => format!("{day} – {told}"),
            None => told,
        };
        row.push(Line::default().toned(Tone::Open, round));
        row.resize(head.len(), Line::from(figure::NONE));
        (day, row)
    }));
    rows.sort_by_key(|(day, _)| *day);
    Block::table(head, rows.into_iter().map(|(_, row)| row))
}

/// The stage reached by area in the latest of the rounds, where each area has a ladder.
fn ladders(lang: &Lang, history: &History) -> Option<Block> {
    let latest = history.latest()?;
    let points = history.points().map(|(point, _)| point);
    let like: Vec<&Point> = points.filter(|point| point.model.id == latest.model.id).collect();
    let shown = like.iter().skip(like.len().saturating_sub(MOST_ROUNDS));
    let sides = shown.map(|point| {
        let ladders = point.ladders.iter().map(|(area, climbed)| (area.as_str(), *climbed));
        (point.sheet.clone(), ladders.collect())
    });
    rungs::table(lang, &sides.collect::<Vec<_>>())
}

/// Returns the sheets that cannot be read, by round.
fn unread(history: &History) -> BTreeMap<Option<Date>, Vec<String>> {
    let mut rounds: BTreeMap<_, Vec<String>> = BTreeMap::new();
    for name in &history.unread {
        rounds.entry(name.day).or_default().push(format!("{}.yaml", name.as_str()));
    }
    rounds
}

/// Returns the index, with its scale where that is not said above, and with its range.
fn index(lang: &Lang, point: &Point, with_scale: bool) -> Line {
    let Some(index) = point.index.as_ref().filter(|_| point.tells.index) else {
        return Line::from(figure::NONE);
    };
    let mut answered = lang.number(index.told().one_decimal());
    if with_scale {
        let top = point.stages;
        answered = say!(lang, "{number} of {top}", number = answered, top);
    }
    Line::from(answered).then(terms::index_range(lang, index))
}

fn answered(lang: &Lang, point: &Point) -> String {
    let coverage = point.coverage;
    let (number, top) = (coverage.answered, coverage.applicable());
    let answered = say!(lang, "{number} of {top}", number, top);
    estimate::beside_answered(lang, answered, point.estimates)
}

fn name(lang: &Lang, point: &Point) -> Option<String> {
    if point.respondents > 1 {
        let said = say_of!(lang, point.respondents, "{n} respondent", "{n} respondents");
        return Some(match point.not_agreed {
            0 => said,
            n => say!(lang, "{respondents}, {n} not agreed", respondents = said, n),
        });
    }
    let respondent = point.respondent.as_ref()?;
    let name = respondent.name.as_ref().or(respondent.role.as_ref());
    name.cloned()
}

fn is_marked(likeness: &Likeness) -> bool {
    !likeness.is_comparable() || likeness.other_respondent
}

/// Says what being unlike the latest means, where a point is.
fn legend(lang: &Lang, history: &History) -> Option<Block> {
    let any = |is: &dyn Fn(&Likeness) -> bool| history.points().any(|(_, like)| is(&like));
    let mut sentences = Vec::new();
    if any(&|likeness| !likeness.why_not.is_empty()) {
        sentences.push(Line::from(say!(
            lang,
            "A point of another model or version, or of other content under the same version, or \
             where one of the two has less than half as much answered as the other, is not \
             compared with the latest."
        )));
    }
    if any(&|likeness| likeness.other_respondent) {
        sentences.push(Line::from(say!(
            lang,
            "Another respondent may see the same office differently; such points are compared all \
             the same."
        )));
    }
    (!sentences.is_empty()).then_some(Block::Paragraph(sentences))
}

fn others(lang: &Lang, history: &History) -> Option<Block> {
    let named = history.others.iter().take(MOST_OTHERS);
    let mut named: Vec<String> = named
        .map(|(subject, sheets)| {
            let sheets = say_of!(lang, *sheets, "{n} sheet", "{n} sheets");
            subject.clone() + &lang.aside(sheets)
        })
        .collect();
    let more = history.others.len().saturating_sub(MOST_OTHERS);
    if more > 0 {
        named.push(say!(lang, "{n} more", n = more));
    }
    (!named.is_empty()).then(|| {
        let (subjects, command) =
            (lang.in_a_row(named), Line::default().code("ospo history --subject NAME"));
        let told =
            said!(lang, "Also in this folder: {subjects}; {command} shows one.", subjects, command);
        Block::sentence(told)
    })
}
