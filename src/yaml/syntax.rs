//! What keeps a file from being YAML, in words that say how to mend it.

use serde_yaml::granit_parser::{ErrorKind, ScanError};

use crate::problem::{Place, Problem, SourceFile};
use crate::yaml::limits::MAX_NESTING;

/// Words the parser's error.
pub(super) fn problem(file: &SourceFile, error: &ScanError) -> Problem {
    let mark = error.marker();
    let place = Place { line: mark.line(), column: mark.col() + 1, width: 1 };
    if file.line(place.line).and_then(tab_before_text).is_some() {
        return tab(file, place);
    }
    match error.kind() {
        ErrorKind::RecursionLimitExceeded => nested_too_deep(file, place),
        ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabInIndentation
        | ErrorKind::TabAtBlockScalarStart
        | ErrorKind::TabInPlainScalar => tab(file, place),
        ErrorKind::UnexpectedCharacter { character } => unexpected(file, place, *character),
        kind => {
            let (message, help) = words(kind);
            let message = message.map_or_else(|| format!("not YAML: {}", error.info()), Into::into);
            at(file, place, message, help)
        }
    }
}

pub(super) fn nested_too_deep(file: &SourceFile, place: Place) -> Problem {
    let message = format!("lists and maps stand in one another more than {MAX_NESTING} deep");
    at(file, place, message, "the format needs no more than six levels")
}

pub(super) fn at(
    file: &SourceFile,
    place: Place,
    message: impl AsRef<str>,
    help: impl AsRef<str>,
) -> Problem {
    Problem::at((&file.path, file.line(place.line)), place, message, help)
}

/// The parser may only notice a tab at the end of the text that the line goes on from.
fn tab(file: &SourceFile, place: Place) -> Problem {
    let mut lines = file.lines().into_iter().enumerate().skip(place.line.saturating_sub(1));
    let found = lines.find_map(|(index, line)| Some((index + 1, tab_before_text(line)?)));
    let place = found.map_or(place, |(line, column)| Place { line, column, width: 1 });
    at(file, place, "a tab in the indentation", "indent with spaces")
}

fn unexpected(file: &SourceFile, place: Place, character: char) -> Problem {
    if !(character.is_control() || matches!(character, '\u{fffe}' | '\u{ffff}')) {
        let message = match character {
            '`' => "a text cannot begin with a backtick".to_owned(),
            _ => format!("a text cannot begin with `{character}`"),
        };
        return at(file, place, message, "put the text into quotes");
    }
    let code = u32::from(character);
    let shown = if character.is_ascii() { format!(" `{character}`") } else { String::new() };
    let message = format!("the control character{shown} (U+{code:04X}) stands in the file");
    let line = file.line(place.line).unwrap_or_default();
    let column = line.chars().position(|c| c == character).map_or(place.column, |c| c + 1);
    at(file, Place { column, ..place }, message, "delete it")
}

/// Returns the column of the first tab before the text of a line.
fn tab_before_text(line: &str) -> Option<usize> {
    let indent = line.chars().take_while(|c| c.is_whitespace());
    indent.enumerate().find(|(_, c)| *c == '\t').map(|(column, _)| column + 1)
}

/// Returns what is wrong, where we have better words than the parser, and the way out.
fn words(kind: &ErrorKind) -> (Option<&'static str>, &'static str) {
    match kind {
        ErrorKind::UnclosedQuotedScalar | ErrorKind::DocumentIndicatorInQuotedScalar => {
            (Some("a quote is opened and never closed"), "close it, or leave both quotes out")
        }
        ErrorKind::InvalidTrailingSingleQuotedScalar
        | ErrorKind::InvalidTrailingDoubleQuotedScalar => (
            Some("there is more after the closing quote"),
            "put the whole text into quotes; write a quote within as `''` or `\\\"`",
        ),
        ErrorKind::UnknownQuotedScalarEscape
        | ErrorKind::InvalidQuotedScalarHexEscape
        | ErrorKind::InvalidLowSurrogateHexEscape
        | ErrorKind::InvalidLowSurrogate
        | ErrorKind::MissingLowSurrogate
        | ErrorKind::UnpairedLowSurrogate
        | ErrorKind::InvalidUnicodeEscape => (
            Some("an escape (`\\…`) that YAML does not have"),
            "use single quotes, in which a backslash is a backslash",
        ),
        ErrorKind::UnclosedFlowCollection { .. }
        | ErrorKind::UnexpectedEofFlowSequence
        | ErrorKind::UnexpectedEofFlowMapping
        | ErrorKind::UnexpectedEofImplicitFlowMapping => {
            (Some("a bracket is opened and never closed"), "close it with `]` or `}`")
        }
        ErrorKind::MisplacedFlowCollectionEnd | ErrorKind::MismatchedFlowCollectionEnd { .. } => (
            Some("a bracket is closed that is not open here"),
            "close each `[` with `]` and each `{` with `}`",
        ),
        ErrorKind::ExpectedFlowSequenceSeparator | ErrorKind::ExpectedFlowMappingSeparator => (
            Some("a comma or a closing bracket is missing"),
            "put `,` between the entries, and quote a text that holds brackets or commas",
        ),
        ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey => (
            Some("a line without `:`"),
            "write `name: value`; indent a text that goes on from the line before",
        ),
        ErrorKind::MappingValueNotAllowed | ErrorKind::InvalidColonPlacement => (
            Some("a `:` where no name can stand"),
            "quote a text that holds `: `, and check indentation and brackets",
        ),
        ErrorKind::ExpectedBlockMappingKey
        | ErrorKind::ExpectedBlockSequenceEntry
        | ErrorKind::BlockSequenceEntryNotAllowed
        | ErrorKind::InvalidIndentation
        | ErrorKind::ExpectedDocumentStart => (
            Some("this line does not fit the ones above it"),
            "indent it like its neighbours: two spaces a level, `- ` for each entry of a list",
        ),
        ErrorKind::DirectiveDisallowed => {
            (Some("a directive (`%…`) is not read here"), "leave the line out")
        }
        ErrorKind::UndeclaredTagHandle
        | ErrorKind::ExpectedTagBang
        | ErrorKind::InvalidTagTerminator
        | ErrorKind::MissingTagUri
        | ErrorKind::UnclosedVerbatimTag => {
            (Some("a tag (`!…`) is not read here"), "put a text that begins with `!` into quotes")
        }
        ErrorKind::BomInsideDocument => {
            (Some("an invisible byte order mark in the middle of the file"), "delete it")
        }
        _ => (None, "check the indentation, and put texts into quotes"),
    }
}
