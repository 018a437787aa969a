//! Sheets of older versions: what becomes of each answer, and why.

use crate::answers::{Became, Fate, Migration};
use crate::report::data::{Data, MigrateData};
use crate::report::document::{Block, Column, Document, Line, Report, Table, Tone};
use crate::report::listing;
use crate::report::migrated::Migrated;
use crate::words::{Words, phrase, say, say_of};

/// Lays out what becomes of sheets, or would become where it was not `written`.
pub fn of_migrate(sheets: &[Migrated], written: bool) -> Report {
    let first = sheets.first();
    let words = first.map(|sheet| sheet.words.clone()).unwrap_or_default();
    let heading = say!(words, "Sheets in a new version");
    let mut blocks = vec![Block::heading(1, heading)];
    let mut again = 0;
    let mut same = Vec::new();
    for sheet in sheets {
        match &sheet.migration {
            Some(migration) => {
                blocks.extend(of_sheet(&words, sheet, migration));
                again += migration.count("asked-again");
            }
            None => same.push(sheet),
        }
    }
    blocks.extend(unchanged(&words, &same));
    let changed = sheets.len() - same.len();
    if changed > 0 && !written {
        let nothing = say!(words, "Nothing was written: this is what would be.");
        blocks.push(Block::sentence(Line::default().toned(Tone::Open, nothing)));
    } else if again > 0 {
        let phrase =
            phrase!("What is asked again does not count until it is answered: {command} asks it.");
        let command = Line::default().code("ospo assess");
        let line = Line::said(&words, phrase, [("command", command)]);
        blocks.push(Block::sentence(line));
    }
    let data = MigrateData::of(sheets, written && changed > 0);
    Report {
        document: Document { words, blocks },
        data: Data::Migrate(data),
    }
}

fn of_sheet(words: &Words, sheet: &Migrated, migration: &Migration) -> Vec<Block> {
    let (from, to) = (&migration.from, &migration.to);
    let same = match migration.count("held") {
        0 => say!(words, "no answer stays as it is"),
        number => say_of!(
            words,
            number,
            "{n} answer stays as it is",
            "{n} answers stay as they are"
        ),
    };
    let renamed = match migration.count("renamed") {
        0 => None,
        number => Some(say_of!(
            words,
            number,
            "{n} holds under another name",
            "{n} hold under another name"
        )),
    };
    let answers = words.in_a_row(std::iter::once(same).chain(renamed));
    let holes = [
        ("before", Line::from(from.as_str())),
        ("model", Line::default().code(sheet.model.id.as_str())),
        ("now", Line::from(to.as_str())),
        ("answers", Line::from(answers)),
    ];
    let phrase = phrase!("Answered under version {before} of {model}, now {now}: {answers}.");
    let mut blocks = vec![
        Block::heading(2, sheet.path.as_str()),
        Block::sentence(Line::said(words, phrase, holes)),
    ];
    let moved = migration.fates.iter().filter_map(|fate| row(words, fate));
    let rows: Vec<Vec<Line>> = moved.collect();
    if !rows.is_empty() {
        let head = vec![
            Column::words(say!(words, "Practice")),
            Column::words(say!(words, "What becomes of its answer")),
            Column::words(say!(words, "Why")),
        ];
        blocks.push(Block::Table(Table { head, rows }));
    }
    blocks
}

/// Returns what becomes of an answer; none where it stays as it is.
fn row(words: &Words, fate: &Fate) -> Option<Vec<Line>> {
    let (became, why) = match &fate.became {
        Became::Held => return None,
        Became::Renamed { from } => (
            Line::default().toned(Tone::Met, say!(words, "holds")),
            Line::said(
                words,
                phrase!("was called {name}"),
                [("name", Line::default().code(from.as_str()))],
            ),
        ),
        Became::AskedAgain { why } => (
            Line::default().toned(Tone::Open, say!(words, "asked again")),
            Line::from(why.as_str()),
        ),
        Became::NotCounted { why } => (
            Line::default().toned(Tone::Quiet, say!(words, "kept, not counted")),
            match why {
                Some(why) => Line::from(why.as_str()),
                None => Line::from(say!(words, "the model has no such item")),
            },
        ),
    };
    let item = Line::default().code(fate.item.as_str());
    Some(vec![item, became, why])
}

/// Names the sheets that stay as they are.
fn unchanged(words: &Words, sheets: &[&Migrated]) -> Option<Block> {
    if sheets.is_empty() {
        return None;
    }
    let sheets = sheets.iter().map(|sheet| {
        let holes = [
            ("sheet", Line::default().strong(&sheet.path)),
            ("version", Line::from(sheet.model.version.as_str())),
        ];
        Line::said(words, phrase!("{sheet} (version {version})"), holes)
    });
    let sheets = listing::in_a_row(words, sheets);
    let phrase = phrase!("Nothing to do in {sheets}.");
    let line = Line::said(words, phrase, [("sheets", sheets)]);
    Some(Block::sentence(line))
}
