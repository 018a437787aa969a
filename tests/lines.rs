//! `ospo assess` line by line: on a plain terminal and in a pipe.

#![cfg(unix)]

mod terminal;

use std::fs::File;
use std::process::Stdio;

use expectrl::process::unix::Signal;
use ospo::answers::{Choice, Confidence};
use ospo::model::ItemId;
use terminal::key::{CTRL_C, CTRL_D};
use terminal::{Folder, Ran, Terminal, spawn};

/// Begins the first sheet of a folder on a plain terminal, at its first question.
#[track_caller]
fn begun(folder: &Folder) -> Terminal {
    let mut terminal = folder.start(&["assess", "--plain", "--subject", "Acme"]);
    terminal.resize(100, 60);
    terminal.see("Question 1 of 16");
    terminal.see("q stop\n>");
    assert!(!terminal.is_full());
    terminal
}

#[test]
fn a_plain_terminal_can_do_what_the_screen_can() {
    let folder = Folder::known();
    let mut terminal = folder.start(&["assess", "--plain"]);
    terminal.resize(100, 60);
    terminal.see("1 of 1. Name of the organisation or unit [work]");
    terminal.press("Acme Corp\r");
    terminal.see("Keep this in ospo.yaml, so that it is not asked again? [Y/n]");
    terminal.press("n\r");
    terminal.see("Question 1 of 16, about 16 minutes");
    terminal.press("?\r");
    terminal.see("Why it matters:");
    terminal.press("b\r");
    terminal.see("This is the first question.");
    terminal.press("9\r");
    terminal.see("`9` is not an answer here: use 0-4");
    terminal.press("3\r");
    terminal.see("What shows it?");
    terminal.press("https://example.org/charter\r");
    read(&mut terminal, "When is it from? 2026-11-20, 2026-11, Enter alone: not dated >");
    terminal.press("soon\r");
    terminal.see("“soon” is no day:");
    terminal.press("10/11/2026\r");
    terminal.see("“10/11/2026” may be");
    terminal.press("tomorrow\r");
    terminal.see("Not taken: 2026-11-23 is after today,");
    terminal.press("20. November 2026\r");
    terminal.see("Saved. programme-identity:");
    terminal.see("Question 2 of 16");
    terminal.press("n\r");
    terminal.see("Why does it not apply to you?");
    terminal.press("\r");
    terminal.see("“Not applicable” needs a reason; nothing was changed.");
    terminal.press("n We only consume.\r");
    terminal.see("Saved. licence-management: not applicable: We only consume.");
    terminal.see("Question 3 of 16");
    terminal.press("s\r");
    terminal.see("Question 4 of 16");
    terminal.press("U\r");
    terminal.see("Saved. software-inventory: don't know");
    terminal.see("Question 5 of 16");
    terminal.press("j\r");
    terminal.see("Jump to number >");
    terminal.press("1\r");
    terminal.see("Present answer: Established, shown by");
    terminal.press("e\r");
    terminal.see("A note on it");
    terminal.press("Good.\r");
    terminal.see("What shows it? A few words");
    terminal.press("\r");
    terminal.see("Saved.\n>");
    terminal.press("c\r");
    terminal.see("How sure are you?");
    terminal.press("2\r");
    terminal.see("Saved: how sure you are: fairly sure.");
    terminal.press("1\r");
    terminal.see("Saved. programme-identity: Ad hoc");
    terminal.press("q\r");
    assert_eq!(terminal.end(), 0);
    let sheet = folder.sheet();
    assert_eq!(sheet.subject, "Acme Corp");
    let first = sheet.answer(&ItemId::new("programme-identity")).unwrap();
    assert_eq!(first.note.as_deref(), Some("Good."));
    assert_eq!(first.evidence[0].text, "https://example.org/charter");
    assert_eq!(first.evidence[0].date.map(|day| day.to_string()).as_deref(), Some("2026-11-20"));
    assert_eq!(first.confidence, Some(Confidence::Medium));
    let ids =
        ["programme-identity", "licence-management", "developer-education", "software-inventory"];
    assert_eq!(ids.map(|id| folder.answer(id)), ["ad-hoc", "n/a", "-", "unknown"]);
    assert_eq!(folder.names(), ["2026-11-22.yaml"]);
}

