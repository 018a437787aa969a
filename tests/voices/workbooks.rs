//! Tables in workbooks: what a person sees in a cell is what it says, and what cannot be seen there is
//! told.

use std::path::Path;

use ospo::insight::VoiceSaid;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};
use tempfile::TempDir;

use crate::ospo;

/// A workbook with sheets that are filled, each by its name.
/// The name of a sheet, and what fills it.
type Filled<'s> = (&'s str, &'s dyn Fn(&mut Worksheet));

fn workbook(sheets: &[Filled]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let mut book = Workbook::new();
    for (name, fill) in sheets {
        let sheet = book.add_worksheet();
        sheet.set_name(*name).unwrap();
        fill(sheet);
    }
    book.save(folder.path().join("t.xlsx")).unwrap();
    folder
}

/// Writes a table of words.
fn words(sheet: &mut Worksheet, rows: &[&[&str]]) {
    for (at, row) in (0..).zip(rows) {
        for (column, word) in (0..).zip(*row) {
            sheet.write_string(at, column, *word).unwrap();
        }
    }
}

fn shown(folder: &Path, files: &[&str]) -> (Option<i32>, String, String) {
    let output = ospo(folder, &[&["voices"], files, &["-f", "csv"]].concat());
    let [out, err] = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
    (output.status.code(), out, err)
}

const FIVE: &[&[&str]] = &[&["funding"], &["1"], &["2"], &["Ad hoc"], &["4"], &["unknown"]];

#[test]
fn numbers_words_and_results_of_formulas_are_answers() {
    let folder = workbook(&[
        ("Notes", &|sheet| words(sheet, &[&["Who answers?"], &["Everybody"]])),
        ("Answers", &|sheet| {
            words(sheet, &[&["funding", "when"], &["established"]]);
            sheet.write_number(2, 0, 3.0).unwrap();
            sheet.write_formula(3, 0, Formula::new("=1+2").set_result("3")).unwrap();
            // A level that is shown as a day is still the level.
            let day = Format::new().set_num_format("yyyy-mm-dd");
            sheet.write_number_with_format(4, 0, 3.0, &day).unwrap();
            words(sheet, &[&[], &[], &[], &[], &[], &["3 – Established"]]);
            sheet.write_datetime(5, 1, ExcelDateTime::from_ymd(2026, 11, 29).unwrap()).unwrap();
        }),
        ("Old", &|sheet| {
            words(sheet, FIVE);
            sheet.set_hidden(true);
        }),
    ]);
    let (code, out, err) = shown(folder.path(), &["t.xlsx"]);
    assert_eq!(err, "t.xlsx: 1 column names no item and is left out.\n");
    assert_eq!(
        (code, out.lines().nth(1)),
        (Some(0), Some("funding,is,not-applicable,measured,5,5"))
    );
    let bytes = std::fs::read(folder.path().join("t.xlsx")).unwrap();
    let side = ospo::insight::Side::Is;
    let table = ospo::form::voices_of_xlsx("t.xlsx", &bytes, &crate::model(), side);
    let table = table.unwrap().expect("a table, and no form");
    assert_eq!(crate::said(&table, "funding", side), vec![Some(VoiceSaid::Level(3)); 5]);
}

#[test]
fn what_is_not_worked_out_and_what_is_an_error_are_no_answers_and_are_told() {
    let folder = workbook(&[("Answers", &|sheet| {
        words(sheet, FIVE);
        sheet.write_formula(6, 0, "=Other!A1").unwrap();
        for (row, error) in [(7, "#REF!"), (8, "#N/A")] {
            sheet.write_formula(row, 0, Formula::new("=X!A1").set_result(error)).unwrap();
        }
        sheet.write_boolean(9, 0, true).unwrap();
    })]);
    let (_, _, err) = shown(folder.path(), &["t.xlsx"]);
    assert_eq!(
        err,
        "t.xlsx: column A (`funding`): 4 cells are no answers and are left out, in rows 7, 8, 9, 10.\n\
         t.xlsx: 4 rows answer nothing: 7, 8, 9, 10.\n"
    );
}

