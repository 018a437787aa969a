//! As much of the grammar of Rust as it takes to find texts in it.

use std::iter::Peekable;
use std::str::Chars;

/// A piece of a source text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Token {
    /// A name, a number or a life time.
    Word(String),
    /// A text as the compiler reads it.
    Text(String),
    /// Anything else; brackets are signs too.
    Sign(char),
}

/// Takes a source text apart; comments are left out.
pub(crate) fn tokens(source: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = source;
    while let Some(c) = rest.chars().next() {
        let taken = match c {
            '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            '/' if rest.starts_with("/*") => length_of_comment(rest),
            '"' => {
                let (text, length) = text(&rest[1..]);
                tokens.push(Token::Text(text));
                length + 1
            }
            'r' if is_raw(rest) => {
                let hashes = rest[1..].find('"').unwrap();
                let end = format!("\"{}", "#".repeat(hashes));
                let inner = &rest[hashes + 2..];
                let length = inner.find(&end).unwrap();
                tokens.push(Token::Text(inner[..length].to_owned()));
                hashes + 2 + length + end.len()
            }
            '\'' => length_of_character(rest),
            c if is_of_word(c) => {
                let length = rest.find(|c| !is_of_word(c)).unwrap_or(rest.len());
                tokens.push(Token::Word(rest[..length].to_owned()));
                length
            }
            c => {
                if !c.is_whitespace() {
                    tokens.push(Token::Sign(c));
                }
                c.len_utf8()
            }
        };
        rest = &rest[taken..];
    }
    tokens
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn is_raw(rest: &str) -> bool {
    rest[1..].trim_start_matches('#').starts_with('"')
}

fn length_of_comment(rest: &str) -> usize {
    let mut depth = 0;
    let mut at = 0;
    loop {
        match &rest[at..] {
            inner if inner.starts_with("/*") => (depth, at) = (depth + 1, at + 2),
            inner if inner.starts_with("*/") => (depth, at) = (depth - 1, at + 2),
            inner => at += inner.chars().next().map_or(2, char::len_utf8),
        }
        if depth == 0 || at >= rest.len() {
            return at.min(rest.len());
        }
    }
}

/// Returns the length of `'x'`, `'\n'` or, for a life time, of its tick.
fn length_of_character(rest: &str) -> usize {
    let mut inner = rest[1..].char_indices();
    match inner.next() {
        Some((_, '\\')) => 3 + rest[3..].find('\'').unwrap(),
        Some((_, c)) if rest[1 + c.len_utf8()..].starts_with('\'') => 2 + c.len_utf8(),
        _ => 1,
    }
}

/// Reads a text up to its closing quote; returns it and how many bytes it took, that quote included.
fn text(rest: &str) -> (String, usize) {
    let mut text = String::new();
    let mut chars = rest.chars().peekable();
    let mut taken = 0;
    while let Some(c) = chars.next() {
        taken += c.len_utf8();
        match c {
            '"' => break,
            '\\' => taken += escape(&mut chars, &mut text),
            c => text.push(c),
        }
    }
    (text, taken)
}

/// Reads what follows a `\`, and returns how many bytes that took.
fn escape(chars: &mut Peekable<Chars>, text: &mut String) -> usize {
    let mut taken = 0;
    let mut next = |chars: &mut Peekable<Chars>| {
        let c = chars.next().unwrap();
        taken += c.len_utf8();
        c
    };
    match next(chars) {
        'n' => text.push('\n'),
        't' => text.push('\t'),
        'u' => {
            let mut code = String::new();
            loop {
                match next(chars) {
                    '{' => {}
                    '}' => break,
                    digit => code.push(digit),
                }
            }
            text.push(char::from_u32(u32::from_str_radix(&code, 16).unwrap()).unwrap());
        }
        '\n' => {
            while chars.peek().is_some_and(|c| c.is_whitespace()) {
                next(chars);
            }
        }
        c => text.push(c),
    }
    taken
}

/// Returns the arguments of a call whose opening bracket stands before `tokens`.
pub(crate) fn arguments(tokens: &[Token]) -> Vec<&[Token]> {
    let mut arguments = Vec::new();
    let (mut depth, mut start) = (0, 0);
    for (at, token) in tokens.iter().enumerate() {
        match token {
            Token::Sign('(' | '[' | '{') => depth += 1,
            Token::Sign(')' | ']' | '}') if depth == 0 => {
                arguments.push(&tokens[start..at]);
                break;
            }
            Token::Sign(')' | ']' | '}') => depth -= 1,
            Token::Sign(',') if depth == 0 => {
                arguments.push(&tokens[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    arguments
}
