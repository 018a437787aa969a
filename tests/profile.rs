//! `ospo profile` asking line by line, on a terminal and in a pipe; and what a respondent reads in
//! another language, there and elsewhere.

#![cfg(unix)]

mod terminal;

use std::fs;
use std::process::Stdio;

use ospo::organisation::{self, Organisation};
use ospo::problem::SourceFile;
use ospo::{checklist, lang};
use terminal::key::{CTRL_C, CTRL_D};
use terminal::{Folder, Ran, spawn};

const FACTS: &str = "sector: finance\nsize: 3200\nkind: vendor\nreports_to: CTO\n";

fn write(folder: &Folder, text: &str) {
    fs::write(folder.work().join("ospo.yaml"), text).unwrap();
}

fn text(folder: &Folder) -> String {
    let text = fs::read_to_string(folder.work().join("ospo.yaml")).unwrap_or_default();
    // The line for editors stands at the top of each new file.
    match text.split_once('\n') {
        Some((first, rest)) if first.starts_with("# yaml-language-server:") => rest.to_owned(),
        _ => text,
    }
}

fn said(folder: &Folder) -> Organisation {
    let file = SourceFile::new("ospo.yaml", text(folder));
    organisation::parse(&file).unwrap_or_else(|told| panic!("{}: {told}", file.text))
}

fn rating(folder: &Folder, statement: &str) -> Option<u32> {
    let rating = said(folder).ratings.get(statement).copied();
    rating.map(|rating| rating.value)
}

#[test]
fn a_terminal_asks_what_is_missing_and_saves_each_answer_at_once() {
    let folder = Folder::new();
    let mut terminal = folder.start(&["profile"]);
    terminal.resize(100, 60);
    terminal.see("Question 1 of 18, 18 left without an answer.");
    terminal.see("Known words: it, finance");
    terminal.press("b\r");
    terminal.see("This is the first question.");
    terminal.press("?\r");
    terminal.see("  finance: Banking, insurance and markets");
    terminal.press("finanse\r");
    terminal.see("ospo does not know the sector `finanse`");
    terminal.see("Did you mean `finance`?");
    terminal.press("\r");
    terminal.see("Saved. sector: finance");
    assert_eq!(text(&folder), "sector: finance\n");
    terminal.see("Question 2 of 18, 17 left");
    terminal.press("1,80\r");
    terminal.see("`1,80` is not a number of people: write a whole number");
    terminal.press("\r");
    terminal.see("Question 3 of 18, 17 left");
    terminal.press("circus\r");
    terminal.see("ospo does not know the kind `circus`, so nothing is chosen by it.");
    terminal.see("Saved. kind: circus\n");
    terminal.press("To the CTO\r");
    terminal.see("Saved. reports to: To the CTO");
    terminal.see("Question 5 of 18, 15 left");
    terminal.see("4  Describes us well");
    terminal.press("7\r");
    terminal.see("`7` is not a rating: write a number from 0 to 4");
    terminal.press("?\r");
    terminal.see("Its name in ospo.yaml is");
    terminal.press("3\r");
    terminal.see("Saved. co-develops-with-competitors: 3 (Largely)");
    terminal.see("Question 6 of 18, 14 left");
    terminal.press("b\r");
    terminal.see("Present answer: 3");
    terminal.press("A LITTLE\r");
    terminal.see("Saved. co-develops-with-competitors: 1 (A little)");
    terminal.press("Q\r");
    assert_eq!(terminal.end(), 0);
    let told = terminal.screen();
    assert!(
        told.contains("1 of 14 statements rated; every answer is in ospo.yaml, 13 left."),
        "{told}"
    );
    assert!(told.contains("Next: ospo profile --ask"), "{told}");
    assert_eq!(
        text(&folder),
        "sector: finance\nkind: circus\nreports_to: To the CTO\narchetypes:\n  \
         co-develops-with-competitors: 1\n"
    );
}

