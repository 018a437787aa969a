//! The shape `ospo/assessment/1` is a promise: every field, and every figure as reckoned by hand.
//!
//! The sheet in `tests/json` has every state, a topic and an answer without a question; its model
//! is small enough to reckon on paper.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

/// Prints the report of the sheet, for a folder below `tests`: with `ospo.yaml` or without.
fn report(folder: &str) -> String {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let output = Command::new(env!("CARGO_BIN_EXE_ospo"))
        .env_clear()
        .current_dir(tests.join(folder))
        .args(["report", "-f", "json", "--checklists"])
        .args([tests.join("json/model"), tests.join("json/sheet.yaml")])
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert!(said.contains("no item `gardening`"), "{said}");
    String::from_utf8(output.stdout).unwrap()
}

fn value(folder: &str) -> Value {
    serde_json::from_str(&report(folder)).unwrap()
}

#[test]
fn every_figure_is_the_one_reckoned_by_hand() {
    let report = value("cmd");
    // Stage 1: (2·100 + 1·75 + 1·50) ÷ 4 = 325 ÷ 4; the badge has no weight.
    // Stage 2: worst (50 + 2·0 + 0) ÷ 4, answered 50 ÷ 1, best (50 + 2·100 + 100) ÷ 4; hosting is
    // in no sum.
    assert_eq!(report["in_place"], json!({ "worst": 2, "best": 4, "of": 6 }));
    assert_eq!(report["partly"], json!({ "worst": 2, "best": 2, "of": 6 }));
    assert_eq!(
        report["stages"],
        json!([
            {
                "number": 1,
                "title": "First",
                "state": "holds",
                "in_place": { "worst": 2, "best": 2, "of": 3 },
                "partly": { "worst": 1, "best": 1, "of": 3 },
                "needs": { "in_place": 0, "below_floor": [], "open": [], "uncertain": [] },
                "percent": { "worst": 81.25, "answered": 81.25, "best": 81.25 },
                "figure": null,
                "passes": true,
                "possible": true,
                "blockers": [],
                "short_by": null,
                "coverage": coverage(4, 4, 4, 0, 0, 0),
            },
            {
                "number": 2,
                "title": "Second",
                "state": "begun",
                "in_place": { "worst": 0, "best": 2, "of": 3 },
                "partly": { "worst": 1, "best": 1, "of": 3 },
                "needs": {
                    "in_place": 0, "below_floor": [], "open": ["sponsor", "launch"], "uncertain": [],
                },
                "percent": { "worst": 12.5, "answered": 50.0, "best": 87.5 },
                "figure": null,
                "passes": false,
                "possible": true,
                "blockers": [
                    { "item": "sponsor", "why": "open" },
                    { "item": "launch", "why": "open" },
                ],
                // 75 − 12.5
                "short_by": 62.5,
                "coverage": coverage(4, 3, 1, 1, 1, 1),
            },
        ])
    );
    // Progress: 12.5 ÷ 75.
    assert_eq!(
        report["stage"],
        json!({ "reached": 1, "possible": 2, "next": 2, "progress": 16.67 })
    );
    // (81.25 + 12.5) ÷ 100 = 0.9375, (81.25 + 50) ÷ 100 = 1.3125, (81.25 + 87.5) ÷ 100 = 1.6875
    assert_eq!(report["index"], json!({ "worst": 0.94, "answered": 1.31, "best": 1.69 }));
    // 375 ÷ 8 = 46.875, 375 ÷ 5, 675 ÷ 8 = 84.375
    assert_eq!(report["overall"], json!({ "worst": 46.88, "answered": 75.0, "best": 84.38 }));
    assert_eq!(report["coverage"], coverage(8, 7, 5, 1, 1, 1));
    // Rules: 275 ÷ 5, 275 ÷ 3, 475 ÷ 5. People: 100 ÷ 3, 100 ÷ 2, 200 ÷ 3.
    assert_eq!(
        report["areas"],
        json!([
            {
                "id": "rules",
                "title": "Rules",
                "section": null,
                "percent": { "worst": 55.0, "answered": 91.67, "best": 95.0 },
                "figure": null,
            },
            {
                "id": "people",
                "title": "People",
                "section": null,
                "percent": { "worst": 33.33, "answered": 50.0, "best": 66.67 },
                "figure": null,
            },
        ])
    );
    assert_eq!(report["target"], Value::Null);
}