#[test]
fn evidence_is_removed_by_its_number_and_an_answer_taken_back() {
    let folder = Folder::known();
    folder.given(&["programme-identity=3", "--evidence", "Charter", "--evidence", "Minutes"]);
    let mut terminal = folder.start(&["assess", "--plain", "--item", "programme-identity"]);
    terminal.resize(100, 60);
    read(&mut terminal, "r remove evidence, c how");
    terminal.press("r\r");
    terminal.see("   1  Charter\n   2  Minutes\nRemove which?");
    terminal.press("1\r");
    terminal.see("Saved: 1 piece of evidence dropped");
    terminal.press("e more: of it\r");
    terminal.see("What shows it? A few words");
    terminal.press("\r");
    terminal.see("Saved.\n>");
    terminal.press("r\r");
    terminal.see_that("dropped twice", |screen| screen.matches("evidence dropped").count() == 2);
    let sheet = folder.sheet();
    let answer = sheet.answer(&ItemId::new("programme-identity")).unwrap();
    assert_eq!((answer.note.as_deref(), answer.evidence.len()), (Some("more: of it"), 0));
    terminal.press("x\r");
    terminal.see("Saved: the answer is taken back.");
    assert_eq!(folder.answer("programme-identity"), "-");
}

#[test]
fn evidence_is_asked_again_where_its_day_is_none() {
    let folder = Folder::known();
    let mut terminal = begun(&folder);
    terminal.press("3\r");
    terminal.see("What shows it? A few words or an address; Enter alone adds nothing >");
    terminal.press("Audit (3/4/2026)\r");
    terminal.see("Not taken: `3/4/2026` may be");
    terminal.press("Audit (31.1.2026)\r");
    terminal.see("Question 2 of 16");
    let sheet = folder.sheet();
    let evidence = &sheet.answer(&ItemId::new("programme-identity")).unwrap().evidence;
    assert_eq!((evidence[0].text.as_str(), evidence.len()), ("Audit", 1));
    assert_eq!(evidence[0].date.map(|day| day.to_string()).as_deref(), Some("2026-01-31"));
}

#[test]
fn back_changes_an_earlier_answer_and_enter_keeps_one() {
    let folder = Folder::known();
    let mut terminal = begun(&folder);
    terminal.press("2\r");
    terminal.see("Question 2 of 16");
    terminal.press("b\r");
    terminal.see("Present answer: Repeatable (Enter keeps it)");
    terminal.press("\r");
    terminal.see_that("the second question again", |screen| {
        screen.matches("Question 2 of 16").count() == 2
    });
    terminal.press("b\r");
    terminal.see_that("the first answer again", |screen| {
        screen.trim_end().ends_with("q stop\n>") && screen.matches("Present answer").count() == 2
    });
    terminal.press("absent\r");
    terminal.see("Saved. programme-identity: Absent");
    assert_eq!(folder.answer("programme-identity"), "absent");
}

#[test]
fn a_dumb_terminal_is_asked_line_by_line_and_goes_on_by_itself() {
    let folder = Folder::known();
    folder.given(&["programme-identity=2"]);
    let mut command = folder.ospo(&["assess"]);
    command.env("TERM", "dumb");
    let mut terminal = Terminal::start(command);
    terminal.see("Question 2 of 16");
    assert!(!terminal.is_full());
    terminal.press("0\r");
    terminal.see("Saved. licence-management: Absent");
    terminal.press(CTRL_D);
    assert_eq!(terminal.end(), 0);
    assert!(terminal.screen().contains("2 of 16 items answered"), "{}", terminal.screen());
}

#[test]
fn ctrl_c_and_signals_stop_with_all_answers_saved() {
    for (signal, code) in [(None, 130), (Some(Signal::SIGTERM), 143), (Some(Signal::SIGHUP), 129)] {
        let folder = Folder::known();
        let mut terminal = begun(&folder);
        terminal.press("2\r");
        terminal.see("Question 2 of 16");
        match signal {
            Some(signal) => terminal.signal(signal),
            None => terminal.press(CTRL_C),
        }
        assert_eq!(terminal.end(), code, "{signal:?}");
        let told = terminal.screen();
        assert!(
            told.contains("Every answer up to now is in assessments/2026-11-22.yaml."),
            "{told}"
        );
        assert_eq!(folder.answer("programme-identity"), "repeatable");
        assert_eq!(folder.names(), ["2026-11-22.yaml"], "{signal:?}");
    }
}

