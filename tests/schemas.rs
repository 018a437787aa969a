//! The schemas that are printed say what the readers do.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;

use jsonschema::Validator;
use ospo::answers;
use ospo::checklist;
use ospo::insight::Assessment;
use ospo::model::Model;
use ospo::organisation;
use ospo::problem::SourceFile;
use ospo::render;
use ospo::render::Format;
use ospo::render::Look;
use ospo::report;
use ospo::report::Report;
use ospo::schema;
use ospo::schema::Shape;
use serde_json::Value;
use serde_json::json;

/// What readers tell that one file alone shows, so that a schema must see it too. The rest spans
/// files, or is about order, the calendar, or what stands twice.
const SEEN_IN_ONE_FILE: [&str; 19] = [
    "unknown field",
    "missing field",
    "expected a",
    "the text is empty",
    "is not an id",
    "is not a whole number",
    "is not a date",
    "is not an address",
    "unknown format",
    "unknown method",
    "unknown subject",
    "unknown confidence",
    "needs a reason",
    "a reason belongs",
    "without items",
    "stage 0 has items",
    "leads out of",
    "a scale of",
    "cannot be named",
];

fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus")
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
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
    SourceFile {
        path: path.into(),
        text: text.into(),
    }
}

/// Reads a file as an editor would; none where it is no YAML.
fn value(text: &str) -> Option<Value> {
    let options = serde_yaml::options! {
        strict_booleans: true,
        merge_keys: serde_yaml::options::MergeKeyPolicy::AsOrdinary,
    };
    let lines = text.lines().map(str::trim);
    if lines
        .clone()
        .all(|line| line.is_empty() || line.starts_with('#'))
    {
        return Some(Value::Null);
    }
    serde_yaml::from_str_with_options(text, options).ok()
}

fn validator(shape: Shape) -> Validator {
    jsonschema::draft7::new(&schema::of(shape)).unwrap()
}

fn shape_of(name: &str) -> Option<Shape> {
    match name {
        "model.yaml" => Some(Shape::Model),
        "topics.yaml" => Some(Shape::Topics),
        _ => name.starts_with("stage-").then_some(Shape::Stage),
    }
}

/// Tells what a schema finds wrong in a text; none where that is no YAML.
fn told(shape: Shape, text: &str) -> Option<Vec<String>> {
    let value = value(text)?;
    let told = validator(shape);
    let told = told
        .iter_errors(&value)
        .map(|e| format!("{}: {e}", e.instance_path()));
    Some(told.collect())
}

#[test]
fn every_file_of_a_model_that_is_shipped_is_as_its_schema_says() {
    let mut files = checklist::starter("mine", "Mine");
    for id in checklist::builtin_ids() {
        files.extend(checklist::builtin(id).unwrap());
    }
    for path in entries(&corpus().join("base")) {
        files.push(file(name(&path), read(&path)));
    }
    let mut read = 0;
    for file in files {
        let Some(shape) = shape_of(name(Path::new(&file.path))) else {
            continue;
        };
        read += 1;
        assert_eq!(told(shape, &file.text), Some(Vec::new()), "{}", file.path);
    }
    assert!(read >= 15, "only {read} files were read");
}

/// One case of the corpus.
struct Case {
    name: String,
    /// What the reader tells, as its expectation has it.
    expected: String,
    /// What the schema tells.
    told: Vec<String>,
}

/// Returns each case of the corpus that is YAML.
fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    let mut add = |path: &Path, expected: PathBuf, told: Option<Vec<String>>| {
        let name = path.strip_prefix(corpus()).unwrap().display().to_string();
        let expected = fs::read_to_string(expected).unwrap();
        cases.extend(told.map(|told| Case {
            name,
            expected,
            told,
        }));
    };
    for (folder, shape) in [("sheet", Shape::Sheet), ("settings", Shape::Settings)] {
        for path in entries(&corpus().join(folder))
            .iter()
            .filter(|path| is_yaml(path))
        {
            add(path, path.with_extension("txt"), told(shape, &read(path)));
        }
    }
    for case in entries(&corpus().join("checklist")) {
        let told: Option<Vec<Vec<String>>> = entries(&case)
            .iter()
            .filter_map(|path| Some((path, shape_of(name(path))?)))
            .map(|(path, shape)| told(shape, &read(path)))
            .collect();
        add(
            &case,
            case.join("expected.txt"),
            told.map(|told| told.concat()),
        );
    }
    cases
}

