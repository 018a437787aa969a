//! Results for programs of others: valid by the schemas that these publish, and no more said than is
//! known.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use jsonschema::Validator;
use ospo::answers::{Answer, Choice, Confidence, Evidence, HowKnown, Sheet};
use ospo::checklist;
use ospo::insight::{Assessment, HowMany, ImpliedFrom};
use ospo::model::Model;
use ospo::problem::SourceFile;
use ospo::render::Format;
use ospo::report::{self, NoExchange};
use ospo::score::{Bounds, Narrowed, WhyBounds};
use pulldown_cmark::{Event, Parser, Tag};
use serde_json::Value;

use crate::renderers::{hostile, safety};

const SHEET: &str = r#"
format: ospo/sheet/1
model: { id: osps-baseline, version: "2026.02.19" }
subject: Widget
date: 2026-10-05
respondent: { name: Ann Lee, role: security }
answers:
  osps-ac-01-01:
    answer: met
    answered: 2026-10-03
    confidence: high
    evidence:
      - { text: "https://example.org/a?b=<1>", date: 2026-10-01, until: 2027-10-01, known: seen }
      - { text: Picture in the *wiki*, until: 2026-10-04 }
  osps-ac-02-01: { answer: not-met, note: "[x](javascript:y)" }
  osps-ac-03-01: unknown
  osps-ac-03-02: { answer: not-applicable, reason: No branch., decided_by: Board, until: 2027-01-31 }
  osps-br-01-01: met
"#;

fn model(id: &str) -> Model {
    checklist::builtin_model(id, None).unwrap()
}

fn sheet(model: &Model) -> Sheet {
    let file = SourceFile::new("2026-10-05.yaml", SHEET);
    ospo::answers::parse(&file).unwrap().bind(model).unwrap().sheet
}

fn assessment(model: &Model, sheet: Sheet) -> Assessment<'_> {
    Assessment::new(model, sheet, Narrowed::default(), None)
}

/// Returns what is written in a format, held against its schema.
fn valid(assessment: &Assessment, format: Format) -> (Value, String) {
    let report = report::of_exchange(assessment).unwrap();
    let text = crate::text(&report, format, crate::WIDE);
    let (schema, value) = match format {
        Format::Oscal => ("oscal-assessment-results-1.2.3", serde_json::from_str(&text).unwrap()),
        _ => ("gemara-evaluation-log-1.5.0", serde_yaml::from_str(&text).unwrap()),
    };
    let errors: Vec<String> = schema_of(schema)
        .iter_errors(&value)
        .map(|error| {
            format!(
                "{}: {}",
                error.instance_path(),
                error.to_string().chars().take(200).collect::<String>()
            )
        })
        .collect();
    assert!(errors.is_empty(), "{}: {errors:#?}", assessment.model.id);
    (value, text)
}

fn schema_of(name: &str) -> Validator {
    let path = format!("{}/tests/data/exchange/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let schema: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    jsonschema::options().should_validate_formats(true).build(&schema).unwrap()
}

fn array<'v>(value: &'v Value, path: &str) -> &'v [Value] {
    value.pointer(path).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn word<'v>(value: &'v Value, path: &str) -> &'v str {
    value.pointer(path).and_then(Value::as_str).unwrap_or_default()
}

/// The result of each requirement in an evaluation log.
fn results(log: &Value) -> BTreeMap<&str, &str> {
    let logs = array(log, "/evaluations").iter().flat_map(|one| array(one, "/assessment-logs"));
    logs.map(|one| (word(one, "/requirement/entry-id"), word(one, "/result"))).collect()
}

const RESULT: &str = "/assessment-results/results/0";

/// The state of each control that has a finding.
fn states(document: &Value) -> BTreeMap<&str, &str> {
    let findings = array(document, &format!("{RESULT}/findings")).iter();
    findings
        .map(|one| (word(one, "/target/target-id"), word(one, "/target/status/state")))
        .collect()
}

/// Answers the items of a model one after the other in every way there is.
fn answered_in_all_ways(model: &Model) -> Sheet {
    let mut sheet = Sheet::new(model, "Acme & Söhne: <b>", jiff::civil::date(2026, 2, 28));
    for (place, item) in model.items_and_topics().enumerate() {
        let levels = &item.scale.levels;
        let choice = match place % 6 {
            0 => Choice::Level(levels.last().unwrap().id.clone()),
            1 => Choice::Level(levels.first().unwrap().id.clone()),
            2 => Choice::Unknown,
            3 => Choice::NotApplicable { reason: "We ship nothing.".to_owned() },
            4 => Choice::Level(levels.get(levels.len() / 2).unwrap().id.clone()),
            _ => continue,
        };
        let mut answer = Answer::new(choice);
        if place % 4 == 0 {
            answer.confidence = Some(Confidence::Low);
            answer.evidence = vec![
                Evidence { known: Some(HowKnown::Told), ..Evidence::new("mailto:a@example.org") },
                Evidence::new("https://example.org/ä ö|\\^{x}"),
                Evidence::new("https://example.org/ä|\\^{x}\"`"),
            ];
        }
        sheet.answers.insert(item.id.clone(), answer);
    }
    sheet
}

