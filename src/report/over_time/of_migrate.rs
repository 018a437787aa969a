//! Sheets of older versions: what becomes of each answer, and why.

use crate::answers::{Became, Fate, Migration};
use crate::lang::{Lang, say, say_of};
use crate::report::document::block::{Block, Column};
use crate::report::document::line::{Line, Tone, said};
use crate::report::document::listing;
use crate::report::over_time::migrate_data::{MigrateData, Migrated};
use crate::report::view::{Data, Report};

/// Lays out what becomes of sheets, or would become where it was not `written`.
pub fn of_migrate(sheets: &[Migrated], written: bool) -> Report {
    let first = sheets.first();
    let lang = first.map(|sheet| sheet.lang.clone()).unwrap_or_default();
    let heading = say!(lang, "Sheets in a new version");
    let mut blocks = vec![Block::heading(1, heading)];
    let mut again = 0;
    let mut same = Vec::new();
    for sheet in sheets {
        match &sheet.migration {
            Some(migration) => {
                blocks.extend(of_sheet(&lang, sheet, migration));
                again += migration.count("asked-again");
            }
            None => same.push(sheet),
        }
    }
    blocks.extend(unchanged(&lang, &same));
    let changed = sheets.len() - same.len();
    if changed > 0 && !written {
        let nothing = say!(lang, "Nothing was written: this is what would be.");
        blocks.push(Block::sentence(Line::default().toned(Tone::Open, nothing)));
    } else if again > 0 {
        blocks.push(Block::sentence(said!(
            &lang,
            "What is asked again does not count until it is answered: {command} asks it.",
            command = Line::default().code("ospo assess")
        )));
    }
    let data = MigrateData::of(sheets, written && changed > 0);
    Report::new(&lang, blocks, Data::Migrate(data))
}

fn of_sheet(lang: &Lang, sheet: &Migrated, migration: &Migration) -> Vec<Block> {
    let (from, to) = (&migration.from, &migration.to);
    let same = match migration.count("held") {
        0 => say!(lang, "no answer stays as it is"),
        number => {
            say_of!(lang, number, "{n} answer stays as it is", "{n} answers stay as they are")
        }
    };
    let renamed = match migration.count("renamed") {
        0 => None,
        number => Some(say_of!(
            lang,
            number,
            "{n} holds under another name",
            "{n} hold under another name"
        )),
    };
    let answers = lang.in_a_row(std::iter::once(same).chain(renamed));
    let told = said!(
        lang,
        "Answered under version {before} of {model}, now {now}: {answers}.",
        before = from.as_str(),
        model = Line::default().code(sheet.model.id.as_str()),
        now = to.as_str(),
        answers
    );
    let mut blocks = vec![Block::heading(2, sheet.path.as_str()), Block::sentence(told)];
    let moved = migration.fates.iter().filter_map(|fate| row(lang, fate));
    let rows: Vec<Vec<Line>> = moved.collect();
    if !rows.is_empty() {
        let head = vec![
            Column::words(say!(lang, "Practice")),
            Column::words(say!(lang, "What becomes of its answer")),
            Column::words(say!(lang, "Why")),
        ];
        blocks.push(Block::table(head, rows));
    }
    blocks
}

/// Returns what becomes of an answer; none where it stays as it is.
fn row(lang: &Lang, fate: &Fate) -> Option<Vec<Line>> {
    let (became, why) = match &fate.became {
        Became::Held => return None,
        Became::BroughtOver { now, why, .. } => (
            said!(lang, "holds as {answer}", answer = Line::default().code(now.as_str())),
            Line::from(why.as_str()),
        ),
        Became::Renamed { from } => (
            Line::default().toned(Tone::Met, say!(lang, "still holds")),
            said!(lang, "was called {name}", name = Line::default().code(from.as_str())),
        ),
        Became::AskedAgain { why } => {
            (Line::default().toned(Tone::Open, say!(lang, "asked again")), Line::from(why.as_str()))
        }
        Became::NotCounted { why } => (
            Line::default().toned(Tone::Quiet, say!(lang, "kept, not counted")),
            match why {
                Some(why) => Line::from(why.as_str()),
                None => Line::from(say!(lang, "the model has no such item")),
            },
        ),
    };
    let item = Line::default().code(fate.item.as_str());
    Some(vec![item, became, why])
}

fn unchanged(lang: &Lang, sheets: &[&Migrated]) -> Option<Block> {
    if sheets.is_empty() {
        return None;
    }
    let sheets = sheets.iter().map(|one| {
        let (sheet, version) = (Line::default().strong(&one.path), one.model.version.as_str());
        said!(lang, "{sheet} (version {version})", sheet, version)
    });
    let sheets = listing::in_a_row(lang, sheets);
    Some(Block::sentence(said!(lang, "Nothing to do in {sheets}.", sheets)))
}
