//! The cells of one sheet, as they are shown.

use std::collections::{BTreeMap, BTreeSet};

use crate::form::xlsx::cells::{FormCell, FormCells, Spot};
use crate::form::xlsx::package::archive::{Archive, Relation};
use crate::form::xlsx::package::formula::{FormulaLink, FormulaSays};
use crate::form::xlsx::package::runs::{self, RunReader, Runs};
use crate::form::xlsx::package::styles::CellStyle;
use crate::form::xlsx::package::unread::Unread;
use crate::form::xlsx::package::xml::{self, Piece, Tag};

/// The most cells of a sheet with something in them.
const MAX_CELLS: usize = 100_000;

/// How far a sheet goes in every program.
const MAX_ROWS: u32 = 1 << 20;
const MAX_COLUMNS: u32 = 1 << 14;

/// What all sheets of a workbook share.
#[derive(Default)]
pub(super) struct SharedCells {
    pub(super) strings: Vec<Runs>,
    pub(super) styles: Vec<CellStyle>,
    pub(super) is_of_1904: bool,
    /// Whether a program has to work out the formulas before their results are shown.
    pub(super) is_unreckoned: bool,
}

/// A cell that is being read.
#[derive(Default)]
struct OpenCell {
    spot: Spot,
    kind: String,
    style: CellStyle,
    within: CellPart,
    formula: Option<String>,
    value: String,
    runs: Option<RunReader>,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum CellPart {
    #[default]
    None,
    Formula,
    Value,
    Runs,
}

struct SheetReader<'s> {
    shared: &'s SharedCells,
    found: FormCells,
    /// Where a cell or row stands that does not say so itself.
    next: Spot,
    is_within: bool,
    cell: Option<OpenCell>,
    /// Links with the name of their address, and the place within it.
    links: Vec<([Spot; 2], Option<String>, Option<String>)>,
    merged: Vec<[Spot; 2]>,
}

/// Reads the cells of a part; none where it has no table at all, as a sheet with a chart alone.
pub(super) fn read(
    text: &str,
    relations: &[Relation],
    shared: &SharedCells,
    archive: &mut Archive<'_>,
) -> Result<FormCells, Unread> {
    let found = FormCells::default();
    let (links, merged) = (Vec::new(), Vec::new());
    let mut sheet =
        SheetReader { shared, found, next: (0, 0), is_within: false, cell: None, links, merged };
    xml::walk(text, |piece| sheet.take(piece, archive))?;
    sheet.add_links(relations);
    sheet.add_covered();
    Ok(sheet.found)
}

