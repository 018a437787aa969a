//! Sheets as `ospo` writes them, for the script of a form to open and to save again.

use std::fs;

use jiff::civil::date;
use ospo::answers::{
    self, Again, Answer, Choice, Confidence, Decision, Evidence, Former, HowKnown, Respondent,
    Sheet,
};
use ospo::model::{ItemId, LevelId, Model};
use ospo::problem::SourceFile;

/// Texts that a writer of YAML has to think about.
const HARD: &[&str] = &[
    "yes",
    "No",
    "on",
    "OFF",
    "y",
    "N",
    "true",
    "False",
    "null",
    "Null",
    "~",
    "nan",
    ".nan",
    "-.inf",
    "+inf",
    "inf",
    "<<",
    "=",
    "-",
    "--",
    "---",
    "--- a",
    "...",
    "... a",
    ".",
    "#",
    "# a",
    "a # b",
    "a #b",
    "a#b",
    "\u{a0}",
    "a\u{a0}#b",
    ":",
    "a:",
    "a: b",
    "a :b",
    "a:b",
    ": a",
    "?",
    "? a",
    "?a",
    "-a",
    "- a",
    ",a",
    "a, b",
    "[a]",
    "{a}",
    "a]",
    "&a",
    "*a",
    "!a",
    "|",
    ">",
    "|-",
    "'a'",
    "it's",
    "\"a\"",
    "say \"a\"",
    "%a",
    "@a",
    "`a`",
    "\\",
    "a\\b",
    "\\n",
    "1",
    "-1",
    "+1",
    "0",
    "007",
    "1_000",
    "_1",
    "1_",
    "0x1F",
    "0x",
    "0x_",
    "0xg",
    "0b1",
    "0b2",
    "0b-1",
    "0o17",
    "0o8",
    "0O7",
    "-0x1F",
    "1.0",
    "1.",
    ".5",
    "1.2.3",
    "..",
    "1e5",
    "1E+5",
    "e5",
    "1e",
    "1:20",
    "01:20",
    "0:59:59.5",
    "1:60",
    "190:20:30",
    "1:2:3.5_",
    "12:30 Uhr",
    "2026-01-01",
    "2026-1-1",
    "2026-13-77",
    "2026-01-01T00:00:00Z",
    "2026-01-01T00:00:00z",
    "2026-01-01 1:2:3",
    "2026-01-01 1:2:3.5 +2",
    "2026-01-01t1:2:3,5+02:30",
    "2026-01-01 12:00",
    "2026-01",
    "https://example.org/a?b=c#d",
    "mailto:a@example.org",
    "日本語",
    "é",
    "👩\u{200d}💻",
    "\u{202e}gnp.exe",
    "a\u{200b}b",
    "a\u{feff}b",
    "a\u{2028}b",
    "a\u{85}b",
    "a\u{7f}b",
    "a\tb",
    "a\rb",
    "a\r\nb",
    "a\u{0}b",
    "a\u{7}\u{8}\u{b}\u{c}\u{1b}b",
    "\u{ffff}",
    "\u{fffe}a",
    "\u{9b}31m",
    "two\nlines",
    "two\n\nparagraphs",
    "two\n  indented",
    "two\n\ttabbed",
    "two\n- a\n# b\nc: d",
    "two\rand\nthree",
    "a\u{85}b\nc",
    "tab\t\nx",
    "ends \nthere",
    "a\n\n\n\nb",
    "{x}",
    "{{ x }}",
    "<script>alert(1)</script>",
    "a ",
    "</template><img src=x onerror=alert(1)>",
    "__proto__",
    "constructor",
    "$&",
    "a\u{3000}#b",
];

/// Texts longer than a line, with spaces in all places.
fn long() -> Vec<String> {
    let words = |length: usize, gap: &str| vec!["w".repeat(length); 40].join(gap);
    let mut long: Vec<String> = (1..=14).map(|length| words(length, " ")).collect();
    long.extend([
        words(7, "  "),
        words(5, "     "),
        words(79, " "),
        words(80, " "),
        words(81, "  "),
    ]);
    long.extend([words(200, " "), words(9, " é "), words(3, " 日本 "), words(6, "\u{a0}")]);
    long.extend((76..=84).map(|length| "x".repeat(length)));
    long.extend((76..=84).map(|length| format!("{} end", "é".repeat(length))));
    long.extend((70..=84).map(|length| format!("{}    end of it", "x".repeat(length))));
    long.push(format!("{}: {}", words(5, " "), "colon"));
    long.push(format!("{} # {}", words(5, " "), "comment"));
    long.push(format!("- {}", words(5, " ")));
    long.push(format!("{}\n{}", words(5, " "), words(5, " ")));
    long
}

