//! The order in which practices help one another.

use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap, HashMap};

use crate::model::{Item, ItemId, Model};

/// Returns all items and topics of a model so that each stands behind those that it should come
/// after, else by stage, topics last; then the favoured ones, then the order of the model.
///
/// An item that is not among the `planned` holds nobody up: it only passes on what it comes after.
pub(super) fn in_helping_order<'m>(
    model: &'m Model,
    planned: impl Fn(&ItemId) -> bool,
    favoured: &BTreeSet<ItemId>,
) -> Vec<&'m Item> {
    let stages = model.stages.iter().flat_map(|s| s.items.iter().map(|_| s.number));
    let stages = stages.chain(std::iter::repeat(u32::MAX));
    let items: Vec<(&Item, u32)> = model.items_and_topics().zip(stages).collect();
    let by_id: HashMap<&ItemId, usize> =
        (items.iter().enumerate()).map(|(at, (item, _))| (&item.id, at)).collect();
    let mut waits: Vec<usize> = vec![0; items.len()];
    let mut followers: Vec<Vec<usize>> = vec![Vec::new(); items.len()];
    for (at, (item, _)) in items.iter().enumerate() {
        for before in item.after.iter().filter_map(|id| by_id.get(id)) {
            waits[at] += 1;
            followers[*before].push(at);
        }
    }
    let key = |at: usize| {
        let (item, stage) = items[at];
        Reverse((planned(&item.id), stage, !favoured.contains(&item.id), at))
    };
    let free = waits.iter().enumerate().filter(|(_, waits)| **waits == 0);
    let mut free: BinaryHeap<_> = free.map(|(at, _)| key(at)).collect();
    let mut ordered = Vec::with_capacity(items.len());
    while let Some(Reverse((.., at))) = free.pop() {
        ordered.push(items[at].0);
        for follower in &followers[at] {
            waits[*follower] -= 1;
            if waits[*follower] == 0 {
                free.push(key(*follower));
            }
        }
    }
    ordered
}
