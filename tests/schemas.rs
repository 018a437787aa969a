//! The schemas that are printed say what the readers do.

#[path = "advised/mod.rs"]
mod advised;
#[path = "office/mod.rs"]
mod office;
mod schemas {
    mod corpus;
    mod fields;
    mod judged;
    mod packets;
    mod pools;
    mod readme;
    pub(crate) mod commands;
    mod written;
}

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use jsonschema::Validator;
use ospo::problem::{Problems, SourceFile};
use ospo::schema::{self, Shape};
use ospo::{answers, checklist, organisation};
use serde_json::Value;

fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus")
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

fn name(path: &Path) -> &str {
    path.file_name().and_then(|name| name.to_str()).unwrap()
}

/// Reads a file of the corpus; what is no UTF-8 in it is no YAML either.
fn read(path: &Path) -> String {
    String::from_utf8_lossy(&fs::read(path).unwrap()).replace('\u{fffd}', "\u{0}")
}

fn is_yaml(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "yaml")
}

fn file(path: &str, text: impl Into<String>) -> SourceFile {
    SourceFile::new(path, text)
}

/// Reads a file as an editor would; none where it is no YAML.
fn value(text: &str) -> Option<Value> {
    let options = serde_yaml::options! {
        strict_booleans: true,
        merge_keys: serde_yaml::options::MergeKeyPolicy::AsOrdinary,
    };
    let lines = text.lines().map(str::trim);
    if lines.clone().all(|line| line.is_empty() || line.starts_with('#')) {
        return Some(Value::Null);
    }
    serde_yaml::from_str_with_options(text, options).ok()
}

fn validator(shape: Shape) -> Validator {
    jsonschema::draft7::new(&schema::of(shape)).unwrap()
}

/// Returns the shape of a file of checklists by its path in the folder of its model.
fn shape_of(path: &str) -> Option<Shape> {
    match path {
        "model.yaml" => Some(Shape::Model),
        "topics.yaml" => Some(Shape::Topics),
        "overlay.yaml" => Some(Shape::Overlay),
        "sources.yaml" => Some(Shape::Sources),
        "industries.yaml" => Some(Shape::Industries),
        "archetypes.yaml" => Some(Shape::Archetypes),
        "comparison.yaml" => Some(Shape::Comparison),
        "benchmarks.yaml" => Some(Shape::Benchmarks),
        "signals.yaml" => Some(Shape::Signals),
        _ if path.starts_with("crosswalk/") => Some(Shape::Crosswalk),
        _ if path.starts_with("lang/") => Some(Shape::Language),
        _ if path.starts_with("tests/") => Some(Shape::ModelTest),
        _ if path.starts_with("journeys/") => path.ends_with(".yaml").then_some(Shape::Journey),
        _ => path.starts_with("stage-").then_some(Shape::Stage),
    }
}

/// Tells what a schema finds wrong in a text; none where that is no YAML.
fn told(shape: Shape, text: &str) -> Option<Vec<String>> {
    let value = value(text)?;
    let told = validator(shape);
    let told = told.iter_errors(&value).map(|e| format!("{}: {e}", e.instance_path()));
    Some(told.collect())
}

/// Reads the files of a folder and of the folders in it, each under its path from there.
fn tree(folder: &Path) -> Vec<SourceFile> {
    let mut files = Vec::new();
    for path in entries(folder) {
        if path.is_dir() {
            let inner = tree(&path).into_iter();
            files.extend(
                inner.map(|inner| file(&format!("{}/{}", name(&path), inner.path), inner.text)),
            );
        } else {
            files.push(file(name(&path), read(&path)));
        }
    }
    files
}

/// Returns the files of the small model of the corpus, with those of its guide.
fn base_files() -> Vec<SourceFile> {
    checklist::overlay(tree(&corpus().join("base")), tree(&corpus().join("guide-base")))
}

/// What a reader finds wrong in a file; none where it is sound.
fn judged(file: &SourceFile) -> Option<Problems> {
    match shape_of(&file.path) {
        Some(Shape::Language) => {
            let model = checklist::parse(&base_files()).unwrap();
            checklist::check_languages(&model, std::slice::from_ref(file)).err()
        }
        Some(Shape::Crosswalk) => {
            let model = checklist::parse(&base_files()).unwrap();
            checklist::read_crosswalks(std::slice::from_ref(file), &model, |_| None).err()
        }
        Some(_) => checklist::check(&checklist::overlay(base_files(), vec![file.clone()])).err(),
        None if file.path == "words.yaml" => organisation::parse_words(file).err(),
        None if file.path == "ospo.yaml" => organisation::parse(file).err(),
        None => answers::parse(file).err(),
    }
}

