//! In which order the plan says things, and what favourites change.

use std::collections::{BTreeMap, BTreeSet};

use ospo::insight::{self, Action, Deed, Plan, Tilted};
use ospo::model::{Item, ItemId};
use proptest::prelude::*;

use crate::plan::brute::View;
use crate::plan::tape::office;
use crate::plan::told::{ends, place, planned, steps};

/// How many levels each item rises, in the order of the plan.
fn rises<'m>(plan: &Plan<'m>) -> Vec<(&'m ItemId, usize)> {
    let raised = plan.actions.iter().filter(|action| steps(action) > 0);
    raised.map(|action| (&action.item.id, steps(action))).collect()
}

fn ids<'m>(items: &[&'m Item]) -> Vec<&'m ItemId> {
    items.iter().map(|item| &item.id).collect()
}

fn saves(plan: &Plan) -> Vec<Deed<'static>> {
    let found = plan.actions.iter().filter_map(|action| match action.deed {
        Deed::FindOut { bounds, from, saves } => Some(Deed::FindOut { bounds, from, saves }),
        Deed::Raise { .. } => None,
    });
    found.collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn what_is_open_comes_first_and_then_what_helps_and_then_what_is_of_an_earlier_stage(
        office in office(),
    ) {
        let model = office.model();
        let assessment = office.assessment(&model);
        let plan = planned(&office, &assessment);
        let view = View::of(&office, plan.goal.stage, true);
        let found = plan.actions.iter().take_while(|action| action.finds_out());
        let found: Vec<usize> = found.map(|action| place(&office, action)).collect();
        prop_assert!(found.is_sorted(), "in the order of the model");
        let rest = &plan.actions[found.len()..];
        let raised: Vec<usize> = rest.iter().map(|action| place(&office, action)).collect();
        prop_assert!(!rest.iter().any(Action::finds_out));
        for (at, later) in raised.iter().enumerate().flat_map(|(n, at)| {
            raised[n + 1..].iter().map(move |later| (*at, *later))
        }) {
            prop_assert!(!view.helps(later, at), "{} helps {}", later, at);
        }
        prop_assert_eq!(&raised, &view.sequence(&ends(&office, &view, &plan)));
        for action in rest {
            let at = place(&office, action);
            let waits = |other: &&usize| office.things[**other].after.contains(&at);
            let waiting = raised.iter().filter(waits).map(|other| &office.things[*other].id);
            prop_assert_eq!(ids(&action.unblocks), waiting.collect::<Vec<_>>());
            prop_assert_eq!(action.stage, office.things[at].stage);
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
