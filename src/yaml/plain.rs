//! Files in the plain ways of YAML, as the tool itself writes them, read line by line.
//!
//! Many sheets are read at a time, and the parser that knows all of YAML takes most of it. Here is
//! known only what needs no second look: maps and lists by indentation, and texts on one line.
//! Whatever is otherwise, right or wrong, is left to the parser, so no problem is told here; and
//! what is read here the parser would read just so, which a property and a fuzz test hold.

use std::str::Split;

use crate::problem::Place;
use crate::yaml::scalar;
use crate::yaml::tree::{Key, Node, Value};

/// Deeper than any file of ours; what is deeper is left to the parser, with its limits.
const MAX_DEPTH: usize = 12;
/// A longer key is left to the parser, which has a limit of its own.
const MAX_KEY: usize = 100;
/// A map with more keys is left to the parser, which has a table for them.
const MAX_KEYS: usize = 64;

/// Reads a file whose every line is plain; none where one is not.
pub(super) fn read(text: &str) -> Option<Node<'_>> {
    let mut reader = Reader {
        lines: text.strip_suffix('\n').unwrap_or(text).split('\n'),
        number: 0,
        next: None,
    };
    reader.step()?;
    if reader.next.as_ref()?.indent > 0 {
        return None;
    }
    let root = reader.block(None, 0)?;
    reader.next.is_none().then_some(root)
}

/// A line that is still to be read, or the rest of one.
#[derive(Clone, Copy)]
struct Line<'a> {
    number: usize,
    /// How many columns stand before it.
    indent: usize,
    text: &'a str,
}

impl<'a> Line<'a> {
    /// Returns what stands behind a `- `.
    fn entry(self) -> Option<&'a str> {
        self.text.strip_prefix("- ")
    }

    fn place(self, from: usize, width: usize) -> Place {
        Place {
            line: self.number,
            column: self.indent + from + 1,
            width: width.max(1),
        }
    }
}

struct Reader<'a> {
    lines: Split<'a, char>,
    /// The number of the line that was taken last.
    number: usize,
    next: Option<Line<'a>>,
}

impl<'a> Reader<'a> {
    /// Goes on to the next line; none where it is not plain.
    fn step(&mut self) -> Option<()> {
        self.next = match self.lines.next() {
            None => None,
            Some(line) => {
                self.number += 1;
                let text = line.trim_start_matches(' ');
                if text.is_empty() || text.ends_with(' ') || !text.chars().all(is_plain) {
                    return None;
                }
                Some(Line {
                    number: self.number,
                    indent: line.len() - text.len(),
                    text,
                })
            }
        };
        Some(())
    }

    /// Returns how far in the next line stands.
    fn indent(&self) -> Option<usize> {
        Some(self.next?.indent)
    }

    /// Reads a map or a list that begins on the next line; `within` is how far in its key stands.
    fn block(&mut self, within: Option<usize>, depth: usize) -> Option<Node<'a>> {
        let line = self.next?;
        if depth > MAX_DEPTH {
            return None;
        }
        let value = match line.entry() {
            Some(_) => Value::List(self.list(line.indent, depth)?),
            None => Value::Map(self.map(line.indent, depth)?),
        };
        // To the parser a list that is no further in than its key begins behind its first sign.
        let from = if within == Some(line.indent) { 2 } else { 0 };
        let place = line.place(from, 1);
        Some(Node { place, value })
    }

    fn map(&mut self, indent: usize, depth: usize) -> Option<Vec<(Key<'a>, Node<'a>)>> {
        let mut map: Vec<(Key<'a>, Node<'a>)> = Vec::with_capacity(6);
        while let Some(line) = self.next.filter(|line| line.indent == indent) {
            if line.entry().is_some() {
                break;
            }
            let (name, rest) = key(line.text)?;
            let is_there = |(key, _): &(Key<'a>, _)| key.text == name;
            if map.len() >= MAX_KEYS || map.iter().any(is_there) {
                return None;
            }
            let key = Key {
                place: line.place(0, name.len()),
                text: name.into(),
            };
            let value = if rest.is_empty() {
                self.step()?;
                let below = self.next?;
                let is_list = below.indent == indent && below.entry().is_some();
                if below.indent <= indent && !is_list {
                    return None;
                }
                self.block(Some(indent), depth + 1)?
            } else {
                let from = line.text.len() - rest.len();
                self.text(line, from, indent)?
            };
            map.push((key, value));
        }
        self.ends(indent)?;
        Some(map)
    }

    fn list(&mut self, indent: usize, depth: usize) -> Option<Vec<Node<'a>>> {
        let mut list = Vec::new();
        while let Some(line) = self.next.filter(|line| line.indent == indent) {
            let Some(entry) = line.entry() else { break };
            if key(entry).is_some() {
                self.next = Some(Line {
                    indent: indent + 2,
                    text: entry,
                    ..line
                });
                list.push(self.block(None, depth + 1)?);
            } else {
                list.push(self.text(line, 2, indent)?);
            }
        }
        self.ends(indent)?;
        Some(list)
    }

    /// Reads the text that stands on a line from a column on, and takes the line.
    fn text(&mut self, line: Line<'a>, from: usize, indent: usize) -> Option<Node<'a>> {
        let written = line.text.get(from..)?;
        let (text, plain) = match written.strip_prefix('"') {
            Some(rest) => (rest.strip_suffix('"')?, false),
            None => (written, true),
        };
        let is_whole = if plain {
            text.starts_with(char::is_alphanumeric)
                && !text.contains(": ")
                && !text.contains(" #")
                && !text.ends_with(':')
        } else {
            !text.contains(['"', '\\'])
        };
        if !is_whole {
            return None;
        }
        self.step()?;
        self.ends(indent)?;
        Some(Node {
            place: line.place(from, written.chars().count()),
            value: Value::Scalar {
                text: text.into(),
                plain,
            },
        })
    }

    /// Holds that the next line is not further in: it would go on with what has ended.
    fn ends(&self, indent: usize) -> Option<()> {
        self.indent()
            .is_none_or(|next| next <= indent)
            .then_some(())
    }
}

