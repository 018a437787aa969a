//! The runs of a text: each looks as it likes, and some are struck out.

use crate::form::xlsx::package::xml::{Piece, Tag};

/// A text in runs, each with whether it is struck out; none where it looks as its cell does.
#[derive(Clone, Debug, Default)]
pub(super) struct Runs(Vec<(Option<bool>, String)>);

impl Runs {
    /// A text that looks as its cell does.
    pub(super) fn of(text: String) -> Self {
        Self(vec![(None, text)])
    }

    /// Returns what stands, and what is struck out.
    pub(super) fn split(&self, is_struck: bool) -> (String, String) {
        let of = |struck: bool| {
            let runs = self.0.iter().filter(|run| run.0.unwrap_or(is_struck) == struck);
            runs.map(|run| run.1.as_str()).collect()
        };
        (of(false), of(true))
    }

    pub(super) fn all(&self) -> String {
        self.0.iter().map(|run| run.1.as_str()).collect()
    }
}

/// Gathers the runs of one text from the pieces within it.
#[derive(Default)]
pub(super) struct RunReader {
    runs: Runs,
    is_struck: Option<bool>,
    /// What has been read of the text of a run; none outside of one.
    text: Option<String>,
    /// Whether this is how a text is spoken, which stands small above it.
    is_spoken: bool,
}

impl RunReader {
    pub(super) fn take(&mut self, piece: &Piece<'_>) {
        match piece {
            Piece::Open(tag) if tag.is("r") => self.is_struck = None,
            Piece::Open(tag) if tag.is("rPr") => {
                // A drawing says it here, a cell in an element of its own.
                self.is_struck = Some(tag.get("strike").is_some() && tag.is_on("strike"));
            }
            Piece::Open(tag) if is_strike(tag) => self.is_struck = Some(tag.is_on("val")),
            Piece::Open(tag) if tag.is("rPh") => self.is_spoken = true,
            Piece::Open(tag) if tag.is("t") && !self.is_spoken => self.text = Some(String::new()),
            Piece::Open(tag) if tag.is("br") => self.push("\n".to_owned()),
            Piece::Text(text) => {
                if let Some(gathered) = &mut self.text {
                    gathered.push_str(text);
                }
            }
            Piece::Close("t") => {
                if let Some(text) = self.text.take() {
                    self.push(meant(&text));
                }
            }
            Piece::Close("rPh") => self.is_spoken = false,
            // A paragraph of a drawing.
            Piece::Close("p") => self.push("\n".to_owned()),
            _ => {}
        }
    }

    fn push(&mut self, text: String) {
        self.runs.0.push((self.is_struck, text));
    }

    pub(super) fn runs(&self) -> Runs {
        self.runs.clone()
    }
}

fn is_strike(tag: &Tag<'_>) -> bool {
    tag.is("strike") || tag.is("dstrike")
}

/// Returns a text without what stands in it for characters that XML cannot hold, `_x000D_`.
pub(super) fn meant(text: &str) -> String {
    let mut meant = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("_x") {
        meant.push_str(before);
        let code = after.get(..5).and_then(|code| code.strip_suffix('_'));
        let code = code.filter(|code| code.bytes().all(|byte| byte.is_ascii_hexdigit()));
        let sign = code.and_then(|code| char::from_u32(u32::from_str_radix(code, 16).ok()?));
        if let Some(sign) = sign {
            meant.push(sign);
            rest = after.get(5..).unwrap_or_default();
        } else {
            meant.push_str("_x");
            rest = after;
        }
    }
    meant.push_str(rest);
    meant.replace("\r\n", "\n").replace('\r', "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_cannot_hold_is_read_as_what_it_stands_for() {
        for (text, expected) in [
            ("a_x000D_\nb", "a\nb"),
            ("_x005F_x000D_", "_x000D_"),
            ("_x00", "_x00"),
            ("_xyz__x0041_", "_xyz_A"),
            ("_x00é_", "_x00é_"),
        ] {
            assert_eq!(meant(text), expected);
        }
    }
}
