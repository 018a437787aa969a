//! Tests that stand beside a model: which of them moved which figure.

use std::collections::HashMap;
use std::fs;

use ospo::model::Model;
use ospo::problem::SourceFile;
use ospo::{checklist, insight, store};

use crate::small_model::file;

const MODEL: &str = "format: ospo/model/1
id: bakery
title: A bakery
version: \"1.0\"
source: { name: Made up, licence: CC0 }
method:
  mean: [area]
  ladder: { pass: 75 }
  shown: { to: 3 }
  bands: [{ from: 2, label: good }, { from: 0, label: poor }]
scales:
  - id: amount
    levels:
      - { id: none, label: None, credit: 0, anchor: None. }
      - { id: some, label: Some, credit: 50, anchor: Some. }
      - { id: all, label: All, credit: 100, anchor: All. }
areas: [{ id: bread, title: Bread }, { id: cakes, title: Cakes }]
";
const STAGE: &str = "stage: 1
title: Baked
summary: It is baked.
items:
  - { id: rye, area: bread, ask: How much rye? }
  - { id: wheat, area: bread, ask: How much wheat? }
  - { id: plum, area: cakes, ask: How much plum? }
";

fn run(test: &str) -> Result<usize, String> {
    let of_model = [file("model.yaml", MODEL), file("stage-1.yaml", STAGE)];
    let model = checklist::parse(&of_model).unwrap_or_else(|problems| panic!("{problems}"));
    let test = file("bakery/tests/example.yaml", format!("format: ospo/model-test/1\n{test}"));
    let files: Vec<SourceFile> = of_model.into_iter().chain([test]).collect();
    let ran = insight::model_tests(&model, &files);
    ran.map(|tests| tests.iter().map(|test| test.figures).sum()).map_err(|told| told.to_string())
}

#[test]
fn figures_as_they_are_shown_come_out() {
    let all = "what: All of it
answers: { rye: some, wheat: all, plum: n/a }
expect:
  figure: \"2.250\"
  areas: { bread: 2.25, cakes: ~ }
  stages: { 1: \"2.25\" }
  holds: { 1: true }
  reached: 1
  band: good
";
    assert_eq!(run(all), Ok(7));
    let open = "what: Nothing\nanswers: { rye: unknown }\nexpect: { figure: ~, reached: ~ }\n";
    assert_eq!(run(open), Ok(2));
}

#[test]
fn a_figure_that_moved_is_told_where_it_was_expected() {
    let told = run("what: Moved\nanswers: { rye: some, wheat: some, plum: none }
expect: { figure: 1.5, areas: { bread: 1.5, cakes: 1 }, holds: { 1: true }, reached: 1, band: good }
");
    let expected = "\
bakery/tests/example.yaml:4:19: the whole is 0.75, expected 1.5
bakery/tests/example.yaml:4:52: cakes is 0, expected 1
bakery/tests/example.yaml:4:69: whether stage 1 holds is false, expected true
bakery/tests/example.yaml:4:86: the stage reached is 0, expected 1
bakery/tests/example.yaml:4:95: the band is poor, expected good";
    assert_eq!(told, Err(expected.to_owned()));
}

#[test]
fn a_test_that_names_what_the_model_does_not_have_is_told() {
    let told = run("what: Wrong\nanswers: { ry: some, wheat: much }
expect: { areas: { breads: 1 }, stages: { 2: 1, x: 1 }, figur: 1 }
");
    let expected = "\
bakery/tests/example.yaml:3:12: unknown item `ry`
bakery/tests/example.yaml:3:29: unknown level `much`
bakery/tests/example.yaml:4:20: unknown area `breads`
bakery/tests/example.yaml:4:43: the model has no stage 2
bakery/tests/example.yaml:4:49: the model has no stage x
bakery/tests/example.yaml:4:57: unknown field `figur`";
    assert_eq!(told, Err(expected.to_owned()));
}

fn built_in() -> impl Iterator<Item = (Model, Vec<SourceFile>)> {
    let folders = fs::read_dir("checklists").unwrap().map(|entry| entry.unwrap().path());
    folders.filter(|folder| folder.join("model.yaml").is_file()).map(|folder| {
        let files = store::read_checklists(&folder).unwrap().files;
        let model = checklist::parse(&files).unwrap_or_else(|problems| panic!("{problems}"));
        (model, files)
    })
}

#[test]
fn every_test_of_a_built_in_model_comes_out() {
    for (model, files) in built_in() {
        let tests = insight::model_tests(&model, &files);
        tests.unwrap_or_else(|moved| panic!("{moved}"));
    }
}

#[test]
fn every_step_of_a_built_in_model_has_an_effort_unless_it_hangs_on_the_number_of_products() {
    for (model, _) in built_in() {
        let open = model.items().filter(|item| item.steps[1..].iter().any(|s| s.effort.is_none()));
        let open: Vec<&str> = open.map(|item| item.id.as_str()).collect();
        assert!(open.is_empty() || model.id.as_str() == "cra", "{}: {open:?}", model.id);
    }
}

#[test]
fn every_item_of_a_built_in_model_has_a_risk_of_its_own() {
    for (model, _) in built_in() {
        let mut told: HashMap<&str, &str> = HashMap::new();
        for item in model.items() {
            let risk = item.risk.as_deref().unwrap_or_else(|| panic!("{}: no risk", item.id));
            let other = told.insert(risk, item.id.as_str());
            assert_eq!(other, None, "{} has the same risk", item.id);
        }
    }
}
