//! Words are read alike wherever they are written: as a flag, in a sheet, in settings, in a form of each
//! format, and line by line.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use ospo::answers::{self, Choice, Sheet};
use ospo::checklist;
use ospo::form;
use ospo::model::{ItemId, Model};
use ospo::organisation;
use ospo::problem::SourceFile;
use rust_xlsxwriter::Workbook;
use tempfile::TempDir;

const REASON: &str = "We only consume.";

/// What a word comes to: what is meant, or what is told.
type Read = Result<String, String>;

fn model(tag: &str) -> Model {
    checklist::builtin_model("ospo", Some(tag)).unwrap()
}

fn file(path: &str, text: impl Into<String>) -> SourceFile {
    SourceFile::new(path, text)
}

/// Runs the command in a folder; returns what it says where it fails.
#[track_caller]
fn ospo(folder: &Path, arguments: &[&str], input: &str) -> Result<String, String> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ospo"));
    command.current_dir(folder).env_clear().env("OSPO_DATE", "2026-11-22").args(arguments);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // A command that fails at once reads nothing.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let out = child.wait_with_output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    if out.status.success() { Ok(text(&out.stdout)) } else { Err(text(&out.stderr)) }
}

fn ids(model: &Model) -> Vec<&ItemId> {
    model.items().map(|item| &item.id).collect()
}

fn quoted(word: &str) -> String {
    serde_json::to_string(word).unwrap()
}

/// Returns what an error tells: what is wrong, and the way out.
fn told(error: &str) -> String {
    let line = |start: &str| error.lines().map(str::trim).find_map(|line| line.strip_prefix(start));
    let wrong = line("error: ").unwrap_or(error);
    let wrong = wrong.strip_prefix("standard input:1:1: ").unwrap_or(wrong);
    let help = line("help: ").unwrap_or_default();
    format!("{} | {}", wrong.trim(), help.split("; the answers before").next().unwrap_or(help))
}

fn word(choice: &Choice) -> String {
    choice.word().into_owned()
}

/// The places in which an answer is given.
mod level {
    use super::*;

    fn of(sheet: &Sheet, id: &ItemId) -> String {
        sheet.answer(id).map_or_else(|| "nothing".to_owned(), |answer| word(&answer.choice))
    }

    fn saved(folder: &TempDir, model: &Model) -> Sheet {
        let path = folder.path().join("assessments/2026-11-22.yaml");
        let sheet = file("sheet.yaml", fs::read_to_string(path).unwrap());
        answers::parse(&sheet).unwrap().bind(model).unwrap().sheet
    }

    pub(super) fn as_flags(tag: &str, cases: &[(&str, &str)]) -> Vec<Read> {
        let model = model(tag);
        let all = cases.chunks(16).flat_map(|words| {
            let folder = tempfile::tempdir().unwrap();
            let pairs = ids(&model).into_iter().zip(words);
            let pairs: Vec<String> = pairs.map(|(id, (word, _))| format!("{id}={word}")).collect();
            let mut arguments = vec!["--lang", tag, "answer"];
            if words.iter().any(|(_, meant)| *meant == "not-applicable") {
                arguments.extend(["--reason", REASON]);
            }
            arguments.extend(pairs.iter().map(String::as_str));
            if let Err(error) = ospo(folder.path(), &arguments, "") {
                return vec![Err(told(&error)); words.len()];
            }
            let sheet = saved(&folder, &model);
            let ids = ids(&model).into_iter().take(words.len());
            ids.map(|id| Ok(of(&sheet, id))).collect()
        });
        all.collect()
    }

