//! The checklist of `tests/cmd/migrate.in/versions`, and sheets that answer it.

#![allow(dead_code, reason = "each test file uses the part that it needs")]

use std::fs;
use std::path::Path;

use ospo::answers::{self, Bound, Sheet};
use ospo::checklist;
use ospo::model::Model;
use ospo::problem::{Problems, SourceFile};

pub(crate) fn file(path: &str, text: impl Into<String>) -> SourceFile {
    SourceFile::new(path, text)
}

/// Returns the checklist in a version: 1.0, 1.1 or 1.2.
pub(crate) fn model(version: &str) -> Model {
    let folder = Path::new("tests/cmd/migrate.in/versions").join(version);
    let files: Vec<SourceFile> = ["model.yaml", "stage-1.yaml"]
        .into_iter()
        .map(|name| file(name, fs::read_to_string(folder.join(name)).unwrap()))
        .collect();
    checklist::parse(&files).unwrap_or_else(|problems| panic!("{problems}"))
}

/// Returns a sheet of a version with these lines as its answers.
pub(crate) fn sheet(version: &str, answers: &str) -> SourceFile {
    let text = format!(
        "format: ospo/sheet/1\nmodel: {{ id: office, version: \"{version}\" }}\nsubject: Acme\n\
         date: 2026-05-01\nanswers:\n{answers}"
    );
    file("a.yaml", text)
}

pub(crate) fn bind(file: &SourceFile, model: &Model) -> Result<Bound, Problems> {
    answers::parse(file)?.bind(model)
}

/// Returns the file of a sheet.
pub(crate) fn saved(sheet: &Sheet, model: &Model) -> SourceFile {
    file("a.yaml", answers::to_yaml(sheet, model).unwrap())
}
