//! A table of one's own: a row for each item.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use crate::form;
use crate::import::columns::{Columns, TableField};
use crate::import::draft::{self, ImportDraft, Imported, Named};
use crate::import::left::Left;
use crate::import::source::text_of;
use crate::problem::{Problem, Problems, SourceFile};
use crate::text;

/// No stage has more items.
const MOST_ITEMS: usize = 1000;

/// The rows of a table, each with its cells from the first column on.
#[derive(Clone, Debug, Default)]
pub struct Table {
    path: String,
    /// Each with its number in the file, from 1.
    rows: Vec<(usize, Vec<String>)>,
}

impl Table {
    /// Takes a text apart whose cells are separated by commas, semicolons or tabs.
    ///
    /// # Errors
    /// Where it is no table.
    pub fn of_csv(file: &SourceFile) -> Result<Self, Problem> {
        let first = file.text.lines().next().unwrap_or_default();
        let number = |sign: &u8| first.bytes().filter(|byte| byte == sign).count();
        let delimiter = [b'\t', b';', b','].into_iter().max_by_key(number).unwrap_or(b',');
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter)
            .from_reader(file.text.as_bytes());
        let mut rows = Vec::new();
        for record in reader.records() {
            let record = record.map_err(|error| {
                let message = format!("this is no table: {error}");
                Problem::of_file(&file.path, message, "save it as CSV in UTF-8 and import it again")
            })?;
            let line = record.position().map_or(0, csv::Position::line);
            let line = usize::try_from(line).unwrap_or(usize::MAX);
            rows.push((line, record.iter().map(str::to_owned).collect()));
        }
        Ok(Self { path: file.path.clone(), rows })
    }

    /// Reads a sheet of a workbook, the first one where none is named.
    ///
    /// # Errors
    /// Where it is no workbook, or has no sheet of that name.
    pub fn of_xlsx(path: &str, bytes: &[u8], sheet: Option<&str>) -> Result<Self, Problem> {
        let rows = (1..).zip(form::cells_of_xlsx(path, bytes, sheet)?);
        Ok(Self { path: path.to_owned(), rows: rows.collect() })
    }

    fn at(&self, row: usize) -> String {
        format!("{}:{row}", self.path)
    }
}

/// Makes a model of a table with an item for each row, an area and a stage for each that a column
/// names, and a scale with the labels of `levels` and what each is worth.
///
/// # Errors
/// Where the columns for ids and texts are missing, or one that is named.
pub fn table(
    table: &Table,
    columns: &[Columns],
    levels: &[(String, u32)],
    named: &Named,
) -> Result<Imported, Problems> {
    let is_blank = |row: &&(usize, Vec<String>)| row.1.iter().all(|cell| cell.trim().is_empty());
    let mut rows = table.rows.iter().filter(|row| !is_blank(row));
    let heads = rows.next().map(|(_, cells)| cells.as_slice()).unwrap_or_default();
    let places = places(table, heads, columns)?;
    let stem = table.path.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
    let title = text::to_id(stem).map(|id| text::in_words(&id));
    let mut draft = ImportDraft::new(named, [None, title, None, None]);
    draft.scales.push(scale(levels));
    draft.method = method(&places);
    let mut stages: Vec<String> = Vec::new();
    let used: BTreeSet<usize> = places.values().copied().collect();
    for (number, cells) in rows {
        let row = TableRow { table, places: &places, number: *number, cells };
        row.add(&mut stages, &mut draft);
        let others =
            (0..).zip(cells).filter(|(at, cell)| !used.contains(at) && !cell.trim().is_empty());
        for (at, _) in others {
            let head = heads.get(at).map(|head| head.trim()).filter(|head| !head.is_empty());
            let what = format!("values of the column `{}`", head.unwrap_or("without a head"));
            draft.left.add(&what, table.at(*number));
        }
    }
    Ok(draft.finish())
}

/// Finds the columns that are named, and those whose head is the word for a field.
fn places(
    table: &Table,
    heads: &[String],
    columns: &[Columns],
) -> Result<BTreeMap<TableField, usize>, Problem> {
    let is_head = |head: &String, word: &str| head.trim().to_lowercase() == word.to_lowercase();
    let find = |word: &str| heads.iter().position(|head| is_head(head, word));
    let there = || {
        let there =
            text::ticked(heads.iter().map(|head| head.trim()).filter(|head| !head.is_empty()));
        format!("its columns are {there}")
    };
    let mut places = BTreeMap::new();
    for field in TableField::ALL {
        places.extend(find(field.as_str()).map(|at| (field, at)));
    }
    for Columns { field, head } in columns {
        let at = find(head).ok_or_else(|| {
            Problem::of_file(&table.path, format!("there is no column `{head}`"), there())
        })?;
        places.insert(*field, at);
    }
    for field in [TableField::Id, TableField::Text] {
        if !places.contains_key(&field) {
            let word = field.as_str();
            let message = format!("no column holds the {word} of an item");
            let help = format!("name it: `--column {word}=HEAD`; {}", there());
            return Err(Problem::of_file(&table.path, message, help));
        }
    }
    Ok(places)
}

