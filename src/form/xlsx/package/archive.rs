//! The parts of a package: unfolded with a limit, and found by what they are to each other.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;

use crate::form::xlsx::package::unread::Unread;
use crate::form::xlsx::package::xml::{self, Piece};

/// The most bytes that a spreadsheet may unfold to; a form has some hundred thousand.
pub(super) const MAX_UNFOLDED: u64 = 32 * 1024 * 1024;

pub(super) struct Archive<'b> {
    zip: ZipArchive<Cursor<&'b [u8]>>,
    /// The place of each part by its name as programs compare names.
    places: BTreeMap<String, usize>,
    /// How many bytes may still be unfolded, and kept.
    pub(super) left: u64,
}

/// What a part says of another one.
pub(super) struct Relation {
    pub(super) id: String,
    /// The last word of its type, which is the same in every edition of the format.
    pub(super) kind: String,
    /// The name of a part; what is outside, as it is written.
    pub(super) target: String,
    pub(super) is_outside: bool,
}

impl<'b> Archive<'b> {
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, Unread> {
        let zip = ZipArchive::new(Cursor::new(bytes))?;
        let names: Result<Vec<_>, _> =
            zip.file_names().map(|name| name.map(|name| comparable(&name))).collect();
        let places = names?.into_iter().zip(0..).collect();
        Ok(Self { zip, places, left: MAX_UNFOLDED })
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.places.contains_key(&comparable(name))
    }

    /// Returns a part as text; none where there is none.
    pub(super) fn text(&mut self, name: &str) -> Result<Option<String>, Unread> {
        let Some(place) = self.places.get(&comparable(name)) else {
            return Ok(None);
        };
        let mut bytes = Vec::new();
        // What a file says of its own size may be a lie.
        let mut part = self.zip.by_index(*place)?.take(self.left.saturating_add(1));
        part.read_to_end(&mut bytes)?;
        drop(part);
        self.spend(bytes.len())?;
        text_of(bytes).map(Some)
    }

    pub(super) fn spend(&mut self, bytes: usize) -> Result<(), Unread> {
        let left = self.left.checked_sub(bytes as u64);
        self.left = left.ok_or(Unread::TooMuch)?;
        Ok(())
    }

    /// Returns what stands beside a part; the whole package is the part without a name.
    pub(super) fn relations(&mut self, part: &str) -> Result<Vec<Relation>, Unread> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let mut found = Vec::new();
        let Some(text) = self.text(&format!("{folder}/_rels/{file}.rels"))? else {
            return Ok(found);
        };
        xml::walk(&text, |piece| {
            if let Piece::Open(tag) = piece
                && tag.is("Relationship")
                && let (Some(id), Some(target)) = (tag.get("Id"), tag.get("Target"))
            {
                let kind = tag.get("Type").unwrap_or_default();
                let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                let is_outside = tag.get("TargetMode").is_some_and(|mode| mode == "External");
                let target = if is_outside { target } else { joined(folder, &target) };
                found.push(Relation { id, kind, target, is_outside });
            }
            Ok(())
        })?;
        Ok(found)
    }
}

fn comparable(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_lowercase()
}

/// Returns the name of a part that is named from a folder.
fn joined(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let before = if target.starts_with('/') { "" } else { folder };
    let mut steps = Vec::new();
    for step in before.split('/').chain(target.split('/')) {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.join("/")
}

fn text_of(bytes: Vec<u8>) -> Result<String, Unread> {
    let units = |of: fn([u8; 2]) -> u16| {
        let (pairs, _) = bytes.as_chunks::<2>();
        char::decode_utf16(pairs.iter().skip(1).map(|pair| of(*pair))).collect::<Result<_, _>>()
    };
    match bytes.get(..2) {
        Some([0xFF, 0xFE]) => Ok(units(u16::from_le_bytes)?),
        Some([0xFE, 0xFF]) => Ok(units(u16::from_be_bytes)?),
        _ => Ok(String::from_utf8(bytes)?.trim_start_matches('\u{feff}').to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_found_however_it_is_named_from_another() {
        for (folder, target, expected) in [
            ("xl", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("xl", "/xl/worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("xl/worksheets", "../comments1.xml", "xl/comments1.xml"),
            ("xl/worksheets", "./../..\\../a.xml", "a.xml"),
        ] {
            assert_eq!(joined(folder, target), expected);
        }
    }

    #[test]
    fn parts_may_be_written_in_either_order_of_bytes() {
        assert_eq!(text_of(b"\xef\xbb\xbfa".to_vec()).unwrap(), "a");
        assert_eq!(text_of(b"\xff\xfea\0\xe9\0".to_vec()).unwrap(), "aé");
        assert_eq!(text_of(b"\xfe\xff\0a\0\xe9".to_vec()).unwrap(), "aé");
    }
}
