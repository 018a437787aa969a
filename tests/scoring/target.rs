//! The way to a target.

use ospo::checklist;
use ospo::model::{AreaId, Credit, ItemId, Model};
use ospo::organisation::{self, Wanted};

use crate::small_model::{file, header, item, practice, stage, wanting, weighted};

#[test]
fn the_way_to_a_target_leaves_out_what_is_no_goal_and_what_does_not_apply() {
    let model = weighted(&[&[1, 1], &[1, 1, 1]]);
    let (wanted, told) = wanting(&model, "target: { stage: 2 }\n", &["pm", "h?d"]);
    assert_eq!(wanted.credits.len(), 5);
    assert_eq!(told, "150 of 375 missing, 60 %");

    let (_, told) = wanting(&model, "target: { stage: 2 }\n", &["pm", "hxd"]);
    assert_eq!(told, "75 of 300 missing, 75 %");

    let no_goal = "target: { stage: 2, items: { s2-2: { level: not-a-goal, reason: No. } } }\n";
    assert_eq!(wanting(&model, no_goal, &["pm", "h?d"]).1, "75 of 300 missing, 75 %");

    let more = "target: { stage: 1, items: { s1-1: { level: measured }, s2-1: { level: 2 } } }\n";
    let (wanted, told) = wanting(&model, more, &["pm", "h?d"]);
    let credit = |id: &str| wanted.credits.get(&ItemId::new(id)).map(|c| c.part() * 100 / c.of());
    assert_eq!((credit("s1-1"), credit("s1-2"), credit("s2-1")), (Some(100), Some(75), Some(50)));
    assert_eq!(credit("s2-2"), None);
    assert_eq!(told, "50 of 225 missing, 77.78 %");

    let nothing = "target: { stage: 0 }\n";
    assert_eq!(wanting(&model, nothing, &["pm", "h?d"]).1, "0 of 0 missing, – %");
}

/// By hand, in quarters: 2 + 1 + 1 + 1 of 4 + 4 + 4 + 2, and of 3 + 3 + 2 + 1.
#[test]
fn the_way_to_a_target_is_measured_against_the_sum_of_all_targets() {
    let model = weighted(&[&[1, 1, 1, 1]]);
    let wanting = |wishes: &str| {
        let yaml = format!("target: {{ items: {{ {wishes} }} }}\n");
        wanting(&model, &yaml, &["dhhh"]).1
    };
    assert_eq!(
        wanting("s1-1: { level: 4 }, s1-2: { level: 4 }, s1-3: { level: 4 }, s1-4: { level: 2 }"),
        "225 of 350 missing, 35.71 %"
    );
    assert_eq!(
        wanting("s1-1: { level: 3 }, s1-2: { level: 3 }, s1-3: { level: 2 }, s1-4: { level: 1 }"),
        "100 of 225 missing, 55.56 %"
    );
}

/// What is wanted of an item: in all, at least by a wish, and whether it is left aside.
fn asked(wanted: &Wanted, id: &str) -> String {
    let id = ItemId::new(id);
    let shown = |credit: Option<String>| credit.unwrap_or("–".to_owned());
    let aside = if wanted.is_no_goal(&id) { "no goal" } else { "–" };
    let credit = wanted.credits.get(&id).map(Credit::to_string);
    let least = wanted.least(&id).map(|least| least.to_string());
    format!("{} {} {aside}", shown(credit), shown(least))
}

/// The items of the areas 1 and 2 of two stages.
fn all_asked(model: &Model, yaml: &str) -> [String; 4] {
    let (wanted, _) = wanting(model, yaml, &["pm", "h?"]);
    ["s1-1", "s1-2", "s2-1", "s2-2"].map(|id| asked(&wanted, id))
}

