//! What each command writes as JSON is as its schema says; and what a schema is named for, some
//! command writes.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use ospo::checklist;
use ospo::schema::Shape;
use serde_json::Value;

use crate::{entries, name, shape_of, told, validator};

/// What programs read.
pub(crate) const WRITTEN: [Shape; 26] = [
    Shape::Assessment,
    Shape::Items,
    Shape::Plan,
    Shape::WhatIf,
    Shape::Profile,
    Shape::History,
    Shape::Compare,
    Shape::Round,
    Shape::Merge,
    Shape::Migrate,
    Shape::Stale,
    Shape::Portfolio,
    Shape::Long,
    Shape::Packet,
    Shape::Voices,
    Shape::Journeys,
    Shape::Starters,
    Shape::Crosswalks,
    Shape::Implied,
    Shape::Gathered,
    Shape::Doctor,
    Shape::Attestation,
    Shape::Verified,
    Shape::Models,
    Shape::Done,
    Shape::Told,
];

/// What has to be there for a command to have something to say.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Given {
    Nothing,
    Answers,
    /// Of several respondents in the latest round.
    Respondents,
}

/// A command that writes JSON, the shape of that, and what it needs. `ITEM` stands for the first item of the model, `LEVEL` for its top level.
const COMMANDS: [(&str, Shape, Given); 34] = [
    ("status", Shape::Assessment, Given::Answers),
    ("status --proven", Shape::Assessment, Given::Answers),
    ("explain ITEM", Shape::Items, Given::Nothing),
    ("explain 1", Shape::Items, Given::Nothing),
    ("explain --score", Shape::Assessment, Given::Answers),
    ("report", Shape::Assessment, Given::Answers),
    ("report --for board", Shape::Assessment, Given::Answers),
    ("report --for audit --benchmark", Shape::Assessment, Given::Answers),
    ("report --proven", Shape::Assessment, Given::Answers),
    ("plan", Shape::Plan, Given::Answers),
    ("plan --all", Shape::Plan, Given::Answers),
    ("plan --to-stage 1 --capacity 2", Shape::Plan, Given::Answers),
    ("plan --what-if ITEM=LEVEL", Shape::WhatIf, Given::Answers),
    ("plan --what-if ITEM=unknown --to-stage 1", Shape::WhatIf, Given::Answers),
    ("profile", Shape::Profile, Given::Nothing),
    ("stale", Shape::Stale, Given::Answers),
    ("stale --after 1d --date 2031-01-01", Shape::Stale, Given::Answers),
    ("history", Shape::History, Given::Answers),
    ("compare", Shape::Compare, Given::Answers),
    ("round", Shape::Round, Given::Answers),
    ("merge", Shape::Merge, Given::Respondents),
    ("merge --all", Shape::Merge, Given::Respondents),
    ("migrate --all --dry-run", Shape::Migrate, Given::Answers),
    ("portfolio", Shape::Portfolio, Given::Answers),
    ("portfolio --sort index", Shape::Portfolio, Given::Answers),
    ("crosswalk", Shape::Crosswalks, Given::Nothing),
    ("attest", Shape::Attestation, Given::Answers),
    ("journeys", Shape::Journeys, Given::Nothing),
    ("starter", Shape::Starters, Given::Nothing),
    ("model show", Shape::Items, Given::Nothing),
    ("model list", Shape::Models, Given::Nothing),
    ("assess --item ITEM --date 2026-05-04", Shape::Items, Given::Nothing),
    ("assess 2026-05-04 --topics", Shape::Items, Given::Nothing),
    ("doctor", Shape::Doctor, Given::Nothing),
];

/// Where the checklists of others stand that are imported.
macro_rules! data {
    () => {
        concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/import/")
    };
}

