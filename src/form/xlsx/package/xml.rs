//! A part in XML, piece by piece; each program has prefixes of its own, so only local names count.

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use crate::form::xlsx::package::unread::Unread;

pub(super) enum Piece<'x> {
    Open(Tag<'x>),
    Text(&'x str),
    Close(&'x str),
}

pub(super) struct Tag<'x>(&'x BytesStart<'x>);

impl Tag<'_> {
    pub(super) fn is(&self, name: &str) -> bool {
        self.0.local_name().as_ref() == name
    }

    pub(super) fn name(&self) -> String {
        self.0.local_name().as_ref().to_owned()
    }

    /// Returns an attribute by its local name.
    pub(super) fn get(&self, name: &str) -> Option<String> {
        let mut attributes = self.0.html_attributes();
        let mut sound = attributes.with_checks(false).flatten();
        let found = sound.find(|one| one.key.local_name().as_ref() == name)?;
        let value = found.normalized_value(XmlVersion::Implicit1_0).ok()?;
        Some(value.into_owned())
    }

    /// Says whether a switch is on, which it is where it has no value.
    pub(super) fn is_on(&self, name: &str) -> bool {
        !matches!(self.get(name).as_deref(), Some("0" | "false" | "off" | "none" | "noStrike"))
    }
}

/// Goes through a part; an element without content is opened and closed like any other.
pub(super) fn walk(
    text: &str,
    mut take: impl FnMut(Piece<'_>) -> Result<(), Unread>,
) -> Result<(), Unread> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    let mut depth = 0_usize;
    loop {
        match reader.read_event()? {
            Event::Start(tag) => {
                depth += 1;
                take(Piece::Open(Tag(&tag)))?;
            }
            Event::End(tag) => {
                depth = depth.saturating_sub(1);
                take(Piece::Close(tag.local_name().as_ref()))?;
            }
            Event::Text(text) => take(Piece::Text(&text.xml10_content()))?,
            Event::CData(text) => take(Piece::Text(&text.xml10_content()))?,
            Event::GeneralRef(name) => {
                let sign = match name.resolve_char_ref()? {
                    Some(sign) => sign.to_string(),
                    None => named(&name.into_inner())?.to_owned(),
                };
                take(Piece::Text(&sign))?;
            }
            Event::Eof if depth == 0 => return Ok(()),
            Event::Eof => return Err(Unread::Damaged("a part of it ends too early".to_owned())),
            _ => {}
        }
    }
}

fn named(name: &str) -> Result<&'static str, Unread> {
    quick_xml::escape::resolve_predefined_entity(name)
        .ok_or_else(|| Unread::Damaged(format!("unknown sign `&{name};`")))
}
