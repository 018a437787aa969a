//! A spreadsheet that comes back, made of parts of which some are the fuzzer's.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};
use std::sync::LazyLock;

use ospo::answers::{Answer, Choice, Evidence, ModelRef, Respondent, Sheet};
use ospo::form::{self, Questionnaire};
use ospo::interview::Selection;
use ospo::lang::Lang;
use ospo::model::{LevelId, Model};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::{BASE_MODEL, check_problem, date};

/// The parts of a sound form with an answer, by their names.
static PARTS: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    let model = &*BASE_MODEL;
    let mut sheet = Sheet::new(model, "Acme", date());
    sheet.respondent = Some(Respondent { name: Some("Lea".to_owned()), role: None });
    for item in model.items().take(1) {
        let level = item.scale.levels.first().map_or(LevelId::new("none"), |one| one.id.clone());
        let evidence = vec![Evidence::new("Audit")];
        let answer = Answer::new(Choice::Level(level));
        sheet.answers.insert(
            item.id.clone(),
            Answer { note: Some("A note".to_owned()), evidence, ..answer },
        );
    }
    let mut archive =
        ZipArchive::new(Cursor::new(written(&sheet, model).expect("it fits"))).expect("it is one");
    let parts = (0..archive.len()).map(|index| {
        let mut part = archive.by_index(index).expect("it is there");
        let mut text = String::new();
        part.read_to_string(&mut text).expect("it is XML");
        (part.name().expect("it has one").to_string(), text)
    });
    parts.collect()
});

/// Takes the bytes as a spreadsheet, or as changes of a sound one: after each line `## part NAME`
/// what the part is instead, after `## in NAME` what stands at its end, after `## cell NAME F12`
/// what a cell holds. What is read of it, written and read again is the same.
pub(crate) fn form_xlsx(bytes: &[u8]) {
    let archive = if bytes.starts_with(b"PK") {
        bytes.to_vec()
    } else if split(bytes).is_empty() {
        return;
    } else {
        changed(bytes)
    };
    let model = &*BASE_MODEL;
    let filled = match form::parse_xlsx("form.xlsx", &archive) {
        Ok(filled) => filled,
        Err(problems) => return problems.0.iter().for_each(check_problem),
    };
    for remark in filled.remarks() {
        assert!(!remark.told("form.xlsx", &Lang::default()).is_empty());
    }
    let mut sheet = match filled.sheet(model) {
        Ok(sheet) => sheet,
        Err(problems) => {
            assert!(!problems.0.is_empty(), "refused, and nothing is said");
            return problems.0.iter().for_each(check_problem);
        }
    };
    sheet.answers.retain(|id, _| model.item(id).is_some());
    if sheet.model != ModelRef::of(model) {
        return;
    }
    // A cell holds only so much, and says so.
    let Some(again) = written(&sheet, model) else { return };
    let again = form::parse_xlsx("again.xlsx", &again).unwrap_or_else(|p| panic!("{p}\n{sheet:?}"));
    assert_eq!(again.remarks(), [], "something is told of the form itself");
    let again = again.sheet(model).unwrap_or_else(|p| panic!("{p}\n{sheet:?}"));
    assert_eq!(again, sheet, "what is written reads as another sheet");
}

fn written(sheet: &Sheet, model: &Model) -> Option<Vec<u8>> {
    let selection = Selection { topics: true, ..Selection::default() };
    form::xlsx(&Questionnaire::new(model, sheet.clone(), &selection)).ok()
}

fn changed(bytes: &[u8]) -> Vec<u8> {
    let mut parts: BTreeMap<String, Vec<u8>> =
        PARTS.iter().map(|(name, text)| (name.clone(), text.clone().into_bytes())).collect();
    for change in split(bytes) {
        let end = change.iter().position(|byte| *byte == b'\n').unwrap_or(change.len());
        let (head, body) = change.split_at(end);
        let body = body.get(1..).unwrap_or_default();
        let head = String::from_utf8_lossy(head).into_owned();
        let mut words = head.split_whitespace();
        let (Some(what), Some(name)) = (words.next(), words.next()) else { continue };
        let part = parts.entry(name.to_owned()).or_default();
        match what {
            "part" => *part = body.to_vec(),
            "in" => {
                let at = part.windows(2).rposition(|two| two == b"</").unwrap_or(part.len());
                part.splice(at..at, body.iter().copied());
            }
            "cell" => {
                let name = words.next().unwrap_or("E3");
                let begin = format!("<c r=\"{name}\"").into_bytes();
                let at = part.windows(begin.len()).position(|bytes| bytes == begin);
                let Some(at) = at else { continue };
                let rest = part.get(at..).unwrap_or_default();
                let close = rest.iter().position(|byte| *byte == b'>').unwrap_or(0);
                let is_empty = rest.get(..close).is_some_and(|tag| tag.ends_with(b"/"));
                let end = rest.windows(4).position(|bytes| bytes == b"</c>").map(|end| end + 4);
                let end = if is_empty { close + 1 } else { end.unwrap_or(close + 1) };
                part.splice(at..at + end, body.iter().copied());
            }
            _ => {}
        }
    }
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, bytes) in parts {
        if archive.start_file(name, stored).is_ok() {
            archive.write_all(&bytes).expect("it is memory");
        }
    }
    archive.finish().expect("it is memory").into_inner()
}

/// Returns what follows each line that begins with `## `.
fn split(bytes: &[u8]) -> Vec<&[u8]> {
    let mut begins: Vec<usize> = Vec::new();
    for (at, three) in bytes.windows(3).enumerate() {
        if three == b"## " && (at == 0 || bytes[at - 1] == b'\n') {
            begins.push(at);
        }
    }
    let ends = begins.iter().skip(1).copied().chain([bytes.len()]);
    begins.iter().zip(ends).map(|(begin, end)| &bytes[begin + 3..end]).collect()
}
