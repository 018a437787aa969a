//! The guide beside the default model is sound, and each fact in it says where it comes from.

use ospo::checklist;
use ospo::guide::Guide;
use ospo::model::Model;
use ospo::problem::SourceFile;
use serde_json::Value;

fn files() -> Vec<SourceFile> {
    checklist::builtin("ospo").unwrap()
}

fn model() -> Model {
    checklist::parse(&files()).unwrap_or_else(|problems| panic!("{problems}"))
}

fn guide() -> Guide {
    checklist::parse_guide(&files(), &model()).unwrap_or_else(|problems| panic!("{problems}"))
}

/// Calls `look` with every map of a file, however deep, and the path to it.
fn maps(value: &Value, path: &str, look: &mut impl FnMut(&str, &serde_json::Map<String, Value>)) {
    match value {
        Value::Object(map) => {
            look(path, map);
            for (key, value) in map {
                maps(value, &format!("{path}.{key}"), look);
            }
        }
        Value::Array(list) => list.iter().for_each(|value| maps(value, path, look)),
        _ => {}
    }
}

#[test]
fn the_guide_of_each_built_in_model_is_sound() {
    for id in checklist::builtin_ids() {
        let files = checklist::builtin(id).unwrap();
        let model = checklist::parse(&files).unwrap();
        if let Err(problems) = checklist::parse_guide(&files, &model) {
            panic!("{problems}");
        }
    }
}

#[test]
fn every_fact_of_a_shipped_file_names_a_source_that_exists() {
    let guide = guide();
    let known: Vec<&str> = guide.sources.iter().map(|s| s.id.as_str()).collect();
    let mut facts = 0;
    for file in files() {
        let name = checklist::relative_name(&file.path);
        // The items of a stage name their place in the source checklist by the same field.
        if name.starts_with("stage-")
            || ["model.yaml", "topics.yaml"].contains(&name.as_str())
            || name.starts_with("starters/")
        {
            continue;
        }
        let value: Value = serde_yaml::from_str(&file.text).unwrap();
        maps(&value, &name, &mut |path, map| {
            let says = ["text", "because", "respondents"].iter();
            let says = says.filter(|field| map.contains_key(**field)).count();
            let is_community = path.ends_with(".communities");
            if says == 0 && !is_community {
                return;
            }
            facts += 1;
            let source = map.get("source").and_then(Value::as_str);
            let source =
                source.unwrap_or_else(|| panic!("{path}: a fact without a source: {map:?}"));
            assert!(known.contains(&source), "{path}: no source `{source}`");
        });
    }
    assert!(facts > 200, "only {facts} facts were found");
}
#[test]
fn a_shipped_file_whose_fact_has_lost_its_source_is_refused() {
    for name in ["archetypes.yaml", "comparison.yaml", "bloomberg.yaml", "industries.yaml"] {
        let mut files = files();
        let file = files.iter_mut().find(|file| file.path.ends_with(name));
        let file = file.unwrap();
        let at = file.text.find("source: ").unwrap();
        file.text.to_mut().replace_range(at..at + "source".len(), "note");
        let problems = checklist::parse_guide(&files, &model()).unwrap_err();
        let told = problems.to_string();
        assert!(told.contains("missing field `source`"), "{name}: {told}");
    }
}

#[test]
fn a_journey_is_told_in_full_or_in_brief_and_never_by_halves() {
    let guide = guide();
    let complete: Vec<&str> = guide
        .journeys
        .iter()
        .filter(|journey| journey.story.is_complete())
        .map(|journey| journey.id.as_str())
        .collect();
    assert_eq!(complete, ["bloomberg", "comcast", "porsche"]);
    for journey in guide.journeys.iter().filter(|j| !j.story.is_complete()) {
        let parts = [
            &journey.story.structure,
            &journey.story.staffing,
            &journey.story.reporting,
            &journey.story.goals,
            &journey.story.metrics,
            &journey.story.challenges,
        ];
        let told = parts.iter().any(|part| !part.is_empty()) || journey.story.lesson.is_some();
        assert!(!told, "{} is told by halves", journey.id);
    }
}

#[test]
fn each_practice_and_topic_has_a_figure_or_a_reason_why_there_is_none() {
    let model = model();
    let benchmarks = guide().benchmarks.as_ref().unwrap().clone();
    for item in model.items_and_topics() {
        let measured = benchmarks.figures.iter().any(|f| f.items.contains(&item.id));
        let not = benchmarks.none.iter().any(|n| n.items.contains(&item.id));
        assert!(measured || not, "{} has neither", item.id);
    }
}
