//! The tables of `checklists/README.md` name the fields that the readers take.

use std::collections::BTreeSet;
use std::fs;

use ospo::schema::Shape;

use crate::part;

/// The line above a table or the heading that it stands under, and what it is a table of. A table may
/// leave out what the text beside it says.
const TABLES: [(&str, Shape, &str, &[&str]); 28] = [
    ("### `overlay.yaml`", Shape::Overlay, "", &["format"]),
    ("## Tests", Shape::ModelTest, "", &["format"]),
    ("| field of `expect` |", Shape::ModelTest, "expect", &[]),
    ("## `model.yaml`", Shape::Model, "", &[]),
    ("`source`:", Shape::Model, "source", &[]),
    ("`method`:", Shape::Model, "method", &[]),
    ("A scale:", Shape::Model, "scales.-", &[]),
    ("Each of its `levels`:", Shape::Model, "scales.-.levels.-", &[]),
    ("A word of the `glossary`;", Shape::Model, "glossary.-", &[]),
    ("One of the `scopes`:", Shape::Model, "scopes.-", &[]),
    ("One of the `lists`:", Shape::Model, "lists.-", &[]),
    ("One step of `effort_by_size`;", Shape::Model, "effort_by_size.-", &[]),
    ("A contradiction:", Shape::Model, "contradictions.-", &[]),
    ("## `stage-N.yaml`", Shape::Stage, "", &[]),
    ("## An item", Shape::Stage, "items.-", &[]),
    ("## The guide", Shape::Journey, "lesson", &[]),
    ("### `sources.yaml`", Shape::Sources, "sources.-", &[]),
    ("### `industries.yaml`", Shape::Industries, "sectors.-", &[]),
    ("### `archetypes.yaml`", Shape::Archetypes, "", &["format"]),
    ("| field of an archetype |", Shape::Archetypes, "archetypes.-", &[]),
    ("### `journeys/NAME.yaml`", Shape::Journey, "", &["format"]),
    (
        "A milestone is a fact with three fields more:",
        Shape::Journey,
        "milestones.-",
        &["text", "source", "unclear"],
    ),
    ("## `signals.yaml`", Shape::Signals, "", &["format"]),
    ("A signal:", Shape::Signals, "signals.-", &[]),
    ("## `crosswalk/TARGET.yaml`", Shape::Crosswalk, "", &["format"]),
    ("A link:", Shape::Crosswalk, "links.-", &[]),
    ("### `benchmarks.yaml`", Shape::Benchmarks, "", &["format"]),
    ("| field of a figure |", Shape::Benchmarks, "figures.-", &[]),
];

/// Returns the fields of the first table from a line on, and those of them that are required.
fn table(page: &str, from: &str) -> (BTreeSet<String>, BTreeSet<String>) {
    let (mut all, mut required) = (BTreeSet::new(), BTreeSet::new());
    let lines = page.lines().skip_while(|line| !line.starts_with(from));
    let rows = lines.skip_while(|line| !line.starts_with("| field"));
    for row in rows.take_while(|line| line.starts_with('|')).skip(2) {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        for name in cells[1].split(", ").map(|name| name.trim_matches('`').to_owned()) {
            // What is required but for one case is so by a condition.
            if cells[2] == "required" {
                required.insert(name.clone());
            }
            all.insert(name);
        }
    }
    assert!(!all.is_empty(), "no table stands under `{from}`");
    (all, required)
}

#[test]
fn the_tables_of_the_page_on_checklists_name_each_field() {
    let page = fs::read_to_string("checklists/README.md").unwrap();
    for (from, shape, at, aside) in TABLES {
        let part = part(shape, at);
        let names = |name: &&String| !aside.contains(&name.as_str());
        let all: BTreeSet<String> =
            part["properties"].as_object().unwrap().keys().filter(names).cloned().collect();
        let required = part["required"].as_array().into_iter().flatten();
        let required = required.map(|name| name.as_str().unwrap().to_owned());
        let required: BTreeSet<String> = required.filter(|name| names(&name)).collect();
        assert_eq!(table(&page, from), (all, required), "under `{from}`");
    }
}
