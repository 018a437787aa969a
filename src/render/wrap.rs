//! Words put on lines of a width, counted in columns of a screen.

use std::borrow::Cow;

use textwrap::WordSeparator;
use unicode_width::UnicodeWidthStr;

use crate::render::paint::{Ink, PaintedRow, Piece};

/// Returns how many columns a text takes.
pub(super) fn width(text: &str) -> usize {
    // The signs of ASCII that can be seen take one column each, and most texts have no others.
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) { text.len() } else { text.width() }
}

pub(super) fn row_width(row: &[Piece]) -> usize {
    row.iter().map(|piece| width(&piece.text)).sum()
}

/// Returns how many columns the widest word of a text takes.
pub(super) fn widest_word(text: &str) -> usize {
    let words = text.split_whitespace().flat_map(breakable);
    words.map(width).max().unwrap_or(0)
}

pub(super) fn lines(text: &str, columns: usize) -> Vec<String> {
    let rows = wrap(&[Piece::new(text.to_owned(), Ink::Plain)], columns).into_iter();
    rows.map(|row| row.into_iter().map(|piece| piece.text).collect()).collect()
}

/// Breaks pieces into rows of at most `columns`, where words end, if they are not too long; at least
/// one row.
pub(super) fn wrap(pieces: &[Piece], columns: usize) -> Vec<PaintedRow> {
    let (indent, pieces) = without_indent(pieces);
    let mut rows = unindented(&pieces, columns.saturating_sub(width(&indent)));
    if !indent.is_empty() {
        for row in &mut rows {
            row.insert(0, Piece::new(indent.as_str(), Ink::Plain));
        }
    }
    rows
}

/// Takes off the spaces that no line ends at and that pieces begin with: all their lines do.
fn without_indent(pieces: &[Piece]) -> (String, Cow<'_, [Piece]>) {
    let Some((first, rest)) = pieces.split_first() else { return (String::new(), pieces.into()) };
    let text = first.text.trim_start_matches('\u{a0}');
    match first.text.strip_suffix(text).unwrap_or_default() {
        "" => (String::new(), pieces.into()),
        indent => {
            let first = Piece::new(text, first.ink);
            (indent.to_owned(), [first].into_iter().chain(rest.iter().cloned()).collect())
        }
    }
}

fn unindented(pieces: &[Piece], columns: usize) -> Vec<PaintedRow> {
    let columns = columns.max(1);
    let mut rows: Vec<PaintedRow> = vec![PaintedRow::new()];
    let mut used = 0;
    for word in words(pieces).chunk_by(|_, next| next.before == Joint::SameWord) {
        let wide = word.iter().map(|part| width(&part.text)).sum();
        let spaced = word.first().is_some_and(|part| part.before == Joint::Space);
        let gap = usize::from(spaced);
        if used > 0 && used + gap + wide <= columns {
            if spaced {
                add_space(&mut rows, word.first());
            }
            used += gap + wide;
        } else {
            if used > 0 {
                rows.push(PaintedRow::new());
            }
            used = wide;
        }
        if wide <= columns || word.iter().any(WordPart::is_command) {
            for part in word {
                add(&mut rows, &part.text, part.ink);
            }
        } else {
            used = add_broken(&mut rows, word, columns);
        }
    }
    rows
}

/// A word, or what of it has one style.
struct WordPart<'p> {
    text: Cow<'p, str>,
    ink: Ink,
    before: Joint,
}

/// What stands between a part of a word and the part before it.
#[derive(PartialEq, Eq)]
enum Joint {
    /// Nothing, and no line may end there.
    SameWord,
    /// Nothing, but a line may end there.
    Nothing,
    Space,
}