#[test]
fn what_a_reader_accepts_its_schema_accepts() {
    let cases: Vec<Case> = cases()
        .into_iter()
        .filter(|c| c.name.contains("/accepted-"))
        .collect();
    assert!(cases.len() >= 20, "only {} cases", cases.len());
    for case in cases {
        assert_eq!(case.told, Vec::<String>::new(), "{}", case.name);
    }
}

#[test]
fn what_a_reader_sees_wrong_in_one_file_its_schema_sees_too() {
    let seen = |case: &Case| {
        SEEN_IN_ONE_FILE
            .iter()
            .any(|words| case.expected.contains(words))
    };
    let broken: Vec<Case> = cases()
        .into_iter()
        .filter(|c| !c.name.contains("/accepted-") && seen(c))
        .collect();
    for words in SEEN_IN_ONE_FILE {
        let times = broken
            .iter()
            .filter(|case| case.expected.contains(words))
            .count();
        assert!(times > 0, "no case is about `{words}`");
    }
    let missed: Vec<&Case> = broken.iter().filter(|case| case.told.is_empty()).collect();
    let missed: Vec<&str> = missed.iter().map(|case| case.name.as_str()).collect();
    assert!(
        missed.is_empty(),
        "a schema sees nothing wrong in {missed:?}"
    );
}

/// What a reader says of a file, as text.
fn problems(file: &SourceFile) -> String {
    let told = match shape_of(&file.path) {
        Some(_) => {
            let base = entries(&corpus().join("base"));
            let base = base
                .iter()
                .map(|path| self::file(name(path), read(path)))
                .collect();
            checklist::parse(&checklist::overlay(base, vec![file.clone()])).err()
        }
        None if file.path == "ospo.yaml" => organisation::parse(file).err(),
        None => answers::parse(file).err(),
    };
    let told = told.unwrap_or_else(|| panic!("nothing is wrong in\n{}", file.text));
    told.0
        .iter()
        .map(|p| format!("{p}\n{}\n", p.help.as_deref().unwrap_or_default()))
        .collect()
}

