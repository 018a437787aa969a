//! Small files that a schema and its reader judge alike.

use ospo::schema::Shape;

use crate::base_files;
use crate::file;
use crate::judged;
use crate::told;

/// Checks what stands at `@` in a file that is sound but for that.
fn check_alike(shape: Shape, path: &str, text: &str, sound: &[&str], broken: &[&str]) {
    let both = sound
        .iter()
        .map(|part| (part, true))
        .chain(broken.iter().map(|p| (p, false)));
    for (part, is_sound) in both {
        let file = file(path, text.replace('@', part));
        assert_eq!(
            judged(&file).is_none(),
            is_sound,
            "the reader: {}",
            file.text
        );
        let told = told(shape, &file.text).unwrap();
        assert_eq!(
            told.is_empty(),
            is_sound,
            "the schema: {} {told:?}",
            file.text
        );
    }
}

#[test]
fn a_schema_and_its_reader_judge_an_answer_alike() {
    let text = "format: ospo/sheet/1\nmodel: { id: base, version: 1.0 }\nsubject: A\n\
                date: 2026-11-22\nanswers: { policy: @ }\n";
    let sound = [
        "defined",
        "unknown",
        "9",
        "{ answer: 0 }",
        "{ answer: not-applicable, reason: R }",
        "{ answer: n/a, reason: R }",
        "{ answer: unknown, confidence: high, evidence: [a, { text: b }] }",
    ];
    let broken = [
        "not-applicable",
        "n/a",
        "{ answer: not-applicable }",
        "{ answer: n/a }",
        "{ answer: defined, reason: R }",
        "{ answer: unknown, confidence: sure }",
        "{ answer: defined, answered: 22.11.2026 }",
        "{ reason: R }",
        "[defined]",
        "null",
    ];
    check_alike(Shape::Sheet, "a.yaml", text, &sound, &broken);
    let text = text.replace("{ policy: @ }", "@");
    check_alike(
        Shape::Sheet,
        "a.yaml",
        &text,
        &["{}", "null"],
        &["[]", "{ A: defined }"],
    );
}

#[test]
fn a_schema_and_its_reader_judge_a_stage_alike() {
    let item = "{ id: a, area: legal, ask: B, levels: { absent: C, defined: D, measured: E } }";
    let items = format!("items: [{item}]");
    let text = "stage: 3\ntitle: A\nsummary: B\n@\n";
    check_alike(
        Shape::Stage,
        "stage-3.yaml",
        text,
        &[&items],
        &["", "items: []"],
    );
    let text = "stage: 0\ntitle: A\nsummary: B\n@\n";
    check_alike(
        Shape::Stage,
        "stage-0.yaml",
        text,
        &[""],
        &[&items, "items: []"],
    );
}

#[test]
fn a_schema_and_its_reader_judge_names_and_addresses_alike() {
    let links = "topics: [{ id: a, area: legal, ask: B, references: [{ title: T, url: \"@\" }],\n\
                 levels: { absent: C, defined: D, measured: E } }]";
    let sound = [
        "https://example.org/a?b#c",
        "http://x",
        "mailto:a@example.org",
    ];
    let broken = ["javascript:x", "example.org", "https://a b", "https://"];
    check_alike(Shape::Topics, "topics.yaml", links, &sound, &broken);
    let sound = ["own", "own/checklists", "a..b", ".own"];
    let broken = [
        "/own", "~/own", "../own", "own/..", "a/../b", r"'\\own'", "'C:own'",
    ];
    check_alike(
        Shape::Settings,
        "ospo.yaml",
        "checklists: @",
        &sound,
        &broken,
    );
    let header = base_files()
        .into_iter()
        .find(|file| file.path == "model.yaml")
        .unwrap();
    let text = header.text.replace("{ id: absent,", "{ id: @,");
    let broken = [
        "unknown",
        "not-applicable",
        "n-a",
        "unanswered",
        "'12'",
        "A",
        "a--b",
        "-a",
    ];
    for name in broken {
        let part = told(Shape::Model, &text.replace('@', name)).unwrap();
        assert!(!part.is_empty(), "{name}");
        let problems = judged(&file("model.yaml", text.replace('@', name)))
            .unwrap()
            .0;
        assert!(problems[0].path == "model.yaml", "{name}: {}", problems[0]);
    }
    assert_eq!(
        told(Shape::Model, &text.replace('@', "none-2")),
        Some(Vec::new())
    );
}
