//! A stage that counts what is in place; what is expected is worked out by hand.

use ospo::model::{ItemId, LevelId};
use ospo::score::{self, Bounds, Footing, Narrowed, Scorecard, StageState, WhyBounds};

use crate::small_model::{lack, lettered, shown, weighted_by};

const METHOD: &str = "floor: repeatable, most: established, share: 2/3";

fn counted(stages: &[&str]) -> (ospo::model::Model, Scorecard) {
    let weights: Vec<Vec<u32>> = stages.iter().map(|letters| vec![1; letters.len()]).collect();
    let weights: Vec<&[u32]> = weights.iter().map(Vec::as_slice).collect();
    let model = weighted_by(METHOD, &weights);
    let card = score::score(&model, &lettered(&model, stages), &Narrowed::default());
    (model, card)
}

/// What is said of the first stage.
fn told(letters: &str) -> String {
    let (model, card) = counted(&[letters]);
    let stage = &card.stages[0];
    let practices = stage.practices;
    let blockers = stage.blockers().len();
    format!(
        "{} of {} in place, {} partly: {}, {blockers} in the way{}",
        practices.worst.in_place,
        practices.applicable,
        practices.worst.partly,
        stage.state.as_str(),
        lack(&model, stage)
    )
}

#[test]
fn two_in_three_have_to_be_in_place_and_all_at_the_floor() {
    assert_eq!(
        told("pddm"),
        "2 of 4 in place, 2 partly: under-way, 0 in the way, needs 1 more in place"
    );
    assert_eq!(told("ppdm"), "3 of 4 in place, 1 partly: holds, 0 in the way");
    assert_eq!(told("pphm"), "3 of 4 in place, 0 partly: under-way, 1 in the way");
}

#[test]
fn what_is_at_the_top_pays_for_nothing_below_it() {
    assert_eq!(
        told("mmdddd"),
        "2 of 6 in place, 4 partly: under-way, 0 in the way, needs 2 more in place"
    );
    assert_eq!(told("ppppdd"), "4 of 6 in place, 2 partly: holds, 0 in the way");
}

#[test]
fn an_item_between_two_levels_is_in_place_only_at_best() {
    let model = weighted_by(METHOD, &[&[1, 1, 1, 1]]);
    let scale = &model.items().next().unwrap().scale;
    let [low, high] = ["repeatable", "established"].map(LevelId::new);
    let mut narrowed = Narrowed::default();
    let bounds = Bounds::between(scale, &low, &high, WhyBounds::NotAgreed).unwrap();
    narrowed.set(ItemId::new("s1-1"), bounds);
    let card = score::score(&model, &lettered(&model, &["pddm"]), &narrowed);
    let practices = card.practices;
    assert_eq!((practices.worst.in_place, practices.best.in_place), (1, 2));
    assert_eq!((practices.worst.partly, practices.best.partly), (3, 2));
}

#[test]
fn a_stage_is_told_by_itself_whatever_the_stages_below_it_do() {
    let (_, card) = counted(&["aaa", "haa", "dda", "ppp", "???", "xx", "a??"]);
    let states: Vec<StageState> = card.stages.iter().map(|stage| stage.state).collect();
    let expected = [
        StageState::NotBegun,
        StageState::Begun,
        StageState::UnderWay,
        StageState::Holds,
        StageState::Open,
        StageState::NotApplicable,
        StageState::NotBegun,
    ];
    assert_eq!(states, expected);
    assert_eq!((card.reached().unwrap_or(0), card.next()), (0, Some(1)));
}

#[test]
fn progress_is_what_is_in_place_of_what_is_needed() {
    let at = |letters: &str| {
        let (model, card) = counted(&[letters]);
        shown(card.progress(model.method.ladder.as_ref().unwrap()))
    };
    assert_eq!(at("dddd"), "0");
    assert_eq!(at("pddm"), "66.67");
    assert_eq!(at("pphm"), "99");
    assert_eq!(at("ppdm"), "–");
}

#[test]
fn each_item_counts_as_one_whatever_it_weighs() {
    let model = weighted_by(METHOD, &[&[5, 1, 1, 0]]);
    let card = score::score(&model, &lettered(&model, &["pdda"]), &Narrowed::default());
    let practices = card.stages[0].practices;
    assert_eq!((practices.worst.in_place, practices.applicable), (1, 3));
    assert!(!card.stages[0].passes());
}

#[test]
fn where_a_stage_needs_a_percent_in_place_is_what_is_worth_that_much() {
    let model = weighted_by("floor: repeatable, pass: 60", &[&[1, 1, 1, 1]]);
    let card = score::score(&model, &lettered(&model, &["pdha"]), &Narrowed::default());
    let footings = card.stages[0].items.iter().map(|item| item.footing().unwrap());
    let expected = [Footing::InPlace, Footing::Partly, Footing::Begun, Footing::Nothing];
    assert_eq!(footings.collect::<Vec<_>>(), expected);
}
