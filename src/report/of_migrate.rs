//! Sheets of older versions: what becomes of each answer, and why.

use crate::answers::Became;
use crate::answers::Fate;
use crate::answers::Migration;
use crate::report::data::Data;
use crate::report::data::MigrateData;
use crate::report::document::Block;
use crate::report::document::Column;
use crate::report::document::Document;
use crate::report::document::Line;
use crate::report::document::Report;
use crate::report::document::Table;
use crate::report::document::Tone;
use crate::report::migrated::Migrated;
use crate::text;

/// Lays out what becomes of sheets, or would become where it was not `written`.
pub fn of_migrate(sheets: &[Migrated], written: bool) -> Report {
    let first = sheets.first();
    let words = first.map(|sheet| sheet.words.clone()).unwrap_or_default();
    let mut blocks = vec![Block::heading(1, "Sheets in a new version")];
    let mut again = 0;
    let mut same = Vec::new();
    for sheet in sheets {
        match &sheet.migration {
            Some(migration) => {
                blocks.extend(of_sheet(sheet, migration));
                again += migration.count("asked-again");
            }
            None => same.push(sheet),
        }
    }
    blocks.extend(unchanged(&same));
    let changed = sheets.len() - same.len();
    if changed > 0 && !written {
        blocks.push(Block::sentence(
            Line::default().toned(Tone::Open, "Nothing was written: this is what would be."),
        ));
    } else if again > 0 {
        let line = Line::from("What is asked again does not count until it is answered: ");
        blocks.push(Block::sentence(line.code("ospo assess").text(" asks it.")));
    }
    let data = MigrateData::of(sheets, written && changed > 0);
    Report {
        document: Document { words, blocks },
        data: Data::Migrate(data),
    }
}

fn of_sheet(sheet: &Migrated, migration: &Migration) -> Vec<Block> {
    let (from, to) = (&migration.from, &migration.to);
    let line = Line::from(format!("Answered under version {from} of "))
        .code(sheet.model.id.as_str())
        .text(format!(", now {to}: "));
    let same = match migration.count("held") {
        0 => "no answer stays as it is".to_owned(),
        1 => "1 answer stays as it is".to_owned(),
        number => format!("{} stay as they are", text::count(number, "answer")),
    };
    let renamed = match migration.count("renamed") {
        0 => ".".to_owned(),
        1 => ", 1 holds under another name.".to_owned(),
        number => format!(", {number} hold under another name."),
    };
    let mut blocks = vec![
        Block::heading(2, sheet.path.as_str()),
        Block::sentence(line.text(same).text(renamed)),
    ];
    let moved = migration.fates.iter().filter_map(row);
    let rows: Vec<Vec<Line>> = moved.collect();
    if !rows.is_empty() {
        let head = ["Practice", "What becomes of its answer", "Why"];
        let head = head.map(Column::words).into();
        blocks.push(Block::Table(Table { head, rows }));
    }
    blocks
}

/// Returns what becomes of an answer; none where it stays as it is.
fn row(fate: &Fate) -> Option<Vec<Line>> {
    let (became, why) = match &fate.became {
        Became::Held => return None,
        Became::Renamed { from } => (
            Line::default().toned(Tone::Met, "holds"),
            Line::from("was called ").code(from.as_str()),
        ),
        Became::AskedAgain { why } => (
            Line::default().toned(Tone::Open, "asked again"),
            Line::from(why.as_str()),
        ),
        Became::NotCounted { why } => (
            Line::default().toned(Tone::Quiet, "kept, not counted"),
            Line::from(why.as_deref().unwrap_or("the model has no such item")),
        ),
    };
    let item = Line::default().code(fate.item.as_str());
    Some(vec![item, became, why])
}

/// Names the sheets that stay as they are.
fn unchanged(sheets: &[&Migrated]) -> Option<Block> {
    if sheets.is_empty() {
        return None;
    }
    let mut line = Line::from("Nothing to do in ");
    for (index, sheet) in sheets.iter().enumerate() {
        line = line
            .text(if index == 0 { "" } else { ", " })
            .strong(&sheet.path)
            .text(format!(" (version {})", sheet.model.version));
    }
    Some(Block::sentence(line.text(".")))
}
