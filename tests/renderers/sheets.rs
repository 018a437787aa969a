//! Every sheet of the workbook of every view: its rows, read back as another program reads them.

use std::fmt::Write as _;
use std::io::Cursor;
use std::path::Path;

use calamine::{Data as Cell, Reader, Xlsx};
use snapbox::{Data, assert_data_eq};

use crate::renderers::{guide, hostile, kitchen_sink, workbook};

/// The views of which nothing else shows the rows.
const VIEWS: [&str; 18] = [
    "assessment",
    "plan",
    "what-if",
    "profile",
    "model",
    "journeys",
    "starters",
    "crosswalks",
    "implied",
    "history",
    "compare",
    "merge",
    "stale",
    "migrate",
    "portfolio",
    "doctor",
    "verified",
    "voices",
];

#[test]
fn every_view_is_a_workbook_with_its_rows_as_numbers_days_and_words() {
    let model = kitchen_sink::model();
    let assessment = kitchen_sink::assessment(&model);
    let views = crate::views(&model, &assessment, &guide::guide(&model));
    for view in VIEWS {
        let (_, report) = views.iter().find(|(name, _)| *name == view).unwrap();
        let file = format!("tests/renderers/{view}.sheets.txt");
        let expected = Data::read_from(Path::new(&file), None);
        assert_data_eq!(told(&workbook::bytes(report)), expected.raw());
    }
}

#[test]
fn no_text_of_any_view_is_a_formula_or_leads_elsewhere_or_becomes_one_when_it_is_edited() {
    let model = hostile::model();
    let assessment = hostile::assessment(&model);
    for (view, report) in crate::views(&model, &assessment, &guide::hostile(&model)) {
        let parts = workbook::parts(&workbook::bytes(&report));
        workbook::is_harmless(&parts);
        let seen = workbook::stay_texts(&parts);
        assert!(seen > 0, "{view}");
    }
}

/// Writes the sheets of a workbook down, a line for each row: words in quotes, all else as it is.
fn told(bytes: &[u8]) -> String {
    let mut book = Xlsx::new(Cursor::new(bytes)).unwrap();
    let mut told = String::new();
    for name in book.sheet_names() {
        let _ = writeln!(told, "# {name}");
        let range = book.worksheet_range(&name).unwrap();
        for row in range.rows() {
            let cells: Vec<String> = row.iter().map(cell).collect();
            let _ = writeln!(told, "{}", cells.join(" | ").trim_end());
        }
        told.push('\n');
    }
    for (name, xml) in workbook::parts(bytes) {
        if name.starts_with("xl/charts/chart") {
            let _ = writeln!(told, "{}", drawn(&xml).join("\n"));
        }
    }
    told
}

/// Returns what a chart is, and of each of its series where name, names and values stand.
pub(crate) fn drawn(xml: &str) -> Vec<String> {
    let kinds = ["bar", "radar", "line"];
    let kind = kinds.iter().find(|kind| xml.contains(&format!("<c:{kind}Chart>")));
    let series = xml.split("<c:ser>").skip(1).map(|series| {
        let places = series.split("<c:f>").skip(1);
        let places: Vec<&str> = places.filter_map(|place| place.split('<').next()).collect();
        places.join(" | ")
    });
    let head = format!("# A {} chart", kind.unwrap());
    std::iter::once(head).chain(series).collect()
}

fn cell(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::String(text) => format!("{text:?}"),
        Cell::DateTime(day) => {
            let (year, month, day, ..) = day.to_ymd_hms_milli();
            format!("{year}-{month:02}-{day:02}")
        }
        Cell::Float(number) => number.to_string(),
        Cell::Bool(truth) => truth.to_string(),
        other => panic!("{other:?} stands in no sheet of ours"),
    }
}
