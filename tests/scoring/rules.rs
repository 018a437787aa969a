//! The rules one by one; what is expected is worked out by hand.

use ospo::score;
use ospo::score::Narrowed;

use crate::small_model::{lettered, scored, shown, told, weighted};

fn check(stages: &[&str], expected: &str) {
    let (model, card) = scored(stages);
    assert_eq!(told(&model, &card), expected, "{stages:?}");
}

fn check_weighted(weights: &[&[u32]], stages: &[&str], expected: &str) {
    let model = weighted(weights);
    let card = score::score(&model, &lettered(&model, stages), &Narrowed::default());
    assert_eq!(told(&model, &card), expected, "{weights:?} {stages:?}");
}

#[test]
fn the_worked_example_is_right_to_the_digit() {
    check(
        &["ppdmp"],
        "reached 1, possible 1; 5 of 5 answered\n\
         1: 75 75 75, passes\n\
         index 0.75 0.75 0.75 of 1",
    );
    check(
        &["phdmp"],
        "reached 0, possible 0, next 1 at 86.67 %; 5 of 5 answered\n\
         1: 65 65 65, fails, s1-2 below floor, short by 10\n\
         index 0.65 0.65 0.65 of 1",
    );
    check(
        &["p?dmp"],
        "reached 0, possible 1, next 1 at 80 %; 4 of 5 answered\n\
         1: 60 75 80, may pass, s1-2 open, short by 15\n\
         index 0.6 0.75 0.8 of 1",
    );
}

#[test]
fn an_unanswered_item_counts_just_as_an_unknown_one() {
    let (model, unknown) = scored(&["p?dmp", "?"]);
    let (_, unanswered) = scored(&["p-dmp", "-"]);
    assert_eq!(told(&model, &unknown), told(&model, &unanswered));
    assert_eq!((unknown.coverage.unknown, unknown.coverage.unanswered), (2, 0));
    assert_eq!((unanswered.coverage.unknown, unanswered.coverage.unanswered), (0, 2));
}

#[test]
fn without_an_answer_there_is_no_answered_percent_and_no_zero() {
    check(
        &["--", "??"],
        "reached 0, possible 2, next 1 at 0 %; 0 of 4 answered\n\
         1: 0 – 100, may pass, s1-1 open, s1-2 open, short by 75\n\
         2: 0 – 100, may pass, s2-1 open, s2-2 open, short by 75\n\
         index –",
    );
}

#[test]
fn what_does_not_apply_leaves_every_sum() {
    check(
        &["pxx", "mxp"],
        "reached 2, possible 2; 3 of 3 answered\n\
         1: 75 75 75, passes\n\
         2: 87.5 87.5 87.5, passes\n\
         index 1.63 1.63 1.63 of 2",
    );
}

#[test]
fn a_stage_that_does_not_apply_is_passed_through_and_never_reached() {
    check(
        &["p", "xx", "m"],
        "reached 3, possible 3; 2 of 2 answered\n\
         1: 75 75 75, passes\n\
         2: – – –, passes\n\
         3: 100 100 100, passes\n\
         index 2.63 2.63 2.63 of 3",
    );
    check(
        &["p", "xx", "h"],
        "reached 1, possible 1, next 3 at 33.33 %; 2 of 2 answered\n\
         1: 75 75 75, passes\n\
         2: – – –, passes\n\
         3: 25 25 25, fails, s3-1 below floor, short by 50\n\
         index 1.5 1.5 1.5 of 3",
    );
    check(
        &["p", "xx"],
        "reached 1, possible 1; 1 of 1 answered\n\
         1: 75 75 75, passes\n\
         2: – – –, passes\n\
         index 1.5 1.5 1.5 of 2",
    );
    check(
        &["x", "xx"],
        "reached 0, possible 0; 0 of 0 answered\n\
         1: – – –, passes\n\
         2: – – –, passes\n\
         index –",
    );
}

#[test]
fn a_stage_above_that_passes_does_not_lift_one_below_that_does_not() {
    check(
        &["pp", "hm", "mm"],
        "reached 1, possible 1, next 2 at 83.33 %; 6 of 6 answered\n\
         1: 75 75 75, passes\n\
         2: 62.5 62.5 62.5, fails, s2-1 below floor, short by 12.5\n\
         3: 100 100 100, passes\n\
         index 2.38 2.38 2.38 of 3",
    );
}