#[test]
fn how_many_people_work_there_may_be_typed_in_groups_of_three_digits() {
    let folder = Folder::new();
    for (typed, size) in [
        ("1800", 1_800),
        ("1,800", 1_800),
        ("1.800", 1_800),
        ("1 800", 1_800),
        ("1'800", 1_800),
        ("1’800", 1_800),
        ("1\u{a0}800", 1_800),
        ("1\u{202f}800", 1_800),
        (" 12 345 ", 12_345),
        ("1,234,567", 1_234_567),
        ("10.000.000", 10_000_000),
    ] {
        assert_eq!(folder.run(&["profile", "--size", typed], "").code, 0, "{typed}");
        assert_eq!(said(&folder).size, Some(size), "{typed}");
    }
    for typed in [
        "1,80",
        "1.8",
        "18,00",
        "1800,000",
        "1,8000",
        "1,,800",
        ",800",
        "1,800,",
        "1,800.000",
        "1 800,000",
        "0,800",
        "0.800",
        "1_800",
        "1;800",
        "1,80o",
        "10,000,001",
    ] {
        let told = format!("`{typed}` is not a number of people");
        folder.run(&["profile", "--size", typed], "").fails_with(&[&told]);
    }
    for (number, typed) in ["3,200", "3 200"].into_iter().enumerate() {
        write(&folder, FACTS.split_once("size").map_or("", |(sector, _)| sector));
        let ran = folder.run(&["profile", "--ask"], &format!("{typed}\n"));
        assert_eq!((ran.code, said(&folder).size), (0, Some(3_200)), "{number}: {ran:?}");
    }
    write(&folder, "size: 1,800\n");
    folder.run(&["profile"], "").fails_with(&["ospo.yaml"]);
}

#[test]
fn the_last_answer_shows_the_profile() {
    let folder = Folder::new();
    write(&folder, FACTS);
    let mut terminal = folder.start(&["profile"]);
    terminal.resize(100, 200);
    for number in 1..=14 {
        terminal.see(&format!("Question {number} of 14,"));
        terminal.press(if number > 12 { "4\r" } else { "\r" });
    }
    assert_eq!(terminal.end(), 0);
    let told = terminal.screen();
    assert!(told.contains("Clearly like Standards Collaborative."), "{told}");
    assert_eq!(rating(&folder, "sits-in-standards-bodies"), Some(4));
    assert_eq!(said(&folder).ratings.len(), 2);
}

#[test]
fn ctrl_c_and_the_end_of_input_lose_nothing() {
    for (key, code) in [(CTRL_C, 130), (CTRL_D, 0)] {
        let folder = Folder::new();
        write(&folder, FACTS);
        let mut terminal = folder.start(&["profile", "--ask"]);
        terminal.see("Question 1 of 14");
        terminal.press("2\r");
        terminal.see("Question 2 of 14");
        terminal.press(key);
        assert_eq!(terminal.end(), code);
        let told = terminal.screen();
        assert!(told.contains("in ospo.yaml"), "{told}");
        assert!(told.contains("Next: ospo profile --ask"), "{told}");
        assert_eq!(rating(&folder, "co-develops-with-competitors"), Some(2));
        let mut names = fs::read_dir(folder.work()).unwrap();
        let name = names.next().unwrap().unwrap().file_name();
        assert!(name == "ospo.yaml" && names.next().is_none(), "{name:?}");
    }
}

#[test]
fn where_something_is_rated_a_terminal_is_asked_only_on_demand() {
    let folder = Folder::new();
    write(&folder, "archetypes: { sells-open-source: 1 }\n");
    let mut terminal = folder.start(&["profile"]);
    terminal.resize(100, 200);
    assert_eq!(terminal.end(), 0);
    let told = terminal.screen();
    assert!(told.contains("Not rated yet: 13 statements"), "{told}");
    assert!(!told.contains("Question"), "{told}");
    for args in [&["profile", "--no-input"][..], &["profile", "-f", "json"]] {
        let folder = Folder::new();
        let mut terminal = folder.start(args);
        assert_eq!(terminal.end(), 0, "{args:?}");
        assert!(!folder.work().join("ospo.yaml").exists());
    }
}

