//! An interview sheet as somebody filled it in by hand: what each line of it means.

use ospo::answers::{Answer, Choice, Confidence, Evidence};
use ospo::form::{self, Questionnaire};
use ospo::interview::Selection;
use ospo::model::{ItemId, LevelId};

use crate::small_model::{file, sheet, weighted};

/// Reads these lines below the only question; what is wrong, as it is told.
fn read(lines: &str) -> Result<Option<Answer>, String> {
    let front = "ospo/form/1, model small, version 1.0\n- Subject: Acme\n- Round: 2026-11-22\n";
    let form = file("form.md", format!("{front}### S1 1 (id: s1-1)\n{lines}\n"));
    let sheet = form::parse_markdown(form).and_then(|form| form.sheet(&weighted(&[&[1]])));
    let mut sheet = sheet.map_err(|problems| problems.to_string())?;
    Ok(sheet.answers.remove(&ItemId::new("s1-1")))
}

fn answer(lines: &str) -> Answer {
    read(&format!("- [x] 2 Repeatable\n{lines}")).unwrap().unwrap()
}

fn note(lines: &str) -> String {
    answer(lines).note.unwrap_or_default()
}

#[test]
fn only_a_sign_that_everybody_takes_for_a_tick_is_one() {
    for line in ["- [x] 2", "* [X] 2 Repeatable", "[✓] 2", "[✔️] 2", "[☒] 2", "[☑] 2", "[ x ] 2"]
    {
        let level = Choice::Level(LevelId::new("repeatable"));
        assert_eq!(read(line).unwrap().map(|answer| answer.choice), Some(level), "{line}");
    }
    for line in ["- [ ] 2", "[] 2"] {
        assert_eq!(read(line), Ok(None), "{line}");
    }
    for sign in ["-", "/", "?", ".", "*"] {
        let told = read(&format!("[{sign}] 2")).unwrap_err();
        assert!(told.contains(&format!("a tick that is not understood: `{sign}`")), "{told}");
    }
    assert_eq!(note("Note: see\n[x](y)"), "see\nx (y)");
}

#[test]
fn no_word_beside_the_boxes_of_a_confidence_is_lost() {
    let sure = |line| read(&format!("- [x] 2\n**Confidence:** {line}"));
    for (line, expected) in [
        ("[ ] low [x] medium [ ] high", Some(Confidence::Medium)),
        ("[ ] low [ ] medium [ ] high", None),
        ("high", Some(Confidence::High)),
    ] {
        assert_eq!(sure(line).unwrap().unwrap().confidence, expected, "{line}");
    }
    for (line, told) in [
        ("[x] low [ ] medium [x] high", "unknown confidence `low, high`"),
        ("fairly [ ] low [x] high", "unknown confidence `fairly, high`"),
        ("[ ] low [ ] high: no idea", "unknown confidence `high: no idea`"),
        ("[x] low [see the list]", "unknown confidence `low, [see the list]`"),
        ("[ ] low [/] medium [ ] high", "a tick that is not understood: `/`"),
    ] {
        assert!(sure(line).unwrap_err().contains(told), "{line}");
    }
}

#[test]
fn a_label_is_known_however_an_editor_writes_it_and_no_other_word_is_one() {
    for line in ["**Note:** a: b", "- Note: a: b", "__note__: a: b"] {
        assert_eq!(note(line), "a: b", "{line}");
    }
    for (line, words) in [
        ("> Note: quoted", "Note: quoted"),
        ("#5 is open", "#5 is open"),
        ("Kim said so ______", "Kim said so"),
        ("__________", ""),
    ] {
        assert_eq!(
            note(&format!("Note: seen\n{line}")).trim_end(),
            format!("seen\n{words}").trim_end()
        );
    }
}

#[test]
fn a_section_is_known_by_how_the_form_writes_it() {
    for title in ["Stage 1: Stage 1", "Stage 12", "topics", "Stage 2:"] {
        assert_eq!(note(&format!("Note: seen\n## {title}")), "seen", "{title}");
    }
    let told = read("- [x] 2\nNote: seen\n## Stage 1: Ask Kim").unwrap_err();
    assert_eq!(told, "form.md:7:1: words that are in no field");
    for title in ["Stage", "Stages 1: a", "Stage 2 was hard", "My topics"] {
        assert_eq!(note(&format!("Note: seen\n## {title}")), format!("seen\n## {title}"));
    }
}

