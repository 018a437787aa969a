//! What one more answer would settle.

use std::cmp::Reverse;

use crate::insight::crosswalk::implied::{self, How, Implied, ImpliedItem};
use crate::model::{CrosswalkLink, Item, ItemId, Level, Model};
use crate::score::Scorecard;

/// An item of which more than one level is left, and what its answer would settle elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settles<'m> {
    pub item: &'m Item,
    /// So many items are settled by that of its answers which settles fewest.
    pub least: usize,
    /// So many by that which settles most.
    pub most: usize,
    /// The lowest answer that settles so many.
    pub at: &'m Level,
}

/// Returns what one more answer would settle of the items of which something may follow, what settles
/// most first; answers that settle nothing are left out.
pub fn settles<'m>(
    links: &[CrosswalkLink],
    (from, answered): (&'m Model, &Scorecard),
    today: &Implied,
) -> Vec<Settles<'m>> {
    let unsettled = |how: How| matches!(how, How::Open | How::Narrowed | How::Excluded);
    let open: Vec<&ImpliedItem> = today.items.iter().filter(|one| unsettled(one.how)).collect();
    let span_of = |id: &ItemId| implied::span(from.item(id)?, answered);
    let asked = from.items_and_topics().filter(|item| {
        let is_named = links.iter().any(|link| link.from.contains(&item.id));
        is_named && span_of(&item.id).is_some_and(|(low, high)| low != high)
    });
    let settles = asked.filter_map(|item| {
        let (low, high) = span_of(&item.id)?;
        let settled_at = |place: usize| {
            let as_if =
                |id: &ItemId| if *id == item.id { Some((place, place)) } else { span_of(id) };
            let of = |open: &&&ImpliedItem| {
                let item = (open.item, open.may_not_apply);
                implied::follows(links, from, &as_if, item).0 == How::Settled
            };
            open.iter().filter(of).count()
        };
        let counts = (low..=high).map(|place| (settled_at(place), place));
        let counts: Vec<(usize, usize)> = counts.collect();
        let least = counts.iter().map(|(settled, _)| *settled).min()?;
        let (most, at) = counts.iter().copied().max_by_key(|(n, place)| (*n, Reverse(*place)))?;
        Some(Settles { item, least, most, at: item.scale.levels.get(at)? })
    });
    let mut settles: Vec<Settles> = settles.filter(|one| one.most > 0).collect();
    settles.sort_by_key(|one| Reverse((one.most, one.least)));
    settles
}