#[test]
fn the_end_of_input_at_the_name_begins_nothing() {
    let folder = Folder::known();
    let mut terminal = folder.start(&["assess", "--plain"]);
    terminal.see("Name of the organisation or unit [work]");
    terminal.press(CTRL_D);
    assert_eq!(terminal.end(), 0);
    let told = terminal.screen();
    assert!(told.contains("Nothing was begun."), "{told}");
    assert!(!folder.sheet_path().exists());
}

#[test]
fn former_answers_are_suggested_and_confirmed_by_enter() {
    let folder = Folder::known();
    folder.given(&["programme-identity=3", "--note", "Fine."]);
    std::fs::rename(folder.sheet_path(), folder.assessments().join("2026-05-01.yaml")).unwrap();
    assert_eq!(folder.run(&["round", "new"], "").code, 0);
    let ran = folder.run(&["assess"], "\n1\n");
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(ran.out.contains("Last time on 2026-11-22: Established (Fine.)"), "{}", ran.out);
    assert_eq!(folder.answer("programme-identity"), "established");
    assert_eq!(folder.answer("licence-management"), "ad-hoc");
    assert!(folder.sheet_text().contains("note: Fine."));
}

/// A sheet with answers to questions that have changed since.
const ASKED_AGAIN: &str = r#"format: ospo/sheet/1
model: { id: ospo, version: "2.0" }
subject: Acme
date: 2026-11-22
answers:
  programme-identity: established
ask_again:
  licence-management:
    why: It asks for a list now.
    answer: repeatable
    note: Ask Lee.
    evidence: [ Minutes ]
    answered: 2026-05-01
  developer-education:
    why: The levels are others now.
    answer: a-bit
    note: Since May.
"#;

#[test]
fn a_question_that_changed_is_asked_with_the_former_answer_and_the_reason() {
    let folder = Folder::known();
    std::fs::create_dir_all(folder.assessments()).unwrap();
    std::fs::write(folder.sheet_path(), ASKED_AGAIN).unwrap();
    let ran = folder.run(&["assess"], "\n1\n");
    assert_eq!(ran.code, 0, "{ran:?}");
    let shown = [
        "Asked again: It asks for a list now.\nLast time on 2026-05-01: Repeatable (Ask Lee.), shown \
         by Minutes (Enter keeps it)\n",
        "Asked again: The levels are others now.\nLast time: a-bit (Since May.)\n0-4 answer",
    ];
    let out = ran.out.replace("keeps\nit", "keeps it");
    for part in shown {
        assert!(out.contains(part), "{part}\n{out}");
    }
    assert_eq!(folder.answer("licence-management"), "repeatable");
    // Another level keeps what was said beside the former one.
    let text = folder.sheet_text();
    let expected = "  developer-education:\n    answer: ad-hoc\n    note: Since May.\n";
    assert!(text.contains(expected), "{text}");
    assert!(text.contains("- text: Minutes\n"), "{text}");
    assert!(!text.contains("ask_again"), "{text}");
}

#[test]
fn an_answer_that_is_typed_keeps_what_stood_beside_the_former_one() {
    let folder = Folder::known();
    std::fs::create_dir_all(folder.assessments()).unwrap();
    std::fs::write(folder.sheet_path(), ASKED_AGAIN).unwrap();
    folder.given(&["licence-management=1"]);
    std::fs::write(folder.assessments().join("more.txt"), "developer-education: 1\n").unwrap();
    folder.given(&["--from", "assessments/more.txt"]);
    let text = folder.sheet_text();
    for kept in ["note: Ask Lee.", "- text: Minutes", "note: Since May."] {
        assert!(text.contains(kept), "{text}");
    }
    assert!(!text.contains("ask_again"), "{text}");
}

