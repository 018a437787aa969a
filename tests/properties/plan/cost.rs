//! What a plan costs: its efforts are scaled by the size of an organisation, step by step.

use ospo::model::{EffortBySize, PersonWeeks, SizeStep};
use proptest::prelude::*;

use crate::plan::office::Office;
use crate::plan::tape::office;
use crate::plan::told::planned;

/// The same office with each effort scaled by hand, rounded to hundredths, half up.
fn scaled(office: &Office, percent: u32) -> Office {
    let mut office = office.clone();
    for effort in office.things.iter_mut().flat_map(|thing| &mut thing.efforts).flatten() {
        *effort = (*effort * percent + 50) / 100;
    }
    office
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn a_plan_for_a_size_is_that_of_a_model_whose_efforts_were_scaled_by_hand(
        office in office(),
        percent in 1..=999_u32,
    ) {
        let by_hand = scaled(&office, percent);
        let expected_model = by_hand.model();
        let expected = planned(&by_hand, &by_hand.assessment(&expected_model));

        let mut model = office.model();
        model.effort_by_size = EffortBySize(vec![SizeStep { up_to: None, percent }]);
        let mut assessment = office.assessment(&model);
        assessment.size = Some(1);
        let plan = planned(&office, &assessment);

        prop_assert_eq!(plan.outlay, expected.outlay);
        prop_assert_eq!(plan.outlay_at_best, expected.outlay_at_best);
        let each = |plan: &ospo::insight::Plan| -> Vec<(String, PersonWeeks)> {
            let actions = plan.actions.iter();
            actions.map(|a| (a.item.id.to_string(), a.outlay().effort)).collect()
        };
        prop_assert_eq!(each(&plan), each(&expected));
        assessment.size = None;
        let unscaled = planned(&office, &assessment);
        let own = office.model();
        prop_assert_eq!(unscaled.outlay, planned(&office, &office.assessment(&own)).outlay);
    }
}

#[test]
fn the_first_size_that_is_large_enough_decides() {
    let step = |up_to, percent| SizeStep { up_to, percent };
    let sizes = EffortBySize(vec![step(Some(50), 40), step(Some(1000), 100), step(None, 300)]);
    let percent = |size| sizes.scale(size).percent();
    assert_eq!(
        [1, 50, 51, 1000, 1001, 9_999_999].map(|size| percent(Some(size))),
        [40, 40, 100, 100, 300, 300]
    );
    assert_eq!(percent(None), 100, "of a size that nobody named");
    assert_eq!(
        EffortBySize::default().scale(Some(7)).percent(),
        100,
        "of a model that says nothing"
    );
}
