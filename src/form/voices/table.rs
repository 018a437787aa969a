//! A table of voices, row by row. Of a row only the answers are kept.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::form::voices::cells::{CellSaid, Words};
use crate::form::voices::heads::Heads;
use crate::form::voices::left::{LeftOfTable, column};
use crate::insight::{AnonymousVoice, Side, VoiceSaid};
use crate::model::{Item, Model};
use crate::problem::{Problem, SourceFile};

/// What a table says.
#[derive(Clone, Debug, Default)]
pub struct VoicesTable {
    pub voices: Vec<AnonymousVoice>,
    pub left: LeftOfTable,
}

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
    let text = decoded(name, bytes)?;
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(&text))
        .from_reader(text.as_bytes());
    let rows = reader.records().map(|record| {
        record.map_err(|_| {
            Problem::of_file(name, "this is no table", "save it as CSV in UTF-8, and name it again")
        })
    });
    Reading::read(name, rows, model, side)
}

/// Reads the rows of a workbook.
///
/// # Errors
/// Where no column names an item.
pub fn voices_of_rows(
    name: &str,
    rows: Vec<Vec<String>>,
    model: &Model,
    side: Side,
) -> Result<VoicesTable, Problem> {
    Reading::read(name, rows.into_iter().map(|row| Ok(csv::StringRecord::from(row))), model, side)
}

/// Returns the text of bytes, without the mark of their order.
fn decoded(name: &str, bytes: Vec<u8>) -> Result<String, Problem> {
    let unit: Option<fn([u8; 2]) -> u16> = match bytes.as_slice() {
        [0xff, 0xfe, ..] => Some(u16::from_le_bytes),
        [0xfe, 0xff, ..] => Some(u16::from_be_bytes),
        _ => None,
    };
    let bytes = match unit {
        Some(unit) => {
            let units = bytes.as_chunks().0.iter().skip(1).map(|pair| unit(*pair));
            let text: Result<String, _> = char::decode_utf16(units).collect();
            return text.map_err(|_| {
                let help = "save it as CSV in UTF-8, and name it again";
                Problem::of_file(name, "the file is broken UTF-16", help)
            });
        }
        None => bytes,
    };
    // Without the line that it stands in: that is what somebody said.
    let told =
        |wrong: Problem| Problem::of_file(name, wrong.message, wrong.help.unwrap_or_default());
    SourceFile::from_table(name, bytes).map(|file| file.text).map_err(told)
}

/// Returns the sign between the headings that stands most often outside of quotes.
fn delimiter(text: &str) -> u8 {
    let mut is_quoted = false;
    let mut number = [(b',', 0), (b';', 0), (b'\t', 0)];
    for byte in text.trim_start().bytes() {
        match byte {
            b'"' => is_quoted = !is_quoted,
            b'\n' | b'\r' if !is_quoted => break,
            _ if is_quoted => {}
            _ => number.iter_mut().filter(|(sign, _)| *sign == byte).for_each(|one| one.1 += 1),
        }
    }
    number.into_iter().rev().max_by_key(|(_, number)| *number).map_or(b',', |(sign, _)| sign)
}

/// A column that names an item.
struct Asked<'m> {
    at: usize,
    place: usize,
    item: &'m Item,
    side: Side,
    words: Words<'m>,
}

struct Reading<'m> {
    columns: Vec<Asked<'m>>,
    heads: usize,
    items: usize,
    table: VoicesTable,
    /// The codes that stand in for levels until it is known from which number they are counted.
    codes: Vec<Code>,
    seen: HashSet<u64>,
}

struct Code {
    voice: usize,
    row: usize,
    column: usize,
    number: usize,
}