/// Commands that write files and say what they wrote, in an order in which each finds what it needs.
const DEEDS: [(&str, Shape); 31] = [
    ("assess", Shape::Items),
    ("answer programme-identity=2 --subject Acme --respondent Kim", Shape::Done),
    ("form --markdown lea.md --html lea.html --respondent Lea", Shape::Done),
    ("form --read lea.json --dry-run", Shape::Done),
    ("voices answers.csv", Shape::Voices),
    ("form --read lea.json", Shape::Done),
    ("form --read lea.json lea.json", Shape::Done),
    ("round settle programme-identity=3", Shape::Done),
    ("round settle programme-identity=", Shape::Done),
    ("round close --anyway --reviewed-by Kim", Shape::Done),
    ("round close --anyway --reviewed-by Kim", Shape::Done),
    ("attest", Shape::Attestation),
    ("attest --verify statement.json", Shape::Verified),
    ("round new --date 2026-12-24", Shape::Done),
    ("model new mine", Shape::Done),
    ("model check mine", Shape::Models),
    ("model export ospo copy", Shape::Done),
    ("model new over --over ospo", Shape::Done),
    (concat!("model import gemara ", data!(), "gemara catalog"), Shape::Done),
    (concat!("model import samm ", data!(), "samm samm"), Shape::Done),
    (concat!("model import dsomm ", data!(), "dsomm.yaml dsomm"), Shape::Done),
    (
        concat!(
            "model import csv ",
            data!(),
            "controls.csv c --column id=Ref --column text=Control"
        ),
        Shape::Done,
    ),
    ("--checklists copy model list", Shape::Models),
    ("--checklists two crosswalk", Shape::Crosswalks),
    (
        "--checklists two --model house answer --sheet 2026-01-05 --subject Two training=begun sbom=2",
        Shape::Done,
    ),
    ("--checklists two crosswalk gate 2026-01-05", Shape::Implied),
    ("--checklists two status --as gate 2026-01-05", Shape::Assessment),
    ("--checklists two report --as gate 2026-01-05", Shape::Assessment),
    ("--checklists two portfolio --as gate", Shape::Portfolio),
    ("--checklists two --model gate assess --from 2026-01-05", Shape::Items),
    ("gather clones", Shape::Gathered),
];

/// What somebody has saved from the form.
const LEA: &str = r#"{ "format": "ospo/sheet/1", "model": { "id": "ospo", "version": "2.0" },
"subject": "Acme", "date": "2026-11-29", "respondent": { "name": "Lea" },
"answers": { "programme-identity": "established", "software-inventory": "unknown" } }"#;

/// Runs `ospo` in a folder, with nothing of the environment but a day.
pub(crate) fn ospo(folder: &Path, arguments: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ospo"));
    command.current_dir(folder).env_clear().env("OSPO_DATE", "2026-11-29");
    command.args(arguments.split_whitespace()).output().unwrap()
}

pub(crate) fn printed(folder: &Path, arguments: &str) -> String {
    let output = ospo(folder, arguments);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "ospo {arguments}\n{said}");
    String::from_utf8(output.stdout).unwrap()
}

/// Makes a git repository for whoever looks through `clones`.
fn clone_in(folder: &Path) {
    let clone = folder.join("clones/one");
    fs::create_dir_all(&clone).unwrap();
    let commit = ["-c", "user.name=N", "-c", "user.email=n@example.org", "commit", "-qm", "x"];
    for words in [&["init", "-q"][..], &[&commit[..], &["--allow-empty"]].concat()] {
        assert!(Command::new("git").current_dir(&clone).args(words).status().unwrap().success());
    }
}

/// The names of all commands that have `-f`, below the one whose words are given.
fn with_formats(above: &[&str], found: &mut BTreeSet<String>) {
    let words = above.join(" ");
    let help = printed(Path::new("."), &format!("{words} --help"));
    if help.contains("-f, --format <") {
        found.insert(words);
    }
    let listed = help.split("\nCommands:\n").nth(1).unwrap_or_default().to_owned();
    let lines = listed.lines().take_while(|line| line.starts_with("  "));
    let names = lines.filter_map(|line| line.split_whitespace().next());
    for name in names.filter(|name| *name != "help") {
        with_formats(&[above, &[name]].concat(), found);
    }
}

