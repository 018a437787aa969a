//! Small files that a schema and its reader judge alike.

use ospo::schema::Shape;

use crate::{base_files, file, judged, told};

/// Checks what stands at `@` in a file that is sound but for that.
fn check_alike(shape: Shape, path: &str, text: &str, sound: &[&str], broken: &[&str]) {
    let both = sound.iter().map(|part| (part, true)).chain(broken.iter().map(|p| (p, false)));
    for (part, is_sound) in both {
        let file = file(path, text.replace('@', part));
        assert_eq!(judged(&file).is_none(), is_sound, "the reader: {}", file.text);
        let told = told(shape, &file.text).unwrap();
        assert_eq!(told.is_empty(), is_sound, "the schema: {} {told:?}", file.text);
    }
}

#[test]
fn a_schema_and_its_reader_judge_an_answer_alike() {
    let text = "format: ospo/sheet/1\nmodel: { id: base, version: 1.0 }\nsubject: A\n\
                date: 2026-11-22\nanswers: { policy: @ }\n";
    let sound = [
        "repeatable",
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
        "{ answer: repeatable, reason: R }",
        "{ answer: unknown, confidence: sure }",
        "{ answer: repeatable, answered: soon }",
        "{ reason: R }",
        "[repeatable]",
        "null",
    ];
    check_alike(Shape::Sheet, "a.yaml", text, &sound, &broken);
    let text = text.replace("{ policy: @ }", "@");
    check_alike(Shape::Sheet, "a.yaml", &text, &["{}", "null"], &["[]", "{ A: repeatable }"]);
}

#[test]
fn a_schema_and_its_reader_judge_a_stage_alike() {
    let item = "{ id: a, area: legal, ask: B, levels: { absent: C, repeatable: D, measured: E } }";
    let items = format!("items: [{item}]");
    let text = "stage: 3\ntitle: A\nsummary: B\n@\n";
    check_alike(Shape::Stage, "stage-3.yaml", text, &[&items], &["", "items: []"]);
    let text = "stage: 0\ntitle: A\nsummary: B\n@\n";
    check_alike(Shape::Stage, "stage-0.yaml", text, &["", &items], &["items: []"]);
}

#[test]
fn a_schema_and_its_reader_judge_names_and_addresses_alike() {
    let links = "topics: [{ id: a, area: legal, ask: B, references: [{ title: T, url: \"@\" }],\n\
                 levels: { absent: C, repeatable: D, measured: E } }]";
    let sound = ["https://example.org/a?b#c", "http://x", "mailto:a@example.org"];
    let broken = ["javascript:x", "example.org", "https://a b", "https://"];
    check_alike(Shape::Topics, "topics.yaml", links, &sound, &broken);
    let sound = ["own", "own/checklists", "a..b", ".own"];
    let broken = ["/own", "~/own", "../own", "own/..", "a/../b", r"'\\own'", "'C:own'"];
    check_alike(Shape::Settings, "ospo.yaml", "checklists: @", &sound, &broken);
    let header = base_files().into_iter().find(|file| file.path == "model.yaml").unwrap();
    let text = header.text.replace("{ id: absent,", "{ id: @,");
    let broken = ["unknown", "not-applicable", "n-a", "unanswered", "'12'", "A", "a--b", "-a"];
    for name in broken {
        let part = told(Shape::Model, &text.replace('@', name)).unwrap();
        assert!(!part.is_empty(), "{name}");
        let problems = judged(&file("model.yaml", text.replace('@', name))).unwrap().0;
        assert!(problems[0].path == "model.yaml", "{name}: {}", problems[0]);
    }
    assert_eq!(told(Shape::Model, &text.replace('@', "none-2")), Some(Vec::new()));
}

