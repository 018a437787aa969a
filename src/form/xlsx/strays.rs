//! What is told of a sheet beside its fields, so that nothing that somebody sees there is lost.

use std::collections::BTreeSet;

use crate::form::filled::FormPlace;
use crate::form::remark::FormRemark;
use crate::form::xlsx::cells::{Beside, FormCell, Spot};
use crate::form::xlsx::own::OwnWords;
use crate::form::xlsx::rows::{self, Keys};
use crate::form::xlsx::told::ToldCells;
use crate::text;

/// How many cells of a sheet that is none of the form's are told one by one.
const MOST_STRAYS: usize = 20;

/// Tells what nobody asks for on a sheet, in a cell or beside the cells.
pub(super) fn tell_beside_fields(keys: &Keys<'_>, own: &OwnWords, told: &mut ToldCells<'_>) {
    let sheet = keys.sheet;
    if keys.spots.is_empty() && sheet.is_hidden {
        if !sheet.cells.is_empty() {
            told.remarks.push(FormRemark::Hidden { sheet: sheet.name.clone() });
        }
        return;
    }
    tell_strays(keys, own, told);
    for (spot, words) in &sheet.struck {
        let (at, words) = (sheet.place(*spot), text::shortened(words, 80));
        told.remarks.push(FormRemark::Struck { at, words });
    }
    for beside in &sheet.beside {
        let place = sheet.place(beside.spot.unwrap_or_default());
        let (words, at) = (&beside.words, FormPlace::Cell(place.clone()));
        match beside.kind {
            Beside::Comment => told.tell_lost(&at, "a comment on the cell", words),
            Beside::Words => told.tell_lost(&at, "words in a text box", words),
            Beside::Ticked => told.tell_lost(&at, "a ticked box", words),
            Beside::Unticked | Beside::Picture => {
                told.remarks.push(FormRemark::Picture { at: place });
            }
        }
    }
}

fn tell_strays(keys: &Keys<'_>, own: &OwnWords, told: &mut ToldCells<'_>) {
    let sheet = keys.sheet;
    let (fields, head) = (keys.fields(), keys.head());
    let columns: BTreeSet<u32> = keys.spots.values().map(|(_, column)| *column).collect();
    let is_stray = |spot: &Spot, cell: &FormCell| match (cell, head) {
        (FormCell::Text(text), _) if own.has(text) => false,
        (_, None) => true,
        // Fields one below the other, each left of its key.
        (_, Some(_)) if columns.len() == 1 => {
            !fields.contains(spot) && (own.are_known() || !is_usual(keys, *spot))
        }
        // Below its key a cell is a field, or has words of the form that were changed.
        (_, Some(head)) => {
            let is_key = fields.contains(spot) && spot.0 == head;
            !is_key && (spot.0 < head || !columns.contains(&spot.1))
        }
    };
    let strays = sheet.cells.iter().filter(|(spot, cell)| is_stray(spot, cell));
    let strays: Vec<Spot> = strays.map(|(spot, _)| *spot).collect();
    for spot in strays.iter().take(MOST_STRAYS) {
        let words = match sheet.cells.get(spot) {
            Some(FormCell::Text(text) | FormCell::Error(text)) => text,
            _ => "=",
        };
        told.tell_stray(&FormPlace::Cell(sheet.place(*spot)), words);
    }
    if let Some(first) = strays.get(MOST_STRAYS) {
        let left = strays.len() - MOST_STRAYS;
        let message = format!("words in {} more that are in no field", text::count(left, "cell"));
        let help = "write them into notes of the form, or delete them";
        let at = FormPlace::Cell(sheet.place(*first));
        told.problems.push(at.problem(told.path, &message, help));
    }
}

/// Tells addresses that do not come along: behind a field that holds no address, or worked out.
pub(super) fn tell_links(keys: &Keys<'_>, told: &mut ToldCells<'_>) {
    let sheet = keys.sheet;
    let free: BTreeSet<u32> =
        keys.spots.iter().filter(|(key, _)| rows::is_free(key)).map(|(_, spot)| spot.1).collect();
    for (spot, address) in &sheet.links {
        let words = match sheet.cells.get(spot) {
            Some(FormCell::Text(text)) => text,
            _ => "",
        };
        if !free.contains(&spot.1) && !rows::says(words, address) {
            let (at, address) = (sheet.place(*spot), text::shortened(address, 80));
            told.remarks.push(FormRemark::Address { at, address: Some(address) });
        }
    }
    for spot in &sheet.lost_links {
        told.remarks.push(FormRemark::Address { at: sheet.place(*spot), address: None });
    }
}

/// Says whether a form has words of its own where a cell is, if nothing tells which.
fn is_usual(keys: &Keys<'_>, (row, column): Spot) -> bool {
    let Some((_, key)) = keys.spots.values().next() else { return false };
    let has_key = keys.spots.values().any(|(one, _)| *one == row);
    column + 3 == *key || column < *key && has_key
}