fn name_controls(model: &mut Model) {
    let stages = model.stages.iter_mut().flat_map(|stage| &mut stage.items);
    for (place, item) in stages.chain(&mut model.topics).enumerate() {
        item.source = Some(format!("AB-01.{place}"));
    }
}

#[test]
fn results_of_every_model_with_controls_are_valid_by_the_schemas_of_others() {
    let mut without = Vec::new();
    for id in checklist::builtin_ids() {
        let mut model = model(id);
        let sheet = answered_in_all_ways(&model);
        let told = report::of_exchange(&assessment(&model, sheet.clone()));
        if told == Err(NoExchange::NoControl) {
            without.push(id);
            name_controls(&mut model);
        }
        let assessment = assessment(&model, sheet);
        let (log, _) = valid(&assessment, Format::Gemara);
        let (document, _) = valid(&assessment, Format::Oscal);
        // Both tell of each item, and both the same.
        let results = results(&log);
        assert_eq!(results.len(), model.items_and_topics().count(), "{id}");
        let told = |result| results.values().filter(|one| **one == result).count();
        let states = states(&document);
        let state = |state| states.values().filter(|one| **one == state).count();
        assert_eq!(state("satisfied"), told("Passed"), "{id}");
        assert_eq!(state("not-satisfied"), told("Failed") + told("Needs Review"), "{id}");
        // Where a model sets no bar, what is there in part has not failed.
        let in_part = model.items().any(|item| item.scale.levels.len() > 2);
        let is_open = in_part && model.method.ladder.is_none();
        assert_eq!(told("Needs Review") > 0, is_open, "{id}");
        assert!(told("Not Run") > 0 && told("Unknown") > 0 && told("Not Applicable") > 0, "{id}");
        let open = results.len() - told("Not Run");
        assert_eq!(array(&document, &format!("{RESULT}/observations")).len(), open, "{id}");
    }
    assert_eq!(without, ["cra", "finos"]);
}

#[test]
fn each_control_has_the_state_that_the_sheet_says_and_nothing_open_has_failed() {
    let model = model("osps-baseline");
    let assessment = assessment(&model, sheet(&model));
    let (log, _) = valid(&assessment, Format::Gemara);
    let mut results = results(&log);
    let open = results.extract_if(.., |_, result| *result == "Not Run").count();
    assert_eq!(open, 59);
    let told = [
        ("OSPS-AC-01.01", "Passed"),
        ("OSPS-AC-02.01", "Failed"),
        ("OSPS-AC-03.01", "Unknown"),
        ("OSPS-AC-03.02", "Not Applicable"),
        ("OSPS-BR-01.01", "Passed"),
    ];
    assert_eq!(results, BTreeMap::from(told));
    // A control is no better than its worst requirement, and one that is answered in part has not passed.
    let evaluations = array(&log, "/evaluations").iter();
    let controls: Vec<(&str, &str)> = evaluations
        .map(|one| (word(one, "/control/entry-id"), word(one, "/result")))
        .take(5)
        .collect();
    let told = [
        ("OSPS-AC-01", "Passed"),
        ("OSPS-AC-02", "Failed"),
        ("OSPS-AC-03", "Unknown"),
        ("OSPS-BR-01", "Needs Review"),
        ("OSPS-BR-03", "Not Run"),
    ];
    assert_eq!(controls, told);

    let (document, _) = valid(&assessment, Format::Oscal);
    let told = [
        ("OSPS-AC-01.01", "satisfied"),
        ("OSPS-AC-02.01", "not-satisfied"),
        ("OSPS-BR-01.01", "satisfied"),
    ];
    assert_eq!(states(&document), BTreeMap::from(told));
    let reviewed = array(
        &document,
        &format!("{RESULT}/reviewed-controls/control-selections/0/include-controls"),
    );
    assert_eq!(reviewed.len(), 5, "what nobody answered was not reviewed");
    let observations = array(&document, &format!("{RESULT}/observations"));
    let aside = &observations[3];
    assert_eq!(word(aside, "/expires"), "2027-01-31T23:59:59Z");
    let said = "Not applicable\n\nReason: No branch.\n\nDecision: by Board, until 2027-01-31";
    assert_eq!(word(aside, "/remarks"), said);
    assert_eq!(word(&observations[0], "/collected"), "2026-10-03T00:00:00Z");
    let evidence = &array(&observations[0], "/relevant-evidence")[0];
    assert_eq!(word(evidence, "/href"), "https://example.org/a?b=%3C1%3E");
    let ended = &array(&observations[0], "/relevant-evidence/1/props")[1];
    assert_eq!((word(ended, "/name"), word(ended, "/value")), ("ended", "true"));
    let parties = array(&document, "/assessment-results/metadata/parties");
    assert_eq!(word(&parties[1], "/name"), "Ann Lee");
}

