//! Words put on lines of a width, counted in columns of a screen.

use unicode_width::UnicodeWidthStr;

use crate::render::paint::Ink;
use crate::render::paint::Piece;
use crate::render::paint::Row;

/// Returns how many columns a text takes.
pub(super) fn width(text: &str) -> usize {
    text.width()
}

/// Returns how many columns a row takes.
pub(super) fn row_width(row: &[Piece]) -> usize {
    row.iter().map(|piece| width(&piece.text)).sum()
}

/// Breaks pieces into rows of at most `columns`, at spaces where there are any; at least one row.
pub(super) fn wrap(pieces: &[Piece], columns: usize) -> Vec<Row> {
    let columns = columns.max(1);
    let mut rows: Vec<Row> = vec![Row::new()];
    let mut used = 0;
    for word in words(pieces) {
        let wide = row_width(&word);
        if used > 0 && used + 1 + wide <= columns {
            add_space(&mut rows, word.first());
            used += 1 + wide;
        } else {
            if used > 0 {
                rows.push(Row::new());
            }
            used = wide;
        }
        if wide <= columns {
            add(&mut rows, word);
        } else {
            used = add_broken(&mut rows, word, columns);
        }
    }
    rows
}

/// Splits at spaces. A percent sign stays with its number, a word with the mark that follows it.
fn words(pieces: &[Piece]) -> Vec<Row> {
    let mut words: Vec<Row> = Vec::new();
    let mut open = false;
    for piece in pieces {
        for (index, part) in piece.text.split(' ').enumerate() {
            open &= index == 0;
            if part.is_empty() {
                continue;
            }
            let sign = part.starts_with('%');
            let part = Piece::new(part.to_owned(), piece.ink);
            match words.last_mut() {
                Some(word) if open => word.push(part),
                Some(word) if sign => {
                    word.push(Piece::new(format!(" {}", part.text), piece.ink));
                }
                _ => words.push(vec![part]),
            }
            open = true;
        }
    }
    words
}

fn add_space(rows: &mut [Row], next: Option<&Piece>) {
    let Some(last) = rows.last_mut().and_then(|row| row.last_mut()) else {
        return;
    };
    if next.is_some_and(|next| next.ink == last.ink) || last.ink == Ink::Plain {
        last.text.push(' ');
    } else if let Some(row) = rows.last_mut() {
        row.push(Piece::new(" ".to_owned(), Ink::Plain));
    }
}

fn add(rows: &mut [Row], word: Row) {
    let Some(row) = rows.last_mut() else { return };
    for piece in word {
        match row.last_mut() {
            Some(last) if last.ink == piece.ink => last.text.push_str(&piece.text),
            _ => row.push(piece),
        }
    }
}

/// Adds a word that is wider than a row, and returns how many columns its last row takes.
fn add_broken(rows: &mut Vec<Row>, word: Row, columns: usize) -> usize {
    let mut used = 0;
    for piece in word {
        let mut part = String::new();
        let mut wide = 0;
        for c in piece.text.chars() {
            part.push(c);
            // Marks that join others make them wider or narrower, so only ASCII can be counted.
            let wider = if part.is_ascii() {
                wide + 1
            } else {
                width(&part)
            };
            if used + wider > columns && (used > 0 || wide > 0) {
                part.pop();
                add(rows, vec![Piece::new(std::mem::take(&mut part), piece.ink)]);
                rows.push(Row::new());
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

/// Puts rows beside others, from a column on.
pub(super) fn beside(left: &[Row], right: Vec<Row>, column: usize) -> Vec<Row> {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str, columns: usize) -> Vec<String> {
        let pieces = [Piece::new(text.to_owned(), Ink::Plain)];
        let rows = wrap(&pieces, columns);
        rows.iter()
            .map(|row| row.iter().map(|piece| piece.text.as_str()).collect())
            .collect()
    }

    #[test]
    fn lines_break_between_words() {
        assert_eq!(rows("one two  three", 7), ["one two", "three"]);
        assert_eq!(rows("", 7), [""]);
    }

    #[test]
    fn a_word_that_is_too_long_is_broken_by_what_it_takes_on_a_screen() {
        assert_eq!(rows("abcdefgh ij", 5), ["abcde", "fgh", "ij"]);
        assert_eq!(rows("日本語日本", 5), ["日本", "語日", "本"]);
        assert_eq!(rows("a abcdefgh", 5), ["a", "abcde", "fgh"]);
    }

    #[test]
    fn a_percent_sign_stays_with_its_number() {
        assert_eq!(rows("it is 75 %.", 8), ["it is", "75 %."]);
    }

    #[test]
    fn words_in_two_styles_without_a_space_are_one_word() {
        let pieces = [
            Piece::new("say yes".to_owned(), Ink::Strong),
            Piece::new(", or".to_owned(), Ink::Plain),
        ];
        let rows = wrap(&pieces, 7);
        let texts: Vec<String> = rows
            .iter()
            .map(|row| row.iter().map(|piece| piece.text.as_str()).collect())
            .collect();
        assert_eq!(texts, ["say", "yes, or"]);
    }
}