fn coverage(
    items: u32,
    applicable: u32,
    answered: u32,
    unknown: u32,
    unanswered: u32,
    not_applicable: u32,
) -> Value {
    json!({
        "items": items,
        "applicable": applicable,
        "answered": answered,
        "unknown": unknown,
        "unanswered": unanswered,
        "not_applicable": not_applicable,
    })
}

#[test]
fn a_target_is_measured_against_what_is_wanted_alone() {
    // Policy, review and course at 75, sponsor at 100, upstream and launch at 50; missing 25, 100
    // and 50: 100 − 175 ÷ 425.
    assert_eq!(
        value("json")["target"],
        json!({
            "stage": 1,
            "percent": 58.82,
            "reason": "It is enough, for now.",
            "wishes": [
                {
                    "item": "badge",
                    "level": null,
                    "goal": false,
                    "reason": "Nobody asks for it.",
                    "decided_by": null,
                    "until": null,
                },
                {
                    "item": "sponsor", "level": "all", "goal": true, "reason": null,
                    "decided_by": null, "until": null,
                },
            ],
            "areas": [
                {
                    "area": "people",
                    "level": "some",
                    "goal": true,
                    "reason": "Both sides need it.",
                    "decided_by": null,
                    "until": null,
                },
            ],
        })
    );
}

#[test]
fn the_sheet_and_its_model_are_named_as_they_are_written() {
    let report = value("cmd");
    assert_eq!(report["schema"], "ospo/assessment/1");
    let model = json!({
        "id": "hand",
        "version": "2.1",
        "title": "Made to be reckoned by hand",
        "fingerprint": "ae321c09",
        "laid_over": [],
    });
    assert_eq!(report["model"], model);
    let answered = json!({ "version": "2.1", "fingerprint": null, "differences": null });
    assert_eq!(report["answered"], answered);
    assert_eq!(report["subject"], "Acme \"North\" Corp");
    assert_eq!(report["date"], "2026-11-22");
    assert_eq!(report["respondent"], json!({ "name": "Kim Doe", "role": "legal" }));
    assert_eq!(report["strays"], json!(["gardening"]));
    let mut fields: Vec<&String> = report.as_object().unwrap().keys().collect();
    let mut promised = [
        "schema",
        "model",
        "answered",
        "subject",
        "date",
        "respondent",
        "in_place",
        "partly",
        "stage",
        "index",
        "overall",
        "coverage",
        "claims",
        "estimate",
        "evidence_required",
        "figure",
        "ladders",
        "target",
        "round",
        "implied",
        "also",
        "stages",
        "areas",
        "items",
        "topics",
        "facts",
        "strays",
        "plan",
        "profile",
        "journeys",
        "communities",
        "benchmarks",
        "pool",
        "sources",
        "next",
    ];
    fields.sort_unstable();
    promised.sort_unstable();
    assert_eq!(fields, promised);
}

/// An item as it is where nothing is said of it, with what is different.
fn item(stage: Option<u32>, id: &str, title: &str, area: &str, weight: u32, told: &Value) -> Value {
    let mut item = json!({
        "id": id, "source": null, "title": title, "area": area, "weight": weight,
        "state": "unanswered",
        "level": null, "level_label": null, "credit": null, "reason": null, "decided_by": null, "until": null, "note": null,
        "in_place": false, "partly": false,
        "claim": false, "bounds": { "low": "none", "high": "all", "why": "open" },
        "found": [], "evidence": [], "confidence": null, "answered": null, "estimate": false,
        "ask_again": null,
    });
    let fields = item.as_object_mut().unwrap();
    if let Some(stage) = stage {
        fields.insert("stage".into(), stage.into());
    }
    fields.extend(told.as_object().unwrap().clone());
    item
}

