//! The default model is complete, and its texts keep to their rules.

use std::collections::BTreeSet;

use ospo::checklist;
use ospo::model::{Item, Model};

/// The longest texts, in characters.
const TITLE: usize = 32;
const ASK: usize = 150;
const ANCHOR: usize = 140;

/// Words that two people read differently: an anchor says what one would see.
const VAGUE: [&str; 25] = [
    "often",
    "well",
    "usually",
    "regularly",
    "widely",
    "largely",
    "mostly",
    "good",
    "adequate",
    "appropriate",
    "effective",
    "sufficient",
    "proper",
    "mature",
    "strong",
    "some",
    "many",
    "various",
    "generally",
    "typically",
    "increasingly",
    "actively",
    "clearly",
    "properly",
    "effectively",
];

fn model() -> Model {
    let files = checklist::builtin("ospo").unwrap();
    checklist::parse(&files).unwrap_or_else(|problems| panic!("{problems}"))
}

/// Tells every item for which something is found, all at once.
fn check(find: impl Fn(&Item) -> Option<String>) {
    let model = model();
    let told: Vec<String> = model
        .items_and_topics()
        .filter_map(|item| Some(format!("{}: {}", item.id, find(item)?)))
        .collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
}

fn too_long(what: &str, text: &str, most: usize) -> Option<String> {
    let length = text.chars().count();
    (length > most).then(|| format!("{what} has {length} characters, {most} are allowed: {text}"))
}

#[test]
fn every_built_in_model_is_sound_and_bears_the_name_of_its_folder() {
    let ids: Vec<&str> = checklist::builtin_ids().collect();
    assert!(ids.contains(&"ospo"));
    for id in ids {
        let model = checklist::parse(&checklist::builtin(id).unwrap());
        let model = model.unwrap_or_else(|problems| panic!("{id}:\n{problems}"));
        assert_eq!(model.id.as_str(), id);
    }
}

#[test]
fn the_default_model_has_sixteen_practices_in_four_stages_and_ten_topics() {
    let model = model();
    let sizes: Vec<(u32, usize)> = model.stages.iter().map(|s| (s.number, s.items.len())).collect();
    assert_eq!(sizes, [(0, 0), (1, 5), (2, 3), (3, 4), (4, 4)]);
    assert_eq!(model.topics.len(), 10);
}

#[test]
fn every_line_of_the_source_checklist_is_there_once_and_in_order() {
    let expected: Vec<String> = [(1, 5), (2, 3), (3, 4), (4, 4)]
        .into_iter()
        .flat_map(|(stage, lines)| (1..=lines).map(move |line| format!("S{stage}.{line}")))
        .collect();
    let model = model();
    let sources: Vec<&str> = model.items().filter_map(|item| item.source.as_deref()).collect();
    assert_eq!(sources, expected);
}

#[test]
fn every_practice_and_topic_has_all_that_may_be_left_out() {
    check(|item| {
        let steps = &item.steps[1..];
        let missing = [
            ("why", item.why.is_some()),
            ("words", item.words.is_some()),
            ("risk with sources", item.risk.is_some() && !item.risk_sources.is_empty()),
            ("not_applicable_when", item.not_applicable_when.is_some()),
            ("recheck", item.recheck.is_some()),
            ("2 to 5 look_for", (2..=5).contains(&item.look_for.len())),
            ("evidence", !item.evidence.is_empty()),
            ("who", !item.who.is_empty()),
            ("next for each level above the lowest", steps.iter().all(|step| step.next.is_some())),
            ("effort for each level above the lowest", steps.iter().all(|s| s.effort.is_some())),
            ("references", !item.references.is_empty()),
            ("since", item.since.is_some()),
        ];
        let missing: Vec<&str> =
            missing.into_iter().filter(|(_, there)| !there).map(|(what, _)| what).collect();
        (!missing.is_empty()).then(|| format!("without {}", missing.join(", ")))
    });
}

#[test]
fn titles_questions_and_anchors_fit_their_place() {
    check(|item| {
        let of_item =
            [too_long("the title", &item.title, TITLE), too_long("the question", &item.ask, ASK)];
        let anchors = item.steps.iter().map(|step| too_long("an anchor", &step.anchor, ANCHOR));
        let found: Vec<String> = of_item.into_iter().chain(anchors).flatten().collect();
        (!found.is_empty()).then(|| found.join("; "))
    });
}

#[test]
fn anchors_say_what_one_would_see_and_not_how_much_of_it() {
    check(|item| {
        let words = |text: &str| -> Vec<String> {
            text.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase).collect()
        };
        let vague = item.steps.iter().find_map(|step| {
            let word =
                words(&step.anchor).into_iter().find(|word| VAGUE.contains(&word.as_str()))?;
            Some(format!("`{word}` in: {}", step.anchor))
        });
        vague.or_else(|| {
            let different: BTreeSet<&str> = item.steps.iter().map(|s| s.anchor.as_str()).collect();
            (different.len() < item.steps.len()).then(|| "two anchors are the same".to_owned())
        })
    });
}

#[test]
fn what_is_done_at_a_level_is_told_without_what_is_not_there_yet_in_every_language() {
    for model in checklist::spoken_of("ospo") {
        let not_yet = model.not_yet.as_deref().unwrap();
        for item in model.items_and_topics() {
            let inner = item.levels().skip(1).take(item.levels().len() - 2);
            for (level, step) in inner {
                let done = model.reached(item, &level.id).unwrap();
                let (_, missing) = step.anchor.rsplit_once(not_yet).unwrap();
                let told = format!("{} at {}: {done}", item.id, level.id);
                assert!(done.chars().count() < step.anchor.chars().count(), "{told}");
                assert!(done.ends_with(['.', '。']) && !done.contains(missing), "{told}");
            }
        }
    }
}

#[test]
fn no_question_is_asked_twice() {
    let model = model();
    let asked: BTreeSet<&str> = model.items_and_topics().map(|item| item.ask.as_str()).collect();
    assert_eq!(asked.len(), 26);
}

#[test]
fn every_area_runs_through_two_stages_or_more() {
    let model = model();
    assert!((5..=7).contains(&model.areas.len()));
    for area in &model.areas {
        let stages = model.staged().filter(|s| s.items.iter().any(|item| item.area == area.id));
        assert!(stages.count() >= 2, "{}", area.id);
    }
}

#[test]
fn the_source_of_the_model_is_credited() {
    let source = model().source;
    assert_eq!(source.licence, "CC BY 4.0");
    assert!(source.url.is_some());
    let attribution = source.attribution.unwrap();
    for name in ["TODO Group", "CC BY 4.0", "not endorsed"] {
        assert!(attribution.contains(name), "{name} is missing: {attribution}");
    }
}

/// A practice that may only rise after a later one could never be done in the order of the stages.
#[test]
fn what_helps_to_have_first_is_not_asked_in_a_later_stage() {
    let model = model();
    for stage in &model.stages {
        for (item, id) in stage.items.iter().flat_map(|i| i.after.iter().map(move |id| (i, id))) {
            let first = model.stage_of(id).map(|first| first.number);
            assert!(first <= Some(stage.number), "{} comes after {id}", item.id);
        }
    }
}
