//! What grows old: nothing listed by a short period is missed by a shorter one, confirming empties
//! the list, and the days told beforehand are those on which it happens.

use std::collections::BTreeSet;

use jiff::Span;
use jiff::civil::Date;
use ospo::answers::{Evidence, Sheet};
use ospo::insight::{Stale, WhyStale};
use ospo::interview::{Interview, Only, Selection};
use ospo::model::{Item, Model};
use ospo::organisation::{self, Period};
use proptest::prelude::*;

use crate::drawn;
use crate::small_model::{file, sheet, weighted};

fn day() -> impl Strategy<Value = Date> {
    let first = Date::new(2023, 12, 1).unwrap();
    (0..1500_i32).prop_map(move |days| first.saturating_add(Span::new().days(days)))
}

fn period() -> impl Strategy<Value = Period> {
    let unit = prop_oneof![Just('d'), Just('w'), Just('m'), Just('y')];
    (1..40_u16, unit).prop_map(|(number, unit)| parsed(number, unit))
}

fn parsed(number: u16, unit: char) -> Period {
    Period::parse(&format!("{number}{unit}")).unwrap()
}

/// What is said of an answer beside its level: its day, and the days of its evidence.
type Days = (Option<Date>, Vec<(Option<Date>, Option<Date>)>);

fn days() -> impl Strategy<Value = Days> {
    let some_day = || proptest::option::of(day());
    let evidence = proptest::collection::vec((some_day(), some_day()), 0..3);
    (some_day(), evidence)
}

/// A model, with a sheet on which answers and evidence have days.
fn sheets() -> impl Strategy<Value = (Model, Sheet)> {
    (drawn::answered(), proptest::collection::vec(days(), 1..8), day()).prop_map(
        |((plan, answers), days, date)| {
            let model = plan.model();
            let mut sheet = drawn::sheet(&model, &answers);
            sheet.date = date;
            for (answer, (answered, evidence)) in
                sheet.answers.values_mut().zip(days.iter().cycle())
            {
                answer.answered = *answered;
                answer.evidence = evidence
                    .iter()
                    .map(|(date, until)| Evidence {
                        date: *date,
                        until: *until,
                        ..Evidence::new("Minutes")
                    })
                    .collect();
            }
            (model, sheet)
        },
    )
}

fn listed(model: &Model, sheet: &Sheet, today: Date, after: Period) -> BTreeSet<String> {
    let stale = Stale::new(model, sheet, today, after);
    stale.items.iter().map(|one| one.item.id.to_string()).collect()
}

/// Goes through all that is stale and takes each answer as it stands.
fn confirmed(model: &Model, sheet: &Sheet, today: Date, after: Period) -> Sheet {
    let only = Some(Only::Stale { today, after: after.into() });
    let selection = Selection { only, ..Selection::default() };
    let items: Vec<&Item> = selection.of(model, sheet);
    let number = items.len();
    let mut interview = Interview::resume(model, sheet.clone(), items, None).confirming();
    for settled in 0..number {
        assert_eq!(interview.progress().answered, settled);
        let item = interview.current().unwrap();
        let mut answer = interview.answer_to(item).unwrap().clone();
        answer.answered = Some(today);
        interview.record(answer);
        interview.advance();
    }
    assert_eq!(interview.current(), None);
    interview.sheet().clone()
}

