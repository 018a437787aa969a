//! No text from a file changes what a screen, a Markdown viewer or a spreadsheet does.

use ospo::render::{Format, Look};
use ospo::report::{self, Block};
use pulldown_cmark::{Event, Options, Parser, Tag};
use unicode_width::UnicodeWidthStr;

use crate::advised;
use crate::renderers::{guide, hostile, kitchen_sink};

#[test]
fn a_screen_is_never_too_narrow() {
    let model = kitchen_sink::model();
    let wild = hostile::model();
    let sinks = [
        (&model, kitchen_sink::assessment(&model), guide::guide(&model)),
        (&wild, hostile::assessment(&wild), guide::hostile(&wild)),
    ];
    for (model, assessment, guide) in &sinks {
        for (name, report) in crate::views(model, assessment, guide) {
            // What is to be copied stands on one line, and the terminal itself breaks it.
            let commands = report.document.blocks.iter().filter_map(|block| match block {
                Block::Command(command) => command.split_whitespace().next(),
                _ => None,
            });
            let commands: Vec<&str> = commands.collect();
            let markdown = crate::text(&report, Format::Markdown, crate::WIDE);
            let typed: Vec<&str> = markdown.split('`').filter(|code| code.contains(' ')).collect();
            for (width, unicode) in [(40, true), (40, false), (80, true), (120, true)] {
                let look = Look { width, colour: false, unicode };
                for line in crate::text(&report, Format::Terminal, look).lines() {
                    let is_command =
                        line.split_whitespace().next().is_some_and(|word| commands.contains(&word));
                    let holds_one =
                        || line.contains("ospo ") || typed.iter().any(|code| line.contains(code));
                    assert!(
                        line.width() <= width || is_command || holds_one(),
                        "{name} at {width}: {line}"
                    );
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
    for (name, report) in crate::views(&model, &assessment, &guide::hostile(&model)) {
        for format in Format::OF_DOCUMENTS.iter().copied().filter(|one| !one.is_binary()) {
            for colour in [false, true] {
                let written = crate::text(&report, format, Look { colour, ..crate::WIDE });
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
pub(crate) fn is_hidden(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

#[test]
fn no_text_becomes_markup_in_markdown() {
    let model = hostile::model();
    let assessment = hostile::assessment(&model);
    for (name, report) in crate::views(&model, &assessment, &guide::hostile(&model)) {
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
                | Event::TaskListMarker(false)
                | Event::Rule => {}
                other => panic!("{name}: {other:?}"),
            }
        }
    }
}

#[test]
fn hostile_texts_leave_the_shape_of_markdown_alone() {
    for (tame, wild) in tame_and_wild() {
        assert_eq!(shape(&tame), shape(&wild));
    }
}

/// The same pages in Markdown with tame texts and with wild ones: the whole report of an
/// assessment, and the views of a guide.
fn tame_and_wild() -> Vec<(String, String)> {
    let (tame_model, wild_model) = (hostile::tame_twin(), hostile::model());
    let tame = hostile::with_answers(&tame_model, "tame");
    let tame = crate::views(&tame_model, &tame, &guide::tame(&tame_model));
    let wild = hostile::assessment(&wild_model);
    let wild = crate::views(&wild_model, &wild, &guide::hostile(&wild_model));
    let whole = [
        "assessment",
        "history",
        "compare",
        "merge",
        "migrate",
        "all-stale",
        "portfolio",
        "voices",
        "journeys",
        "journey",
        "milestones",
    ];
    let pairs = tame.iter().zip(&wild);
    let pairs = pairs.filter(|((name, _), _)| whole.contains(name));
    // On the page for those who decide, long texts are shortened.
    let markdown = |report| {
        let text = crate::text(report, Format::Markdown, crate::WIDE);
        let rest = text.split_once("\n## This round\n").map(|(_, rest)| rest.to_owned());
        rest.unwrap_or(text)
    };
    let pairs = pairs.map(|((_, tame), (_, wild))| (markdown(tame), markdown(wild)));
    pairs.collect()
}

/// The blocks of a page, without their words.
fn shape(markdown: &str) -> Vec<String> {
    let blocks =
        Parser::new_ext(markdown, Options::ENABLE_TABLES).filter_map(|event| match event {
            Event::Start(Tag::Strong | Tag::Link { .. }) => None,
            Event::Start(tag) => Some(format!("{tag:?}")),
            _ => None,
        });
    blocks.collect()
}

#[test]
fn readers_of_markdown_see_every_text_as_it_was_written() {
    let text = one_spaced(&ospo::text::visible(&hostile::text()));
    for (tame, wild) in tame_and_wild() {
        let (tame, wild) = (shown(&tame), shown(&wild));
        assert_eq!(wild.matches(&text).count(), tame.matches("tame").count());
    }
}

/// What one sees of a page.
fn shown(markdown: &str) -> String {
    let mut shown = String::new();
    // Curly quotes for straight ones are a taste of some viewers, no harm.
    let options = Options::all() - Options::ENABLE_SMART_PUNCTUATION;
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Text(text) | Event::Code(text) => shown.push_str(&text),
            Event::SoftBreak => shown.push(' '),
            _ => {}
        }
    }
    one_spaced(&shown.replace('\u{200b}', ""))
}

fn one_spaced(text: &str) -> String {
    text.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

#[test]
fn no_cell_of_a_spreadsheet_is_a_formula() {
    let model = hostile::model();
    let assessment = hostile::assessment(&model);
    for (name, report) in crate::views(&model, &assessment, &guide::hostile(&model)) {
        let csv = crate::text(&report, Format::Csv, crate::WIDE);
        let mut rows = csv::Reader::from_reader(csv.as_bytes());
        for record in rows.records() {
            for cell in &record.unwrap() {
                let first = cell.trim_start().chars().next();
                // A change may be less than 0, and a plain number does nothing.
                let number = cell.starts_with('-') && cell.parse::<f64>().is_ok();
                let safe = number || first.is_none_or(|c| !"=+-@\t\r".contains(c));
                assert!(safe, "{name}: {cell}");
            }
        }
    }
}

#[test]
fn programs_get_every_text_exactly_as_it_was_written() {
    let model = hostile::model();
    let assessment = hostile::assessment(&model);
    let json = crate::text(&advised::report(&assessment), Format::Json, crate::WIDE);
    let data: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(data["subject"], hostile::text());
    assert_eq!(data["items"][0]["note"], hostile::text());
    let guide = guide::hostile(&model);
    let report = report::of_journeys(&model, &guide);
    let json = crate::text(&report, Format::Json, crate::WIDE);
    let data: serde_json::Value = serde_json::from_str(&json).unwrap();
    let milestone = &data["journeys"][0]["milestones"][1];
    assert_eq!(milestone["when"], hostile::text());
    assert_eq!(milestone["unclear"], hostile::text());
}