/// Returns the name of a field and what stands behind it; none where it is not plain.
fn key(text: &str) -> Option<(&str, &str)> {
    let end = text.bytes().position(|b| b == b':')?;
    let (name, rest) = text.split_at(end);
    let rest = &rest[1..];
    let is_plain = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
    if name.len() > MAX_KEY
        || !name.starts_with(|c: char| c.is_ascii_alphabetic())
        || !name.bytes().all(is_plain)
        || scalar::is_nothing(name)
    {
        return None;
    }
    match rest.strip_prefix(' ') {
        Some(rest) => Some((name, rest)),
        None => rest.is_empty().then_some((name, rest)),
    }
}

/// Says whether a character may stand anywhere in a text without meaning anything.
fn is_plain(c: char) -> bool {
    match c {
        ' '..='~' => true,
        '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}' => false,
        _ => !c.is_control() && !c.is_whitespace() && !c.is_ascii(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::SourceFile;
    use crate::yaml;
    use proptest::prelude::*;

    /// Holds what is read here against what the parser reads, and says whether anything was.
    fn check(text: &str) -> bool {
        let Some(read) = read(text) else { return false };
        let file = SourceFile {
            path: "a.yaml".into(),
            text: text.into(),
        };
        let (parsed, reader) = yaml::parse_in_full(&file).unwrap();
        assert_eq!(format!("{read:?}"), format!("{parsed:?}"), "{text}");
        assert_eq!(reader.finish(), [], "{text}");
        true
    }

    #[test]
    fn plain_lines_are_read_as_the_parser_reads_them() {
        for text in [
            "a: 1\n",
            "a: b\nc:\n  d: \"2026-11-22\"\n  e:\n  - f: g h\n    i: https://x.org/?a#b\n  - j\nk: x",
            "a: é日本、x\nb: \"日本: x #\"\n",
            "- a\n- b: c\n",
            "a:\n    - b\n    - c\nd: e",
        ] {
            assert!(check(text), "{text}");
        }
    }

    #[test]
    fn what_is_not_plain_is_left_to_the_parser() {
        for text in [
            "",
            "\n",
            " a: b\n",
            "a: b # c\n",
            "a: b\n  c\n",
            "a:\n",
            "a: b: c\n",
            "a: &b c\n",
            "a: |\n  b\n",
            "a: [b]\n",
            "a: b\na: c\n",
            "a: \"b\\n\"\n",
            "a: 'b'\n",
            "a: b\r\n",
            "---\na: b\n",
            "a: b\n...\n",
            "a: b\n\nc: d\n",
            "a:\n  b: c\n d: e\n",
            "null: b\n",
            "a: b\n- c\n",
            "a: b\tc\n",
            "%a: b\n",
            "? a\n",
        ] {
            assert!(read(text).is_none(), "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn any_lines_that_are_read_are_read_as_the_parser_reads_them(
            lines in prop::collection::vec(
                (0_usize..4, "(- ){0,2}([a-c]{1,3}:? ?)?[-a-c0-9:#\"'~é日、 .,\\[\\]{}&*!|>%@`?\u{a0}\u{85}\u{fffd}]{0,6}"),
                0..7,
            )
        ) {
            let lines = lines.iter().map(|(indent, text)| format!("{:1$}{text}\n", "", indent * 2));
            check(&lines.collect::<String>());
        }

        #[test]
        fn a_sheet_with_a_slip_in_it_is_read_as_the_parser_reads_it(
            at in 0..SHEET.len(),
            cut in 0_usize..4,
            slip in "[ \n:#\"'a~-]{0,3}",
        ) {
            let before = SHEET.get(..at).unwrap_or_default();
            let after = SHEET.get(at + cut..).unwrap_or_default();
            check(&format!("{before}{slip}{after}"));
        }
    }

    const SHEET: &str = "\
format: ospo/sheet/1
model:
  id: ospo
  version: \"1.0\"
subject: Acme Corp
answers:
  a-b:
    answer: practised
    note: A word on it
    evidence:
    - text: https://example.org/x
      date: \"2026-11-22\"
    - text: y
    answered: \"2026-11-22\"
  c: unknown
";

    #[test]
    fn a_sheet_as_the_tool_writes_it_is_plain() {
        assert!(check(SHEET));
    }
}
