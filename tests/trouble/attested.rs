//! A statement tells what became of the files that it names, opens none of them by its own word, and
//! is refused where it is not what it looks like.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE};
use serde_json::{Value, json};

use crate::terminal::Folder;

/// A folder with a model of its own, two sheets of a round, settings, and a statement of them.
fn stated() -> Folder {
    let folder = Folder::new();
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/json");
    fs::create_dir_all(folder.work().join("model")).unwrap();
    fs::create_dir_all(folder.assessments()).unwrap();
    for file in fs::read_dir(tests.join("model")).unwrap() {
        let file = file.unwrap();
        fs::copy(file.path(), folder.work().join("model").join(file.file_name())).unwrap();
    }
    let sheet = fs::read_to_string(tests.join("sheet.yaml")).unwrap();
    fs::write(folder.assessments().join("2026-11-22.yaml"), &sheet).unwrap();
    let kim = sheet.replace("name: Kim Doe, role: legal", "name: Zoe Roe");
    fs::write(folder.assessments().join("2026-11-22-kim.yaml"), kim).unwrap();
    fs::write(folder.work().join("ospo.yaml"), "checklists: model\nsize: 12\n").unwrap();
    let ran = folder.run(&["attest", "-o", "stated.json", "--reviewer", "Ada Obi"], "");
    assert_eq!(ran.code, 0, "{ran:?}");
    folder
}

/// Holds the statement against the folder; returns the code, what has become of each file that is not
/// the same, and where the result differs.
fn verified(folder: &Folder, file: &str) -> (i32, Vec<String>, Vec<String>) {
    let ran = folder.run(&["attest", "--verify", file, "-f", "json"], "");
    let told: Value = serde_json::from_str(&ran.out).unwrap_or_else(|_| panic!("{ran:?}"));
    assert_eq!(told["holds"], Value::Bool(ran.code == 0), "{ran:?}");
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let files = told["files"].as_array().unwrap().iter();
    let files = files.filter(|file| file["state"] != "same");
    let files = files.map(|file| format!("{} {}", text(&file["state"]), text(&file["name"])));
    let differences = told["differences"].as_array().unwrap().iter();
    (ran.code, files.collect(), differences.map(|one| text(&one["at"])).collect())
}

