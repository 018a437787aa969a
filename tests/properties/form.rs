//! A form that is handed out and comes back unchanged holds the sheet that it was written from.

use std::io::{Cursor, Read, Write};

use ospo::answers::{self, Answer, Choice, Confidence, Decision, Evidence, Sheet};
use ospo::form::{self, Questionnaire};
use ospo::interview::Selection;
use ospo::model::{ItemId, Model};
use ospo::problem::SourceFile;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use crate::typed;

/// Returns a sheet as its file has it, without what no form asks.
fn asked(sheet: &Sheet, model: &Model) -> Sheet {
    let file = SourceFile::new("sheet.yaml", answers::to_yaml(sheet, model).unwrap());
    let mut sheet = answers::parse(&file).unwrap().bind(model).unwrap().sheet;
    sheet.answers.retain(|id, answer| model.item(id).is_some() && !answer.estimate);
    for answer in sheet.answers.values_mut() {
        answer.decision = Decision::default();
        answer.evidence.iter_mut().for_each(|evidence| evidence.known = None);
    }
    (sheet.merged, sheet.closed) = (None, None);
    sheet.again.clear();
    sheet
}

fn questionnaire<'m>(model: &'m Model, sheet: &Sheet) -> Questionnaire<'m> {
    Questionnaire::new(model, sheet.clone(), &Selection::default())
}

/// Puts other bytes into one of the files that a spreadsheet is made of.
fn with_damage(whole: &[u8], part: usize, at: usize, new: &[u8]) -> Vec<u8> {
    let mut parts = ZipArchive::new(Cursor::new(whole)).unwrap();
    let mut damaged = ZipWriter::new(Cursor::new(Vec::new()));
    let number = parts.len();
    for index in 0..number {
        let mut file = parts.by_index(index).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        if index == part % number {
            let at = at % bytes.len();
            let end = (at + new.len()).min(bytes.len());
            bytes.splice(at..end, new.iter().copied());
        }
        let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        damaged.start_file(file.name().unwrap(), stored).unwrap();
        damaged.write_all(&bytes).unwrap();
    }
    damaged.finish().unwrap().into_inner()
}

/// Words that an interview sheet could take for its own: its labels, headings, rules and boxes.
#[rustfmt::skip]
const LIKE_THE_FORM: [&str; 18] = [
    "Note: board minutes", "Confidence: low (survey)", "Answered: by Kim", "answered on: 2026",
    "Evidence: none", "Reason: none", "**Note:** a", "__Note__: a", " Note: a", "Note\\: a",
    "## Stage 2", "## Seen on site", "# Why", "#### How", "### Title (id: s1-2)", "---", "***",
    "- [x] **2 Repeatable**",
];

/// Puts words that could be the form's own into every answer of a sheet.
fn with_words_like_the_form(sheet: &mut Sheet, words: &[&str]) {
    let mut words = words.iter().cycle();
    for answer in sheet.answers.values_mut() {
        let mut next = || words.next().map_or(String::new(), |word| (*word).to_owned());
        answer.note = Some(format!("{}\n{}\n{}", next(), next(), next()));
        for evidence in &mut answer.evidence {
            evidence.text = next();
        }
    }
}

/// Returns the form of a sheet with these words behind a line of it, for an editor to leave there.
fn with_lines(sheet: &Sheet, model: &Model, behind: &str, words: &str) -> String {
    let text = form::markdown(&questionnaire(model, sheet));
    assert!(text.contains(behind), "{text}");
    text.replacen(behind, &format!("{behind}{words}"), 1)
}

proptest! {
    #[test]
    fn markdown_holds_every_sheet(sheet in typed::sheet()) {
        let model = typed::model();
        let sheet = asked(&sheet, &model);
        let text = form::markdown(&questionnaire(&model, &sheet));
        let file = SourceFile::new("form.md", text.clone());
        let read = form::parse_markdown(file).unwrap();
        prop_assert_eq!(read.sheet(&model), Ok(sheet), "{}", text);
    }

    #[test]
    fn words_like_those_of_the_form_come_back_from_markdown(
        mut sheet in typed::sheet(),
        words in vec(select(&LIKE_THE_FORM[..]), 1..=9),
    ) {
        let model = typed::model();
        with_words_like_the_form(&mut sheet, &words);
        let sheet = asked(&sheet, &model);
        let text = form::markdown(&questionnaire(&model, &sheet));
        let file = SourceFile::new("form.md", text.clone());
        let read = form::parse_markdown(file).unwrap();
        prop_assert_eq!(read.sheet(&model), Ok(sheet), "{}", text);
    }

    #[test]
    fn headings_and_rules_that_somebody_typed_into_a_note_stay_in_it(
        lines in vec(select(&["## Seen on site", "# Why", "#### How", "---", "***", "plain"][..]), 1..=5),
        sure in select(&Confidence::ALL[..]),
    ) {
        let model = typed::model();
        let mut sheet = Sheet::new(&model, "Acme", jiff::civil::date(2026, 11, 22));
        let note = |note: String| Answer {
            choice: Choice::Unknown,
            note: Some(note),
            evidence: vec![Evidence::new("Audit")],
            confidence: Some(sure),
            ..Answer::new(Choice::Unknown)
        };
        let lines = lines.join("\n");
        sheet.answers.insert(ItemId::new("s1-2"), note("Begun".to_owned()));
        let text = with_lines(&sheet, &model, "**Note:** Begun", &format!("\n{lines}"));
        let file = SourceFile::new("form.md", text.clone());
        sheet.answers.insert(ItemId::new("s1-2"), note(format!("Begun\n{lines}")));
        let read = form::parse_markdown(file).unwrap();
        prop_assert_eq!(read.sheet(&model), Ok(sheet), "{}", text);
    }

    #[test]
    fn no_text_is_too_odd_to_be_read_as_a_form(text in any::<String>()) {
        let model = typed::model();
        let front = "ospo/form/1, model small, version 1.0\n### A (id: s1-1)\n";
        let file = SourceFile::new("form.md", format!("{front}{text}"));
        let read = form::parse_markdown(file).map(|form| form.sheet(&model));
        prop_assert!(read.is_ok());
    }

    #[test]
    fn no_bytes_are_too_odd_to_be_read_as_a_spreadsheet(bytes in any::<Vec<u8>>()) {
        prop_assert!(form::parse_xlsx("form.xlsx", &bytes).is_err());
    }
}

proptest! {
    // A spreadsheet takes a tenth of a second where nothing is optimised.
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_spreadsheet_holds_every_sheet(sheet in typed::sheet()) {
        let model = typed::model();
        let sheet = asked(&sheet, &model);
        let form = form::xlsx(&questionnaire(&model, &sheet));
        // A cell holds only so much, and says so.
        prop_assume!(form.is_ok());
        let read = form::parse_xlsx("form.xlsx", &form.unwrap()).unwrap();
        prop_assert_eq!(read.sheet(&model), Ok(sheet));
    }

    #[test]
    fn a_damaged_spreadsheet_is_told(part in 0..100_usize, at in 0..1_000_000_usize, new in vec(any::<u8>(), 0..=4)) {
        let model = typed::model();
        let sheet = Sheet::new(&model, "Acme", jiff::civil::date(2026, 11, 22));
        let whole = form::xlsx(&questionnaire(&model, &sheet)).unwrap();
        let damaged = with_damage(&whole, part, at, &new);
        // Where the damage is small, it may still be a form; it must never be a panic.
        let _ = form::parse_xlsx("form.xlsx", &damaged).map(|form| form.sheet(&model));
    }
}
