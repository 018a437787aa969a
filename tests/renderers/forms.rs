//! A form with hostile texts in every field shows them as text, and gives them back as they were.

use std::io::{Cursor, Read, Write};

use ospo::answers::{Respondent, Sheet};
use ospo::form::{self, Questionnaire};
use ospo::interview::Selection;
use ospo::model::Model;
use ospo::problem::SourceFile;
use pulldown_cmark::{Event, Options, Parser, Tag};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::renderers::{hostile, safety};

/// Returns a sheet with a text in every answer that a form asks for.
fn sheet(model: &Model, text: &str) -> Sheet {
    let mut sheet = hostile::with_answers(model, text).sheet;
    sheet.answers.retain(|id, _| model.item(id).is_some());
    sheet.merged = None;
    sheet.again.clear();
    sheet.respondent =
        Some(Respondent { name: Some(text.to_owned()), role: Some("legal".to_owned()) });
    sheet
}

fn questionnaire<'m>(model: &'m Model, sheet: &Sheet) -> Questionnaire<'m> {
    let selection = Selection { topics: true, ..Selection::default() };
    Questionnaire::new(model, sheet.clone(), &selection)
}

fn read_markdown(text: String, model: &Model) -> Sheet {
    let path = "form.md".to_owned();
    let form = form::parse_markdown(SourceFile::new(path, text)).unwrap();
    form.sheet(model).unwrap()
}

/// Returns the files that a spreadsheet is made of, as text.
fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut parts = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let read = (0..parts.len()).map(|index| {
        let mut part = parts.by_index(index).unwrap();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        (part.name().unwrap().to_string(), text)
    });
    read.collect()
}

#[test]
fn no_text_becomes_a_formula_or_a_link_in_the_spreadsheet_of_a_form() {
    let model = hostile::model();
    let sheet = sheet(&model, hostile::text().trim());
    let bytes = form::xlsx(&questionnaire(&model, &sheet)).unwrap();
    for (name, text) in parts(&bytes) {
        assert!(!name.contains("external"), "{name}");
        for sign in ["<f>", "<f ", "<hyperlink", "TargetMode=\"External\""] {
            assert!(!text.contains(sign), "{name}: {sign}");
        }
        for c in text.chars().filter(|c| !"\r\n".contains(*c)) {
            assert!(!c.is_control() && !safety::is_hidden(c), "{name}: {c:?}");
        }
    }
    let styles = parts(&bytes).into_iter();
    let mut styles = styles.filter(|(name, _)| name == "xl/styles.xml");
    assert!(styles.any(|(_, text)| text.contains("quotePrefix=\"1\"")));
    let read = form::parse_xlsx("form.xlsx", &bytes).unwrap();
    assert_eq!(read.sheet(&model), Ok(sheet));
}

#[test]
fn no_text_becomes_markup_in_the_interview_sheet() {
    let model = hostile::model();
    let sheet = sheet(&model, hostile::text().trim());
    let markdown = form::markdown(&questionnaire(&model, &sheet));
    for event in Parser::new_ext(&markdown, Options::all()) {
        match event {
            Event::Start(
                Tag::Heading { .. }
                | Tag::Paragraph
                | Tag::List(None)
                | Tag::Item
                | Tag::Strong
                | Tag::BlockQuote(_),
            )
            | Event::End(_)
            | Event::Text(_)
            | Event::SoftBreak
            | Event::TaskListMarker(_)
            | Event::Rule => {}
            other => panic!("{other:?}"),
        }
    }
    for c in markdown.chars().filter(|c| *c != '\n') {
        assert!(!c.is_control() && !safety::is_hidden(c), "{c:?}");
    }
    assert_eq!(read_markdown(markdown, &model), sheet);
}

#[test]
fn the_same_questionnaire_gives_the_same_bytes() {
    let model = hostile::tame_twin();
    let sheet = sheet(&model, "tame");
    let form = questionnaire(&model, &sheet);
    assert_eq!(form::xlsx(&form).unwrap(), form::xlsx(&form).unwrap());
    assert_eq!(form::markdown(&form), form::markdown(&form));
}

#[test]
fn a_spreadsheet_that_unfolds_to_far_more_than_a_form_is_refused() {
    let mut bomb = ZipWriter::new(Cursor::new(Vec::new()));
    bomb.start_file("xl/workbook.xml", SimpleFileOptions::default()).unwrap();
    for _ in 0..33 {
        bomb.write_all(&vec![b' '; 1024 * 1024]).unwrap();
    }
    let bytes = bomb.finish().unwrap().into_inner();
    let told = form::parse_xlsx("bomb.xlsx", &bytes).unwrap_err().to_string();
    assert_eq!(told, "bomb.xlsx: the spreadsheet holds far more than a form");
}
