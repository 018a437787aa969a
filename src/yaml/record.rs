//! The parser's events in a compact form: `build.rs` writes them for the checklists inside the
//! binary, so that no command has to split the same text into the same words again. This file is
//! part of both and therefore uses nothing of either.

/// Something that a parser found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Token<'a> {
    /// A word, number or text.
    Scalar { text: &'a str, plain: bool },
    /// A list begins.
    List,
    /// A list ends.
    EndOfList,
    /// A map begins.
    Map,
    /// A map ends.
    EndOfMap,
}

/// Where it was found: a line from 1, a column from 0, and how many characters of the line are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    pub(crate) line: u32,
    pub(crate) column: u32,
    pub(crate) width: u32,
}

/// Appends a token to a record; none where a number is too large for it.
#[allow(dead_code, reason = "only build.rs writes records")]
pub(crate) fn write(record: &mut Vec<u8>, token: Token<'_>, mark: Mark) {
    let (tag, text) = match token {
        Token::List => (0, None),
        Token::EndOfList => (1, None),
        Token::Map => (2, None),
        Token::EndOfMap => (3, None),
        Token::Scalar { text, plain: false } => (4, Some(text)),
        Token::Scalar { text, plain: true } => (5, Some(text)),
    };
    record.push(tag);
    for number in [mark.line, mark.column, mark.width] {
        record.extend(number.to_le_bytes());
    }
    if let Some(text) = text {
        // A text of 4 GiB cannot stand in a file of 4 MiB.
        record.extend((text.len() as u32).to_le_bytes());
        record.extend(text.as_bytes());
    }
}

/// Takes the next token off a record; none at its end.
#[allow(dead_code, reason = "only the library reads records")]
pub(crate) fn read<'a>(record: &mut &'a [u8]) -> Option<(Token<'a>, Mark)> {
    let (tag, rest) = record.split_first()?;
    *record = rest;
    let mark = Mark {
        line: number(record)?,
        column: number(record)?,
        width: number(record)?,
    };
    let token = match tag {
        0 => Token::List,
        1 => Token::EndOfList,
        2 => Token::Map,
        3 => Token::EndOfMap,
        _ => {
            let length = number(record)? as usize;
            let (text, rest) = record.split_at_checked(length)?;
            *record = rest;
            Token::Scalar {
                text: std::str::from_utf8(text).ok()?,
                plain: *tag == 5,
            }
        }
    };
    Some((token, mark))
}

#[allow(dead_code, reason = "only the library reads records")]
fn number(record: &mut &[u8]) -> Option<u32> {
    let (bytes, rest) = record.split_first_chunk::<4>()?;
    *record = rest;
    Some(u32::from_le_bytes(*bytes))
}
