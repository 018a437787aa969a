//! Texts as a form shows them: every character that could change what a viewer does is written as
//! its code point, and can be read again.

use crate::text;

/// Begins the picture of a character: `<U+202E>`.
const BEGIN: &str = "<U+";
const END: char = '>';
const MOST_DIGITS: usize = 6;

pub(super) fn shown(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let rest = text.get(at..).unwrap_or_default();
        if is_hidden(c) || picture(rest).is_some() {
            shown.push_str(&picture_of(c));
        } else {
            shown.push(c);
        }
    }
    shown
}

/// Returns a text on one line, its line breaks as pictures.
pub(super) fn on_one_line(text: &str) -> String {
    shown(text).replace('\n', &picture_of('\n'))
}

pub(super) fn meant(shown: &str) -> String {
    let mut meant = String::with_capacity(shown.len());
    let mut rest = shown;
    while let Some(c) = rest.chars().next() {
        let (read, length) = picture(rest).unwrap_or((c, c.len_utf8()));
        meant.push(read);
        rest = rest.get(length..).unwrap_or_default();
    }
    meant
}

fn is_hidden(c: char) -> bool {
    let mut bytes = [0; 4];
    let alone: &str = c.encode_utf8(&mut bytes);
    c != '\n' && (text::visible(alone) != alone || is_no_character_of_xml(c))
}

/// Says whether a spreadsheet, which is XML, cannot hold a character.
fn is_no_character_of_xml(c: char) -> bool {
    matches!(c, '\u{fffe}' | '\u{ffff}')
}

pub(super) fn picture_of(c: char) -> String {
    format!("{BEGIN}{:04X}{END}", u32::from(c))
}

/// Returns the character whose picture a text begins with, and the length of the picture.
fn picture(text: &str) -> Option<(char, usize)> {
    let (digits, _) = text.strip_prefix(BEGIN)?.split_once(END)?;
    if digits.len() > MOST_DIGITS || !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
        return None;
    }
    let c = char::from_u32(u32::from_str_radix(digits, 16).ok()?)?;
    Some((c, BEGIN.len() + digits.len() + END.len_utf8()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_hides_is_shown_and_comes_back() {
        assert_eq!(shown("gro\u{202e}.exe\u{1b}"), "gro<U+202E>.exe<U+001B>");
        assert_eq!(shown("a\tb\nc"), "a<U+0009>b\nc");
        assert_eq!(on_one_line("a\nb"), "a<U+000A>b");
        for text in ["gro\u{202e}.exe", "<U+202E>", "a < b", "<U+>", "日本 é 👩‍💻", "\r\n\t"]
        {
            assert_eq!(meant(&shown(text)), text);
            assert_eq!(meant(&on_one_line(text)), text);
        }
    }
}