#[test]
fn what_respondents_do_not_agree_on_and_what_is_implied_is_told_so() {
    let model = model("osps-baseline");
    let mut narrowed = Narrowed::default();
    let mut items = model.items();
    let scale = |item: &ospo::model::Item| {
        item.scale.levels.iter().map(|one| one.id.clone()).collect::<Vec<_>>()
    };
    for (places, why) in [((0, 1), WhyBounds::NotAgreed), ((1, 1), WhyBounds::Implied)] {
        let item = items.next().unwrap();
        let levels = scale(item);
        let bounds = Bounds::between(&item.scale, &levels[places.0], &levels[places.1], why);
        narrowed.set(item.id.clone(), bounds.unwrap());
    }
    let empty = Sheet::new(&model, "Widget", jiff::civil::date(2026, 10, 5));
    let from = ImpliedFrom::new(&model, "2026-10-05", HowMany::default(), BTreeMap::new());
    let assessment = Assessment::new(&model, empty, narrowed, None).implied_from(from);
    let (log, _) = valid(&assessment, Format::Gemara);
    let results = results(&log);
    assert_eq!(results["OSPS-AC-01.01"], "Needs Review");
    assert_eq!(results["OSPS-AC-02.01"], "Passed");
    assert!(
        word(&log, "/metadata/description").contains("What is marked as implied was not answered")
    );
    let implied = &array(&log, "/evaluations/1/assessment-logs")[0];
    assert!(word(implied, "/message").starts_with("Met, implied"), "{implied}");
    let (document, _) = valid(&assessment, Format::Oscal);
    assert_eq!(states(&document), BTreeMap::from([("OSPS-AC-02.01", "satisfied")]));
    let observed = array(&document, &format!("{RESULT}/observations/1/props")).iter();
    assert_eq!(observed.filter(|one| word(one, "/name") == "implied").count(), 1);
}

#[test]
fn the_same_answers_give_the_same_bytes_and_every_name_its_thing() {
    let model = model("osps-baseline");
    for format in [Format::Oscal, Format::Gemara] {
        let written = || valid(&assessment(&model, sheet(&model)), format).1;
        assert_eq!(written(), written(), "{format}");
    }
    let (document, _) = valid(&assessment(&model, sheet(&model)), Format::Oscal);
    let (mut declared, mut named) = (Vec::new(), BTreeSet::new());
    gather(&document, &mut declared, &mut named);
    let distinct: BTreeSet<&String> = declared.iter().collect();
    assert_eq!(distinct.len(), declared.len(), "no name stands for two things");
    assert!(named.len() >= 4 && named.iter().all(|name| distinct.contains(name)), "{named:?}");
}

/// Gathers the names of things, and by which names something points at them.
fn gather(value: &Value, declared: &mut Vec<String>, named: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            for (field, value) in fields {
                match value.as_str() {
                    Some(name) if field == "uuid" => declared.push(name.to_owned()),
                    Some(name) if field.ends_with("-uuid") => _ = named.insert(name.to_owned()),
                    Some(link) if field == "href" && link.starts_with('#') => {
                        named.insert(link[1..].to_owned());
                    }
                    _ if field == "party-uuids" => {
                        named.extend(array(value, "").iter().map(|one| word(one, "").to_owned()));
                    }
                    _ => gather(value, declared, named),
                }
            }
        }
        Value::Array(all) => all.iter().for_each(|one| gather(one, declared, named)),
        _ => {}
    }
}

#[test]
fn hostile_texts_stay_texts() {
    let mut model = hostile::model();
    name_controls(&mut model);
    let assessment = hostile::assessment(&model);
    for format in [Format::Oscal, Format::Gemara] {
        let (value, text) = valid(&assessment, format);
        for c in text.chars().filter(|c| *c != '\n') {
            assert!(!c.is_control() && !safety::is_hidden(c), "{format}: {c:?}");
        }
        if format == Format::Oscal {
            no_markup(&value);
        }
    }
}

/// Whatever a program may show as Markdown is words alone.
fn no_markup(value: &Value) {
    let shown = ["title", "description", "remarks"];
    match value {
        Value::Object(fields) => {
            for (field, value) in fields {
                match value.as_str() {
                    Some(text) if shown.contains(&field.as_str()) => {
                        for event in Parser::new(text) {
                            let is_plain = matches!(
                                event,
                                Event::Text(_)
                                    | Event::Start(Tag::Paragraph)
                                    | Event::End(_)
                                    | Event::SoftBreak
                            );
                            assert!(is_plain, "{field}: {event:?}");
                        }
                    }
                    _ => no_markup(value),
                }
            }
        }
        Value::Array(all) => all.iter().for_each(no_markup),
        _ => {}
    }
}
