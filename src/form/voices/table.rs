//! A table of voices, row by row. Of a row only the answers are kept.

use std::collections::HashMap;

use crate::form::voices::bytes::{decoded, delimited};
use crate::form::voices::cells::{CellSaid, ColumnWords};
use crate::form::voices::heads::Heads;
use crate::form::voices::left::{AskedColumn, LeftOfTable, column};
use crate::form::voices::marks::MarkReader;
use crate::form::voices::tables::{Code, RowVoice, VoicesTable};
use crate::form::xlsx::{XlsxTable, tables_of_xlsx};
use crate::insight::{AnonymousVoice, MarkedVoice, Side, VoiceSaid};
use crate::model::{Item, Model};
use crate::problem::Problem;
use crate::text;

/// Reads a text whose cells are separated by commas, semicolons or tabs, in UTF-8 or UTF-16.
/// `side` is what its columns ask for where their headings say nothing else.
///
/// # Errors
/// Where it is no text or no table, or no column names an item.
pub fn voices_of_csv(
    name: &str,
    bytes: Vec<u8>,
    model: &Model,
    side: Side,
) -> Result<VoicesTable, Problem> {
    let decoded = decoded(name, bytes)?;
    let (sign, text) = delimited(&decoded.text);
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(sign)
        .from_reader(text.as_bytes());
    let rows = reader.records().map(|record| {
        record.map_err(|_| {
            Problem::of_file(name, "this is no table", "save it as CSV in UTF-8, and name it again")
        })
    });
    let mut table = VoicesReading::read(name, rows, model, side)?;
    table.left.is_guessed = decoded.is_guessed;
    Ok(table)
}

/// Reads the one sheet of a workbook whose headings name items; none where the workbook is a form.
///
/// # Errors
/// Where it is no workbook, no column names an item, or several sheets do.
pub fn voices_of_xlsx(
    name: &str,
    bytes: &[u8],
    model: &Model,
    side: Side,
) -> Result<Option<VoicesTable>, Problem> {
    let Some(tables) = tables_of_xlsx(name, bytes)? else { return Ok(None) };
    let mut read = Vec::new();
    let mut wrong = None;
    for XlsxTable { name: sheet, rows } in tables {
        let rows = rows.into_iter().map(|row| Ok(csv::StringRecord::from(row)));
        match VoicesReading::read(name, rows, model, side) {
            Ok(table) => read.push((sheet, table)),
            Err(problem) => drop(wrong.get_or_insert(problem)),
        }
    }
    let names = text::ticked(read.iter().map(|(sheet, _)| sheet.as_str()));
    match (read.len(), read.pop(), wrong) {
        (1, Some((_, table)), _) => Ok(Some(table)),
        (0, _, Some(wrong)) => Err(wrong),
        (0, ..) => Err(empty(name)),
        _ => {
            let message = format!("the headings of several sheets name items: {names}");
            let help = "save the one that is meant as a file of its own";
            Err(Problem::of_file(name, message, help))
        }
    }
}

/// A voice takes a kilobyte of memory, and some rows take two bytes of a file.
const MOST_ROWS: usize = 500_000;

/// Among so many rows are the headings.
const MOST_ABOVE: usize = 5;

fn empty(name: &str) -> Problem {
    let help = "its first row names the items, each other holds the answers of one person";
    Problem::of_file(name, "the table is empty", help)
}

struct VoicesReading<'m> {
    /// Of each column that asks an item, the words that were met in it.
    words: Vec<ColumnWords<'m>>,
    heads: usize,
    items: usize,
    marks: MarkReader,
    table: VoicesTable,
}

impl<'m> VoicesReading<'m> {
    fn read(
        name: &str,
        rows: impl Iterator<Item = Result<csv::StringRecord, Problem>>,
        model: &'m Model,
        side: Side,
    ) -> Result<VoicesTable, Problem> {
        // Rows without a cell are no rows, before the headings and behind the last voice.
        let mut rows = (1..).zip(rows).filter(|(_, row)| match row {
            Ok(row) => row.iter().any(|cell| !cell.trim().is_empty()),
            Err(_) => true,
        });
        let mut named = None;
        // A title, or the codes of questions, may stand above the headings.
        for (_, row) in rows.by_ref().take(MOST_ABOVE) {
            let reading = Self::of_heads(name, &row?, model, side);
            let names_items =
                !reading.table.columns.is_empty() || !reading.table.left.doubled.is_empty();
            if names_items || named.is_none() {
                named = Some((reading, names_items));
            }
            if names_items {
                break;
            }
        }
        let Some((mut reading, names_items)) = named else { return Err(empty(name)) };
        if !names_items {
            return Err(reading.no_item(name, model));
        }
        for (number, row) in rows {
            if number > MOST_ROWS {
                let message = format!("the table has more than {MOST_ROWS} rows");
                let help = "leave out those that answer nothing, or read a part of them";
                return Err(Problem::of_file(name, message, help));
            }
            reading.add(number, &row?);
        }
        Ok(reading.table)
    }

