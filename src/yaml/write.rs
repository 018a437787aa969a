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
