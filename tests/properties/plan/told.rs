//! What a plan says, in numbers.

use ospo::insight;
use ospo::insight::Action;
use ospo::insight::Assessment;
use ospo::insight::Deed;
use ospo::insight::Goal;
use ospo::insight::Plan;

use crate::plan::brute::View;
use crate::plan::office::Office;

pub(crate) fn planned<'m>(office: &Office, assessment: &Assessment<'m>) -> Plan<'m> {
    let goal = Goal::of(assessment, office.asked);
    insight::plan(assessment, goal, &office.favoured())
}

/// The number of the item or topic that an action is about.
pub(crate) fn place(office: &Office, action: &Action) -> usize {
    let mut ids = office.things.iter().map(|thing| &thing.id);
    ids.position(|id| *id == action.item.id).unwrap()
}

/// The level at which each item and topic ends.
pub(crate) fn ends(office: &Office, view: &View, plan: &Plan) -> Vec<usize> {
    let mut ends: Vec<usize> = view.from.iter().map(|from| from.unwrap_or(0)).collect();
    for action in &plan.actions {
        if let Deed::Raise { to, .. } = &action.deed {
            ends[place(office, action)] = action.item.scale.index_of(&to.id).unwrap();
        }
    }
    ends
}

pub(crate) fn steps(action: &Action) -> usize {
    match &action.deed {
        Deed::FindOut { .. } => 0,
        Deed::Raise { steps, .. } => steps.len(),
    }
}