fn read(folder: &Folder) -> Value {
    let text = fs::read_to_string(folder.work().join("stated.json")).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// Writes another statement, or what holds it, and returns what is told of it.
#[track_caller]
fn refused(folder: &Folder, other: &Value, words: &[&str]) {
    fs::write(folder.work().join("other.json"), other.to_string()).unwrap();
    folder.run(&["attest", "--verify", "other.json"], "").fails_with(words);
}

#[test]
fn a_statement_names_all_that_its_result_rests_on_and_holds_of_the_same_folder() {
    let folder = stated();
    let stated = read(&folder);
    let names = stated["subject"].as_array().unwrap().iter().map(|one| one["name"].clone());
    let names: Vec<Value> = names.collect();
    assert_eq!(
        json!(names),
        json!([
            "assessments/2026-11-22-kim.yaml",
            "assessments/2026-11-22.yaml",
            "model/model.yaml",
            "model/stage-1.yaml",
            "model/stage-2.yaml",
            "model/topics.yaml",
            "ospo.yaml"
        ])
    );
    assert_eq!(stated["predicate"]["reviewer"], "Ada Obi");
    assert_eq!(verified(&folder, "stated.json"), (0, vec![], vec![]));
    // In whatever language, wherever it is called from, and once more on the same day.
    let text = fs::read_to_string(folder.work().join("stated.json")).unwrap();
    let work = folder.work().display().to_string();
    for args in [&["--lang", "de"][..], &["-C", &work], &["--checklists", "./model"]] {
        let args = [&["attest", "--reviewer", "Ada Obi"], args].concat();
        assert_eq!(folder.run(&args, "").out, text, "{args:?}");
    }
}

/// The message `Statement` of in-toto's `statement.proto` (v1) as it is in JSON, with what its
/// specification asks for beyond: <https://github.com/in-toto/attestation/tree/main/spec/v1>.
#[test]
fn a_statement_is_one_of_in_toto() {
    let schema = json!({
        "type": "object",
        "required": ["_type", "subject", "predicateType"],
        "additionalProperties": false,
        "properties": {
            "_type": { "const": "https://in-toto.io/Statement/v1" },
            "subject": { "type": "array", "minItems": 1, "uniqueItems": true, "items": {
                "type": "object",
                "required": ["digest"],
                "additionalProperties": false,
                "properties": {
                    "name": { "type": "string", "minLength": 1 },
                    "uri": { "type": "string" },
                    "digest": { "type": "object", "minProperties": 1,
                        "additionalProperties": { "type": "string", "pattern": "^[0-9a-f]+$" } },
                    "content": { "type": "string" },
                    "downloadLocation": { "type": "string" },
                    "mediaType": { "type": "string" },
                    "annotations": { "type": "object" }
                }
            } },
            "predicateType": { "type": "string", "format": "uri", "pattern": "^https://" },
            "predicate": { "type": "object" }
        }
    });
    let validator = jsonschema::validator_for(&schema).unwrap();
    let stated = read(&stated());
    let errors: Vec<String> =
        validator.iter_errors(&stated).map(|error| error.to_string()).collect();
    assert_eq!(errors, Vec::<String>::new());
}

#[test]
fn each_file_that_is_changed_missing_or_new_is_told_by_its_name() {
    for file in [
        "assessments/2026-11-22.yaml",
        "assessments/2026-11-22-kim.yaml",
        "model/model.yaml",
        "model/stage-2.yaml",
        "model/topics.yaml",
        "ospo.yaml",
    ] {
        let folder = stated();
        let path = folder.work().join(file);
        let text = fs::read_to_string(&path).unwrap();
        fs::write(&path, text.clone() + "\n").unwrap();
        let told = format!("changed {file}");
        assert_eq!(verified(&folder, "stated.json"), (1, vec![told], vec![]));
        fs::write(&path, &text).unwrap();
        assert_eq!(verified(&folder, "stated.json").0, 0, "{file}");
        // What cannot be read any more has changed all the same.
        if file.starts_with("assessments") {
            fs::write(&path, "answers: [\n").unwrap();
            let told = format!("changed {file}");
            assert_eq!(verified(&folder, "stated.json"), (1, vec![told], vec![]));
        }
    }
    let folder = stated();
    let kim = folder.assessments().join("2026-11-22-kim.yaml");
    fs::rename(&kim, folder.assessments().join("2026-11-22-zoe.yaml")).unwrap();
    let told = ["missing assessments/2026-11-22-kim.yaml", "new assessments/2026-11-22-zoe.yaml"];
    assert_eq!(verified(&folder, "stated.json"), (1, told.map(str::to_owned).to_vec(), vec![]));
    // What belongs to another round, or to another subject, is none of it.
    let folder = stated();
    let text = fs::read_to_string(folder.sheet_path()).unwrap();
    fs::write(folder.assessments().join("2026-11-23.yaml"), &text).unwrap();
    let other = text.replace("subject: ", "subject: Another ");
    fs::write(folder.assessments().join("2026-11-22-other.yaml"), other).unwrap();
    assert_eq!(verified(&folder, "stated.json"), (0, vec![], vec![]));
}

#[test]
fn what_programs_found_for_a_round_is_named_and_told_once_it_is_another() {
    let folder = stated();
    let path = folder.assessments().join("2026-11-22-gathered.yaml");
    let facts = |share: &str| {
        format!(
            "format: ospo/facts/1\nsubject: Acme \"North\" Corp\ngathered: 2026-11-22\nfacts:\n\
             \x20 - {{ name: repositories-with-sbom, value: {share}, day: 2026-11-22 }}\n"
        )
    };
    fs::write(&path, facts("34/38")).unwrap();
    let name = "assessments/2026-11-22-gathered.yaml";
    assert_eq!(verified(&folder, "stated.json").1, [format!("new {name}")]);
    let ran = folder.run(&["attest", "-o", "anew.json"], "");
    assert_eq!(ran.code, 0, "{ran:?}");
    assert_eq!(verified(&folder, "anew.json"), (0, vec![], vec![]));
    fs::write(&path, facts("33/38")).unwrap();
    assert_eq!(verified(&folder, "anew.json"), (1, vec![format!("changed {name}")], vec![]));
}

#[test]
fn what_comes_out_otherwise_is_told_figure_by_figure() {
    let folder = stated();
    let mut other = read(&folder);
    other["predicate"]["result"]["coverage"]["answered"] = 99.into();
    other["predicate"]["result"]["more"] = "unheard of".into();
    other["predicate"]["model"]["fingerprint"] = "00000000".into();
    other["predicate"]["result"].as_object_mut().unwrap().shift_remove("stage");
    fs::write(folder.work().join("other.json"), other.to_string()).unwrap();
    let told = ["model.fingerprint", "result.coverage.answered", "result.more", "result.stage"];
    assert_eq!(verified(&folder, "other.json"), (1, vec![], told.map(str::to_owned).to_vec()));
    // That evidence is asked for now is a difference in itself, and a statement keeps its own rule.
    let ran = folder.run(&["--proven", "attest", "-o", "proven.json"], "");
    assert_eq!(ran.code, 0, "{ran:?}");
    assert_eq!(verified(&folder, "proven.json").0, 0);
    let ran = folder.run(&["--proven", "attest", "--verify", "stated.json"], "");
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(ran.out.contains("settings.evidence_required"), "{ran:?}");
}

#[test]
fn a_statement_of_no_result_is_none_and_another_version_or_a_day_to_come_is_told() {
    let folder = stated();
    let sound = read(&folder);
    let with = |key: &str, value: Value| {
        let mut other = sound.clone();
        other["predicate"][key] = value;
        other
    };
    let mut without = sound.clone();
    without["predicate"].as_object_mut().unwrap().shift_remove("result");
    for other in [with("result", json!({})), with("result", Value::Null), without] {
        refused(&folder, &other, &["states no result", "help: "]);
    }
    refused(&folder, &with("attested", "soon".into()), &["`attested` is `soon`, which is no day"]);
    for (key, value, told) in [
        ("version", "0.0.1", "written by another version of ospo, 0.0.1"),
        ("attested", "2999-01-01", "Its day, 2999-01-01, is still to come"),
    ] {
        let other = with(key, value.into());
        fs::write(folder.work().join("other.json"), other.to_string()).unwrap();
        let ran = folder.run(&["attest", "--verify", "other.json"], "");
        let words = ran.out.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(words.contains(told), "{ran:?}");
    }
}

#[test]
fn a_model_with_files_laid_over_it_has_another_fingerprint_and_names_them() {
    let folder = Folder::new();
    folder.given(&["programme-identity=3"]);
    let plain: Value = serde_json::from_str(&folder.run(&["attest"], "").out).unwrap();
    assert_eq!(folder.run(&["model", "new", "over", "--over", "ospo"], "").code, 0);
    let overlay = folder.work().join("over/overlay.yaml");
    let rule = |weight: u32| {
        format!(
            "format: ospo/overlay/1\nover: {{ model: ospo, version: \"2.0\" }}\n\
             change:\n  licence-management: {{ weight: {weight} }}\n"
        )
    };
    fs::write(&overlay, rule(2)).unwrap();
    let args = ["--checklists", "over", "attest", "-o", "stated.json"];
    assert_eq!(folder.run(&args, "").code, 0, "{:?}", folder.run(&args, ""));
    let over = read(&folder);
    assert_ne!(over["predicate"]["model"], plain["predicate"]["model"]);
    assert_eq!(over["subject"][1]["name"], "over/overlay.yaml");
    fs::write(&overlay, rule(3)).unwrap();
    let ran = folder.run(&["--checklists", "over", "attest", "--verify", "stated.json"], "");
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(ran.out.contains("changed   over/overlay.yaml"), "{ran:?}");
    assert!(ran.out.contains("model.fingerprint"), "{ran:?}");
}

#[test]
fn an_envelope_is_opened_and_a_signature_alone_is_told() {
    let folder = stated();
    let text = fs::read_to_string(folder.work().join("stated.json")).unwrap();
    let kind = "application/vnd.in-toto+json";
    let envelope = |payload: String, kind: &str| json!({ "payloadType": kind, "payload": payload, "signatures": [{ "sig": "AAAA" }] });
    let sound = envelope(STANDARD.encode(&text), kind);
    let bundle = json!({
        "mediaType": "application/vnd.dev.sigstore.bundle.v0.3+json",
        "verificationMaterial": {}, "dsseEnvelope": sound.clone()
    });
    for whole in [sound, bundle, envelope(URL_SAFE.encode(&text), kind)] {
        fs::write(folder.work().join("stated.bundle"), whole.to_string()).unwrap();
        assert_eq!(verified(&folder, "stated.bundle"), (0, vec![], vec![]));
        let ran = folder.run(&["attest", "--verify", "stated.bundle"], "");
        assert!(ran.out.contains("Who signed it is not looked at here."), "{ran:?}");
        assert!(ran.out.contains("cosign verify-blob-attestation"), "{ran:?}");
    }
    refused(&folder, &envelope("%".into(), kind), &["the payload is not in base64"]);
    refused(&folder, &envelope(STANDARD.encode(&text), "text/plain"), &["`text/plain`, not"]);
    refused(
        &folder,
        &envelope(STANDARD.encode("[]"), kind),
        &["other.json (payload):1:1", "there is no `_type`"],
    );
    refused(&folder, &json!({ "messageSignature": {} }), &["a signature, without the statement"]);
}

#[test]
fn a_hostile_statement_is_refused_and_opens_no_file() {
    let folder = stated();
    fs::write(folder.root().join("secret.yaml"), "secret: 1\n").unwrap();
    let sound = read(&folder);
    let digest = sound["subject"][0]["digest"]["sha256"].as_str().unwrap().to_owned();
    let with = |subject: Value| {
        let mut other = sound.clone();
        other["subject"].as_array_mut().unwrap().push(subject);
        other
    };
    let named = |name: &str| with(json!({ "name": name, "digest": { "sha256": digest } }));
    for name in ["../secret.yaml", "/etc/passwd", "a/../../b", "C:/x", "a\\b", "a//b", "./a", ".."]
    {
        refused(&folder, &named(name), &["is no file of a folder", "help: "]);
    }
    refused(&folder, &named("ospo.yaml"), &["`ospo.yaml` is named twice"]);
    refused(
        &folder,
        &with(json!({ "name": "a", "digest": { "sha512": digest } })),
        &["`a` has no digest `sha256`"],
    );
    refused(
        &folder,
        &with(json!({ "name": "a", "digest": { "sha256": "../../secret" } })),
        &["`a` has no digest `sha256`"],
    );
    let replaced = |key: &str, value: Value| {
        let mut other = sound.clone();
        other[key] = value;
        other
    };
    refused(&folder, &replaced("subject", json!([])), &["no file is named under `subject`"]);
    refused(
        &folder,
        &replaced("_type", "https://in-toto.io/Statement/v0.1".into()),
        &["`_type` is `https://in-toto.io/Statement/v0.1`, not"],
    );
    refused(
        &folder,
        &replaced("predicateType", "https://slsa.dev/provenance/v1".into()),
        &["`predicateType` is `https://slsa.dev/provenance/v1`, not"],
    );
    refused(&folder, &replaced("predicate", json!({})), &["does not say `subject`"]);
    // What is to be read is found among the sheets of the folder, and nowhere else.
    let mut other = sound.clone();
    for read in ["../secret", "/etc/passwd", "../secret.yaml"] {
        other["predicate"]["read"] = read.into();
        refused(&folder, &other, &["there is no sheet"]);
    }
    // A file that is no part of the round is not looked at, whatever its digest.
    fs::write(folder.work().join("notes.md"), "").unwrap();
    fs::write(folder.work().join("other.json"), named("notes.md").to_string()).unwrap();
    assert_eq!(verified(&folder, "other.json"), (1, vec!["missing notes.md".into()], vec![]));
    let texts = [
        ("[".repeat(100_000), "not JSON"),
        (sound.to_string() + "\n" + &sound.to_string(), "not JSON: trailing characters"),
        (sound.to_string().replacen('{', "{\"_type\": \"x\",", 1), "_type"),
        (String::new(), "not JSON"),
        (" ".repeat(5 << 20), "larger than 4 MiB"),
    ];
    for (text, words) in texts {
        fs::write(folder.work().join("other.json"), text).unwrap();
        let ran = folder.run(&["attest", "--verify", "other.json"], "");
        ran.fails_with(&[words]);
    }
    // Nor does a sheet that has become a link lead out.
    let kim = folder.assessments().join("2026-11-22-kim.yaml");
    fs::remove_file(&kim).unwrap();
    symlink(folder.root().join("secret.yaml"), &kim).unwrap();
    let ran = folder.run(&["attest", "--verify", "stated.json"], "");
    ran.fails_with(&["is reached through a link that leads out of its folder"]);
    assert!(!ran.err.contains("secret") && !ran.out.contains("secret"), "{ran:?}");
}

#[test]
fn who_has_reviewed_a_round_stands_in_its_statement_until_the_round_is_changed() {
    let folder = Folder::new();
    folder.given(&["programme-identity=3"]);
    let close = ["round", "close", "--anyway", "--reviewed-by", "Ada Obi"];
    assert_eq!(folder.run(&close, "").code, 0);
    let reviewer = |args: &[&str]| {
        let ran = folder.run(&[&["attest"], args].concat(), "");
        let stated: Value = serde_json::from_str(&ran.out).unwrap();
        (stated["predicate"]["reviewer"].clone(), ran.err)
    };
    assert_eq!(reviewer(&[]), ("Ada Obi".into(), String::new()));
    assert_eq!(reviewer(&["--reviewer", "Kim Doe"]).0, "Kim Doe");
    let text = folder.sheet_text().replace("established", "measured");
    fs::write(folder.sheet_path(), text).unwrap();
    let (name, said) = reviewer(&[]);
    assert_eq!(name, Value::Null);
    assert!(said.contains("Ada Obi has reviewed what the sheets said before"), "{said}");
}

#[test]
fn a_sheet_alone_is_stated_where_it_lies_among_those_of_the_folder() {
    let folder = Folder::new();
    folder.given(&["programme-identity=3"]);
    let args = ["attest", "assessments/2026-11-22.yaml", "-o", "stated.json"];
    let ran = folder.run(&args, "");
    assert_eq!(ran.code, 0, "{ran:?}");
    assert_eq!(verified(&folder, "stated.json"), (0, vec![], vec![]));
    fs::copy(folder.sheet_path(), folder.root().join("2026-11-22.yaml")).unwrap();
    let ran = folder.run(&["attest", "../2026-11-22.yaml"], "");
    ran.fails_with(&["is none of the sheets of", "help: move it into assessments/ first"]);
}
