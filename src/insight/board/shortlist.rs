//! The few actions that are shown of a plan, and which of them could be dropped.

use std::cmp::Reverse;

use crate::insight::assessment::Assessment;
use crate::insight::board::certainty::holding;
use crate::insight::board::gap::Gap;
use crate::insight::plan::{Action, Deed, Entry, Roadmap};
use crate::score::{self, Bounds, Figure, Scorecard};

/// The few actions that are shown of a plan, in its order.
#[derive(Clone, Debug)]
pub struct Shortlist<'a, 'm> {
    pub entries: Vec<Entry<'a, 'm>>,
    /// The other actions that raise something.
    pub others: Vec<Entry<'a, 'm>>,
    pub spare: Option<Spare>,
    /// What is there once all of the plan is done.
    pub after: Scorecard,
}

/// The action that is missed least: by how many stages it costs, then by the lowest of them; without a
/// ladder by what the figure is without it; then by how grave its risk is, then the dearest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spare {
    /// Its place in the shortlist, from 0.
    pub at: usize,
    /// The stages that hold after the plan and do not without it.
    pub stages: Vec<u32>,
    /// What the figure of the whole is after the plan without it, at least; none where there is a ladder.
    pub figure: Option<Figure>,
}

impl<'a, 'm> Shortlist<'a, 'm> {
    /// Takes at most `most` actions, or one more where that is all: those that close one of the gaps
    /// before the others, then in the order of the plan.
    pub fn of(
        assessment: &Assessment,
        roadmap: &'a Roadmap<'m>,
        gaps: &[Gap],
        most: usize,
    ) -> Self {
        let raises = roadmap.entries().filter(|entry| !entry.action.finds_out());
        let mut raises: Vec<Entry> = raises.collect();
        raises.sort_by_key(|entry| {
            let closed = gaps.iter().position(|gap| gap.item.id == entry.action.item.id);
            closed.unwrap_or(gaps.len())
        });
        // A row that says that there is one more takes as much room as the one more.
        let most = if raises.len() == most + 1 { most + 1 } else { most.min(raises.len()) };
        let mut others = raises.split_off(most);
        for part in [&mut raises, &mut others] {
            part.sort_by_key(|entry| entry.number);
        }
        let after = without(assessment, roadmap, None);
        let spare = spare(assessment, roadmap, &raises, &after);
        Self { entries: raises, others, spare, after }
    }
}

fn spare(
    assessment: &Assessment,
    roadmap: &Roadmap,
    shown: &[Entry],
    after: &Scorecard,
) -> Option<Spare> {
    // With one action alone there is nothing to choose from.
    roadmap.entries().filter(|entry| !entry.action.finds_out()).nth(1)?;
    let tells = assessment.model.method.tells();
    let whole = holding(after);
    let spares = shown.iter().enumerate().map(|(at, entry)| {
        let left = without(assessment, roadmap, Some(entry.action));
        let holds = holding(&left);
        let stages = whole.iter().copied().filter(|number| !holds.contains(number)).collect();
        let figures = left.figures(&left.overall).filter(|_| !tells.stages);
        (Spare { at, stages, figure: figures.and_then(|figures| figures.worst) }, entry.action)
    });
    let (spare, _) = spares.min_by_key(|(spare, action)| {
        let lost = Reverse(spare.stages.first().copied());
        let figure = Reverse(spare.figure.clone());
        (spare.stages.len(), lost, figure, action.item.gravity(), Reverse(action.outlay().effort))
    })?;
    Some(spare)
}

/// Scores what is there once the plan is done, but for one of its actions.
fn without(assessment: &Assessment, roadmap: &Roadmap, dropped: Option<&Action>) -> Scorecard {
    let mut narrowed = assessment.narrowed.clone();
    for action in &roadmap.plan.actions {
        if let Deed::Raise { to, .. } = &action.deed
            && dropped.is_none_or(|dropped| dropped.item.id != action.item.id)
        {
            narrowed.set(action.item.id.clone(), Bounds::at(to));
        }
    }
    score::score(assessment.model, &assessment.sheet, &narrowed)
}
