//! Many people answer, and nobody is told: how their answers are read and counted, and what is never
//! shown, kept or written.

mod voices {
    mod codes;
    mod people;
    mod workbooks;
}

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use ospo::form::{self, CodesFrom, VoicesTable};
use ospo::insight::{
    ItemVoices, LEAST_VOICES, LevelVoices, Side, VoiceSaid, Voices, VoicesCounted,
};
use ospo::model::Model;
use ospo::{checklist, report};
use proptest::prelude::*;
use serde_json::{Value, json};
use tempfile::TempDir;

fn model() -> Model {
    checklist::builtin_model("ospo", None).unwrap()
}

fn ids(model: &Model) -> Vec<String> {
    model.items_and_topics().map(|item| item.id.to_string()).collect()
}

fn table(text: impl Into<Vec<u8>>) -> VoicesTable {
    let mut tables = vec![form::voices_of_csv("t.csv", text.into(), &model(), Side::Is).unwrap()];
    assert_eq!(form::settle_codes(&mut tables), []);
    tables.remove(0)
}

/// What each row of a table says of an item.
fn said(table: &VoicesTable, item: &str, side: Side) -> Vec<Option<VoiceSaid>> {
    let at = ids(&model()).iter().position(|id| id == item).unwrap();
    table.voices.iter().map(|one| one.marked.voice.side(side)[at]).collect()
}

// What stands beside it may be nothing.
#[allow(clippy::unnecessary_wraps)]
fn level(at: usize) -> Option<VoiceSaid> {
    Some(VoiceSaid::Level(at))
}

fn ospo(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ospo"));
    command.current_dir(folder).env_clear().env("OSPO_DATE", "2026-11-29").args(args);
    command.output().unwrap()
}

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

fn json_of(folder: &Path, args: &[&str]) -> Value {
    let output = ospo(folder, &[args, &["-f", "json"]].concat());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn levels_are_read_in_each_way_that_they_are_written_elsewhere() {
    let text = "programme-identity,Programme identity (wanted)\nabsent,2\nAd hoc,Established\n\
                2,4 - Measured\nunknown,n/a\n,\n";
    let table = table(text);
    let is = [level(0), level(1), level(2), Some(VoiceSaid::Unknown)];
    let wanted = [level(2), level(3), level(4), Some(VoiceSaid::NotApplicable)];
    assert_eq!(said(&table, "programme-identity", Side::Is), is);
    assert_eq!(said(&table, "programme-identity", Side::Wanted), wanted);
}

#[test]
fn an_item_is_named_by_id_title_or_question_and_wanted_in_each_usual_way() {
    let ask = model().items_and_topics().next().unwrap().ask.clone();
    let quoted = format!("\"{ask}\"");
    for head in ["programme-identity", "PROGRAMME_IDENTITY", "programmeidentity", &quoted] {
        let table = table(format!("{head}\n3\n"));
        assert_eq!(said(&table, "programme-identity", Side::Is), [level(3)], "{head}");
    }
    for head in [
        "programme-identity (wanted)",
        "programme-identity wanted",
        "programme-identity_wanted",
        "programme-identity [wanted]",
        "wanted: Programme identity",
        "Wanted[programmeidentity]",
        "How much do you want it? [Programme identity]",
    ] {
        let table = table(format!("{head}\n3\n"));
        assert_eq!(said(&table, "programme-identity", Side::Wanted), [level(3)], "{head}");
    }
}

#[test]
fn separators_titles_byte_order_marks_utf_16_and_quoted_line_breaks_change_nothing() {
    let text = "name;programme-identity;why;funding\n\"A\nB\";2;\"x; \"\"y\"\"\n\nz\";3\n;1;;\n";
    let utf_16 = |bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
        format!("\u{feff}{text}").encode_utf16().flat_map(bytes).collect()
    };
    for bytes in [
        text.as_bytes().to_vec(),
        format!("\u{feff}{text}").into_bytes(),
        text.replace('\n', "\r\n").into_bytes(),
        utf_16(u16::to_le_bytes),
        utf_16(u16::to_be_bytes),
        // Without the mark.
        utf_16(u16::to_le_bytes)[2..].to_vec(),
        utf_16(u16::to_be_bytes)[2..].to_vec(),
        format!("sep=;\r\n{text}").into_bytes(),
        format!("\u{feff}Answers of the survey\n\n{text}").into_bytes(),
    ] {
        let table = table(bytes);
        assert_eq!(said(&table, "programme-identity", Side::Is), [level(2), level(1)]);
        assert_eq!(said(&table, "funding", Side::Is), [level(3), None]);
        assert_eq!(table.left.columns, 2);
    }
}