impl SheetReader<'_> {
    fn take(&mut self, piece: Piece<'_>, archive: &mut Archive<'_>) -> Result<(), Unread> {
        if let Some(cell) = &mut self.cell {
            if matches!(piece, Piece::Close("c")) {
                let cell = std::mem::take(cell);
                self.cell = None;
                return self.put(&cell, archive);
            }
            cell.take(&piece);
            return Ok(());
        }
        match piece {
            Piece::Open(tag) if tag.is("sheetData") => self.is_within = true,
            Piece::Close("sheetData") => self.is_within = false,
            Piece::Open(tag) if self.is_within => self.open(&tag)?,
            Piece::Close("row") if self.is_within => self.next = (self.next.0 + 1, 0),
            Piece::Open(tag) if tag.is("hyperlink") => {
                let range = range(&tag)?;
                self.links.push((range, tag.get("id"), tag.get("location")));
            }
            Piece::Open(tag) if tag.is("mergeCell") => self.merged.push(range(&tag)?),
            _ => {}
        }
        Ok(())
    }

    fn open(&mut self, tag: &Tag<'_>) -> Result<(), Unread> {
        if tag.is("row") {
            let row = tag.get("r").map(|row| spot(&format!("A{row}"))).transpose()?;
            self.next = (row.map_or(self.next.0, |(row, _)| row), 0);
        } else if tag.is("c") {
            let named = tag.get("r").map(|name| spot(&name)).transpose()?;
            let place = named.unwrap_or(self.next);
            if place.0 >= MAX_ROWS || place.1 >= MAX_COLUMNS {
                return Err(Unread::TooMuch);
            }
            self.next = (place.0, place.1 + 1);
            let style = tag.get("s").and_then(|style| style.parse::<usize>().ok());
            let style = style.and_then(|style| self.shared.styles.get(style).copied());
            self.cell = Some(OpenCell {
                spot: place,
                kind: tag.get("t").unwrap_or_default(),
                style: style.unwrap_or_default(),
                ..OpenCell::default()
            });
        }
        Ok(())
    }

    fn put(&mut self, cell: &OpenCell, archive: &mut Archive<'_>) -> Result<(), Unread> {
        let spot = cell.spot;
        let says = cell.formula.as_deref().map(FormulaSays::of);
        let (shown, struck) = cell.shown(self.shared)?;
        let shown = match (shown, says) {
            (shown, None) => shown,
            (shown, Some(says)) => {
                match says.link {
                    FormulaLink::To(address) => drop(self.found.links.insert(spot, address)),
                    FormulaLink::WorkedOut => drop(self.found.lost_links.insert(spot)),
                    FormulaLink::None => {}
                }
                // A result that is a text may be an empty one.
                let open = (cell.kind != "str").then_some(FormCell::Formula);
                shown.or(says.words.map(FormCell::Text)).or(open)
            }
        };
        let words = |cell: &FormCell| match cell {
            FormCell::Text(text) | FormCell::Error(text) => text.len(),
            FormCell::Formula => 0,
        };
        // One text can stand in many cells, and is kept for each.
        archive.spend(shown.as_ref().map_or(0, words) + struck.len())?;
        if !struck.trim().is_empty() {
            self.found.struck.insert(spot, struck);
        }
        let shown =
            shown.filter(|cell| !matches!(cell, FormCell::Text(text) if text.trim().is_empty()));
        let before = shown.and_then(|shown| self.found.cells.insert(spot, shown));
        if before.is_some() {
            return Err(Unread::Damaged("a cell is there twice".to_owned()));
        }
        if self.found.cells.len() > MAX_CELLS {
            return Err(Unread::TooMuch);
        }
        Ok(())
    }

    /// Puts the address of each link to each cell that it lies behind.
    fn add_links(&mut self, relations: &[Relation]) {
        // A hostile file can lay many links behind many cells.
        let mut left = 10 * MAX_CELLS;
        for ([first, last], id, place) in &self.links {
            let outside =
                relations.iter().find(|one| one.is_outside && Some(&one.id) == id.as_ref());
            let Some(outside) = outside else { continue };
            let place = place.as_deref().filter(|place| !place.is_empty());
            let address = match place {
                Some(place) => format!("{}#{place}", outside.target),
                None => outside.target.clone(),
            };
            for (spot, _) in self.found.cells.range(*first..=*last).take(left) {
                left -= 1;
                if (first.1..=last.1).contains(&spot.1) {
                    self.found.links.entry(*spot).or_insert_with(|| address.clone());
                }
            }
        }
    }

    /// Finds the cells below the one whose words are shown in their place.
    fn add_covered(&mut self) {
        let rows: BTreeSet<u32> = self.found.cells.keys().map(|(row, _)| *row).collect();
        let mut left = MAX_CELLS;
        let mut covered = BTreeMap::new();
        for [first, last] in &self.merged {
            if last.0 == first.0 || !self.found.cells.contains_key(first) {
                continue;
            }
            for row in rows.range(first.0 + 1..=last.0).take(left) {
                left -= 1;
                covered.insert((*row, first.1), *first);
            }
        }
        self.found.covered = covered;
    }
}

