//! Files of a folder laid over those that are built in.

use ospo::checklist::{overlay, parse, relative_name};
use ospo::problem::SourceFile;

fn file(path: &str) -> SourceFile {
    SourceFile::new(path, "")
}

#[test]
fn own_files_replace_by_name() {
    let base = ["stage-1.yaml", "model.yaml", "journeys/a.yaml", "journeys/b.yaml"].map(file);
    let own = ["x/stage-1.yaml", "x/journeys/b.yaml"].map(file);
    let files = overlay(base.to_vec(), own.to_vec());
    let paths: Vec<&str> = files.iter().map(|file| file.path.as_str()).collect();
    let expected = ["model.yaml", "journeys/a.yaml", "x/stage-1.yaml", "x/journeys/b.yaml"];
    assert_eq!(paths, expected);
}

#[test]
fn a_file_of_a_folder_below_keeps_the_name_of_that_folder_and_a_model_does_not() {
    assert_eq!(relative_name("a\\journeys\\a.yaml"), "journeys/a.yaml");
    // A folder with a model may bear that name too.
    assert_eq!(relative_name("journeys/model.yaml"), "model.yaml");
}

const MODEL: &str = "\
format: ospo/model/1
id: small
title: A small model
version: '1.0'
source: { name: Made up, licence: CC0 }
method: { kind: cumulative, pass: 75, floor: all }
scales: [ { id: amount, levels: [ { id: none, label: None, credit: 0 }, { id: all, label: All, credit: 100 } ] } ]
areas: [ { id: legal, title: Legal } ]
";

#[test]
fn stages_are_read_by_number_whatever_their_order_in_the_folder() {
    let stage = |number: u32| {
        SourceFile::new(
            format!("stage-{number}.yaml"),
            format!(
                "stage: {number}\ntitle: One of them\nsummary: It is.\nitems:\n  - id: item-{number}\n    \
             area: legal\n    ask: Is it there?\n    levels: {{ none: No., all: Yes. }}\n"
            ),
        )
    };
    // As a folder lists them: 1, 10, 2.
    let mut files: Vec<SourceFile> = (1..=10).map(stage).collect();
    files.sort_by(|one, other| one.path.cmp(&other.path));
    files.push(SourceFile::new("model.yaml", MODEL));
    let model = parse(&files).unwrap_or_else(|problems| panic!("{problems}"));
    assert!(model.stages.iter().map(|stage| stage.number).eq(1..=10));
}