    pub(super) fn line_by_line(tag: &str, cases: &[(&str, &str)]) -> Vec<Read> {
        let model = model(tag);
        let all = cases.chunks(16).flat_map(|words| {
            let folder = tempfile::tempdir().unwrap();
            let lines = words.iter().map(|(word, meant)| match *meant {
                "not-applicable" => format!("{word} {REASON}\n"),
                _ => format!("{word}\n"),
            });
            let lines: String = lines.collect();
            let arguments = ["--lang", tag, "assess", "--subject", "Acme"];
            if let Err(error) = ospo(folder.path(), &arguments, &lines) {
                return vec![Err(told(&error)); words.len()];
            }
            let sheet = saved(&folder, &model);
            let ids = ids(&model).into_iter().take(words.len());
            ids.map(|id| Ok(of(&sheet, id))).collect()
        });
        all.collect()
    }

    pub(super) fn in_a_sheet(tag: &str, word: &str) -> Read {
        let model = model(tag);
        let id = ids(&model)[0];
        let read = |answer: &str| {
            let text = format!(
                "format: ospo/sheet/1\nmodel: {{ id: ospo, version: \"2.0\" }}\nsubject: Acme\n\
                 date: 2026-11-22\nanswers:\n  {id}: {answer}\n"
            );
            let file = file("sheet.yaml", text);
            let bound = answers::parse(&file).and_then(|draft| draft.bind(&model));
            bound.map(|bound| of(&bound.sheet, id)).map_err(|problems| problem(&problems))
        };
        let with_reason = |_| read(&format!("{{ answer: {}, reason: {REASON} }}", quoted(word)));
        let alone = read(&quoted(word));
        if alone.as_ref().is_err_and(|told| told.contains("reason")) {
            alone.or_else(with_reason)
        } else {
            alone
        }
    }

    pub(super) fn in_settings(tag: &str, word: &str) -> Read {
        let model = model(tag);
        let id = ids(&model)[0];
        let text = format!("target:\n  items:\n    {id}: {{ level: {} }}\n", quoted(word));
        let file = file("ospo.yaml", text);
        let target = organisation::parse(&file).unwrap().target.unwrap();
        let wanted = target.wanted(&file, &model).map_err(|problems| problem(&problems))?;
        let level = wanted.wishes.get(id).and_then(|wish| wish.level.clone());
        Ok(level.map_or_else(|| "not-a-goal".to_owned(), |level| level.to_string()))
    }

    pub(super) fn in_markdown(tag: &str, (word, meant): (&str, &str)) -> Read {
        let model = model(tag);
        let id = ids(&model)[0];
        let front = format!(
            "ospo/form/1, model ospo, version 2.0, language {tag}\n- Subject: Acme\n- Round: 2026-11-22\n"
        );
        let reason =
            if meant == "not-applicable" { format!("Reason: {REASON}\n") } else { String::new() };
        let title = &model.item(id).unwrap().title;
        let text = format!("{front}### {title} (id: {id})\n- [x] {word}\n{reason}");
        let filled = form::parse_markdown(file("form.md", text)).unwrap().sheet(&model);
        filled.map(|sheet| of(&sheet, id)).map_err(|problems| problem(&problems))
    }

    pub(super) fn in_a_workbook(tag: &str, word: &str) -> Read {
        let model = model(tag);
        let id = ids(&model)[0];
        let answer = |reason: &str| {
            workbook(&[("id", id.as_str()), ("answer", word), ("reason", reason)], "")
                .sheet(&model)
                .map(|sheet| of(&sheet, id))
                .map_err(|problems| problem(&problems))
        };
        answer("").or_else(|told| if told.contains("why?") { answer(REASON) } else { Err(told) })
    }
}