impl<'m> Reading<'m> {
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
        let Some((_, heads)) = rows.next() else {
            let help = "its first row names the items, each other holds the answers of one person";
            return Err(Problem::of_file(name, "the table is empty", help));
        };
        let mut reading = Self::of_heads(&heads?, model, side);
        if reading.columns.is_empty() && reading.table.left.doubled.is_empty() {
            return Err(reading.no_item(name, model));
        }
        for (number, row) in rows {
            reading.add(number, &row?);
        }
        reading.settle_codes();
        Ok(reading.table)
    }

    fn of_heads(row: &csv::StringRecord, model: &'m Model, side: Side) -> Self {
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
                named.entry((place, asked.max(side))).or_default().push(at);
                continue;
            }
            left.columns += usize::from(!head.trim().is_empty());
            let near = heads.near(head).and_then(|place| items.get(place));
            left.near.extend(near.map(|item| (column(at), item.id.clone())));
        }
        let mut named: Vec<_> = named.into_iter().collect();
        named.sort_unstable();
        let mut columns = Vec::new();
        for ((place, side), at) in named {
            let Some(item) = items.get(place).copied() else { continue };
            match at.as_slice() {
                [at] => {
                    let words = Words::new(&item.scale, &model.lang);
                    columns.push(Asked { at: *at, place, item, side, words });
                }
                several => {
                    let columns = several.iter().map(|at| column(*at)).collect();
                    left.doubled.push((item.id.clone(), side, columns));
                }
            }
        }
        let table = VoicesTable { voices: Vec::new(), left };
        let (items, seen) = (items.len(), HashSet::new());
        Self { columns, heads: last, items, table, codes: Vec::new(), seen }
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

    fn add(&mut self, number: usize, row: &csv::StringRecord) {
        let left = &mut self.table.left;
        if row.iter().skip(self.heads).any(|cell| !cell.trim().is_empty()) {
            // Which cell belongs under which heading is anybody's guess.
            left.long.add(number);
            return;
        }
        let mut voice = AnonymousVoice::silent(self.items);
        let mut hasher = DefaultHasher::new();
        let (mut answers, mut codes) = (0, Vec::new());
        for (at, column) in self.columns.iter_mut().enumerate() {
            let cell = row.get(column.at).unwrap_or_default();
            cell.trim().hash(&mut hasher);
            let said = match column.words.read(cell) {
                CellSaid::Nothing => continue,
                CellSaid::Said(said) => said,
                CellSaid::Code(code) => {
                    codes.push((at, code));
                    // Stands for the level that the code will be.
                    VoiceSaid::Unknown
                }
                CellSaid::Vague => {
                    left.vague.add(number);
                    continue;
                }
                CellSaid::Wrong => {
                    left.wrong(column.at, &column.item.id, column.side, number);
                    continue;
                }
            };
            answers += 1;
            if let Some(cell) = voice.side_mut(column.side).get_mut(column.place) {
                *cell = Some(said);
            }
        }
        if answers == 0 {
            left.silent.add(number);
            return;
        }
        if !self.seen.insert(hasher.finish()) && voice.is_telling() {
            left.repeats.add(number);
        }
        let voice_at = self.table.voices.len();
        let codes = codes.into_iter();
        self.codes.extend(codes.map(|(column, code)| Code {
            voice: voice_at,
            row: number,
            column,
            number: code,
        }));
        self.table.voices.push(voice);
    }

    /// Puts the level of each code in its place. They are counted from 1, unless somebody has made
    /// them by hand and there is a 0 among them.
    fn settle_codes(&mut self) {
        if self.codes.is_empty() {
            return;
        }
        let from = usize::from(self.codes.iter().all(|code| code.number > 0));
        self.table.left.codes_from = Some(from);
        for code in &self.codes {
            let Some(column) = self.columns.get(code.column) else { continue };
            let level = code.number - from;
            let level = Some(level).filter(|level| *level < column.item.scale.levels.len());
            if level.is_none() {
                self.table.left.wrong(column.at, &column.item.id, column.side, code.row);
            }
            let voice = self.table.voices.get_mut(code.voice);
            let side = voice.map(|voice| voice.side_mut(column.side));
            if let Some(cell) = side.and_then(|side| side.get_mut(column.place)) {
                *cell = level.map(VoiceSaid::Level);
            }
        }
    }
}
