//! A form that is handed out and comes back unchanged holds the sheet that it was written from.

use ospo::answers;
use ospo::answers::Sheet;
use ospo::form;
use ospo::form::Questionnaire;
use ospo::interview::Selection;
use ospo::model::Model;
use ospo::problem::SourceFile;
use proptest::prelude::*;

use crate::typed;

/// Returns a sheet as its file has it, without what no form asks.
fn asked(sheet: &Sheet, model: &Model) -> Sheet {
    let file = SourceFile {
        path: "sheet.yaml".into(),
        text: answers::to_yaml(sheet, model).unwrap(),
    };
    let mut sheet = answers::parse(&file).unwrap().bind(model).unwrap().sheet;
    sheet.answers.retain(|id, _| model.item(id).is_some());
    sheet.merged = None;
    sheet.again.clear();
    sheet
}

fn questionnaire<'m>(model: &'m Model, sheet: &Sheet) -> Questionnaire<'m> {
    Questionnaire::new(model, sheet.clone(), &Selection::default())
}

proptest! {
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
    fn markdown_holds_every_sheet(sheet in typed::sheet()) {
        let model = typed::model();
        let sheet = asked(&sheet, &model);
        let text = form::markdown(&questionnaire(&model, &sheet));
        let file = SourceFile { path: "form.md".into(), text: text.clone() };
        let read = form::parse_markdown(file).unwrap();
        prop_assert_eq!(read.sheet(&model), Ok(sheet), "{}", text);
    }

    #[test]
    fn no_text_is_too_odd_to_be_read_as_a_form(text in any::<String>()) {
        let model = typed::model();
        let front = "ospo/form/1, model small, version 1.0\n### A (id: s1-1)\n";
        let file = SourceFile { path: "form.md".into(), text: format!("{front}{text}") };
        let read = form::parse_markdown(file).map(|form| form.sheet(&model));
        prop_assert!(read.is_ok());
    }

    #[test]
    fn no_bytes_are_too_odd_to_be_read_as_a_spreadsheet(bytes in any::<Vec<u8>>()) {
        prop_assert!(form::parse_xlsx("form.xlsx", &bytes).is_err());
    }
}
