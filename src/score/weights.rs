//! What raising items earns, in whole numbers: the mean of a group as one sum.
//!
//! Group by group or pooled, a mean gives each item one exact weight, that of the item divided by the
//! sum of its innermost group and by the number of groups around it. Over a common denominator the
//! mean is then Σ weight · credit ÷ Σ weight, and reaching a percent is reaching a sum.

use crate::model::{Credit, Grouping};
use crate::score::exact::{self, Exact};
use crate::score::fraction::Fraction;
use crate::score::item::{Groups, ItemScore};

/// What the levels of items earn, and how much of it is needed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Earnings {
    /// For each item what each of its levels earns.
    pub levels: Vec<Vec<i128>>,
    /// What all of each item earns, and then what each of those earns that count in full.
    pub full: Vec<i128>,
    /// With so much whoever reaches it has enough.
    pub needed: i128,
    /// How much less others may reach that have enough too, because points are rounded; nothing where
    /// they are exact.
    pub doubt: i128,
}

/// No sum of points is larger, so that products with the work of a plan fit into 128 bits.
const MOST: i128 = 1 << 66;

impl Earnings {
    /// Works out what the levels of items earn on the way to a percent of their mean. Where the
    /// common denominator is too long, points are rounded down.
    pub fn of(
        mean: &[Grouping],
        items: &[(&ItemScore, Vec<Credit>)],
        in_full: &[&ItemScore],
        percent: &Fraction,
    ) -> Self {
        let members = items.iter().map(|(item, _)| *item).chain(in_full.iter().copied());
        let members: Vec<(Groups, u32)> = members.map(|item| (item.groups, item.weight)).collect();
        let weights = weights(mean, &members);
        let exact = |weight: &Exact, credit: Credit| {
            weight.times(&Exact::of(credit.part().into(), credit.of().into()))
        };
        let levels: Vec<Vec<Exact>> = (items.iter().zip(&weights))
            .map(|((_, credits), weight)| credits.iter().map(|c| exact(weight, *c)).collect())
            .collect();
        let given = exact::sum(weights.iter().skip(items.len()));
        let all = exact::sum(&weights);
        let needed = all.times(&percent.part_of_whole()).minus(&given);
        let common = exact::common_denominator(levels.iter().flatten().chain([&needed]));
        let most = exact::sum(levels.iter().filter_map(|levels| levels.last()));
        let largest = Exact::of(MOST, 1);
        let is_exact = most.times(&common) <= largest;
        let scale = if is_exact { common } else { largest.over(&most) };
        let whole = |number: &Exact, up: bool| {
            let scaled = number.times(&scale);
            let whole = if up { scaled.ceil() } else { scaled.floor() };
            whole.unwrap_or(i128::MAX >> 8)
        };
        let points: Vec<Vec<i128>> = levels
            .iter()
            .map(|levels| levels.iter().map(|one| whole(one, false)).collect())
            .collect();
        let most_points: i128 = points.iter().filter_map(|levels| levels.last()).sum();
        // With everything at its highest level nothing is lost by rounding.
        let least = whole(&needed, true);
        let needed =
            if most >= needed { least.min(most_points) } else { least.max(most_points + 1) };
        let full = weights.iter().map(|weight| whole(weight, false)).collect();
        let doubt = if is_exact { 0 } else { 1 + members.len() as i128 };
        Self { levels: points, full, needed, doubt }
    }
}

/// Returns how many percent of the mean of items come from one of them, each at its lower bound.
pub fn share_of<'s>(
    mean: &[Grouping],
    items: impl IntoIterator<Item = &'s ItemScore>,
    item: &ItemScore,
) -> Fraction {
    let counting = items.into_iter().filter(|one| one.bounds.is_some() || one.counts_in_full);
    let counting: Vec<&ItemScore> = counting.collect();
    let nothing = Fraction::whole(0);
    let Some(credit) = item.least().map(Fraction::of_credit) else { return nothing };
    if mean.is_empty() {
        let all = counting.iter().map(|one| u64::from(one.weight)).sum();
        return credit.times(item.weight.into(), all).unwrap_or(nothing);
    }
    let members: Vec<(Groups, u32)> = counting.iter().map(|one| (one.groups, one.weight)).collect();
    let weights = weights(mean, &members).into_iter();
    let own = counting.iter().zip(weights).find(|(one, _)| one.id == item.id);
    own.map_or(nothing, |(_, weight)| credit.times_part(&weight))
}

/// Returns the weight of each member in the mean; they add up to 1, to nothing where none weighs
/// anything.
fn weights(mean: &[Grouping], members: &[(Groups, u32)]) -> Vec<Exact> {
    let whole = |number: u64| Exact::of(number.into(), 1);
    let Some((outer, inner)) = mean.split_last() else {
        let sum: u64 = members.iter().map(|(_, weight)| u64::from(*weight)).sum();
        let weight = |own: u32| Exact::of(own.into(), sum.max(1).into());
        return members.iter().map(|(_, own)| weight(*own)).collect();
    };
    let mut keys: Vec<u32> = members.iter().map(|(groups, _)| groups.key(*outer)).collect();
    let of_members = keys.clone();
    keys.sort_unstable();
    keys.dedup();
    let mut weights_of: Vec<Exact> = vec![whole(0); members.len()];
    let mut counting = 0;
    for key in keys {
        let places: Vec<usize> =
            (0..members.len()).filter(|at| of_members.get(*at) == Some(&key)).collect();
        let group: Vec<(Groups, u32)> =
            places.iter().filter_map(|at| members.get(*at).copied()).collect();
        counting += u64::from(group.iter().any(|(_, weight)| *weight > 0));
        for (at, weight) in places.into_iter().zip(weights(inner, &group)) {
            if let Some(own) = weights_of.get_mut(at) {
                *own = weight;
            }
        }
    }
    let number = whole(counting.max(1));
    weights_of.iter().map(|weight| weight.over(&number)).collect()
}
