//! What is said to be enough for the day of a goal is enough, and nothing less is.

use jiff::ToSpan;
use jiff::civil::Date;
use ospo::insight::{Action, Capacity, Enough, Plan, Reason, Roadmap};
use ospo::model::{Item, PersonWeeks};
use ospo::organisation::Organisation;
use proptest::prelude::*;

use crate::plan::schedule::workday;
use crate::plan::tape::office;
use crate::plan::told::planned;

const BEGINS: Date = jiff::civil::date(2026, 11, 22);

fn roadmap<'m>(plan: &Plan<'m>, a_month: u32) -> Roadmap<'m> {
    let capacity = Capacity::new(PersonWeeks(a_month));
    Roadmap::new(plan.clone(), &Organisation::default(), capacity, BEGINS)
}

/// Whether all that is left can be shown by then; work that nobody has estimated takes no time here.
fn in_time(plan: &Plan, a_month: u32, by: Date) -> bool {
    let roadmap = roadmap(plan, a_month);
    let mut free = workday(BEGINS);
    let mut shown = roadmap.entries().map(|entry| {
        free = entry.slot.map_or(free, |slot| slot.ends);
        let months = i64::from(entry.action.looks_back()).months();
        (entry.action.finds_out(), workday(free.saturating_add(months)))
    });
    (plan.actions.is_empty() || by >= BEGINS)
        && shown.all(|(finds_out, shown)| finds_out || shown <= by)
}

fn is_needed(action: &Action) -> bool {
    action.reasons.iter().any(|reason| !matches!(reason, Reason::Wish | Reason::Risk(_)))
}

/// The fewest of these actions without which the rest is in time, found by trying every set.
fn fewest(plan: &Plan, droppable: &[&Item], a_month: u32, by: Date) -> Option<usize> {
    let sets = (0..1_u32 << droppable.len()).filter(|set| {
        let stays = |item: &Item| {
            let at = droppable.iter().position(|other| other.id == item.id);
            at.is_none_or(|at| set & (1 << at) == 0)
        };
        let mut rest = plan.clone();
        rest.actions.retain(|action| action.finds_out() || stays(action.item));
        by >= BEGINS && in_time(&rest, a_month, by)
    });
    sets.map(|set| set.count_ones() as usize).min()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn a_day_is_missed_for_the_reason_that_is_told(
        office in office(),
        a_month in 1..=400_u32,
        days in -5..900_i64,
    ) {
        let model = office.model();
        let assessment = office.assessment(&model);
        let mut plan = planned(&office, &assessment);
        let by = BEGINS.saturating_add(days.days());
        plan.goal.by = Some(by);
        let roadmap = roadmap(&plan, a_month);
        let Some(day) = &roadmap.target_day else {
            prop_assert!(!plan.outlay.is_known(), "only work that nobody has estimated has no day");
            return Ok(());
        };
        prop_assert_eq!(day.by, by);
        prop_assert_eq!(day.missed.is_none(), in_time(&plan, a_month, by));
        let Some(missed) = &day.missed else { return Ok(()) };
        match missed.capacity {
            Enough::Capacity(capacity) => {
                let least = capacity.a_month().0;
                prop_assert!(in_time(&plan, least, by));
                prop_assert!(!in_time(&plan, least - 1, by));
            }
            Enough::Past => prop_assert!(by < BEGINS),
            Enough::LooksBack { item, months } => {
                prop_assert!(!in_time(&plan, 100_000, by));
                prop_assert!(months > 0);
                let looks_back =
                    |action: &Action| action.item.id == item.id && action.looks_back() == months;
                prop_assert!(plan.actions.iter().any(looks_back));
            }
            Enough::None => prop_assert!(!in_time(&plan, 100_000, by)),
        }
        let raises = || plan.actions.iter().filter(|action| !action.finds_out());
        let beside: Vec<&Item> = raises().filter(|a| !is_needed(a)).map(|a| a.item).collect();
        let needed: Vec<&Item> = raises().filter(|a| is_needed(a)).map(|a| a.item).collect();
        let without = |items: &[&Item]| {
            let mut rest = plan.clone();
            let stays = |action: &Action| items.iter().all(|item| item.id != action.item.id);
            rest.actions.retain(|action| action.finds_out() || stays(action));
            rest
        };
        let expected = fewest(&plan, &beside, a_month, by).map(|number| (number, 0)).or_else(|| {
            let number = fewest(&without(&beside), &needed, a_month, by)?;
            Some((beside.len(), number))
        });
        let told = missed.drop.as_ref().map(|drop| (drop.beside.len(), drop.needed.len()));
        prop_assert_eq!(told, expected);
        if let Some(drop) = &missed.drop {
            let all = [&drop.beside[..], &drop.needed].concat();
            prop_assert!(in_time(&without(&all), a_month, by));
            prop_assert!(drop.beside.iter().all(|item| beside.contains(item)));
            prop_assert!(drop.needed.iter().all(|item| needed.contains(item)));
        }
    }
}
