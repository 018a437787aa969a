//! What results of tools show: each fact equals the one that a script of its own has reckoned, and what
//! cannot be read says why.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use jiff::civil::{Date, date};
use ospo::facts::Fact;
use ospo::gather::{self, Found, Seen};
use serde_json::{Map, Value, json};

const GATHERED: Date = date(2026, 11, 30);
/// The day on which the files of the tests were last changed.
const CHANGED: Date = date(2026, 11, 15);

fn read(name: &str, bytes: &[u8], seen: &mut Seen) -> Result<(), String> {
    let mut input = bytes;
    gather::read(&mut input, name, CHANGED, seen).map_err(|problem| {
        let help = problem.help.as_deref().unwrap_or("no way out is said");
        format!("{problem}\n  {help}")
    })
}

/// Returns facts as `expected.json` has them.
fn told(facts: &[Fact]) -> Value {
    let told = facts.iter().map(|fact| {
        let mut told = json!({
            "value": fact.value.to_string(),
            "day": fact.day.to_string(),
            "from": fact.from,
        });
        if !fact.by.is_empty() {
            let by = fact
                .by
                .iter()
                .map(|part| json!([part.month, part.project, part.value.to_string()]));
            told["by"] = by.collect();
        }
        (fact.name.as_str().to_owned(), told)
    });
    Value::Object(told.collect::<Map<_, _>>())
}

fn ours() -> Seen {
    let names = ["Example Corp", "Example"].map(str::to_owned);
    Seen { found: Found::of(names), ..Seen::default() }
}

fn files() -> BTreeMap<String, Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/gather");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let named = files.map(|path| {
        (path.file_name().unwrap().to_str().unwrap().to_owned(), fs::read(&path).unwrap())
    });
    named.collect()
}

#[test]
fn each_fact_equals_the_one_that_a_script_has_reckoned() {
    let expected: BTreeMap<String, Value> =
        serde_json::from_str(include_str!("gather/expected.json")).unwrap();
    let files = files();
    let mut all = ours();
    for (name, bytes) in &files {
        let mut seen = ours();
        read(name, bytes, &mut seen).unwrap_or_else(|told| panic!("{told}"));
        assert_eq!(told(&seen.found.facts(GATHERED)), expected[name], "{name}");
        read(name, bytes, &mut all).unwrap_or_else(|told| panic!("{told}"));
    }
    assert_eq!(told(&all.found.facts(GATHERED)), expected["all of them"], "all of them");
    assert_eq!(expected.len(), files.len() + 1, "a file is gone");
}