#[test]
fn the_table_has_every_command_that_writes_json_and_every_shape_that_is_written() {
    let mut found = BTreeSet::new();
    with_formats(&[], &mut found);
    let is_of = |line: &str, command: &str| {
        line == command || line.strip_prefix(command).is_some_and(|rest| rest.starts_with(' '))
    };
    let lines = || COMMANDS.iter().map(|(line, ..)| line).chain(DEEDS.iter().map(|(line, _)| line));
    found.retain(|command| !lines().any(|line| is_of(line, command)));
    assert_eq!(found, BTreeSet::new(), "these write JSON and are not in the table");
    let deeds = DEEDS.iter().map(|(_, shape)| shape);
    let shapes = COMMANDS.iter().map(|(_, shape, _)| shape).chain(deeds);
    // What is told beside results stands on standard error, and is held wherever something is; rows
    // are lines, and a packet wants five units: tests of their own hold these.
    let own = [&Shape::Told, &Shape::Long, &Shape::Packet];
    let shapes: BTreeSet<&str> = shapes.chain(own).map(|shape| shape.as_str()).collect();
    assert_eq!(shapes, WRITTEN.iter().map(|shape| shape.as_str()).collect());
}

/// Runs every command of the table in a folder and holds what it writes against its schema.
fn check(folder: &Path, item: &str, level: &str, given: Given) {
    for (line, shape, needed) in COMMANDS {
        let line = line.replace("ITEM", item).replace("LEVEL", level);
        let output = ospo(folder, &format!("{line} -f json"));
        let said = String::from_utf8_lossy(&output.stderr);
        let code = output.status.code().unwrap();
        if needed > given {
            assert_eq!(code, 2, "ospo {line}\n{said}");
            assert!(output.stdout.is_empty(), "ospo {line}\n{said}");
            assert!(said.contains("\"weight\":\"error\""), "ospo {line}\n{said}");
            hold_told(&said);
            continue;
        }
        // What is wrong in the folder may be all that a check-up has to say.
        assert!(code == 0 || (shape == Shape::Doctor && code == 2), "ospo {line}\n{said}");
        hold(&output.stdout, shape, &line);
        hold_told(&said);
    }
}

/// Holds JSON that was written against its schema.
pub(crate) fn hold(written: &[u8], shape: Shape, line: &str) -> Value {
    let mut written: Value = serde_json::from_slice(written).unwrap();
    if shape == Shape::Attestation {
        written = written["predicate"].take();
    }
    let errors: Vec<String> = validator(shape)
        .iter_errors(&written)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert_eq!(errors, Vec::<String>::new(), "ospo {line}");
    assert_eq!(written["schema"], shape.id(), "ospo {line}");
    written
}

/// Holds each line that was said beside JSON against the schema of such lines.
fn hold_told(said: &str) {
    for line in said.lines() {
        hold(line.as_bytes(), Shape::Told, line);
    }
}

#[test]
fn each_line_of_a_long_export_is_as_its_schema_says_and_its_columns_are_those_that_the_page_tells()
{
    let page = fs::read_to_string("docs/bi.md").unwrap();
    for line in ["portfolio --long", "history --long"] {
        let lines = printed(Path::new("docs/example"), &format!("{line} -f ndjson"));
        let csv = printed(Path::new("docs/example"), line);
        let columns: Vec<&str> = csv.lines().next().unwrap().split(',').collect();
        assert_eq!(lines.lines().count() + 1, csv.lines().count(), "{line}");
        for row in lines.lines() {
            let row = hold(row.as_bytes(), Shape::Long, line);
            let fields: BTreeSet<&str> =
                row.as_object().unwrap().keys().map(|key| &**key).collect();
            let named = columns.iter().copied().chain(["schema"]).collect();
            assert_eq!(fields, named, "{line}");
        }
        for column in columns {
            assert!(page.contains(&format!("`{column}`")), "docs/bi.md does not tell of {column}");
        }
    }
}

#[test]
fn what_commands_write_of_what_they_did_is_as_their_schemas_say() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    fs::write(path.join("lea.json"), LEA).unwrap();
    let answers = "funding,funding wanted\n1,2\n1,2\n1,2\n1,2\n1,2\n";
    fs::write(path.join("answers.csv"), answers).unwrap();
    for file in crate::tree(Path::new("tests/data/crosswalk")) {
        let to = path.join("two").join(&file.path);
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::write(to, &*file.text).unwrap();
    }
    clone_in(path);
    for (line, shape) in DEEDS {
        let output = ospo(path, &format!("{line} --no-input -f json"));
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "ospo {line}\n{said}");
        if shape == Shape::Attestation {
            fs::write(path.join("statement.json"), &output.stdout).unwrap();
        }
        let written = hold(&output.stdout, shape, line);
        hold_told(&said);
        let is_dry = line.ends_with("--dry-run");
        let files = written["files"].as_array().into_iter().flatten();
        for file in files.filter(|_| shape == Shape::Done) {
            assert_eq!(path.join(file.as_str().unwrap()).exists(), !is_dry, "ospo {line}: {file}");
        }
    }
}

