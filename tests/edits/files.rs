//! Sheets that other programs wrote, and some that were typed; `tests/data/sheets` says which.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use ospo::answers::{ModelRef, Sheet};

use crate::terminal::{self, Folder, model};
use crate::{ITEM, TODAY, difference, edited, established, read};

fn sheets() -> Vec<(PathBuf, String)> {
    let entries = fs::read_dir("tests/data/sheets").unwrap().map(|entry| entry.unwrap().path());
    let sheets = entries.filter(|path| path.extension().is_some_and(|ending| ending == "yaml"));
    let mut sheets: Vec<_> =
        sheets.map(|path| (path.clone(), fs::read_to_string(path).unwrap())).collect();
    sheets.sort();
    assert_eq!(sheets.len(), 41);
    sheets
}

/// Returns where the item begins in a text and where what comes behind it.
fn own_part(text: &str) -> Option<(usize, usize)> {
    let start = text.rfind(ITEM)?;
    let line = text[..start].rfind('\n').map_or(0, |end| end + 1);
    if !text[line..start].trim().trim_end_matches(['"', '\'']).is_empty() {
        // In braces, among others: up to the next.
        let next = ["value-recognition", "developer-education"];
        let end = next.iter().filter_map(|next| text[start..].find(next)).min();
        return Some((start, end.map_or(text.len(), |end| start + end)));
    }
    let indent = |line: &str| line.len() - line.trim_start().len();
    let own = indent(&text[line..]);
    let mut end = line;
    for (index, one) in text[line..].split_inclusive('\n').enumerate() {
        if index > 0 && !one.trim().is_empty() && indent(one) <= own {
            break;
        }
        end += one.len();
    }
    Some((line, end))
}

#[test]
fn an_answer_changes_no_line_but_its_own_in_a_sheet_of_any_program() {
    let model = model();
    for (path, text) in sheets() {
        let name = path.display();
        let before = text.trim_start_matches('\u{feff}');
        let after = edited(&text, &model, established);
        let (head, old, new) = difference(before, &after);
        match own_part(before) {
            Some((start, end)) => {
                assert!(head >= start && head + old.len() <= end, "{name}: {old:?} to {new:?}");
            }
            None => {
                assert!(["", " {}", " null", " ~"].contains(&old), "{name}: {old:?} to {new:?}");
            }
        }
        let others = |text: &str| {
            let mut sheet = read(text, &model);
            sheet.answers.remove(ITEM);
            sheet
        };
        assert_eq!(others(&after), others(before), "{name}");
    }
}

#[test]
fn the_command_writes_what_the_library_says_and_keeps_a_byte_order_mark() {
    let model = model();
    let answered = |sheet: &mut Sheet| {
        established(sheet);
        // What was asked is noted along with the first answer.
        sheet.model = ModelRef::of(&model);
    };
    for (path, text) in sheets() {
        let folder = Folder::new();
        fs::create_dir(folder.assessments()).unwrap();
        fs::write(folder.sheet_path(), &text).unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_ospo"));
        folder.scrub(&mut command);
        command.args(["--date", &TODAY.to_string(), "answer", &format!("{ITEM}=3")]);
        let ran = terminal::run(command, "");
        assert_eq!(ran.code, 0, "{}: {ran:?}", path.display());
        let mark = if text.starts_with('\u{feff}') { "\u{feff}" } else { "" };
        let expected = format!("{mark}{}", edited(&text, &model, answered));
        assert_eq!(folder.sheet_text(), expected, "{}", path.display());
    }
}