#[test]
fn a_table_in_windows_1252_is_read_and_that_is_told() {
    let text =
        b"programme-identity;Bemerkung;funding wanted\n2;gr\xfcn;3\n1;\x84so\x93;4\n".to_vec();
    let table = table(text);
    assert_eq!(said(&table, "programme-identity", Side::Is), [level(2), level(1)]);
    assert_eq!(said(&table, "funding", Side::Wanted), [level(3), level(4)]);
    assert!(table.left.is_guessed);
}

#[test]
fn headings_and_levels_are_read_in_every_language_of_the_model() {
    for tag in ["de", "ja", "zh-Hans"] {
        let theirs = checklist::builtin_model("ospo", Some(tag)).unwrap();
        let items: Vec<_> = theirs.items_and_topics().collect();
        let [item, other] = [items[0], items[1]];
        let wanted = theirs.lang.plain(ospo::phrase!("Wanted")).into_owned();
        let label = |at: usize| &item.scale.levels[at].label;
        let (title, ask) = (&item.title, &other.ask);
        for [open, close, colon] in [["(", ")", ":"], ["（", "）", "："], ["[", "]", ":"]] {
            let text = format!(
                "\"{title}\",\"{title}{open}{wanted}{close}\",\"Q7{colon}{ask}\",\"{title} [Kommentar]\"\n\
                 \"{}\",\"{}\",\"{}\",\"XYZZY\"\n",
                label(1),
                label(3),
                other.scale.levels[2].label
            );
            let table = table(text.clone());
            let (one, two) = (item.id.as_str(), other.id.as_str());
            assert_eq!(said(&table, one, Side::Is), [level(1)], "{text}");
            assert_eq!(said(&table, one, Side::Wanted), [level(3)], "{text}");
            assert_eq!(said(&table, two, Side::Is), [level(2)], "{text}");
        }
    }
}

/// As the survey tool writes it: a byte order mark, every cell in quotes, a blank line at the end.
fn limesurvey(rows: &[&[&str]]) -> String {
    let rows = rows.iter().map(|row| {
        let cells = row.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\"")));
        cells.collect::<Vec<_>>().join(",") + "\r\n"
    });
    format!("\u{feff}{}\r\n", rows.collect::<String>())
}

#[test]
fn what_limesurvey_exports_is_read_by_codes_and_by_full_texts() {
    let codes = limesurvey(&[
        &[
            "id",
            "submitdate",
            "lastpage",
            "startlanguage",
            "seed",
            "token",
            "ipaddr",
            "is[programmeidentity]",
            "is[funding]",
            "wanted[programmeidentity]",
            "is[funding][comment]",
            "innersource",
        ],
        &[
            "1",
            "1980-01-01 00:00:00",
            "3",
            "en",
            "77",
            "TOKEN1",
            "192.0.2.7",
            "AO01",
            "AO05",
            "AO04",
            "a comment",
            "A2",
        ],
        &["2", "", "2", "de", "78", "TOKEN2", "192.0.2.8", "AO03", "", "AO05", "", "-oth-"],
    ]);
    let full = limesurvey(&[
        &[
            "Response ID",
            "Date submitted",
            "How mature are we? [Programme identity]",
            "How mature are we? [Funding of dependencies]",
            "How much is it wanted? [Programme identity]",
            "innersource. InnerSource",
        ],
        &["1", "1980-01-01 00:00:00", "Absent", "Measured", "Established", "Ad hoc"],
        &["2", "", "Repeatable", "", "Measured", "something else"],
    ]);
    let from = Some(CodesFrom { number: 1, is_shown: true });
    for (text, codes) in [(codes, from), (full, None)] {
        let table = table(text);
        assert_eq!(said(&table, "programme-identity", Side::Is), [level(0), level(2)]);
        assert_eq!(said(&table, "programme-identity", Side::Wanted), [level(3), level(4)]);
        assert_eq!(said(&table, "funding", Side::Is), [level(4), None]);
        assert_eq!(said(&table, "innersource", Side::Is), [level(1), None]);
        assert_eq!(table.left.codes_from, codes);
        assert_eq!(table.left.number_of_cells(), 1);
    }
    // Codes that somebody made by hand may begin at 0, and one beyond the scale is no answer.
    let table = table("funding\nA0\nA4\nA5\n");
    assert_eq!(said(&table, "funding", Side::Is), [level(0), level(4), None]);
}

