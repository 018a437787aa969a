//! One thing is done after the other, within the months that are told.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use ospo::insight::{Capacity, Deed, Horizon, Schedule};
use ospo::model::{Level, PersonWeeks};
use proptest::prelude::*;

use crate::plan::tape::office;
use crate::plan::told::{place, planned};

/// The day itself, or the next one that is on no weekend.
pub(crate) fn workday(mut day: Date) -> Date {
    while matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) {
        day = day.tomorrow().unwrap();
    }
    day
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

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

        let mut free = workday(begins);
        let mut work = 0;
        for (slot, action) in schedule.slots.iter().zip(&plan.actions) {
            let effort = action.outlay().effort.0;
            let Some(slot) = slot else {
                prop_assert!(effort == 0 && action.outlay().without > 0);
                continue;
            };
            prop_assert_eq!(slot.begins, free, "the next begins when the last is done");
            prop_assert!(slot.ends >= slot.begins);
            prop_assert!(effort > 0 || slot.ends == slot.begins);
            work += effort;
            // A month is the twelfth part of 365 days, and a day that is begun counts.
            let days = (365 * u64::from(work)).div_ceil(12 * u64::from(a_month));
            let days = i64::try_from(days).unwrap();
            prop_assert_eq!(slot.ends, workday(begins.saturating_add(days.days())));
            let months = |months: u32| work <= months * a_month;
            let horizon = match () {
                () if months(6) => Horizon::Half,
                () if months(12) => Horizon::Year,
                () if months(24) => Horizon::TwoYears,
                () => Horizon::Later,
            };
            prop_assert_eq!(slot.horizon, horizon);
            free = slot.ends;

            let thing = &office.things[place(&office, action)];
            let reached = match &action.deed {
                Deed::FindOut { .. } => 0..0,
                Deed::Raise { from, to, .. } => {
                    let number = |level: &Level| action.item.scale.index_of(&level.id).unwrap();
                    number(from) + 1..number(to) + 1
                }
            };
            let months = thing.months[reached].iter().max().copied().unwrap_or(0);
            let later = slot.ends.saturating_add(i64::from(months).months());
            prop_assert_eq!(slot.shown, workday(later), "not before its own text allows");
            for day in [slot.begins, slot.ends, slot.shown] {
                prop_assert_eq!(day, workday(day), "on no weekend");
            }
        }
        prop_assert!(schedule.slots.iter().flatten().is_sorted_by_key(|slot| slot.horizon));
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