#[test]
fn asked_twice_with_the_same_answers_the_file_stays_byte_for_byte() {
    let folder = Folder::new();
    let before = format!(
        "# Ours\r\norganisation:   'Acme'  # short\r\n{}\r\n# The end",
        FACTS.replace('\n', "\r\n")
    );
    write(&folder, &before);
    let answers = "0\n1\n2\n3\n4\n".repeat(3);
    let ran = folder.run(&["profile", "--ask"], &answers);
    assert_eq!(ran.code, 0, "{ran:?}");
    let once = text(&folder);
    assert!(once.starts_with("# Ours\r\norganisation:   'Acme'  # short\r\n"), "{once}");
    assert!(once.contains("# The end"), "{once}");
    assert_eq!(said(&folder).ratings.len(), 14);
    let ran = folder.run(&["profile", "--ask"], &answers);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert_eq!(text(&folder), once);
    let ran = folder.run(&["profile", "--ask"], &"\n".repeat(14));
    assert_eq!(ran.code, 0, "{ran:?}");
    assert_eq!(text(&folder), once);
}

#[test]
fn a_pipe_gives_an_answer_a_line_and_keeps_all_before_a_wrong_one() {
    let folder = Folder::new();
    let ran = folder.run(&["profile", "--ask"], "finanse\n3200\n\nCTO\n4\n5\n4\n");
    ran.fails_with(&[
        "error: standard input:6:1: `5` is not a rating of `sector-body-first`",
        "help: use 0 to 4: 0 Not at all",
    ]);
    assert!(ran.out.contains("ospo does not know the sector `finanse`"), "{}", ran.out);
    assert_eq!(
        text(&folder),
        "sector: finanse\nsize: 3200\nreports_to: CTO\narchetypes:\n  \
         co-develops-with-competitors: 4\n"
    );
}

#[test]
fn without_a_terminal_nothing_is_asked_unless_it_is_asked_for() {
    for (args, code) in
        [(&["profile"][..], 0), (&["profile", "--no-input"], 0), (&["profile", "--ask"], 2)]
    {
        let folder = Folder::new();
        let mut command = folder.ospo(args);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let ran = Ran::from(spawn(&mut command).wait_with_output().unwrap());
        assert_eq!(ran.code, code, "{ran:?}");
        assert!(!folder.work().join("ospo.yaml").exists());
    }
}

#[test]
fn a_program_gets_the_profile_without_the_questions() {
    let folder = Folder::new();
    let ran = folder.run(&["profile", "--ask", "-f", "json"], &"1\n".repeat(18));
    assert_eq!(ran.code, 0, "{ran:?}");
    let profile: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(profile["profile"]["verdict"], "none-enough");
    assert!(ran.err.contains("Question 18 of 18"), "{}", ran.err);
}

#[test]
fn two_runs_do_not_ask_at_the_same_time() {
    let folder = Folder::new();
    let mut terminal = folder.start(&["profile"]);
    terminal.see("Question 1 of 18");
    folder
        .run(&["profile", "--sector", "it"], "")
        .fails_with(&["ospo.yaml is open in another run of ospo"]);
    terminal.press("q\r");
    assert_eq!(terminal.end(), 0);
    assert!(!folder.work().join("ospo.yaml").exists());
}

#[test]
fn a_change_made_meanwhile_is_not_overwritten() {
    let folder = Folder::new();
    write(&folder, FACTS);
    let mut terminal = folder.start(&["profile"]);
    terminal.see("Question 1 of 14");
    write(&folder, "sector: it\n");
    terminal.press("1\r");
    assert_eq!(terminal.end(), 2);
    let told = terminal.screen();
    assert!(told.contains("was changed by something else"), "{told}");
    assert_eq!(text(&folder), "sector: it\n");
    let rescued = fs::read_to_string(folder.rescued()).unwrap();
    assert!(rescued.contains("co-develops-with-competitors: 1"), "{rescued}");
}