#[test]
fn a_high_percent_does_not_make_up_for_an_item_under_the_floor() {
    check(
        &["mmmmh"],
        "reached 0, possible 0, next 1 at 99 %; 5 of 5 answered\n\
         1: 85 85 85, fails, s1-5 below floor\n\
         index 0.85 0.85 0.85 of 1",
    );
    check(
        &["mmmm?"],
        "reached 0, possible 1, next 1 at 99 %; 4 of 5 answered\n\
         1: 80 100 100, may pass, s1-5 open\n\
         index 0.8 1 1 of 1",
    );
}

#[test]
fn a_percent_can_be_short_though_every_item_is_at_the_floor() {
    check(
        &["ddp"],
        "reached 0, possible 0, next 1 at 77.78 %; 3 of 3 answered\n\
         1: 58.33 58.33 58.33, fails, short by 16.67\n\
         index 0.58 0.58 0.58 of 1",
    );
}

#[test]
fn the_pass_mark_itself_passes_and_a_hair_below_it_does_not() {
    check(
        &["dm"],
        "reached 1, possible 1; 2 of 2 answered\n1: 75 75 75, passes\nindex 0.75 0.75 0.75 of 1",
    );
    let weights: &[&[u32]] = &[&[500, 501]];
    check_weighted(
        weights,
        &["md"],
        "reached 0, possible 0, next 1 at 99 %; 2 of 2 answered\n\
         1: 74.98 74.98 74.98, fails, short by 0.02\n\
         index 0.75 0.75 0.75 of 1",
    );
}

#[test]
fn progress_stays_under_a_hundred_until_the_stage_passes() {
    let at = |letters: &str| {
        let (model, card) = scored(&[letters]);
        shown(card.progress(model.method.ladder.as_ref().unwrap()))
    };
    assert_eq!(at("aaaaa"), "0");
    assert_eq!(at("ddddd"), "66.67");
    assert_eq!(at("ppppd"), "93.33");
    assert_eq!(at("mmmma"), "99");
    assert_eq!(at("ppppp"), "–");
}

#[test]
fn an_item_counts_as_often_as_its_weight_says() {
    check_weighted(
        &[&[3, 1]],
        &["md"],
        "reached 1, possible 1; 2 of 2 answered\n\
         1: 87.5 87.5 87.5, passes\n\
         index 0.88 0.88 0.88 of 1",
    );
    check_weighted(
        &[&[1, 3]],
        &["md"],
        "reached 0, possible 0, next 1 at 83.33 %; 2 of 2 answered\n\
         1: 62.5 62.5 62.5, fails, short by 12.5\n\
         index 0.63 0.63 0.63 of 1",
    );
}

#[test]
fn an_item_of_weight_0_neither_counts_nor_blocks_but_is_covered() {
    check_weighted(
        &[&[1, 0, 0]],
        &["pa?"],
        "reached 1, possible 1; 2 of 3 answered\n\
         1: 75 75 75, passes\n\
         index 0.75 0.75 0.75 of 1",
    );
    check_weighted(
        &[&[1], &[0, 0]],
        &["p", "m-"],
        "reached 1, possible 1; 2 of 3 answered\n\
         1: 75 75 75, passes\n\
         2: – – –, passes\n\
         index 1.5 1.5 1.5 of 2",
    );
}

#[test]
fn a_stage_without_answers_pulls_the_answered_index_down_and_one_without_items_does_not() {
    check(
        &["mm", "--", "xx", "pp"],
        "reached 1, possible 4, next 2 at 0 %; 4 of 6 answered\n\
         1: 100 100 100, passes\n\
         2: 0 – 100, may pass, s2-1 open, s2-2 open, short by 75\n\
         3: – – –, passes\n\
         4: 75 75 75, passes\n\
         index 2.33 2.33 3.67 of 4",
    );
}

#[test]
fn the_top_stage_is_not_reached_while_any_item_of_the_model_is_open() {
    let complete = ["ppp", "mmm", "pmm"];
    assert_eq!(scored(&complete).1.reached(), Some(3));
    for (at, letters) in complete.iter().enumerate() {
        for nth in 0..letters.len() {
            for open in ["?", "-"] {
                let mut opened = letters.to_string();
                opened.replace_range(nth..=nth, open);
                let mut stages = complete;
                stages[at] = &opened;
                let (_, card) = scored(&stages);
                assert!(card.reached().unwrap_or(0) < 3, "{stages:?}");
                assert_eq!(card.possible().unwrap_or(0), 3, "{stages:?}");
            }
        }
    }
}
