//! Several sheets put together: the order in which they are named says nothing, one alone stays as
//! it is, who knows nothing changes nothing, and a merged level lies among those that count.

use ospo::answers::{self, Answer, Choice, MergeRoles, MergeRule, Respondent, Sheet};
use ospo::insight::{Merge, SourceSheet};
use ospo::model::{Item, ItemId, Model, RoleId};
use ospo::score;
use ospo::score::Narrowed;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use crate::{small_model, typed};

const ROLES: [&str; 3] = ["legal", "ospo", "people"];

/// The model of the typed sheets, with items that say who would know.
fn model() -> Model {
    let mut model = small_model::weighted(&[&[1, 1, 1], &[1, 1]]);
    let whos: [&[&str]; 5] =
        [&[], &["legal"], &["ospo", "legal"], &["people"], &["people", "ospo"]];
    let items = model.stages.iter_mut().flat_map(|stage| &mut stage.items);
    for (item, who) in items.zip(whos) {
        item.who = who.iter().copied().map(RoleId::new).collect();
    }
    model
}

/// Sheets of one subject, on a few days, by people with names and roles and without.
fn sheets(number: std::ops::RangeInclusive<usize>) -> impl Strategy<Value = Vec<Sheet>> {
    let name = option::of(select(&["Kim", "Lee", "Dana"][..]));
    let role = option::of(select(&ROLES[..]));
    let sheet = (typed::sheet(), name, role, 1..=3_i8);
    vec(sheet, number).prop_map(|drawn| {
        let sheets = drawn.into_iter().map(|(mut sheet, name, role, day)| {
            "Acme".clone_into(&mut sheet.subject);
            sheet.date = jiff::civil::date(2026, 11, day);
            sheet.merged = None;
            let respondent =
                Respondent { name: name.map(str::to_owned), role: role.map(str::to_owned) };
            sheet.respondent = Some(respondent).filter(|one| !one.is_empty());
            sheet
        });
        sheets.collect()
    })
}

fn how() -> impl Strategy<Value = (MergeRule, MergeRoles)> {
    (select(&MergeRule::ALL[..]), select(&MergeRoles::ALL[..]))
}

/// Names the sheets by their place.
fn named(sheets: &[Sheet]) -> Vec<SourceSheet> {
    let named = sheets.iter().zip(1..).map(|(sheet, number)| SourceSheet {
        name: format!("sheet-{number}"),
        sheet: sheet.clone(),
    });
    named.collect()
}

fn merged(
    model: &Model,
    sources: Vec<SourceSheet>,
    (rule, roles): (MergeRule, MergeRoles),
) -> Merge<'_> {
    Merge::new(model, sources, rule, roles).unwrap()
}

/// Returns the answers to what the model asks.
fn asked<'s>(model: &Model, sheet: &'s Sheet) -> Vec<(&'s ItemId, &'s Answer)> {
    let answers = sheet.answers.iter();
    answers.filter(|(id, _)| model.item(id).is_some()).collect()
}

/// Returns the place of a level on its scale.
fn place(item: &Item, answer: &Answer) -> Option<usize> {
    match &answer.choice {
        Choice::Level(level) => item.scale.index_of(level),
        Choice::Unknown | Choice::NotApplicable { .. } => None,
    }
}

