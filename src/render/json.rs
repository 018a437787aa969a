//! The data of a report for programs.

use std::io::{self, BufWriter, Write};

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::{CompactFormatter, Formatter, PrettyFormatter};

use crate::report::data::LongData;
use crate::text;

/// Writes data as JSON. What could change what a screen does is written by its number, so that a
/// program reads the very text and a screen is left alone.
pub(super) fn write(data: &impl Serialize, out: &mut dyn io::Write) -> io::Result<()> {
    let formatter = Safe(PrettyFormatter::new());
    // JSON is written a sign or a word at a time.
    let mut out = BufWriter::new(out);
    data.serialize(&mut Serializer::with_formatter(&mut out, formatter))?;
    writeln!(out)?;
    out.flush()
}

/// Writes a line for each row, as it comes.
pub(super) fn write_lines(data: &LongData, out: &mut dyn io::Write) -> io::Result<()> {
    data.iter().try_for_each(|row| line(&row, out))
}

/// Writes one thing as one line of JSON, as safe as a whole result is.
///
/// # Errors
/// Where it cannot be written to `out`.
pub fn line(told: &impl Serialize, out: &mut dyn io::Write) -> io::Result<()> {
    let mut line = Vec::new();
    told.serialize(&mut Serializer::with_formatter(&mut line, Safe(CompactFormatter)))?;
    line.push(b'\n');
    out.write_all(&line)
}

/// Writes JSON in its own way, and in texts nothing that a screen would obey.
struct Safe<F>(F);

/// Does all but texts as the formatter within.
macro_rules! as_within {
    ($($name:ident($($first:ident)?),)*) => {
        $(fn $name<W: ?Sized + io::Write>(&mut self, out: &mut W, $($first: bool)?) -> io::Result<()> {
            self.0.$name(out, $($first)?)
        })*
    };
}

impl<F: Formatter> Formatter for Safe<F> {
    fn write_string_fragment<W>(&mut self, out: &mut W, fragment: &str) -> io::Result<()>
    where
        W: ?Sized + io::Write,
    {
        let mut units = [0; 2];
        let mut rest = fragment;
        let harmful = |c: char| text::visible(c.encode_utf8(&mut [0; 4])) != *c.to_string();
        while let Some(at) = rest.find(|c: char| !(' '..='~').contains(&c) && harmful(c)) {
            let (before, after) = rest.split_at(at);
            out.write_all(before.as_bytes())?;
            let mut characters = after.chars();
            if let Some(c) = characters.next() {
                for unit in c.encode_utf16(&mut units) {
                    write!(out, "\\u{unit:04x}")?;
                }
            }
            rest = characters.as_str();
        }
        out.write_all(rest.as_bytes())
    }

    as_within! {
        begin_array(), end_array(), begin_array_value(first), end_array_value(),
        begin_object(), end_object(), begin_object_key(first), begin_object_value(),
        end_object_value(),
    }
}