/// A workbook with one question, as a form has it.
fn workbook(question: &[(&str, &str)], role: &str) -> form::Filled {
    let mut book = Workbook::new();
    let start = book.add_worksheet();
    let fields = [
        ("form", "ospo/form/1"),
        ("model", "ospo"),
        ("version", "2.0"),
        ("subject", "Acme"),
        ("round", "2026-11-22"),
        ("respondent", ""),
        ("role", role),
    ];
    for (row, (key, value)) in (0..).zip(fields) {
        start.write_string(row, 1, value).unwrap();
        start.write_string(row, 3, format!("ospo:{key}")).unwrap();
    }
    let questions = book.add_worksheet();
    let columns = ["id", "answer", "reason", "note", "evidence", "confidence", "answered"];
    for (column, key) in (0..).zip(columns) {
        questions.write_string(0, column, format!("ospo:{key}")).unwrap();
        let said = question.iter().find(|(of, _)| *of == key);
        if let Some((_, said)) = said.filter(|(_, said)| !said.is_empty()) {
            questions.write_string(1, column, *said).unwrap();
        }
    }
    let bytes = book.save_to_buffer().unwrap();
    form::parse_xlsx("form.xlsx", &bytes).unwrap()
}

fn problem(problems: &ospo::problem::Problems) -> String {
    let problem = &problems.0[0];
    // A cell names itself before what is told of it.
    let message = problem.message.split_once(": ").map_or(&*problem.message, |(cell, message)| {
        if cell.contains('!') { message } else { &*problem.message }
    });
    format!("{message} | {}", problem.help.as_deref().unwrap_or_default())
}

