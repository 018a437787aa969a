//! No other steps to the goal are cheaper, or as cheap and preferred.

use std::collections::{BTreeMap, BTreeSet};

use ospo::insight::{Action, Deed, Goal, Origin, Outlay, Reason, Towards};
use ospo::model::PersonWeeks;
use ospo::score::WhyBounds;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use crate::plan::brute::{Best, Cost, View};
use crate::plan::office::Wish;
use crate::plan::tape::office;
use crate::plan::told::{ends, place, planned, steps};

fn outlay([without, effort, ..]: Cost) -> Outlay {
    let effort = PersonWeeks(effort);
    Outlay { effort, without }
}

/// What an item's being found at its highest level takes out of the plan.
fn saved(view: &View, best: &Best, at: usize) -> PersonWeeks {
    let then = view.clone().found_at_top(at).best();
    PersonWeeks(best.cost[1].saturating_sub(then.cost[1]))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn the_plan_is_the_best_of_all_combinations_of_levels(office in office()) {
        let model = office.model();
        let assessment = office.assessment(&model);
        let plan = planned(&office, &assessment);
        let view = View::of(&office, plan.goal.stage, true);
        let best = view.best();

        prop_assert_eq!(plan.outlay, outlay(best.cost));
        prop_assert_eq!(plan.actions.iter().map(steps).sum::<usize>(), best.cost[2] as usize);
        prop_assert_eq!(ends(&office, &view, &plan), &best.ends[..]);
        let stages = best.stages.iter().map(|stage| {
            let without = stage.without.iter().map(|at| &office.things[*at].id);
            (stage.number, stage.passes, without.collect::<BTreeSet<_>>())
        });
        let told = plan.stages.iter().map(|stage| {
            let without = stage.without.iter().map(|item| &item.id);
            (stage.number, stage.passes, without.collect::<BTreeSet<_>>())
        });
        prop_assert_eq!(told.collect::<Vec<_>>(), stages.collect::<Vec<_>>());
    }

    #[test]
    fn what_finding_out_saves_is_what_another_plan_would_take(office in office()) {
        let model = office.model();
        let assessment = office.assessment(&model);
        let plan = planned(&office, &assessment);
        let view = View::of(&office, plan.goal.stage, true);
        let best = view.best();
        let members = best.stages.iter().flat_map(|stage| view.members(stage.number));
        let members: Vec<usize> = members.collect();
        let mut all_found = view.clone();
        let mut expected = Vec::new();
        for at in (0..office.things.len()).filter(|at| view.can_be_found_out(*at)) {
            let is_raised = Some(best.ends[at]) > view.from[at];
            if members.contains(&at) || is_raised {
                let work = |[without, effort, steps, ..]: Cost| (without, effort, steps);
                let then = view.clone().found_at_top(at).best();
                // Where only some levels are left, the lowest of them may be enough.
                if view.open[at] || work(then.cost) < work(best.cost) {
                    expected.push((at, saved(&view, &best, at)));
                }
                all_found = all_found.found_at_top(at);
            }
        }
        let told = plan.actions.iter().filter_map(|action| match action.deed {
            Deed::FindOut { saves, .. } => Some((place(&office, action), saves)),
            Deed::Raise { .. } => None,
        });
        let mut told: Vec<_> = told.collect();
        told.sort_unstable();
        prop_assert_eq!(told, expected);
        prop_assert_eq!(plan.outlay_at_best, outlay(all_found.best().cost));
    }

    #[test]
    fn the_goal_is_the_stage_that_is_asked_for_else_the_target_else_the_next(office in office()) {
        let model = office.model();
        let assessment = office.assessment(&model);
        let goal = Goal::of(&assessment, Towards { stage: office.asked, figure: None });
        let items = office.things.iter().map(|thing| thing.wish);
        let level = |wish: &Option<Wish>| matches!(wish, Some(Wish::Level(_)));
        let wishes = items.chain(office.areas).filter(level).count();
        let next = match assessment.scorecard.next() {
            Some(next) => (Some(next), Origin::Next),
            None => (Some(office.stages()), Origin::Top),
        };
        let expected = match (office.asked, office.target) {
            (Some(number), _) => (Some(number), Origin::Asked),
            (None, Some(number)) => (Some(number), Origin::Target),
            (None, None) if wishes > 0 => (None, Origin::Target),
            (None, None) => next,
        };
        prop_assert_eq!((goal.stage, goal.origin), expected);
    }
}

/// Draws offices, so that the strategy of these tests is known to bring up what is hard.
#[test]
fn every_kind_of_trouble_is_drawn() {
    let mut runner = TestRunner::deterministic();
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for _ in 0..900 {
        let office = office().new_tree(&mut runner).unwrap().current();
        let model = office.model();
        let assessment = office.assessment(&model);
        let plan = planned(&office, &assessment);
        let best = View::of(&office, plan.goal.stage, true).best();
        let stages = || best.stages.iter();
        let saving =
            |action: &Action| matches!(action.deed, Deed::FindOut { saves, .. } if saves.0 > 0);
        let kinds = [
            ("a plan", !plan.actions.is_empty()),
            ("nothing to do", plan.reached),
            ("ways that cost the same", best.has_equals),
            ("a step without an estimate", plan.outlay.without > 0),
            (
                "a stage planned without some",
                stages().any(|s| !s.without.is_empty() && !s.with.is_empty()),
            ),
            ("a stage that nobody passes", stages().any(|s| !s.passes && s.without.is_empty())),
            (
                "an item that stays open",
                (0..office.things.len()).any(|at| View::of(&office, None, true).stays_open(at)),
            ),
            ("finding out that saves work", plan.actions.iter().any(saving)),
            (
                "finding out that saves none",
                plan.actions.iter().any(|a| a.finds_out() && !saving(a)),
            ),
            (
                "something to agree on",
                plan.actions.iter().any(|action| {
                    let bounds = WhyBounds::NotAgreed;
                    matches!(action.deed, Deed::FindOut { bounds: why, .. } if why == bounds)
                }),
            ),
            ("another choice for a favourite", !plan.tilted.chosen.is_empty()),
            ("another order for a favourite", !plan.tilted.earlier.is_empty()),
            ("a grave risk beyond the goal", plan.costs_more.is_some_and(|more| more.effort.0 > 0)),
            (
                "another choice for a grave risk",
                best.has_equals && office.things.iter().any(|thing| thing.gravity() == 2),
            ),
            ("a wish beyond the stages", plan.actions.iter().any(|a| a.reasons == [Reason::Wish])),
            (
                "two stages completed",
                plan.actions.iter().filter(|a| a.completes.is_some()).count() > 1,
            ),
        ];
        for (kind, is) in kinds {
            *seen.entry(kind).or_default() += usize::from(is);
        }
    }
    assert!(seen.values().all(|count| *count >= 10), "{seen:#?}");
}
