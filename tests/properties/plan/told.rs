//! What a plan says, in numbers, and what becomes of a sheet when it is done.

use ospo::answers::{Answer, Choice, Sheet};
use ospo::insight::{self, Action, Assessment, Deed, Goal, Plan, Towards};
use ospo::score::Narrowed;

use crate::plan::brute::View;
use crate::plan::office::Office;

pub(crate) fn planned<'m>(office: &Office, assessment: &Assessment<'m>) -> Plan<'m> {
    let goal = Goal::of(assessment, Towards { stage: office.asked, figure: None })
        .doing_first(office.first);
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

/// The answers, and between which levels respondents differ.
pub(crate) type Known = (Sheet, Narrowed);

pub(crate) fn known(assessment: &Assessment) -> Known {
    (assessment.sheet.clone(), assessment.narrowed.clone())
}

/// Says that an item is at a level, unless it is known to be higher.
pub(crate) fn reach((sheet, narrowed): &mut Known, action: &Action, level: usize) {
    narrowed.settle(&action.item.id);
    let scale = &action.item.scale;
    let now = match sheet.answer(&action.item.id).map(|answer| &answer.choice) {
        Some(Choice::Level(now)) => scale.index_of(now).unwrap(),
        _ => 0,
    };
    let level = scale.levels[level.max(now)].id.clone();
    let answer = Answer::new(Choice::Level(level));
    sheet.answers.insert(action.item.id.clone(), answer);
}

/// Does everything; `found` says at which level an open item turns out to be.
pub(crate) fn done<'m>(
    known: &Known,
    actions: impl IntoIterator<Item = &'m Action<'m>>,
    found: impl Fn(&Action) -> usize,
) -> Known {
    let mut known = known.clone();
    for action in actions {
        match &action.deed {
            Deed::FindOut { .. } => reach(&mut known, action, found(action)),
            Deed::Raise { to, .. } => {
                let to = action.item.scale.index_of(&to.id).unwrap();
                reach(&mut known, action, to);
            }
        }
    }
    known
}

pub(crate) fn lowest(_: &Action) -> usize {
    0
}