/// Texts put together from pieces by a generator that gives the same ones each time.
fn thrown_together(count: usize) -> Vec<String> {
    const PIECES: &[&str] = &[
        " ",
        " ",
        "  ",
        "\n",
        "\n\n",
        "\t",
        "\r",
        ":",
        ": ",
        " #",
        "#",
        "-",
        "- ",
        "'",
        "\"",
        "\\",
        "_",
        ".",
        ",",
        "1",
        "0",
        "0x",
        "e",
        "a",
        "word",
        "yes",
        "null",
        "[",
        "]",
        "{",
        "}",
        "&",
        "*",
        "!",
        "|",
        ">",
        "%",
        "@",
        "`",
        "~",
        "é",
        "日",
        "👩",
        "\u{202e}",
        "\u{feff}",
        "\u{a0}",
        "2026-01-01",
        "+",
        "?",
        "=",
        "<",
        "\u{85}",
        "\u{2029}",
        "several words in a row that fill a line ",
    ];
    let mut state: u64 = 42;
    let mut next = |below: usize| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    let texts = (0..count).map(|_| {
        let length = 1 + next(9);
        (0..length).map(|_| PIECES[next(PIECES.len())]).collect::<String>()
    });
    texts.collect()
}

/// All of them, as `ospo` reads them: trimmed, and none empty.
fn texts() -> Vec<String> {
    let hard = HARD.iter().map(|text| (*text).to_owned());
    let all = hard.chain(long()).chain(thrown_together(3_000));
    all.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()).collect()
}

fn answer(text: &str, index: usize) -> Answer {
    let day = date(2026, 11, 22);
    let reason = || Choice::NotApplicable { reason: text.to_owned() };
    Answer {
        choice: [reason(), Choice::Unknown, Choice::Level(LevelId::new("repeatable"))][index % 3]
            .clone(),
        decision: Decision {
            decided_by: index.is_multiple_of(6).then(|| text.to_owned()),
            until: index.is_multiple_of(12).then_some(day),
        },
        note: index.is_multiple_of(2).then(|| text.to_owned()),
        evidence: Vec::new(),
        confidence: [None, Some(Confidence::Low), Some(Confidence::High)][index % 3],
        answered: (!index.is_multiple_of(4)).then_some(day),
        estimate: index.is_multiple_of(5),
        former: index
            .is_multiple_of(5)
            .then(|| Former { answer: "defined".to_owned(), version: "1.0".to_owned() }),
    }
}

/// Sheets by name, each with other texts.
fn sheets(model: &Model) -> Vec<(String, Sheet)> {
    let day = date(2026, 11, 22);
    let ids: Vec<&ItemId> = model.items_and_topics().map(|item| &item.id).collect();
    let mut sheets = vec![("nothing".to_owned(), Sheet::new(model, "Acme Corp", day))];
    for (number, some) in texts().chunks(40).enumerate() {
        let text = |index: usize| some[index % some.len()].clone();
        let mut sheet = Sheet::new(model, text(number), day);
        sheet.respondent = Some(Respondent {
            name: Some(text(number + 1)),
            role: number.is_multiple_of(2).then(|| "legal".to_owned()),
        });
        for (index, id) in ids.iter().enumerate() {
            let again = Again { why: text(index + 3), was: answer(&text(index + 4), index) };
            if index % 5 == 4 {
                sheet.again.insert((*id).clone(), again);
            } else {
                sheet.answers.insert((*id).clone(), answer(&text(index), index));
            }
        }
        let all = some.iter().enumerate().map(|(index, text)| Evidence {
            text: text.clone(),
            date: (index % 3 == 1).then_some(day),
            until: (index % 3 == 2).then_some(day),
            known: (index % 2 == 1).then_some(HowKnown::Measured),
        });
        if let Some(first) = sheet.answers.get_mut(ids[0]) {
            first.evidence = all.collect();
        }
        // Answers to what the model does not ask, under names that YAML has other uses for.
        for id in ["zebra", "on", "null", "1", "1e5", "2026-01-01", "constructor"] {
            let id = ItemId::new(id);
            sheet.answers.insert(id, answer(&text(number), number));
        }
        sheets.push((format!("texts-{number}"), sheet));
    }
    sheets
}

#[test]
fn sheets_are_left_for_the_script_to_open_in_json_and_to_save_again() {
    let model = crate::default_model();
    let folder = crate::folder("sheets");
    for (name, sheet) in sheets(&model) {
        let json = answers::to_json(&sheet, &model);
        let yaml = answers::to_yaml(&sheet, &model).unwrap();
        for (path, text) in
            [(format!("{name}.json"), format!("{json:#}\n")), (format!("{name}.yaml"), yaml)]
        {
            fs::write(folder.join(&path), &text).unwrap();
            let file = SourceFile::new(path, text);
            let read = answers::parse(&file).and_then(|draft| draft.bind(&model));
            let read = read.unwrap_or_else(|problems| panic!("{problems}\n{}", file.text));
            assert_eq!(read.sheet, sheet, "{name}");
        }
    }
}
