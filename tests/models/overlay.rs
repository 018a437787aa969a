//! A file of a few lines that lies over the built-in model.

use ospo::checklist;
use ospo::model::{ItemId, Model};
use ospo::problem::SourceFile;

use crate::small_model::file;

const OVERLAY: &str = "format: ospo/overlay/1
over: { model: ospo, version: \"1.9\" }
hide:
  - { item: value-recognition, why: The board pays anyway. }
  - { stage: 3, why: We have no projects. }
change:
  licence-management: { weight: 2, levels: { measured: A lawyer reads the figures. } }
stages:
  4: { title: Asked first }
add:
  - id: signed-releases
    stage: 2
    area: supply-chain
    ask: Which releases are signed?
    levels:
      { absent: None., ad-hoc: One., repeatable: Some., established: Most., measured: All. }
";

fn files() -> Vec<SourceFile> {
    let built_in = checklist::builtin("ospo").unwrap();
    checklist::overlay(built_in, vec![file("overlay.yaml", OVERLAY)])
}

fn laid() -> Model {
    checklist::parse(&files()).unwrap_or_else(|problems| panic!("{problems}"))
}

fn ids(model: &Model, stage: u32) -> Vec<&str> {
    model.stage(stage).unwrap().items.iter().map(|item| item.id.as_str()).collect()
}

#[test]
fn what_is_hidden_changed_and_added_is_so_and_all_else_is_as_built_in() {
    let (model, built_in) = (laid(), checklist::builtin_model("ospo", None).unwrap());
    let numbers: Vec<u32> = model.stages.iter().map(|stage| stage.number).collect();
    assert_eq!(numbers, [0, 1, 2, 4], "the others keep their numbers");
    let expected: Vec<&str> = ids(&built_in, 1);
    let expected: Vec<&str> =
        expected.into_iter().filter(|id| *id != "value-recognition").collect();
    assert_eq!(ids(&model, 1), expected);
    let mut expected = ids(&built_in, 2);
    expected.push("signed-releases");
    assert_eq!(ids(&model, 2), expected);
    assert_eq!(model.stage(4).unwrap().title, "Asked first");
    assert_eq!(model.stage(4).unwrap().summary, built_in.stage(4).unwrap().summary);
    let item = |model: &Model| model.item(&"licence-management".to_owned().into()).unwrap().clone();
    let (now, before) = (item(&model), item(&built_in));
    assert_eq!((now.weight, now.steps[4].anchor.as_str()), (2, "A lawyer reads the figures."));
    assert_eq!((&now.ask, &now.steps[..4]), (&before.ask, &before.steps[..4]));
}

#[test]
fn what_names_a_hidden_item_does_without_it_and_comes_after_what_that_came_after() {
    let model = laid();
    assert_eq!(model.sponsor, None);
    let is_there = |id: &_| model.item(id).is_some();
    for item in model.items_and_topics() {
        assert!(item.after.iter().all(is_there), "{} comes after something hidden", item.id);
    }
    assert!(model.scopes.iter().all(|scope| scope.not_applicable.iter().all(is_there)));
    assert!(model.contradictions.iter().all(|one| one.when.keys().all(is_there)));
    let advocacy = model.item(&"contribution-advocacy".to_owned().into()).unwrap();
    let after: Vec<&str> = advocacy.after.iter().map(ItemId::as_str).collect();
    let built_in = checklist::builtin_model("ospo", None).unwrap();
    let hidden = built_in.item(&"value-recognition".to_owned().into()).unwrap();
    let bridged = hidden.after.iter().all(|id| after.contains(&id.as_str()));
    assert!(bridged && !hidden.after.is_empty(), "{after:?}");
    let became = model.what_became_of(&"value-recognition".to_owned().into());
    assert_eq!(became.as_deref(), Some("removed in 2.0: The board pays anyway."));
}

#[test]
fn the_model_says_in_what_it_asks_otherwise() {
    let (model, built_in) = (laid(), checklist::builtin_model("ospo", None).unwrap());
    let other = checklist::other_content(&model, "2.0", Some(built_in.fingerprint())).unwrap();
    let differences = other.differences.unwrap();
    let changed: Vec<String> =
        differences.items.iter().map(|(id, parts)| format!("{id} {parts:?}")).collect();
    assert_eq!(changed, ["licence-management [Levels, Weight]"]);
    assert_eq!(differences.added.len(), 1);
    assert_eq!(differences.missing.len(), 5);
}

#[test]
fn a_text_that_was_changed_is_shown_in_english_and_all_others_are_translated() {
    let mut files = files();
    files.insert(0, checklist::builtin_language("ospo", "de").unwrap());
    let german = checklist::in_language(laid(), &files, "de").unwrap();
    let changed = german.item(&"licence-management".to_owned().into()).unwrap();
    assert!(changed.ask.is_ascii() && changed.ask.contains("How"), "{}", changed.ask);
    let built_in = checklist::builtin_model("ospo", Some("de")).unwrap();
    let same = |id: &str| {
        let item = |model: &Model| model.item(&id.to_owned().into()).unwrap().clone();
        assert_eq!(item(&german).ask, item(&built_in).ask);
    };
    same("programme-identity");
    same("project-benchmarks");
    assert_eq!(german.stage(4).unwrap().title, "Asked first");
}

#[test]
fn what_follows_is_told_where_it_is_written() {
    let told: Vec<String> =
        checklist::overlay_notes(&files(), &laid()).iter().map(ToString::to_string).collect();
    let told = told.join("\n");
    let expected = "\
overlay.yaml:2:31: written over version 1.9; the model is 2.0 now
overlay.yaml:4:5: without `value-recognition`: no longer after it: \
`contribution-advocacy`, `strategic-partnership` and `metrics-and-value`; the model has no \
`sponsor`; shown without it: 11 journeys and 1 benchmark figure
overlay.yaml:5:5: without stage 3: 4 items are not asked, and the numbers of other stages stay; \
the scope `publishes` is not asked; not looked for: the contradictions \
`playbooks-without-projects` and `launches-without-projects`; shown without it: 19 journeys, 5 benchmark figures and 6 archetypes";
    assert_eq!(told, expected);
}

#[test]
fn it_lies_over_the_model_that_it_names() {
    assert_eq!(checklist::over(&[file("x/overlay.yaml", OVERLAY)]).as_deref(), Some("ospo"));
    assert_eq!(checklist::over(&[file("x/stage-5.yaml", OVERLAY)]), None);
}