impl OpenCell {
    fn take(&mut self, piece: &Piece<'_>) {
        match (piece, self.within) {
            (Piece::Open(tag), CellPart::None) => {
                self.within = match tag.name().as_str() {
                    "f" => CellPart::Formula,
                    "v" => CellPart::Value,
                    "is" => CellPart::Runs,
                    _ => CellPart::None,
                };
                if self.within == CellPart::Formula {
                    self.formula = Some(String::new());
                }
            }
            (Piece::Close("f" | "v" | "is"), _) => self.within = CellPart::None,
            (piece, CellPart::Runs) => self.runs.get_or_insert_default().take(piece),
            (Piece::Text(text), CellPart::Formula) => {
                self.formula.get_or_insert_default().push_str(text);
            }
            (Piece::Text(text), CellPart::Value) => self.value.push_str(text),
            _ => {}
        }
    }

    /// Returns what is shown, and what is struck out.
    fn shown(&self, shared: &SharedCells) -> Result<(Option<FormCell>, String), Unread> {
        let value = self.value.as_str();
        let runs = if let Some(runs) = &self.runs {
            runs.runs()
        } else if self.kind == "s" && !value.is_empty() {
            let index: Option<usize> = value.trim().parse().ok();
            let runs = index.and_then(|index| shared.strings.get(index));
            runs.cloned()
                .ok_or_else(|| Unread::Damaged("a text of a cell is missing".to_owned()))?
        } else {
            match self.word(value, shared) {
                Some(FormCell::Text(word)) => Runs::of(word),
                other => return Ok((other, String::new())),
            }
        };
        let (shown, struck) = runs.split(self.style.is_struck);
        Ok((Some(FormCell::Text(shown)), struck))
    }

    /// Returns a value that is no text of several runs.
    fn word(&self, value: &str, shared: &SharedCells) -> Option<FormCell> {
        if value.trim().is_empty() {
            return None;
        }
        let text = match (self.kind.as_str(), value.trim()) {
            ("b", "1" | "true") => "TRUE".to_owned(),
            ("b", "0" | "false") => "FALSE".to_owned(),
            ("e", error) => return Some(FormCell::Error(error.to_owned())),
            ("d", day) => iso(day),
            ("str", _) => runs::meant(value),
            (_, number) => match number.parse::<f64>() {
                // Some programs write a nought where nothing has been worked out.
                Ok(0.0) if self.formula.is_some() && shared.is_unreckoned => return None,
                Ok(number) => self.style.numbers.shown(number, shared.is_of_1904),
                Err(_) => runs::meant(value),
            },
        };
        Some(FormCell::Text(text))
    }
}

/// Returns a day, and its time unless it is midnight.
fn iso(text: &str) -> String {
    let Some((day, time)) = text.split_once('T') else {
        return text.to_owned();
    };
    match (time.get(..5), time.get(5..8)) {
        (None | Some("00:00"), _) => day.to_owned(),
        (Some(minute), None | Some(":00")) => format!("{day} {minute}"),
        (Some(minute), Some(second)) => format!("{day} {minute}{second}"),
    }
}

fn range(tag: &Tag<'_>) -> Result<[Spot; 2], Unread> {
    let name = tag.get("ref").unwrap_or_default();
    let (first, last) = name.split_once(':').unwrap_or((&name, &name));
    let (first, last) = (spot(first)?, spot(last)?);
    if first > last {
        return Err(Unread::Damaged(format!("`{name}` is no range of cells")));
    }
    Ok([first, last])
}

/// Reads the name of a cell, `F12` or `$F$12`.
pub(super) fn spot(name: &str) -> Result<Spot, Unread> {
    let wrong = || Unread::Damaged(format!("`{name}` is no cell"));
    let bare = name.replace('$', "");
    let digits = bare.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let letters = bare.strip_suffix(digits).unwrap_or_default();
    let column = letters.bytes().try_fold(0_u32, |column, letter| {
        let digit = u32::from(letter.to_ascii_uppercase() - b'A') + 1;
        column.checked_mul(26)?.checked_add(digit)
    });
    let column = column.and_then(|column| column.checked_sub(1)).ok_or_else(wrong)?;
    let row = digits.parse::<u32>().ok().and_then(|row| row.checked_sub(1)).ok_or_else(wrong)?;
    if row >= MAX_ROWS || column >= MAX_COLUMNS {
        return Err(wrong());
    }
    Ok((row, column))
}