/// Splits at spaces, and where scripts without spaces may be broken. A percent sign stays with its
/// number, a word with the mark that follows it, and what is to be typed stays whole: it is there to be
/// copied.
fn words(pieces: &[Piece]) -> Vec<WordPart<'_>> {
    let mut words: Vec<WordPart> = Vec::new();
    let mut open = false;
    for &Piece { ref text, ink } in pieces {
        let is_typed = ink == Ink::Code;
        for (index, part) in text.split(|c| c == ' ' && !is_typed).enumerate() {
            open &= index == 0;
            let whole = Some(part).filter(|part| is_typed && !part.is_empty());
            let broken = (!is_typed).then(|| breakable(part)).into_iter().flatten();
            for (index, part) in whole.into_iter().chain(broken).enumerate() {
                let last = words.last();
                let (text, before) = if open {
                    let may_end = index > 0 || last.is_some_and(|last| last.ends_before(part));
                    (part.into(), if may_end { Joint::Nothing } else { Joint::SameWord })
                } else if part.starts_with('%') && last.is_some() {
                    (format!(" {part}").into(), Joint::SameWord)
                } else {
                    (part.into(), Joint::Space)
                };
                words.push(WordPart { text, ink, before });
                open = true;
            }
        }
    }
    words
}

impl WordPart<'_> {
    fn is_command(&self) -> bool {
        self.ink == Ink::Code && self.text.contains(' ')
    }

    /// Says whether a line may end between it and what follows it without a space.
    fn ends_before(&self, next: &str) -> bool {
        let Some((last, next)) = self.text.chars().next_back().zip(next.chars().next()) else {
            return false;
        };
        breakable(&format!("{last}{next}")).nth(1).is_some()
    }
}

/// Splits a word where a line may end within it: in scripts that have no spaces, by the rules of
/// Unicode. All other words stay whole.
fn breakable(word: &str) -> impl Iterator<Item = &str> {
    let is_whole = word.is_ascii() || !word.chars().any(has_no_spaces);
    let whole = (is_whole && !word.is_empty()).then_some(word);
    let parts = (!is_whole).then(|| WordSeparator::UnicodeBreakProperties.find_words(word));
    whole.into_iter().chain(parts.into_iter().flatten().map(|part| part.word))
}

/// Says whether a character belongs to a script that is written without spaces: Chinese and
/// Japanese, with their marks and wide forms.
fn has_no_spaces(c: char) -> bool {
    matches!(c,
        '\u{2e80}'..='\u{a4cf}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}'
        | '\u{ff00}'..='\u{ff9f}' | '\u{20000}'..='\u{3ffff}')
}

fn add_space(rows: &mut [PaintedRow], next: Option<&WordPart<'_>>) {
    let Some(last) = rows.last_mut().and_then(|row| row.last_mut()) else {
        return;
    };
    if next.is_some_and(|next| next.ink == last.ink) || last.ink == Ink::Plain {
        last.text.push(' ');
    } else {
        add(rows, " ", Ink::Plain);
    }
}

fn add(rows: &mut [PaintedRow], text: &str, ink: Ink) {
    let Some(row) = rows.last_mut() else { return };
    match row.last_mut() {
        Some(last) if last.ink == ink => last.text.push_str(text),
        _ => row.push(Piece::new(text, ink)),
    }
}

/// Adds a word that is wider than a row, and returns how many columns its last row takes.
fn add_broken(rows: &mut Vec<PaintedRow>, word: &[WordPart<'_>], columns: usize) -> usize {
    let mut used = 0;
    for WordPart { text, ink, .. } in word {
        let mut part = String::new();
        let mut wide = 0;
        for c in text.chars() {
            part.push(c);
            // Marks that join others make them wider or narrower, so only ASCII can be counted.
            let wider = if part.is_ascii() { wide + 1 } else { width(&part) };
            if used + wider > columns && (used > 0 || wide > 0) {
                part.pop();
                add(rows, &part, *ink);
                rows.push(PaintedRow::new());
                used = 0;
                part = c.into();
                wide = width(&part);
            } else {
                wide = wider;
            }
        }
        used += wide;
        add(rows, &part, *ink);
    }
    used
}

pub(super) fn beside(
    left: &[PaintedRow],
    right: Vec<PaintedRow>,
    column: usize,
) -> Vec<PaintedRow> {
    let number = left.len().max(right.len());
    let mut right = right.into_iter();
    let pair = |index: usize| {
        let mut row = left.get(index).cloned().unwrap_or_default();
        if let Some(rest) = right.next().filter(|rest| !rest.is_empty()) {
            let gap = column.saturating_sub(row_width(&row));
            row.push(Piece::new(" ".repeat(gap), Ink::Plain));
            row.extend(rest);
        }
        row
    };
    (0..number).map(pair).collect()
}