#[test]
fn what_cannot_be_read_is_told_by_row_and_column_and_the_rest_goes_on() {
    let text = "mail,programme-identity,funding,funding,inersource\n\
                a,3,1,1,1\nb,MARKER,1,1,1\nc,2+,,,\nd,,,,\ne,1,,,,too many\nf,2,,,\n";
    let folder = folder(&[("t.csv", text), ("more.csv", "funding\n2\n2\n2\n2\n2\n")]);
    let output = ospo(folder.path(), &["voices", "t.csv", "more.csv", "-f", "csv"]);
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(
        told,
        "t.csv: 2 columns name no item and are left out.\n\
         t.csv: column E is left out; did you mean `innersource`?\n\
         t.csv: more than one column names `funding` (C and D), and none of them is read.\n\
         t.csv: column B (`programme-identity`): 1 cell is no answer and is left out, in row 3.\n\
         t.csv: 1 answer says “at least” a level and is left out, in row 4.\n\
         t.csv: 1 row has more cells than there are headings and is left out: 6.\n\
         t.csv: 3 rows answer nothing: 3, 4, 5.\n"
    );
    assert_eq!(output.status.code(), Some(0));
    let shown = String::from_utf8(output.stdout).unwrap();
    assert!(shown.contains("funding,is,not-applicable,measured,7,7"), "{shown}");
    assert!(!shown.contains("programme-identity"), "{shown}");
}

#[test]
fn a_file_that_is_none_says_so_and_keeps_no_other_from_being_read() {
    for (text, message) in [
        ("", "the table is empty"),
        ("\n\n", "the table is empty"),
        ("Kim,MARKER\n1,2\n", "no heading names an item of the model `ospo`"),
        ("\u{0}\u{1}", "no heading names an item of the model `ospo`"),
    ] {
        let table = form::voices_of_csv("t.csv", text.into(), &model(), Side::Is);
        let problem = table.unwrap_err();
        assert_eq!(problem.message, message, "{text:?}");
        assert!(!format!("{problem:?}").contains("MARKER"), "{problem:?}");
    }
    let broken = form::voices_of_csv("t.csv", b"funding\nMARKER \x81\n".into(), &model(), Side::Is);
    assert!(!format!("{:?}", broken.unwrap_err()).contains("MARKER"));
    let folder = folder(&[("a.csv", "x\n1\n"), ("b.csv", "funding\n1\n1\n1\n1\n1\n")]);
    let output = ospo(folder.path(), &["voices", "a.csv", "b.csv", "none.csv", "-f", "csv"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        String::from_utf8(output.stdout)
            .unwrap()
            .contains("funding,is,not-applicable,measured,5,5")
    );
}

#[test]
fn four_are_shown_as_nothing_in_any_way() {
    let four = "funding\n1\n1\n1\n1\n";
    let folder = folder(&[("t.csv", four)]);
    let output = ospo(folder.path(), &["voices", "t.csv"]);
    assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0));
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("fewer than 5 people have answered"), "{told}");
    assert!(!told.contains('4'), "{told}");
}

