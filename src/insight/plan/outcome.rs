//! What comes of planning: the plan, what it does for each stage, and where a favour decided.

use std::collections::BTreeMap;

use crate::insight::plan::action::{Action, Deed};
use crate::insight::plan::cost::Outlay;
use crate::insight::plan::goal::Goal;
use crate::model::{AreaId, Item, ItemId};

/// The cheapest steps after which a goal is reached, whatever the open items turn out to be; where they
/// are too many to find the cheapest, some that take hardly more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan<'m> {
    /// What is to be reached.
    pub goal: Goal,
    pub reached: bool,
    /// The stages that the goal asks for.
    pub stages: Vec<StageOutcome<'m>>,
    /// What becomes of the figure that the goal asks for; none where it asks for none.
    pub figure: Option<FigureOutcome<'m>>,
    /// What to do, the first thing first: what is open is found out before the work of its stage.
    pub actions: Vec<Action<'m>>,
    /// What all of it takes if every open item turns out to be at its lowest level.
    pub outlay: Outlay,
    /// What every plan takes at least where there are too many to find the cheapest; none where this one
    /// is it.
    pub at_least: Option<Outlay>,
    /// What it takes more because grave risks come first; none where they do not.
    pub costs_more: Option<Outlay>,
    /// What it takes if every open item turns out to be at its highest level.
    pub outlay_at_best: Outlay,
    /// What would be different if nothing were favoured.
    pub tilted: Tilted<'m>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StageOutcome<'m> {
    pub number: u32,
    /// The area on whose ladder it is; none where that is one for all.
    pub area: Option<AreaId>,
    /// Whether it passes once the plan is done.
    pub passes: bool,
    /// The items that it was planned without, because a wish holds them back.
    pub without: Vec<&'m Item>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureOutcome<'m> {
    /// Whether it is reached once the plan is done.
    pub reached: bool,
    /// The items that it was planned without, because a wish holds them back.
    pub without: Vec<&'m Item>,
}

impl Plan<'_> {
    /// Says whether the goal is reached once all is done.
    pub fn leads_there(&self) -> bool {
        let figure = self.figure.as_ref().is_none_or(|figure| figure.reached);
        figure && self.stages.iter().all(|stage| stage.passes)
    }
}

/// Where the items that are favoured decided between equals. What a plan costs is never different.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tilted<'m> {
    /// Items that are raised higher than without it.
    pub chosen: Vec<&'m Item>,
    /// Items that are raised less.
    pub spared: Vec<&'m Item>,
    pub earlier: Vec<&'m Item>,
}

impl<'m> Tilted<'m> {
    /// Compares actions with those of the plan in which nothing is favoured. What is to be found out is
    /// the same in both.
    pub(super) fn between(even: &[Action<'m>], actions: &[Action<'m>]) -> Self {
        let (before, now) = (rises(even), rises(actions));
        let items = |actions: &[Action<'m>], higher: &Rises, lower: &Rises| {
            let raised = actions.iter().filter(|action| !action.finds_out());
            raised
                .map(|action| action.item)
                .filter(|item| higher.get(&item.id) > lower.get(&item.id))
                .collect()
        };
        // What is in one of the plans only moves the others, which says nothing of their order.
        let common = |actions: &[Action<'m>]| -> Vec<&'m Item> {
            let raised = actions.iter().filter(|action| !action.finds_out());
            let items = raised.map(|action| action.item);
            items
                .filter(|item| before.contains_key(&item.id) && now.contains_key(&item.id))
                .collect()
        };
        let (old, new) = (common(even), common(actions));
        let place = |item: &&Item| old.iter().position(|other| other.id == item.id);
        let earlier = new.iter().enumerate();
        let earlier = earlier.filter(|(at, item)| Some(*at) < place(item));
        Self {
            chosen: items(actions, &now, &before),
            spared: items(even, &before, &now),
            earlier: earlier.map(|(_, item)| *item).collect(),
        }
    }
}

type Rises<'m> = BTreeMap<&'m ItemId, usize>;

fn rises<'m>(actions: &[Action<'m>]) -> Rises<'m> {
    let raises = actions.iter().filter_map(|action| match &action.deed {
        Deed::Raise { steps, .. } => Some((&action.item.id, steps.len())),
        Deed::FindOut { .. } => None,
    });
    raises.collect()
}
