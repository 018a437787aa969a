//! What would be different with other answers.

use std::collections::BTreeSet;

use crate::answers::Sheet;
use crate::insight::assessment::Assessment;
use crate::insight::plan::{self, Goal, Plan, Towards};
use crate::model::Item;
use crate::score::{ItemScore, Narrowed};

/// An assessment, and what it would be with other answers.
#[derive(Clone, Debug)]
pub struct WhatIf<'m> {
    pub today: Outcome<'m>,
    pub as_if: Outcome<'m>,
}

/// Where a subject stands, and what is to do from there.
#[derive(Clone, Debug)]
pub struct Outcome<'m> {
    pub assessment: Assessment<'m>,
    pub plan: Plan<'m>,
}

/// An item with what is known of it today, and what would be.
#[derive(Clone, Copy, Debug)]
pub struct Changed<'a, 'm> {
    pub item: &'m Item,
    /// What is known of it.
    pub today: &'a ItemScore,
    pub as_if: &'a ItemScore,
}

impl<'m> WhatIf<'m> {
    /// Holds an assessment against one with the answers of `sheet`, and `narrowed` beside them. Both plans lead to the same
    /// goal: what is asked for, else the target, else the stage that is next today.
    pub fn new(today: Assessment<'m>, sheet: Sheet, narrowed: Narrowed, asked: Towards) -> Self {
        let goal = Goal::of(&today, asked);
        let as_if = Assessment {
            size: today.size,
            ..Assessment::new(today.model, sheet, narrowed, today.wanted.clone())
        };
        Self { today: Outcome::new(today, goal), as_if: Outcome::new(as_if, goal) }
    }

    /// Returns the items and topics of which something else is known.
    pub fn changed(&self) -> impl Iterator<Item = Changed<'_, 'm>> {
        let (today, as_if) = (&self.today.assessment, &self.as_if.assessment);
        let items = today.model.items_and_topics();
        let changed = items.filter_map(|item| {
            Some(Changed {
                item,
                today: today.scorecard.item(&item.id)?,
                as_if: as_if.scorecard.item(&item.id)?,
            })
        });
        changed.filter(|changed| !changed.today.is_like(changed.as_if))
    }
}

impl<'m> Outcome<'m> {
    fn new(assessment: Assessment<'m>, goal: Goal) -> Self {
        // What an archetype favours decides between equals, and changes no effort.
        let plan = plan::plan(&assessment, goal, &BTreeSet::new());
        Self { assessment, plan }
    }
}
