//! In which order the plan says things, and what favourites change.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use ospo::insight::{self, Action, Deed, Entry, First, Plan, Reason, Roadmap, Tilted};
use ospo::model::{Item, ItemId, Level, PersonWeeks};
use ospo::organisation::Organisation;
use proptest::prelude::*;

use crate::plan::brute::View;
use crate::plan::office::Office;
use crate::plan::tape::office;
use crate::plan::told::{place, planned, steps};

/// How many levels each item rises, in the order of the plan.
fn rises<'m>(plan: &Plan<'m>) -> Vec<(&'m ItemId, usize)> {
    let raised = plan.actions.iter().filter(|action| steps(action) > 0);
    raised.map(|action| (&action.item.id, steps(action))).collect()
}

fn ids<'m>(items: &[&'m Item]) -> Vec<&'m ItemId> {
    items.iter().map(|item| &item.id).collect()
}

fn saves<'m>(plan: &Plan<'m>) -> BTreeMap<&'m ItemId, PersonWeeks> {
    let found = plan.actions.iter().filter_map(|action| match action.deed {
        Deed::FindOut { saves, .. } => Some((&action.item.id, saves)),
        Deed::Raise { .. } => None,
    });
    found.collect()
}

/// What the place of an action is found by.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Step {
    at: usize,
    finds_out: bool,
    /// The stage that it is for.
    stage: Option<u32>,
    /// How grave its risk is, where it is below its floor.
    gravity: Option<u32>,
    /// How many steps are without an estimate, and what the others take.
    work: (u32, u32),
    is_favoured: bool,
}

impl Step {
    fn of(office: &Office, action: &Action) -> Self {
        let at = place(office, action);
        let stages = action.reasons.iter().filter_map(|reason| match reason {
            Reason::Floor(stage) | Reason::Points(stage) | Reason::InPlace { stage, .. } => {
                Some(*stage)
            }
            Reason::Open(stage) | Reason::Uncertain(stage) => Some(*stage),
            Reason::Figure | Reason::Wish | Reason::Risk(_) => None,
        });
        let is_below = |level: &Level| {
            let level = action.item.scale.index_of(&level.id).unwrap();
            office.credit(at, level) < office.floor_of(at)
        };
        let below = match &action.deed {
            Deed::FindOut { .. } => false,
            Deed::Raise { from, .. } => is_below(from),
        };
        let outlay = action.outlay();
        Self {
            at,
            finds_out: action.finds_out(),
            stage: stages.min(),
            gravity: below.then(|| office.things[at].gravity()),
            work: (outlay.without, outlay.effort.0),
            is_favoured: office.things[at].favoured,
        }
    }
}