#[test]
fn a_pipe_gives_one_answer_a_line() {
    let folder = Folder::known();
    let input = "3 since March\nn We only consume.\nu\ns\nmeasured\n";
    let ran = folder.run(&["assess", "--subject", "Acme"], input);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(ran.out.contains("Saved. programme-identity: Established\n"), "{}", ran.out);
    assert!(
        ran.err.contains("4 of 15 items answered") || ran.err.contains("2 of 15 items answered"),
        "{}",
        ran.err
    );
    let sheet = folder.sheet();
    let first = sheet.answer(&ItemId::new("programme-identity")).unwrap();
    assert_eq!(first.note.as_deref(), Some("since March"));
    let second = sheet.answer(&ItemId::new("licence-management")).unwrap();
    assert_eq!(second.choice, Choice::NotApplicable { reason: "We only consume.".into() });
    let ids = ["developer-education", "software-inventory", "value-recognition"];
    assert_eq!(ids.map(|id| folder.answer(id)), ["unknown", "-", "measured"]);
}

#[test]
fn a_pipe_without_a_subject_loses_no_line_to_it() {
    let folder = Folder::known();
    let ran = folder.run(&["assess"], "3\n2\n");
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(ran.err.contains("taking the folder's name `work`"), "{}", ran.err);
    assert_eq!(folder.sheet().subject, "work");
    assert_eq!(folder.answer("programme-identity"), "established");
    assert_eq!(folder.answer("licence-management"), "repeatable");
}

#[test]
fn suggestions_outlast_an_interruption() {
    let folder = Folder::known();
    folder.given(&["programme-identity=3", "licence-management=1"]);
    let former = folder.assessments().join("2026-05-01.yaml");
    let dated = folder.sheet_text().replacen("2026-11-22", "2026-05-01", 1);
    std::fs::write(former, dated).unwrap();
    std::fs::remove_file(folder.sheet_path()).unwrap();
    assert_eq!(folder.run(&["round", "new"], "").code, 0);
    assert_eq!(folder.run(&["assess"], "\n").code, 0);
    let ran = folder.run(&["assess"], "\n");
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(ran.out.contains("Last time on"), "{}", ran.out);
    assert_eq!(folder.answer("licence-management"), "ad-hoc");
}

#[test]
fn back_leads_to_the_question_one_came_from() {
    let folder = Folder::known();
    folder.given(&["licence-management=1", "developer-education=1"]);
    let ran = folder.run(&["assess"], "1\nb\n3\n");
    assert_eq!(ran.code, 0, "{ran:?}");
    assert_eq!(folder.answer("programme-identity"), "established");
    assert_eq!(folder.answer("developer-education"), "ad-hoc");
}

#[test]
fn the_answers_of_another_are_a_sheet_of_their_own() {
    let folder = Folder::new();
    folder.given(&["programme-identity=1", "--respondent", "Kim Doe"]);
    let before = folder.sheet_text();
    let sheet = folder.sheet_path();
    for (flag, name) in [("--respondent", "Lea Legal"), ("--subject", "Other Ltd")] {
        let ran = folder.run(&["assess", sheet.to_str().unwrap(), flag, name], "2\n2\n");
        let told = format!("not of {name}");
        ran.fails_with(&["error:", &told, "help: name the round, 2026-11-22"]);
    }
    for (flag, name, own) in [
        ("--respondent", "Lea Legal", "assessments/2026-11-22-lea-legal.yaml"),
        ("--subject", "Other Ltd", "assessments/2026-11-22-other-ltd.yaml"),
    ] {
        let ran = folder.run(&["assess", flag, name], "2\n");
        assert_eq!(ran.code, 0, "{ran:?}");
        assert!(!ran.out.contains("Last time"), "{}", ran.out);
        assert!(ran.err.contains(own), "{}", ran.err);
    }
    assert_eq!(folder.sheet_text(), before);
}

#[test]
fn whoever_the_settings_name_answers_in_their_own_sheet_whosever_is_the_latest() {
    let folder = Folder::new();
    folder.given(&["programme-identity=1", "--respondent", "Lea Legal"]);
    let before = folder.sheet_text();
    let settings = "organisation: Acme\nrespondent: { name: Kim Doe }\n";
    std::fs::write(folder.work().join("ospo.yaml"), settings).unwrap();
    let ran = folder.run(&["assess"], "2\n");
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(ran.err.contains("assessments/2026-11-22-kim-doe.yaml"), "{}", ran.err);
    assert_eq!(folder.sheet_text(), before);
}

