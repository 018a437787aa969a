//! No text from a file changes what a screen, a Markdown viewer or a spreadsheet does.

use ospo::model::Model;
use ospo::render::Format;
use ospo::render::Look;
use ospo::report;
use pulldown_cmark::Event;
use pulldown_cmark::Options;
use pulldown_cmark::Parser;
use pulldown_cmark::Tag;
use unicode_width::UnicodeWidthStr;

use crate::renderers::hostile;
use crate::renderers::kitchen_sink;

#[test]
fn a_screen_is_never_too_narrow() {
    let model = kitchen_sink::model();
    let wild = hostile::model();
    let sinks = [
        (&model, kitchen_sink::assessment(&model)),
        (&wild, hostile::assessment(&wild)),
    ];
    for (model, assessment) in &sinks {
        for (name, report) in crate::views(model, assessment) {
            for (width, unicode) in [(40, true), (40, false), (80, true), (120, true)] {
                let look = Look {
                    width,
                    colour: false,
                    unicode,
                };
                for line in crate::text(&report, Format::Terminal, look).lines() {
                    assert!(line.width() <= width, "{name} at {width}: {line}");
                    assert_eq!(line.trim_end(), line, "{name} at {width}");
                }
            }
        }
    }
}

#[test]
fn no_text_changes_what_a_screen_does() {
    let model = hostile::model();
    let assessment = hostile::assessment(&model);
    for (name, report) in crate::views(&model, &assessment) {
        for format in Format::ALL {
            for colour in [false, true] {
                let written = crate::text(
                    &report,
                    format,
                    Look {
                        colour,
                        ..crate::WIDE
                    },
                );
                let written = match (format, colour) {
                    (Format::Terminal, true) => crate::without_styles(&written),
                    _ => written,
                };
                for c in written.chars().filter(|c| *c != '\n') {
                    assert!(!c.is_control(), "{name} as {format}: {c:?}");
                    assert!(!is_hidden(c), "{name} as {format}: {c:?}");
                }
            }
        }
    }
}

/// Marks that reorder or hide what stands near them.
fn is_hidden(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

#[test]
fn no_text_becomes_markup_in_markdown() {
    let model = hostile::model();
    let assessment = hostile::assessment(&model);
    for (name, report) in crate::views(&model, &assessment) {
        let markdown = crate::text(&report, Format::Markdown, crate::WIDE);
        for event in Parser::new_ext(&markdown, Options::all()) {
            match event {
                Event::Start(Tag::Link { dest_url, .. }) => {
                    let ours = ["https://example.org/", "https://evil.example"];
                    let is_ours = ours.iter().any(|url| dest_url.starts_with(url));
                    assert!(is_ours && !dest_url.contains('('), "{name}: {dest_url}");
                }
                Event::Start(
                    Tag::Heading { .. }
                    | Tag::Paragraph
                    | Tag::List(_)
                    | Tag::Item
                    | Tag::Strong
                    | Tag::BlockQuote(_)
                    | Tag::Table(_)
                    | Tag::TableHead
                    | Tag::TableRow
                    | Tag::TableCell,
                )
                | Event::End(_)
                | Event::Text(_)
                | Event::Code(_)
                | Event::SoftBreak
                | Event::Rule => {}
                other => panic!("{name}: {other:?}"),
            }
        }
    }
}

#[test]
fn hostile_texts_leave_the_shape_of_markdown_alone() {
    let tame = shape(&hostile::tame_twin());
    let wild = shape(&hostile::model());
    assert_eq!(tame, wild);
}

/// The blocks of a whole report, without their words.
fn shape(model: &Model) -> Vec<String> {
    let assessment = hostile::assessment(model);
    let markdown = crate::text(
        &report::of_assessment(&assessment),
        Format::Markdown,
        crate::WIDE,
    );
    let blocks =
        Parser::new_ext(&markdown, Options::ENABLE_TABLES).filter_map(|event| match event {
            Event::Start(Tag::Strong | Tag::Link { .. }) => None,
            Event::Start(tag) => Some(format!("{tag:?}")),
            _ => None,
        });
    blocks.collect()
}

#[test]
fn no_cell_of_a_spreadsheet_is_a_formula() {
    let model = hostile::model();
    let assessment = hostile::assessment(&model);
    for (name, report) in crate::views(&model, &assessment) {
        let csv = crate::text(&report, Format::Csv, crate::WIDE);
        let mut rows = csv::Reader::from_reader(csv.as_bytes());
        for record in rows.records() {
            for cell in &record.unwrap() {
                let first = cell.trim_start().chars().next();
                let safe = first.is_none_or(|c| !"=+-@\t\r".contains(c));
                assert!(safe, "{name}: {cell}");
            }
        }
    }
}

#[test]
fn programs_get_every_text_exactly_as_it_was_written() {
    let model = hostile::model();
    let assessment = hostile::assessment(&model);
    let json = crate::text(
        &report::of_assessment(&assessment),
        Format::Json,
        crate::WIDE,
    );
    let data: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(data["subject"], hostile::text());
    assert_eq!(data["items"][0]["note"], hostile::text());
}