#[test]
fn a_schema_and_its_reader_judge_a_fact_and_a_milestone_alike() {
    let text = "format: ospo/journey/1\nid: acme\ntitle: Acme\nwhat: Anvils\n@\n";
    let fact = "{ text: A, source: study }";
    let sound = [
        format!("brief: [{fact}]"),
        format!("brief: [{fact}]\nlesson: {{ text: A, source: ours, unclear: B }}"),
        format!("brief: [{fact}]\nmilestones: []"),
    ];
    let broken = [
        "brief: []".to_owned(),
        format!("brief: {fact}"),
        "brief: [{ text: A }]".to_owned(),
        "brief: [{ text: A, source: '' }]".to_owned(),
        format!("brief: [{fact}]\nlesson: [{fact}]"),
        format!("brief: [{fact}]\ngoals: []"),
    ];
    let [sound, broken] = [&sound[..], &broken[..]].map(|parts| parts.iter().map(String::as_str));
    let (sound, broken): (Vec<&str>, Vec<&str>) = (sound.collect(), broken.collect());
    check_alike(Shape::Journey, "journeys/acme.yaml", text, &sound, &broken);
    let milestone =
        format!("brief: [{fact}]\nmilestones: [{{ when: now, text: A, source: ours, @ }}]");
    let text = text.replace('@', &milestone);
    let sound = ["stages: [0]", "stages: [1, 2]", "items: []", "items: [policy]"];
    let broken = ["stages: []", "stages: [0, 1, 2]", "stages: 1", "stages: [a]", "items: policy"];
    check_alike(Shape::Journey, "journeys/acme.yaml", &text, &sound, &broken);
}

#[test]
fn a_schema_and_its_reader_judge_a_segment_and_a_value_alike() {
    let text = "format: ospo/benchmarks/1\nlicence: A\nattribution: B\nsmall: 30\nleast: 10\ncaveats: []\n\
                surveys: [{ id: s, year: 2024, respondents: 9, source: study }]\n\
                segments: [{ id: all, title: All, @ }]\nfigures: [{ id: f, items: [policy], survey: s,\n\
                title: A, question: B, values: { all: { n: 9, percent: 1 } } }]\n";
    let sound = ["from: 1", "from: 1, to: 9", "sector: finance", "kind: vendor"];
    let broken = [
        "to: 9",
        "from: 0",
        "from: 1, sector: finance",
        "from: 1, kind: vendor",
        "sector: finance, kind: vendor",
    ];
    check_alike(Shape::Benchmarks, "benchmarks.yaml", text, &sound, &broken);
    let text = text.replace(", @ }]", " }]").replace("all: { n: 9, percent: 1 }", "@");
    let sound = [
        "all: { n: 0, percent: 0 }",
        "all: { n: 9, percent: 100.0 }",
        "all: { n: 9, percent: 0.5 }",
    ];
    let broken = [
        "",
        "all: 26.1",
        "all: { n: 9 }",
        "all: { n: -1, percent: 1 }",
        "all: { n: 9, percent: 100.1 }",
        "all: { n: 9, percent: -1 }",
        "all: { n: 9, percent: many }",
    ];
    check_alike(Shape::Benchmarks, "benchmarks.yaml", &text, &sound, &broken);
}

#[test]
fn a_schema_and_its_reader_judge_labels_and_statements_alike() {
    let text = base_files();
    let text = text.iter().find(|file| file.path == "archetypes.yaml");
    let text = &text.unwrap().text;
    let labels = text.replace("[No, A little, Half, Rather, Yes]", "@");
    let sound = ["[A, B, C, D, E]"];
    let broken = ["[A, B, C, D]", "[A, B, C, D, E, F]", "[A, B, C, D, 4]", "A"];
    check_alike(Shape::Archetypes, "archetypes.yaml", &labels, &sound, &broken);
    let second = "      - { id: picks, text: We pick., source: ours }\n";
    let statements = text.replace(second, "@");
    let third = second.replace("picks", "third");
    let three = format!("{second}{third}");
    check_alike(Shape::Archetypes, "archetypes.yaml", &statements, &[second], &["", &three]);
}
