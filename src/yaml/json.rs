//! A file in JSON as the events of the same tree: YAML says that it reads JSON, but its parser refuses
//! some characters in a text and long names, and takes a missing comma for a part of a word.

use serde::de::IgnoredAny;
use serde_yaml::granit_parser::{Event, Marker, ScalarStyle, Span, StructureStyle};

use crate::problem::{Place, Problem, SourceFile};
use crate::yaml::signs;

/// Says whether a file is read as JSON: its name decides.
pub fn is_json(path: &str) -> bool {
    let ending = path.rsplit_once('.').map(|(_, ending)| ending);
    ending.is_some_and(|ending| ending.eq_ignore_ascii_case("json"))
}

/// Takes a file apart. Once it is known to be JSON throughout, each of its tokens is an event.
///
/// # Errors
/// Where it is not JSON.
pub(super) fn events(file: &SourceFile) -> Result<Vec<(Event<'_>, Span)>, Problem> {
    let place = |error: &serde_json::Error| {
        let line = file.line(error.line()).unwrap_or_default();
        let before = line.as_bytes().get(..error.column().saturating_sub(1));
        let column = String::from_utf8_lossy(before.unwrap_or_default());
        (error.line(), column.chars().count())
    };
    serde_json::from_str::<IgnoredAny>(&file.text)
        .map_err(|error| problem(file, place(&error), &error))?;
    let mut events = Vec::new();
    let (mut rest, mut line, mut column) = (&*file.text, 1, 0);
    while let Some(first) = rest.chars().next() {
        let (token, after) = rest.split_at(length(rest));
        let width = token.chars().count();
        let event = match first {
            '{' => Some(Event::MappingStart(StructureStyle::Flow, 0, None)),
            '}' => Some(Event::MappingEnd),
            '[' => Some(Event::SequenceStart(StructureStyle::Flow, 0, None)),
            ']' => Some(Event::SequenceEnd),
            ' ' | '\t' | '\n' | '\r' | ',' | ':' => None,
            '"' => {
                let text: String = serde_json::from_str(token)
                    .map_err(|error| problem(file, (line, column), &error))?;
                Some(Event::Scalar(text.into(), ScalarStyle::DoubleQuoted, 0, None))
            }
            _ => Some(Event::Scalar(token.into(), ScalarStyle::Plain, 0, None)),
        };
        let mark = |index, column| Marker::new(index, line, column);
        let span = Span::new(mark(0, column), mark(width, column + width));
        events.extend(event.map(|event| (event, span)));
        column += width;
        if first == '\n' || (first == '\r' && !after.starts_with('\n')) {
            (line, column) = (line + 1, 0);
        }
        rest = after;
    }
    Ok(events)
}

/// Returns how many bytes the token is long with which a rest of JSON begins.
fn length(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let ends_word = |byte: &u8| b"{}[],: \t\n\r\"".contains(byte);
    if bytes.first() != Some(&b'"') {
        let word = bytes.iter().position(ends_word).unwrap_or(bytes.len());
        return word.max(1);
    }
    let mut at = 1;
    while bytes.get(at).is_some_and(|byte| *byte != b'"') {
        at += if bytes[at] == b'\\' { 2 } else { 1 };
    }
    (at + 1).min(bytes.len())
}

fn problem(
    file: &SourceFile,
    (line, column): (usize, usize),
    error: &serde_json::Error,
) -> Problem {
    let place = Place { line, column: column + 1, width: 1 };
    let told = error.to_string();
    let told = told.split(" at line ").next().unwrap_or_default();
    let help = "save it anew with what wrote it, or mend it here; a sheet in YAML ends in `.yaml`";
    let text = file.line(line);
    let here = text.and_then(|text| text.chars().nth(column));
    let (message, help) = match here.filter(|c| !c.is_ascii()).map(signs::named) {
        _ if matches!(here, Some('/' | '#')) => {
            ("JSON has no comments".to_owned(), "delete it, or name the file `.yaml`")
        }
        Some(sign) => (format!("{sign} stands where JSON has a sign of the keyboard"), SIGNS),
        None if matches!(here, Some('}' | ']')) && is_behind_comma(text, column) => {
            ("not JSON: a comma with nothing behind it".to_owned(), "delete it")
        }
        None => (format!("not JSON: {told}"), help),
    };
    Problem::at((&file.path, text), place, message, help)
}

fn is_behind_comma(line: Option<&str>, column: usize) -> bool {
    let before: String = line.unwrap_or_default().chars().take(column).collect();
    before.trim_end().ends_with(',')
}

const SIGNS: &str = "write plain spaces, and straight quotes: `\"…\"`";