#[test]
fn whoever_goes_back_comes_to_the_facts_that_are_known_too() {
    let folder = Folder::new();
    write(&folder, FACTS);
    let mut terminal = folder.start(&["profile", "--ask"]);
    terminal.see("Question 1 of 14");
    terminal.press("b\r");
    terminal.see("Who does the programme office report to?");
    terminal.press("\r");
    terminal.see_that("the first question once more", |screen| {
        screen.matches("Question 1 of 14").count() == 2
    });
    terminal.press("q\r");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn a_word_that_is_not_confirmed_is_not_saved() {
    let folder = Folder::new();
    let mut terminal = folder.start(&["profile", "--ask"]);
    terminal.resize(100, 160);
    terminal.see("Question 1 of 18");
    terminal.press("finanse\r");
    terminal.see("Did you mean `finance`?");
    terminal.press("q\r");
    terminal.see("`finanse` is not saved");
    terminal.press("q\r");
    assert_eq!(terminal.end(), 0);
    assert!(!folder.work().join("ospo.yaml").exists());
}

/// Words of which any English sentence has some, and no sentence of the other languages.
const ENGLISH: [&str; 19] = [
    "the", "of", "and", "is", "are", "to", "its", "with", "for", "this", "that", "which", "from",
    "not", "has", "wrote", "saved", "began", "closed",
];

/// Returns the lines with an English word, or with a part of a phrase as English says it.
fn english_in(shown: &str) -> Vec<String> {
    let is_english = |line: &&str| {
        let words = line.split(|c: char| !(c.is_alphanumeric() || "-_./".contains(c)));
        words
            .map(|word| word.trim_end_matches('.').to_lowercase())
            .any(|word| ENGLISH.contains(&word.as_str()))
    };
    let mut found: Vec<String> = shown.lines().filter(is_english).map(str::to_owned).collect();
    let shown = shown.split_whitespace().collect::<Vec<_>>().join(" ");
    let parts = lang::phrases().flat_map(|phrase| phrase.name.split(['{', '}']).step_by(2));
    let parts = parts.map(str::trim).filter(|part| part.split(' ').count() > 2);
    found.extend(parts.filter(|part| shown.contains(part)).map(str::to_owned));
    found
}

#[test]
fn a_respondent_reads_no_english_in_another_language() {
    assert_eq!(english_in("Saved. sector: retail"), ["Saved. sector: retail"]);
    let survey = format!("finance\n?\n120\n?\nvendor\nb\n\nCTO\n?\n{}", "3\n?\n2\n".repeat(7));
    let interview = "3\n?\nu\nn zu klein\n2+\nb\nx\nb\n?\ns\nq\n";
    let commands = [
        (&["profile", "--ask", "-f", "json"][..], &*survey),
        (&["profile", "sells-open-source=", "--size", "", "--sector", "circus", "-f", "json"], ""),
        (&["assess"], interview),
        (&["answer", "software-inventory=2", "--evidence", "docs/list.pdf"], ""),
        (&["assess", "--respondent", "Kim"], "2\n"),
        (&["form", "--html", "form.html", "--xlsx", "form.xlsx", "--markdown", "form.md"], ""),
        (&["round", "settle", "programme-identity=2"], ""),
        (&["round"], ""),
        (&["round", "close", "--anyway", "--reviewed-by", "Kim"], ""),
        (&["round", "close", "--anyway"], ""),
        (&["answer", "funding=1", "--sheet", "2026-11-22"], ""),
        (&["status", "--fail-below", "2"], ""),
    ];
    let languages = checklist::builtin_languages("ospo");
    for tag in languages {
        let folder = Folder::new();
        for (args, input) in commands {
            let args = [&["--lang", tag][..], args].concat();
            let ran = folder.run(&args, input);
            assert!(ran.code < 2, "{args:?}: {ran:?}");
            let shown = if args.contains(&"json") { ran.err } else { ran.out + &ran.err };
            assert_eq!(english_in(&shown), [""; 0], "{args:?} says:\n{shown}");
        }
    }
}
