//! Models and sheets of any size, made in memory.

use std::fmt::Write;

use ospo::answers::{self, Answer, Choice, Evidence, Sheet};
use ospo::model::{Item, Model};
use ospo::problem::SourceFile;

const HEADER: &str = "\
format: ospo/model/1
id: big
title: A generated model
version: '1'
source: { name: Nobody, licence: CC0-1.0 }
method: { kind: cumulative, pass: 75, floor: half }
scales:
  - id: three
    levels:
      - { id: none, label: None, credit: 0 }
      - { id: half, label: Half, credit: 50 }
      - { id: full, label: Full, credit: 100 }
areas: [ { id: all, title: All } ]
";

/// As many items stand in each stage; one file holds no more than 1000.
const ITEMS: usize = 900;

/// A model of about `bytes` bytes, in as many stages as that takes.
pub(crate) fn model_files(bytes: usize) -> Vec<SourceFile> {
    let header = SourceFile::new("model.yaml", HEADER);
    let mut files = vec![header];
    let mut written = 0;
    while written < bytes {
        let stage = stage_file(files.len());
        written += stage.text.len();
        files.push(stage);
    }
    files
}

fn stage_file(stage: usize) -> SourceFile {
    let mut text = format!("stage: {stage}\ntitle: Stage\nsummary: Many items.\nitems:\n");
    for number in 0..ITEMS {
        let written = write!(
            text,
            "  - id: item-{stage}-{number}\n    area: all\n    \
             ask: What is seen of practice {number}?\n    \
             why: Because a reader wants to know, and because a line has to be long enough.\n    \
             levels:\n      none: Nothing of practice {number} can be found.\n      \
             half: It is written down, and somebody is named.\n      \
             full: Records of the last twelve months show it.\n    \
             evidence: [a page, \"a record: with a colon\"]\n    who: [ospo]\n    weight: 2\n"
        );
        assert!(written.is_ok());
    }
    SourceFile::new(format!("stage-{stage}.yaml"), text)
}

/// A full sheet; other seeds have other answers.
pub(crate) fn sheet(model: &Model, seed: usize) -> Sheet {
    let date = "2026-11-22".parse().unwrap();
    let mut sheet = Sheet::new(model, format!("Unit {seed}"), date);
    for (index, item) in model.items_and_topics().enumerate() {
        sheet.answers.insert(item.id.clone(), answer(item, seed + index));
    }
    sheet
}

fn answer(item: &Item, seed: usize) -> Answer {
    let choice = match seed % 11 {
        0 => Choice::Unknown,
        1 => Choice::NotApplicable { reason: "It does not concern us.".into() },
        other => Choice::Level(item.scale.levels[other % item.scale.levels.len()].id.clone()),
    };
    let evidence = Evidence::new("https://example.org/record");
    let note = Some("Seen by two people in May.".into());
    Answer { note, evidence: vec![evidence], ..Answer::new(choice) }
}

/// A full sheet as a file.
pub(crate) fn sheet_file(model: &Model) -> SourceFile {
    let text = answers::to_yaml(&sheet(model, 5), model).unwrap();
    SourceFile::new("2026-11-22.yaml", text)
}