/// Returns the part of a schema at a path of names, along `$ref`, lists and maps.
fn part(shape: Shape, path: &str) -> Value {
    let root = schema::of(shape);
    let mut at = root.clone();
    for step in path.split('.').filter(|step| !step.is_empty()) {
        at = match step {
            "*" => at["patternProperties"].as_object().unwrap().values().next().unwrap().clone(),
            "-" => at["items"].clone(),
            "full" => at["anyOf"][1].clone(),
            name => at["properties"][name].clone(),
        };
        while let Some(to) = pointer(&at) {
            at = root.pointer(&to[1..]).unwrap().clone();
        }
    }
    at
}

/// Returns where the rest of a part stands, where it does not stand here; an option has it first.
fn pointer(part: &Value) -> Option<String> {
    let parts = [part, &part["allOf"][0], &part["anyOf"][0]];
    parts.iter().find_map(|part| part["$ref"].as_str().map(str::to_owned))
}

#[test]
fn every_file_of_a_model_that_is_shipped_is_as_its_schema_says() {
    let mut files = checklist::new_model("mine", "Mine");
    for id in checklist::builtin_ids() {
        files.extend(checklist::builtin(id).unwrap());
        let tags = checklist::builtin_languages(id);
        files.extend(tags.filter_map(|tag| checklist::builtin_language(id, tag)));
    }
    files.extend(base_files());
    let mut read = 0;
    for file in files {
        let Some(shape) = shape_of(&checklist::relative_name(&file.path)) else {
            continue;
        };
        read += 1;
        assert_eq!(told(shape, &file.text), Some(Vec::new()), "{}", file.path);
    }
    assert!(read >= 40, "only {read} files were read");
}

/// Calls `look` with every part of a schema and the place where it stands.
fn walk(part: &Value, place: &str, look: &mut impl FnMut(&str, &Value)) {
    look(place, part);
    match part {
        Value::Object(map) => {
            map.iter().for_each(|(key, part)| walk(part, &format!("{place}/{key}"), look));
        }
        Value::Array(list) => list.iter().for_each(|part| walk(part, place, look)),
        _ => {}
    }
}

#[test]
fn a_schema_is_draft_07_named_and_described_and_only_that_of_a_read_file_is_closed() {
    for shape in Shape::ALL {
        let schema = schema::of(shape);
        assert!(jsonschema::draft7::meta::is_valid(&schema), "{shape:?}");
        assert_eq!(schema["$schema"], "http://json-schema.org/draft-07/schema#");
        assert_eq!(schema["$id"], shape.address());
        assert!(schema["title"].is_string() && schema["description"].is_string(), "{shape:?}");
        walk(&schema, shape.as_str(), &mut |place, part| {
            let Some(fields) = part["properties"].as_object() else {
                return;
            };
            // What holds on a condition stands beside fields that are closed and described.
            if place.contains("/if") || place.starts_with("sheet/then") {
                return;
            }
            // Fields are added to what is written; what is read knows all of its own.
            let is_written = schemas::commands::WRITTEN.contains(&shape);
            let closed = part["additionalProperties"] == false;
            assert_eq!(closed, !is_written, "{place}");
            for (name, field) in fields {
                assert!(field["description"].is_string(), "{place}: {name} is not described");
            }
        });
    }
}

#[test]
fn figures_are_described_with_their_units() {
    let units = [
        (Shape::Stage, "items.-.effort", "person-weeks"),
        (Shape::Model, "scales.-.levels.-.credit", "hundredths"),
        (Shape::Model, "method.ladder.pass", "percent"),
        (Shape::Settings, "plan.capacity", "person-weeks"),
        (Shape::Archetypes, "clear", "points"),
        (Shape::Benchmarks, "figures.-.values.*.percent", "percent"),
        (Shape::Items, "items.-.levels.-.effort", "person-weeks"),
        (Shape::Assessment, "overall.worst", "percent"),
        (Shape::Assessment, "stage.progress", "percent"),
        (Shape::Assessment, "index.worst", "stages"),
        (Shape::Assessment, "items.-.credit", "hundredths"),
        (Shape::History, "points.-.coverage_percent", "percent"),
        (Shape::History, "points.-.index.worst", "stages"),
        (Shape::History, "change.index.answered", "stages"),
        (Shape::Compare, "stages.-.change", "points"),
        (Shape::Compare, "items.-.effect", "points"),
        (Shape::Compare, "target.progress", "percent"),
    ];
    for (shape, at, unit) in units {
        let described = part(shape, at)["description"].as_str().unwrap().to_owned();
        assert!(described.contains(unit), "{at}: {described}");
    }
}

