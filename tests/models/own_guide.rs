//! A guide of a user's own, alone or laid over the built-in one.

use std::collections::BTreeSet;

use ospo::guide::{Guide, SegmentOf};
use ospo::model::Model;
use ospo::problem::{Problems, SourceFile};
use ospo::{checklist, insight};

use crate::small_model::file;

fn built_in() -> Vec<SourceFile> {
    checklist::builtin("ospo").unwrap()
}

/// Reads the built-in model and guide with own files laid over them.
fn laid_over(own: Vec<SourceFile>) -> Result<(Model, Guide), Problems> {
    checklist::check(&checklist::overlay(built_in(), own))
}

fn sound(own: Vec<SourceFile>) -> (Model, Guide) {
    laid_over(own).unwrap_or_else(|problems| panic!("{problems}"))
}

fn told(own: Vec<SourceFile>) -> String {
    laid_over(own).unwrap_err().to_string()
}

fn of_name(name: &str) -> SourceFile {
    let mut files = built_in();
    files.retain(|file| file.path.ends_with(name));
    files.swap_remove(0)
}

const ACME: &str = "format: ospo/journey/1
id: acme
title: Acme
what: Anvils
brief: [{ text: It began., source: study }]
";

const SHORT_SOURCES: &str = "format: ospo/sources/1
sources: [{ id: ours, title: Ourselves, by: Us, licence: CC0 }]
";

const SHORT_INDUSTRIES: &str = "format: ospo/industries/1
sectors: [{ id: mining, title: Mines }]
kinds: [{ id: miner, title: Miner }]
";

/// A stage 4 that lacks the items of the built-in one.
const SHORT_STAGE: &str = "stage: 4
title: Last
summary: Short.
items:
  - id: fame
    area: strategy
    ask: Is it there?
    levels: { absent: A, ad-hoc: B, repeatable: C, established: D, measured: E }
";

#[test]
fn a_model_without_such_files_has_an_empty_guide() {
    let mut files = built_in();
    let of_model = ["model.yaml", "stage-", "topics.yaml"];
    files.retain(|file| of_model.iter().any(|name| file.path.contains(name)));
    for file in &mut files {
        let beside = ["risk_sources:", "starter:"];
        let lines = file.text.lines().filter(|line| !beside.iter().any(|name| line.contains(name)));
        file.text = lines.flat_map(|line| [line, "\n"]).collect();
    }
    let (_, guide) = checklist::check(&files).unwrap();
    assert_eq!(guide, Guide::default());
}

#[test]
fn an_own_journey_is_added_and_one_of_the_same_name_replaces() {
    let (_, before) = sound(Vec::new());
    let (_, after) = sound(vec![file("mine/journeys/acme.yaml", ACME)]);
    assert_eq!(after.journeys.len(), before.journeys.len() + 1);
    let acme = after.journey("acme").unwrap();
    assert_eq!(acme.title, "Acme");
    let ids: Vec<&str> = after.journeys.iter().map(|j| j.id.as_str()).collect();
    assert!(ids.is_sorted(), "{ids:?}");
    let text = ACME.replace("acme", "sap");
    let (_, after) = sound(vec![file("mine/journeys/sap.yaml", text)]);
    assert_eq!(after.journeys.len(), before.journeys.len());
    assert_eq!(after.journey("sap").unwrap().title, "Acme");
}

#[test]
fn the_model_is_read_whatever_stands_in_the_files_of_the_guide() {
    let (model, _) = sound(Vec::new());
    let files = built_in().into_iter().map(|file| {
        let text = match checklist::relative_name(&file.path).as_str() {
            name if name.starts_with("stage-") => file.text,
            "model.yaml" | "topics.yaml" | "signals.yaml" => file.text,
            _ => "[ broken".into(),
        };
        SourceFile { text, ..file }
    });
    let files: Vec<SourceFile> = files.collect();
    assert_eq!(checklist::parse(&files).unwrap(), model);
    let guide = checklist::parse_guide(&files, &model).unwrap_err();
    let paths: BTreeSet<&str> = guide.0.iter().map(|p| p.path.as_str()).collect();
    assert_eq!(paths.len(), 32, "{paths:?}");
}

#[test]
fn links_of_built_in_files_to_items_and_stages_that_are_replaced_are_left_out() {
    let stage = || file("mine/stage-4.yaml", SHORT_STAGE);
    let (model, guide) = sound(vec![stage()]);
    let lacks = |id: &&ospo::model::ItemId| model.item(id).is_none();
    let linked = guide.journeys.iter().flat_map(|j| &j.milestones);
    let linked: Vec<_> = linked.flat_map(|m| &m.items).filter(lacks).collect();
    assert!(linked.is_empty(), "{linked:?}");
    let favoured = guide.archetypes.iter().flat_map(|a| &a.all);
    let favoured = favoured.flat_map(|a| &a.favours).map(|f| &f.item);
    assert_eq!(favoured.filter(lacks).count(), 0);
    let measured = guide.benchmarks.iter().flat_map(|b| &b.figures);
    assert_eq!(measured.flat_map(|f| &f.items).filter(lacks).count(), 0);
    // A file that differs in one byte is the user's own, and what is wrong in it is told.
    let mut changed = of_name("archetypes.yaml");
    changed.text += "\n";
    let told = told(vec![stage(), changed]);
    assert!(told.contains("archetypes.yaml:"), "{told}");
    assert!(told.contains("unknown item"), "{told}");
    assert!(!told.contains("journeys/"), "{told}");
    assert!(!told.contains("benchmarks.yaml"), "{told}");
}

