//! The table of the files that a statement names.

use crate::lang::{Lang, phrase, say};
use crate::report::attest::verified_data::VerifiedData;
use crate::report::document::rows::{Cell, Header, Rows, cells};

pub(crate) fn of_verified<'a>(lang: &'a Lang, data: &'a VerifiedData) -> Rows<'a> {
    let headers = [
        Header::new("file", say!(lang, "File"), 36).names(),
        Header::new("state", say!(lang, "State"), 12),
        Header::new("stated", say!(lang, "Stated"), 66),
        Header::new("now", say!(lang, "Now"), 66),
    ];
    let rows = data.files.iter().map(|file| {
        let state = Cell::word(file.state, file.state_label.as_str());
        cells![file.name.as_str(), state, &file.stated, &file.now]
    });
    Rows::new(lang, phrase!("Files"), headers, rows)
}
