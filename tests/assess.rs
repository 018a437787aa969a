//! `ospo assess` on the whole screen of a terminal, as a person sees it.

#![cfg(unix)]

mod terminal;

use std::process::Command;
use std::{fs, iter};

use expectrl::process::unix::Signal;
use ospo::answers::Choice;
use ospo::checklist;
use ospo::model::ItemId;
use terminal::key::{CTRL_C, DOWN, ENTER, ESC, UP};
use terminal::{Folder, Terminal, model};

/// Begins the first sheet of a folder, at its first question.
#[track_caller]
fn begun(folder: &Folder) -> Terminal {
    let mut screen = folder.start(&["assess", "--subject", "Acme"]);
    screen.see("1 of 16");
    screen.begin();
    assert!(screen.is_full());
    screen
}

/// Returns the ids of the items of all stages.
fn ids() -> Vec<String> {
    model().items().map(|item| item.id.to_string()).collect()
}

#[test]
fn the_first_run_asks_who_is_assessed_and_takes_answers_by_digit_and_by_arrow() {
    let folder = Folder::known();
    let mut screen = folder.start(&["assess"]);
    screen.see("1 of 1. Name of the organisation or unit [work]");
    screen.press("Acme Corp\r");
    screen.see("Keep this in ospo.yaml, so that it is not asked again? [Y/n]");
    screen.press("n\r");
    screen.see("1 of 16, about 16 minutes left");
    screen.see("Stage 1: Compliance, inventory, education");
    screen.see("5 questions, about 5 minutes.");
    screen.see("Rules for every question");
    screen.press("2");
    screen.begin();
    screen.press("2");
    screen.see("2 of 16, about 15 minutes left");
    screen.press(&[DOWN, DOWN, DOWN, UP].concat());
    screen.see("> 1  Ad hoc:");
    screen.press(ENTER);
    screen.see("3 of 16");
    assert_eq!(folder.sheet().subject, "Acme Corp");
    assert_eq!(folder.answer("programme-identity"), "repeatable");
    assert_eq!(folder.answer("licence-management"), "ad-hoc");
}

#[test]
fn a_plus_takes_the_level_that_is_pointed_at_as_the_least_and_enter_keeps_that() {
    let folder = Folder::known();
    let mut screen = begun(&folder);
    screen.press("+");
    screen.see("Go to a level with the arrow keys first, then + says “at least” it.");
    screen.press(DOWN);
    screen.see("> 0  Absent:");
    screen.press("+");
    screen.see("says nothing");
    screen.press(&[DOWN, DOWN].concat());
    screen.see("> 2  Repeatable:");
    screen.press("+");
    screen.see("2 of 16");
    assert_eq!(folder.answer("programme-identity"), "at least repeatable");
    screen.press("b");
    screen.see("Present answer: At least Repeatable");
    screen.press(ENTER);
    screen.see("2 of 16");
    assert_eq!(folder.answer("programme-identity"), "at least repeatable");
    screen.press("b");
    screen.see("Present answer: At least Repeatable");
    screen.press("2");
    screen.see("2 of 16");
    assert_eq!(folder.answer("programme-identity"), "repeatable");
}

#[test]
fn a_quick_assessment_shows_whole_levels_and_a_line_of_each_where_they_have_no_room() {
    let model = model();
    let folder = Folder::known();
    let mut screen = folder.start(&["assess", "--quick", "--subject", "Acme"]);
    for item in model.items() {
        let levels = item.levels();
        let levels = levels.map(|(level, step)| model.lang.named(&level.label, &step.anchor));
        let whole: Vec<String> = levels.map(|text| squeezed(&text)).collect();
        screen.see_that(&format!("all of {}", item.id), |screen| {
            let shown = squeezed(screen);
            whole.iter().all(|text| shown.contains(text)) && screen.ends_with("q stop")
        });
        if item.id.as_str() != "project-politics" {
            screen.press("s");
        }
    }
    screen.resize(80, 14);
    screen.see_that("each level on a line of its own", |screen| {
        let mut rows = screen.lines().skip_while(|row| !row.starts_with("  0  "));
        (0..5).all(|n| rows.next().is_some_and(|row| row.starts_with(&format!("  {n}  "))))
            && screen.contains('…')
            && !screen.contains("more below")
    });
    screen.resize(80, 8);
    screen.see("↓ more below");
    screen.resize(80, 24);
    screen.see_that("whole levels again", |screen| !screen.contains('…'));
}

#[test]
fn a_quick_assessment_asks_for_no_evidence_and_the_next_one_asks_again() {
    let folder = Folder::known();
    let mut screen = folder.start(&["assess", "--quick", "--subject", "Acme"]);
    screen.see("1 of 16, about 5 minutes left");
    screen.see(", first estimate");
    screen.press("?");
    screen.see("- 1 Ad hoc: Somebody answers questions or a text names a place, but no software");
    screen.press("q");
    screen.see("1 of 16");
    screen.press("4");
    screen.see("2 of 16");
    assert!(!screen.screen().contains("What shows it?"));
    for number in 3..=16 {
        screen.press("2");
        screen.see(&format!("{number} of 16"));
    }
    screen.press("u");
    screen.see("first estimate: 16 of 16 answers");
    assert_eq!(screen.end(), 0);
    let estimates = || folder.sheet().estimates(&model()).map_or(0, |one| one.estimated);
    assert_eq!(estimates(), 16);
    let mut screen = folder.start(&["assess"]);
    screen.see("1 of 16, about 16 minutes left");
    screen.begin();
    screen.see("First estimate of");
    screen.see("Enter confirms");
    screen.press(ENTER);
    screen.see("What shows it?");
    screen.press("Charter (2026-10-01)\r");
    screen.see("2 of 16");
    screen.press("3");
    screen.see("What shows it?");
    screen.press(ENTER);
    screen.see("3 of 16");
    screen.press("q");
    screen.see("Next: ospo assess");
    assert_eq!(estimates(), 14);
    assert_eq!(folder.answer("programme-identity"), "measured");
    assert_eq!(folder.answer("licence-management"), "established");
}

#[test]
fn enter_alone_answers_nothing() {
    let folder = Folder::known();
    let mut screen = begun(&folder);
    screen.press(ENTER);
    screen.see("Nothing is chosen yet: arrow keys go to a level, a digit answers, `s` skips.");
    screen.press("7");
    screen.see("There is no level 7: 0 to 4.");
    assert!(!folder.sheet_path().exists());
}