/// Returns the places of the levels that count by the rule about roles, worked out anew.
fn counted(item: &Item, sheets: &[Sheet], roles: MergeRoles) -> Vec<usize> {
    let role = |sheet: &Sheet| sheet.respondent.as_ref().and_then(|one| one.role.clone());
    let knows =
        |sheet: &Sheet| role(sheet).is_some_and(|own| item.who.iter().any(|who| *who == *own));
    let answered = |sheet: &&Sheet| {
        let answer = sheet.answer(&item.id);
        answer.is_some_and(|answer| answer.choice != Choice::Unknown)
    };
    let answers: Vec<&Sheet> = sheets.iter().filter(answered).collect();
    let routed = roles == MergeRoles::Knowing && answers.iter().any(|sheet| knows(sheet));
    let counting =
        answers.into_iter().filter(|sheet| !routed || role(sheet).is_none() || knows(sheet));
    counting.filter_map(|sheet| place(item, sheet.answer(&item.id)?)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]

    #[test]
    fn one_sheet_alone_stays_as_it_is(sheets in sheets(1..=1), how in how()) {
        let model = model();
        let whole = merged(&model, named(&sheets), how).sheet();
        prop_assert_eq!(asked(&model, &whole), asked(&model, &sheets[0]));
        prop_assert_eq!(&whole.respondent, &sheets[0].respondent);
        prop_assert_eq!(score::score(&model, &whole, &Narrowed::default()), score::score(&model, &sheets[0], &Narrowed::default()));
    }

    #[test]
    fn the_order_in_which_sheets_are_named_says_nothing(
        (sheets, shuffled) in sheets(2..=4).prop_flat_map(|sheets| {
            let named = named(&sheets);
            (Just(sheets), Just(named).prop_shuffle())
        }),
        how in how(),
    ) {
        let model = model();
        let bytes = |sources| {
            let sheet = merged(&model, sources, how).sheet();
            answers::to_yaml(&sheet, &model).unwrap()
        };
        prop_assert_eq!(bytes(named(&sheets)), bytes(shuffled));
    }

    #[test]
    fn who_knows_nothing_changes_no_answer(
        sheets in sheets(2..=4), role in option::of(select(&ROLES[..])), how in how()
    ) {
        let model = model();
        let before = merged(&model, named(&sheets), how).sheet();
        let mut unknown = Sheet::new(&model, "Acme", jiff::civil::date(2026, 11, 2));
        unknown.respondent = Some(Respondent {
            name: Some("Nobody".to_owned()),
            role: role.map(str::to_owned),
        });
        for item in model.items() {
            unknown.give(item.id.clone(), Answer::new(Choice::Unknown));
        }
        let more: Vec<Sheet> = sheets.iter().cloned().chain([unknown]).collect();
        let after = merged(&model, named(&more), how).sheet();
        for (id, answer) in asked(&model, &before) {
            prop_assert_eq!(after.answer(id), Some(answer));
        }
        // What was not answered is not known now, which is worth as much.
        prop_assert_eq!(score::score(&model, &before, &Narrowed::default()).stages.len(), model.staged().count());
        for (one, other) in score::score(&model, &before, &Narrowed::default())
            .stages
            .iter()
            .zip(&score::score(&model, &after, &Narrowed::default()).stages)
        {
            prop_assert_eq!(one.range, other.range);
        }
    }

    #[test]
    fn a_merged_level_lies_among_those_that_count(sheets in sheets(1..=5), how in how()) {
        let model = model();
        let whole = merged(&model, named(&sheets), how).sheet();
        for item in model.items() {
            let counted = counted(item, &sheets, how.1);
            let level = whole.answer(&item.id).and_then(|answer| place(item, answer));
            if let Some(level) = level {
                prop_assert!(counted.iter().min() <= Some(&level), "{}", item.id);
                prop_assert!(counted.iter().max() >= Some(&level), "{}", item.id);
            }
        }
    }

    #[test]
    fn the_lowest_is_no_higher_than_the_median_and_the_mean(
        sheets in sheets(1..=5), roles in select(&MergeRoles::ALL[..])
    ) {
        let model = model();
        let of = |rule| merged(&model, named(&sheets), (rule, roles)).sheet();
        let (lowest, median, mean) =
            (of(MergeRule::Lowest), of(MergeRule::Median), of(MergeRule::Mean));
        for item in model.items() {
            let level = |sheet: &Sheet| sheet.answer(&item.id).and_then(|a| place(item, a));
            prop_assert!(level(&lowest) <= level(&median));
            prop_assert!(level(&lowest) <= level(&mean));
        }
    }
}