#[test]
fn every_schema_stands_where_its_id_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas");
    let at = concat!(env!("CARGO_PKG_REPOSITORY"), "/raw/HEAD/schemas/");
    for shape in Shape::ALL {
        let address = shape.address();
        let path = folder.join(address.strip_prefix(at).unwrap());
        let now = format!("{:#}\n", schema::of(shape));
        if std::env::var("SNAPSHOTS").is_ok_and(|it| it == "overwrite") {
            fs::write(&path, &now).unwrap();
        }
        let there = fs::read_to_string(&path).unwrap_or_default();
        assert!(there == now, "{} is another than `ospo model schema {shape:?}`", path.display());
    }
}

#[test]
fn the_entries_for_schemastore_name_files_and_schemas_that_there_are() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("packaging/schemastore.json");
    let entries: Value = serde_json::from_str(&fs::read_to_string(page).unwrap()).unwrap();
    let addresses = Shape::ALL.map(Shape::address);
    for entry in entries.as_array().unwrap() {
        let mut fields: Vec<&String> = entry.as_object().unwrap().keys().collect();
        fields.sort();
        assert_eq!(fields, ["description", "fileMatch", "name", "url"]);
        assert!(addresses.iter().any(|address| entry["url"] == **address), "{entry}");
        assert!(!entry["fileMatch"].as_array().unwrap().is_empty(), "{entry}");
    }
}

#[test]
fn an_editor_is_told_what_is_no_level_and_what_each_one_means() {
    let sheet = |answer: &str| {
        format!(
            "format: ospo/sheet/1\nmodel: {{ id: ospo, version: \"2.0\" }}\nsubject: Acme\n\
             date: 2026-11-29\nanswers:\n  programme-identity: {answer}\n"
        )
    };
    let model = checklist::builtin_model("ospo", None).unwrap();
    let sounds = [
        "established",
        "Established",
        "2",
        "2+",
        "at least 2",
        "unknown",
        "u",
        "Level 3",
        "etabliert",
        "ad hoc",
        "{ answer: ad-hoc }",
        "{ answer: n/a, reason: No. }",
        "{ answer: not-applicable, reason: No. }",
    ];
    for sound in sounds {
        assert_eq!(told(Shape::Sheet, &sheet(sound)), Some(Vec::new()), "{sound}");
        let file = file("sheet.yaml", sheet(sound));
        assert!(answers::parse(&file).unwrap().bind(&model).is_ok(), "{sound}");
    }
    for wrong in ["7", "establishd", "mostly", "{ answer: establishd }", "{ answer: 5 }"] {
        assert_ne!(told(Shape::Sheet, &sheet(wrong)), Some(Vec::new()), "{wrong}");
        let file = file("sheet.yaml", sheet(wrong));
        let read = answers::parse(&file).and_then(|read| read.bind(&model));
        assert!(read.is_err(), "{wrong}");
    }
    // Another model may have other levels.
    let other = sheet("defined").replace("id: ospo", "id: mine");
    assert_eq!(told(Shape::Sheet, &other), Some(Vec::new()));
    let of_item = &schema::of(Shape::Sheet)["then"]["properties"]["answers"]["properties"]["programme-identity"];
    let item = model.items().next().unwrap();
    assert_eq!(of_item["description"], item.ask);
    assert_eq!(of_item["anyOf"][0]["enum"].as_array().unwrap().len(), item.scale.levels.len() + 1);
}

#[test]
fn the_command_prints_the_schema_and_lists_all() {
    let ospo = |args: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_ospo")).args(args).output().unwrap();
        assert!(output.status.success(), "{args:?}");
        String::from_utf8(output.stdout).unwrap()
    };
    let list = ospo(&["model", "schema"]);
    assert_eq!(list.lines().count(), Shape::ALL.len());
    for (shape, line) in Shape::ALL.into_iter().zip(list.lines()) {
        assert_eq!(line.split_whitespace().next(), Some(shape.as_str()));
        let printed: Value =
            serde_json::from_str(&ospo(&["model", "schema", shape.as_str()])).unwrap();
        assert_eq!(printed, schema::of(shape));
    }
}