#[test]
fn a_cell_merged_over_several_rows_says_the_same_for_each() {
    let folder = workbook(&[("Answers", &|sheet| {
        words(sheet, &[&["id", "funding"], &["1"], &["2"], &["3"], &["4"], &["5"]]);
        sheet.merge_range(1, 1, 5, 1, "Ad hoc", &Format::new()).unwrap();
    })]);
    let (_, out, _) = shown(folder.path(), &["t.xlsx"]);
    assert_eq!(out.lines().nth(1), Some("funding,is,not-applicable,measured,5,5"));
}

#[test]
fn several_sheets_that_could_be_meant_are_refused_and_so_is_none() {
    let fill = |sheet: &mut Worksheet| words(sheet, FIVE);
    let folder = workbook(&[("May", &fill), ("June", &fill)]);
    let (code, _, err) = shown(folder.path(), &["t.xlsx"]);
    assert_eq!(code, Some(2));
    assert_eq!(
        err,
        "error: t.xlsx: the headings of several sheets name items: `May` and `June`\n\
         help: save the one that is meant as a file of its own\n"
    );
    let folder = workbook(&[("Sheet1", &|sheet| words(sheet, &[&["Kim", "SECRET"], &["1", "2"]]))]);
    let (code, _, err) = shown(folder.path(), &["t.xlsx"]);
    assert_eq!(code, Some(2));
    assert!(
        err.starts_with("error: t.xlsx: no heading names an item of the model `ospo`\n"),
        "{err}"
    );
    assert!(!err.contains("SECRET"), "{err}");
}

#[test]
fn what_lies_beyond_a_table_or_is_too_much_is_refused_with_a_way_out() {
    let folder = workbook(&[("Answers", &|sheet| {
        words(sheet, FIVE);
        sheet.write_string(1_048_575, 16_383, "x").unwrap();
    })]);
    let (code, _, err) = shown(folder.path(), &["t.xlsx"]);
    assert_eq!(code, Some(2));
    assert_eq!(
        err,
        "error: t.xlsx: Answers!XFD1048576 lies beyond GR20000, where tables end\n\
         help: clear that cell, or save the table as CSV\n"
    );
    let folder = workbook(&[("Answers", &|sheet| {
        words(sheet, FIVE);
        for row in 6..10_006 {
            for column in 0..11 {
                sheet.write_number(row, column, 1.0).unwrap();
            }
        }
    })]);
    let (code, _, err) = shown(folder.path(), &["t.xlsx"]);
    assert_eq!(code, Some(2));
    assert_eq!(
        err,
        "error: t.xlsx: the spreadsheet holds far more than is read of one\n\
         help: save the table as CSV\n"
    );
}

#[test]
fn a_survey_saved_as_a_workbook_is_of_the_same_people() {
    let time = Format::new().set_num_format("yyyy-mm-dd hh:mm:ss");
    let folder = workbook(&[("Form responses", &|sheet| {
        words(sheet, &[&["Timestamp", "funding"]]);
        for row in 1_u16..=5 {
            let second = u8::try_from(row + 10).unwrap();
            let when = ExcelDateTime::from_ymd(2026, 11, 29).unwrap();
            let when = when.and_hms(15, 15, second).unwrap();
            sheet.write_datetime_with_format(row.into(), 0, &when, &time).unwrap();
            sheet.write_number(row.into(), 1, f64::from(row - 1)).unwrap();
        }
    })]);
    let rows = (1..=5).map(|row| format!("2026/11/29 3:15:{} PM GMT+1,{}\n", row + 10, row - 1));
    let rows: String = rows.collect();
    let csv = format!("Timestamp,funding\n{rows}");
    std::fs::write(folder.path().join("same.csv"), &csv).unwrap();
    let more = csv + "2026/11/29 3:15:11 PM GMT+1,4\n2026/11/29 3:16:00 PM GMT+1,4\n";
    std::fs::write(folder.path().join("more.csv"), more).unwrap();
    let (code, _, err) = shown(folder.path(), &["t.xlsx", "same.csv"]);
    assert_eq!(code, Some(2));
    assert!(err.contains("error: same.csv: this table is the same as one before"), "{err}");
    let (_, out, err) = shown(folder.path(), &["t.xlsx", "more.csv"]);
    assert!(err.contains("more.csv: 5 rows are from people already counted"), "{err}");
    assert_eq!(out.lines().nth(1), Some("funding,is,not-applicable,measured,7,7"));
}
