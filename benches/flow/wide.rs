//! A model of 500 items that takes much to plan: many weights, many efforts, half of them open.

use std::fmt::Write;

use ospo::answers::{Answer, Choice, Sheet};
use ospo::checklist;
use ospo::model::Model;
use ospo::problem::SourceFile;

const HEADER: &str = "\
format: ospo/model/1
id: wide
title: A generated model
version: '1'
source: { name: Nobody, licence: CC0-1.0 }
method: { kind: cumulative, pass: 75, floor: l2 }
areas: [ { id: all, title: All } ]
scales:
  - id: five
    levels:
";

const STAGES: usize = 5;
const ITEMS: usize = 100;

/// Makes the model; the more different sums its credits have, the longer a plan takes.
pub(crate) fn model(credits: [u32; 5]) -> Model {
    let mut header = HEADER.to_owned();
    for (level, credit) in credits.iter().enumerate() {
        let line = format!("      - {{ id: l{level}, label: L{level}, credit: {credit} }}\n");
        header.push_str(&line);
    }
    let stages = (1..=STAGES).map(|stage| (format!("stage-{stage}.yaml"), stage_file(stage)));
    let files = std::iter::once(("model.yaml".to_owned(), header)).chain(stages);
    let files: Vec<SourceFile> = files.map(|(path, text)| SourceFile::new(path, text)).collect();
    checklist::parse(&files).unwrap_or_else(|problems| panic!("{problems}"))
}

fn stage_file(stage: usize) -> String {
    let mut text = format!("stage: {stage}\ntitle: Stage\nsummary: Many items.\nitems:\n");
    for number in 0..ITEMS {
        // Quarters of a week, 1 to 32 of them, in no order.
        let quarters = |level: usize| 1 + (stage * 31 + number * 37 + level * 101) * 13 % 32;
        let effort = |level: usize| {
            format!("l{level}: {}.{:02}", quarters(level) / 4, quarters(level) % 4 * 25)
        };
        let written = write!(
            text,
            "  - id: item-{stage}-{number}\n    area: all\n    ask: What is seen?\n    \
             levels: {{ l0: A., l1: B., l2: C., l3: D., l4: E. }}\n    weight: {}\n    \
             effort: {{ {}, {}, {}, {} }}\n",
            1 + number * 5 % 7,
            effort(1),
            effort(2),
            effort(3),
            effort(4)
        );
        assert!(written.is_ok());
    }
    text
}

/// A sheet in which every other item is open, and the others stand anywhere.
pub(crate) fn sheet(model: &Model) -> Sheet {
    let mut sheet = Sheet::new(model, "Acme", "2026-11-22".parse().unwrap());
    for (index, item) in model.items().enumerate() {
        let choice = match index % 2 {
            0 => Choice::Unknown,
            _ => Choice::Level(item.scale.levels[index * 7 % 5].id.clone()),
        };
        sheet.answers.insert(item.id.clone(), Answer::new(choice));
    }
    sheet
}