#[test]
fn a_complete_round_of_may_is_not_written_into_in_november() {
    let folder = Folder::known();
    let all = "2\n".repeat(16);
    let ran = folder.run(&["assess", "--subject", "Acme", "--date", "2026-05-01"], &all);
    assert_eq!(ran.code, 0, "{ran:?}");
    let may = folder.assessments().join("2026-05-01.yaml");
    let before = std::fs::read_to_string(&may).unwrap();
    for args in [&["assess"][..], &["answer", "programme-identity=1"]] {
        let ran = folder.run(args, "1\nq\n");
        let told =
            "error: the round of 2026-05-01 is complete; the last answer in it is of 2026-05-01\n";
        ran.fails_with(&[told, "help: `ospo round new` begins the next one"]);
        assert_eq!(std::fs::read_to_string(&may).unwrap(), before, "{args:?}");
    }
    assert_eq!(std::fs::read_dir(folder.assessments()).unwrap().count(), 1);
}

#[test]
fn a_wrong_line_stops_with_its_number_and_keeps_the_answers_before_it() {
    for (line, told) in [
        ("7", "standard input:3:1: unknown level `7`"),
        ("n", "standard input:3:1: `n` needs a reason"),
        ("e words", "standard input:3:1: a note without an answer"),
        ("j 99", "standard input:3:1: `99` is not asked here"),
        ("yes", "standard input:3:1: unknown level `yes`"),
    ] {
        let folder = Folder::known();
        let input = format!("2\n1\n{line}\n4\n4\n");
        let ran = folder.run(&["assess", "--subject", "Acme"], &input);
        ran.fails_with(&["error:", told, "help:"]);
        let ids = ["programme-identity", "licence-management", "developer-education"];
        assert_eq!(ids.map(|id| folder.answer(id)), ["repeatable", "ad-hoc", "-"], "{line}");
        assert_eq!(folder.sheet().answers.len(), 2, "{line}");
    }
}

#[test]
fn bytes_that_are_no_text_stop_with_their_line() {
    let folder = Folder::known();
    let mut command = folder.ospo(&["assess", "--subject", "Acme"]);
    let path = folder.root().join("bytes");
    std::fs::write(&path, b"2\n\xff\xfe\n").unwrap();
    command.stdin(File::open(path).unwrap());
    let ran = Ran::from(command.output().unwrap());
    ran.fails_with(&["standard input:2:1: the line is not UTF-8"]);
    assert_eq!(folder.answer("programme-identity"), "repeatable");
}

#[test]
fn a_line_without_end_is_refused() {
    let folder = Folder::known();
    let mut command = folder.ospo(&["assess", "--subject", "Acme"]);
    command.stdin(File::open("/dev/zero").unwrap());
    Ran::from(command.output().unwrap()).fails_with(&["standard input:1:1: the line is too long"]);
}

#[test]
fn the_end_of_the_input_is_a_clean_stop() {
    let folder = Folder::known();
    let ran = folder.run(&["assess", "--subject", "Acme"], "2\n1");
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(
        ran.err.contains("2 of 16 items answered, all in assessments/2026-11-22.yaml."),
        "{}",
        ran.err
    );
    assert_eq!(folder.sheet().answers.len(), 2);
    assert_eq!(folder.names(), ["2026-11-22.yaml"]);
}

#[test]
fn without_a_terminal_and_without_answers_it_says_so_and_never_hangs() {
    for args in [&["assess"][..], &["assess", "--subject", "Acme"], &["assess", "--plain"]] {
        let folder = Folder::known();
        let mut command = folder.ospo(args);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let ran = Ran::from(spawn(&mut command).wait_with_output().unwrap());
        ran.fails_with(&[
            "error: cannot ask questions: there is no terminal, and no answers on standard input",
            "help: give answers with `ospo answer ITEM=LEVEL`",
        ]);
        assert!(!folder.sheet_path().exists());
    }
}

#[test]
fn no_input_forbids_asking_even_on_a_terminal() {
    let folder = Folder::known();
    folder
        .run(&["assess", "--no-input"], "2\n")
        .fails_with(&["error: `--no-input` forbids asking", "help:"]);
    let mut terminal = folder.start(&["assess", "--no-input"]);
    assert_eq!(terminal.end(), 2);
    assert!(terminal.screen().contains("`--no-input` forbids asking"));
    assert!(!folder.assessments().exists());
}