#[test]
fn a_stage_that_the_model_lacks_is_left_out_of_built_in_journeys_and_told_in_others() {
    let without = |files: Vec<SourceFile>| -> Vec<SourceFile> {
        let files = files.into_iter();
        files.filter(|f| !f.path.ends_with("stage-4.yaml")).collect()
    };
    let files = without(built_in());
    let (_, guide) = checklist::check(&files).unwrap_or_else(|problems| panic!("{problems}"));
    let stages = guide.journeys.iter().flat_map(|j| &j.milestones);
    assert_eq!(stages.flat_map(|m| &m.stages).max(), Some(&3));
    let milestone = "milestones: [{ when: now, text: A, stages: [0, 4], source: study }]\n";
    let own = file("mine/journeys/acme.yaml", format!("{ACME}{milestone}"));
    let told = checklist::check(&checklist::overlay(files, vec![own])).unwrap_err();
    assert_eq!(told.to_string(), "mine/journeys/acme.yaml:6:48: the model has no stage 4");
}

#[test]
fn sectors_and_kinds_that_are_replaced_are_left_out_of_built_in_files() {
    let (_, guide) = sound(vec![file("mine/industries.yaml", SHORT_INDUSTRIES)]);
    assert!(guide.journeys.iter().all(|journey| journey.sector.is_none()));
    let benchmarks = guide.benchmarks.as_ref().unwrap().clone();
    let lost = |of: &SegmentOf| matches!(of, SegmentOf::Sector(_) | SegmentOf::Kind(_));
    assert!(!benchmarks.segments.iter().any(|segment| lost(&segment.of)));
}

#[test]
fn the_built_in_comparison_is_left_out_where_one_of_its_journeys_is_gone() {
    let mut files = built_in();
    files.retain(|file| !file.path.ends_with("porsche.yaml"));
    let (_, guide) = checklist::check(&files).unwrap_or_else(|problems| panic!("{problems}"));
    assert_eq!(*guide.comparison, None);
    assert!(guide.journey("comcast").is_some());
}

#[test]
fn sources_that_built_in_files_miss_are_told_once_and_not_at_each_fact() {
    let told = told(vec![file("mine/sources.yaml", SHORT_SOURCES)]);
    assert_eq!(told.lines().count(), 1, "{told}");
    let start = "mine/sources.yaml: built-in files use sources that are missing here: `";
    assert!(told.starts_with(start), "{told}");
    assert!(told.contains("`study`"), "{told}");
    assert!(!told.contains("`ours`"), "{told}");
}

#[test]
fn a_guide_without_a_file_of_sources_is_told_once() {
    let mut files = built_in();
    files.retain(|file| !checklist::relative_name(&file.path).starts_with("sources"));
    files.push(file("mine/journeys/acme.yaml", ACME));
    let told = checklist::check(&files).unwrap_err().to_string();
    assert_eq!(told.lines().count(), 1, "{told}");
    let start = "sources.yaml: there is no sources.yaml, but sources are used: `";
    assert!(told.starts_with(start), "{told}");
}

/// Returns the YAML blocks of the page on checklists that are whole files.
fn samples() -> Vec<SourceFile> {
    let page = include_str!("../../checklists/README.md");
    let blocks = page.split("```yaml\n").skip(1);
    let blocks = blocks.filter_map(|rest| Some(rest.split_once("```")?.0));
    let files = blocks.filter_map(|text| {
        let path = match text.lines().next()?.strip_prefix("format: ospo/") {
            Some("journey/1") => "journeys/corner-bakery.yaml".to_owned(),
            Some("model-test/1") => "tests/report.yaml".to_owned(),
            Some("crosswalk/1") => "crosswalk/inspector.yaml".to_owned(),
            Some(format) => format.replace("/1", ".yaml"),
            None => text.starts_with("stage: 1").then(|| "stage-1.yaml".to_owned())?,
        };
        Some(file(&path, text))
    });
    files.collect()
}

#[test]
fn the_samples_of_the_page_on_checklists_are_sound() {
    let mut files = samples();
    assert_eq!(files.len(), 12);
    let of_name = |name: &str| files.iter().position(|file| file.path == name).unwrap();
    let overlay = files.remove(of_name("overlay.yaml"));
    sound(vec![overlay]);
    let journey = files.iter().find(|file| file.path.starts_with("journeys"));
    let other = journey.unwrap().text.replace("corner-bakery", "harbour-bakery");
    files.push(file("journeys/harbour-bakery.yaml", other));
    for file in &mut files {
        file.text = file.text.replace("recipe-tests", "published-recipes").into();
    }
    let (model, guide) = checklist::check(&files).unwrap_or_else(|problems| panic!("{problems}"));
    let tests = insight::model_tests(&model, &files).unwrap_or_else(|moved| panic!("{moved}"));
    assert_eq!(tests.len(), 1);
    let follows = model.signals.iter().map(|signal| (signal.fact.as_str(), signal.item.as_str()));
    let follows: Vec<_> = follows.collect();
    assert_eq!(follows, [("published-with-licence", "published-recipes")]);
    let crosswalks = checklist::read_crosswalks(&files, &model, |_| None);
    assert_eq!(crosswalks.unwrap_or_else(|problems| panic!("{problems}")).all.len(), 1);
    assert_eq!(guide.sector_meant_by("Bakery").unwrap().id.as_str(), "food");
}