proptest! {
    #[test]
    fn a_longer_period_never_lists_more(
        (model, sheet) in sheets(),
        today in day(),
        (number, more) in (1..40_u16, 0..40_u16),
        unit in prop_oneof![Just('d'), Just('w'), Just('m'), Just('y')],
    ) {
        let short = listed(&model, &sheet, today, parsed(number, unit));
        let long = listed(&model, &sheet, today, parsed(number + more, unit));
        prop_assert!(long.is_subset(&short), "{long:?} {short:?}");
    }

    #[test]
    fn what_is_listed_today_is_listed_tomorrow(
        (model, sheet) in sheets(), today in day(), after in period(),
    ) {
        let tomorrow = today.tomorrow().unwrap();
        let now = listed(&model, &sheet, today, after);
        prop_assert!(now.is_subset(&listed(&model, &sheet, tomorrow, after)));
    }

    #[test]
    fn confirming_everything_leaves_no_old_answer(
        (model, sheet) in sheets(), today in day(), after in period(),
    ) {
        let sheet = confirmed(&model, &sheet, today, after);
        let stale = Stale::new(&model, &sheet, today, after);
        for why in stale.items.iter().flat_map(|one| &one.why) {
            // A level that still holds makes no paper younger.
            prop_assert!(matches!(why, WhyStale::Evidence(..)), "{why:?}");
        }
    }

    #[test]
    fn the_next_day_that_is_told_is_the_first_on_which_more_is_listed(
        (model, sheet) in sheets(), today in day(), after in period(),
    ) {
        let stale = Stale::new(&model, &sheet, today, after);
        let now = stale.items.len();
        let Some(next) = stale.next else {
            prop_assert_eq!(now, stale.answers);
            return Ok(());
        };
        prop_assert!(next.day > today);
        let before = listed(&model, &sheet, next.day.yesterday().unwrap(), after);
        prop_assert_eq!(before.len(), now);
        let then = listed(&model, &sheet, next.day, after);
        prop_assert_eq!(then.len(), now + next.items);
    }

    #[test]
    fn the_order_of_evidence_does_not_change_what_is_listed(
        (model, sheet) in sheets(), today in day(), after in period(),
    ) {
        let mut other = sheet.clone();
        for answer in other.answers.values_mut() {
            answer.evidence.reverse();
        }
        prop_assert_eq!(
            listed(&model, &sheet, today, after),
            listed(&model, &other, today, after)
        );
    }

    #[test]
    fn years_and_weeks_are_months_and_days(today in day(), number in 1..40_u16) {
        let before = |number, unit| parsed(number, unit).before(today);
        prop_assert_eq!(before(number, 'y'), before(12 * number, 'm'));
        prop_assert_eq!(before(number, 'w'), before(7 * number, 'd'));
    }
}

/// What a sheet or the settings leave aside until the end of March.
const UNTIL: &str = "decided_by: The board, until: 2027-03-31";

#[test]
fn what_does_not_apply_until_a_day_is_asked_again_after_it() {
    let model = weighted(&[&[1, 1]]);
    let sheet = sheet(
        &model,
        &format!(
            "  s1-1: {{ answer: not-applicable, reason: None., {UNTIL} }}\n  s1-2: measured\n"
        ),
    );
    let on = |day: Date| {
        let stale = Stale::new(&model, &sheet, day, Period::default());
        let items = stale.items.iter().flat_map(|one| &one.why).map(|why| why.as_str());
        (items.collect::<Vec<_>>(), stale.next.map(|next| next.day))
    };
    let end = jiff::civil::date(2027, 3, 31);
    assert_eq!(on(end), (vec![], end.tomorrow().ok()));
    let after_a_year = jiff::civil::date(2027, 11, 23);
    assert_eq!(on(end.tomorrow().unwrap()), (vec!["decision-ended"], Some(after_a_year)));
}

#[test]
fn what_is_no_goal_until_a_day_is_asked_again_after_it() {
    let model = weighted(&[&[1, 1]]);
    let sheet = sheet(&model, "  s1-1: measured\n");
    let settings = file(
        "ospo.yaml",
        format!(
            "target:\n  stage: 1\n  items:\n    s1-1: {{ level: not-a-goal, {UNTIL} }}\n    \
             s1-2: {{ level: not-a-goal }}\n"
        ),
    );
    let target = organisation::parse(&settings).unwrap().target.unwrap();
    let wanted = target.wanted(&settings, &model).unwrap();
    let on = |day: Date| {
        let stale = Stale::new(&model, &sheet, day, Period::default()).with_goals(&wanted);
        stale.goals.iter().map(|goal| (goal.id.to_owned(), goal.until)).collect::<Vec<_>>()
    };
    let end = jiff::civil::date(2027, 3, 31);
    assert_eq!(on(end), []);
    assert_eq!(on(end.tomorrow().unwrap()), [("s1-1".to_owned(), end)]);
}