const OLD: &str = "\
format: ospo/sheet/1
model: { id: ospo, version: \"2.0\" }
subject: Acme
date: 2025-09-01
answers:
  programme-identity:
    answer: established
    evidence: [ { text: Old charter, date: 2025-01-01 } ]
  licence-management: { answer: repeatable, note: Kept. }
  developer-education: { answer: repeatable, answered: 2026-11-01 }
";

fn with_old_sheet() -> Folder {
    let folder = Folder::known();
    std::fs::create_dir(folder.assessments()).unwrap();
    std::fs::write(folder.assessments().join("2025-09-01.yaml"), OLD).unwrap();
    folder
}

/// Waits for words, wherever the lines break.
#[track_caller]
fn read(terminal: &mut Terminal, words: &str) {
    terminal.see_that(words, |screen| screen.replace('\n', " ").contains(words));
}

#[test]
fn a_plain_terminal_confirms_what_is_stale_with_enter() {
    let folder = with_old_sheet();
    let mut terminal = folder.start(&["assess", "--plain", "--only", "stale"]);
    terminal.resize(120, 60);
    read(&mut terminal, "Question 1 of 2, about 2 minutes left.");
    read(
        &mut terminal,
        "To confirm or change, answered on 2025-09-01: Established, shown by Old charter. \
         Outdated evidence: Old charter (of 2025-01-01) (Enter confirms it)",
    );
    read(
        &mut terminal,
        "d drop what is outdated, r remove evidence, c how sure, x take back, b back",
    );
    terminal.press("d\r");
    read(&mut terminal, "Saved: 1 piece of evidence dropped");
    terminal.press("\r");
    read(&mut terminal, "What shows it?");
    terminal.press("New charter ()\r");
    read(&mut terminal, "Saved. programme-identity: Established");
    read(&mut terminal, "Question 2 of 2, about 1 minute left.");
    terminal.press("q\r");
    assert_eq!(terminal.end(), 0);
    let sheet = terminal::sheet_in(&folder.assessments().join("2025-09-01.yaml"));
    let first = sheet.answer(&ItemId::new("programme-identity")).unwrap();
    assert_eq!(first.evidence[0].text, "New charter");
    assert_eq!(first.answered.unwrap().to_string(), terminal::DATE);
    let second = sheet.answer(&ItemId::new("licence-management")).unwrap();
    assert_eq!(second.answered, None);
}

#[test]
fn an_empty_line_in_a_pipe_confirms_what_is_stale() {
    let folder = with_old_sheet();
    let ran = folder.run(&["assess", "--only", "stale"], "\n\n");
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains("Saved. licence-management: Repeatable"), "{}", ran.out);
    let sheet = terminal::sheet_in(&folder.assessments().join("2025-09-01.yaml"));
    for id in ["programme-identity", "licence-management"] {
        let answer = sheet.answer(&ItemId::new(id)).unwrap();
        assert_eq!(answer.answered.unwrap().to_string(), terminal::DATE, "{id}");
    }
    let note = &sheet.answer(&ItemId::new("licence-management")).unwrap().note;
    assert_eq!(note.as_deref(), Some("Kept."));
}

#[test]
fn answers_that_hardly_go_together_are_told_at_the_end_and_change_nothing() {
    let told = |given: &str| {
        let folder = Folder::known();
        folder.run(&["assess", "--subject", "Acme"], given).err
    };
    let mut answers = vec!["1"; 16];
    (answers[0], answers[3]) = ("0", "4");
    let words = told(&answers.join("\n"));
    assert!(words.contains("Worth a second look:\n- The inventory is looked at"), "{words}");
    assert!(!words.contains("levels are"), "{words}");
    let words = told(&["1"; 16].join("\n"));
    assert!(words.contains("Worth a second look:\n- All 16 levels are “Ad hoc”."), "{words}");
    (answers[0], answers[3]) = ("1", "2");
    let words = told(&answers.join("\n"));
    assert!(!words.contains("second look"), "{words}");
}
