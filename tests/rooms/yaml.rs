//! A text as it is written into a file.

use ospo::problem::SourceFile;
use ospo::yaml::{self, Value, one_line};

#[test]
fn a_text_is_in_quotes_where_it_could_be_read_as_something_else() {
    for (text, expected) in [
        ("Kim Doe", "Kim Doe"),
        ("R&D (Zürich)", "R&D (Zürich)"),
        ("no", "\"no\""),
        ("3 people", "\"3 people\""),
        ("null", "\"null\""),
        ("a: b", "\"a: b\""),
        ("a # b", "\"a # b\""),
        ("a, b", "\"a, b\""),
        ("-", "\"-\""),
        ("say \"so\"\\", "\"say \\\"so\\\"\\\\\""),
        ("two\nlines\u{202e}", "\"two\\nlines\\U0000202e\""),
        ("", "\"\""),
    ] {
        assert_eq!(one_line(text), expected, "{text:?}");
    }
}

#[test]
fn a_text_is_read_back_as_it_was_in_a_block_and_in_braces() {
    for text in [
        "Kim",
        "a, b",
        "{a}",
        "[a]",
        "a: b",
        "- a",
        "? a",
        "# a",
        " a ",
        "\u{85}\u{2028}",
        "\0\r\n\t",
        "~",
        "0x1f",
        "*a",
        "&a",
        "!a",
        "%a",
        "@a",
        "`a",
        "'",
        "\u{feff}",
        "--- a",
    ] {
        for file in [
            format!("a: {}\n", one_line(text)),
            format!("{{ a: {}, b: 1 }}", one_line(text)),
            format!("{}: a\n", one_line(text)),
        ] {
            let key = !file.starts_with("a:") && !file.starts_with('{');
            let file = SourceFile::new("a.yaml", file);
            let (tree, _) = yaml::parse(&file).unwrap_or_else(|p| panic!("{p}"));
            let Value::Map(map) = tree.value else {
                panic!("{}", file.text);
            };
            let Value::Scalar { text: value, .. } = &map[0].1.value else {
                panic!("{}", file.text);
            };
            let read = if key { &map[0].0.text } else { value };
            assert_eq!(read, text, "{}", file.text);
        }
    }
}
