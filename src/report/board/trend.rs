//! How many practices were in place in the last rounds.

use crate::insight::{Assessment, History, Point};
use crate::lang::{Lang, say};
use crate::report::board::room;
use crate::report::common::dates;
use crate::report::document::board::{BoardPoint, BoardTrend};

pub(crate) fn trend(assessment: &Assessment, history: Option<&History>) -> BoardTrend {
    let lang = &assessment.model.lang;
    let points = history.into_iter().flat_map(History::points);
    let comparable = points.filter(|(_, likeness)| likeness.is_comparable());
    let mut points: Vec<&Point> = comparable.map(|(point, _)| point).collect();
    points.dedup_by_key(|point| point.date);
    let points = points.split_off(points.len().saturating_sub(room::MOST_ROUNDS));
    let told = match points.as_slice() {
        [.., before, now] => change(lang, before, now),
        _ => say!(lang, "A trend shows from the second round on."),
    };
    let own = assessment.scorecard.practices;
    let drawn = |date, worst: usize, best: usize| BoardPoint {
        label: dates::month(lang, date),
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
    let top = points.iter().map(|point| point.practices.applicable).max();
    BoardTrend { points: drawn, top: top.unwrap_or(0).max(own.applicable), told }
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
