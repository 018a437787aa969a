//! Words in Markdown: any viewer shows them as they are, and none makes something else of them.

use ospo::render::{self, Format, Look};
use ospo::report::{Block, Data, Document, Line, Report};
use pulldown_cmark::{Event, Parser};

fn written(line: Line) -> String {
    let blocks = vec![Block::Paragraph(vec![line])];
    let document = Document { blocks, ..Document::default() };
    let report = Report { document, data: Data::Nothing };
    let mut out = Vec::new();
    render::write(&report, Format::Markdown, &Look::default(), &mut out).unwrap();
    String::from_utf8(out).unwrap().trim_end_matches('\n').to_owned()
}

#[test]
fn signs_that_mean_something_are_shown_and_do_nothing() {
    for (given, expected) in [
        ("a*b_c", r"a\*b\_c"),
        ("<b>&amp; R&D", r"\<b\>\&amp; R&D"),
        ("![x](y)", r"!\[x\](y)"),
        ("see https://a.b or www.a.b", r"see https\://a.b or w&#8203;ww.a.b"),
        ("@team #12 and 5 #", r"@&#8203;team \#&#8203;12 and 5 \#"),
        ("a | b", r"a \| b"),
    ] {
        assert_eq!(written(given.into()), expected);
    }
}

#[test]
fn a_line_cannot_begin_a_block() {
    for (given, expected) in [
        ("- a", r"\- a"),
        ("1. a", r"1\. a"),
        ("2026) a", r"2026\) a"),
        ("    code", "code"),
        ("=== a", r"\=== a"),
        ("well-known. 1. a", "well-known. 1. a"),
    ] {
        assert_eq!(written(given.into()), expected);
    }
}

#[test]
fn code_is_fenced_by_more_ticks_than_it_has() {
    for (given, expected) in [("a b", "`a b`"), ("a``b", "``` a``b ```"), (" ", "")] {
        assert_eq!(written(Line::default().code(given)), expected);
    }
}

#[test]
fn a_viewer_shows_code_with_every_space_and_tick_that_it_has() {
    for given in ["a", " a", "a ", " a ", "  a  ", "`", "`a", "a`", " `a` ", "``` a"] {
        let code = written(Line::default().code(given));
        // Spaces at the end of a block are no part of it.
        let shown = Parser::new(&format!("a {code} b")).find_map(|event| match event {
            Event::Code(text) => Some(text.into_string()),
            _ => None,
        });
        assert_eq!(shown.as_deref(), Some(given), "{code}");
    }
}

fn linked(url: &str) -> String {
    written(Line::default().link("it", url))
}

#[test]
fn an_address_cannot_break_out() {
    let url = "https://a.b/)](c)?a=1&copy;=<>|`";
    let expected = "https://a.b/%29]%28c%29?a=1&amp;copy;=%3C%3E%7C%60";
    assert_eq!(linked(url), format!("[it]({expected})"));
    assert_eq!(linked("javascript:alert(1)"), "it");
}

#[test]
fn a_page_beside_this_one_may_be_linked_and_nothing_else_of_the_disk() {
    assert_eq!(linked("01-policy-find-out.md"), "[it](01-policy-find-out.md)");
    for other in ["../x.md", "/etc/x.md", "x.html", "a b.md", ".md", "x.md#y"] {
        assert_eq!(linked(other), "it", "{other}");
    }
}
