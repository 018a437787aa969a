//! Small offices by hand, at the edges of what a plan says.

use ospo::insight::{Action, Deed, First, Plan};

use crate::drawn::{Said, name};
use crate::plan::office::{Office, Thing, Wish};
use crate::plan::told::planned;

/// One stage of items of equal weight, a person-week for each step.
fn office(pass: u32, floor: usize, scale: &[u32], items: &[(Said, Option<Wish>)]) -> Office {
    let things = items.iter().enumerate().map(|(at, (said, wish))| Thing {
        id: name(0, at),
        stage: Some(1),
        weight: 1,
        floor: None,
        scale: 0,
        area: 0,
        efforts: (0..scale.len()).map(|level| (level > 0).then_some(100)).collect(),
        months: vec![0; scale.len()],
        after: Vec::new(),
        said: *said,
        differs: None,
        wish: *wish,
        favoured: false,
        severity: None,
    });
    Office {
        pass,
        count: None,
        floor,
        scales: vec![scale.to_vec()],
        things: things.collect(),
        areas: [None, None],
        target: None,
        asked: Some(1),
        sponsor: None,
        first: First::Stage,
    }
}

/// Each action in a few words, and what is said of the stage.
fn told(office: &Office) -> Vec<String> {
    let model = office.model();
    let plan: Plan = planned(office, &office.assessment(&model));
    let action = |action: &Action| {
        let deed = match &action.deed {
            Deed::FindOut { saves, .. } => format!("find out, saves {saves}"),
            Deed::Raise { from, to, .. } => format!("{} to {}", from.id, to.id),
        };
        let completes = action.completes.map_or("", |_| ", completes");
        let (id, reasons) = (&action.item.id, &action.reasons);
        format!("{id}: {deed}{completes} {reasons:?}")
    };
    let stages = plan.stages.iter().map(|stage| {
        let without: Vec<&str> = stage.without.iter().map(|item| item.id.as_str()).collect();
        format!("passes: {}, without {without:?}", stage.passes)
    });
    plan.actions.iter().map(action).chain(stages).collect()
}

const USUAL: [u32; 5] = [0, 25, 50, 75, 100];

#[test]
fn a_stage_that_nobody_can_pass_is_not_the_fault_of_a_wish() {
    let office = office(75, 1, &[0, 50, 60], &[(Said::Level(0), None)]);
    assert_eq!(told(&office), ["passes: false, without []"]);
}

#[test]
fn a_wish_for_the_lowest_level_does_not_leave_an_item_open() {
    let items = [(Said::Unknown, Some(Wish::Level(0))), (Said::Level(4), None)];
    assert_eq!(
        told(&office(50, 0, &USUAL, &items)),
        ["s1-1: find out, saves 0, completes [Open(1)]", "passes: true, without []"]
    );
}

#[test]
fn what_is_no_goal_is_not_to_be_found_out() {
    let items = [(Said::Unknown, Some(Wish::NotAGoal)), (Said::Level(1), None)];
    assert_eq!(
        told(&office(75, 2, &USUAL, &items)),
        ["s1-2: l1 to l3 [Floor(1), Points(1)]", "passes: false, without [\"s1-1\"]"]
    );
}

#[test]
fn a_stage_may_ask_more_of_an_item_than_a_wish_and_then_gets_it() {
    let items = [(Said::Unknown, Some(Wish::Level(1))), (Said::Level(2), None)];
    assert_eq!(
        told(&office(75, 2, &USUAL, &items)),
        [
            "s1-1: find out, saves 4 [Open(1)]",
            "s1-1: l0 to l4, completes [Wish, Floor(1), Points(1)]",
            "passes: true, without []"
        ]
    );
}

#[test]
fn a_wish_in_a_stage_that_passes_is_no_want_of_points_and_completes_nothing() {
    let items = [(Said::Level(3), Some(Wish::Level(4))), (Said::Level(3), None)];
    assert_eq!(
        told(&office(75, 2, &USUAL, &items)),
        ["s1-1: l3 to l4 [Wish]", "passes: true, without []"]
    );
}
