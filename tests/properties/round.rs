//! Several sheets of one round: the order in which they are read says nothing, one alone stays as it
//! is, who agrees gives the plain answer, and who does not leaves it between two levels until it is
//! settled.

use ospo::answers::{self, Answer, Choice, Respondent, Sheet};
use ospo::insight::{Round, RoundFacts, RoundState, SourceSheet, digest};
use ospo::model::{Item, ItemId, LevelId, Model, RoleId};
use ospo::score::{self, Fraction, Range, Scorecard};
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
            (sheet.merged, sheet.closed) = (None, None);
            let respondent =
                Respondent { name: name.map(str::to_owned), role: role.map(str::to_owned) };
            sheet.respondent = Some(respondent).filter(|one| !one.is_empty());
            sheet
        });
        sheets.collect()
    })
}

/// Names the sheets by their place, as those of one round.
fn named(sheets: &[Sheet]) -> Vec<SourceSheet> {
    let named = sheets.iter().zip(1..).map(|(sheet, number)| SourceSheet {
        name: format!("2026-11-01-{number}"),
        sheet: sheet.clone(),
    });
    named.collect()
}

fn together(model: &Model, sources: Vec<SourceSheet>) -> Round<'_> {
    Round::new(model, sources).unwrap()
}

fn scored(round: &Round) -> Scorecard {
    score::score(round.model, &round.sheet(), &round.narrowed())
}

fn alone(model: &Model, sheet: &Sheet) -> Scorecard {
    score::score(model, sheet, &score::Narrowed::default())
}

/// Returns the answers to what the model asks.
fn asked<'s>(model: &Model, sheet: &'s Sheet) -> Vec<(&'s ItemId, &'s Answer)> {
    let answers = sheet.answers.iter();
    answers.filter(|(id, _)| model.item(id).is_some()).collect()
}

/// Returns the places of the levels that an answer leaves open; none where it has no level.
fn places(item: &Item, answer: &Answer) -> Vec<usize> {
    let place = |level| item.scale.index_of(level).unwrap();
    match &answer.choice {
        Choice::Level(level) => vec![place(level)],
        Choice::AtLeast(level) => (place(level)..item.scale.levels.len()).collect(),
        Choice::Unknown | Choice::NotApplicable { .. } => Vec::new(),
    }
}

/// What several have said to an item, worked out anew.
#[derive(Debug, PartialEq)]
enum Said {
    Nothing,
    Unknown,
    NotApplicable,
    /// A level against not applicable.
    Conflict,
    /// The places of the lowest and the highest level, and whether all agree.
    Between(usize, usize, bool),
}

fn said(item: &Item, sheets: &[Sheet]) -> Said {
    let role = |sheet: &Sheet| sheet.respondent.as_ref().and_then(|one| one.role.clone());
    let knows =
        |sheet: &Sheet| role(sheet).is_some_and(|own| item.who.iter().any(|who| *who == *own));
    let given = |sheet: &Sheet| sheet.answer(&item.id).map(|answer| answer.choice.clone());
    if sheets.iter().all(|sheet| given(sheet).is_none()) {
        return Said::Nothing;
    }
    let is_answer = |choice: &Choice| *choice != Choice::Unknown;
    let answered = |sheet: &&Sheet| given(sheet).as_ref().is_some_and(is_answer);
    let answers: Vec<&Sheet> = sheets.iter().filter(answered).collect();
    let routed = answers.iter().any(|sheet| knows(sheet));
    let counting: Vec<&Sheet> = answers
        .into_iter()
        .filter(|sheet| !routed || role(sheet).is_none() || knows(sheet))
        .collect();
    let said = counting.iter().map(|sheet| places(item, sheet.answer(&item.id).unwrap()));
    let (levels, others): (Vec<Vec<usize>>, Vec<_>) = said.partition(|places| !places.is_empty());
    if levels.is_empty() {
        return if counting.is_empty() { Said::Unknown } else { Said::NotApplicable };
    }
    if !others.is_empty() {
        return Said::Conflict;
    }
    let all = 0..item.scale.levels.len();
    let common: Vec<usize> =
        all.filter(|place| levels.iter().all(|places| places.contains(place))).collect();
    let open = if common.is_empty() { levels.concat() } else { common.clone() };
    let (low, high) = (open.iter().min().unwrap(), open.iter().max().unwrap());
    Said::Between(*low, *high, !common.is_empty())
}

/// The credits between which an item lies, and whether something is known of it; none where it does
/// not apply.
fn ends(item: &Item, sheets: &[Sheet]) -> Option<(u64, u64, bool)> {
    let credit = |place: usize| {
        let credit = item.scale.levels[place].credit;
        credit.part() * 100 / credit.of()
    };
    match said(item, sheets) {
        Said::NotApplicable => None,
        Said::Nothing | Said::Unknown | Said::Conflict => Some((0, 100, false)),
        Said::Between(low, high, _) => {
            let (low, high) = (credit(low), credit(high));
            Some((low, high, (low, high) != (0, 100)))
        }
    }
}

