//! The model that `ospo model new` writes is sound, explained, and good to assess at once.

#[path = "advised/mod.rs"]
mod advised;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use ospo::insight::{self, Assessment};
use ospo::model::Model;
use ospo::problem::SourceFile;
use ospo::render::{self, Format, Look};
use ospo::score::Narrowed;
use ospo::{answers, checklist};

fn model(files: &[SourceFile]) -> Model {
    checklist::parse(files).unwrap_or_else(|problems| panic!("{problems}"))
}

fn ospo(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ospo"));
    command.current_dir(folder).args(args).env_remove("OSPO_CHECKLISTS").env_remove("OSPO_MODEL");
    command.env_remove("OSPO_DIR").env("XDG_CONFIG_HOME", folder);
    command.output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn it_is_sound_and_small() {
    let model = model(&checklist::new_model("acme", "Acme"));
    assert_eq!((model.id.as_str(), model.title.as_str()), ("acme", "Acme"));
    let stages: Vec<(u32, usize)> =
        model.stages.iter().map(|stage| (stage.number, stage.items.len())).collect();
    assert_eq!(stages, [(0, 0), (1, 2)]);
    assert!(model.topics.is_empty());
    let tests = insight::model_tests(&model, &checklist::new_model("acme", "Acme")).unwrap();
    assert_eq!(tests[0].figures, 5, "{tests:?}");
}

#[test]
fn every_file_begins_with_what_it_is_for() {
    for file in checklist::new_model("acme", "Acme") {
        assert!(file.text.starts_with("# "), "{}", file.path);
        let comments = file.text.lines().filter(|line| line.contains("# ")).count();
        assert!(comments >= 3, "{} explains itself in {comments} lines", file.path);
    }
}

#[test]
fn it_can_be_answered_and_reported_in_every_format() {
    let model = model(&checklist::new_model("acme", "Acme"));
    let sheet = "format: ospo/sheet/1\nmodel: { id: acme, version: '1.0' }\nsubject: Acme\n\
                 date: 2026-11-22\nanswers: { licence-rules: established, training: established }\n";
    let file = SourceFile::new("a.yaml", sheet);
    let sheet = answers::parse(&file).unwrap().bind(&model).unwrap().sheet;
    let assessment = Assessment::new(&model, sheet, Narrowed::default(), None);
    assert_eq!(assessment.scorecard.reached().unwrap_or(0), 1);
    let look = Look { width: 80, colour: false, unicode: true };
    for format in Format::OF_DOCUMENTS.iter().copied().filter(|one| !one.is_binary()) {
        let mut bytes = Vec::new();
        render::write(&advised::report(&assessment), format, &look, &mut bytes).unwrap();
        let words = text(&bytes).replace('\\', "");
        assert!(words.contains("Licence rules"), "{}: {words}", format.as_str());
    }
}

#[test]
fn whatever_the_title_says_it_is_read_as_it_was_written() {
    for title in
        ["a: b # c", "\"quoted\" \\ 'too'", "[x", "*a &b !c", "yes", "1.0", "日本 é", "- x", "%"]
    {
        assert_eq!(model(&checklist::new_model("acme", title)).title, title);
    }
    let model = model(&checklist::new_model("acme", "a\u{1b}[31m\nid: evil\n\u{202e}b"));
    assert_eq!((model.id.as_str(), model.title.as_str()), ("acme", "a␛[31m id: evil <U+202E>b"));
}

#[test]
fn the_example_of_a_topic_is_sound_once_its_comment_signs_are_gone() {
    let mut files = checklist::new_model("acme", "Acme");
    let topics = files.iter_mut().find(|file| file.path == "topics.yaml").unwrap();
    let (before, example) = topics.text.split_once("\ntopics: []\n").unwrap();
    assert!(before.lines().all(|line| line.starts_with("# ")), "{before}");
    let lines = example.lines().map(|line| line.strip_prefix("# ").unwrap_or(line));
    topics.text = lines.collect::<Vec<_>>().join("\n").into();
    assert_eq!(model(&files).topics.len(), 1);
}

#[test]
fn the_commands_that_it_names_work_one_after_the_other() {
    let folder = tempfile::tempdir().unwrap();
    let run = |args: &[&str]| {
        let output = ospo(folder.path(), args);
        assert!(output.status.success(), "{args:?}: {}", text(&output.stderr));
        output
    };
    let made = run(&["model", "new", "Our Model"]);
    assert_eq!(text(&made.stdout).lines().count(), 5);
    let next = text(&made.stderr);
    assert!(next.contains("ospo model check 'Our Model'"), "{next}");
    assert!(next.contains("ospo --checklists 'Our Model' assess"), "{next}");
    let checked = text(&run(&["model", "check", "Our Model"]).stdout);
    assert!(checked.contains("sound: 2 items in 2 stages"), "{checked}");
    let own = ["--checklists", "Our Model"];
    let with = |args: &[&'static str]| [&own[..], args].concat();
    run(&with(&[
        "answer",
        "--subject",
        "Acme",
        "training=established",
        "licence-rules=established",
    ]));
    let json = text(&run(&with(&["report", "-f", "json"])).stdout);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["model"]["id"], "our-model");
    assert_eq!(json["model"]["title"], "Our model");
    assert_eq!(json["stage"]["reached"], 1);
}

#[test]
fn nothing_is_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("stage-1.yaml"), "mine").unwrap();
    let output = ospo(folder.path(), &["model", "new", "."]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("stage-1.yaml is there already"));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    assert_eq!(fs::read_to_string(folder.path().join("stage-1.yaml")).unwrap(), "mine");
}

#[test]
fn what_cannot_be_a_name_is_refused_with_a_way_out() {
    let folder = tempfile::tempdir().unwrap();
    for (args, error, help) in [
        (&["a", "--id", "My Id"][..], "`My Id` is not an id", "--id my-id"),
        (&["ospo"], "`ospo` is a built-in model", "--id"),
        (&["a", "--title", " "], "the title is empty", "--title"),
    ] {
        let output = ospo(folder.path(), &[&["model", "new"], args].concat());
        let told = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{told}");
        assert!(told.contains(&format!("error: {error}")), "{told}");
        assert!(told.lines().any(|l| l.starts_with("help:") && l.contains(help)), "{told}");
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn a_built_in_model_can_be_copied_as_the_help_says() {
    let folder = tempfile::tempdir().unwrap();
    let output = ospo(folder.path(), &["model", "export", "ospo", "copy"]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert!(folder.path().join("copy/model.yaml").is_file());
}
