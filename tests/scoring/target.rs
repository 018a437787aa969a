//! The way to a target.

use ospo::model::ItemId;

use crate::small_model::wanting;
use crate::small_model::weighted;

#[test]
fn the_way_to_a_target_leaves_out_what_is_no_goal_and_what_does_not_apply() {
    let model = weighted(&[&[1, 1], &[1, 1, 1]]);
    let (wanted, told) = wanting(&model, "target: { stage: 2 }\n", &["pm", "h?d"]);
    assert_eq!(wanted.credits.len(), 5);
    assert_eq!(told, "150 of 375 missing, 60 %");

    let (_, told) = wanting(&model, "target: { stage: 2 }\n", &["pm", "hxd"]);
    assert_eq!(told, "75 of 300 missing, 75 %");

    let no_goal = "target: { stage: 2, items: { s2-2: { level: not-a-goal, reason: No. } } }\n";
    assert_eq!(
        wanting(&model, no_goal, &["pm", "h?d"]).1,
        "75 of 300 missing, 75 %"
    );

    let more = "target: { stage: 1, items: { s1-1: { level: measured }, s2-1: { level: 2 } } }\n";
    let (wanted, told) = wanting(&model, more, &["pm", "h?d"]);
    let credit = |id: &str| wanted.credits.get(&ItemId::new(id)).map(|c| c.hundredths());
    assert_eq!(
        (credit("s1-1"), credit("s1-2"), credit("s2-1")),
        (Some(100), Some(75), Some(50))
    );
    assert_eq!(credit("s2-2"), None);
    assert_eq!(told, "50 of 225 missing, 77.78 %");

    let nothing = "target: { stage: 0 }\n";
    assert_eq!(
        wanting(&model, nothing, &["pm", "h?d"]).1,
        "0 of 0 missing, – %"
    );
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