#[test]
fn the_days_of_evidence_stand_in_brackets_behind_the_words() {
    for (line, text, date, until) in [
        ("Audit", "Audit", "", ""),
        ("Audit (2026-01-31)", "Audit", "2026-01-31", ""),
        ("Audit(2026-01-31 - 2027-01-31)", "Audit", "2026-01-31", "2027-01-31"),
        ("Audit (– 2027-01-31)", "Audit", "", "2027-01-31"),
        ("审计（2026-01-31 至 2027-01-31）", "审计", "2026-01-31", "2027-01-31"),
        ("Audit (of 2026-01-31)", "Audit (of 2026-01-31)", "", ""),
        ("Audit (2026-01-31) ()", "Audit (2026-01-31)", "", ""),
        ("(2026-01-31)", "(2026-01-31)", "", ""),
    ] {
        let read = answer(&format!("Evidence: {line}")).evidence.remove(0);
        let days = [read.date, read.until].map(|day| day.map_or(String::new(), |d| d.to_string()));
        assert_eq!((&*read.text, days), (text, [date.to_owned(), until.to_owned()]), "{line}");
    }
    let told = read("- [x] 2\nEvidence: Audit (2027-01-31 - 2026-01-31)").unwrap_err();
    assert!(told.contains("evidence of 2027-01-31 cannot end on 2026-01-31, before it"), "{told}");
    for day in ["2026-02-31", "03/04/2026"] {
        let told = read(&format!("- [x] 2\nEvidence: Audit ({day})")).unwrap_err();
        assert!(told.contains(&format!("`{day}`")), "{told}");
    }
}

#[test]
fn what_the_form_says_itself_is_known_in_whatever_lines_an_editor_leaves_it() {
    let model = weighted(&[&[1]]);
    let given = sheet(&model, "  s1-1: repeatable\n");
    let form = Questionnaire::new(&model, given.clone(), &Selection::default());
    let text = form::markdown(&form);
    let (title, rest) = text.split_once("Tick one box").unwrap();
    let broken = rest.replacen(". ", ".\n> ", 2);
    let read = |text: String| form::parse_markdown(file("form.md", text)).unwrap().sheet(&model);
    assert_eq!(read(format!("{title}Tick one box{broken}")), Ok(given));
    let below = text.replacen("\n- **Subject", "\nThe whole board was here.\n\n- **Subject", 1);
    let told = read(below).unwrap_err().to_string();
    assert!(told.contains("words that are in no field"), "{told}");
}

#[test]
fn words_like_days_and_like_lines_to_write_on_come_back_as_they_were() {
    let model = weighted(&[&[1]]);
    let day = "2026-01-31".parse().ok();
    let days = [(None, None), (day, None), (None, day), (day, day)];
    for text in [
        "a (2026-01-31)",
        "a ()",
        "a (1.3.2026)",
        "(2026-01-31)",
        "a (– 2026-01-31)",
        "____",
        "a ___",
    ] {
        let mut given = sheet(&model, "  s1-1: repeatable\n");
        let answer = given.answers.get_mut(&ItemId::new("s1-1")).unwrap();
        let evidence = |(date, until)| Evidence { date, until, ..Evidence::new(text) };
        answer.evidence = days.map(evidence).to_vec();
        answer.note = Some(format!("{text}\n{text}"));
        let form = Questionnaire::new(&model, given.clone(), &Selection::default());
        let form = file("form.md", form::markdown(&form));
        assert_eq!(form::parse_markdown(form).unwrap().sheet(&model), Ok(given), "{text}");
    }
}

#[test]
fn a_form_leaves_first_estimates_to_be_answered() {
    let model = weighted(&[&[1, 1]]);
    let mut given = sheet(&model, "  s1-1: repeatable\n  s1-2: absent\n");
    given.answers.get_mut(&ItemId::new("s1-1")).unwrap().estimate = true;
    let form = Questionnaire::new(&model, given, &Selection::default());
    let markdown = file("form.md", form::markdown(&form));
    let read = form::parse_markdown(markdown).unwrap().sheet(&model).unwrap();
    assert!(read.answers.keys().map(ItemId::as_str).eq(["s1-2"]));
    let again = &form.sheet.again[&ItemId::new("s1-1")];
    assert_eq!(again.why, "The answer was a first estimate, without evidence.");
}