/// Words that stand in each column that is no item, and in cells of items that are no answers.
const MARKER: &str = "XYZZY";

#[test]
fn no_name_address_time_or_text_of_a_voice_is_in_any_output() {
    let heads = "XYZZY name,E-mail,funding,IP,submitdate,funding wanted,Remarks,innersource\n";
    let row = |at: usize| {
        let level = at % 5;
        format!(
            "XYZZY {at},xyzzy{at}@example.org,{level},XYZZY.0.2.{at},XYZZY-11-0{at},3,\
             \"XYZZY, he said\nXYZZY\",XYZZY {at}\n"
        )
    };
    let text = heads.to_owned() + &(0..9).map(row).collect::<String>();
    let form = |at: usize| {
        json!({ "format": "ospo/sheet/1", "model": { "id": "ospo", "version": "2.0" },
            "subject": "XYZZY Corp", "date": "2026-11-29", "respondent": { "name": format!("XYZZY Kim {at}") },
            "answers": { "funding": { "answer": "established", "note": "XYZZY", "evidence": ["XYZZY"],
                "answered": format!("2026-11-0{}", at + 1) },
                "innersource": { "answer": "not-applicable", "reason": "XYZZY" } } })
        .to_string()
    };
    let broken = "XYZZY: [XYZZY";
    let forms: Vec<String> = (0..5).map(form).collect();
    let folder = folder(&[
        ("t.csv", &text),
        ("0.json", &forms[0]),
        ("1.json", &forms[1]),
        ("2.json", &forms[2]),
        ("broken.json", broken),
        ("broken.md", &format!("{broken}\n")),
        ("broken.yaml", &format!("{broken}\n\n")),
    ]);
    let files = ["t.csv", "0.json", "1.json", "2.json", "broken.json", "broken.md", "broken.yaml"];
    let is_clean = |what: &str, bytes: &[u8]| {
        let text = String::from_utf8_lossy(bytes).to_uppercase();
        assert!(!text.contains(MARKER), "{what}: {text}");
    };
    for format in ["terminal", "markdown", "html", "json", "csv"] {
        let output = ospo(folder.path(), &[&["voices", "-f", format][..], &files].concat());
        is_clean(format, &output.stderr);
        is_clean(format, &output.stdout);
        assert!(!output.stdout.is_empty(), "{format}: {}", String::from_utf8_lossy(&output.stderr));
    }
    let output = ospo(folder.path(), &[&["voices", "-o", "o.xlsx"][..], &files].concat());
    is_clean("xlsx", &output.stderr);
    let mut archive =
        zip::ZipArchive::new(fs::File::open(folder.path().join("o.xlsx")).unwrap()).unwrap();
    for at in 0..archive.len() {
        let mut bytes = Vec::new();
        std::io::copy(&mut archive.by_index(at).unwrap(), &mut bytes).unwrap();
        is_clean("xlsx", &bytes);
    }
    // Nothing is written but what was asked for.
    assert!(!folder.path().join("assessments").exists());
    let told = json_of(folder.path(), &["voices", "t.csv", "0.json", "1.json", "2.json"]);
    let funding = told["items"].as_array().unwrap().iter().find(|item| item["id"] == "funding");
    assert_eq!(funding.unwrap()["is"]["n"], 12);
    assert_eq!(
        funding.unwrap()["is"]["bands"],
        json!([{ "from": "absent", "to": "repeatable", "units": 6 },
            { "from": "established", "to": "measured", "units": 6 }])
    );
}