/// Puts steps in order by what is promised alone: again and again that one is next which the most
/// urgent of all that are left waits for, or is.
fn in_order(office: &Office, steps: &[Step]) -> Vec<Step> {
    let view = View::of(office, None, true);
    let waits = |later: &Step, before: &Step| {
        let is_same = later.at == before.at && before.finds_out && !later.finds_out;
        let helps = view.helps(before.at, later.at) && !before.finds_out && !later.finds_out;
        // What finds something out comes before all that its item helps with.
        let through = before.finds_out && !later.finds_out && view.helps(before.at, later.at);
        is_same || helps || through
    };
    let in_hand = steps.iter().map(|step| step.stage.unwrap_or(u32::MAX)).min();
    let urgency = |step: &Step| {
        let stage = step.stage.unwrap_or(u32::MAX);
        let rank = match () {
            () if step.finds_out => {
                if Some(stage) == in_hand {
                    0
                } else {
                    3
                }
            }
            () if Some(step.at) == office.sponsor => 1,
            () if office.first == First::Risk && step.gravity == Some(2) => 2,
            () => 3,
        };
        (rank, stage, Reverse(step.gravity))
    };
    let mut left: Vec<&Step> = steps.iter().collect();
    let mut ordered = Vec::new();
    while !left.is_empty() {
        let is_free = |step: &&&Step| !left.iter().any(|other| waits(step, other));
        let key = |step: &&&Step| {
            let served = steps.iter().filter(|other| waits(other, step));
            let urgencies = served.chain([**step]).map(urgency);
            let (rank, stage, gravity) = urgencies.min().unwrap();
            let kind = (!step.finds_out).then_some((gravity, step.work, !step.is_favoured));
            (rank, stage, kind, step.at)
        };
        let next = *left.iter().filter(is_free).min_by_key(key).unwrap();
        left.retain(|other| *other != next);
        ordered.push(next.clone());
    }
    ordered
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn things_are_done_in_the_order_that_is_promised(office in office()) {
        let model = office.model();
        let assessment = office.assessment(&model);
        let plan = planned(&office, &assessment);
        let told: Vec<Step> = plan.actions.iter().map(|action| Step::of(&office, action)).collect();
        prop_assert_eq!(&told, &in_order(&office, &told));
        let view = View::of(&office, plan.goal.stage, true);
        for (at, step) in told.iter().enumerate() {
            for later in told[at + 1..].iter().filter(|_| !step.finds_out) {
                prop_assert!(later.finds_out || !view.helps(later.at, step.at), "{step:?} {later:?}");
                prop_assert!(later.at != step.at, "found out before it is raised");
            }
        }
        for action in plan.actions.iter().filter(|action| !action.finds_out()) {
            let at = place(&office, action);
            let waits = |other: &&Step| {
                !other.finds_out && office.things[other.at].after.contains(&at)
            };
            let waiting = told.iter().filter(waits).map(|other| &office.things[other.at].id);
            prop_assert_eq!(ids(&action.unblocks), waiting.collect::<Vec<_>>());
            prop_assert_eq!(action.stage, office.things[at].stage);
        }
    }

}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn what_leadership_pays_by_waits_for_nothing_but_what_it_needs(office in office()) {
        let model = office.model();
        let assessment = office.assessment(&model);
        let plan = planned(&office, &assessment);
        let view = View::of(&office, plan.goal.stage, true);
        let raised = plan.actions.iter().filter(|action| !action.finds_out());
        let raised: Vec<usize> = raised.map(|action| place(&office, action)).collect();
        let sponsor = raised.iter().position(|at| Some(*at) == office.sponsor);
        for before in raised.iter().take(sponsor.unwrap_or(0)) {
            prop_assert!(view.helps(*before, raised[sponsor.unwrap()]));
        }
    }

    #[test]
    fn an_entry_names_what_it_waits_for(office in office()) {
        let model = office.model();
        let assessment = office.assessment(&model);
        let plan = planned(&office, &assessment);
        let begins = jiff::civil::date(2026, 11, 22);
        let roadmap = Roadmap::new(plan, &Organisation::default(), None, begins);
        let entries: Vec<Entry> = roadmap.entries().collect();
        for entry in &entries {
            let at = place(&office, entry.action);
            let comes_first = |other: &&Entry| {
                let is_same = other.action.item.id == entry.action.item.id;
                let waits = office.things[at].after.contains(&place(&office, other.action));
                let found = is_same && other.action.finds_out();
                !entry.action.finds_out() && (found || (waits && !other.action.finds_out()))
            };
            let numbers = entries.iter().filter(comes_first).map(|other| other.number);
            prop_assert_eq!(&entry.waits_for, &numbers.collect::<Vec<_>>());
            prop_assert!(entry.waits_for.iter().all(|number| *number < entry.number));
        }
    }

    #[test]
    fn grave_risks_first_says_what_it_takes_more(mut office in office()) {
        office.first = First::Risk;
        let model = office.model();
        let assessment = office.assessment(&model);
        let plan = planned(&office, &assessment);
        office.first = First::Stage;
        let plain = planned(&office, &assessment);
        let more = plan.costs_more.unwrap();
        prop_assert_eq!(plain.costs_more, None);
        prop_assert_eq!(plan.outlay, plain.outlay.plus(more));
        let grave = |step: &Step| step.gravity == Some(2) && !step.finds_out;
        let steps: Vec<Step> = plan.actions.iter().map(|action| Step::of(&office, action)).collect();
        let view = View::of(&office, plan.goal.stage, true);
        let last = steps.iter().rposition(grave).unwrap_or(0);
        for other in steps[..last].iter().filter(|step| !step.finds_out && !grave(step)) {
            let serves = |urgent: &Step| view.helps(other.at, urgent.at);
            let is_of_sponsor = office.sponsor.is_some_and(|at| at == other.at || view.helps(other.at, at));
            prop_assert!(is_of_sponsor || steps.iter().filter(|s| grave(s)).any(serves), "{other:?}");
        }
    }

    #[test]
    fn favourites_decide_between_equals_and_change_no_outlay(office in office()) {
        let model = office.model();
        let assessment = office.assessment(&model);
        let plan = planned(&office, &assessment);
        let even = insight::plan(&assessment, plan.goal, &BTreeSet::new());
        prop_assert_eq!(plan.outlay, even.outlay);
        prop_assert_eq!(plan.outlay_at_best, even.outlay_at_best);
        prop_assert_eq!(saves(&plan), saves(&even));
        let count = |plan: &Plan| plan.actions.iter().map(steps).sum::<usize>();
        prop_assert_eq!(count(&plan), count(&even));
        prop_assert_eq!(&even.tilted, &Tilted::default());

        let (now, before) = (rises(&plan), rises(&even));
        let height = |rises: &[(&ItemId, usize)], id: &ItemId| -> usize {
            rises.iter().find(|(other, _)| *other == id).map_or(0, |(_, steps)| *steps)
        };
        let higher = |these: &[(&'_ ItemId, usize)], those: &[(&ItemId, usize)]| -> BTreeSet<String> {
            let more = these.iter().filter(|(id, steps)| *steps > height(those, id));
            more.map(|(id, _)| id.to_string()).collect()
        };
        let told = |items: &[&Item]| ids(items).iter().map(ToString::to_string).collect::<BTreeSet<_>>();
        prop_assert_eq!(told(&plan.tilted.chosen), higher(&now, &before));
        prop_assert_eq!(told(&plan.tilted.spared), higher(&before, &now));

        let both = |these: &[(&'_ ItemId, usize)], those: &[(&ItemId, usize)]| -> BTreeMap<String, usize> {
            let common = these.iter().filter(|(id, _)| height(those, id) > 0);
            common.enumerate().map(|(at, (id, _))| (id.to_string(), at)).collect()
        };
        let (old, new) = (both(&before, &now), both(&now, &before));
        let earlier = new.iter().filter(|(id, at)| **at < old[*id]);
        prop_assert_eq!(told(&plan.tilted.earlier), earlier.map(|(id, _)| id.clone()).collect());
    }

    #[test]
    fn a_favourite_is_preferred_wherever_the_plan_is_different(office in office()) {
        let model = office.model();
        let assessment = office.assessment(&model);
        let plan = planned(&office, &assessment);
        let favoured = office.favoured();
        let steps_on = |items: &[&Item]| items.iter().filter(|item| favoured.contains(&item.id)).count();
        let tilted = &plan.tilted;
        prop_assert!(tilted.chosen.is_empty() == tilted.spared.is_empty());
        prop_assert!(tilted.chosen.is_empty() || steps_on(&tilted.chosen) > 0);
    }
}
