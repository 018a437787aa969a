//! Checklists that others publish become sound models, with their ids and licences, and what could not
//! be taken is told.

use std::fmt::Write;
use std::path::Path;

use ospo::checklist;
use ospo::import::{self, Columns, Imported, Named, Table};
use ospo::problem::{Problems, SourceFile};
use ospo::store;
use rust_xlsxwriter::Workbook;
use snapbox::{assert_data_eq, file};

fn data(name: &str) -> std::path::PathBuf {
    Path::new("tests/data/import").join(name)
}

fn one(name: &str) -> Vec<SourceFile> {
    vec![store::read_named(&data(name)).unwrap()]
}

/// Writes down all that was made, once it is known to be sound.
fn shown(imported: Result<Imported, Problems>) -> String {
    let imported = imported.unwrap_or_else(|problems| panic!("{problems}"));
    checklist::parse(&imported.files).unwrap_or_else(|problems| panic!("{problems}"));
    let mut shown = String::new();
    for file in &imported.files {
        let (_, text) = file.text.split_once('\n').unwrap();
        write!(shown, "== {}\n{text}", file.path).unwrap();
    }
    for left in &imported.left {
        writeln!(shown, "left out: {}", left.line().replace('\\', "/")).unwrap();
    }
    shown
}

#[test]
fn a_catalog_of_controls_has_an_item_for_each_requirement_and_a_stage_for_each_level() {
    let files = store::read_texts(&data("gemara")).unwrap();
    let shown = shown(import::gemara(&files, &Named::default()));
    assert_data_eq!(shown, file!["import/gemara.txt"].raw());
}

#[test]
fn guidance_without_levels_has_no_ladder_and_says_for_what_it_is_meant() {
    let shown = shown(import::gemara(&one("guidance.yaml"), &Named::default()));
    assert_data_eq!(shown, file!["import/guidance.txt"].raw());
}

#[test]
fn samm_has_a_scale_for_each_set_of_answers_and_practices_in_their_functions() {
    let files = store::read_texts(&data("samm")).unwrap();
    let shown = shown(import::samm(&files, &Named::default()));
    assert_data_eq!(shown, file!["import/samm.txt"].raw());
}

#[test]
fn dsomm_has_an_item_for_each_activity_and_no_circle() {
    let named = Named { licence: Some("GPL-3.0-or-later".to_owned()), ..Named::default() };
    let shown = shown(import::dsomm(&one("dsomm.yaml"), &named));
    assert_data_eq!(shown, file!["import/dsomm.txt"].raw());
}

fn columns(names: &[&str]) -> Vec<Columns> {
    names.iter().map(|name| name.parse().unwrap()).collect()
}

#[test]
fn a_table_has_an_item_for_each_row_with_a_text() {
    let table = Table::of_csv(&one("controls.csv")[0]).unwrap();
    let heads = ["id=ref", "text=Control", "area=Group", "section=Chapter", "url=Link"];
    let levels = [("No".to_owned(), 0), ("Partly".to_owned(), 50), ("Yes".to_owned(), 100)];
    let named = Named { id: Some("ours".to_owned()), ..Named::default() };
    let shown = shown(import::table(&table, &columns(&heads), &levels, &named));
    assert_data_eq!(shown, file!["import/table.txt"].raw());
}

#[test]
fn a_workbook_is_read_as_its_cells_show() {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("Cover").unwrap();
    let sheet = book.add_worksheet().set_name("Controls").unwrap();
    for (row, cells) in (2..).zip([["id", "text", "stage"], ["7", "Is it there?", "Level 2"]]) {
        for (column, cell) in (1..).zip(cells) {
            sheet.write(row, column, cell).unwrap();
        }
    }
    sheet.write(4, 1, 8).unwrap();
    sheet.write(4, 2, "=1+1").unwrap();
    let bytes = book.save_to_buffer().unwrap();
    let told = Table::of_xlsx("a.xlsx", &bytes, Some("Other")).unwrap_err();
    assert_eq!(told.help.as_deref(), Some("its sheets are `Cover` and `Controls`"));
    let table = Table::of_xlsx("a.xlsx", &bytes, Some("Controls")).unwrap();
    let shown = shown(import::table(&table, &[], &[], &Named::default()));
    let (_, items) = shown.split_once("== stage-1.yaml").unwrap();
    assert_data_eq!(items, file!["import/workbook.txt"].raw());
}

#[test]
fn what_is_no_such_source_is_told_with_the_way_out() {
    let files = one("guidance.yaml");
    let no_model = |told: Result<Imported, Problems>| told.unwrap_err().to_string();
    assert!(no_model(import::samm(&files, &Named::default())).contains("there is no question"));
    assert!(no_model(import::dsomm(&files, &Named::default())).contains("there is no activity"));
    let other = one("dsomm.yaml");
    assert!(no_model(import::gemara(&other, &Named::default())).contains("is no catalog"));
    let table = Table::of_csv(&one("controls.csv")[0]).unwrap();
    let told = no_model(import::table(&table, &columns(&["text=Kontrol"]), &[], &Named::default()));
    assert!(told.contains("there is no column `Kontrol`"), "{told}");
    let told = no_model(import::table(&table, &columns(&["text=Control"]), &[], &Named::default()));
    assert!(told.contains("no column holds the id"), "{told}");
    assert!("name=X".parse::<Columns>().is_err() && "text".parse::<Columns>().is_err());
}

#[test]
fn a_bomb_of_aliases_and_endless_nesting_are_refused() {
    let bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\ncontrols: *c\n";
    let file = |text: &str| vec![SourceFile::new("bomb.yaml", text)];
    assert!(import::gemara(&file(bomb), &Named::default()).is_err());
    let deep = format!("controls: {}{}", "[".repeat(500), "]".repeat(500));
    assert!(import::gemara(&file(&deep), &Named::default()).is_err());
}
