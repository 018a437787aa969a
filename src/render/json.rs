//! The data of a report for programs.

use std::io;

use crate::report::Data;
use crate::text;

/// Writes data as JSON. What could change what a screen does is written by its number, so that a
/// program reads the very text and a screen is left alone.
pub(super) fn write(data: &Data, out: &mut dyn io::Write) -> io::Result<()> {
    let json = serde_json::to_string_pretty(data)?;
    let mut safe = String::with_capacity(json.len());
    let mut units = [0; 2];
    for c in json.chars() {
        if c == '\n' || text::visible(c.encode_utf8(&mut [0; 4])) == c.to_string() {
            safe.push(c);
        } else {
            let numbers = c
                .encode_utf16(&mut units)
                .iter()
                .map(|unit| format!("\\u{unit:04x}"));
            safe.extend(numbers);
        }
    }
    writeln!(out, "{safe}")
}
