//! A workbook, read back as another program reads it, and part by part.

use std::io::{Cursor, Read};

use calamine::{Data, DataType, Reader, Xlsx};
use ospo::insight::Assessment;
use ospo::model::Model;
use ospo::render::{self, Format, Look};
use ospo::report::Report;
use zip::ZipArchive;

use crate::renderers::{guide, hostile, kitchen_sink, safety, sheets};

#[test]
fn each_part_of_a_report_has_a_sheet() {
    let mut book = tame();
    assert_eq!(
        book.sheet_names(),
        [
            "Summary",
            "Stages",
            "Areas",
            "Items",
            "Evidence",
            "Plan",
            "Work by quarter",
            "Work by role",
            "Over time"
        ]
    );
    for name in book.sheet_names() {
        let rows = book.worksheet_range(&name).unwrap();
        assert!(rows.height() > 1, "{name}");
    }
}

#[test]
fn numbers_percents_and_days_are_what_they_are() {
    let mut book = tame();
    let stages = book.worksheet_range("Stages").unwrap();
    let first = stages.rows().nth(1).unwrap();
    assert_eq!(first[0], Data::Float(1.0));
    assert_eq!(first[1], Data::String("Compliance".to_owned()));
    assert_eq!(first[2], Data::String("holds".to_owned()));
    assert_eq!(first[3], Data::Float(2.0));
    assert_eq!(first[6], Data::Float(0.8333));
    assert_eq!(first[10], Data::Float(0.75));
    // Nothing applies in the last stage, which is not the same as 0.
    let last = stages.rows().next_back().unwrap();
    assert_eq!(last[2], Data::String("not applicable".to_owned()));
    assert_eq!(last[3], Data::Empty);
    for title in ["Done", "Shown from"] {
        let days = column(&mut book, "Plan", title);
        // Work that nobody has estimated has none.
        assert!(days.iter().any(DataType::is_datetime), "{days:?}");
        assert!(days.iter().all(|day| day.is_datetime() || day.is_empty()), "{days:?}");
    }
    let days = column(&mut book, "Over time", "Date");
    assert!(days.iter().all(DataType::is_datetime), "{days:?}");
    let index = column(&mut book, "Over time", "Index");
    assert!(index.iter().any(DataType::is_float), "{index:?}");
    let level = column(&mut book, "Items", "Level");
    assert!(level.contains(&Data::String("Ad hoc".to_owned())), "{level:?}");
}

#[test]
fn the_first_sheet_says_where_it_stands_and_whose_the_texts_are() {
    let mut book = tame();
    let summary = book.worksheet_range("Summary").unwrap();
    let words: Vec<String> = summary.used_cells().map(|(_, _, c)| c.to_string()).collect();
    for expected in ["Three stages for a test: Acme Corp", "Gravest gaps", "Source and licence"] {
        assert!(words.iter().any(|word| word == expected), "{expected}");
    }
    // Stages and areas have sheets of their own, so no heading without a text is left here.
    assert!(!words.iter().any(|word| word == "Areas"));
}

#[test]
fn tables_have_a_filter_and_titles_that_stay_and_print_on_one_width() {
    let parts = parts(&bytes(&report(&three_areas(), hostile::assessment)));
    let sheets = || {
        let of = |(name, _): &&(String, String)| name.starts_with("xl/worksheets/sheet");
        parts.iter().filter(of)
    };
    for (name, sheet) in sheets() {
        assert!(sheet.contains("orientation=\"landscape\""), "{name}");
        assert!(sheet.contains("fitToHeight=\"0\""), "{name}");
        if !name.ends_with("sheet1.xml") {
            assert!(sheet.contains("<autoFilter "), "{name}");
            assert!(sheet.contains("state=\"frozen\""), "{name}");
        }
    }
    let book = &part(&parts, "xl/workbook.xml");
    let titles = book.matches("_xlnm.Print_Titles").count();
    assert_eq!(titles, sheets().count() - 1);
}

#[test]
fn stages_areas_and_history_are_drawn_with_words_for_who_does_not_see_them() {
    let parts = parts(&bytes(&report(&three_areas(), kitchen_sink::assessment)));
    let charts: Vec<&str> = parts
        .iter()
        .filter(|(name, _)| name.starts_with("xl/charts/chart"))
        .map(|(_, xml)| xml.as_str())
        .collect();
    assert_eq!(charts.len(), 3);
    for kind in ["<c:barChart>", "<c:radarChart>", "<c:lineChart>"] {
        assert!(charts.iter().any(|xml| xml.contains(kind)), "{kind}");
    }
    // Sure today, at best, the target and before; the shares of all three areas.
    let around = charts.iter().find(|xml| xml.contains("<c:radarChart>"));
    let series = ["B", "D", "F", "G"].map(|column| {
        format!("Areas!${column}$1 | Areas!$A$2:$A$4 | Areas!${column}$2:${column}$4")
    });
    assert_eq!(sheets::drawn(around.unwrap())[1..], series);
    for (name, xml) in &parts {
        if name.starts_with("xl/drawings/drawing") {
            assert!(xml.contains("descr=\""), "{name}");
        }
    }
}

#[test]
fn the_same_answers_give_the_same_bytes_on_any_day() {
    let model = kitchen_sink::model();
    let report = report(&model, kitchen_sink::assessment);
    let once = bytes(&report);
    for _ in 0..10 {
        assert_eq!(once, bytes(&report));
    }
    let core = part(&parts(&once), "docProps/core.xml");
    assert!(core.contains(">2026-11-22T00:00:00Z<"), "{core}");
}

