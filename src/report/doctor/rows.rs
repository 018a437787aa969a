//! The table of what a check-up has found.

use crate::lang::{Lang, phrase, say};
use crate::report::doctor::doctor_data::DoctorData;
use crate::report::document::rows::{Cell, Header, Rows, cells};

pub(crate) fn of_doctor<'a>(lang: &'a Lang, data: &'a DoctorData) -> Rows<'a> {
    let headers = [
        Header::new("weight", say!(lang, "How urgent"), 12),
        Header::new("about", say!(lang, "What it is about"), 14),
        Header::new("path", say!(lang, "File"), 36).names(),
        Header::new("line", say!(lang, "Line"), 8),
        Header::new("column", say!(lang, "Column"), 8),
        Header::new("what", say!(lang, "What"), 70),
        Header::new("help", say!(lang, "What to do"), 70),
    ];
    let rows = data.findings.iter().map(|one| {
        cells![
            Cell::word(one.weight, one.weight_label.as_str()),
            Cell::word(one.about, one.about_label.as_str()),
            &one.path,
            one.line,
            one.column,
            one.what.as_str(),
            Cell::list(&one.help),
        ]
    });
    Rows::new(lang, phrase!("Check-up"), headers, rows)
}
