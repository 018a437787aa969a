//! The sheets of a workbook.

use crate::form::xlsx::cells::FormCells;
use crate::form::xlsx::package::archive::Archive;
use crate::form::xlsx::package::runs::{RunReader, Runs};
use crate::form::xlsx::package::sheet::{self, SharedCells};
use crate::form::xlsx::package::unread::Unread;
use crate::form::xlsx::package::xml::{self, Piece};
use crate::form::xlsx::package::{beside, styles};

const MAX_SHEETS: usize = 64;

/// A sheet as the workbook names it.
struct NamedSheet {
    name: String,
    id: String,
    is_hidden: bool,
}

/// Reads what a person finds in a workbook, sheet by sheet.
pub(in crate::form::xlsx) fn read(bytes: &[u8]) -> Result<Vec<FormCells>, Unread> {
    let mut archive = Archive::open(bytes)?;
    let book = workbook(&mut archive)?;
    let relations = archive.relations(&book)?;
    let target = |kind: &str| relations.iter().find(|one| one.kind == kind).map(|one| &*one.target);
    let text = archive.text(&book)?;
    let text = text.ok_or_else(|| Unread::Damaged("it has no workbook".to_owned()))?;
    let mut shared = SharedCells::default();
    let named = sheets(&text, &mut shared)?;
    if let Some(styles) = archive.text(target("styles").unwrap_or("xl/styles.xml"))? {
        shared.styles = styles::read(&styles)?;
    }
    if let Some(text) = archive.text(target("sharedStrings").unwrap_or("xl/sharedStrings.xml"))? {
        shared.strings = strings(&text)?;
    }
    let mut found = Vec::new();
    for NamedSheet { name, id, is_hidden } in named {
        let part = relations.iter().find(|one| one.id == id && !one.is_outside);
        let part = part.ok_or_else(|| Unread::Damaged(format!("the sheet `{name}` is missing")))?;
        let text = archive.text(&part.target)?;
        let text = text.ok_or_else(|| Unread::Damaged(format!("the sheet `{name}` is missing")))?;
        let relations = archive.relations(&part.target)?;
        let cells = sheet::read(&text, &relations, &shared, &mut archive)?;
        let beside = beside::read(&relations, &mut archive)?;
        let is_of_1904 = shared.is_of_1904;
        found.push(FormCells { name, is_hidden, is_of_1904, beside, ..cells });
    }
    Ok(found)
}

/// Returns the name of the part that names the sheets.
fn workbook(archive: &mut Archive<'_>) -> Result<String, Unread> {
    let relations = archive.relations("")?.into_iter();
    let named = relations.filter(|one| one.kind == "officeDocument").map(|one| one.target).next();
    Ok(named.filter(|name| archive.has(name)).unwrap_or_else(|| "xl/workbook.xml".to_owned()))
}

fn sheets(text: &str, shared: &mut SharedCells) -> Result<Vec<NamedSheet>, Unread> {
    let mut found = Vec::new();
    xml::walk(text, |piece| {
        let Piece::Open(tag) = piece else { return Ok(()) };
        if tag.is("sheet") {
            let is_hidden = tag.get("state").is_some_and(|state| state != "visible");
            let (name, id) = (tag.get("name").unwrap_or_default(), tag.get("id"));
            found.push(NamedSheet { name, id: id.unwrap_or_default(), is_hidden });
        } else if tag.is("workbookPr") && tag.get("date1904").is_some() {
            shared.is_of_1904 = tag.is_on("date1904");
        } else if tag.is("calcPr") && tag.get("fullCalcOnLoad").is_some() {
            shared.is_unreckoned = tag.is_on("fullCalcOnLoad");
        }
        if found.len() > MAX_SHEETS { Err(Unread::TooMuch) } else { Ok(()) }
    })?;
    Ok(found)
}

/// Returns the texts that cells share, in the order in which they name them.
fn strings(text: &str) -> Result<Vec<Runs>, Unread> {
    let mut found = Vec::new();
    let mut open: Option<RunReader> = None;
    xml::walk(text, |piece| {
        match (&piece, &mut open) {
            (Piece::Open(tag), None) if tag.is("si") => open = Some(RunReader::default()),
            (Piece::Close("si"), _) => found.extend(open.take().map(|open| open.runs())),
            (piece, Some(open)) => open.take(piece),
            _ => {}
        }
        Ok(())
    })?;
    Ok(found)
}