#[test]
fn one_who_stands_apart_and_all_who_say_the_same_are_not_told() {
    // One at another level, one who does not know, one for whom it does not apply.
    let apart = "programme-identity\n1\n1\n1\n1\n0\nunknown\nn/a\n";
    let alike = format!("programme-identity\n{}", "2\n".repeat(7));
    for text in [apart, &alike] {
        let folder = folder(&[("t.csv", text)]);
        let told = json_of(folder.path(), &["voices", "t.csv"]);
        let is = &told["items"][0]["is"];
        let all = json!([{ "from": "not-applicable", "to": "measured", "units": 7 }]);
        assert_eq!((&is["bands"], &is["median"]), (&all, &Value::Null));
        let shown = ospo(folder.path(), &["voices", "t.csv", "-f", "markdown"]).stdout;
        let shown = String::from_utf8(shown).unwrap();
        assert!(shown.contains("not applicable to Measured 7"), "{shown}");
    }
}

#[test]
fn who_alone_does_not_want_more_than_is_there_is_not_told() {
    let table = |more: usize, same: usize| {
        let row = |is_and_wanted: &str, n: usize| format!("{is_and_wanted}\n").repeat(n);
        format!("is[funding],wanted[funding]\n{}{}", row("1,3", more), row("2,2", same))
    };
    let many = json!({ "n": 12, "more": 7, "same": null, "less": null });
    for (more, same, pairs) in [(11, 1, Value::Null), (0, 9, Value::Null), (7, 5, many)] {
        let folder = folder(&[("t.csv", &table(more, same))]);
        let told = json_of(folder.path(), &["voices", "t.csv"]);
        assert_eq!(told["items"][0]["pairs"], pairs, "{more} want more, {same} do not");
    }
}

#[test]
fn the_round_stands_beside_the_voices_and_is_as_it_was() {
    let folder = folder(&[("t.csv", "funding\n0\n1\n1\n2\n0\n4\n4\n4\n4\n4\n3\n3\n")]);
    let sheet = ["answer", "funding=3", "--subject", "Acme", "--respondent", "Kim", "--no-input"];
    assert!(ospo(folder.path(), &sheet).status.success());
    let before = ospo(folder.path(), &["status", "-f", "json"]).stdout;
    let told = json_of(folder.path(), &["voices", "t.csv"]);
    assert_eq!(
        told["items"][0]["round"],
        json!({ "low": "established", "high": "established", "label": "Established", "below": 5,
            "above": 0 })
    );
    let shown = ospo(folder.path(), &["voices", "t.csv", "-f", "markdown"]).stdout;
    let shown = String::from_utf8(shown).unwrap();
    assert!(shown.contains("Established; at least 5 of 12 say less"), "{shown}");
    assert_eq!(ospo(folder.path(), &["status", "-f", "json"]).stdout, before);
}

#[test]
fn what_is_wanted_may_come_in_files_of_its_own() {
    let five = |answer: &str| format!("{answer}\n").repeat(5);
    let table = |low: &str, high: &str| format!("funding\n{}{}", five(low), five(high));
    let folder = folder(&[("is.csv", &table("0", "1")), ("w.csv", &table("3", "4"))]);
    let told = json_of(folder.path(), &["voices", "is.csv", "--wanted", "w.csv"]);
    let item = &told["items"][0];
    assert_eq!((&told["voices"], &item["gap"]), (&json!(10), &json!({ "least": 3, "most": 3 })));
    assert_eq!(item["wanted"]["median"]["low"], "established");
    assert!(item["pairs"].is_null());
}

#[test]
fn a_form_of_another_model_is_told() {
    let sheet = json!({ "format": "ospo/sheet/1", "model": { "id": "cra", "version": "1.0" },
        "subject": "Acme", "date": "2026-11-29", "answers": {} });
    let table = "funding\n0\n1\n2\n3\n4\n";
    let folder = folder(&[("other.json", &sheet.to_string()), ("a.csv", table)]);
    let output = ospo(folder.path(), &["voices", "other.json", "a.csv", "-f", "csv"]);
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(
        told.contains("other.json answers the model `cra`; the others answer `ospo`"),
        "{told}"
    );
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn the_same_file_twice_is_refused() {
    let folder = folder(&[("t.csv", "funding\n0\n1\n2\n3\n")]);
    fs::copy(folder.path().join("t.csv"), folder.path().join("copy.csv")).unwrap();
    for files in [["t.csv", "t.csv"], ["t.csv", "copy.csv"]] {
        let output = ospo(folder.path(), &[&["voices"][..], &files].concat());
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0));
        assert!(told.contains(&format!("{}: this file is the same as one before", files[1])));
    }
}

