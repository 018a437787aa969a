//! Doing what comes next leads to the next stage.

use std::collections::BTreeSet;

use ospo::answers::Answer;
use ospo::answers::Choice;
use ospo::answers::Sheet;
use ospo::insight::Assessment;
use ospo::insight::NextStep;
use ospo::insight::next_steps;
use ospo::model::ItemId;
use ospo::model::Model;
use proptest::prelude::*;

use crate::drawn::Answers;
use crate::drawn::Plan;
use crate::drawn::answered;
use crate::drawn::sheet;

/// Gives every scale a highest level with which any stage passes.
fn with_open_end((mut plan, answers): (Plan, Answers)) -> (Plan, Answers) {
    for scale in &mut plan.scales {
        *scale.last_mut().unwrap() = 100;
    }
    (plan, answers)
}

/// Does every step; what has to be found out turns out to be the lowest level.
fn done(model: &Model, sheet: &Sheet, steps: &[NextStep]) -> Sheet {
    let mut sheet = sheet.clone();
    for step in steps {
        let level = match step {
            NextStep::FindOut { item } => &item.scale.levels[0].id,
            NextStep::Raise { to, .. } => *to,
        };
        assert!(model.item(&step.item().id).is_some());
        let answer = Answer::new(Choice::Level(level.clone()));
        sheet.answers.insert(step.item().id.clone(), answer);
    }
    sheet
}

proptest! {
    #[test]
    fn every_blocker_of_the_next_stage_is_among_the_next_steps(
        (plan, answers) in answered().prop_map(with_open_end),
    ) {
        let model = plan.model();
        let assessment = Assessment::new(&model, sheet(&model, &answers), None);
        let steps = next_steps(&assessment);
        let named: Vec<&ItemId> = steps.iter().map(|step| &step.item().id).collect();
        for blocker in assessment.scorecard.blockers() {
            prop_assert!(named.contains(&&blocker.item), "{}", blocker.item);
        }
        let once: BTreeSet<&ItemId> = named.iter().copied().collect();
        prop_assert_eq!(once.len(), named.len(), "no item is named twice");
        prop_assert_eq!(steps.is_empty(), assessment.scorecard.next.is_none());
    }

    #[test]
    fn missing_answers_come_first_and_help_comes_before_what_it_helps(
        (plan, answers) in answered().prop_map(with_open_end),
    ) {
        let model = plan.model();
        let assessment = Assessment::new(&model, sheet(&model, &answers), None);
        let steps = next_steps(&assessment);
        let finds = |step: &NextStep| matches!(step, NextStep::FindOut { .. });
        prop_assert!(steps.iter().skip_while(|s| finds(s)).all(|s| !finds(s)));
        for (at, step) in steps.iter().enumerate().filter(|(_, step)| !finds(step)) {
            let later: Vec<&ItemId> = steps[at..].iter().map(|step| &step.item().id).collect();
            prop_assert!(step.item().after.iter().all(|id| !later.contains(&id)));
        }
    }

    #[test]
    fn an_item_under_the_floor_rises_to_it_at_once_and_any_other_by_one_level(
        (plan, answers) in answered().prop_map(with_open_end),
    ) {
        let model = plan.model();
        let floor = model.method.floor_credit();
        let assessment = Assessment::new(&model, sheet(&model, &answers), None);
        for step in next_steps(&assessment) {
            let NextStep::Raise { item, to, .. } = step else { continue };
            let Some(Choice::Level(from)) = assessment.sheet.answer(&item.id).map(|a| &a.choice)
            else {
                panic!("{} has no level to rise from", item.id);
            };
            let levels = &item.scale.levels;
            let at = |id: &ospo::model::LevelId| levels.iter().position(|level| level.id == *id).unwrap();
            let (from, to) = (at(from), at(to));
            let enough = levels.iter().position(|level| level.credit >= floor).unwrap();
            prop_assert_eq!(to, if from < enough { enough } else { from + 1 });
        }
    }

    #[test]
    fn whoever_does_all_steps_again_and_again_reaches_the_top(
        (plan, answers) in answered().prop_map(with_open_end),
    ) {
        let model = plan.model();
        let mut at = sheet(&model, &answers);
        // A round for finding out and one for each step up, in every stage.
        let longest = plan.scales.iter().map(Vec::len).max().unwrap();
        for _ in 0..plan.stages.len() * longest {
            let assessment = Assessment::new(&model, at.clone(), None);
            let steps = next_steps(&assessment);
            if steps.is_empty() {
                break;
            }
            let before = assessment.scorecard.next;
            at = done(&model, &at, &steps);
            let after = Assessment::new(&model, at.clone(), None).scorecard.next;
            prop_assert!(after.is_none() || after >= before, "no step leads back");
        }
        let card = Assessment::new(&model, at, None).scorecard;
        prop_assert_eq!(card.next, None);
    }
}
