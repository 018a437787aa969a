//! Units of organisations that are alike, told apart as far as there are enough of them.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::guide::{Guide, SegmentOf};
use crate::insight::guidance::Surroundings;
use crate::insight::packet::bands::Distribution;
use crate::organisation::Organisation;

/// Of which sector and which size organisations are.
#[derive(
    Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema, Serialize,
)]
pub struct GroupOf {
    /// A sector of industries.yaml; `null` where it is not told.
    pub sector: Option<String>,
    /// A segment of benchmarks.yaml by size; `null` where it is not told.
    pub size: Option<String>,
}

/// The units of organisations of one sector, of one size, of both, or of which neither is told.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema, Serialize)]
pub struct PacketGroup {
    /// Of which organisations.
    #[serde(flatten)]
    pub of: GroupOf,
    /// How many units there are, each in every distribution; five at least.
    pub units: u32,
    /// The items and topics, as in the whole.
    pub items: Vec<Distribution>,
    /// The figures, as in the whole.
    pub figures: Vec<Distribution>,
}

/// Which units of a pool were asked for.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema, Serialize)]
pub struct Among {
    /// Those of which organisations.
    #[serde(flatten)]
    pub of: GroupOf,
    /// How many units there are on the whole.
    pub units: u32,
}

impl GroupOf {
    /// Takes what an organisation says of itself, as far as the guide has a word for it.
    pub fn of(guide: &Guide, organisation: &Organisation) -> Self {
        let around = Surroundings::of(guide, organisation);
        let segments = guide.benchmarks.iter().flat_map(|all| &all.segments);
        let mut sizes = segments.filter(|one| matches!(one.of, SegmentOf::Size { .. }));
        Self {
            sector: around.sector.map(|sector| sector.id.to_string()),
            size: sizes.find(|one| around.is_in(one)).map(|one| one.id.to_string()),
        }
    }

    /// Says whether another is all that is asked for here.
    pub(super) fn holds(&self, other: &Self) -> bool {
        let is = |asked: &Option<String>, told| asked.is_none() || asked == told;
        is(&self.sector, &other.sector) && is(&self.size, &other.size)
    }
}

impl PacketGroup {
    /// Adds up two groups, in the bands that both know.
    ///
    /// # Errors
    /// Where they tell of different things: of which.
    pub(super) fn with(&self, other: &Self) -> Result<Self, String> {
        let together = |all: &[Distribution], other: &[Distribution]| {
            let both = all.iter().zip(other);
            let both = both.map(|(one, other)| one.with(other).ok_or_else(|| one.of.clone()));
            if all.len() == other.len() { both.collect() } else { Err(String::new()) }
        };
        Ok(Self {
            of: self.of.clone(),
            units: self.units.saturating_add(other.units),
            items: together(&self.items, &other.items)?,
            figures: together(&self.figures, &other.figures)?,
        })
    }

    /// Adds up groups; none where there is none.
    ///
    /// # Errors
    /// Where they tell of different things: of which.
    pub(super) fn sum<'g>(
        groups: impl IntoIterator<Item = &'g Self>,
    ) -> Option<Result<Self, String>> {
        let mut groups = groups.into_iter();
        let first = Self { of: GroupOf::default(), ..groups.next()?.clone() };
        Some(groups.try_fold(first, |sum, group| sum.with(group)))
    }
}

/// Parts what is there by a word of each, so that each part has `least` or more: what has no word, and
/// what has one that too few have, is together without one, and the smallest other part goes with it
/// where these alone are too few. So no part can be had by taking the others from the whole.
pub(super) fn parted<T>(
    all: Vec<T>,
    least: usize,
    word: impl Fn(&T) -> Option<String>,
) -> BTreeMap<Option<String>, Vec<T>> {
    let mut parts: BTreeMap<Option<String>, Vec<T>> = BTreeMap::new();
    for one in all {
        parts.entry(word(&one)).or_default().push(one);
    }
    let mut rest = parts.remove(&None).unwrap_or_default();
    while let Some((word, smallest)) = parts
        .iter()
        .min_by_key(|(_, part)| part.len())
        .map(|(word, part)| (word.clone(), part.len()))
        && (smallest < least || (1..least).contains(&rest.len()))
    {
        rest.extend(parts.remove(&word).unwrap_or_default());
    }
    if !rest.is_empty() {
        parts.insert(None, rest);
    }
    parts
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// Fewer than five stay out of sight, and are not what is left when the others are taken away.
        #[test]
        fn each_part_has_five_or_more_and_nobody_is_lost(
            words in prop::collection::vec(prop::option::of("[a-d]"), 5..40)
        ) {
            let all = words.len();
            let parts = parted(words, 5, Clone::clone);
            prop_assert!(parts.values().all(|part| part.len() >= 5), "{parts:?}");
            prop_assert_eq!(parts.values().map(Vec::len).sum::<usize>(), all);
            for (word, part) in parts.iter().filter(|(word, _)| word.is_some()) {
                prop_assert!(part.iter().all(|one| one == word));
            }
        }
    }

    #[test]
    fn where_too_few_have_a_word_the_smallest_other_part_hides_them() {
        let words = [("bank", 7), ("telecom", 6), ("city", 3)];
        let all = words.into_iter().flat_map(|(word, n)| vec![word; n]).collect();
        let parts = parted(all, 5, |word: &&str| Some((*word).to_owned()));
        let told: Vec<(Option<&str>, usize)> =
            parts.iter().map(|(word, part)| (word.as_deref(), part.len())).collect();
        assert_eq!(told, [(None, 9), (Some("bank"), 7)]);
    }
}