fn answered(level: &str, label: &str, credit: u32) -> Value {
    json!({
        "state": "answered", "level": level, "level_label": label, "credit": credit,
        "bounds": { "low": level, "high": level, "why": "answered" },
        "in_place": credit >= 75, "partly": credit == 50,
    })
}

#[test]
fn every_item_has_its_state_and_what_was_said_of_it() {
    let report = value("cmd");
    let mut policy = answered("all", "All of it", 100);
    policy.as_object_mut().unwrap().extend(
        json!({
            "note": "Two lines,\nand a \"quote\".",
            "evidence": [
                {
                    "text": "https://intranet.example/policy",
                    "date": "2026-10-01", "until": null, "ended": false, "known": null
                },
                {
                    "text": "Shown in the meeting",
                    "date": null, "until": "2026-11-22", "ended": false, "known": null
                },
                {
                    "text": "A certificate",
                    "date": "2025-11-21", "until": "2026-11-21", "ended": true, "known": null
                },
            ],
            "confidence": "high",
            "answered": "2026-11-20",
        })
        .as_object()
        .unwrap()
        .clone(),
    );
    let mut upstream = answered("some", "Some", 50);
    upstream["confidence"] = "low".into();
    let sponsor = json!({ "state": "unknown", "note": "Ask Kim." });
    let hosting = json!({
        "state": "not-applicable", "reason": "We only consume.", "bounds": null,
        "in_place": null, "partly": null,
    });
    let launch = json!({
        "ask_again": {
            "why": "It asks for a day now.", "answer": "a-while-ago", "at_least": false, "reason": null,
            "note": "Ask Lee.", "evidence": [{ "text": "Minutes", "date": "2026-06-01", "until": null, "ended": false, "known": null }],
            "confidence": "low", "answered": "2026-06-02",
        },
    });
    let (first, second) = (Some(1), Some(2));
    assert_eq!(
        report["items"],
        json!([
            item(first, "policy", "Policy", "rules", 2, &policy),
            item(first, "review", "Review", "rules", 1, &answered("most", "Most", 75)),
            item(first, "course", "Course", "people", 1, &answered("some", "Some", 50)),
            item(first, "badge", "Badge", "people", 0, &answered("none", "None", 0)),
            item(second, "upstream", "Upstream", "people", 1, &upstream),
            item(second, "sponsor", "Sponsorship", "rules", 2, &sponsor),
            item(second, "hosting", "Hosting", "people", 1, &hosting),
            item(second, "launch", "Launch", "people", 1, &launch),
        ])
    );
    assert_eq!(
        report["topics"],
        json!([
            item(None, "funding", "Funding", "people", 1, &answered("all", "All of it", 100)),
            item(None, "regulation", "Regulation", "rules", 1, &json!({})),
        ])
    );
}

#[test]
fn a_number_has_two_decimals_at_most() {
    let text = report("cmd");
    let numbers = text.lines().filter_map(|line| line.split_once("\": "));
    let decimals = numbers.filter_map(|(_, value)| {
        let number = value.trim_end_matches(',');
        number.parse::<f64>().ok()?;
        number.split_once('.').map(|(_, decimals)| decimals.len())
    });
    let decimals: Vec<usize> = decimals.collect();
    assert!(decimals.len() > 15, "{text}");
    assert!(decimals.iter().all(|places| (1..=2).contains(places)), "{text}");
}

/// Calls `look` with every object in a value.
fn objects<'v>(value: &'v Value, look: &mut impl FnMut(&'v serde_json::Map<String, Value>)) {
    match value {
        Value::Object(fields) => {
            look(fields);
            fields.values().for_each(|value| objects(value, look));
        }
        Value::Array(values) => values.iter().for_each(|value| objects(value, look)),
        _ => {}
    }
}