/// Worst, answered and best of some items, worked out anew.
fn reckoned<'m>(items: impl Iterator<Item = &'m Item>, sheets: &[Sheet]) -> [Option<Fraction>; 3] {
    let (mut low, mut known, mut high, mut all) = (0, 0, 0, 0);
    for item in items {
        let Some((least, most, is_known)) = ends(item, sheets) else { continue };
        let weight = u64::from(item.weight);
        low += weight * least;
        high += weight * most;
        all += weight;
        known += if is_known { weight } else { 0 };
    }
    [Fraction::new(low, all), Fraction::new(low, known), Fraction::new(high, all)]
}

fn percents(range: &Range) -> [Option<Fraction>; 3] {
    [range.worst().cloned(), range.answered().cloned(), range.best().cloned()]
}

/// Gives each item of the model a level, by its place.
fn with_levels(model: &Model, name: &str, places: &[usize]) -> Sheet {
    let mut sheet = Sheet::new(model, "Acme", jiff::civil::date(2026, 11, 1));
    sheet.respondent = Some(Respondent { name: Some(name.to_owned()), role: None });
    for (item, place) in model.items().zip(places) {
        let level: LevelId = item.scale.levels[*place].id.clone();
        sheet.give(item.id.clone(), Answer::new(Choice::Level(level)));
    }
    sheet
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]

    #[test]
    fn one_sheet_alone_stays_as_it_is(sheets in sheets(1..=1)) {
        let model = model();
        let round = together(&model, named(&sheets));
        let whole = round.sheet();
        prop_assert_eq!(asked(&model, &whole), asked(&model, &sheets[0]));
        prop_assert_eq!(&whole.respondent, &sheets[0].respondent);
        prop_assert!(round.narrowed().is_empty());
        prop_assert_eq!(scored(&round), alone(&model, &sheets[0]));
    }

    #[test]
    fn the_order_in_which_sheets_are_read_says_nothing(
        (sheets, shuffled) in sheets(2..=4).prop_flat_map(|sheets| {
            let named = named(&sheets);
            (Just(sheets), Just(named).prop_shuffle())
        }),
    ) {
        let model = model();
        let all = |sources| {
            let round = together(&model, sources);
            let sheet = round.sheet();
            let facts = RoundFacts::of(&round, "2026-11-01", &sheet);
            let bytes = answers::to_yaml(&sheet, &model).unwrap();
            (bytes, round.narrowed(), facts, digest(&round), scored(&round))
        };
        prop_assert_eq!(all(named(&sheets)), all(shuffled));
    }

    #[test]
    fn those_who_agree_give_the_answer_of_one(sheets in sheets(1..=1), number in 2..=4_usize) {
        let model = model();
        let alike = vec![sheets[0].clone(); number];
        let round = together(&model, named(&alike));
        prop_assert!(round.narrowed().is_empty());
        prop_assert!(round.agenda(&round.items()).is_empty());
        let choices = |sheet: &Sheet| -> Vec<(ItemId, Choice)> {
            let answers = asked(&model, sheet).into_iter();
            answers.map(|(id, answer)| (id.clone(), answer.choice.clone())).collect()
        };
        prop_assert_eq!(choices(&round.sheet()), choices(&sheets[0]));
        prop_assert_eq!(scored(&round), alone(&model, &sheets[0]));
    }

    /// Worst is what it would be if the lower one were right in each item, best if the higher one.
    #[test]
    fn two_who_disagree_leave_it_between_the_lower_and_the_higher(
        (one, other) in (vec(0..5_usize, 5), vec(0..5_usize, 5)),
    ) {
        let model = model();
        let pairs = || one.iter().zip(&other);
        let low: Vec<usize> = pairs().map(|(one, other)| *one.min(other)).collect();
        let high: Vec<usize> = pairs().map(|(one, other)| *one.max(other)).collect();
        let sheets = [with_levels(&model, "Ann", &one), with_levels(&model, "Ben", &other)];
        let round = together(&model, named(&sheets));
        let card = scored(&round);
        let lower = alone(&model, &with_levels(&model, "Ann", &low));
        let higher = alone(&model, &with_levels(&model, "Ann", &high));
        prop_assert_eq!(card.reached().unwrap_or(0), lower.reached().unwrap_or(0));
        prop_assert_eq!(card.possible().unwrap_or(0), higher.reached().unwrap_or(0));
        for ((stage, lower), higher) in card.stages.iter().zip(&lower.stages).zip(&higher.stages) {
            prop_assert_eq!(stage.range.worst(), lower.range.worst());
            prop_assert_eq!(stage.range.best(), higher.range.worst());
            prop_assert_eq!(stage.passes(), lower.passes());
            prop_assert_eq!(stage.could_pass(), higher.passes());
        }
        let apart = pairs().filter(|(one, other)| one != other).count();
        prop_assert_eq!(round.agenda(&round.items()).len(), apart);
        let facts = RoundFacts::of(&round, "2026-11-01", &round.sheet());
        prop_assert_eq!(facts.not_agreed.len(), apart);
        prop_assert_eq!(facts.state, RoundState::Complete);
    }

    #[test]
    fn what_is_settled_is_one_figure_whoever_has_said_what(
        sheets in sheets(1..=4), places in vec(0..5_usize, 5),
    ) {
        let model = model();
        let mut settled = with_levels(&model, "", &places);
        settled.respondent = None;
        let mut sources = named(&sheets);
        let name = "2026-11-01-settled".to_owned();
        sources.push(SourceSheet { name, sheet: settled.clone() });
        let round = together(&model, sources);
        prop_assert!(round.narrowed().is_empty());
        let (card, agreed) = (scored(&round), alone(&model, &settled));
        prop_assert_eq!(card.reached().unwrap_or(0), card.possible().unwrap_or(0));
        for (stage, agreed) in card.stages.iter().zip(&agreed.stages) {
            let [worst, answered, best] = percents(&stage.range);
            prop_assert_eq!(&worst, &best);
            prop_assert_eq!(&worst, &answered);
            prop_assert_eq!(&stage.range, &agreed.range);
        }
        prop_assert_eq!(round.sources().len(), sheets.len());
    }

    #[test]
    fn who_knows_nothing_changes_no_answer(
        sheets in sheets(2..=4), role in option::of(select(&ROLES[..])),
    ) {
        let model = model();
        let before = together(&model, named(&sheets));
        let mut unknown = Sheet::new(&model, "Acme", jiff::civil::date(2026, 11, 2));
        unknown.respondent = Some(Respondent {
            name: Some("Nobody".to_owned()),
            role: role.map(str::to_owned),
        });
        for item in model.items() {
            unknown.give(item.id.clone(), Answer::new(Choice::Unknown));
        }
        let more: Vec<Sheet> = sheets.iter().cloned().chain([unknown]).collect();
        let after = together(&model, named(&more));
        let (was, is) = (before.sheet(), after.sheet());
        for (id, answer) in asked(&model, &was) {
            prop_assert_eq!(is.answer(id), Some(answer));
        }
        prop_assert_eq!(before.narrowed(), after.narrowed());
        // What was not answered is not known now, which is worth as much.
        let ranges = |card: Scorecard| -> Vec<Range> {
            card.stages.iter().map(|stage| stage.range.clone()).collect()
        };
        prop_assert_eq!(ranges(scored(&before)), ranges(scored(&after)));
    }

    #[test]
    fn every_figure_equals_a_second_computation(sheets in sheets(1..=5)) {
        let model = model();
        let round = together(&model, named(&sheets));
        let card = scored(&round);
        for (stage, score) in model.staged().zip(&card.stages) {
            prop_assert_eq!(percents(&score.range), reckoned(stage.items.iter(), &sheets));
        }
        prop_assert_eq!(percents(&card.overall), reckoned(model.items(), &sheets));
        let facts = RoundFacts::of(&round, "2026-11-01", &round.sheet());
        let open = |item: &Item| match said(item, &sheets) {
            Said::Between(_, _, agreed) => !agreed,
            Said::Conflict => true,
            Said::Nothing | Said::Unknown | Said::NotApplicable => false,
        };
        let not_agreed: Vec<&ItemId> =
            model.items_and_topics().filter(|item| open(item)).map(|item| &item.id).collect();
        prop_assert_eq!(facts.not_agreed.iter().collect::<Vec<_>>(), not_agreed);
    }

    #[test]
    fn who_would_know_goes_before_who_would_not(
        sheets in sheets(1..=3), places in vec(0..5_usize, 5), other in vec(0..5_usize, 5),
    ) {
        let model = model();
        let with_role = |name: &str, role: &str, places: &[usize]| {
            let mut sheet = with_levels(&model, name, places);
            sheet.respondent =
                Some(Respondent { name: Some(name.to_owned()), role: Some(role.to_owned()) });
            sheet
        };
        // No item names the gardener.
        let knowing = ROLES.map(|role| with_role(role, role, &places));
        let before: Vec<Sheet> = sheets.iter().chain(&knowing).cloned().collect();
        let mut after = before.clone();
        after.push(with_role("Guy", "gardener", &other));
        let (before, after) = (together(&model, named(&before)), together(&model, named(&after)));
        let (was, is) = (before.sheet(), after.sheet());
        let (narrow, still) = (before.narrowed(), after.narrowed());
        for item in model.items().filter(|item| !item.who.is_empty()) {
            prop_assert_eq!(narrow.of(&item.id), still.of(&item.id));
            let choice = |sheet: &Sheet| sheet.answer(&item.id).unwrap().choice.clone();
            prop_assert_eq!(choice(&was), choice(&is));
        }
    }
}
