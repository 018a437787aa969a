//! How many practices were in place in the last rounds, or what the figure of the whole was.

use jiff::civil::Date;

use crate::insight::{Assessment, History, Point};
use crate::lang::{self, Lang, say};
use crate::model::Shown;
use crate::report::board::room;
use crate::report::common::dates;
use crate::report::document::board::{BoardPoint, BoardTrend};
use crate::report::document::figure;
use crate::report::standing::whole;
use crate::score::Figure;

pub(crate) fn trend(assessment: &Assessment, history: Option<&History>) -> BoardTrend {
    let lang = &assessment.model.lang;
    let points = history.into_iter().flat_map(History::points);
    let comparable = points.filter(|(_, likeness)| likeness.is_comparable());
    let mut points: Vec<&Point> = comparable.map(|(point, _)| point).collect();
    points.dedup_by_key(|point| point.date);
    let points = points.split_off(points.len().saturating_sub(room::MOST_ROUNDS));
    if let Some(shown) = assessment.scorecard.shown
        && assessment.model.method.ladder.is_none()
    {
        return of_figures(assessment, &shown, &points);
    }
    let told = match points.as_slice() {
        [.., before, now] => change(lang, before, now),
        _ => say!(lang, "A trend shows once two rounds can be compared."),
    };
    let own = assessment.scorecard.practices;
    let drawn = |date, worst: usize, best: usize| BoardPoint {
        label: dates::month(lang, date),
        figure: if worst == best { worst.to_string() } else { format!("{worst}–{best}") },
        least: worst,
        most: best,
    };
    let mut drawn: Vec<BoardPoint> = points
        .iter()
        .map(|one| drawn(one.date, one.practices.worst.in_place, one.practices.best.in_place))
        .chain(
            points
                .is_empty()
                .then(|| drawn(assessment.sheet.date, own.worst.in_place, own.best.in_place)),
        )
        .collect();
    drawn.truncate(room::MOST_ROUNDS);
    let all = points.iter().map(|point| point.practices.applicable);
    let all = all.chain([own.applicable]);
    let (least, top) = (all.clone().min().unwrap_or(0), all.max().unwrap_or(0));
    let of = if least == top {
        say!(lang, "Practices in place, of {top}", top)
    } else {
        // What applies is not the same in every round.
        say!(lang, "Practices in place")
    };
    BoardTrend { of, points: drawn, top, told }
}

/// The figure of the whole in the last rounds.
fn of_figures(assessment: &Assessment, shown: &Shown, points: &[&Point]) -> BoardTrend {
    let (lang, card) = (&assessment.model.lang, &assessment.scorecard);
    let of_point = |point: &&Point| {
        let whole = point.index.as_ref()?;
        let [worst, best] = [&whole.worst, &whole.best].map(|one| Figure::again(shown, one));
        Some((point.date, worst, best))
    };
    let mut told: Vec<(Date, Figure, Figure)> = points.iter().filter_map(of_point).collect();
    if told.is_empty() {
        told.extend(whole::ends(card).map(|(worst, best)| (assessment.sheet.date, worst, best)));
    }
    let hundredths = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
    let times = if shown.sum { card.overall.members() } else { 1 };
    let from = hundredths(u64::from(shown.from) * times);
    let drawn = told.iter().map(|(date, worst, best)| {
        let (low, high) = (worst.said(lang), best.said(lang));
        BoardPoint {
            label: dates::month(lang, *date),
            figure: if low == high { low } else { format!("{low}–{high}") },
            least: hundredths(worst.hundredths()).saturating_sub(from),
            most: hundredths(best.hundredths()).saturating_sub(from),
        }
    });
    BoardTrend {
        of: figure::head(lang, shown),
        points: drawn.collect(),
        top: hundredths(u64::from(shown.to) * times).saturating_sub(from),
        told: match told.as_slice() {
            [.., before, now] => moved(lang, before, now),
            _ => say!(lang, "A trend shows once two rounds can be compared."),
        },
    }
}

fn moved(lang: &Lang, before: &(Date, Figure, Figure), now: &(Date, Figure, Figure)) -> String {
    let ((date, from_worst, from_best), (_, to_worst, to_best)) = (before, now);
    let (least, most) = (to_worst.above(from_best), to_best.above(from_worst));
    let month = dates::month(lang, *date);
    let number = |change: i64| lang.number(lang::hundredths(change.unsigned_abs()).to_string());
    match (least, most) {
        (0, 0) => say!(lang, "The same figure as in {month}.", month),
        (least, most) if least == most && least > 0 => {
            say!(lang, "The figure rose by {change} since {month}.", change = number(least), month)
        }
        (least, most) if least == most => {
            say!(lang, "The figure fell by {change} since {month}.", change = number(least), month)
        }
        (0, most) => {
            say!(lang, "The figure rose by {n} at most since {month}.", n = number(most), month)
        }
        (least, 0) => {
            say!(lang, "The figure fell by {n} at most since {month}.", n = number(least), month)
        }
        (least, most) if least >= 0 => say!(
            lang,
            "The figure rose by {least} at least, {most} at most, since {month}.",
            least = number(least),
            most = number(most),
            month
        ),
        (least, most) if most <= 0 => say!(
            lang,
            "The figure fell by {least} at least, {most} at most, since {month}.",
            least = number(most),
            most = number(least),
            month
        ),
        _ => say!(
            lang,
            "At least {before} in {month}, at least {now} now; open answers leave the change unclear.",
            before = from_worst.said(lang),
            now = to_worst.said(lang),
            month
        ),
    }
}

fn change(lang: &Lang, before: &Point, now: &Point) -> String {
    let number = |of: usize| i64::try_from(of).unwrap_or(i64::MAX);
    let (from, to) = (before.practices, now.practices);
    let least = number(to.worst.in_place) - number(from.best.in_place);
    let most = number(to.best.in_place) - number(from.worst.in_place);
    let month = dates::month(lang, before.date);
    match (least, most) {
        (0, 0) => say!(lang, "As many in place as in {month}.", month),
        (least, most) if least == most && least > 0 => {
            say!(lang, "Up by {n} since {month}.", n = least, month)
        }
        (least, most) if least == most => {
            say!(lang, "Down by {n} since {month}.", n = -least, month)
        }
        (0, most) => say!(lang, "Up by {n} at most since {month}.", n = most, month),
        (least, 0) => say!(lang, "Down by {n} at most since {month}.", n = -least, month),
        (least, most) if least >= 0 => {
            say!(lang, "Up by {least} at least, {most} at most, since {month}.", least, most, month)
        }
        (least, most) if most <= 0 => say!(
            lang,
            "Down by {least} at least, {most} at most, since {month}.",
            least = -most,
            most = -least,
            month
        ),
        _ => say!(
            lang,
            "At least {before} in place in {month}, at least {now} now; open answers leave the change \
             unclear.",
            before = from.worst.in_place,
            now = to.worst.in_place,
            month
        ),
    }
}