/// Holds that no text became a formula, a control character or a link to anywhere but the web.
pub(crate) fn is_harmless(parts: &[(String, String)]) {
    for (name, xml) in parts {
        assert!(!name.contains("externalLink") && !name.contains("vba"), "{name}");
        for c in xml.chars() {
            assert!(!c.is_control() || c == '\n', "{name}: {c:?}");
            assert!(!safety::is_hidden(c), "{name}: {c:?}");
        }
        if name.starts_with("xl/worksheets/sheet") {
            assert!(!xml.contains("<f>") && !xml.contains("<f "), "{name}");
        }
        for link in xml.split("<Relationship ").filter(|l| l.contains("External")) {
            let to = link.split("Target=\"").nth(1).unwrap();
            let is_ours = ["http://", "https://", "mailto:"];
            assert!(is_ours.iter().any(|start| to.starts_with(start)), "{to}");
        }
    }
}

#[test]
fn only_web_and_mail_addresses_become_links() {
    let model = kitchen_sink::model();
    let links = |evidence: &str| {
        let assessment = hostile::with_answers(&model, evidence);
        let mut views = crate::views(&model, &assessment, &guide::guide(&model)).into_iter();
        let report = views.find(|(name, _)| *name == "assessment").unwrap().1;
        let parts = parts(&bytes(&report));
        parts.iter().any(|(_, xml)| xml.contains("<hyperlink "))
    };
    for address in ["https://example.org/a?b#c", "mailto:a@example.org"] {
        assert!(links(address), "{address}");
    }
    for other in ["file:///etc/passwd", "internal:Items!A1", "ftp://example.org"] {
        assert!(!links(other), "{other}");
    }
}

/// Holds that a text that looks like a formula stays a text when somebody edits it, and returns how
/// many there are.
pub(crate) fn stay_texts(parts: &[(String, String)]) -> usize {
    let strings = part(parts, "xl/sharedStrings.xml");
    let risky: Vec<usize> = strings
        .split("<si>")
        .skip(1)
        .enumerate()
        .filter(|(_, si)| {
            let text = si.split('>').nth(1).unwrap();
            text.trim_start().starts_with(['=', '+', '-', '@'])
        })
        .map(|(index, _)| index)
        .collect();
    let styles = part(parts, "xl/styles.xml");
    let looks = styles.split("<cellXfs").nth(1).unwrap();
    let looks = looks.split("</cellXfs>").next().unwrap();
    let looks: Vec<&str> = looks.split("<xf ").skip(1).collect();
    let mut seen = 0;
    for (name, xml) in parts.iter().filter(|(name, _)| name.starts_with("xl/worksheets/sheet")) {
        for cell in xml.split("<c ").skip(1).filter(|cell| cell.contains("t=\"s\"")) {
            let index = cell.split("<v>").nth(1).unwrap().split('<').next().unwrap();
            if risky.contains(&index.parse().unwrap()) {
                let look = cell.split(" s=\"").nth(1).unwrap().split('"').next().unwrap();
                let look: usize = look.parse().unwrap();
                assert!(looks[look].contains("quotePrefix=\"1\""), "{name}: {cell}");
                seen += 1;
            }
        }
    }
    seen
}

#[test]
fn a_hostile_text_is_read_back_as_it_is_shown_elsewhere() {
    let model = hostile::model();
    let mut book = open(&report(&model, hostile::assessment));
    let shown = ospo::text::visible(&hostile::text()).into_owned();
    let notes = column(&mut book, "Items", "Note");
    assert!(notes.contains(&Data::String(shown)), "{notes:?}");
}

fn three_areas() -> Model {
    let mut model = kitchen_sink::model();
    // Two areas span no surface.
    let third = model.areas[2].id.clone();
    model.stages[1].items[1].area = third;
    model
}

fn report(model: &Model, of: fn(&Model) -> Assessment) -> Report {
    let assessment = of(model);
    let mut views = crate::views(model, &assessment, &guide::guide(model)).into_iter();
    views.find(|(name, _)| *name == "assessment").unwrap().1
}

pub(crate) fn bytes(report: &Report) -> Vec<u8> {
    let mut out = Vec::new();
    render::write(report, Format::Xlsx, &Look::default(), &mut out).unwrap();
    out
}

fn open(report: &Report) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(bytes(report))).unwrap()
}

fn tame() -> Xlsx<Cursor<Vec<u8>>> {
    open(&report(&kitchen_sink::model(), kitchen_sink::assessment))
}

/// The cells below a title.
fn column(book: &mut Xlsx<Cursor<Vec<u8>>>, sheet: &str, title: &str) -> Vec<Data> {
    let rows = book.worksheet_range(sheet).unwrap();
    let mut head = rows.rows().next().unwrap().iter();
    let place = head.position(|cell| *cell == *title);
    let place = place.unwrap_or_else(|| panic!("no column {title}"));
    rows.rows().skip(1).map(|row| row[place].clone()).collect()
}

/// The files inside, by name.
pub(crate) fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
    let mut parts = Vec::new();
    for name in names {
        let mut text = String::new();
        archive.by_name(&name).unwrap().read_to_string(&mut text).unwrap();
        parts.push((name, text));
    }
    parts
}

fn part(parts: &[(String, String)], name: &str) -> String {
    parts.iter().find(|(part, _)| part == name).unwrap().1.clone()
}