fn scale(levels: &[(String, u32)]) -> Value {
    if levels.is_empty() {
        return draft::two_levels("yes-no", [("no", "No", "No."), ("yes", "Yes", "Yes.")]);
    }
    let mut taken = BTreeSet::from(["unknown", "u", "n", "n-a"].map(str::to_owned));
    let levels = levels.iter().map(|(label, credit)| {
        let id = draft::unique(label, "level", &mut taken);
        json!({ "id": id, "label": label, "credit": credit, "anchor": format!("{label}.") })
    });
    json!({ "id": "answers", "levels": levels.collect::<Vec<_>>() })
}

/// With stages, every item of one must be met; without, the figure of each group counts once.
fn method(places: &BTreeMap<TableField, usize>) -> Value {
    let has = |field: TableField| places.contains_key(&field);
    let mean: &[&str] = match (has(TableField::Area), has(TableField::Section)) {
        (true, true) => &["area", "section"],
        (true, false) => &["area"],
        (false, _) => &[],
    };
    if has(TableField::Stage) {
        return json!({ "mean": mean, "ladder": { "pass": 100 } });
    }
    json!({ "mean": mean, "shown": { "decimals": 1, "round": "down" } })
}

struct TableRow<'t> {
    table: &'t Table,
    places: &'t BTreeMap<TableField, usize>,
    number: usize,
    cells: &'t [String],
}

impl TableRow<'_> {
    fn said(&self, field: TableField, left: &mut Left) -> Option<String> {
        let cell = self.cells.get(*self.places.get(&field)?)?;
        text_of(cell, left, || self.table.at(self.number))
    }

    fn add(&self, stages: &mut Vec<String>, draft: &mut ImportDraft) {
        let at = self.table.at(self.number);
        let Some(ask) = self.said(TableField::Text, &mut draft.left) else {
            draft.left.add("rows without a text", at);
            return;
        };
        let title = self.said(TableField::Title, &mut draft.left);
        let named = self.said(TableField::Id, &mut draft.left);
        let stage = self.said(TableField::Stage, &mut draft.left);
        let (number, stage_title) = stage_of(stage, stages, &draft.title);
        if number > 99 || draft.stage(number).items.len() >= MOST_ITEMS {
            draft.left.add("rows beyond what a model holds", at);
            return;
        }
        let id = named.clone().or_else(|| title.clone()).unwrap_or_else(|| ask.clone());
        let source = self.said(TableField::Source, &mut draft.left).or(named);
        let section = self.said(TableField::Section, &mut draft.left);
        let area = self.said(TableField::Area, &mut draft.left);
        let area = draft.area(area.as_deref().unwrap_or("General"), section.as_deref());
        let url = self.said(TableField::Url, &mut draft.left);
        let references = url.into_iter().filter_map(|url| {
            if !text::is_link(&url) {
                draft.left.add("addresses that are none", self.table.at(self.number));
                return None;
            }
            Some(json!({ "title": title.clone().unwrap_or_else(|| id.clone()), "url": url }))
        });
        let references: Vec<Value> = references.collect();
        let weight = self.said(TableField::Weight, &mut draft.left).and_then(|word| {
            let weight = word.parse::<u32>().ok().filter(|weight| *weight <= 1000);
            if weight.is_none() {
                draft.left.add("weights that are not whole numbers up to 1000", at.clone());
            }
            weight
        });
        let look_for: Vec<String> =
            self.said(TableField::LookFor, &mut draft.left).into_iter().collect();
        let item = draft::item([
            ("id", draft.item_id(&id).into()),
            ("title", title.into()),
            ("source", source.into()),
            ("area", area.into()),
            ("ask", ask.into()),
            ("why", self.said(TableField::Why, &mut draft.left).into()),
            ("look_for", look_for.into()),
            ("weight", weight.into()),
            ("references", references.into()),
        ]);
        let stage = draft.stage(number);
        stage.title = stage_title;
        stage.items.push(item);
    }
}

/// Returns the number of the stage that a cell names: the number in it, or its place among those
/// that were named so far; and its title.
fn stage_of(cell: Option<String>, stages: &mut Vec<String>, model: &str) -> (u32, String) {
    let Some(cell) = cell else { return (1, model.to_owned()) };
    let digits: String = cell.chars().filter(char::is_ascii_digit).collect();
    if let Ok(number) = digits.parse::<u32>() {
        let is_bare = digits == cell;
        return (number, if is_bare { format!("Stage {number}") } else { cell });
    }
    let known = stages.iter().position(|stage| *stage == cell).unwrap_or_else(|| {
        stages.push(cell.clone());
        stages.len() - 1
    });
    (u32::try_from(known).map_or(u32::MAX, |at| at.saturating_add(1)), cell)
}
