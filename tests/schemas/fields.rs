//! Fields, bounds and defaults of the schemas, held against what the readers ask for.

use std::collections::BTreeSet;

use ospo::checklist;
use ospo::problem::{Problem, SourceFile};
use ospo::schema::Shape;
use serde_json::Value;

use crate::{base_files, file, judged, part, value};

/// What a reader says of a broken file, as text.
fn problems(file: &SourceFile) -> String {
    let told = judged(file).unwrap_or_else(|| panic!("nothing is wrong in\n{}", file.text));
    let line = |p: &Problem| format!("{p}\n{}", p.help.as_deref().unwrap_or_default());
    told.0.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn words(value: &Value) -> BTreeSet<String> {
    let word = |value: &Value| value.as_str().unwrap().to_owned();
    value.as_array().into_iter().flatten().map(word).collect()
}

/// Returns the words between backticks.
fn ticked(text: &str) -> BTreeSet<String> {
    text.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

/// Where fields stand: the file, the text that leads there, and the path in the schema.
/// `@` stands where the fields would.
const FIELDS: [(Shape, &str, &str, &str); 77] = [
    (Shape::Model, "model.yaml", "@", ""),
    (Shape::Model, "model.yaml", "source: @", "source"),
    (Shape::Model, "model.yaml", "method: @", "method"),
    (Shape::Model, "model.yaml", "scales: [@]", "scales.-"),
    (Shape::Model, "model.yaml", "scales: [{id: a, levels: [@, @]}]", "scales.-.levels.-"),
    (Shape::Model, "model.yaml", "areas: [@]", "areas.-"),
    (Shape::Model, "model.yaml", "roles: [@]", "roles.-"),
    (Shape::Model, "model.yaml", "contradictions: [@]", "contradictions.-"),
    (Shape::Model, "model.yaml", "changes: [@]", "changes.-"),
    (Shape::Model, "model.yaml", "changes: [{renamed: [@]}]", "changes.-.renamed.-"),
    (Shape::Model, "model.yaml", "changes: [{split: [@]}]", "changes.-.split.-"),
    (Shape::Model, "model.yaml", "changes: [{merged: [@]}]", "changes.-.merged.-"),
    (Shape::Model, "model.yaml", "changes: [{removed: [@]}]", "changes.-.removed.-"),
    (Shape::Model, "model.yaml", "changes: [{reworded: [@]}]", "changes.-.reworded.-"),
    (Shape::Stage, "stage-1.yaml", "@", ""),
    (Shape::Stage, "stage-1.yaml", "items: [@]", "items.-"),
    (Shape::Stage, "stage-1.yaml", "items: [{references: [@]}]", "items.-.references.-"),
    (Shape::Stage, "stage-1.yaml", "communities: [@]", "communities.-"),
    (Shape::Topics, "topics.yaml", "@", ""),
    (Shape::Sources, "sources.yaml", "@", ""),
    (Shape::Sources, "sources.yaml", "sources: [@]", "sources.-"),
    (Shape::Industries, "industries.yaml", "@", ""),
    (Shape::Industries, "industries.yaml", "sectors: [@]", "sectors.-"),
    (Shape::Industries, "industries.yaml", "kinds: [@]", "kinds.-"),
    (Shape::Industries, "industries.yaml", "kinds: [{communities: [@]}]", "kinds.-.communities.-"),
    (Shape::Archetypes, "archetypes.yaml", "@", ""),
    (Shape::Archetypes, "archetypes.yaml", "clear: @", "clear"),
    (Shape::Archetypes, "archetypes.yaml", "shared: [@]", "shared.-"),
    (Shape::Archetypes, "archetypes.yaml", "archetypes: [@]", "archetypes.-"),
    (Shape::Archetypes, "archetypes.yaml", "archetypes: [{traits: [@]}]", "archetypes.-.traits.-"),
    (Shape::Archetypes, "archetypes.yaml", "archetypes: [{example: @}]", "archetypes.-.example"),
    (
        Shape::Archetypes,
        "archetypes.yaml",
        "archetypes: [{favours: [@]}]",
        "archetypes.-.favours.-",
    ),
    (
        Shape::Archetypes,
        "archetypes.yaml",
        "archetypes: [{statements: [@, @]}]",
        "archetypes.-.statements.-",
    ),
    (Shape::Journey, "journeys/acme.yaml", "@", ""),
    (Shape::Journey, "journeys/acme.yaml", "archetype: @", "archetype"),
    (Shape::Journey, "journeys/acme.yaml", "goals: [@]", "goals.-"),
    (Shape::Journey, "journeys/acme.yaml", "lesson: @", "lesson"),
    (Shape::Journey, "journeys/acme.yaml", "milestones: [@]", "milestones.-"),
    (Shape::Comparison, "comparison.yaml", "@", ""),
    (Shape::Comparison, "comparison.yaml", "rows: [@]", "rows.-"),
    (Shape::Benchmarks, "benchmarks.yaml", "@", ""),
    (Shape::Benchmarks, "benchmarks.yaml", "surveys: [@]", "surveys.-"),
    (Shape::Benchmarks, "benchmarks.yaml", "segments: [@]", "segments.-"),
    (Shape::Benchmarks, "benchmarks.yaml", "figures: [@]", "figures.-"),
    (Shape::Benchmarks, "benchmarks.yaml", "figures: [{values: {all: @}}]", "figures.-.values.*"),
    (Shape::Benchmarks, "benchmarks.yaml", "none: [@]", "none.-"),
    (Shape::Model, "model.yaml", "rules: [@]", "rules.-"),
    (Shape::Model, "model.yaml", "glossary: [@]", "glossary.-"),
    (Shape::Model, "model.yaml", "scopes: [@]", "scopes.-"),
    (Shape::Model, "model.yaml", "scopes: [{no: @}]", "scopes.-.no"),
    (Shape::Model, "model.yaml", "lists: [@]", "lists.-"),
    (Shape::Crosswalk, "crosswalk/other.yaml", "@", ""),
    (Shape::Crosswalk, "crosswalk/other.yaml", "to: @", "to"),
    (Shape::Crosswalk, "crosswalk/other.yaml", "links: [@]", "links.-"),
    (Shape::Language, "lang/de.yaml", "@", ""),
    (Shape::Language, "lang/de.yaml", "model: @", "model"),
    (Shape::Language, "lang/de.yaml", "areas: {legal: @}", "areas.*"),
    (Shape::Language, "lang/de.yaml", "roles: {legal: @}", "roles.*"),
    (Shape::Language, "lang/de.yaml", "scales: {practice: @}", "scales.*"),
    (Shape::Language, "lang/de.yaml", "stages: {1: @}", "stages.*"),
    (Shape::Language, "lang/de.yaml", "items: {policy: @}", "items.*"),
    (Shape::Sheet, "a.yaml", "@", ""),
    (Shape::Sheet, "a.yaml", "model: @", "model"),
    (Shape::Sheet, "a.yaml", "respondent: @", "respondent"),
    (Shape::Sheet, "a.yaml", "merged: @", "merged"),
    (Shape::Sheet, "a.yaml", "merged: {from: [@]}", "merged.from.-"),
    (Shape::Sheet, "a.yaml", "ask_again: {a: @}", "ask_again.*"),
    (Shape::Sheet, "a.yaml", "answers: {a: @}", "answers.*.full"),
    (
        Shape::Sheet,
        "a.yaml",
        "answers: {a: {answer: b, evidence: [@]}}",
        "answers.*.full.evidence.-.full",
    ),
    (Shape::Words, "words.yaml", "@", ""),
    (Shape::Settings, "ospo.yaml", "@", ""),
    (Shape::Settings, "ospo.yaml", "respondent: @", "respondent"),
    (Shape::Settings, "ospo.yaml", "target: @", "target"),
    (Shape::Settings, "ospo.yaml", "target: {items: {a: @}}", "target.items.*"),
    (Shape::Settings, "ospo.yaml", "target: {areas: {a: @}}", "target.areas.*"),
    (Shape::Settings, "ospo.yaml", "plan: @", "plan"),
    (Shape::Settings, "ospo.yaml", "plan: {actions: {a: @}}", "plan.actions.*"),
];

#[test]
fn the_fields_of_a_schema_are_those_that_its_reader_asks_for() {
    for (shape, path, text, at) in FIELDS {
        // A reader that meets a field it does not know says which it asks for, and which it needs.
        let told = problems(&file(path, text.replace('@', "{zzzzzzzz: 1}")));
        let place = format!("{path}:1:{}:", text.find('@').unwrap() + 1);
        let part = part(shape, at);
        let mut asked = told.lines().skip_while(|line| !line.contains("unknown field `zzzzzzzz`"));
        let known: BTreeSet<String> =
            part["properties"].as_object().unwrap().keys().cloned().collect();
        assert_eq!(ticked(asked.nth(1).unwrap()), known, "{path}: {text}\n{told}");
        let missing = told.lines().filter(|line| line.starts_with(&place));
        let missing: String = missing.filter(|line| line.contains("missing field")).collect();
        assert_eq!(ticked(&missing), words(&part["required"]), "{path}: {text}\n{told}");
    }
}

/// A file with a number that has bounds at `@`, and where the schema says them.
const BOUNDS: [(Shape, &str, &str, &str); 19] = [
    (Shape::Model, "model.yaml", "method: {pass: @}", "method.pass"),
    (
        Shape::Model,
        "model.yaml",
        "scales: [{of: 1000, levels: [{credit: @}, {}]}]",
        "scales.-.levels.-.credit",
    ),
    (Shape::Stage, "stage-1.yaml", "stage: @", "stage"),
    (Shape::Stage, "stage-1.yaml", "items: [{weight: @}]", "items.-.weight"),
    (
        Shape::Stage,
        "stage-1.yaml",
        "items: [{levels: {absent: A, repeatable: B, measured: C}, effort: {repeatable: @}}]",
        "items.-.effort.*",
    ),
    (Shape::Archetypes, "archetypes.yaml", "clear: {least: @}", "clear.least"),
    (Shape::Archetypes, "archetypes.yaml", "clear: {most: @}", "clear.most"),
    (Shape::Journey, "journeys/acme.yaml", "milestones: [{stages: [@]}]", "milestones.-.stages.-"),
    (Shape::Benchmarks, "benchmarks.yaml", "small: @", "small"),
    (Shape::Benchmarks, "benchmarks.yaml", "least: @", "least"),
    (Shape::Benchmarks, "benchmarks.yaml", "surveys: [{year: @}]", "surveys.-.year"),
    (Shape::Benchmarks, "benchmarks.yaml", "surveys: [{respondents: @}]", "surveys.-.respondents"),
    (Shape::Benchmarks, "benchmarks.yaml", "segments: [{from: @}]", "segments.-.from"),
    (Shape::Benchmarks, "benchmarks.yaml", "segments: [{from: 1, to: @}]", "segments.-.to"),
    (
        Shape::Benchmarks,
        "benchmarks.yaml",
        "figures: [{values: {all: {n: @}}}]",
        "figures.-.values.*.n",
    ),
    (
        Shape::Benchmarks,
        "benchmarks.yaml",
        "figures: [{values: {all: {percent: @}}}]",
        "figures.-.values.*.percent",
    ),
    (Shape::Settings, "ospo.yaml", "size: @", "size"),
    (Shape::Settings, "ospo.yaml", "target: {stage: @}", "target.stage"),
    (Shape::Settings, "ospo.yaml", "archetypes: {a: @}", "archetypes.*"),
];

#[test]
fn the_bounds_of_a_schema_are_those_of_its_reader() {
    for (shape, path, text, at) in BOUNDS {
        // A reader that meets a number out of bounds names them.
        let told = problems(&file(path, text.replace('@', "-1")));
        let line = told.lines().find(|line| line.contains("number from")).unwrap();
        let bounds = line.split_once("number from").unwrap().1.split_whitespace();
        let bounds: Vec<u64> = bounds.filter_map(|word| word.parse().ok()).collect();
        let part = part(shape, at);
        let known = ["minimum", "maximum"].map(|key| part[key].as_u64().unwrap());
        assert_eq!(known, bounds[..], "{text}\n{told}");
    }
}

#[test]
fn the_format_of_a_schema_is_the_one_that_its_reader_takes() {
    let files = [
        (Shape::Model, "model.yaml"),
        (Shape::Sources, "sources.yaml"),
        (Shape::Industries, "industries.yaml"),
        (Shape::Archetypes, "archetypes.yaml"),
        (Shape::Journey, "journeys/acme.yaml"),
        (Shape::Comparison, "comparison.yaml"),
        (Shape::Benchmarks, "benchmarks.yaml"),
        (Shape::Signals, "signals.yaml"),
        (Shape::Crosswalk, "crosswalk/other.yaml"),
        (Shape::Sheet, "a.yaml"),
    ];
    for (shape, path) in files {
        let told = problems(&file(path, "format: ospo/none/9"));
        let taken = part(shape, "format")["const"].as_str().unwrap().to_owned();
        assert!(told.contains(&format!("this version reads `{taken}`")), "{told}");
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
    assert_eq!(names, ["subject", "weight", "intention"]);
    let without = "{id: a, area: legal, ask: B, levels: {absent: C, repeatable: D, measured: E}}";
    let mut with = value(without).unwrap();
    with.as_object_mut().unwrap().extend(defaults);
    let model = |item: &str| {
        let mut files = base_files();
        files.retain(|file| file.path != "topics.yaml");
        files.push(file("topics.yaml", format!("topics: [{item}]")));
        checklist::parse(&files).unwrap_or_else(|problems| panic!("{problems}"))
    };
    assert_eq!(model(without), model(&with.to_string()));
}
