//! A sheet that is written and read again is the same sheet, whatever somebody typed.

use std::collections::BTreeMap;

use ospo::answers::{
    self, Again, Answer, Choice, Closed, Confidence, Decision, Evidence, Merged, Respondent, Sheet,
};
use ospo::model::{ItemId, LevelId, Model};
use ospo::problem::SourceFile;
use proptest::prelude::*;

use crate::typed::{MARKS, NASTY, model, sheet};

/// The sheet with nothing around its texts: all that may be lost.
fn trimmed(sheet: &Sheet) -> Sheet {
    let trim = |text: &str| text.trim().to_owned();
    let answer = |answer: &Answer| Answer {
        choice: match &answer.choice {
            Choice::Level(level) => Choice::Level(LevelId::new(trim(level.as_str()))),
            Choice::AtLeast(level) => Choice::AtLeast(level.clone()),
            Choice::Unknown => Choice::Unknown,
            Choice::NotApplicable { reason } => Choice::NotApplicable { reason: trim(reason) },
        },
        decision: Decision {
            decided_by: answer.decision.decided_by.as_deref().map(trim),
            until: answer.decision.until,
        },
        note: answer.note.as_deref().map(trim),
        evidence: answer
            .evidence
            .iter()
            .map(|evidence| Evidence {
                text: trim(&evidence.text),
                date: evidence.date,
                until: evidence.until,
                known: evidence.known,
            })
            .collect(),
        confidence: answer.confidence,
        answered: answer.answered,
        estimate: answer.estimate,
        former: answer.former.clone(),
    };
    let answers: BTreeMap<ItemId, Answer> =
        sheet.answers.iter().map(|(id, given)| (id.clone(), answer(given))).collect();
    let again = sheet.again.iter().map(|(id, again)| {
        let again = Again { why: trim(&again.why), was: answer(&again.was) };
        (id.clone(), again)
    });
    let respondent = sheet.respondent.as_ref().filter(|respondent| !respondent.is_empty());
    Sheet {
        model: sheet.model.clone(),
        subject: trim(&sheet.subject),
        date: sheet.date,
        respondent: respondent.map(|respondent| Respondent {
            name: respondent.name.as_deref().map(trim),
            role: respondent.role.clone(),
        }),
        merged: sheet.merged.clone().map(|merged| Merged {
            rule: merged.rule.as_deref().map(trim),
            roles: merged.roles.as_deref().map(trim),
            ..merged
        }),
        closed: sheet
            .closed
            .clone()
            .map(|end| Closed { reviewed_by: end.reviewed_by.as_deref().map(trim), ..end }),
        answers,
        again: again.collect(),
    }
}

/// Reads the bytes of a file as any command does.
fn read(yaml: &str, model: &Model) -> Result<Sheet, String> {
    read_as("sheet.yaml", yaml, model)
}

fn read_as(name: &str, text: &str, model: &Model) -> Result<Sheet, String> {
    let told = |what: &dyn std::fmt::Display| format!("{what}\n{text:?}");
    let file = SourceFile::from_bytes(name, text.as_bytes().to_vec()).map_err(|p| told(&p))?;
    let bound = answers::parse(&file).and_then(|draft| draft.bind(model));
    bound.map(|bound| bound.sheet).map_err(|problems| told(&problems))
}

proptest! {
    #[test]
    fn nothing_that_was_typed_is_lost_in_the_file(sheet in sheet()) {
        let model = model();
        let yaml = answers::to_yaml(&sheet, &model).unwrap();
        let read = read(&yaml, &model).map_err(TestCaseError::fail)?;
        prop_assert_eq!(&read, &trimmed(&sheet));
        // What was read once stays byte for byte as it is.
        let again = answers::to_yaml(&read, &model).unwrap();
        let same = answers::to_yaml(&read.clone(), &model).unwrap();
        prop_assert_eq!(&again, &same);
        let read_again = self::read(&again, &model).map_err(TestCaseError::fail)?;
        prop_assert_eq!(answers::to_yaml(&read_again, &model).unwrap(), again);
    }

    #[test]
    fn any_sheet_becomes_any_other_by_an_edit(one in sheet(), other in sheet()) {
        let model = model();
        let text = answers::to_yaml(&one, &model).unwrap();
        let file = SourceFile::new("sheet.yaml", text);
        let edited = answers::edit(&file, &other, &model);
        let edited = edited.map_err(|told| TestCaseError::fail(format!("{told}\n{}", file.text)))?;
        let read = read(&edited, &model).map_err(TestCaseError::fail)?;
        prop_assert_eq!(&read, &trimmed(&other), "from:\n{}\nto:\n{}", file.text, edited);
    }

    #[test]
    fn a_sheet_in_json_is_the_sheet_that_it_is_in_yaml(sheet in sheet()) {
        let model = model();
        let json = answers::to_json(&sheet, &model);
        let pretty = serde_json::to_string_pretty(&json).unwrap();
        let tabs = pretty.replace('\n', "\r\n\t");
        for text in [json.to_string(), pretty, tabs] {
            let read = read_as("sheet.json", &text, &model).map_err(TestCaseError::fail)?;
            prop_assert_eq!(read, trimmed(&sheet));
        }
    }

    #[test]
    fn a_file_is_plain_lines_that_no_editor_changes(sheet in sheet()) {
        let yaml = answers::to_yaml(&sheet, &model()).unwrap();
        for c in ['\r', '\u{0}', '\u{1b}', '\u{7f}', '\u{85}', '\u{2028}', '\u{2029}', '\u{feff}'] {
            prop_assert!(!yaml.contains(c), "{:?} stands bare in {:?}", c, yaml);
        }
        prop_assert!(yaml.ends_with('\n'));
    }
}

