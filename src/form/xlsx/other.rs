//! Files that are no spreadsheet of today: each is named, with the way to one.

use std::io::Cursor;

/// How an archive begins, and how old files of office programs and all protected ones do.
const ZIP: &[u8] = b"PK";
const OLE: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0];

const SAVE: &str = "save it as .xlsx, without a password, and read it again";

/// Says what a file is that is none that can be read here, and how one gets one that is.
pub(super) fn named(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    if bytes.starts_with(OLE) {
        return Some(of_ole(bytes));
    }
    if bytes.starts_with(ZIP) {
        return of_zip(bytes);
    }
    let start = String::from_utf8_lossy(bytes.get(..512).unwrap_or(bytes)).to_lowercase();
    let start = start.trim_start_matches('\u{feff}').trim_start();
    Some(if bytes.is_empty() {
        ("the file is empty", "it may not have been saved or sent whole: ask for it again")
    } else if start.starts_with("<!doctype html") || start.starts_with("<html") {
        ("the file is a page in HTML and no spreadsheet", SAVE)
    } else if start.starts_with("<?xml") || start.starts_with('<') {
        ("the file is XML and no spreadsheet", SAVE)
    } else if std::str::from_utf8(bytes).is_ok() {
        (
            "the file is text, such as CSV, and no spreadsheet",
            "text has no place for the form: fill in the spreadsheet itself, and save it as .xlsx",
        )
    } else {
        ("the file is no spreadsheet", SAVE)
    })
}

fn of_ole(bytes: &[u8]) -> (&'static str, &'static str) {
    // Names of what is in it stand in two bytes each.
    let has = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(name.len()).any(|part| part == name)
    };
    if has("EncryptedPackage") {
        ("the file is protected by a password", SAVE)
    } else if has("Workbook") || has("Book") {
        ("the file is a spreadsheet in the old format .xls", SAVE)
    } else {
        ("the file is an old document of an office program and no spreadsheet", SAVE)
    }
}

fn of_zip(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    let parts = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
    let names: Vec<String> = parts.file_names().flatten().map(|name| name.to_lowercase()).collect();
    let has = |start: &str| names.iter().any(|name| name.starts_with(start));
    if has("xl/workbook.bin") {
        Some(("the file is a binary workbook (.xlsb)", SAVE))
    } else if has("content.xml") {
        Some(("the file is an OpenDocument file, such as .ods", SAVE))
    } else if has("index/") || has("index.zip") {
        Some(("the file is of Apple Numbers", "export it as Excel (.xlsx), and read that"))
    } else if has("word/") || has("ppt/") {
        Some(("the file is a text or slides and no spreadsheet", SAVE))
    } else if names.iter().any(|name| name.contains("workbook")) {
        None
    } else {
        Some((
            "the file is an archive and no spreadsheet",
            "unpack it, and read the spreadsheet that is in it",
        ))
    }
}
