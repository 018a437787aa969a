//! Two sheets side by side: nothing moved where they are the same, each way round is the other's
//! mirror, and the effects add up.

use ospo::insight::{Assessment, Comparison, Move};
use ospo::model::Model;
use ospo::score::{ExactChange, Fraction, Narrowed};
use proptest::prelude::*;

use crate::drawn::{self, Answers, Plan, Said};

/// A model with two sheets of answers to it.
fn pairs() -> impl Strategy<Value = (Plan, Answers, Answers)> {
    drawn::plan().prop_flat_map(|plan| {
        let answers = || -> Vec<Vec<_>> {
            let stages = plan.stages.iter().map(|specs| {
                let said = specs.iter();
                said.map(|spec| drawn::said(plan.scales[spec.scale].len())).collect()
            });
            stages.collect()
        };
        let (before, after) = (answers(), answers());
        (Just(plan), before, after)
    })
}

/// The same answers as `after`, applying where those of `before` do.
fn where_they_apply(before: &Answers, after: &Answers) -> Answers {
    let stages = before.iter().zip(after).map(|(before, after)| {
        let pairs = before.iter().zip(after);
        let said = pairs.map(|pair| match pair {
            (Said::NotApplicable, _) => Said::NotApplicable,
            (_, Said::NotApplicable) => Said::Nothing,
            (_, other) => *other,
        });
        said.collect()
    });
    stages.collect()
}

fn compare<'m>(model: &'m Model, before: &Answers, after: &Answers) -> Comparison<'m> {
    let side =
        |answers| Assessment::new(model, drawn::sheet(model, answers), Narrowed::default(), None);
    Comparison::new(side(before), side(after))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn nothing_moved_between_a_sheet_and_itself((plan, answers) in drawn::answered()) {
        let model = plan.model();
        let comparison = compare(&model, &answers, &answers);
        prop_assert!(comparison.is_empty());
        prop_assert!(comparison.moves().is_empty());
        for stage in comparison.stages() {
            prop_assert!(stage.change.is_none_or(|change| change.is_none()));
            prop_assert!(stage.rest.is_none_or(|rest| rest.is_none()));
        }
        prop_assert!(comparison.blockers().iter().all(Vec::is_empty));
    }

    #[test]
    fn the_other_way_round_is_the_mirror((plan, before, after) in pairs()) {
        let model = plan.model();
        let there = compare(&model, &before, &after);
        let back = compare(&model, &after, &before);
        let mirrored = |one: &Move| {
            let effect = one.effect.as_ref().map(ExactChange::reversed);
            (one.item.id.clone(), one.after.clone(), one.before.clone(), effect, one.cause)
        };
        let plain = |one: &Move| {
            let effect = one.effect.clone();
            (one.item.id.clone(), one.before.clone(), one.after.clone(), effect, one.cause)
        };
        let expected: Vec<_> = there.moves().iter().map(mirrored).collect();
        let found: Vec<_> = back.moves().iter().map(plain).collect();
        prop_assert_eq!(expected, found);
        for (one, other) in there.stages().iter().zip(back.stages()) {
            prop_assert_eq!(one.change.as_ref().map(ExactChange::reversed), other.change);
            prop_assert_eq!(one.rest.as_ref().map(ExactChange::reversed), other.rest);
        }
        for (one, other) in there.areas().iter().zip(back.areas()) {
            prop_assert_eq!(one.change.as_ref().map(ExactChange::reversed), other.change);
        }
        prop_assert_eq!(there.index().as_ref().map(ExactChange::reversed), back.index());
        let [gone, come] = there.blockers();
        let [gone_back, come_back] = back.blockers();
        prop_assert_eq!((gone, come), (come_back, gone_back));
    }

    #[test]
    fn the_effects_of_a_stage_add_up_to_its_change((plan, before, after) in pairs()) {
        let model = plan.model();
        let after = where_they_apply(&before, &after);
        let comparison = compare(&model, &before, &after);
        let moves = comparison.moves();
        for stage in comparison.stages() {
            let Some(change) = stage.change else { continue };
            let own = moves.iter().filter(|one| one.stage == Some(stage.after.number));
            let sum = own.fold(ExactChange::none(), |sum, one| {
                sum.plus(one.effect.as_ref().unwrap())
            });
            prop_assert_eq!(&sum, &change);
            prop_assert_eq!(stage.rest, Some(ExactChange::none()));
        }
    }

    #[test]
    fn an_effect_is_the_weight_times_the_change_over_all_weights(
        (plan, before, after) in pairs()
    ) {
        let model = plan.model();
        let after = where_they_apply(&before, &after);
        let comparison = compare(&model, &before, &after);
        let moves = comparison.moves();
        for (at, specs) in plan.stages.iter().enumerate() {
            let applies = |nth: usize| before[at][nth] != Said::NotApplicable;
            let weights = specs.iter().enumerate().filter(|(nth, _)| applies(*nth));
            let weights: u32 = weights.map(|(_, spec)| spec.weight).sum();
            for (nth, spec) in specs.iter().enumerate() {
                let credit = |said: Said| match said {
                    Said::Level(level) => u64::from(plan.credit(*spec, level)),
                    Said::Unknown | Said::Nothing | Said::NotApplicable => 0,
                };
                let part = |said| Fraction::new(
                    u64::from(spec.weight) * credit(said),
                    u64::from(weights.max(1)),
                ).unwrap();
                let expected = ExactChange::between(&part(before[at][nth]), &part(after[at][nth]));
                let id = drawn::name(at, nth);
                let effect = moves.iter().find(|one| one.item.id == id);
                let effect = effect.map_or(ExactChange::none(), |one| one.effect.clone().unwrap());
                prop_assert_eq!(effect, expected);
            }
        }
    }
}