#[test]
fn each_nasty_text_comes_back_alone_and_at_each_end_of_another() {
    let model = model();
    for nasty in NASTY.iter().chain(&MARKS) {
        for text in
            [(*nasty).to_owned(), format!("{nasty}x"), format!("x{nasty}"), format!("x{nasty}y")]
        {
            if text.trim().is_empty() {
                continue;
            }
            let mut sheet = Sheet::new(&model, &text, jiff::civil::date(2026, 11, 22));
            let mut answer = Answer::new(Choice::NotApplicable { reason: text.clone() });
            answer.note = Some(text.clone());
            answer.evidence = vec![Evidence::new(&text)];
            sheet.answers.insert(ItemId::new("s1-1"), answer);
            let yaml = answers::to_yaml(&sheet, &model).unwrap();
            assert_eq!(read(&yaml, &model).as_ref(), Ok(&trimmed(&sheet)), "{text:?}\n{yaml}");
            let json = answers::to_json(&sheet, &model).to_string();
            let read = read_as("sheet.json", &json, &model);
            assert_eq!(read.as_ref(), Ok(&trimmed(&sheet)), "{text:?}\n{json}");
        }
    }
}

#[test]
fn answers_stand_in_the_order_of_the_model_and_strays_behind_them() {
    let model = model();
    let mut sheet = Sheet::new(&model, "Acme", jiff::civil::date(2026, 11, 22));
    for id in ["zebra", "s2-1", "a-stray", "s1-2", "s1-1"] {
        sheet.answers.insert(ItemId::new(id), Answer::new(Choice::Unknown));
    }
    let yaml = answers::to_yaml(&sheet, &model).unwrap();
    let order: Vec<&str> =
        yaml.lines().filter_map(|line| line.strip_prefix("  ")?.strip_suffix(':')).collect();
    assert_eq!(order, ["s1-1", "s1-2", "s2-1", "a-stray", "zebra"]);
}

#[test]
fn blank_texts_are_left_out_because_no_file_with_them_can_be_read() {
    let model = model();
    let mut sheet = Sheet::new(&model, "Acme", jiff::civil::date(2026, 11, 22));
    let mut answer = Answer::new(Choice::Unknown);
    answer.note = Some(" \n".into());
    answer.evidence = ["", "shown", "\u{a0}"].map(Evidence::new).to_vec();
    sheet.answers.insert(ItemId::new("s1-1"), answer);
    sheet.respondent = Some(Respondent { name: Some(" ".into()), role: None });
    let yaml = answers::to_yaml(&sheet, &model).unwrap();
    let read = read(&yaml, &model).unwrap();
    let answer = &read.answers[&ItemId::new("s1-1")];
    assert_eq!((answer.note.as_deref(), read.respondent), (None, None));
    assert_eq!(answer.evidence, [Evidence::new("shown")]);
}

#[test]
fn a_new_level_keeps_the_note_and_evidence_that_were_given_before() {
    let model = model();
    let mut before = Sheet::new(&model, "Acme", jiff::civil::date(2026, 11, 22));
    let mut answer = Answer::new(Choice::Level(LevelId::new("ad-hoc")));
    answer.note = Some("Since May".into());
    answer.evidence = vec![Evidence::new("A page")];
    answer.confidence = Some(Confidence::High);
    before.answers.insert(ItemId::new("s1-1"), answer);

    let given = "s1-1: repeatable\ns1-2: 3\n";
    let file = SourceFile::new("answers.yaml", given);
    let after = answers::parse_answers(&file, &before, &model).unwrap();
    let answer = &after.answers[&ItemId::new("s1-1")];
    assert_eq!(answer.choice, Choice::Level(LevelId::new("repeatable")));
    assert_eq!(answer.note.as_deref(), Some("Since May"));
    assert_eq!((answer.evidence.len(), answer.confidence), (1, Some(Confidence::High)));
    assert_eq!(after.answers.len(), 2);

    let given = "s1-1: { answer: repeatable, note: Since June }\n";
    let file = SourceFile::new("answers.yaml", given);
    let after = answers::parse_answers(&file, &before, &model).unwrap();
    assert_eq!(after.answers[&ItemId::new("s1-1")].note.as_deref(), Some("Since June"));
}