#[test]
fn keys_that_are_held_with_control_are_no_answers() {
    let folder = Folder::known();
    let mut screen = begun(&folder);
    screen.press("\x15\x0e\x13\x11"); // Ctrl-U, Ctrl-N, Ctrl-S, Ctrl-Q
    screen.press(DOWN);
    screen.see("> 0  Absent:");
    screen.see("1 of 16");
    screen.press("U");
    screen.see("2 of 16");
    assert_eq!(folder.answer("programme-identity"), "unknown");
    assert_eq!(folder.sheet().answers.len(), 1);
}

#[test]
fn from_practised_upwards_it_asks_once_what_shows_it() {
    let folder = Folder::known();
    let mut screen = begun(&folder);
    screen.press("3");
    screen.see("What shows it?");
    assert_eq!(
        folder.answer("programme-identity"),
        "established",
        "saved before evidence is asked"
    );
    screen.press("https://example.org/charter\r");
    screen.see("When is it from? 2026-11-20, 2026-11, Enter alone: not dated");
    screen.press("last week\r");
    screen.see("“last week” is no day: write it as 2026-11-20 or 2026-11;");
    screen.press("\x152026-10\r");
    screen.see("2 of 16");
    screen.press("4");
    screen.see("What shows it?");
    screen.press(ENTER);
    screen.see("3 of 16");
    screen.press("2");
    screen.see("4 of 16");
    screen.press("3");
    screen.see("What shows it?");
    screen.press(ESC);
    screen.see("The answer is saved, without evidence.");
    screen.see("Present answer: Established");
    let sheet = folder.sheet();
    let evidence = |id: &str| &sheet.answer(&ItemId::new(id)).unwrap().evidence;
    assert_eq!(evidence("programme-identity")[0].text, "https://example.org/charter");
    let day = evidence("programme-identity")[0].date.unwrap();
    assert_eq!(day.to_string(), "2026-10-01", "a month counts from its first day");
    assert!(evidence("licence-management").is_empty());
    assert_eq!(folder.answer("licence-management"), "measured");
    assert_eq!(folder.answer("software-inventory"), "established");
}

#[test]
fn a_level_that_facts_show_is_not_asked_for_evidence() {
    const SIGNALS: &str = "format: ospo/signals/1\nsignals:\n  - { id: kept, fact: sboms, from: 1, \
        item: software-inventory, at_least: established, why: Lists are kept., known: measured }\n";
    const FACTS: &str = "format: ospo/facts/1\nsubject: Acme\ngathered: 2026-11-22\nfacts:\n  \
        - { name: sboms, value: 4, day: 2026-11-22 }\n";
    let folder = Folder::known();
    folder.given(&["programme-identity=2"]);
    fs::write(folder.assessments().join("2026-11-22-gathered.yaml"), FACTS).unwrap();
    let list = folder.root().join("list");
    fs::create_dir(&list).unwrap();
    fs::write(list.join("signals.yaml"), SIGNALS).unwrap();
    let items = ["--item", "software-inventory", "--item", "value-recognition"];
    let list = list.to_str().unwrap();
    let mut screen = folder.start(&[&["--checklists", list, "assess"], &items[..]].concat());
    screen.see("found: SBOMs: 4");
    screen.press("3");
    screen.see("2 of 2");
    screen.press("3");
    screen.see("What shows it?");
}

#[test]
fn evidence_is_given_with_its_days_and_stays_to_be_mended_where_they_are_none() {
    let folder = Folder::known();
    let mut screen = begun(&folder);
    screen.press("3");
    screen.see("What shows it? A few words or an address; Enter alone adds nothing");
    screen.press("Audit (03/04/2026)\r");
    screen.see("Not taken: `03/04/2026` may be 2026-04-03 or 2026-03-04; write");
    screen.see("> Audit (03/04/2026)");
    screen.press("\x15Audit (2027-01-31)\r");
    screen.see("Not taken: 2027-01-31 is after today, 2026-11-22.");
    screen.press("\x15Audit (2026-01-31 to 2027-01-31)\r");
    screen.see("2 of 16");
    screen.press("b");
    screen.see("1 of 16");
    screen.press("e");
    screen.see("A note on the answer");
    screen.press(ENTER);
    screen.see("What shows it? It is added");
    screen.press("Minutes (2026-02-31)\r");
    screen.see("Not taken: `2026-02-31` is not a day of the calendar;");
    screen.see("> Minutes (2026-02-31)");
    screen.press(&"\x7f".repeat(3));
    screen.press("28)\r");
    screen.see("Saved; Enter");
    let sheet = folder.sheet();
    let answer = sheet.answer(&ItemId::new("programme-identity")).unwrap();
    let days = |at: usize| {
        let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string());
        let one = &answer.evidence[at];
        (one.text.clone(), day(one.date), day(one.until))
    };
    let (of, until) = (Some("2026-01-31".to_owned()), Some("2027-01-31".to_owned()));
    assert_eq!(days(0), ("Audit".to_owned(), of, until));
    assert_eq!(days(1), ("Minutes".to_owned(), Some("2026-02-28".to_owned()), None));
}

#[test]
fn a_note_and_evidence_are_added_to_an_answer() {
    let folder = Folder::known();
    let mut screen = begun(&folder);
    screen.press("e");
    screen.see("A note on the answer");
    screen.press("Ask Kim\r");
    screen.see("What shows it?");
    screen.press("\r");
    screen.see("Present answer: don't know (Ask Kim)");
    assert_eq!(folder.answer("programme-identity"), "unknown");
    screen.press("2");
    screen.see("2 of 16");
    screen.press("b");
    screen.see("Present answer: Repeatable (Ask Kim)");
    screen.press("e");
    screen.see("A note on the answer");
    screen.see("> Ask Kim");
    screen.press("\x15");
    screen.press("Needs a refresh: ä, 漢字\r");
    screen.see("What shows it? It is added");
    screen.press("Charter of May\r");
    screen.see("When is it from?");
    screen.press(ESC);
    screen.see("> Charter of May");
    screen.press(ENTER);
    screen.see("When is it from?");
    screen.press(ENTER);
    screen.see("Saved; Enter");
    screen.see("Present answer: Repeatable (Needs a refresh: ä, 漢字), shown by Charter of May");
    let sheet = folder.sheet();
    let answer = sheet.answer(&ItemId::new("programme-identity")).unwrap();
    assert_eq!(answer.note.as_deref(), Some("Needs a refresh: ä, 漢字"));
    assert_eq!(answer.evidence[0].text, "Charter of May");
}

