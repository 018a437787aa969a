//! What lies on a sheet beside its cells: comments, text boxes, boxes to tick, pictures.

use std::collections::BTreeSet;

use crate::form::xlsx::cells::{Beside, BesideCell, Spot};
use crate::form::xlsx::package::archive::{Archive, Relation};
use crate::form::xlsx::package::runs::RunReader;
use crate::form::xlsx::package::sheet::spot;
use crate::form::xlsx::package::unread::Unread;
use crate::form::xlsx::package::xml::{self, Piece};

/// The most things beside the cells of a sheet.
const MAX_BESIDE: usize = 10_000;

pub(super) fn read(
    relations: &[Relation],
    archive: &mut Archive<'_>,
) -> Result<Vec<BesideCell>, Unread> {
    let mut found = Vec::new();
    let mut threads = BTreeSet::new();
    let of = |kind: &'static str| {
        relations.iter().filter(move |one| one.kind == kind && !one.is_outside)
    };
    for part in of("threadedComment") {
        let told = comments(part, "threadedComment", archive)?;
        threads.extend(told.iter().filter_map(|comment| comment.spot));
        found.extend(told);
    }
    for part in of("comments") {
        // A thread has a comment in its place, for programs that know no threads.
        let told = comments(part, "comment", archive)?.into_iter();
        found.extend(told.filter(|one| one.spot.is_none_or(|spot| !threads.contains(&spot))));
    }
    for part in of("drawing") {
        found.extend(drawing(part, archive)?);
    }
    for part in of("vmlDrawing") {
        // What programs write here is not always XML; what comes before is told.
        let _ = controls(part, archive, &mut found);
    }
    if found.len() > MAX_BESIDE {
        return Err(Unread::TooMuch);
    }
    Ok(found)
}

fn comments(
    part: &Relation,
    name: &str,
    archive: &mut Archive<'_>,
) -> Result<Vec<BesideCell>, Unread> {
    let text = archive.text(&part.target)?.unwrap_or_default();
    let mut found = Vec::new();
    let mut open: Option<(Option<Spot>, RunReader, String)> = None;
    xml::walk(&text, |piece| {
        match (&piece, &mut open) {
            (Piece::Open(tag), None) if tag.is(name) => {
                let spot = tag.get("ref").and_then(|name| spot(&name).ok());
                open = Some((spot, RunReader::default(), String::new()));
            }
            (Piece::Close(end), Some(_)) if *end == name => {
                if let Some((spot, runs, plain)) = open.take() {
                    let words = runs.runs().all();
                    let words = if words.trim().is_empty() { plain } else { words };
                    found.push(BesideCell { spot, kind: Beside::Comment, words });
                }
            }
            (piece, Some((_, runs, plain))) => {
                runs.take(piece);
                if let Piece::Text(text) = piece {
                    plain.push_str(text);
                }
            }
            _ => {}
        }
        Ok(())
    })?;
    found.retain(|comment| !comment.words.trim().is_empty());
    Ok(found)
}

/// Something that is drawn, from its upper left corner on.
#[derive(Default)]
struct OpenDrawing {
    runs: RunReader,
    is_picture: bool,
    /// A control is drawn here and told where its state stands.
    is_control: bool,
    row: String,
    column: String,
    within: String,
}

fn drawing(part: &Relation, archive: &mut Archive<'_>) -> Result<Vec<BesideCell>, Unread> {
    let text = archive.text(&part.target)?.unwrap_or_default();
    let mut found = Vec::new();
    let mut open: Option<OpenDrawing> = None;
    let mut is_fallback = false;
    let is_anchor = |name: &str| name.ends_with("Anchor");
    xml::walk(&text, |piece| {
        if let Piece::Open(tag) = &piece {
            is_fallback |= tag.is("Fallback");
            if open.is_none() && is_anchor(&tag.name()) {
                open = Some(OpenDrawing::default());
            }
        }
        if let Piece::Close("Fallback") = piece {
            is_fallback = false;
        }
        let Some(drawn) = open.as_mut().filter(|_| !is_fallback) else {
            return Ok(());
        };
        drawn.runs.take(&piece);
        match piece {
            Piece::Open(tag) => {
                drawn.is_picture |= tag.is("pic") || tag.is("graphicFrame");
                drawn.is_control |= tag.is("compatExt");
                drawn.within = tag.name();
            }
            Piece::Text(text) => match drawn.within.as_str() {
                "row" if drawn.row.is_empty() => drawn.row.push_str(text),
                "col" if drawn.column.is_empty() => drawn.column.push_str(text),
                _ => {}
            },
            Piece::Close(name) => {
                drawn.within.clear();
                if is_anchor(name) {
                    found.extend(open.take().and_then(OpenDrawing::told));
                }
            }
        }
        Ok(())
    })?;
    Ok(found)
}

impl OpenDrawing {
    fn told(self) -> Option<BesideCell> {
        let number = |text: &str| text.trim().parse::<u32>().ok();
        let spot = number(&self.row).zip(number(&self.column));
        let words = self.runs.runs().all();
        if self.is_control {
            None
        } else if !words.trim().is_empty() {
            Some(BesideCell { spot, kind: Beside::Words, words })
        } else {
            self.is_picture.then_some(BesideCell {
                spot,
                kind: Beside::Picture,
                words: String::new(),
            })
        }
    }
}

/// A box to tick, as programs draw them since long.
#[derive(Default)]
struct OpenControl {
    words: String,
    is_box: bool,
    is_ticked: bool,
    anchor: String,
    within: String,
}

fn controls(
    part: &Relation,
    archive: &mut Archive<'_>,
    found: &mut Vec<BesideCell>,
) -> Result<(), Unread> {
    let text = archive.text(&part.target)?.unwrap_or_default();
    let mut open: Option<OpenControl> = None;
    xml::walk(&text, |piece| {
        if let Piece::Open(tag) = &piece
            && tag.is("shape")
        {
            open = Some(OpenControl::default());
        }
        let Some(control) = &mut open else { return Ok(()) };
        match piece {
            Piece::Open(tag) => {
                if tag.is("ClientData") {
                    let kind = tag.get("ObjectType").unwrap_or_default();
                    control.is_box = ["Checkbox", "Radio"].contains(&kind.as_str());
                }
                control.within = tag.name();
            }
            Piece::Text(text) => match control.within.as_str() {
                "Checked" => control.is_ticked |= text.trim() != "0",
                "Anchor" => control.anchor.push_str(text),
                "div" | "font" | "b" | "i" | "u" => control.words.push_str(text),
                _ => {}
            },
            Piece::Close("shape") => {
                found.extend(open.take().filter(|one| one.is_box).map(OpenControl::told));
            }
            Piece::Close(_) => {}
        }
        Ok(())
    })
}

impl OpenControl {
    fn told(self) -> BesideCell {
        let mut numbers = self.anchor.split(',').map(|number| number.trim().parse::<u32>().ok());
        let (column, row) = (numbers.next().flatten(), numbers.nth(1).flatten());
        let kind = if self.is_ticked { Beside::Ticked } else { Beside::Unticked };
        BesideCell { spot: row.zip(column), kind, words: self.words }
    }
}
