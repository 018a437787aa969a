//! Which of several levels is taken. Every rule is exact and forgets the order of the answers.

use std::cmp::Reverse;

use jiff::civil::Date;

use crate::answers::MergeRule;
use crate::model::{Level, Scale};

/// A level as its place on the scale, and the day on which it was given.
pub(super) type Given = (usize, Date);

/// Returns the level that a rule takes; none where there is none to take.
pub(super) fn taken<'m>(rule: MergeRule, scale: &'m Scale, given: &[Given]) -> Option<&'m Level> {
    let mut places: Vec<usize> = given.iter().map(|(place, _)| *place).collect();
    places.sort_unstable();
    let lowest = *places.first()?;
    let place = match rule {
        // The lower of the two in the middle, where there are two.
        MergeRule::Median => *places.get((places.len() - 1) / 2)?,
        MergeRule::Lowest => lowest,
        MergeRule::Mean => reached_by_mean(scale, &places)?,
        MergeRule::Latest => latest(given)?,
    };
    scale.levels.get(place)
}

/// Returns the highest level that is worth no more than the mean.
fn reached_by_mean(scale: &Scale, places: &[usize]) -> Option<usize> {
    let credits = places.iter().filter_map(|place| scale.levels.get(*place));
    let sum: u64 = credits.map(|level| level.credit.hundredths()).sum();
    let number = places.len() as u64;
    scale
        .levels
        .iter()
        .rposition(|level| level.credit.hundredths() * number <= sum)
}

/// Returns the level that was given last; of one day, the lowest.
fn latest(given: &[Given]) -> Option<usize> {
    let last = given
        .iter()
        .max_by_key(|(place, day)| (*day, Reverse(*place)));
    last.map(|(place, _)| *place)
}
