//! Doing what the plan says leads to the goal; leaving anything of it out does not.

use std::collections::BTreeSet;

use ospo::insight::{self, Action, Assessment, Outlay, Plan, Reason};
use ospo::model::Model;
use ospo::score;
use proptest::collection::vec;
use proptest::prelude::*;

use crate::plan::brute::{StageAim, View};
use crate::plan::tape::office;
use crate::plan::told::{Known, done, ends, known, lowest, place, planned, reach};

fn passes(model: &Model, (sheet, narrowed): &Known, stage: u32) -> bool {
    score::score(model, sheet, narrowed).stage(stage).unwrap().passes()
}

/// The stages of the goal that pass and those that do not.
fn told(plan: &Plan) -> Vec<(u32, bool)> {
    let stages = plan.stages.iter();
    stages.map(|stage| (stage.number, stage.passes)).collect()
}

fn scored(plan: &Plan, model: &Model, known: &Known) -> Vec<(u32, bool)> {
    let numbers = plan.stages.iter().map(|stage| stage.number);
    numbers.map(|number| (number, passes(model, known, number))).collect()
}

/// Why something is asked of an item by itself.
fn by_itself(view: &View, at: usize, is_wished: bool) -> Vec<String> {
    let wish = is_wished.then(|| "wish".to_owned());
    let stage = view.office.things[at].stage.filter(|_| view.is_risk(at));
    wish.into_iter().chain(stage.map(|number| format!("risk of {number}"))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn the_stages_pass_once_all_is_done_whatever_the_open_items_turn_out_to_be(
        office in office(),
        found in vec(any::<usize>(), 8),
    ) {
        let model = office.model();
        let assessment = office.assessment(&model);
        let plan = planned(&office, &assessment);
        let then = done(&known(&assessment), &plan.actions, lowest);
        prop_assert_eq!(scored(&plan, &model, &then), told(&plan));
        let view = View::of(&office, plan.goal.stage, true);
        let drawn = |action: &Action| {
            let at = place(&office, action);
            let (from, most) = (view.from[at].unwrap(), view.most[at]);
            from + found[at] % (most - from + 1)
        };
        let then = done(&known(&assessment), &plan.actions, drawn);
        for (number, promised) in told(&plan) {
            prop_assert!(!promised || passes(&model, &then, number));
        }
    }

    #[test]
    fn a_plan_that_is_done_leaves_nothing_to_do(office in office()) {
        let model = office.model();
        let assessment = office.assessment(&model);
        let plan = planned(&office, &assessment);
        let then = done(&known(&assessment), &plan.actions, lowest);
        let (sheet, narrowed) = then;
        let then = Assessment::new(&model, sheet, narrowed, assessment.wanted.clone());
        let again = insight::plan(&then, plan.goal, &office.favoured());
        prop_assert!(again.actions.is_empty());
        prop_assert_eq!(told(&again), told(&plan));
        prop_assert_eq!(again.reached, plan.stages.iter().all(|stage| stage.passes));
        prop_assert_eq!(again.outlay, Outlay::default());
        prop_assert_eq!(again.outlay_at_best, Outlay::default());
        prop_assert_eq!(plan.reached, plan.actions.is_empty() && again.reached);
    }

    #[test]
    fn no_step_and_no_answer_can_be_left_out(office in office()) {
        let model = office.model();
        let assessment = office.assessment(&model);
        let plan = planned(&office, &assessment);
        let view = View::of(&office, plan.goal.stage, true);
        let aims = view.best().stages;
        let ends = ends(&office, &view, &plan);
        for action in &plan.actions {
            let at = place(&office, action);
            if action.finds_out() {
                let others = plan.actions.iter().filter(|other| other.item.id != action.item.id);
                let then = done(&known(&assessment), others, lowest);
                let stage = action.stage.filter(|number| told(&plan).contains(&(*number, true)));
                // Agreeing may only spare work.
                let counts = view.open[at] || Some(ends[at]) > view.from[at];
                let counts = counts && office.things[at].weight > 0;
                // What is wanted of it may need it, though its stage does not.
                let from = view.from[at];
                let is_wanted = from.is_some_and(|from| office.credit(at, from) < view.least(at));
                let is_needed = stage.is_none_or(|number| !passes(&model, &then, number));
                prop_assert!(!counts || is_wanted || is_needed);
            } else {
                let mut less = ends.clone();
                less[at] -= 1;
                let mut then = done(&known(&assessment), &plan.actions, lowest);
                then.0.answers.remove(&action.item.id);
                reach(&mut then, action, less[at]);
                let fails = |aim: &StageAim| {
                    let promised = aim.passes && passes(&model, &then, aim.number);
                    !promised && !view.pass(&aim.with, &less)
                };
                let wish_is_open = office.credit(at, less[at]) < view.least(at);
                prop_assert!(wish_is_open || aims.iter().any(fails));
            }
        }
    }

    #[test]
    fn a_stage_is_told_to_be_complete_where_it_comes_to_pass(office in office()) {
        let model = office.model();
        let assessment = office.assessment(&model);
        let plan = planned(&office, &assessment);
        let mut then = known(&assessment);
        for action in &plan.actions {
            let before = scored(&plan, &model, &then);
            then = done(&then, [action], lowest);
            let now = scored(&plan, &model, &then);
            let new: Vec<u32> = (now.iter().zip(&before))
                .filter(|(now, before)| now.1 && !before.1)
                .map(|(now, _)| now.0)
                .collect();
            prop_assert_eq!(action.completes.into_iter().collect::<Vec<_>>(), new);
        }
    }

    #[test]
    fn every_action_says_why_it_is_there(office in office()) {
        let model = office.model();
        let assessment = office.assessment(&model);
        let plan = planned(&office, &assessment);
        let view = View::of(&office, plan.goal.stage, true);
        let best = view.best();
        let stands = |at: usize, level: usize| office.credit(at, level) >= office.floor_of(at);
        let is_under = |at: usize| !stands(at, view.from[at].unwrap_or(0));
        for action in &plan.actions {
            let at = place(&office, action);
            let stage = office.things[at].stage;
            let mut reasons = BTreeSet::new();
            if action.finds_out() {
                let aim = best.stages.iter().find(|aim| Some(aim.number) == stage);
                let asked = aim.filter(|aim| view.members(aim.number).contains(&at));
                let why = if view.open[at] { "open" } else { "uncertain" };
                let told = |aim: &StageAim| format!("{why} {}", aim.number);
                match asked {
                    Some(aim) => reasons.extend([told(aim)]),
                    None => reasons.extend(by_itself(&view, at, view.wished(at).is_some())),
                }
            } else {
                let from = view.from[at].unwrap();
                let aim = best.stages.iter().find(|aim| aim.with.contains(&at));
                let wished = view.wished(at);
                let is_wished = wished.is_some_and(|wished| office.credit(at, from) < wished);
                reasons.extend(by_itself(&view, at, is_wished));
                // Each stands at the first level that its stage and its wish can do with.
                let enough = |at: usize| {
                    let mut ends = view.ends(at).into_iter();
                    let at_floor = ends.find(|level| stands(at, *level));
                    at_floor.unwrap_or(view.from[at].unwrap_or(0))
                };
                let levels: Vec<usize> = (0..office.things.len()).map(enough).collect();
                if let Some(aim) = aim {
                    let earned = |level: usize| office.earned(at, level);
                    let mut left = from..best.ends[at];
                    let at_floor = left.find(|level| stands(at, *level));
                    let beyond = at_floor.is_some_and(|low| earned(low) < earned(best.ends[at]));
                    if is_under(at) {
                        reasons.insert(format!("floor {}", aim.number));
                    }
                    if beyond && !view.pass(&aim.with, &levels) {
                        let today = aim.with.iter().map(|at| (*at, view.from[*at].unwrap()));
                        let today: u32 = today.map(|(at, from)| office.earned(at, from)).sum();
                        let more = office.needed(&aim.with).saturating_sub(today);
                        reasons.insert(match office.count {
                            None => format!("points {}", aim.number),
                            Some(_) => format!("{more} more in place for {}", aim.number),
                        });
                    }
                }
            }
            let told = action.reasons.iter().map(|reason| match reason {
                Reason::Floor(number) => format!("floor {number}"),
                Reason::Points(number) => format!("points {number}"),
                Reason::InPlace { stage, more } => format!("{more} more in place for {stage}"),
                Reason::Open(number) => format!("open {number}"),
                Reason::Uncertain(number) => format!("uncertain {number}"),
                Reason::Figure => "figure".to_owned(),
                Reason::Wish => "wish".to_owned(),
                Reason::Risk(number) => format!("risk of {number}"),
            });
            prop_assert_eq!(told.collect::<BTreeSet<_>>(), reasons);
            prop_assert!(!action.reasons.is_empty());
        }
    }
}
