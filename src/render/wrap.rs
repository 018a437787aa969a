//! Words put on lines of a width, counted in columns of a screen.

use textwrap::WordSeparator;
use unicode_width::UnicodeWidthStr;

use crate::render::paint::{Ink, PaintedRow, Piece};

/// Returns how many columns a text takes.
pub(super) fn width(text: &str) -> usize {
    text.width()
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
    let columns = columns.max(1);
    let mut rows: Vec<PaintedRow> = vec![PaintedRow::new()];
    let mut used = 0;
    for word in words(pieces) {
        let wide = row_width(&word.row);
        let gap = usize::from(word.spaced);
        if used > 0 && used + gap + wide <= columns {
            if word.spaced {
                add_space(&mut rows, word.row.first());
            }
            used += gap + wide;
        } else {
            if used > 0 {
                rows.push(PaintedRow::new());
            }
            used = wide;
        }
        if wide <= columns {
            add(&mut rows, word.row);
        } else {
            used = add_broken(&mut rows, word.row, columns);
        }
    }
    rows
}

struct WrappedWord {
    row: PaintedRow,
    /// Whether a space stands before it.
    spaced: bool,
}

/// Splits at spaces, and where scripts without spaces may be broken. A percent sign stays with its
/// number, a word with the mark that follows it.
fn words(pieces: &[Piece]) -> Vec<WrappedWord> {
    let mut words: Vec<WrappedWord> = Vec::new();
    let mut open = false;
    for piece in pieces {
        for (index, part) in piece.text.split(' ').enumerate() {
            open &= index == 0;
            for (index, part) in breakable(part).into_iter().enumerate() {
                let sign = part.starts_with('%') && !open;
                let joined =
                    open && (index == 0) && !words.last().is_some_and(|w| w.ends_before(part));
                let part = Piece::new(part.to_owned(), piece.ink);
                match words.last_mut() {
                    Some(word) if joined => word.row.push(part),
                    Some(word) if sign => {
                        word.row.push(Piece::new(format!(" {}", part.text), piece.ink));
                    }
                    _ => words.push(WrappedWord { row: vec![part], spaced: !open }),
                }
                open = true;
            }
        }
    }
    words
}

impl WrappedWord {
    /// Says whether a line may end between it and what follows it without a space.
    fn ends_before(&self, next: &str) -> bool {
        let last = self.row.last().and_then(|piece| piece.text.chars().last());
        let Some((last, next)) = last.zip(next.chars().next()) else {
            return false;
        };
        breakable(&format!("{last}{next}")).len() > 1
    }
}

/// Splits a word where a line may end within it: in scripts that have no spaces, by the rules of
/// Unicode. All other words stay whole.
fn breakable(word: &str) -> Vec<&str> {
    if word.is_empty() {
        return Vec::new();
    }
    if !word.chars().any(has_no_spaces) {
        return vec![word];
    }
    let parts = WordSeparator::UnicodeBreakProperties.find_words(word);
    parts.map(|part| part.word).collect()
}

/// Says whether a character belongs to a script that is written without spaces: Chinese and
/// Japanese, with their marks and wide forms.
fn has_no_spaces(c: char) -> bool {
    matches!(c,
        '\u{2e80}'..='\u{a4cf}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}'
        | '\u{ff00}'..='\u{ff9f}' | '\u{20000}'..='\u{3ffff}')
}

fn add_space(rows: &mut [PaintedRow], next: Option<&Piece>) {
    let Some(last) = rows.last_mut().and_then(|row| row.last_mut()) else {
        return;
    };
    if next.is_some_and(|next| next.ink == last.ink) || last.ink == Ink::Plain {
        last.text.push(' ');
    } else if let Some(row) = rows.last_mut() {
        row.push(Piece::new(" ".to_owned(), Ink::Plain));
    }
}

fn add(rows: &mut [PaintedRow], word: PaintedRow) {
    let Some(row) = rows.last_mut() else { return };
    for piece in word {
        match row.last_mut() {
            Some(last) if last.ink == piece.ink => last.text.push_str(&piece.text),
            _ => row.push(piece),
        }
    }
}

/// Adds a word that is wider than a row, and returns how many columns its last row takes.
fn add_broken(rows: &mut Vec<PaintedRow>, word: PaintedRow, columns: usize) -> usize {
    let mut used = 0;
    for piece in word {
        let mut part = String::new();
        let mut wide = 0;
        for c in piece.text.chars() {
            part.push(c);
            // Marks that join others make them wider or narrower, so only ASCII can be counted.
            let wider = if part.is_ascii() { wide + 1 } else { width(&part) };
            if used + wider > columns && (used > 0 || wide > 0) {
                part.pop();
                add(rows, vec![Piece::new(std::mem::take(&mut part), piece.ink)]);
                rows.push(PaintedRow::new());
                used = 0;
                part.push(c);
                wide = width(&part);
            } else {
                wide = wider;
            }
        }
        used += wide;
        add(rows, vec![Piece::new(part, piece.ink)]);
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