#[test]
fn every_fact_of_a_journey_names_a_source_that_is_listed() {
    let output = Command::new(env!("CARGO_BIN_EXE_ospo"))
        .env_clear()
        .args(["journeys", "-f", "json"])
        .output()
        .unwrap();
    let data: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(data["schema"], "ospo/journeys/1");
    let sources = data["sources"].as_array().unwrap();
    let listed: BTreeSet<&str> =
        sources.iter().filter_map(|source| source["id"].as_str()).collect();
    assert!(sources.iter().all(|source| source["licence"].is_string()));
    let (mut facts, mut used) = (0, BTreeSet::new());
    objects(&data, &mut |fields| {
        if fields.contains_key("text") {
            facts += 1;
            assert!(fields.contains_key("unclear"), "{fields:?}");
            assert!(fields.contains_key("source"), "{fields:?}");
        }
        used.extend(fields.get("source").and_then(Value::as_str));
    });
    assert!(facts > 100, "only {facts} facts");
    assert_eq!(used, listed);
    let complete = |journey: &Value| journey["complete"] == true;
    let journeys = data["journeys"].as_array().unwrap();
    assert!(journeys.is_sorted_by_key(|journey| !complete(journey)));
    assert!(journeys.iter().any(complete) && !journeys.iter().all(complete));
}

/// Prints the plan of the sheet as it is where nothing is said of the organisation.
fn plan() -> Value {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let output = Command::new(env!("CARGO_BIN_EXE_ospo"))
        .env_clear()
        .current_dir(tests.join("cmd"))
        .args(["plan", "-f", "json", "--date", "2026-11-22", "--checklists"])
        .args([tests.join("json/model"), tests.join("json/sheet.yaml")])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(0));
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn a_plan_is_the_cheapest_one_reckoned_by_hand() {
    let plan = plan();
    // Stage 2 needs 75 · 4 = 300 points. Today's are 50 of `upstream`; the other two are open.
    //   sponsor all 200 (7.0) + launch some 50 (0.5) + upstream 50 (0.0) = 300 for 7.5
    //   sponsor most 150 (3.0) + launch some 50 (0.5) + upstream all 100 (3.5) = 300 for 7.0
    //   sponsor most 150 (3.0) + launch most 75 (3.5) + upstream most 75 (1.5) = 300 for 8.0
    //   sponsor some 100 (2.0) + launch all 100 (6.5) + upstream all 100 (3.5) = 300 for 12.0
    assert_eq!(plan["schema"], "ospo/plan/1");
    assert_eq!(
        plan["goal"],
        json!({ "stage": 2, "figure": null, "origin": "next", "first": "stage" })
    );
    assert_eq!(plan["reached"], false);
    assert_eq!(plan["effort"], 7.0);
    // Found out to be at their highest, they are worth 200 and 100 points: enough.
    assert_eq!(plan["effort_at_best"], 0.0);
    let fields = ["item", "from", "assumed", "to", "effort", "find_out", "saves", "horizon"];
    let actions = plan["actions"].as_array().unwrap().iter().map(|action| {
        let told = fields.map(|field| action[field].clone());
        (told, action["begins"].clone(), action["ends"].clone())
    });
    let found_out = |item: &str, saves: f64| {
        let told = json!([item, null, false, null, 0.0, true, saves, "0-6"]);
        (told, "2026-11-23", "2026-11-23")
    };
    // With `sponsor` at 200, launch some and upstream as it is do for 0.5; with `launch` at 100,
    // sponsor most and upstream as it is do for 3. At four person-weeks a month the work takes
    // 0.5, 3.5 and 7 · 365 ÷ 48 = 3.8, 26.6 and 53.2 days; what falls on a weekend is of the Monday.
    let expected = [
        found_out("sponsor", 6.5),
        found_out("launch", 4.0),
        (
            json!(["launch", "none", true, "some", 0.5, false, null, "0-6"]),
            "2026-11-23",
            "2026-11-26",
        ),
        (
            json!(["sponsor", "none", true, "most", 3.0, false, null, "0-6"]),
            "2026-11-26",
            "2026-12-21",
        ),
        (
            json!(["upstream", "some", false, "all", 3.5, false, null, "0-6"]),
            "2026-12-21",
            "2027-01-15",
        ),
    ];
    let expected = expected.map(|(told, begins, ends)| (told, json!(begins), json!(ends)));
    let actions: Vec<_> = actions.map(|(told, from, to)| (json!(told), from, to)).collect();
    assert_eq!(actions, expected);
}
