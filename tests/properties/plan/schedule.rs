//! One thing is done after the other, within the months that are told.

use jiff::ToSpan;
use ospo::insight::{Capacity, Horizon, Schedule};
use ospo::model::PersonWeeks;
use proptest::prelude::*;

use crate::plan::tape::office;
use crate::plan::told::planned;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn slots_follow_each_other_and_no_month_holds_more_than_it_can(
        office in office(),
        a_month in 1..=150_u32,
        later in 0..3000_i64,
    ) {
        let model = office.model();
        let assessment = office.assessment(&model);
        let plan = planned(&office, &assessment);
        let begins = jiff::civil::date(2024, 1, 15).saturating_add(later.days());
        let capacity = Capacity::new(PersonWeeks(a_month)).unwrap();
        let schedule = Schedule::of(&plan, capacity, begins);
        prop_assert_eq!(schedule.slots.len(), plan.actions.len());
        prop_assert_eq!(schedule.capacity, capacity);

        let mut free = begins;
        let mut work = 0;
        for (slot, action) in schedule.slots.iter().zip(&plan.actions) {
            prop_assert_eq!(slot.begins, free, "the next begins when the last is done");
            prop_assert!(slot.ends >= slot.begins);
            let effort = action.outlay().effort.0;
            prop_assert!(effort > 0 || slot.ends == slot.begins);
            work += effort;
            // A month is the twelfth part of 365 days, and a day that is begun counts.
            let days = i64::from(slot.ends.since(begins).unwrap().get_days());
            let held = |days: i64| days * 12 * i64::from(a_month);
            prop_assert!(held(days) >= 365 * i64::from(work));
            prop_assert!(days == 0 || held(days - 1) < 365 * i64::from(work));
            let months = |months: u32| work <= months * a_month;
            let horizon = match () {
                () if months(6) => Horizon::Half,
                () if months(12) => Horizon::Year,
                () if months(24) => Horizon::TwoYears,
                () => Horizon::Later,
            };
            prop_assert_eq!(slot.horizon, horizon);
            free = slot.ends;
        }
        prop_assert!(schedule.slots.is_sorted_by_key(|slot| slot.horizon));
        prop_assert_eq!(work, plan.outlay.effort.0);
    }
}

#[test]
fn a_capacity_of_nothing_is_none() {
    assert_eq!(Capacity::new(PersonWeeks(0)), None);
    assert_eq!(Capacity::DEFAULT.a_month(), PersonWeeks(400));
}

#[test]
fn the_horizons_are_told_in_months() {
    let told = Horizon::ALL.map(Horizon::as_str);
    assert_eq!(told, ["0-6", "6-12", "12-24", "24+"]);
}