#[test]
fn what_cannot_be_done_is_told_a_program_with_its_place_and_the_way_out() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    fs::create_dir(path.join("assessments")).unwrap();
    fs::write(path.join("assessments/2026-11-02.yaml"), "format: ospo/sheet/1\nanswers: [\n")
        .unwrap();
    let told = |line: &str| {
        let output = ospo(path, &format!("{line} -f json"));
        assert_eq!(output.status.code(), Some(2), "ospo {line}");
        assert!(output.stdout.is_empty(), "ospo {line}");
        let said = String::from_utf8(output.stderr).unwrap();
        let last = said.lines().last().unwrap();
        hold_told(&said);
        serde_json::from_str::<Value>(last).unwrap()["problems"][0].clone()
    };
    let broken = told("status");
    assert_eq!(broken["path"], "assessments/2026-11-02.yaml");
    assert_eq!((&broken["line"], &broken["column"]), (&2.into(), &10.into()));
    assert_eq!(broken["what"], "a bracket is opened and never closed");
    assert_eq!(broken["help"][0], "close it with `]` or `}`");
    let typed = told("answer --nothing x=1");
    assert_eq!(typed["what"], "unexpected argument '--nothing' found");
    fs::remove_file(path.join("assessments/2026-11-02.yaml")).unwrap();
    let item = told("explain programme-identitty");
    assert_eq!(item["path"], Value::Null);
    assert_eq!(item["help"][0], "did you mean `programme-identity`?");
}

#[test]
fn what_commands_write_of_the_example_is_as_their_schemas_say() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/example");
    check(&folder, "programme-identity", "measured", Given::Answers);
}

#[test]
fn what_commands_write_of_a_folder_without_answers_is_as_their_schemas_say() {
    let folder = tempfile::tempdir().unwrap();
    check(folder.path(), "programme-identity", "measured", Given::Nothing);
}

#[test]
fn what_commands_write_of_a_model_of_ones_own_is_as_their_schemas_say() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/json");
    for inner in ["model", "assessments"] {
        fs::create_dir(path.join(inner)).unwrap();
    }
    for file in entries(&tests.join("model")) {
        fs::copy(&file, path.join("model").join(name(&file))).unwrap();
    }
    fs::write(path.join("ospo.yaml"), "checklists: model\n").unwrap();
    let sheet = fs::read_to_string(tests.join("sheet.yaml")).unwrap();
    let earlier = sheet.replace("date: 2026-11-22\n", "date: 2026-05-01\n");
    fs::write(path.join("assessments/2026-05-01.yaml"), earlier).unwrap();
    fs::write(path.join("assessments/2026-11-22.yaml"), sheet).unwrap();
    check(path, "policy", "all", Given::Answers);
}

#[test]
fn what_commands_write_of_drawn_rounds_is_as_their_schemas_say() {
    for seed in 1..=4 {
        let folder = tempfile::tempdir().unwrap();
        drawn(folder.path(), seed);
        check(folder.path(), "programme-identity", "measured", Given::Respondents);
    }
}