/// Returns a sheet as somebody types it, with a note of several lines and two pieces of evidence.
fn typed() -> String {
    TYPED.replace("ASKED", &model().fingerprint().to_string())
}

const TYPED: &str = "\
# by hand
format: ospo/sheet/1
model: {id: ospo, version: '2.0', fingerprint: 'ASKED'}
subject: Acme
date: 2026-11-22
answers:
  programme-identity:   # Kim
    answer: 3
    note: |
      One thing.
        Another:\tone.
    evidence:
    - Charter  # signed
    - {text: Minutes, date: 2026-10-01}
";

#[test]
fn a_note_of_several_lines_is_shown_as_such_and_stays_as_it_is() {
    let folder = Folder::known();
    fs::create_dir(folder.assessments()).unwrap();
    fs::write(folder.sheet_path(), typed()).unwrap();
    let mut screen = folder.start(&["assess", "--item", "programme-identity"]);
    screen.see("1 of 1");
    screen.press("e");
    screen.see("> One thing.\n    Another: one.");
    screen.press("\r\r");
    screen.see("Nothing was changed.");
    assert_eq!(folder.sheet_text(), typed());
    screen.press("e");
    screen.see("Alt-Enter begins a line");
    screen.press("\x1b\rA third.\r");
    screen.see("What shows it?");
    screen.press("\r");
    screen.see("Saved; Enter");
    let sheet = folder.sheet();
    let note = sheet.answer(&ItemId::new("programme-identity")).unwrap().note.as_deref();
    assert_eq!(note, Some("One thing.\n  Another: one.\nA third."));
    assert!(folder.sheet_text().starts_with("# by hand\n"), "{}", folder.sheet_text());
}

#[test]
fn evidence_is_removed_piece_by_piece_and_an_answer_taken_back() {
    let folder = Folder::known();
    fs::create_dir(folder.assessments()).unwrap();
    fs::write(folder.sheet_path(), typed()).unwrap();
    let mut screen = folder.start(&["assess", "--item", "programme-identity"]);
    screen.see("r remove evidence");
    screen.press("r");
    screen.see(">  1  Charter");
    screen.press(DOWN);
    screen.see(">  2  Minutes (of 2026-10-01)");
    screen.press(ESC);
    screen.see("Present answer");
    screen.press("r");
    screen.see(">  1  Charter");
    screen.press(ENTER);
    screen.see("Saved: 1 piece of evidence dropped");
    screen.see("shown by Minutes");
    assert_eq!(folder.sheet_text(), typed().replace("- Charter  # signed", "# signed"));
    screen.press("x");
    screen.see("Press x once more");
    screen.press("x");
    screen.see("Saved: the answer is taken back.");
    screen.see_that("nothing to take back", |screen| !screen.contains("x take back"));
    screen.press("q");
    assert_eq!(screen.end(), 0);
    assert_eq!(folder.sheet().answers.len(), 0);
    assert!(folder.sheet_text().ends_with("answers: {}\n  # Kim\n  # signed\n"));
}

#[test]
fn not_applicable_needs_a_reason() {
    let folder = Folder::known();
    let mut screen = begun(&folder);
    screen.press("n");
    screen.see("Why does it not apply to you?");
    screen.press(ENTER);
    screen.see("“Not applicable” needs a reason; Esc leaves it as it was.");
    screen.press("half a word");
    screen.see("> half a word");
    screen.press(ESC);
    screen.see_that("the question alone", |screen| {
        screen.contains("u don't know") && !screen.contains("half a word")
    });
    assert!(!folder.sheet_path().exists());
    screen.press("nWe only consume.\r");
    screen.see("2 of 16");
    let sheet = folder.sheet();
    let answer = sheet.answer(&ItemId::new("programme-identity")).unwrap();
    assert_eq!(answer.choice, Choice::NotApplicable { reason: "We only consume.".into() });
}

