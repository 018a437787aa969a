//! A sheet is edited: what a person wrote in it stays, byte for byte, around what is answered.

#[path = "../terminal/mod.rs"]
mod terminal;

mod commands;
mod drawn;
mod files;
mod kinds;

use jiff::civil::{Date, date};
use ospo::answers::{self, Answer, Choice, Sheet};
use ospo::model::{ItemId, LevelId, Model};
use ospo::problem::SourceFile;

/// The item that is answered.
const ITEM: &str = "software-inventory";
const TODAY: Date = date(2026, 11, 25);

fn file(text: &str) -> SourceFile {
    SourceFile::from_bytes("sheet.yaml", text.as_bytes().to_vec()).unwrap()
}

#[track_caller]
fn read(text: &str, model: &Model) -> Sheet {
    let file = file(text);
    let bound = answers::parse(&file).and_then(|draft| draft.bind(model));
    bound.unwrap_or_else(|problems| panic!("{problems}\n{text}")).sheet
}

/// Returns a text in which something else is answered; it must say just that.
#[track_caller]
fn edited(text: &str, model: &Model, change: impl FnOnce(&mut Sheet)) -> String {
    let mut sheet = read(text, model);
    change(&mut sheet);
    let edited = answers::edit(&file(text), &sheet, model);
    let edited = edited.unwrap_or_else(|problems| panic!("{problems}\n{text}"));
    assert_eq!(read(&edited, model), sheet, "from:\n{text}\nto:\n{edited}");
    edited
}

/// Answers the item with a level, as `ospo answer` does.
fn established(sheet: &mut Sheet) {
    let item = ItemId::new(ITEM);
    let choice = Choice::Level(LevelId::new("established"));
    let before = sheet.to_go_on_from(&item).unwrap_or_else(|| Answer::new(Choice::Unknown));
    sheet.give(item, Answer { choice, answered: Some(TODAY), ..before });
}

/// Returns the bytes that differ, in the one text and in the other.
fn difference<'t>(one: &'t str, other: &'t str) -> (usize, &'t str, &'t str) {
    let alike = |pairs: &mut dyn Iterator<Item = (char, char)>| -> usize {
        pairs.take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum()
    };
    let head = alike(&mut one.chars().zip(other.chars()));
    let tail = alike(&mut one[head..].chars().rev().zip(other[head..].chars().rev()));
    (head, &one[head..one.len() - tail], &other[head..other.len() - tail])
}
