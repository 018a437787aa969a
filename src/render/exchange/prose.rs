//! Texts from files, made safe for where they stand in a document of OSCAL.

use std::fmt::Write as _;

use serde::{Serialize, Serializer};

use crate::render::escape::{self, WordPlace};
use crate::text;

/// Words that programs show as Markdown, each on a line of its own; written so that they are shown as
/// they are.
#[derive(Clone, Debug)]
pub(super) struct Prose(Vec<String>);

impl Prose {
    pub(super) fn of(text: impl Into<String>) -> Self {
        Self(vec![text.into()])
    }

    /// Several paragraphs; none where there are none.
    pub(super) fn all(texts: Vec<String>) -> Option<Self> {
        (!texts.is_empty()).then_some(Self(texts))
    }
}

impl Serialize for Prose {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let paragraphs: Vec<String> =
            self.0.iter().map(|text| escape::words(text.trim_end(), WordPlace::Start)).collect();
        serializer.serialize_str(&paragraphs.join("\n\n"))
    }
}

/// Returns the address behind a link, every sign that may not stand in one written by its number; none
/// where it is no link.
pub(super) fn address(text: &str) -> Option<String> {
    if !text::is_link(text) {
        return None;
    }
    let mut address = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'"' | b'<' | b'>' | b'\\' | b'^' | b'`' | b'{' | b'|' | b'}' => {}
            b'!'..=b'~' => {
                address.push(char::from(byte));
                continue;
            }
            _ => {}
        }
        let _ = write!(address, "%{byte:02X}");
    }
    Some(address)
}