#[test]
fn the_last_reason_is_taken_by_enter_and_recalled_by_up() {
    let folder = Folder::known();
    let mut screen = begun(&folder);
    for (question, reason) in [("1 of 16", "We only consume."), ("2 of 16", "Not by us.")] {
        screen.see(question);
        screen.press("n");
        screen.see("Why does it not apply to you?");
        screen.press(&format!("{reason}\r"));
    }
    screen.see("3 of 16");
    screen.press("n");
    screen.see("Why does it not apply to you? Enter takes “Not by us.”");
    screen.press(ENTER);
    screen.see("4 of 16");
    screen.press("n");
    screen.see("Enter takes “Not by us.”");
    screen.press(UP);
    screen.see("> Not by us.");
    screen.press(UP);
    screen.see("> We only consume.");
    screen.press(UP);
    screen.press(ENTER);
    screen.see("5 of 16");
    let sheet = folder.sheet();
    let reason = |id: &str| match &sheet.answer(&ItemId::new(id)).unwrap().choice {
        Choice::NotApplicable { reason } => reason.clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!(reason("developer-education"), "Not by us.");
    assert_eq!(reason("software-inventory"), "We only consume.");
    screen.press("q");
    screen.end();
    let mut screen = folder.start(&["assess"]);
    screen.see("5 of 16");
    screen.press("n");
    screen.see("Enter takes “");
}

#[test]
fn keys_typed_ahead_answer_no_question_that_was_not_seen() {
    let folder = Folder::known();
    let mut screen = begun(&folder);
    screen.press("1113");
    screen.see("Saved. Programme identity: Ad hoc");
    screen.see("Keys typed too early were left out.");
    screen.see("2 of 16");
    assert_eq!(folder.sheet().answers.len(), 1);
    screen.press("1");
    screen.see("3 of 16");
    screen.press("1\x03");
    assert_eq!(screen.end(), 130, "Ctrl-C is never too early");
    assert_eq!(folder.sheet().answers.len(), 3);
}

#[test]
fn how_sure_one_is_goes_round_by_a_key_and_is_shown() {
    let folder = Folder::known();
    folder.given(&["programme-identity=2"]);
    let mut screen = folder.start(&["assess", "--item", "programme-identity"]);
    for (told, shown) in [
        ("how sure you are: a guess.", "Repeatable; how sure: a guess"),
        ("how sure you are: fairly sure.", "Repeatable; how sure: fairly sure"),
        ("how sure you are: could show it.", "Repeatable; how sure: could show it"),
    ] {
        screen.see("c how sure");
        screen.press("c");
        screen.see(told);
        screen.see(shown);
    }
    assert!(folder.sheet_text().contains("confidence: high"));
    screen.press("c");
    screen.see("Saved: how sure you are is not said.");
    assert!(!folder.sheet_text().contains("confidence"));
}

#[test]
fn digits_choose_in_the_list_of_questions() {
    let folder = Folder::known();
    let mut screen = begun(&folder);
    screen.press("j");
    screen.see("↑↓ or a number choose");
    screen.press("12");
    screen.see("> 12  ");
    screen.press("9");
    screen.see(">  9  ");
    screen.press("0");
    screen.see_that("the list", |screen| screen.contains("Enter jumps"));
    screen.press("3\r");
    screen.see("3 of 16");
}

#[test]
fn a_stage_that_is_certain_is_told_once_and_one_may_stop() {
    let folder = Folder::known();
    let ids = ids();
    let pairs: Vec<String> = ids[..4].iter().map(|id| format!("{id}=0")).collect();
    folder.given(&pairs.iter().map(String::as_str).collect::<Vec<_>>());
    let mut screen = folder.start(&["assess"]);
    screen.see("5 of 16");
    screen.press("0");
    screen.see("Stage 1 is certain: nothing that is open can change it. 11 more questions show");
    screen.see("Enter goes on  q stops here");
    screen.press("3");
    screen.press(ENTER);
    screen.see("Stage 2: ");
    screen.begin();
    screen.see_that("the next question", |screen| {
        screen.contains("6 of 16") && screen.contains("? why")
    });
    screen.press("1");
    screen.see("7 of 16");
    screen.press("j1\r");
    screen.see("1 of 16");
    screen.press("1");
    screen.see("7 of 16");
    screen.press("j1\r");
    screen.see("1 of 16");
    screen.press("x");
    screen.see("Saved: the answer is taken back.");
    screen.press("0");
    screen.see("Stage 1 is certain");
    screen.press("q");
    assert_eq!(screen.end(), 0);
    assert!(screen.screen().contains("6 of 16 items answered"), "{}", screen.screen());
}

#[test]
fn dont_know_is_an_answer_and_skip_is_none() {
    let folder = Folder::known();
    let mut screen = begun(&folder);
    screen.press("b");
    screen.see("This is the first question.");
    screen.press("u");
    screen.see("2 of 16");
    screen.press("s");
    screen.see("3 of 16");
    screen.press("0");
    screen.see("4 of 16, about 14 minutes left");
    let given = ["programme-identity", "licence-management", "developer-education"];
    assert_eq!(given.map(|id| folder.answer(id)), ["unknown", "-", "absent"]);
}

#[test]
fn back_and_jump_change_earlier_answers() {
    let folder = Folder::known();
    let mut screen = begun(&folder);
    for next in 2..=4 {
        screen.press("2");
        screen.see(&format!("{next} of 16"));
    }
    screen.press("bb");
    screen.see("2 of 16");
    screen.see(">*2  Repeatable:");
    screen.press("0");
    screen.see("4 of 16");
    screen.press("j");
    screen.see("Enter jump");
    screen.see("   2  1  Licence and legal risk: Absent");
    screen.see(">  4  1  Inventory of components: -");
    screen.press(&[UP, UP, UP].concat());
    screen.see(">  1  1  Programme identity: Repeatable");
    screen.press(ENTER);
    screen.see("1 of 16");
    screen.press("1");
    screen.see("4 of 16");
    let given = ["programme-identity", "licence-management", "developer-education"];
    assert_eq!(given.map(|id| folder.answer(id)), ["ad-hoc", "absent", "repeatable"]);
}

#[test]
fn help_says_why_and_what_to_look_for_and_scrolls() {
    let folder = Folder::known();
    let mut screen = begun(&folder);
    screen.press("?");
    screen.see("What the words mean");
    screen.see("↓ more");
    screen.press(&DOWN.repeat(12));
    screen.see("What to look for");
    screen.press(&DOWN.repeat(100));
    screen.see("ospo explain programme-identity says more");
    screen.press("x");
    screen.see("4  Measured:");
    assert!(!folder.sheet_path().exists());
}

#[test]
fn after_a_stop_it_goes_on_at_the_right_question() {
    let folder = Folder::known();
    let mut screen = begun(&folder);
    screen.press("0");
    screen.see("2 of 16");
    screen.press("s");
    screen.see("3 of 16");
    screen.press("1");
    screen.see("4 of 16");
    screen.press("q");
    assert_eq!(screen.end(), 0);
    screen.is_given_back();
    let told = screen.screen();
    assert!(told.contains("2 of 16 items answered, all in assessments/2026-11-22.yaml."), "{told}");
    assert!(told.contains("Next: ospo assess"), "{told}");
    assert_eq!(folder.names(), ["2026-11-22.yaml"]);
    let mut screen = folder.start(&["assess"]);
    screen.see("2 of 16, about 14 minutes left");
    screen.press("1");
    screen.see("4 of 16");
}

#[test]
fn the_last_question_ends_with_the_result_on_one_screen_and_the_next_command() {
    for level in ["0", "3"] {
        let folder = Folder::known();
        let ids = ids();
        let pairs: Vec<String> = ids.iter().skip(1).map(|id| format!("{id}={level}")).collect();
        folder.given(&pairs.iter().map(String::as_str).collect::<Vec<_>>());
        let mut screen = folder.start(&["assess"]);
        screen.see("1 of 16, about 1 minute left");
        screen.press("2");
        assert_eq!(screen.end(), 0);
        screen.is_given_back();
        let told = screen.screen();
        for words in ["Acme, 2026-11-22", "of 4", "16 of 16 answered", "Next  ospo plan"] {
            assert!(told.contains(words), "`{words}` with level {level} on:\n{told}");
        }
    }
}

#[test]
fn a_complete_sheet_is_opened_for_changes_and_says_so() {
    let folder = Folder::known();
    let pairs: Vec<String> = ids().iter().map(|id| format!("{id}=2")).collect();
    folder.given(&pairs.iter().map(String::as_str).collect::<Vec<_>>());
    let mut screen = folder.start(&["assess"]);
    screen.see("1 of 16, all answered");
    screen.see(">*2  Repeatable:");
    screen.press("1");
    screen.see("2 of 16");
    screen.press("q");
    assert_eq!(screen.end(), 0);
    let told = screen.screen();
    assert!(told.contains("is complete; it is opened for changes."), "{told}");
    assert_eq!(folder.answer("programme-identity"), "ad-hoc");
}

#[test]
fn a_round_that_has_ended_is_asked_about_before_anything_is_written() {
    const MAY: &str = "2026-05-04.yaml";
    let asked = || {
        let folder = Folder::known();
        let mut answer = Command::new(env!("CARGO_BIN_EXE_ospo"));
        folder.scrub(&mut answer);
        answer.args(["--date", "2026-05-04", "answer", "--subject", "Acme"]);
        answer.args(ids().iter().map(|id| format!("{id}=2")));
        assert_eq!(terminal::run(answer, "").code, 0);
        let mut screen = folder.start(&["assess"]);
        screen.see("he round of 2026-05-04 is complete; the last answer in it is of 2026-05-04");
        screen.see("Begin a new round (Enter), correct this one (c), or leave (q)?");
        let may = fs::read(folder.assessments().join(MAY)).unwrap();
        (folder, screen, may)
    };
    let may_of = |folder: &Folder| fs::read(folder.assessments().join(MAY)).unwrap();

    let (folder, mut screen, may) = asked();
    screen.press(ENTER);
    screen.see("Last time on 2026-05-04: Repeatable");
    screen.press("1");
    screen.see("2 of 16");
    screen.press("q");
    assert_eq!(screen.end(), 0);
    assert_eq!(folder.names(), [MAY, "2026-11-22.yaml"]);
    assert_eq!(folder.answer("programme-identity"), "ad-hoc");
    assert!(may_of(&folder) == may, "the round of May is as it was");

    let (folder, mut screen, may) = asked();
    screen.press("c\r");
    screen.see("Present answer: Repeatable");
    screen.press("1");
    screen.see("2 of 16");
    screen.press("q");
    assert_eq!(screen.end(), 0);
    assert_eq!(folder.names(), [MAY]);
    assert!(may_of(&folder) != may, "the round of May is corrected");
    let sheet = terminal::sheet_in(&folder.assessments().join(MAY));
    assert_eq!(terminal::word(&sheet, "programme-identity"), "ad-hoc");

    let (folder, mut screen, may) = asked();
    screen.press("q\r");
    assert_eq!(screen.end(), 0);
    assert_eq!(folder.names(), [MAY]);
    assert!(may_of(&folder) == may, "nothing is written");
}

#[test]
fn ctrl_c_and_signals_give_the_terminal_back_and_keep_all_answers() {
    let ways = [(None, 130), (Some(Signal::SIGINT), 130), (Some(Signal::SIGTERM), 143)];
    for (signal, code) in ways {
        let folder = Folder::known();
        let mut screen = begun(&folder);
        screen.press("1");
        screen.see("2 of 16");
        match signal {
            Some(signal) => screen.signal(signal),
            None => screen.press(CTRL_C),
        }
        assert_eq!(screen.end(), code, "{signal:?}");
        screen.is_given_back();
        let told = screen.screen();
        assert!(told.contains("in assessments/2026-11-22.yaml."), "{told}");
        assert!(told.contains("Next: ospo assess"), "{told}");
        assert_eq!(folder.answer("programme-identity"), "ad-hoc");
        assert_eq!(folder.names(), ["2026-11-22.yaml"], "{signal:?}");
    }
}

#[test]
fn a_screen_of_any_size_shows_the_level_that_is_pointed_at() {
    let folder = Folder::known();
    let mut screen = begun(&folder);
    screen.press(&DOWN.repeat(5));
    screen.see("> 4  Measured:");
    screen.resize(40, 12);
    screen.see_that("the last level on a small screen", |screen| {
        screen.contains("> 4  Measured:")
            && screen.contains("q end")
            && !screen.contains("0  Absent")
    });
    for level in ["> 3  Established:", "> 2  Repeatable:", "> 1  Ad hoc:", "> 0  Absent:"] {
        screen.press(UP);
        screen.see(level);
        screen.see("1 of 16");
    }
    screen.resize(200, 60);
    screen.see_that("everything on a large screen", |screen| {
        screen.contains("> 0  Absent:") && screen.contains("4  Measured:")
    });
    screen.resize(80, 24);
    screen.see_that("the usual size", |screen| screen.ends_with("q stop"));
    // Each mode, and the key that leaves it.
    for (enter, shows, leave) in [
        ("?", "What the words mean", "x"),
        ("j", "Enter jump", "j"),
        ("n", "Why does it not apply to you?", ESC),
    ] {
        screen.press(enter);
        screen.see(shows);
        for (columns, rows) in [(20, 5), (5, 2), (1, 1)] {
            screen.resize(columns, rows);
            screen.see_that("a cut head", |screen| screen.starts_with('…'));
        }
        screen.resize(80, 24);
        screen.see(shows);
        screen.press(leave);
        screen.see("0  Absent:");
        screen.see("q stop");
    }
    screen.press("1");
    screen.see("2 of 16");
}

#[test]
fn a_small_screen_shows_every_key() {
    let folder = Folder::known();
    let mut screen = begun(&folder);
    screen.resize(40, 12);
    for words in ["0-4", "? why", "n n/a", "u unknown", "e note", "b back", "j list"] {
        screen.see(words);
    }
    screen.see("s next  q end");
    screen.see("firmly is that place set up?");
    screen.see("0  Absent:");
    screen.see("↓ more");
}

#[test]
fn the_longest_questions_show_all_their_levels() {
    let model = model();
    let mut items: Vec<_> = model.items_and_topics().collect();
    items.sort_by_key(|item| {
        let anchors: usize = item.levels().map(|(_, step)| step.anchor.len()).sum();
        std::cmp::Reverse(anchors + item.ask.len())
    });
    for item in &items[..3] {
        let folder = Folder::known();
        let args = ["assess", "--subject", "Acme", "--item", item.id.as_str()];
        let mut screen = folder.start(&args);
        screen.see_that(&format!("all of {}", item.id), |screen| {
            let levels =
                ["0  Absent:", "1  Ad hoc:", "2  Repeatable:", "3  Established:", "4  Measured:"];
            let last = item.levels().last().unwrap().1.anchor.split(' ').next_back().unwrap();
            let start = item.ask.split(' ').take(4).collect::<Vec<_>>().join(" ");
            let whole = levels.iter().all(|level| screen.contains(level));
            whole && screen.contains(&start) && screen.contains(last) && screen.contains("q stop")
        });
        screen.press("4");
        screen.see("What shows it?");
        screen.see("4  Measured:");
    }
}

#[test]
fn a_new_sheet_shows_former_answers_and_enter_confirms_each_as_it_was() {
    let folder = Folder::known();
    folder.given(&["programme-identity=3", "--evidence", "Charter", "--note", "Fine."]);
    folder.given(&["licence-management=n/a", "--reason", "We only consume."]);
    folder.given(&["developer-education=unknown", "software-inventory=2"]);
    let former = folder.assessments().join("2026-05-01.yaml");
    fs::rename(folder.sheet_path(), &former).unwrap();
    let before = fs::read_to_string(&former).unwrap();
    assert_eq!(folder.run(&["round", "new"], "").code, 0);
    let mut screen = folder.start(&["assess"]);
    screen.see("Last time on 2026-11-22: Established (Fine.), shown by Charter");
    screen.see("> 3  Established:");
    screen.press(ENTER);
    screen.see("2 of 16");
    screen.see("Last time on 2026-11-22: not applicable: We only consume.");
    screen.press(ENTER);
    screen.see("3 of 16");
    screen.see("Last time on 2026-11-22: don't know");
    screen.press(ENTER);
    screen.see("4 of 16");
    screen.see("> 2  Repeatable:");
    screen.press("1");
    screen.see("5 of 16");
    let ids = ids();
    let given: Vec<String> = ids[..5].iter().map(|id| folder.answer(id)).collect();
    assert_eq!(given, ["established", "n/a", "unknown", "ad-hoc", "-"]);
    let sheet = folder.sheet();
    let first = sheet.answer(&ItemId::new("programme-identity")).unwrap();
    assert_eq!((first.note.as_deref(), first.evidence.len()), (Some("Fine."), 1));
    assert_eq!(sheet.subject, "Acme");
    assert_eq!(fs::read_to_string(&former).unwrap(), before);
}

#[test]
fn a_question_that_changed_shows_the_former_answer_and_the_reason() {
    let folder = Folder::known();
    folder.given(&["programme-identity=3"]);
    let asked_again = "ask_again:\n  licence-management:\n    why: It asks for a list now.\n    \
                       answer: repeatable\n    note: Ask Lee.\n  developer-education:\n    \
                       why: The levels are others now.\n    answer: a-bit\n";
    let text = fs::read_to_string(folder.sheet_path()).unwrap() + asked_again;
    fs::write(folder.sheet_path(), text).unwrap();
    let mut screen = folder.start(&["assess"]);
    screen.see("2 of 16");
    screen.see("Asked again: It asks for a list now.");
    screen.see("Last time: Repeatable (Ask Lee.)");
    screen.see("> 2  Repeatable:");
    screen.press(ENTER);
    screen.see("3 of 16");
    screen.see("Asked again: The levels are others now.");
    screen.see("Last time: a-bit");
    screen.press(ENTER);
    screen.see("Nothing is chosen yet");
    screen.press("1");
    screen.see("4 of 16");
    let sheet = folder.sheet();
    let answer = sheet.answer(&ItemId::new("licence-management")).unwrap();
    assert_eq!(answer.note.as_deref(), Some("Ask Lee."));
    assert_eq!(folder.answer("developer-education"), "ad-hoc");
    assert!(sheet.again.is_empty());
}

#[test]
fn the_flags_choose_what_is_asked() {
    let folder = Folder::known();
    folder.given(&["programme-identity=2", "licence-management=unknown"]);
    let legal = model().items().filter(|i| i.who.iter().any(|w| w.as_str() == "legal")).count();
    let mut screen = folder.start(&["assess", "--role", "legal"]);
    screen.see(&format!(" of {legal}, "));
    screen.press("q");
    assert_eq!(screen.end(), 0);

    let mut screen =
        folder.start(&["assess", "--item", "project-politics", "--item", "programme-identity"]);
    screen.see("1 of 2");
    screen.press("0");
    screen.see("2 of 2");
    screen.see("Present answer: Repeatable");
    screen.press("1");
    assert_eq!(screen.end(), 0);
    assert_eq!(folder.answer("project-politics"), "absent");
    assert_eq!(folder.answer("programme-identity"), "ad-hoc");

    let mut screen = folder.start(&["assess", "--only", "open"]);
    screen.see("1 of 14");
    screen.see("Present answer: don't know");
    screen.press("2");
    screen.see("2 of 14");
    assert_eq!(folder.answer("licence-management"), "repeatable");
    screen.press("q");
    assert_eq!(screen.end(), 0);

    let mut screen = folder.start(&["assess", "--topics", "--stage", "1"]);
    screen.see(" of 5, ");
    screen.press("q");
    assert_eq!(screen.end(), 0);

    let mut screen = folder.start(&["assess", "--topics"]);
    screen.see(" of 26, ");
    screen.press("j");
    screen.press("\x1b[F");
    screen.see("> 26  -  ");
    screen.press(ENTER);
    screen.see("(topic)");
    screen.press("1");
    assert_eq!(screen.end(), 0);
    let told = screen.screen();
    assert!(told.contains("Next  ospo assess"), "{told}");
}

#[test]
fn a_sheet_begun_for_a_role_says_so() {
    let folder = Folder::known();
    let mut screen = folder.start(&["assess", "--subject", "Acme", "--role", "legal"]);
    screen.see("1 of ");
    screen.begin();
    screen.see("Acme, 2026-11-22, legal");
    screen.press("2");
    screen.see("2 of ");
    let respondent = folder.sheet().respondent.unwrap();
    assert_eq!(respondent.role.as_deref(), Some("legal"));
}

/// A sheet of more than a year ago: outdated evidence, not applicable, a topic, a question that has
/// changed, and an answer that is fresh.
const OLD: &str = "\
format: ospo/sheet/1
model: { id: ospo, version: \"2.0\" }
subject: Acme
date: 2025-09-01
answers:
  programme-identity:
    answer: established
    note: Signed.
    evidence: [ { text: Old charter, until: 2026-10-01 }, Minutes ]
  licence-management: { answer: not-applicable, reason: We only consume. }
  developer-education: { answer: repeatable, answered: 2026-11-01 }
  software-inventory: unknown
  innersource: ad-hoc
ask_again:
  project-interaction: { why: It asks for a share now., answer: established, note: Kept. }
";

fn with_old_sheet() -> Folder {
    let folder = Folder::known();
    fs::create_dir(folder.assessments()).unwrap();
    fs::write(folder.assessments().join("2025-09-01.yaml"), OLD).unwrap();
    folder
}

#[test]
fn what_is_stale_is_asked_with_its_answer_and_enter_confirms_it() {
    let folder = with_old_sheet();
    let mut screen = folder.start(&["assess", "--only", "stale"]);
    screen.see("1 of 4, about 4 minutes left");
    screen.see("To confirm or change, answered on 2025-09-01: Established (Signed.)");
    screen.see("Outdated evidence: Old charter (ended on 2026-10-01)");
    screen.see(">*3  Established:");
    screen.see("Enter confirms");
    screen.press("d");
    screen.see("Saved: 1 piece of evidence dropped");
    screen.press(ENTER);
    screen.see("2 of 4, about 3 minutes left");
    screen.see("answered on 2025-09-01: not applicable: We only consume.");
    screen.press(ENTER);
    screen.see("3 of 4, about 2 minutes left");
    screen.see("Asked again: It asks for a share now.");
    screen.see("Last time: Established (Kept.)");
    screen.see("> 3  Established:");
    screen.press("2");
    screen.see("4 of 4, about 1 minute left");
    screen.see("(topic)");
    screen.press(ENTER);
    assert_eq!(screen.end(), 0);
    let told = screen.screen();
    assert!(!told.contains("Stale"), "{told}");

    let sheet = terminal::sheet_in(&folder.assessments().join("2025-09-01.yaml"));
    let given = |id: &str| sheet.answer(&ItemId::new(id)).unwrap().clone();
    let first = given("programme-identity");
    assert_eq!(first.note.as_deref(), Some("Signed."));
    let evidence = first.evidence.iter().map(|one| one.text.as_str());
    assert_eq!(evidence.collect::<Vec<_>>(), ["Minutes"]);
    let day = |id: &str| given(id).answered.map(|day| day.to_string());
    for id in ["programme-identity", "licence-management", "innersource"] {
        assert_eq!(day(id).as_deref(), Some(terminal::DATE), "{id}");
    }
    assert_eq!(day("developer-education").as_deref(), Some("2026-11-01"));
    assert_eq!(given("project-interaction").note.as_deref(), Some("Kept."));
    assert!(sheet.again.is_empty());
    let ran = folder.run(&["stale", "--fail"], "");
    assert_eq!(ran.code, 0, "{}", ran.out);
    let ran = folder.run(&["assess", "--only", "stale"], "");
    assert_eq!((ran.code, ran.out.as_str()), (0, ""));
    assert!(ran.err.contains("has to be looked at again"), "{}", ran.err);
}

#[test]
fn what_was_skipped_while_confirming_stays_stale() {
    let folder = with_old_sheet();
    let mut screen = folder.start(&["assess", "--only", "stale", "--after", "2y"]);
    screen.see("1 of 2, about 2 minutes left");
    screen.press("s");
    screen.see("2 of 2, about 2 minutes left");
    screen.press("q");
    assert_eq!(screen.end(), 0);
    let told = screen.screen();
    assert!(told.contains("Next: ospo assess --only stale --after 2y"), "{told}");
    assert_eq!(folder.run(&["stale", "--fail", "--after", "2y"], "").code, 1);
}

/// Returns the words of a text, so that it can be found however it is wrapped: without any blanks.
fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn every_question_has_room_on_a_small_screen_in_every_language() {
    let tags = checklist::builtin_languages("ospo").map(Some);
    let mut cut = Vec::new();
    for tag in iter::once(None).chain(tags) {
        let model = checklist::builtin_model("ospo", tag).unwrap();
        let tag = tag.unwrap_or("en");
        let folder = Folder::known();
        let args = ["-q", "--lang", tag, "assess", "--topics", "--subject", "Acme"];
        let mut screen = folder.start(&args);
        for item in model.items().chain(&model.topics) {
            let levels = item.levels();
            let levels = levels.map(|(level, step)| model.lang.named(&level.label, &step.anchor));
            let texts = levels.chain([item.title.clone(), item.ask.clone()]);
            let texts: Vec<String> = texts.map(|text| squeezed(&text)).collect();
            let shows_all = |screen: &str| {
                let keys = screen.lines().last().unwrap_or_default();
                let shown = squeezed(screen);
                keys.contains("q ") && texts.iter().all(|text| shown.contains(text))
            };
            // Its own title is there in either case.
            screen.see_that(&format!("{tag} {}", item.id), |screen| {
                shows_all(screen)
                    || (squeezed(screen).contains(&texts[texts.len() - 2])
                        && screen.contains("\n↓ "))
            });
            if !shows_all(&screen.screen()) {
                cut.push(format!("{tag} {}:\n{}", item.id, screen.screen()));
            }
            screen.press("s");
        }
        screen.end();
    }
    assert!(cut.is_empty(), "{} are cut off:\n{}", cut.len(), cut.join("\n\n"));
}

/// Presses a line at each question that is asked before the first one.
#[track_caller]
fn told(screen: &mut Terminal, lines: &[(&str, &str)]) {
    for (question, line) in lines {
        screen.see(question);
        screen.press(&format!("{line}\r"));
    }
}

#[test]
fn how_many_people_work_there_is_asked_only_where_something_differs_with_it() {
    let folder = Folder::new();
    let mut screen = folder.start(&["assess", "--model", "osps-baseline"]);
    told(&mut screen, &[("1 of 6. Name", "Acme Corp"), ("2 of 6. Who answers?", "Kim Doe")]);
    told(&mut screen, &[("3 of 6. In which role?", ""), ("4 of 6.", "q")]);
    assert_eq!(screen.end(), 0);
    assert!(!screen.screen().contains("How many people work there?"));
}

#[test]
fn what_is_asked_once_is_kept_in_ospo_yaml_and_not_asked_again() {
    let folder = Folder::new();
    let settings = folder.work().join("ospo.yaml");
    fs::write(&settings, "# Ours.\nsize: 40 # about\n").unwrap();
    let mut screen = folder.start(&["assess"]);
    told(
        &mut screen,
        &[
            ("1 of 8. Name of the organisation or unit [work]", "Acme Corp"),
            ("2 of 8. Who answers?", "Kim Doe"),
            ("3 of 8. In which role?", "99"),
            ("“99” is not a role on the list", "b"),
            ("2 of 8. Who answers? A name [Kim Doe]", ""),
            ("3 of 8. In which role?", "legal"),
            ("4 of 8. In which sector", "finanse"),
            ("Did you mean “finance”?", "finance"),
            ("5 of 8. Does your organisation build software", "perhaps"),
            ("“perhaps” is neither yes nor no", ""),
            ("6 of 8. Does your organisation employ anybody", UP),
            ("5 of 8. Does your organisation build software, have it built", "y"),
            ("6 of 8.", ""),
            ("7 of 8.", "n"),
            ("8 of 8.", "n"),
            ("“n” is not a name: type the names", "Later"),
            ("Keep this in ospo.yaml, so that it is not asked again? [Y/n]", "b"),
            ("8 of 8.", "curl, OpenSSL, curl"),
            ("Keep this in ospo.yaml, so that it is not asked again? [Y/n]", ""),
        ],
    );
    screen.see("1 of 13, about 13 minutes left");
    screen.begin();
    screen.press("2");
    screen.see("2 of 13");
    screen.press("j");
    screen.see("left out: A law, or an executive's");
    screen.press(ESC);
    screen.see("How does your organisation check");
    screen.press("q");
    assert_eq!(screen.end(), 0);
    let told = screen.screen();
    assert!(told.contains("1 of 13 items answered"), "{told}");
    let kept = "\
organisation: Acme Corp
sector: finance
# Ours.
size: 40 # about
respondent:
  name: Kim Doe
  role: legal
scope:
  publishes: \"no\"
  software: \"yes\"
  writes: \"yes\"
lists:
  critical-components:
  - curl
  - OpenSSL
";
    assert_eq!(fs::read_to_string(&settings).unwrap(), kept);
    let respondent = folder.sheet().respondent.unwrap();
    assert_eq!(respondent.in_words().as_deref(), Some("Kim Doe (legal)"));
    assert_eq!(folder.answer("project-hosting"), "-");
    fs::remove_dir_all(folder.assessments()).unwrap();
    let mut screen = folder.start(&["assess", "--stage", "3"]);
    screen.see("3 questions are left out: A law, or an executive's decision in force");
    screen.press("q");
    assert_eq!(screen.end(), 0);
    let told = screen.screen();
    assert!(!told.contains("Before the first question"), "{told}");
    assert!(told.contains("No answer was given, so no sheet is saved."), "{told}");
    let mut screen = folder.start(&["assess", "--item", "project-hosting"]);
    screen.see("1 of 1");
}

#[test]
fn what_is_said_is_kept_although_whoever_answers_says_nothing_of_themselves() {
    let folder = Folder::new();
    let mut screen = folder.start(&["assess"]);
    told(
        &mut screen,
        &[
            ("1 of 9. Name", "Acme Corp"),
            ("2 of 9. Who answers?", ""),
            ("3 of 9. In which role?", ""),
            ("4 of 9.", ""),
            ("5 of 9.", "1,80"),
            ("“1,80” is not a number of people", "1'800"),
            ("6 of 9.", ""),
            ("7 of 9.", ""),
            ("8 of 9.", ""),
            ("9 of 9.", ""),
            ("Keep this in ospo.yaml, so that it is not asked again? [Y/n]", ""),
        ],
    );
    screen.see("1 of 16");
    screen.press("q");
    assert_eq!(screen.end(), 0);
    let said = screen.screen();
    assert!(said.contains("No answer was given, so no sheet is saved."), "{said}");
    let kept = fs::read_to_string(folder.work().join("ospo.yaml")).unwrap();
    assert!(kept.contains("organisation: Acme Corp\n") && kept.contains("size: 1800\n"), "{kept}");
    assert!(!kept.contains("respondent"), "{kept}");
}

#[test]
fn what_is_not_to_be_kept_holds_for_this_run_and_is_in_the_sheet() {
    let folder = Folder::new();
    let mut screen = folder.start(&["assess", "--plain", "--subject", "Acme"]);
    told(
        &mut screen,
        &[
            ("1 of 8. Who answers?", "Kim Doe"),
            ("2 of 8.", ""),
            ("3 of 8.", "2"),
            ("4 of 8.", "many"),
            ("“many” is not a number of people", ""),
            ("5 of 8.", ""),
            ("6 of 8.", ""),
            ("7 of 8.", "no"),
            ("8 of 8.", ""),
            ("Keep this in ospo.yaml", "n"),
            ("Question 1 of 16", "2"),
            ("Question 2 of 16", "q"),
        ],
    );
    assert_eq!(screen.end(), 0);
    let told = screen.screen();
    assert!(told.contains("1 of 13 items answered"), "{told}");
    assert!(told.contains("Next: ospo assess --respondent 'Kim Doe'"), "{told}");
    assert_eq!(folder.answer("project-hosting"), "n/a");
    assert_eq!(folder.sheet().respondent.unwrap().name.as_deref(), Some("Kim Doe"));
    assert!(!folder.work().join("ospo.yaml").exists());
}

#[test]
fn whoever_stops_before_the_first_question_begins_nothing() {
    for way in ["q\r", "\u{1b}\r", terminal::key::CTRL_D] {
        let folder = Folder::new();
        let mut screen = folder.start(&["assess"]);
        screen.see("1 of 9.");
        screen.press("Acme\r");
        screen.see("2 of 9.");
        screen.press(way);
        assert_eq!(screen.end(), 0);
        let told = screen.screen();
        assert!(told.contains("Nothing was begun."), "{told}");
        assert!(!folder.assessments().exists() && !folder.work().join("ospo.yaml").exists());
    }
}

#[test]
fn nothing_is_asked_before_the_first_question_in_a_pipe_or_quietly() {
    let folder = Folder::new();
    let ran = folder.run(&["assess"], "s\ns\n");
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(!ran.out.contains("Before the first question"), "{}", ran.out);
    assert!(ran.err.contains("No answer was given, so no sheet is saved."), "{}", ran.err);
    assert!(!folder.sheet_path().exists());
    let mut screen = folder.start(&["-q", "assess", "--subject", "Acme"]);
    screen.see("1 of 16");
}