/// Returns the part of a schema at a path of names, along `$ref`, lists and maps.
fn part(shape: Shape, path: &str) -> Value {
    let root = schema::of(shape);
    let mut at = root.clone();
    for step in path.split('.').filter(|step| !step.is_empty()) {
        at = match step {
            "*" => at["patternProperties"]
                .as_object()
                .unwrap()
                .values()
                .next()
                .unwrap()
                .clone(),
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
    parts
        .iter()
        .find_map(|part| part["$ref"].as_str().map(str::to_owned))
}

fn words(value: &Value) -> BTreeSet<String> {
    let word = |value: &Value| value.as_str().unwrap().to_owned();
    value.as_array().into_iter().flatten().map(word).collect()
}

/// Returns the words between backticks.
fn ticked(text: &str) -> BTreeSet<String> {
    text.split('`')
        .skip(1)
        .step_by(2)
        .map(str::to_owned)
        .collect()
}

/// Where fields stand: the file, the text that leads there, and the path in the schema.
/// `@` stands where the fields would.
const FIELDS: [(Shape, &str, &str, &str); 21] = [
    (Shape::Model, "model.yaml", "@", ""),
    (Shape::Model, "model.yaml", "source: @", "source"),
    (Shape::Model, "model.yaml", "method: @", "method"),
    (Shape::Model, "model.yaml", "scales: [@]", "scales.-"),
    (
        Shape::Model,
        "model.yaml",
        "scales: [{id: a, levels: [@, @]}]",
        "scales.-.levels.-",
    ),
    (Shape::Model, "model.yaml", "areas: [@]", "areas.-"),
    (Shape::Model, "model.yaml", "roles: [@]", "roles.-"),
    (Shape::Stage, "stage-1.yaml", "@", ""),
    (Shape::Stage, "stage-1.yaml", "items: [@]", "items.-"),
    (
        Shape::Stage,
        "stage-1.yaml",
        "items: [{references: [@]}]",
        "items.-.references.-",
    ),
    (
        Shape::Stage,
        "stage-1.yaml",
        "communities: [@]",
        "communities.-",
    ),
    (Shape::Topics, "topics.yaml", "@", ""),
    (Shape::Sheet, "a.yaml", "@", ""),
    (Shape::Sheet, "a.yaml", "model: @", "model"),
    (Shape::Sheet, "a.yaml", "respondent: @", "respondent"),
    (Shape::Sheet, "a.yaml", "answers: {a: @}", "answers.*.full"),
    (
        Shape::Sheet,
        "a.yaml",
        "answers: {a: {answer: b, evidence: [@]}}",
        "answers.*.full.evidence.-.full",
    ),
    (Shape::Settings, "ospo.yaml", "@", ""),
    (Shape::Settings, "ospo.yaml", "respondent: @", "respondent"),
    (Shape::Settings, "ospo.yaml", "target: @", "target"),
    (
        Shape::Settings,
        "ospo.yaml",
        "target: {items: {a: @}}",
        "target.items.*",
    ),
];

#[test]
fn the_fields_of_a_schema_are_those_that_its_reader_asks_for() {
    for (shape, path, text, at) in FIELDS {
        // A reader that meets a field it does not know says which it asks for, and which it needs.
        let told = problems(&file(path, text.replace('@', "{zzzzzzzz: 1}")));
        let place = format!("{path}:1:{}:", text.find('@').unwrap() + 1);
        let part = part(shape, at);
        let mut asked = told
            .lines()
            .skip_while(|line| !line.contains("unknown field `zzzzzzzz`"));
        let known: BTreeSet<String> = part["properties"]
            .as_object()
            .unwrap()
            .keys()
            .cloned()
            .collect();
        assert_eq!(
            ticked(asked.nth(1).unwrap()),
            known,
            "{path}: {text}\n{told}"
        );
        let missing = told.lines().filter(|line| line.starts_with(&place));
        let missing: String = missing
            .filter(|line| line.contains("missing field"))
            .collect();
        assert_eq!(
            ticked(&missing),
            words(&part["required"]),
            "{path}: {text}\n{told}"
        );
    }
}

#[test]
fn the_bounds_of_a_schema_are_those_of_its_reader() {
    let bounds = [
        (
            Shape::Model,
            "model.yaml",
            "method: {pass: @}",
            "method.pass",
        ),
        (
            Shape::Model,
            "model.yaml",
            "scales: [{levels: [{credit: @}, {}]}]",
            "scales.-.levels.-.credit",
        ),
        (Shape::Stage, "stage-1.yaml", "stage: @", "stage"),
        (
            Shape::Stage,
            "stage-1.yaml",
            "items: [{weight: @}]",
            "items.-.weight",
        ),
        (
            Shape::Stage,
            "stage-1.yaml",
            "items: [{levels: {absent: A, defined: B, measured: C}, effort: {defined: @}}]",
            "items.-.effort.*",
        ),
        (Shape::Settings, "ospo.yaml", "size: @", "size"),
        (
            Shape::Settings,
            "ospo.yaml",
            "target: {stage: @}",
            "target.stage",
        ),
    ];
    for (shape, path, text, at) in bounds {
        // A reader that meets a number out of bounds names them.
        let told = problems(&file(path, text.replace('@', "-1")));
        let line = told
            .lines()
            .find(|line| line.contains("number from"))
            .unwrap();
        let named: Vec<u64> = line
            .split_once("number from")
            .unwrap()
            .1
            .split_whitespace()
            .filter_map(|word| word.parse().ok())
            .collect();
        let part = part(shape, at);
        let of = |key: &str| part[key].as_f64().unwrap();
        assert_eq!(
            [of("minimum"), of("maximum")].map(|n| n as u64),
            named[..],
            "{text}\n{told}"
        );
    }
}

#[test]
fn the_format_of_a_schema_is_the_one_that_its_reader_takes() {
    for (shape, path) in [(Shape::Model, "model.yaml"), (Shape::Sheet, "a.yaml")] {
        let told = problems(&file(path, "format: ospo/none/9"));
        let taken = part(shape, "format")["const"].as_str().unwrap().to_owned();
        assert!(
            told.contains(&format!("this version reads `{taken}`")),
            "{told}"
        );
        assert_eq!(taken, shape.id());
    }
}

#[test]
fn a_default_of_a_schema_is_what_its_reader_takes_where_the_field_is_missing() {
    let item = part(Shape::Stage, "items.-");
    let defaults: Vec<(String, Value)> = item["properties"]
        .as_object()
        .unwrap()
        .iter()
        .filter_map(|(name, part)| Some((name.clone(), part.get("default")?.clone())))
        .collect();
    let names: Vec<&str> = defaults.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["subject", "weight"]);
    let without = "{id: a, area: legal, ask: B, levels: {absent: C, defined: D, measured: E}}";
    let mut with = value(without).unwrap();
    with.as_object_mut().unwrap().extend(defaults);
    let model = |item: &str| {
        let mut files: Vec<SourceFile> = entries(&corpus().join("base"))
            .iter()
            .map(|path| file(name(path), read(path)))
            .collect();
        files.retain(|file| file.path != "topics.yaml");
        files.push(file("topics.yaml", format!("topics: [{item}]")));
        checklist::parse(&files).unwrap_or_else(|problems| panic!("{problems}"))
    };
    assert_eq!(model(without), model(&with.to_string()));
}

/// Calls `look` with every part of a schema and the place where it stands.
fn walk(part: &Value, place: &str, look: &mut impl FnMut(&str, &Value)) {
    look(place, part);
    match part {
        Value::Object(map) => {
            map.iter()
                .for_each(|(key, part)| walk(part, &format!("{place}/{key}"), look));
        }
        Value::Array(list) => list.iter().for_each(|part| walk(part, place, look)),
        _ => {}
    }
}

#[test]
fn a_schema_is_draft_07_named_described_and_closed() {
    for shape in Shape::ALL {
        let schema = schema::of(shape);
        assert!(jsonschema::draft7::meta::is_valid(&schema), "{shape:?}");
        assert_eq!(schema["$schema"], "http://json-schema.org/draft-07/schema#");
        assert_eq!(schema["$id"], shape.id());
        assert!(
            schema["title"].is_string() && schema["description"].is_string(),
            "{shape:?}"
        );
        walk(&schema, shape.as_str(), &mut |place, part| {
            let Some(fields) = part["properties"].as_object() else {
                return;
            };
            if place.ends_with("/if") {
                return;
            }
            assert_eq!(part["additionalProperties"], false, "{place}");
            for (name, field) in fields {
                assert!(
                    field["description"].is_string(),
                    "{place}: {name} is not described"
                );
            }
        });
    }
}

#[test]
fn figures_are_described_with_their_units() {
    let units = [
        (Shape::Stage, "items.-.effort", "person-weeks"),
        (Shape::Model, "scales.-.levels.-.credit", "hundredths"),
        (Shape::Model, "method.pass", "percent"),
        (Shape::Items, "items.-.levels.-.effort", "person-weeks"),
        (Shape::Assessment, "overall.worst", "percent"),
        (Shape::Assessment, "stage.progress", "percent"),
        (Shape::Assessment, "index.worst", "stages"),
        (Shape::Assessment, "items.-.credit", "hundredths"),
    ];
    for (shape, at, unit) in units {
        let described = part(shape, at)["description"].as_str().unwrap().to_owned();
        assert!(described.contains(unit), "{at}: {described}");
    }
}

/// Reads a sheet that shows every state, with evidence, a target and a stray.
fn full_sheet(model: &Model) -> answers::Sheet {
    let text = read(&corpus().join("sheet/accepted-everything.yaml")) + "  no-such-item: unknown\n";
    let file = file("a.yaml", text);
    answers::parse(&file).unwrap().bind(model).unwrap().sheet
}

fn data(report: &Report) -> Value {
    let mut json = Vec::new();
    let look = Look {
        width: 80,
        colour: false,
        unicode: true,
    };
    render::write(report, Format::Json, &look, &mut json).unwrap();
    serde_json::from_slice(&json).unwrap()
}

fn base() -> Model {
    let files = entries(&corpus().join("base"));
    let files: Vec<SourceFile> = files
        .iter()
        .map(|path| file(name(path), read(path)))
        .collect();
    checklist::parse(&files).unwrap()
}

#[test]
fn a_sheet_that_was_saved_is_as_its_schema_says() {
    let model = base();
    let saved = answers::to_yaml(&full_sheet(&model), &model).unwrap();
    assert_eq!(told(Shape::Sheet, &saved), Some(Vec::new()), "{saved}");
}

#[test]
fn the_json_of_a_report_is_as_its_schema_says() {
    let model = base();
    let settings = file(
        "ospo.yaml",
        read(&corpus().join("settings/accepted-everything.yaml")),
    );
    let target = organisation::parse(&settings).unwrap().target.unwrap();
    let wanted = target.wanted(&settings, &model).unwrap();
    let full = Assessment::new(&model, full_sheet(&model), Some(wanted));
    let date = "2026-11-22".parse().unwrap();
    let empty = Assessment::new(&model, answers::Sheet::new(&model, "Acme", date), None);
    for assessment in [&full, &empty] {
        let data = data(&report::of_assessment(assessment));
        let errors: Vec<String> = validator(Shape::Assessment)
            .iter_errors(&data)
            .map(|e| e.to_string())
            .collect();
        assert_eq!(errors, Vec::<String>::new(), "{data:#}");
    }
    let data = data(&report::of_assessment(&full));
    assert_eq!(data["schema"], Shape::Assessment.id());
    let keys: BTreeSet<&String> = data.as_object().unwrap().keys().collect();
    let root = part(Shape::Assessment, "");
    assert_eq!(
        keys,
        root["properties"].as_object().unwrap().keys().collect()
    );
    for key in keys {
        let mut less = data.clone();
        less.as_object_mut().unwrap().remove(key);
        assert!(
            !validator(Shape::Assessment).is_valid(&less),
            "nobody misses {key}"
        );
    }
    let mut more = data.clone();
    more["items"][0]["grade"] = json!("A");
    assert!(!validator(Shape::Assessment).is_valid(&more));
    let mut other = data;
    other["items"][0]["state"] = json!("maybe");
    assert!(!validator(Shape::Assessment).is_valid(&other));
}

#[test]
fn the_json_of_a_model_is_as_its_schema_says() {
    for id in checklist::builtin_ids() {
        let model = checklist::parse(&checklist::builtin(id).unwrap()).unwrap();
        let data = data(&report::of_model(&model, None));
        let errors: Vec<String> = validator(Shape::Items)
            .iter_errors(&data)
            .map(|e| e.to_string())
            .collect();
        assert_eq!(errors, Vec::<String>::new());
        assert_eq!(data["schema"], Shape::Items.id());
    }
}

#[test]
fn the_command_prints_the_schema_and_lists_all() {
    let ospo = |args: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_ospo"))
            .args(args)
            .output()
            .unwrap();
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
