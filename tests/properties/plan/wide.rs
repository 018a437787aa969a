//! A stage of many items: the best way to each sum of points, kept without leaving out any.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use ospo::insight::Deed;
use ospo::model::PersonWeeks;
use proptest::prelude::*;

use crate::plan::brute::{Cost, View, Way};
use crate::plan::tape::wide_office;
use crate::plan::told::{ends, place, planned};

/// The cost of the stage and the levels of its items in their order, found sum by sum.
fn best(view: &View, with: &[usize]) -> Way {
    let needed = view.office.needed(with);
    let nothing = view.ends_today();
    let mut ways: BTreeMap<u32, Way> =
        BTreeMap::from([(0, (Cost::default(), Reverse(Vec::new())))]);
    for at in view.order().into_iter().filter(|at| with.contains(at)) {
        let mut longer: BTreeMap<u32, Way> = BTreeMap::new();
        for (points, (cost, Reverse(levels))) in &ways {
            let floor = view.office.floor_of(at);
            for level in view.ends(at).into_iter().filter(|l| view.office.credit(at, *l) >= floor) {
                let mut ends = nothing.clone();
                ends[at] = level;
                let own = view.cost(&ends);
                let cost = std::array::from_fn(|at| cost[at] + own[at]);
                let way = (cost, Reverse([&levels[..], &[level]].concat()));
                let points = points + view.office.earned(at, level);
                let best = longer.entry(points).or_insert_with(|| way.clone());
                *best = way.min(best.clone());
            }
        }
        ways = longer;
    }
    ways.range(needed..).map(|(_, way)| way.clone()).min().unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(50))]

    #[test]
    fn the_plan_for_many_items_is_the_best_as_well(mut office in wide_office()) {
        office.asked = Some(1);
        let model = office.model();
        let assessment = office.assessment(&model);
        let plan = planned(&office, &assessment);
        let view = View::of(&office, Some(1), true);
        let with = view.aim(1, &view.members(1)).with;
        let (cost, Reverse(levels)) = best(&view, &with);
        let ends = ends(&office, &view, &plan);
        let order = view.order().into_iter().filter(|at| with.contains(at));
        prop_assert_eq!(order.map(|at| ends[at]).collect::<Vec<_>>(), levels);

        for action in &plan.actions {
            let at = place(&office, action);
            if let (Deed::FindOut { saves, .. }, true) = (&action.deed, with.contains(&at)) {
                let (then, _) = best(&view.clone().found_at_top(at), &with);
                prop_assert_eq!(*saves, PersonWeeks(cost[1].saturating_sub(then[1])));
            }
        }
    }
}
