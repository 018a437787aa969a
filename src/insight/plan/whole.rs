//! The plan as a whole.

use crate::insight::plan::action::Action;
use crate::insight::plan::cost::Outlay;
use crate::insight::plan::goal::Goal;
use crate::insight::plan::tilted::Tilted;
use crate::model::Item;

/// The cheapest steps after which a goal is reached, whatever the open items turn out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan<'m> {
    /// What is to be reached.
    pub goal: Goal,
    /// Whether it is reached today.
    pub reached: bool,
    /// The stages that the goal asks for.
    pub stages: Vec<StageOutcome<'m>>,
    /// What to do, the first thing first: what is open is found out before anything else.
    pub actions: Vec<Action<'m>>,
    /// What all of it takes if every open item turns out to be at its lowest level.
    pub outlay: Outlay,
    /// What it takes if every open item turns out to be at its highest level.
    pub outlay_at_best: Outlay,
    /// What would be different if nothing were favoured.
    pub tilted: Tilted<'m>,
}

/// What a plan does for one stage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StageOutcome<'m> {
    /// The stage.
    pub number: u32,
    /// Whether it passes once the plan is done.
    pub passes: bool,
    /// The items that it was planned without, because a wish holds them back.
    pub without: Vec<&'m Item>,
}
