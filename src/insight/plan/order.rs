//! The order in which practices help one another, and the order in which a plan does things.

use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap, HashMap};

use crate::insight::plan::action::{Action, Deed, Reason};
use crate::insight::plan::cost::Outlay;
use crate::insight::plan::goal::First;
use crate::model::{Item, ItemId, Model, Severity};

/// What should come after what: for each node those that wait for it, and how many it waits for.
#[derive(Debug, Default)]
struct Waits {
    followers: Vec<Vec<usize>>,
    before: Vec<usize>,
}

impl Waits {
    /// Takes the items and topics of a model, each with the number of its place there.
    fn of(model: &Model) -> Self {
        let places: HashMap<&ItemId, usize> =
            (model.items_and_topics().enumerate()).map(|(at, item)| (&item.id, at)).collect();
        let mut waits = Self::default();
        for item in model.items_and_topics() {
            let at = waits.add();
            let before = item.after.iter().filter_map(|id| places.get(id));
            waits.before[at] = before.clone().count();
        }
        for (at, item) in model.items_and_topics().enumerate() {
            for before in item.after.iter().filter_map(|id| places.get(id)) {
                waits.followers[*before].push(at);
            }
        }
        waits
    }

    fn add(&mut self) -> usize {
        self.followers.push(Vec::new());
        self.before.push(0);
        self.before.len() - 1
    }

    /// Adds something that comes before a node.
    fn add_before(&mut self, node: usize) {
        let at = self.add();
        self.followers[at].push(node);
        self.before[node] += 1;
    }

    /// Returns the nodes so that each stands behind those that it waits for, else by `key`. Nothing
    /// waits for itself, however far round: reading a model tells it.
    fn ordered<K: Ord>(&self, key: impl Fn(usize) -> K) -> Vec<usize> {
        let mut before = self.before.clone();
        let free = before.iter().enumerate().filter(|(_, before)| **before == 0);
        let mut free: BinaryHeap<_> = free.map(|(at, _)| Reverse((key(at), at))).collect();
        let mut ordered = Vec::with_capacity(before.len());
        while let Some(Reverse((_, at))) = free.pop() {
            ordered.push(at);
            for follower in &self.followers[at] {
                before[*follower] -= 1;
                if before[*follower] == 0 {
                    free.push(Reverse((key(*follower), *follower)));
                }
            }
        }
        ordered
    }
}

/// Returns all items and topics of a model so that each stands behind those that it should come
/// after, else in the order of the model.
pub(super) fn in_helping_order(model: &Model) -> Vec<&Item> {
    let items: Vec<&Item> = model.items_and_topics().collect();
    let ordered = Waits::of(model).ordered(|_| ());
    ordered.into_iter().filter_map(|at| items.get(at).copied()).collect()
}

/// How soon something should be done, the most urgent first. What something urgent waits for is as
/// urgent itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Urgency {
    rank: ActionRank,
    /// The stage that needs it; the highest number there is where none does.
    stage: u32,
    /// How grave its risk is; none where it is not below its floor.
    gravity: Reverse<Option<Severity>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum ActionRank {
    /// To be found out for the stage in hand, which takes no time.
    AtOnce,
    /// Leadership pays by it, which the rest hangs on.
    Sponsor,
    /// A grave risk, where those are to come first.
    Risk,
    Other,
}

impl Urgency {
    const LEAST: Self = Self { rank: ActionRank::Other, stage: u32::MAX, gravity: Reverse(None) };

    fn of(model: &Model, action: &Action, in_hand: u32, first: First) -> Self {
        let stage = stage(action);
        let gravity = match &action.deed {
            Deed::Raise { from, .. } if from.credit < model.method.floor_of(action.item) => {
                Some(action.item.gravity())
            }
            Deed::Raise { .. } | Deed::FindOut { .. } => None,
        };
        let is_sponsor = model.sponsor.as_ref() == Some(&action.item.id);
        let rank = match () {
            () if action.finds_out() && stage == in_hand => ActionRank::AtOnce,
            () if action.finds_out() => ActionRank::Other,
            () if is_sponsor => ActionRank::Sponsor,
            () if first == First::Risk && is_grave(model, action, gravity) => ActionRank::Risk,
            () => ActionRank::Other,
        };
        Self { rank, stage, gravity: Reverse(gravity) }
    }
}

/// Says whether an action is against a grave risk: where the model asks a level of each item, on one
/// that is below it.
fn is_grave(model: &Model, action: &Action, below: Option<Severity>) -> bool {
    let gravity = match model.method.ladder {
        Some(_) => below,
        None => Some(action.item.gravity()),
    };
    gravity == Some(Severity::High)
}

/// Returns the stage that an action is for; the highest number there is where it is for none.
fn stage(action: &Action) -> u32 {
    let stages = action.reasons.iter().filter_map(Reason::stage);
    stages.min().unwrap_or(u32::MAX)
}

/// Puts actions in order, one on each item that is raised and one on each that is found out.
///
/// Each comes behind what it should come after, also where a practice between the two is not in the
/// plan, and behind what finds it out. What is to be found out for the stage in hand comes first, then
/// that by which leadership pays. Else what the lower stage needs comes first, and of that what is to be
/// found out; then what is below its floor with the gravest risk; then, for a figure, what is lowest
/// today; then what takes least; then the favoured, then the order of the model.
pub(super) fn in_order<'m>(
    model: &Model,
    actions: Vec<Action<'m>>,
    first: First,
    favoured: &BTreeSet<ItemId>,
) -> Vec<Action<'m>> {
    let mut waits = Waits::of(model);
    let mut planned: Vec<Option<Action>> = waits.before.iter().map(|_| None).collect();
    let places: HashMap<&ItemId, usize> =
        (model.items_and_topics().enumerate()).map(|(at, item)| (&item.id, at)).collect();
    for action in actions {
        let Some(at) = places.get(&action.item.id).copied() else { continue };
        if action.finds_out() {
            waits.add_before(at);
            planned.push(Some(action));
        } else {
            planned[at] = Some(action);
        }
    }
    let in_hand = planned.iter().flatten().map(stage).min().unwrap_or(u32::MAX);
    let urgency = planned.iter().map(|action| match action {
        Some(action) => Urgency::of(model, action, in_hand, first),
        None => Urgency::LEAST,
    });
    let mut urgency: Vec<Urgency> = urgency.collect();
    for at in waits.ordered(|_| ()).into_iter().rev() {
        let followers = waits.followers[at].iter().map(|follower| urgency[*follower]);
        urgency[at] = followers.fold(urgency[at], Urgency::min);
    }
    let key = |at: usize| {
        // What is not planned holds nobody up: it only passes on what it comes after.
        let action = planned[at].as_ref()?;
        let Urgency { rank, stage, gravity } = urgency[at];
        let place = places.get(&action.item.id);
        Some(if action.finds_out() {
            (rank, stage, None, None, (0, 0), false, place)
        } else {
            let is_favoured = favoured.contains(&action.item.id);
            let Outlay { effort, without } = action.outlay();
            let low = match &action.deed {
                Deed::Raise { from, .. } if action.is_for_figure() => Some(from.credit),
                Deed::Raise { .. } | Deed::FindOut { .. } => None,
            };
            (rank, stage, Some(gravity), low, (without, effort.0), !is_favoured, place)
        })
    };
    let ordered = waits.ordered(key);
    ordered.into_iter().filter_map(|at| planned[at].take()).collect()
}
