//! The bytes of a table as text, in whichever encoding a spreadsheet has saved them.

use crate::problem::{self, Problem, SourceFile};

/// A text that was read.
pub(super) struct Decoded {
    pub(super) text: String,
    /// Whether it is taken for Windows-1252, being no UTF-8.
    pub(super) is_guessed: bool,
}

/// Reads a unit of UTF-16.
type Unit = fn([u8; 2]) -> u16;

/// Returns the text of bytes, without the mark of their order.
pub(super) fn decoded(name: &str, bytes: Vec<u8>) -> Result<Decoded, Problem> {
    let unit: Option<(Unit, usize)> = match *bytes.as_slice() {
        // UTF-32 begins the same way.
        [0xff, 0xfe, 0, 0, ..] => None,
        [0xff, 0xfe, ..] => Some((u16::from_le_bytes, 1)),
        [0xfe, 0xff, ..] => Some((u16::from_be_bytes, 1)),
        [1..=u8::MAX, 0, 1..=u8::MAX, 0, ..] => Some((u16::from_le_bytes, 0)),
        [0, 1..=u8::MAX, 0, 1..=u8::MAX, ..] => Some((u16::from_be_bytes, 0)),
        _ => None,
    };
    if let Some((unit, mark)) = unit {
        let units = bytes.as_chunks().0.iter().skip(mark).map(|pair| unit(*pair));
        let text: Result<String, _> = char::decode_utf16(units).collect();
        let text = text.map_err(|_| {
            let help = "save it as CSV in UTF-8, and name it again";
            Problem::of_file(name, "the file is broken UTF-16", help)
        })?;
        return Ok(Decoded { text, is_guessed: false });
    }
    if std::str::from_utf8(&bytes).is_err()
        && problem::no_text(&bytes).is_none()
        && let Some(text) = problem::from_windows(&bytes)
    {
        return Ok(Decoded { text, is_guessed: true });
    }
    // Without the line that it stands in: that is what somebody said.
    let told =
        |wrong: Problem| Problem::of_file(name, wrong.message, wrong.help.unwrap_or_default());
    let file = SourceFile::from_table(name, bytes).map_err(told)?;
    Ok(Decoded { text: file.text.into_owned(), is_guessed: false })
}

/// Returns the sign that separates cells, and what stands behind a line that does nothing but name
/// it, as Excel reads one.
pub(super) fn delimited(text: &str) -> (u8, &str) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let first = first.trim_end_matches('\r').trim_matches('"');
    if let Some(&[sign]) = first.strip_prefix("sep=").map(str::as_bytes)
        && sign.is_ascii()
    {
        return (sign, rest);
    }
    (delimiter(text), text)
}

/// Returns the sign that stands most often outside of quotes in the first line that has one.
fn delimiter(text: &str) -> u8 {
    let mut is_quoted = false;
    let mut number = [(b',', 0), (b';', 0), (b'\t', 0)];
    for byte in text.trim_start().bytes() {
        match byte {
            b'"' => is_quoted = !is_quoted,
            // A title has none.
            b'\n' if !is_quoted && number.iter().any(|one| one.1 > 0) => break,
            _ if is_quoted => {}
            _ => number.iter_mut().filter(|(sign, _)| *sign == byte).for_each(|one| one.1 += 1),
        }
    }
    number.into_iter().rev().max_by_key(|(_, number)| *number).map_or(b',', |(sign, _)| sign)
}
