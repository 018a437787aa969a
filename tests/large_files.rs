//! Files that are as large, deep or wrong as they can be end soon, with problems and not with a
//! panic.

use std::fmt::Write;
use std::time::{Duration, Instant};

use ospo::model::Model;
use ospo::problem::{MAX_BYTES, Problems, SourceFile};
use ospo::{answers, checklist, organisation};

/// Long enough for a slow machine without optimisation; what is quadratic takes minutes.
const SOON: Duration = Duration::from_secs(10);

const BASE: [(&str, &str); 3] = [
    ("model.yaml", include_str!("corpus/base/model.yaml")),
    ("stage-1.yaml", include_str!("corpus/base/stage-1.yaml")),
    ("stage-2.yaml", include_str!("corpus/base/stage-2.yaml")),
];

const SHEET: &str = "format: ospo/sheet/1\nmodel: { id: base, version: '1.0' }\nsubject: Acme\n\
                     date: 2026-11-22\nanswers:\n";

const STAGE: &str = "stage: 2\ntitle: T\nsummary: S\nitems:\n";

fn file(path: &str, text: &str) -> SourceFile {
    SourceFile::from_bytes(path, text.as_bytes().to_vec()).unwrap()
}

/// The base model with one file of it replaced.
fn model(path: &str, text: &str) -> Result<Model, Problems> {
    let base = BASE.iter().map(|(path, text)| file(path, text)).collect();
    checklist::parse(&checklist::overlay(base, vec![file(path, text)]))
}

/// A quarter of what is allowed: enough for what is quadratic to be seen.
const LARGE: usize = MAX_BYTES / 4;

/// Repeats a line with its number in place of `#` until the text is large.
fn lines(start: &str, line: &str) -> String {
    let mut text = start.to_owned();
    for number in 0.. {
        let next = line.replace('#', &number.to_string());
        if text.len() + next.len() > LARGE {
            break;
        }
        text.push_str(&next);
    }
    text
}

/// Runs `read`, which must end soon and say what is wrong, but not more than anybody reads.
fn check<T>(what: &str, read: impl FnOnce() -> Result<T, Problems>) {
    let start = Instant::now();
    let problems = read().map_or_else(|problems| problems.0, |_| Vec::new());
    assert!(start.elapsed() < SOON, "{what} took {:?}", start.elapsed());
    assert!((1..=110).contains(&problems.len()), "{what}: {} problems", problems.len());
    for problem in problems {
        let help = problem.help.as_ref().unwrap_or_else(|| panic!("no way out of: {problem}"));
        assert!(problem.message.len() + help.len() < 2000, "{what}: {problem}");
    }
}

/// Runs `read`, which must end soon and find nothing wrong.
fn check_sound<T>(what: &str, read: impl FnOnce() -> Result<T, Problems>) {
    let start = Instant::now();
    if let Err(problems) = read() {
        panic!("{what}: {}", problems.0[0]);
    }
    assert!(start.elapsed() < SOON, "{what} took {:?}", start.elapsed());
}

#[test]
fn a_checklist_of_nothing_but_mistakes_ends_soon() {
    check("unknown fields", || model("stage-2.yaml", &lines(STAGE, "tilte#: 1\n")));
    check("a field again and again", || model("stage-2.yaml", &lines(STAGE, "a: 1\n")));
    check("too many items", || model("stage-2.yaml", &lines(STAGE, "- { id: i#, area: zoo }\n")));
    check("too many scales", || model("model.yaml", &lines("scales:\n", "- { id: s# }\n")));
    check("too many areas", || model("model.yaml", &lines("areas:\n", "- { id: a, title: A }\n")));
    check("too many levels", || {
        model("model.yaml", &lines("scales:\n- levels:\n", "  - { id: a }\n"))
    });
    check("numbers for texts", || model("stage-2.yaml", &lines("signs:\n", "- 1\n")));
    check("aliases", || model("stage-2.yaml", &lines("signs:\n- &a b\n", "- *a\n")));
    check("unknown levels", || {
        let start = format!("{STAGE}- id: a\n  area: legal\n  ask: A?\n  levels:\n");
        model("stage-2.yaml", &lines(&start, "    defnd#: x\n"))
    });
    check("unknown items to come after", || {
        model("stage-2.yaml", &lines(&format!("{STAGE}- id: a\n  after:\n"), "  - polcy#\n"))
    });
    check("circles", || {
        let mut text = STAGE.to_owned();
        for number in 0_usize..1000 {
            let after: Vec<String> =
                (number.saturating_sub(300)..=number + 1).map(|to| format!("i{to}")).collect();
            writeln!(text, "- {{ id: i{number}, after: [{}] }}", after.join(", ")).unwrap();
        }
        model("stage-2.yaml", &text)
    });
}

#[test]
fn a_sheet_of_nothing_but_mistakes_ends_soon() {
    let model = model("notes.txt", "").unwrap();
    let read = |text: &str| answers::parse(&file("sheet.yaml", text))?.bind(&model).map(|_| ());
    check("answers without a reason", || read(&lines(SHEET, "  i#: n/a\n")));
    check("ids that are none", || read(&lines(SHEET, "  I_#: repeatable\n")));
    check("unknown fields", || read(&lines(SHEET, "  i#: { awnser: x }\n")));
    check("one long line", || read(&format!("{SHEET}  policy: {}", "x".repeat(1 << 20))));
    check("a long key", || read(&format!("{SHEET}  {}: repeatable", "x".repeat(1000))));
    check("a long quoted key", || read(&format!("{SHEET}? {:?}\n: a", "x".repeat(1 << 20))));
    check("all on one line", || read(&lines("{", "I_#: 1, ")));
    check_sound("strays", || read(&lines(SHEET, "  polcy-#: repeatable\n")));
    check_sound("a long note", || {
        read(&lines(
            &format!("{SHEET}  policy:\n    answer: repeatable\n    note: >\n"),
            "      words\n",
        ))
    });
}

#[test]
fn settings_of_nothing_but_mistakes_end_soon() {
    let model = model("notes.txt", "").unwrap();
    check("unknown wishes", || {
        let file = file("ospo.yaml", &lines("target:\n  items:\n", "    polcy#: { level: 7 }\n"));
        organisation::parse(&file)?.target.unwrap().wanted(&file, &model)
    });
}

#[test]
fn a_file_over_the_limit_is_not_read() {
    let problem = SourceFile::from_bytes("a.yaml", vec![b'a'; MAX_BYTES + 1]).unwrap_err();
    assert_eq!(problem.to_string(), "a.yaml: the file is larger than 4 MiB");
    assert_eq!(problem.help.as_deref(), Some("split it into smaller files"));
}

#[test]
fn what_is_deep_ends_at_the_limit() {
    for text in ["[", "{a: ", "- ", "? ", "[{", "- - [", "!a ", "&a "] {
        let deep = text.repeat(LARGE / text.len());
        check(text, || model("stage-2.yaml", &deep));
    }
    let deep: String = (0..2000).map(|depth| " ".repeat(depth) + "a:\n").collect();
    check("maps", || model("stage-2.yaml", &deep));
}