#[test]
fn of_area_and_stage_the_higher_counts_and_a_wish_for_an_item_goes_before_both() {
    let model = weighted(&[&[1, 1], &[1, 1]]);
    let check = |target: &str, expected: [&str; 4]| {
        assert_eq!(all_asked(&model, &format!("target: {target}\n")), expected, "{target}");
    };
    let none = "– – –";
    check("{ stage: 1 }", ["75 – –", "75 – –", none, none]);
    let higher = "{ stage: 1, areas: { area-1: { level: measured } } }";
    check(higher, ["100 100 –", "75 – –", "100 100 –", none]);
    let lower = "{ stage: 1, areas: { area-1: { level: 1 } } }";
    check(lower, ["75 25 –", "75 – –", "25 25 –", none]);
    let alone = "{ areas: { area-1: { level: 2 }, area-2: { level: 0 } } }";
    check(alone, ["50 50 –", "0 0 –", "50 50 –", "0 0 –"]);
    let aside = "{ stage: 2, areas: { area-1: { level: not-a-goal } } }";
    check(aside, ["– – no goal", "75 – –", "– – no goal", "75 – –"]);
    let own = "{ stage: 2, areas: { area-1: { level: not-a-goal }, area-2: { level: 4 } }, \
               items: { s1-1: { level: 1 }, s1-2: { level: 1 }, s2-2: { level: not-a-goal } } }";
    check(own, ["25 25 –", "25 25 –", "– – no goal", "– – no goal"]);
}

#[test]
fn a_wish_for_an_area_counts_in_the_way_to_the_target() {
    // As docs/scoring.md says: four practices at 75 and one at 100; missing are 50, 75 and 50.
    let model = weighted(&[&[1, 1], &[1, 1, 1]]);
    let yaml = "target: { stage: 2, areas: { area-3: { level: measured } } }\n";
    assert_eq!(wanting(&model, yaml, &["pm", "h?d"]).1, "175 of 400 missing, 56.25 %");
}

/// A model whose `area-1` has items on two scales, and whose `area-2` has only a topic.
fn two_scales() -> Model {
    let half = vec![("none".to_owned(), 0), ("measured".to_owned(), 60)];
    let scales = [("practice", practice()), ("half", half.clone())];
    let own_scale = ["scale: half".to_owned()];
    let files = [
        file("model.yaml", header(75, "repeatable", &scales)),
        file(
            "stage-1.yaml",
            stage(1)
                + &item("long", "area-1", &practice(), &[])
                + &item("short", "area-1", &half, &own_scale),
        ),
        file("topics.yaml", "topics:\n".to_owned() + &item("aside", "area-2", &practice(), &[])),
    ];
    checklist::parse(&files).unwrap_or_else(|problems| panic!("{problems}"))
}

#[test]
fn an_area_asks_its_level_on_the_scale_of_each_item() {
    let model = two_scales();
    let check = |level: &str, long: &str, short: &str| {
        let yaml = format!("target: {{ areas: {{ area-1: {{ level: {level} }} }} }}\n");
        let (wanted, _) = wanting(&model, &yaml, &[]);
        assert_eq!([asked(&wanted, "long"), asked(&wanted, "short")], [long, short], "{level}");
        assert!(wanted.areas.contains_key(&AreaId::new("area-1")));
    };
    check("measured", "100 100 –", "60 60 –");
    check("1", "25 25 –", "60 60 –");
    check("not-a-goal", "– – no goal", "– – no goal");
}

#[test]
fn a_level_that_a_scale_of_the_area_does_not_have_is_told() {
    let model = two_scales();
    let told = |wish: &str| {
        let file = file("ospo.yaml", format!("target:\n  areas:\n    {wish}\n"));
        let target = organisation::parse(&file).unwrap().target.unwrap();
        let problems = target.wanted(&file, &model).unwrap_err();
        let problems = problems.0.into_iter();
        let told = problems.map(|p| format!("{p}; {}", p.help.as_deref().unwrap_or("–")));
        told.collect::<Vec<_>>().join("\n")
    };
    assert_eq!(
        told("area-1: { level: established }"),
        "ospo.yaml:3:22: not every item of `area-1` has the level `established`; \
         name its items under `items` instead; without that level: `short`"
    );
    assert_eq!(
        told("area-1: { level: 3 }"),
        "ospo.yaml:3:22: not every item of `area-1` has the level `3`; \
         name its items under `items` instead; without that level: `short`"
    );
    assert_eq!(
        told("area-1: { level: measurd }"),
        "ospo.yaml:3:22: unknown level `measurd`; did you mean `measured`?"
    );
    assert_eq!(
        told("area-2: { level: measured }"),
        "ospo.yaml:3:5: no stage asks for the area `area-2`; \
         name its topics under `items` instead"
    );
}