#[track_caller]
fn each_place_reads(tag: &str, cases: &[(&str, &str)]) {
    let mut wrong = Vec::new();
    let flags = level::as_flags(tag, cases);
    let lines = level::line_by_line(tag, cases);
    for (((word, meant), flag), line) in cases.iter().zip(flags).zip(lines) {
        let read = [
            ("a flag", flag),
            ("a line", line),
            ("a sheet", level::in_a_sheet(tag, word)),
            ("a Markdown form", level::in_markdown(tag, (word, meant))),
            ("a workbook", level::in_a_workbook(tag, word)),
        ];
        let expected = &Ok((*meant).to_owned());
        let others = read.into_iter().filter(|(_, read)| read != expected);
        wrong.extend(others.map(|(place, read)| format!("`{word}` in {place}, {tag}: {read:?}")));
        // A wish is at least a level, and never one of the two states.
        let level = meant.strip_prefix("at least ").unwrap_or(meant);
        if !matches!(level, "unknown" | "not-applicable") {
            let settings = level::in_settings(tag, word);
            if settings != Ok(level.to_owned()) {
                wrong.push(format!("`{word}` in settings, {tag}: {settings:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn an_answer_is_read_alike_wherever_it_is_written() {
    each_place_reads(
        "en",
        &[
            ("established", "established"),
            ("Established", "established"),
            ("ESTABLISHED", "established"),
            (" established ", "established"),
            ("3", "established"),
            ("３", "established"),
            ("3.", "established"),
            ("Level 3", "established"),
            ("3 - Established", "established"),
            ("3 – Established", "established"),
            ("3: established", "established"),
            ("Established (3)", "established"),
            ("(3)", "established"),
            ("“Established”", "established"),
            ("Ad hoc", "ad-hoc"),
            ("ad-hoc", "ad-hoc"),
            ("ad\u{2011}hoc", "ad-hoc"),
            ("ad – hoc", "ad-hoc"),
            ("Ad_hoc", "ad-hoc"),
            ("ad\u{a0}hoc", "ad-hoc"),
            ("1", "ad-hoc"),
            ("0", "absent"),
            ("Etabliert", "established"),
            ("Niveau 3", "established"),
            ("レベル3", "established"),
            ("定着", "established"),
            ("已建立", "established"),
            ("at least repeatable", "at least repeatable"),
            ("At Least 2", "at least repeatable"),
            ("2+", "at least repeatable"),
            ("repeatable +", "at least repeatable"),
            ("Mindestens Wiederholbar", "at least repeatable"),
            ("≥ 2", "at least repeatable"),
            ("unknown", "unknown"),
            ("Unknown", "unknown"),
            ("Not known", "unknown"),
            ("u", "unknown"),
            ("U", "unknown"),
            ("unbekannt", "unknown"),
            ("不明", "unknown"),
            ("N/A", "not-applicable"),
            ("n/a", "not-applicable"),
            ("n", "not-applicable"),
            ("Not applicable", "not-applicable"),
            ("not-applicable", "not-applicable"),
            ("nicht zutreffend", "not-applicable"),
            ("不适用", "not-applicable"),
        ],
    );
    each_place_reads(
        "de",
        &[
            ("Etabliert", "established"),
            ("Established", "established"),
            ("3 - Etabliert", "established"),
            ("Ad hoc", "ad-hoc"),
            ("Nicht bekannt", "unknown"),
            ("weiß nicht", "unknown"),
            ("nicht vorhanden", "absent"),
            ("mindestens 2", "at least repeatable"),
        ],
    );
}

#[test]
fn a_word_that_is_no_answer_is_told_alike() {
    for word in [
        "establishd",
        "great",
        "5",
        "-1",
        "3 - Repeatable",
        "3.5",
        "03",
        "not",
        "2-3",
        "estab",
        "pract",
    ] {
        let sheet = level::in_a_sheet("en", word);
        let told = sheet.clone().unwrap_err();
        let shown = word.trim();
        assert!(told.starts_with(&format!("unknown level `{shown}` | ")), "{told}");
        assert!(told.contains("did you mean `") || told.contains("a number from 0 to 4"), "{told}");
        let flag = level::as_flags("en", &[(word, "")]).remove(0);
        assert_eq!(flag, sheet, "`{word}` as a flag");
        assert_eq!(level::in_a_workbook("en", word), sheet, "`{word}` in a workbook");
        let line = level::line_by_line("en", &[(word, "")]).remove(0);
        assert_eq!(line, sheet, "`{word}` in a line");
    }
}

/// The places in which a day is given.
mod day {
    use super::*;

    fn of(read: Result<Option<jiff::civil::Date>, String>) -> Read {
        read.map(|day| day.map_or_else(|| "nothing".to_owned(), |day| day.to_string()))
    }

    fn sheet(text: &str) -> Result<Sheet, String> {
        let file = file("sheet.yaml", text);
        let bound = answers::parse(&file).and_then(|draft| draft.bind(&model("en")));
        bound.map(|bound| bound.sheet).map_err(|problems| problem(&problems))
    }

    fn answered(sheet: &Sheet) -> Option<jiff::civil::Date> {
        sheet.answers.values().next().and_then(|answer| answer.answered)
    }

    pub(super) fn in_a_sheet(word: &str) -> Read {
        of(sheet(&format!(
            "format: ospo/sheet/1\nmodel: {{ id: ospo, version: \"2.0\" }}\nsubject: Acme\n\
             date: 2026-11-22\nanswers:\n  programme-identity: {{ answer: 2, answered: {} }}\n",
            quoted(word)
        ))
        .map(|sheet| answered(&sheet)))
    }

    pub(super) fn in_settings(word: &str) -> Read {
        let file = file("ospo.yaml", format!("target: {{ stage: 1, by: {} }}\n", quoted(word)));
        let read = organisation::parse(&file).map_err(|problems| problem(&problems));
        of(read.map(|settings| settings.target.and_then(|target| target.by)))
    }

    pub(super) fn in_markdown(word: &str) -> Read {
        let text = format!(
            "ospo/form/1, model ospo, version 2.0\n- Subject: Acme\n- Round: 2026-11-22\n\
             ### Programme identity (id: programme-identity)\n- [x] 2\nAnswered on: {word}\n"
        );
        let filled = form::parse_markdown(file("form.md", text)).unwrap().sheet(&model("en"));
        of(filled.map(|sheet| answered(&sheet)).map_err(|problems| problem(&problems)))
    }

    pub(super) fn in_a_workbook(word: &str) -> Read {
        let question = [("id", "programme-identity"), ("answer", "2"), ("answered", word)];
        let filled = workbook(&question, "").sheet(&model("en"));
        of(filled.map(|sheet| answered(&sheet)).map_err(|problems| problem(&problems)))
    }

    pub(super) fn in_brackets(word: &str) -> Read {
        let read = answers::Evidence::on_line(&format!("Audit ({word})"));
        of(read
            .map(|evidence| evidence.date)
            .map_err(|wrong| format!("{wrong} | {}", wrong.help())))
    }

    /// As the value of a flag, which is written into the settings.
    pub(super) fn as_a_flag(word: &str) -> Read {
        let folder = tempfile::tempdir().unwrap();
        ospo(folder.path(), &["answer", "programme-identity=2", "--subject", "Acme"], "").unwrap();
        let due = format!("programme-identity={word}");
        ospo(folder.path(), &["plan", "--due", &due, "-o", "plan.md"], "")
            .map_err(|error| told(&error))?;
        let settings =
            file("ospo.yaml", fs::read_to_string(folder.path().join("ospo.yaml")).unwrap());
        let settings = organisation::parse(&settings).unwrap();
        let due = settings.plan.actions.values().next().and_then(|action| action.due);
        of(Ok(due))
    }
}

#[test]
fn a_day_is_read_alike_wherever_it_is_written() {
    let clear = [
        "2026-03-01",
        "2026-3-1",
        "1.3.2026",
        "01.03.2026",
        "1. 3. 2026",
        "1 March 2026",
        "1. März 2026",
        "March 1, 2026",
        "1st of March 2026",
        "1-Mar-2026",
        "2026/3/1",
        "2026/03/01",
        "2026.03.01",
        "2026年3月1日",
        "２０２６年３月１日",
        "2026‑03‑01",
        "2026–03–01",
        "2026−03−01",
        " 2026-03-01\u{a0}",
        "2026-03-01T00:00:00Z",
        "2026-03-01T00:00:00.000Z",
        "2026-03-01 00:00:00",
        "2026-03-01T00:00:00+09:00",
        "01.03.2026 00:00",
    ];
    let wrong = |word: &str, message: &str, help: &str| {
        (word.to_owned(), Err(format!("`{word}` {message} | {help}")))
    };
    let how = "write year, month and day: 2026-11-22";
    let told = [
        wrong("03/04/2026", "may be 2026-04-03 or 2026-03-04", how),
        wrong("3-4-2026", "may be 2026-04-03 or 2026-03-04", how),
        wrong("31.02.2026", "is not a day of the calendar", "check the month and the day"),
        wrong("2026-13-01", "is not a day of the calendar", "check the month and the day"),
        wrong("31.02.", "is not a date", how),
        wrong("1.3.26", "is not a date", how),
        wrong("20260-03-01", "is not a date", how),
        wrong("-2026-03-01", "is not a date", how),
        wrong("2026-03-01T10:00:00Z", "is not a date", how),
        wrong("soon", "is not a date", how),
        wrong("today", "will be another day when it is read", how),
    ];
    let clear = clear.map(|word| (word.to_owned(), Ok("2026-03-01".to_owned())));
    let clear = clear.into_iter().chain([
        ("13/03/2026".to_owned(), Ok("2026-03-13".to_owned())),
        ("03/13/2026".to_owned(), Ok("2026-03-13".to_owned())),
    ]);
    let mut others = Vec::new();
    for (word, expected) in clear.chain(told) {
        let is_relative = word == "today";
        let mut read = vec![
            ("a sheet", day::in_a_sheet(&word)),
            ("settings", day::in_settings(&word)),
            ("a Markdown form", day::in_markdown(&word)),
            ("a workbook", day::in_a_workbook(&word)),
        ];
        // In brackets stand words, too: what has not the shape of a day is none.
        if !expected.as_ref().is_err_and(|told| told.contains("is not a date")) {
            read.push(("brackets", day::in_brackets(&word)));
        }
        if !is_relative {
            read.push(("a flag", day::as_a_flag(&word)));
        }
        let wrong = read.into_iter().filter(|(_, read)| *read != expected);
        others.extend(wrong.map(|(place, read)| format!("`{word}` in {place}: {read:?}")));
    }
    assert!(others.is_empty(), "{}", others.join("\n"));
    assert_eq!(day::as_a_flag("today"), Ok("2026-11-22".to_owned()));
    assert_eq!(day::as_a_flag("Yesterday"), Ok("2026-11-21".to_owned()));
    assert_eq!(day::as_a_flag("morgen"), Ok("2026-11-23".to_owned()));
}

#[test]
fn the_day_of_the_run_is_neither_passed_nor_to_come() {
    // On another day of work, that one is the limit.
    for (today, before, after) in [(22, 21, 23), (10, 9, 11)] {
        let folder = tempfile::tempdir().unwrap();
        let run = |arguments: &str, day: i32| {
            let line = format!("--date 2026-11-{today:02} {arguments} 2026-11-{day:02}");
            let arguments: Vec<&str> = line.split(' ').collect();
            ospo(folder.path(), &arguments, "").map_err(|error| told(&error))
        };
        for (arguments, refused) in [
            ("answer project-hosting=n/a --subject Acme --reason Ours --until", before),
            ("form --html a.html --subject Acme --until", before),
            ("answer programme-identity=3 --evidence Audit --evidence-date", after),
        ] {
            let told = run(arguments, refused).unwrap_err();
            assert!(told.contains(&format!("2026-11-{today:02}")), "{arguments}: {told}");
            let taken = run(arguments, today);
            assert!(taken.is_ok(), "{arguments}: {taken:?}");
        }
        // A last day is often to come, and one that has passed tells how old the thing is.
        for days in ["(2026-01-31–2027-01-31)", "(–2027-01-31)", "(–2026-01-31)"] {
            let evidence = format!("Minutes {days}");
            let arguments = ["answer", "licence-management=3", "--evidence", &evidence];
            let taken = ospo(folder.path(), &arguments, "");
            assert!(taken.is_ok(), "{days}: {taken:?}");
        }
    }
}

#[test]
fn days_that_stand_in_a_sheet_refuse_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let text = "format: ospo/sheet/1\nmodel: { id: ospo, version: \"2.0\" }\nsubject: Acme\n\
                date: 2026-11-22\nanswers:\n  \
                project-hosting: { answer: not-applicable, reason: Ours, until: 2020-01-01 }\n  \
                programme-identity: { answer: 3, evidence: [{ text: Audit, date: 2030-01-01 }] }\n";
    let sheet = folder.path().join("assessments/2026-11-22.yaml");
    fs::create_dir(folder.path().join("assessments")).unwrap();
    fs::write(&sheet, text).unwrap();
    ospo(folder.path(), &["status"], "").unwrap();
    ospo(folder.path(), &["answer", "programme-identity=4", "licence-management=2"], "").unwrap();
    let written = fs::read_to_string(&sheet).unwrap();
    assert!(written.contains("2020-01-01") && written.contains("2030-01-01"), "{written}");
}

/// The places in which a role is given.
mod role {
    use super::*;

    fn of(sheet: &Sheet) -> String {
        sheet.respondent.as_ref().and_then(|who| who.role.clone()).unwrap_or_default()
    }

    pub(super) fn as_a_flag(word: &str) -> Read {
        let folder = tempfile::tempdir().unwrap();
        let arguments = ["answer", "programme-identity=2", "--subject", "Acme", "--role", word];
        ospo(folder.path(), &arguments, "").map_err(|error| told(&error))?;
        let path = folder.path().join("assessments/2026-11-22.yaml");
        let sheet = file("sheet.yaml", fs::read_to_string(path).unwrap());
        Ok(of(&answers::parse(&sheet).unwrap().bind(&model("en")).unwrap().sheet))
    }

    pub(super) fn that_is_asked(word: &str) -> Read {
        let folder = tempfile::tempdir().unwrap();
        let arguments = ["assess", "--subject", "Acme", "--role", word];
        ospo(folder.path(), &arguments, "1\n").map_err(|error| told(&error))?;
        let path = folder.path().join("assessments/2026-11-22.yaml");
        let sheet = file("sheet.yaml", fs::read_to_string(path).unwrap());
        Ok(of(&answers::parse(&sheet).unwrap().bind(&model("en")).unwrap().sheet))
    }

    pub(super) fn in_a_sheet(word: &str) -> String {
        let text = format!(
            "format: ospo/sheet/1\nmodel: {{ id: ospo, version: \"2.0\" }}\nsubject: Acme\n\
             date: 2026-11-22\nrespondent: {{ role: {} }}\nanswers: {{}}\n",
            quoted(word)
        );
        let file = file("sheet.yaml", text);
        let bound = answers::parse(&file).unwrap().bind(&model("en")).unwrap();
        of(&bound.sheet)
    }

    /// Whoever the settings name, in the sheet that is begun for them.
    pub(super) fn in_settings(word: &str) -> String {
        let folder = tempfile::tempdir().unwrap();
        let settings = format!("respondent: {{ name: Kim, role: {} }}\n", quoted(word));
        fs::write(folder.path().join("ospo.yaml"), settings).unwrap();
        ospo(folder.path(), &["answer", "programme-identity=2", "--subject", "Acme"], "").unwrap();
        let path = folder.path().join("assessments/2026-11-22.yaml");
        let written = fs::read_to_string(path).unwrap();
        let role = written.lines().find_map(|line| line.trim().strip_prefix("role: "));
        role.unwrap_or_default().to_owned()
    }

    pub(super) fn in_markdown(word: &str) -> Read {
        let text = format!(
            "ospo/form/1, model ospo, version 2.0\n- Subject: Acme\n- Round: 2026-11-22\n\
             - Role: {word}\n### Programme identity (id: programme-identity)\n- [x] 2\n"
        );
        let filled = form::parse_markdown(file("form.md", text)).unwrap().sheet(&model("en"));
        filled.map(|sheet| of(&sheet)).map_err(|problems| problem(&problems))
    }

    pub(super) fn in_a_workbook(word: &str) -> Read {
        let question = [("id", "programme-identity"), ("answer", "2")];
        let filled = workbook(&question, word).sheet(&model("en"));
        filled.map(|sheet| of(&sheet)).map_err(|problems| problem(&problems))
    }
}

#[test]
fn a_role_is_read_alike_wherever_it_is_written() {
    let mut others = Vec::new();
    for (word, expected) in [
        ("legal", Ok("legal")),
        ("Legal", Ok("legal")),
        ("LEGAL", Ok("legal")),
        ("Legal counsel", Ok("legal")),
        ("legal\u{a0}counsel", Ok("legal")),
        ("Rechtsberatung", Ok("legal")),
        ("lawyer", Ok("legal")),
        ("Lawyers", Ok("legal")),
        ("法务", Ok("legal")),
        ("弁護士", Ok("legal")),
        ("cto", Ok("leadership")),
        ("CTO", Ok("leadership")),
        ("Developers", Ok("engineering")),
        ("HR", Ok("people")),
        ("legl", Err("unknown role `legl` | did you mean `legal`?")),
        ("lawyr", Err("unknown role `lawyr` | did you mean `legal`?")),
    ] {
        let expected = expected.map(str::to_owned).map_err(str::to_owned);
        let mut read = vec![
            ("a flag", role::as_a_flag(word)),
            ("the flag of whom is asked", role::that_is_asked(word)),
            ("a Markdown form", role::in_markdown(word)),
            ("a workbook", role::in_a_workbook(word)),
        ];
        // A file may name a role of its own.
        if expected.is_ok() {
            read.push(("a sheet", Ok(role::in_a_sheet(word))));
            read.push(("settings", Ok(role::in_settings(word))));
        }
        let wrong = read.into_iter().filter(|(_, read)| *read != expected);
        others.extend(wrong.map(|(place, read)| format!("`{word}` in {place}: {read:?}")));
    }
    assert!(others.is_empty(), "{}", others.join("\n"));
}

#[test]
fn free_text_as_the_value_of_a_flag_is_kept_as_it_was_typed() {
    let texts = [
        "- first",
        "--role legal",
        "-x",
        "a=b",
        "= 3",
        "first\nsecond",
        "\"quoted\" 'twice'",
        "🎉 done",
        "no\u{a0}break",
        "# no comment",
        "key: value",
        "@file",
        "{{blank}}",
        "~",
        "null",
        "2026-03-01",
    ];
    for text in texts {
        let folder = tempfile::tempdir().unwrap();
        let arguments = [
            "answer",
            "programme-identity=2",
            "--subject",
            "Acme",
            "--note",
            text,
            "--evidence",
            text,
        ];
        ospo(folder.path(), &arguments, "").unwrap();
        let path = folder.path().join("assessments/2026-11-22.yaml");
        let sheet = file("sheet.yaml", fs::read_to_string(path).unwrap());
        let sheet = answers::parse(&sheet).unwrap().bind(&model("en")).unwrap().sheet;
        let answer = sheet.answers.values().next().unwrap();
        assert_eq!(answer.note.as_deref(), Some(text));
        assert_eq!(answer.evidence[0].text, text);
    }
}

#[test]
fn what_is_named_is_found_by_id_title_and_part_in_each_command() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    ospo(here, &["answer", "programme-identity=2", "--subject", "Acme"], "").unwrap();
    let run = |arguments: &[&str]| ospo(here, arguments, "");
    let same = |one: &[&str], others: &[&[&str]]| {
        let expected = run(one).unwrap();
        assert!(!expected.is_empty(), "{one:?}");
        for other in others {
            assert_eq!(run(other).as_ref(), Ok(&expected), "{other:?}");
        }
    };
    same(
        &["explain", "developer-education"],
        &[
            &["explain", "Developer education"],
            &["explain", "DEVELOPER\u{a0}EDUCATION"],
            &["explain", "developer‑education"],
            &["explain", "developer edu"],
            &["explain", "Schulung der Entwickelnden"],
        ],
    );
    same(
        &["explain", "software-inventory"],
        &[&["explain", "software inv"], &["explain", "inventory"]],
    );
    same(
        &["explain", "2"],
        &[
            &["explain", "stage 2"],
            &["explain", "Stage-2"],
            &["explain", "Stufe 2"],
            &["explain", "２"],
        ],
    );
    same(
        &["journeys", "porsche"],
        &[&["journeys", "Porsche"], &["journeys", "PORSCHE"], &["journeys", "porsch"]],
    );
    same(&["starter", "charter"], &[&["starter", "Charter"]]);
    same(
        &["plan", "--what-if", "developer-education=3"],
        &[
            &["plan", "--what-if", "Developer education=3"],
            &["plan", "--what-if", "developer edu＝３"],
        ],
    );
    same(
        &["status"],
        &[&["status", "2026-11-22"], &["status", "22.11.2026"], &["status", "today"]],
    );
    same(
        &["journeys", "--stage", "2"],
        &[
            &["journeys", "--stage", "Promotion and participation"],
            &["journeys", "--stage", "promotion"],
        ],
    );
    same(
        &["model", "show", "ospo"],
        &[&["model", "show", "OSPO"], &["model", "show", "five stages"]],
    );
    same(
        &["history", "--subject", "Acme"],
        &[&["history", "--subject", "ACME"], &["history", "--subject", "acm"]],
    );
    let several = told(&run(&["explain", "project"]).unwrap_err());
    assert!(
        several.starts_with("`project` may mean more than one thing | name one of `"),
        "{several}"
    );
    let none = told(&run(&["explain", "developer-eduction"]).unwrap_err());
    assert_eq!(
        none,
        "there is no item, stage, area, archetype or source `developer-eduction` | did you mean `developer-education`?"
    );
}
