//! How cells look, as far as it changes what somebody reads in them.

use std::collections::BTreeMap;

use crate::form::xlsx::package::numbers::NumberLook;
use crate::form::xlsx::package::unread::Unread;
use crate::form::xlsx::package::xml::{self, Piece};

/// The lists of a part with styles; fonts and looks stand in the last three too, for others.
const LISTS: [&str; 6] = ["numFmts", "fonts", "cellXfs", "dxfs", "cellStyleXfs", "extLst"];

#[derive(Clone, Copy, Debug, Default)]
pub(super) struct CellStyle {
    pub(super) numbers: NumberLook,
    pub(super) is_struck: bool,
}

/// Returns the styles in the order in which cells name them.
pub(super) fn read(text: &str) -> Result<Vec<CellStyle>, Unread> {
    let mut codes: BTreeMap<u32, NumberLook> = BTreeMap::new();
    let (mut fonts, mut styles) = (Vec::new(), Vec::new());
    let mut list = None;
    xml::walk(text, |piece| {
        let tag = match piece {
            Piece::Open(tag) => tag,
            Piece::Close(name) => {
                list = list.take().filter(|list| list != name);
                return Ok(());
            }
            Piece::Text(_) => return Ok(()),
        };
        let number = |name| tag.get(name).and_then(|number| number.parse::<u32>().ok());
        match list.as_deref() {
            None if LISTS.iter().any(|name| tag.is(name)) => list = Some(tag.name()),
            Some("numFmts") => {
                if let (Some(id), Some(code)) = (number("numFmtId"), tag.get("formatCode")) {
                    codes.insert(id, NumberLook::of(&code));
                }
            }
            Some("fonts") if tag.is("font") => fonts.push(false),
            Some("fonts") if tag.is("strike") => {
                if let Some(is_struck) = fonts.last_mut() {
                    *is_struck = tag.is_on("val");
                }
            }
            Some("cellXfs") if tag.is("xf") => {
                let numbers = number("numFmtId").unwrap_or_default();
                let known = || NumberLook::known(numbers);
                let font = number("fontId").and_then(|font| usize::try_from(font).ok());
                styles.push(CellStyle {
                    numbers: codes.get(&numbers).copied().unwrap_or_else(known),
                    is_struck: font.and_then(|font| fonts.get(font).copied()).unwrap_or_default(),
                });
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok(styles)
}
