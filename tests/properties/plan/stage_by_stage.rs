//! What must hold of plans for models that are too large to try everything.

use std::collections::BTreeSet;

use ospo::insight::{self, Assessment, Goal, Towards};
use ospo::model::ItemId;
use ospo::score::Narrowed;
use proptest::prelude::*;

use crate::drawn::{Answers, Plan, answered, sheet};
use crate::plan::told::{done, known, lowest};

/// Gives every scale a highest level with which any stage passes.
fn with_open_end((mut plan, answers): (Plan, Answers)) -> (Plan, Answers) {
    for scale in &mut plan.scales {
        *scale.last_mut().unwrap() = 100;
    }
    (plan, answers)
}

proptest! {
    #[test]
    fn every_blocker_is_found_out_or_raised(
        (plan, answers) in answered().prop_map(with_open_end),
    ) {
        let model = plan.model();
        let assessment = Assessment::new(&model, sheet(&model, &answers), Narrowed::default(), None);
        let plan = insight::plan(&assessment, Goal::of(&assessment, Towards::default()), &BTreeSet::new());
        let named = |id: &ItemId| plan.actions.iter().any(|action| action.item.id == *id);
        for blocker in assessment.scorecard.blockers() {
            prop_assert!(named(&blocker.item), "{}", blocker.item);
        }
        prop_assert_eq!(plan.actions.is_empty(), assessment.scorecard.next().is_none());
        prop_assert_eq!(plan.reached, assessment.scorecard.next().is_none());
    }

    #[test]
    fn each_plan_leads_one_stage_on_and_the_last_to_the_top(
        (plan, answers) in answered().prop_map(with_open_end),
    ) {
        let model = plan.model();
        let mut at = sheet(&model, &answers);
        for _ in 0..plan.stages.len() {
            let assessment = Assessment::new(&model, at, Narrowed::default(), None);
            let before = assessment.scorecard.next();
            let plan = insight::plan(&assessment, Goal::of(&assessment, Towards::default()), &BTreeSet::new());
            at = done(&known(&assessment), &plan.actions, lowest).0;
            let after = Assessment::new(&model, at.clone(), Narrowed::default(), None).scorecard.next();
            prop_assert!(after.is_none() || after > before, "the stage passes");
        }
        prop_assert_eq!(Assessment::new(&model, at, Narrowed::default(), None).scorecard.next(), None);
    }

    #[test]
    fn the_way_to_the_top_is_no_longer_than_that_through_each_stage(
        (plan, answers) in answered().prop_map(with_open_end),
    ) {
        let model = plan.model();
        let assessment = Assessment::new(&model, sheet(&model, &answers), Narrowed::default(), None);
        let to = |number| {
            let goal = Goal::of(&assessment, Towards { stage: Some(number), figure: None });
            insight::plan(&assessment, goal, &BTreeSet::new())
        };
        let plans = (0..=model.top()).map(to);
        let counts: Vec<usize> = plans.map(|plan| plan.actions.len()).collect();
        prop_assert!(counts.is_sorted(), "a higher stage asks for all that a lower one does");
        prop_assert_eq!(counts[0], 0);
    }
}