#[test]
fn forms_of_people_who_answer_alike_to_the_byte_are_all_heard() {
    let sheet = json!({ "format": "ospo/sheet/1", "model": { "id": "ospo", "version": "2.0" },
        "subject": "Acme", "date": "2026-11-29", "answers": { "funding": "established" } });
    let sheet = sheet.to_string();
    let names = ["a.json", "b.json", "c.json", "d.json", "e.json"];
    let folder = folder(&names.map(|name| (name, sheet.as_str())));
    let output = ospo(folder.path(), &[&["voices", "-f", "json"][..], &names].concat());
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    let told: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(told["voices"], 5);
    let output = ospo(folder.path(), &[&["voices", "./a.json"][..], &names].concat());
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(told.contains("error: a.json: this file is the same as one before"), "{told}");
}

#[test]
fn an_english_form_is_heard_where_the_folder_speaks_another_language() {
    let folder = folder(&[("ospo.yaml", "organisation: Acme\nlanguage: de\n")]);
    let output = ospo(folder.path(), &["--lang", "en", "form", "--markdown", "blank.md"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let blank = fs::read_to_string(folder.path().join("blank.md")).unwrap();
    let box_of = |level: &str| blank.lines().find(|line| line.contains(level)).unwrap();
    let ticked = ["1", "2", "3", "0", "4"].map(|number| {
        let line = box_of(&format!("[ ] **{number} "));
        let name = format!("{number}.md");
        let filled = blank.replacen(line, &line.replace("[ ]", "[x]"), 1);
        fs::write(folder.path().join(&name), filled).unwrap();
        name
    });
    let ticked = ticked.each_ref().map(String::as_str);
    let output = ospo(folder.path(), &[&["voices", "-f", "json"][..], &ticked].concat());
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    let told: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(told["voices"], 5);
}

#[test]
fn a_hundred_thousand_rows_are_counted() {
    let heads = ids(&model()).join(",");
    let row = vec!["established"; ids(&model()).len()].join(",") + "\n";
    let text = format!("{heads}\n{}", row.repeat(100_000));
    let table = table(text);
    assert_eq!(table.voices.len(), 100_000);
}

/// A cell of a random table, and what it says.
fn cell() -> impl Strategy<Value = (&'static str, Option<VoiceSaid>)> {
    prop::sample::select(vec![
        ("", None),
        ("whatever", None),
        ("absent", level(0)),
        ("1", level(1)),
        ("Repeatable", level(2)),
        ("established", level(3)),
        ("4", level(4)),
        ("unknown", Some(VoiceSaid::Unknown)),
        ("n/a", Some(VoiceSaid::NotApplicable)),
    ])
}

fn is_level(said: Option<VoiceSaid>) -> bool {
    matches!(said, Some(VoiceSaid::Level(_)))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn every_count_is_the_naive_one_and_nothing_tells_of_fewer_than_five(
        rows in prop::collection::vec(prop::array::uniform6(cell()), 0..24),
    ) {
        let model = model();
        let items = ids(&model);
        let heads = (0..3).flat_map(|at| [items[at].clone(), format!("{} wanted", items[at])]);
        let mut text = heads.collect::<Vec<_>>().join(",") + "\n";
        for row in &rows {
            text += &(row.map(|(word, _)| word).join(",") + "\n");
        }
        let table = form::voices_of_csv("t.csv", text.into(), &model, Side::Is).unwrap();
        let mut voices = Voices::new(&model);
        for one in table.voices {
            voices.add(one.marked.voice);
        }
        let said = |side: usize| {
            rows.iter().filter(|row| (0..3).any(|at| row[at * 2 + side].1.is_some())).count()
        };
        let heard = said(0).max(said(1));
        let Some(counted) = VoicesCounted::of(&voices) else {
            prop_assert!(heard < LEAST_VOICES);
            return Ok(());
        };
        prop_assert_eq!(counted.voices, heard);
        for one in &counted.items {
            let at = items.iter().position(|id| *id == *one.item.id.as_str()).unwrap();
            let column = |side: usize| -> Vec<Option<VoiceSaid>> {
                rows.iter().map(|row| row[at * 2 + side].1).collect()
            };
            let (is, wanted) = (column(0), column(1));
            for (side, column, shown) in [(0, &is, &one.is), (1, &wanted, &one.wanted)] {
                let n = column.iter().filter(|said| is_level(**said)).count();
                prop_assert_eq!(shown.is_some(), n >= LEAST_VOICES);
                let Some(shown) = shown else { continue };
                prop_assert_eq!(shown.n(), said(side));
                check_bands(column, shown)?;
            }
            // Whoever is in one set that is told of and not in another could be told by subtraction.
            if let Some(pairs) = one.pairs {
                let both = |row: &usize| is_level(is[*row]) && is_level(wanted[*row]);
                let of_both = (0..rows.len()).filter(both).count();
                prop_assert_eq!(pairs.n, of_both);
                for told in [Some(pairs.more), Some(pairs.n - pairs.more), pairs.same, pairs.less] {
                    prop_assert!(told.is_none_or(|told| told >= LEAST_VOICES), "{:?}", pairs);
                }
                prop_assert_eq!(pairs.same.is_some(), pairs.less.is_some());
                prop_assert!(of_both >= LEAST_VOICES);
                for column in [&is, &wanted] {
                    let apart = (0..rows.len()).filter(|row| is_level(column[*row]) && !both(row));
                    let apart = apart.count();
                    prop_assert!(apart == 0 || apart >= LEAST_VOICES, "{} apart", apart);
                }
            }
        }
        let gaps: Vec<Option<[i64; 2]>> = counted.items.iter().map(ItemVoices::gap).collect();
        prop_assert!(gaps.is_sorted_by(|one, next| one >= next), "{:?}", gaps);
        let report = report::of_voices(&model, &counted, None);
        let told = serde_json::to_value(&report.data).unwrap();
        for (one, told) in counted.items.iter().zip(told["items"].as_array().unwrap()) {
            prop_assert_eq!(told["is"].is_null(), one.is.is_none());
            prop_assert_eq!(told["wanted"].is_null(), one.wanted.is_none());
            prop_assert_eq!(told["pairs"].is_null(), one.pairs.is_none());
        }
    }
}

fn check_bands(column: &[Option<VoiceSaid>], shown: &LevelVoices) -> Result<(), TestCaseError> {
    let count = |said: Option<VoiceSaid>| column.iter().filter(|one| **one == said).count();
    let levels: Vec<usize> = (0..5).map(|at| count(level(at))).collect();
    let not_applicable = count(Some(VoiceSaid::NotApplicable));
    let open = shown.n() - not_applicable - levels.iter().sum::<usize>();
    let counts: Vec<usize> = [not_applicable, open].into_iter().chain(levels.clone()).collect();
    let at = |place: &String| shown.told.places.iter().position(|one| one == place).unwrap();
    for band in &shown.told.bands {
        let held: usize = counts[at(&band.from)..=at(&band.to)].iter().sum();
        prop_assert_eq!(band.units as usize, held);
        prop_assert!(held >= LEAST_VOICES, "{:?}", shown);
    }
    prop_assert_eq!(shown.told.units() as usize, shown.n());
    let mut sorted: Vec<usize> = (0..5).flat_map(|at| vec![at; levels[at]]).collect();
    sorted.sort_unstable();
    for quarters in 1..=3_u64 {
        let rank = (sorted.len() * usize::try_from(quarters).unwrap()).div_ceil(4);
        let Some([low, high]) = shown.quarter(quarters) else { continue };
        prop_assert!((low..=high).contains(&sorted[rank - 1]), "{:?}", shown);
    }
    Ok(())
}
