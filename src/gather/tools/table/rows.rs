//! The rows of a table, and its columns by their names.

use std::io::Read;

use csv::{ReaderBuilder, StringRecord};

use crate::gather::tools::guard::Trouble;
use crate::problem::Place;

/// Returns the sign between columns in the first line: the one that is there most often.
pub(super) fn separator(first_line: &str) -> u8 {
    let often = |sign: u8| first_line.bytes().filter(|byte| *byte == sign).count();
    // Of several that are as often the last wins, and that is the plain one.
    [b'|', b'\t', b';', b','].into_iter().max_by_key(|sign| often(*sign)).unwrap_or(b',')
}

/// Returns the name of a column as it is compared: small letters and single blanks.
pub(super) fn column_key(name: &str) -> String {
    let letters = name.trim_start_matches('\u{feff}').chars();
    let plain = letters.map(|c| if c.is_alphanumeric() { c } else { ' ' });
    let small: String = plain.flat_map(char::to_lowercase).collect();
    small.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns where one of these names stands.
pub(super) fn find(columns: &[String], names: &[&str]) -> Option<usize> {
    names.iter().find_map(|name| columns.iter().position(|column| column == name))
}

/// A row, and in which line of the file it begins.
pub(super) struct Row<'r> {
    record: &'r StringRecord,
    line: usize,
}

impl<'r> Row<'r> {
    /// Returns what stands in a column; nothing in a row that is too short, or where Kibana writes a
    /// dash for it.
    pub(super) fn cell(&self, column: usize) -> &'r str {
        let cell = self.record.get(column).unwrap_or_default().trim();
        if cell == "-" { "" } else { cell }
    }

    pub(super) fn trouble(&self, message: impl Into<String>, help: &str) -> Trouble {
        let place = Some(Place { line: self.line, column: 1, width: 1 });
        Trouble { place, message: message.into(), help: help.to_owned() }
    }
}

/// Hands on each row below the names of the columns; rows without anything are passed over.
pub(super) fn each_row(
    input: impl Read,
    separator: u8,
    mut hand_on: impl FnMut(&Row<'_>) -> Result<(), Trouble>,
) -> Result<(), Trouble> {
    let mut reader = ReaderBuilder::new().delimiter(separator).flexible(true).from_reader(input);
    let mut record = StringRecord::new();
    loop {
        match reader.read_record(&mut record) {
            Ok(false) => return Ok(()),
            Ok(true) if record.iter().all(|cell| cell.trim().is_empty()) => {}
            Ok(true) => {
                let line = record.position().map_or(1, csv::Position::line);
                let line = usize::try_from(line).unwrap_or(usize::MAX);
                hand_on(&Row { record: &record, line })?;
            }
            Err(error) => {
                let help = "look whether the file can be read".to_owned();
                return Err(Trouble { place: None, message: error.to_string(), help });
            }
        }
    }
}
