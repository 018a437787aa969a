//! What a portfolio gives away: how many units are where, nothing of any one of them, and nothing of
//! fewer than five.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use ospo::schema::Shape;
use serde_json::Value;

use crate::schemas::commands::{hold, ospo, printed};

/// Stands in every name and every free text.
const MARK: &str = "Zaphod";
const LEVELS: [&str; 5] = ["absent", "ad-hoc", "repeatable", "established", "measured"];
const ITEMS: [&str; 3] = ["programme-identity", "licence-management", "developer-education"];

/// Writes the sheet of a unit; gives what it answers. Some answers are those of one unit alone, some
/// of four, some of nearly all.
fn unit(folder: &Path, unit: usize) -> [&'static str; 3] {
    let [first, second] = [LEVELS[unit % 5], LEVELS[usize::from(unit > 0) * 3]];
    let third = if unit < 4 {
        "unknown".to_owned()
    } else {
        format!("{{ answer: not-applicable, reason: {MARK}, decided_by: {MARK} }}")
    };
    let day = unit + 1;
    let [one, two, three] = ITEMS;
    let sheet = format!(
        "format: ospo/sheet/1
model: {{ id: ospo, version: \"2.0\" }}
subject: {MARK} {unit}
date: 2026-11-{day:02}
respondent: {{ name: {MARK} Doe }}
answers:
  {one}: {{ answer: {first}, note: {MARK} said so, evidence: [\"https://{MARK}.example/\"] }}
  {two}: {{ answer: {second}, note: {MARK} }}
  {three}: {third}
"
    );
    let name = format!("2026-11-{day:02}-{}.yaml", MARK.to_lowercase());
    fs::create_dir_all(folder.join("assessments")).unwrap();
    fs::write(folder.join("assessments").join(name), sheet).unwrap();
    [first, second, if unit < 4 { "open" } else { "not-applicable" }]
}

/// Writes a folder of so many units; gives how many answer an item with what.
fn office(folder: &Path, units: usize) -> BTreeMap<(&'static str, &'static str), u64> {
    fs::create_dir_all(folder).unwrap();
    let settings = format!("organisation: {MARK}\nclassification: {MARK} only\n");
    fs::write(folder.join("ospo.yaml"), settings).unwrap();
    let mut counts = BTreeMap::new();
    for number in 0..units {
        for (item, answer) in ITEMS.into_iter().zip(unit(folder, number)) {
            *counts.entry((item, answer)).or_default() += 1;
        }
    }
    counts
}

fn packet(folder: &Path, arguments: &str) -> Value {
    hold(printed(folder, arguments).as_bytes(), Shape::Packet, arguments)
}

fn distributions(packet: &Value) -> impl Iterator<Item = &Value> {
    ["items", "figures"].into_iter().flat_map(|part| packet[part].as_array().unwrap())
}

fn bands(distribution: &Value) -> Vec<(&str, &str, u64)> {
    let bands = distribution["bands"].as_array().unwrap().iter();
    bands
        .map(|band| {
            let end = |name: &str| band[name].as_str().unwrap();
            (end("from"), end("to"), band["units"].as_u64().unwrap())
        })
        .collect()
}

fn places(distribution: &Value) -> Vec<&str> {
    distribution["places"].as_array().unwrap().iter().filter_map(Value::as_str).collect()
}

fn at(distribution: &Value, place: &str) -> usize {
    places(distribution).iter().position(|one| *one == place).unwrap()
}

#[test]
fn a_packet_and_a_pool_say_nothing_of_whose_answers_they_are() {
    let folder = tempfile::tempdir().unwrap();
    let (one, two) = (folder.path().join(MARK), folder.path().join("two"));
    office(&one, 13);
    office(&two, 9);
    printed(&one, "portfolio --packet -o ../one.json");
    printed(&two, "portfolio --packet -o ../two.json");
    for format in ["terminal", "markdown", "html", "json", "csv"] {
        for line in ["-q portfolio --packet", "portfolio --pool ../one.json ../two.json"] {
            let written = printed(&one, &format!("{line} -f {format}"));
            assert!(!written.to_lowercase().contains(&MARK.to_lowercase()), "{line}: {written}");
        }
    }
}

#[test]
fn nothing_is_told_of_fewer_than_five_and_nothing_can_be_taken_away_to_get_there() {
    let folder = tempfile::tempdir().unwrap();
    for units in 5..14 {
        let office_of = folder.path().join(units.to_string());
        let counts = office(&office_of, units);
        let packet = packet(&office_of, "portfolio --packet -f json");
        for distribution in distributions(&packet) {
            let told = bands(distribution);
            assert!(told.iter().all(|band| band.2 >= 5), "{distribution}");
            // All come to the same, so no two of them differ by a few.
            let sum: u64 = told.iter().map(|band| band.2).sum();
            assert_eq!((sum, &packet["units"]), (units as u64, &Value::from(units)));
        }
        for item in ITEMS {
            let told = distributions(&packet).find(|one| one["of"] == item).unwrap();
            for (from, to, units) in bands(told) {
                let places = &places(told)[at(told, from)..=at(told, to)];
                let counted = places.iter().filter_map(|place| counts.get(&(item, *place)));
                assert_eq!(units, counted.sum::<u64>(), "{item} from {from} to {to}");
            }
        }
    }
}

#[test]
fn four_units_are_too_few_for_a_packet() {
    let folder = tempfile::tempdir().unwrap();
    office(folder.path(), 4);
    let output = ospo(folder.path(), "portfolio --packet -f json");
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(output.stdout.is_empty());
    assert!(
        said.contains("4 units can be compared, and a packet tells of no fewer than 5"),
        "{said}"
    );
}

#[test]
fn a_pool_adds_up_its_packets_and_knows_no_more_than_they_do() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    let [one, two] = [("one", 13), ("two", 9)].map(|(name, units)| {
        office(&path.join(name), units);
        printed(&path.join(name), &format!("portfolio --packet -o ../{name}.json"));
        let text = fs::read_to_string(path.join(format!("{name}.json"))).unwrap();
        serde_json::from_str::<Value>(&text).unwrap()
    });
    let pooled = packet(path, "portfolio --pool one.json two.json -f json");
    assert_eq!((&pooled["units"], &pooled["packets"]), (&Value::from(22), &Value::from(2)));
    let parts = distributions(&one).zip(distributions(&two));
    for (told, (first, second)) in distributions(&pooled).zip(parts) {
        let all = bands(told);
        for (from, to, units) in &all {
            // Each band is whole bands of both.
            let within = |own: &Value| -> u64 {
                let inside = bands(own).into_iter();
                let (from, to) = (at(told, from), at(told, to));
                let inside = inside.filter(|one| at(told, one.0) >= from && at(told, one.1) <= to);
                inside.map(|one| one.2).sum()
            };
            assert_eq!(*units, within(first) + within(second), "{told}");
        }
        assert_eq!(all.iter().map(|band| band.2).sum::<u64>(), 22, "{told}");
    }
}

#[test]
fn a_pool_knows_its_packets_and_no_result_is_written_over_what_it_came_from() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    for (name, units) in [("one", 13), ("two", 9), ("three", 7)] {
        office(&path.join(name), units);
        printed(&path.join(name), &format!("portfolio --packet -o ../{name}.json"));
    }
    printed(path, "portfolio --pool one.json two.json -o pool.json");
    printed(path, "portfolio --pool three.json -o alone.json");
    let both = packet(path, "portfolio --pool pool.json three.json -f json");
    assert_eq!((&both["units"], &both["packets"]), (&Value::from(29), &Value::from(3)));
    assert_eq!(both["pooled"].as_array().unwrap().len(), 3);
    fs::write(path.join("voices.csv"), "licence-management\n").unwrap();
    printed(&path.join("one"), "attest -o ../stated.json");
    let twice = "is in one before";
    let over = "is read, and would be overwritten";
    for (line, told) in [
        ("portfolio --pool one.json two.json pool.json", twice),
        ("portfolio --pool pool.json two.json", twice),
        ("portfolio --pool pool.json pool.json", twice),
        ("portfolio --pool three.json alone.json", twice),
        ("portfolio --pool one.json two.json -o one/../two.json", over),
        ("voices voices.csv -o ./voices.csv", over),
        ("attest --verify stated.json -o stated.json -f json", over),
        ("report --words one.json -o one.json", over),
        ("compare one.json two.json -o two.json", over),
        ("gather one.json -o one.json", over),
    ] {
        let there = |name: &str| fs::read(path.join(name)).unwrap();
        let before = ["one.json", "two.json", "voices.csv", "stated.json"].map(there);
        let output = ospo(path, line);
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{line}: {said}");
        assert!(said.contains(told), "{line}: {said}");
        assert!(before == ["one.json", "two.json", "voices.csv", "stated.json"].map(there));
    }
}

#[test]
fn what_is_no_packet_or_does_not_fit_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    office(path, 13);
    printed(path, "portfolio --packet -o one.json");
    let text = fs::read_to_string(path.join("one.json")).unwrap();
    let written: Value = serde_json::from_str(&text).unwrap();
    let other = |name: &str, change: &dyn Fn(&mut Value)| {
        let mut changed = written.clone();
        change(&mut changed);
        fs::write(path.join(name), changed.to_string()).unwrap();
    };
    other("few.json", &|packet| packet["items"][0]["bands"][0]["units"] = 4.into());
    other("sum.json", &|packet| packet["units"] = 14.into());
    other("gap.json", &|packet| packet["items"][0]["bands"][1]["from"] = "absent".into());
    other("model.json", &|packet| packet["model"]["version"] = "1.0".into());
    other("empty.json", &|packet| packet["items"] = serde_json::json!([]));
    other("item.json", &|packet| packet["items"][0]["of"] = "whatever".into());
    other("again.json", &|packet| packet["items"][1]["of"] = packet["items"][0]["of"].clone());
    other("less.json", &|packet| drop(packet["items"].as_array_mut().unwrap().remove(0)));
    other("content.json", &|packet| packet["model"]["fingerprint"] = "00000000".into());
    fs::write(path.join("none.json"), "{").unwrap();
    for (files, told) in [
        ("few.json", "tells of fewer than 5 units"),
        ("sum.json", "does not come to the number of units"),
        ("gap.json", "has bands that do not follow one another"),
        ("none.json", "this is no packet"),
        ("empty.json", "empty.json: `items` is empty"),
        ("item.json", "item.json: `whatever` is no item of the model"),
        ("again.json", "again.json: `programme-identity` is told of more than once"),
        ("less.json", "less.json: `programme-identity` is missing"),
        ("content.json", "and that version asks something else here"),
        ("one.json model.json", "model.json: this packet is of `ospo` 1.0"),
        ("one.json one.json", "this packet, or one that it was made of, is in one before"),
        ("absent.json", "absent.json"),
    ] {
        let output = ospo(path, &format!("portfolio --pool {files}"));
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{files}: {said}");
        assert!(said.contains(told), "{files}: {said}");
    }
}
