//! What a plan costs: its efforts are scaled by the size of an organisation, step by step, and add up
//! by quarter and by role.

use jiff::ToSpan;
use jiff::civil::date;
use ospo::insight::{Budget, Capacity, Plan, Quarter, Roadmap};
use ospo::model::{EffortBySize, Model, PersonWeeks, RoleId, SizeStep};
use ospo::organisation::{self, ActionSettings, Organisation, Rate};
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
        let each = |plan: &Plan| -> Vec<(String, PersonWeeks)> {
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

/// Settings in which every second item has an owner, and every second owner a role.
fn settled(model: &Model) -> Organisation {
    let yaml = "plan: { rate: 4321.09 EUR }\n\
                people: [{ name: Kim, role: legal }, { name: Jo }]\n";
    let file = crate::small_model::file("ospo.yaml", yaml.to_owned());
    let mut organisation = organisation::parse(&file).unwrap();
    for (at, item) in model.items_and_topics().enumerate() {
        let owner = [Some("kim"), None, Some("Jo"), None][at % 4].map(str::to_owned);
        let action = ActionSettings { owner, ..ActionSettings::nothing() };
        organisation.plan.actions.insert(item.id.clone(), action);
    }
    organisation
}

fn sum(parts: impl IntoIterator<Item = PersonWeeks>) -> u32 {
    parts.into_iter().map(|part| part.0).sum()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn quarters_and_roles_add_up_to_the_plan_and_money_is_rate_times_weeks(
        office in office(),
        a_month in 1..=150_u32,
        later in 0..3000_i64,
    ) {
        let mut model = office.model();
        for stage in &mut model.stages {
            for (at, item) in stage.items.iter_mut().enumerate() {
                item.who = ["ospo", "legal"][..at % 3].iter().map(|id| RoleId::new(*id)).collect();
            }
        }
        let assessment = office.assessment(&model);
        let plan = planned(&office, &assessment);
        let begins = date(2024, 1, 15).saturating_add(later.days());
        let organisation = settled(&model);
        let rate = organisation.plan.rate.unwrap();
        let capacity = Capacity::new(PersonWeeks(a_month));
        let roadmap = Roadmap::new(plan, &organisation, capacity, begins);
        let all = roadmap.plan.outlay.effort;
        let budget = Budget::of(&roadmap);

        let quarters = budget.by_quarter.values().copied();
        prop_assert_eq!(sum(quarters.chain([budget.later])), all.0);
        let roles = || budget.by_role.iter();
        prop_assert_eq!(sum(roles().map(|row| row.work)), all.0);
        prop_assert!(roles().all(|row| row.work.0 > 0 && row.suggested <= row.work));
        prop_assert!(budget.by_role.is_sorted_by(|one, other| one.work >= other.work));
        let owned = roadmap.entries().filter(|entry| entry.owner == Some("kim"));
        let owned = sum(owned.map(|entry| entry.action.outlay().effort));
        let legal = roles().find(|row| row.role == Some(RoleId::new("legal")));
        prop_assert_eq!(legal.map_or(0, |row| row.work.0 - row.suggested.0), owned);
        prop_assert_eq!(sum(roles().map(|row| row.work)) - owned, sum(roles().map(|row| row.suggested)));

        let worth = |weeks: PersonWeeks| 432_109 * u128::from(weeks.0);
        for entry in roadmap.entries() {
            let (cost, work) = (entry.cost.unwrap(), entry.action.outlay().effort);
            prop_assert_eq!(cost.ten_thousandths, worth(work));
        }
        prop_assert_eq!(rate, Rate::parse("EUR 4321.09").unwrap());
        let costs = budget.by_quarter.values().chain([&budget.later]);
        let costs: u128 = costs.map(|work| rate.of(*work).ten_thousandths).sum();
        prop_assert_eq!(costs, worth(all));

        // No quarter has work that no action has a day for.
        let days = roadmap.entries().filter(|entry| entry.action.outlay().effort.0 > 0);
        let days = days.map(|entry| entry.slot.unwrap());
        let days: Vec<_> = days.map(|slot| (slot.begins, slot.ends)).collect();
        for quarter in budget.by_quarter.keys() {
            let (from, to) = (quarter.begins().unwrap(), quarter.next().begins().unwrap());
            prop_assert!(days.iter().any(|(begins, ends)| *begins < to && *ends >= from));
        }
    }
}

#[test]
fn a_quarter_has_three_months_and_the_calendar_an_end() {
    let of = |day: &str| Quarter::of(day.parse().unwrap());
    let quarter = |year, number| Quarter { year, number };
    assert_eq!(
        ["2026-12-31", "2027-01-01", "2027-06-30"].map(of),
        [quarter(2026, 4), quarter(2027, 1), quarter(2027, 2)]
    );
    assert_eq!(quarter(2026, 4).next().begins(), Some(date(2027, 1, 1)));
    assert_eq!(quarter(9999, 4).next().begins(), None, "the calendar ends there");
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
