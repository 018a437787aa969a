//! A text as it is written on one line of YAML, wherever a value or the name of a field may stand.

use std::fmt::Write;

use serde_json::Value;

use crate::yaml::scalar;

const SWITCHES: [&str; 6] = ["y", "n", "yes", "no", "on", "off"];

/// Returns a text as a value on one line: as it is where that can be read as nothing else, otherwise
/// in quotes.
pub fn one_line(text: &str) -> String {
    if is_plain(text) { text.to_owned() } else { quoted(text) }
}

/// Returns fields in one another with a value, on one line.
pub fn on_one_line(path: &[&str], value: &Value) -> String {
    let mut written = value.as_str().map_or_else(|| value.to_string(), one_line);
    for (depth, key) in path.iter().rev().enumerate() {
        let key = one_line(key);
        written = match depth {
            0 => format!("{key}: {written}"),
            _ => format!("{key}: {{ {written} }}"),
        };
    }
    written
}

fn is_plain(text: &str) -> bool {
    let is_safe = |c: char| c.is_alphanumeric() || " -_./()&'+".contains(c);
    text.starts_with(char::is_alphabetic)
        && !text.ends_with(' ')
        && text.chars().all(is_safe)
        && scalar::kind_of_plain(text).is_none()
        && !SWITCHES.contains(&text.to_lowercase().as_str())
}

pub(super) fn quoted(text: &str) -> String {
    let mut quoted = String::from('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            c if is_unprintable(c) => {
                // Writing into a text cannot fail.
                let _ = write!(quoted, "\\U{:08x}", u32::from(c));
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// Says whether a text may stand on one line as it is.
pub(super) fn is_printable(text: &str) -> bool {
    !text.chars().any(is_unprintable)
}

/// Says whether a character would break the line, be refused, or change how others are shown.
fn is_unprintable(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fffe}'..='\u{ffff}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::SourceFile;
    use crate::yaml::{self, Value as NodeValue};

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
                let file = SourceFile { path: "a.yaml".into(), text: file };
                let (tree, _) = yaml::parse(&file).unwrap_or_else(|p| panic!("{p}"));
                let NodeValue::Map(map) = tree.value else {
                    panic!("{}", file.text);
                };
                let NodeValue::Scalar { text: value, .. } = &map[0].1.value else {
                    panic!("{}", file.text);
                };
                let read = if key { &map[0].0.text } else { value };
                assert_eq!(read, text, "{}", file.text);
            }
        }
    }
}