    fn of_heads(name: &str, row: &csv::StringRecord, model: &'m Model, asked_for: Side) -> Self {
        let heads = Heads::new(model);
        let items: Vec<&Item> = model.items_and_topics().collect();
        let mut left = LeftOfTable::default();
        let mut named: HashMap<(usize, Side), Vec<usize>> = HashMap::new();
        let mut last = 0;
        for (at, head) in row.iter().enumerate() {
            if !head.trim().is_empty() {
                last = at + 1;
            }
            if let Some((place, asked)) = heads.meant(head) {
                named.entry((place, asked.max(asked_for))).or_default().push(at);
                continue;
            }
            left.columns += usize::from(!head.trim().is_empty());
            let near = heads.near(head).and_then(|place| items.get(place));
            left.near.extend(near.map(|item| (column(at), item.id.clone())));
        }
        let mut named: Vec<_> = named.into_iter().collect();
        named.sort_unstable();
        let (mut columns, mut words) = (Vec::new(), Vec::new());
        for ((place, side), at) in named {
            let Some(item) = items.get(place).copied() else { continue };
            match at.as_slice() {
                [at] => {
                    let levels = item.scale.levels.len();
                    let item_id = item.id.clone();
                    columns.push(AskedColumn { at: *at, place, item: item_id, side, levels });
                    words.push(ColumnWords::new(&item.scale, &model.lang));
                }
                several => {
                    let columns = several.iter().map(|at| column(*at)).collect();
                    left.doubled.push((item.id.clone(), side, columns));
                }
            }
        }
        let is_asked = |at| columns.iter().any(|column: &AskedColumn| column.at == at);
        let heads = row.iter().enumerate().map(|(at, head)| (head, is_asked(at)));
        let marks = MarkReader::new(heads);
        let (path, voices, codes) = (name.to_owned(), Vec::new(), Vec::new());
        let table = VoicesTable { path, side: asked_for, voices, left, columns, codes };
        Self { words, heads: last, items: items.len(), marks, table }
    }

    fn no_item(&self, name: &str, model: &Model) -> Problem {
        let id = model.items_and_topics().next().map_or("", |item| item.id.as_str());
        let near = self.table.left.near.first();
        let near = near.map_or_else(String::new, |(column, item)| {
            format!("column {column} is nearly `{item}`; ")
        });
        let message = format!("no heading names an item of the model `{}`", model.id);
        let help = format!(
            "{near}a heading is an item's id, title or question, such as `{id}`; `--model` names \
             another model"
        );
        Problem::of_file(name, message, help)
    }

    fn add(&mut self, at_row: usize, row: &csv::StringRecord) {
        let table = &mut self.table;
        let left = &mut table.left;
        if row.iter().skip(self.heads).any(|cell| !cell.trim().is_empty()) {
            // Which cell belongs under which heading is anybody's guess.
            left.long.add(at_row);
            return;
        }
        let mut voice = AnonymousVoice::silent(self.items);
        let mut marks = self.marks.beside(row.iter());
        let (mut answers, at_voice) = (0, table.voices.len());
        for (at, (column, words)) in table.columns.iter().zip(&mut self.words).enumerate() {
            let said = words.read(row.get(column.at).unwrap_or_default());
            marks.say(&(column.place, column.side), &said);
            let said = match said {
                CellSaid::Nothing => continue,
                CellSaid::Said(said) => said,
                CellSaid::Code(number) => {
                    table.codes.push(Code { voice: at_voice, column: at, number });
                    // Stands for the level that the code will be.
                    VoiceSaid::Unknown
                }
                CellSaid::Vague => {
                    left.vague.add(at_row);
                    continue;
                }
                CellSaid::Wrong => {
                    left.wrong(column, at_row);
                    continue;
                }
            };
            answers += 1;
            if let Some(cell) = voice.side_mut(column.side).get_mut(column.place) {
                *cell = Some(said);
            }
        }
        if answers == 0 {
            left.silent.add(at_row);
            return;
        }
        let marked = MarkedVoice { voice, marks: marks.marks() };
        table.voices.push(RowVoice { row: at_row, marked });
    }
}
