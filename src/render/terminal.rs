//! A document for a screen: within its width, safe for it, and readable without colour.

use std::io;

use crate::render::gauge;
use crate::render::grid;
use crate::render::look::Look;
use crate::render::paint;
use crate::render::paint::Ink;
use crate::render::paint::Piece;
use crate::render::paint::Row;
use crate::render::wrap;
use crate::report::Block;
use crate::report::Document;
use crate::report::Fact;
use crate::report::Line;

/// How far what stands under a heading of the third level is moved in.
const INDENT: usize = 2;

/// Writes a document.
pub(super) fn write(document: &Document, look: Look, out: &mut dyn io::Write) -> io::Result<()> {
    let mut indent = 0;
    let mut after_heading = true;
    for block in &document.blocks {
        let level = if let Block::Heading { level, .. } = block {
            Some(*level)
        } else {
            None
        };
        if let Some(level) = level {
            indent = if level < 3 { 0 } else { INDENT };
        } else if matches!(block, Block::Rule) {
            indent = 0;
        }
        if !after_heading || level.is_some_and(|_| !is_first(document, block)) {
            writeln!(out)?;
        }
        let moved = if level.is_some() { 0 } else { indent };
        for row in rows(block, look, look.columns() - moved) {
            if row.is_empty() {
                writeln!(out)?;
                continue;
            }
            write!(out, "{:moved$}", "")?;
            paint::write(&row, look, out)?;
            writeln!(out)?;
        }
        after_heading = level.is_some_and(|level| level > 1);
    }
    Ok(())
}

fn is_first(document: &Document, block: &Block) -> bool {
    document
        .blocks
        .first()
        .is_some_and(|first| std::ptr::eq(first, block))
}

fn rows(block: &Block, look: Look, columns: usize) -> Vec<Row> {
    match block {
        Block::Heading { level, text } => heading(*level, text, look, columns),
        Block::Paragraph(sentences) => {
            let mut words = Vec::new();
            for sentence in sentences {
                words.push(piece(" ", Ink::Plain));
                words.extend(paint::pieces(sentence, look));
            }
            wrap::wrap(&words, columns)
        }
        Block::Facts(facts) => self::facts(facts, look, columns),
        Block::List { ordered, entries } => list(*ordered, entries, look, columns),
        Block::Table(table) => grid::rows(table, look, columns),
        Block::Meters(meters) => gauge::rows(meters, look, columns),
        Block::Callout(line) => {
            let mut words = vec![piece("Note: ", Ink::Open)];
            words.extend(paint::pieces(line, look));
            wrap::wrap(&words, columns)
        }
        Block::Command(command) => {
            let words = [piece(&paint::shown(command, look), Ink::Code)];
            moved_in(wrap::wrap(&words, columns - INDENT), "  ", "  ")
        }
        Block::Rule => vec![vec![piece(&line_of('─', columns, look), Ink::Quiet)]],
    }
}

fn piece(text: &str, ink: Ink) -> Piece {
    Piece {
        text: text.to_owned(),
        ink,
    }
}

fn line_of(c: char, columns: usize, look: Look) -> String {
    let c = match c {
        _ if look.unicode => c,
        '═' => '=',
        _ => '-',
    };
    std::iter::repeat_n(c, columns).collect()
}

fn heading(level: u8, text: &str, look: Look, columns: usize) -> Vec<Row> {
    let text = paint::shown(text, look);
    let mut rows = wrap::wrap(&[piece(&text, Ink::Strong)], columns);
    if level == 1 {
        let widest = rows
            .iter()
            .map(|row| wrap::row_width(row))
            .max()
            .unwrap_or(0);
        rows.push(vec![piece(&line_of('═', widest, look), Ink::Strong)]);
    } else if level == 2
        && let Some(last) = rows.last_mut()
    {
        let rest = columns.saturating_sub(wrap::row_width(last) + 1);
        last.push(piece(" ", Ink::Plain));
        last.push(piece(&line_of('─', rest, look), Ink::Quiet));
    }
    rows
}

fn facts(facts: &[Fact], look: Look, columns: usize) -> Vec<Row> {
    let names: Vec<String> = facts
        .iter()
        .map(|fact| paint::shown(&fact.name, look))
        .collect();
    let widest = names
        .iter()
        .map(|name| wrap::width(name))
        .max()
        .unwrap_or(0);
    let left = widest.min(columns * 2 / 5);
    let right = columns - left - 2;
    let mut rows = Vec::new();
    for (name, fact) in names.iter().zip(facts) {
        let name = wrap::wrap(&[piece(name, Ink::Quiet)], left);
        let value = wrap::wrap(&paint::pieces(&fact.value, look), right);
        rows.extend(wrap::beside(&name, value, left + 2));
    }
    rows
}

fn list(ordered: bool, entries: &[Line], look: Look, columns: usize) -> Vec<Row> {
    let digits = entries.len().to_string().len();
    let mut rows = Vec::new();
    for (index, entry) in entries.iter().enumerate() {
        let mark = match ordered {
            true => format!("{:>digits$}. ", index + 1),
            false if look.unicode => "• ".to_owned(),
            false => "- ".to_owned(),
        };
        let indent = wrap::width(&mark);
        let words = wrap::wrap(&paint::pieces(entry, look), columns - indent);
        rows.extend(moved_in(words, &mark, &" ".repeat(indent)));
    }
    rows
}

fn moved_in(rows: Vec<Row>, first: &str, others: &str) -> Vec<Row> {
    let moved = rows.into_iter().enumerate().map(|(index, mut row)| {
        row.insert(
            0,
            piece(if index == 0 { first } else { others }, Ink::Plain),
        );
        row
    });
    moved.collect()
}