/// Writes two rounds of two to four respondents who answer by lot, and settings.
fn drawn(folder: &Path, seed: u64) {
    let mut state = seed;
    let mut draw = move |sides: u64| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % sides
    };
    let model = checklist::builtin_model("ospo", None).unwrap();
    let roles: Vec<&str> = model.roles.iter().map(|role| role.id.as_str()).collect();
    fs::create_dir(folder.join("assessments")).unwrap();
    let sectors = ["bank", "nothing-known", "public-administration"];
    let settings = format!(
        "organisation: Acme Corp\nsector: {}\nsize: {}\ntarget: {{ stage: {} }}\n{}",
        sectors[usize::try_from(draw(3)).unwrap()],
        1 + draw(100_000),
        1 + draw(4),
        ["evidence: required\n", ""][usize::try_from(draw(2)).unwrap()],
    );
    fs::write(folder.join("ospo.yaml"), settings).unwrap();
    for day in ["2025-11-03", "2026-11-02"] {
        for who in 0..2 + draw(3) {
            let mut sheet = format!(
                "format: ospo/sheet/1\nmodel: {{ id: ospo, version: \"{}\" }}\nsubject: Acme Corp\n\
                 date: {day}\nrespondent: {{ name: Kim {who}, role: {} }}\nanswers:\n",
                model.version,
                roles[usize::try_from(draw(roles.len() as u64)).unwrap()],
            );
            for item in model.items_and_topics() {
                let levels = &item.scale.levels;
                let level = &levels[usize::try_from(draw(levels.len() as u64)).unwrap()].id;
                let answer = match draw(8) {
                    0 => continue,
                    1 => "unknown".to_owned(),
                    2 => "{ answer: n/a, reason: Not ours. }".to_owned(),
                    3 => format!("{{ answer: {level}, evidence: [{{ text: A, date: {day} }}] }}"),
                    4 => format!("{{ answer: {level}, note: \"🎉 <b>\", estimate: true }}"),
                    5 if levels.len() > 2 => format!("at least {}", levels[1].id),
                    _ => level.to_string(),
                };
                writeln!(sheet, "  {}: {answer}", item.id).unwrap();
            }
            let name = if who == 0 { String::new() } else { format!("-kim-{who}") };
            fs::write(folder.join(format!("assessments/{day}{name}.yaml")), sheet).unwrap();
        }
    }
}

#[test]
fn each_file_that_people_write_is_begun_by_some_command_as_its_schema_says() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    printed(path, "model export ospo mine");
    printed(path, "answer programme-identity=2 --subject Acme");
    printed(path, "profile --sector bank --size 12");
    // What is written into a file later leaves its first line where it is.
    printed(path, "answer licence-management=1");
    printed(path, "profile --size 13");
    printed(path, "report --words words.yaml --for board");
    printed(path, "model new own");
    printed(path, "model new over --over ospo");
    clone_in(path);
    printed(path, "gather clones");
    for (file, shape) in [
        ("assessments/2026-11-29.yaml", Shape::Sheet),
        ("assessments/2026-11-29-gathered.yaml", Shape::Facts),
        ("ospo.yaml", Shape::Settings),
        ("words.yaml", Shape::Words),
        ("own/model.yaml", Shape::Model),
        ("own/stage-0.yaml", Shape::Stage),
        ("own/stage-1.yaml", Shape::Stage),
        ("own/topics.yaml", Shape::Topics),
        ("over/overlay.yaml", Shape::Overlay),
        ("own/tests/example.yaml", Shape::ModelTest),
    ] {
        let text = fs::read_to_string(path.join(file)).unwrap();
        let first = format!("# yaml-language-server: $schema={}", shape.address());
        assert_eq!(text.lines().next(), Some(first.as_str()), "{file}");
    }
    let mut shapes = BTreeSet::new();
    let mut held = |shape: Shape, text: &str| {
        assert_eq!(told(shape, text), Some(Vec::new()), "{text}");
        shapes.insert(shape.as_str());
    };
    for file in crate::tree(&path.join("mine")) {
        if let Some(shape) = shape_of(&file.path) {
            held(shape, &file.text);
        }
    }
    for (file, shape) in [
        ("assessments/2026-11-29.yaml", Shape::Sheet),
        ("assessments/2026-11-29-gathered.yaml", Shape::Facts),
        ("ospo.yaml", Shape::Settings),
        ("words.yaml", Shape::Words),
        ("over/overlay.yaml", Shape::Overlay),
        ("own/tests/example.yaml", Shape::ModelTest),
    ] {
        held(shape, &fs::read_to_string(path.join(file)).unwrap());
    }
    // The sentences that the page says by itself stand behind signs of comments.
    let words = fs::read_to_string(path.join("words.yaml")).unwrap();
    let in_force: Vec<&str> = words.lines().skip(3).map(|line| &line[2..]).collect();
    held(Shape::Words, &in_force.join("\n"));
    // No command begins a crosswalk: somebody reads both models, and writes down what follows.
    shapes.insert(Shape::Crosswalk.as_str());
    // Nor does one begin signals, which somebody reasons out as well.
    shapes.insert(Shape::Signals.as_str());
    let read = Shape::ALL.into_iter().filter(|shape| !WRITTEN.contains(shape));
    assert_eq!(shapes, read.map(Shape::as_str).collect());
}
