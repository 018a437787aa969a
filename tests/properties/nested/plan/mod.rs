//! No combination of levels is cheaper than the plan of a nested model, and where the plan says that
//! the goal is out of reach, none reaches it.

mod brute;
mod long;
mod undertaking;

use std::collections::{BTreeMap, BTreeSet};

use ospo::insight::{Deed, Outlay};
use ospo::model::PersonWeeks;
use proptest::prelude::*;

use crate::nested::plan::brute::{Cost, Settled, View, plus};
use crate::nested::plan::undertaking::{Undertaking, undertaking};
use crate::plan::office::Wish;

fn outlay([without, effort, ..]: Cost) -> Outlay {
    Outlay { effort: PersonWeeks(effort), without }
}

/// Compares the plan with all combinations.
fn is_the_best(undertaking: &Undertaking) -> Result<(), TestCaseError> {
    let model = undertaking.model();
    let assessment = undertaking.assessment(&model);
    let plan = undertaking.planned(&assessment);
    let view = View::of(undertaking);
    let groups = view.groups();
    let best: Vec<Settled> = groups.iter().map(|group| view.settle(group)).collect();
    let alone = view.cost_of(&view.alone());
    let cost = best.iter().fold(alone, |sum, group| plus(sum, group.cost));

    prop_assert_eq!(plan.outlay, outlay(cost));
    prop_assert_eq!(plan.at_least, None);

    let place = |id: &str| id.strip_prefix("item-").unwrap().parse::<usize>().unwrap();
    let mut ends: BTreeMap<usize, usize> =
        (0..undertaking.drawn.things.len()).filter_map(|at| Some((at, view.from(at)?))).collect();
    for action in &plan.actions {
        if let Deed::Raise { to, .. } = &action.deed {
            let level = action.item.scale.index_of(&to.id).unwrap();
            ends.insert(place(action.item.id.as_str()), level);
        }
    }
    prop_assert_eq!(view.cost_of(&ends), cost);
    for (group, best) in groups.iter().zip(&best) {
        prop_assert!(best.with.is_empty() || view.reaches(group, &best.with, &ends));
        // Where areas are members, ways that cost the same are told apart area by area.
        let ladder = undertaking.drawn.ladder.as_ref();
        if group.stage.is_none() || !ladder.is_some_and(|ladder| ladder.of_area) {
            let own = best.ends.keys().map(|at| (*at, ends[at])).collect::<BTreeMap<_, _>>();
            prop_assert_eq!(&own, &best.ends);
        }
    }

    let ids = |items: &[usize]| -> BTreeSet<String> {
        items.iter().map(|at| format!("item-{at}")).collect()
    };
    let stages = groups.iter().zip(&best).filter_map(|(group, best)| {
        let area = group.area.map(|area| format!("area-{area}"));
        Some((undertaking.drawn.number(group.stage?), area, best.passes, ids(&best.without)))
    });
    let told = plan.stages.iter().map(|stage| {
        let without = stage.without.iter().map(|item| item.id.to_string()).collect();
        (stage.number, stage.area.as_ref().map(ToString::to_string), stage.passes, without)
    });
    prop_assert_eq!(told.collect::<Vec<_>>(), stages.collect::<Vec<_>>());
    let figure = groups.iter().zip(&best).find(|(group, _)| group.stage.is_none());
    let figure = figure.map(|(_, best)| (best.passes, ids(&best.without)));
    let told = plan.figure.as_ref().map(|figure| {
        let without = figure.without.iter().map(|item| item.id.to_string()).collect();
        (figure.reached, without)
    });
    prop_assert_eq!(told, figure);
    let all_pass = best.iter().all(|group| group.passes);
    prop_assert_eq!(plan.reached, plan.actions.is_empty() && all_pass);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn the_plan_of_a_nested_model_is_the_best_of_all_combinations(undertaking in undertaking()) {
        is_the_best(&undertaking)?;
    }

    #[test]
    fn what_finding_out_saves_in_a_nested_model_is_what_another_plan_would_take(
        undertaking in undertaking(),
    ) {
        let model = undertaking.model();
        let assessment = undertaking.assessment(&model);
        let plan = undertaking.planned(&assessment);
        let view = View::of(&undertaking);
        let cost = |view: &View| {
            let groups = view.groups();
            let costs = groups.iter().map(|group| view.settle(group).cost);
            costs.fold(view.cost_of(&view.alone()), plus)
        };
        let now = cost(&view);
        let groups = view.groups();
        let members: Vec<usize> = groups.iter().flat_map(|group| view.members(group)).collect();
        let alone = view.alone();
        let mut all_found = view.clone();
        let mut expected = Vec::new();
        for at in (0..undertaking.drawn.things.len()).filter(|at| view.can_be_found_out(*at)) {
            let wished = matches!(undertaking.wishes[at], Some(Wish::Level(_)))
                && alone.get(&at).is_some_and(|end| view.cost(at, *end) > Cost::default());
            if members.contains(&at) || wished {
                let then = cost(&view.clone().found_at_top(at));
                // Where only some levels are left, the lowest of them may be enough.
                if view.is_open(at) || then[..3] < now[..3] {
                    expected.push((format!("item-{at}"), PersonWeeks(now[1].saturating_sub(then[1]))));
                }
            }
            all_found = all_found.found_at_top(at);
        }
        let told = plan.actions.iter().filter_map(|action| match action.deed {
            Deed::FindOut { saves, .. } => Some((action.item.id.to_string(), saves)),
            Deed::Raise { .. } => None,
        });
        let mut told: Vec<_> = told.collect();
        told.sort_unstable();
        prop_assert_eq!(told, expected);
        prop_assert_eq!(plan.outlay_at_best, outlay(cost(&all_found)));
    }
}
