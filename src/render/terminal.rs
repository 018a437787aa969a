//! A document for a screen: within its width, safe for it, and readable without colour.

use std::borrow::Cow;
use std::io;

use crate::lang::Lang;
use crate::render::look::Look;
use crate::render::paint::{self, Ink, PaintedRow, Piece};
use crate::render::{curve, gauge, grid, legends, pairs, timeline, wrap};
use crate::report::{Block, Document, Fact, Line, Task};

/// How far what stands under a heading of the third level is moved in.
const INDENT: usize = 2;

pub(super) fn write(document: &Document, look: Look, out: &mut dyn io::Write) -> io::Result<()> {
    let mut indent = 0;
    let mut before: Option<&Block> = None;
    let blocks = document.on_a_screen();
    for block in blocks.iter().map(Cow::as_ref) {
        if before.is_some_and(|before| stand_apart(before, block)) {
            writeln!(out)?;
        }
        let here = match block {
            Block::Heading { level, .. } => {
                indent = if *level < 3 { 0 } else { INDENT };
                0
            }
            Block::Rule => {
                indent = 0;
                0
            }
            _ => indent,
        };
        for row in rows(block, &document.lang, look, look.columns() - here) {
            if !row.is_empty() {
                write!(out, "{:here$}", "")?;
            }
            paint::write(&row, look, out)?;
            writeln!(out)?;
        }
        before = Some(block);
    }
    Ok(())
}

/// Says whether an empty line stands between two blocks.
fn stand_apart(before: &Block, after: &Block) -> bool {
    match (before, after) {
        (_, Block::Heading { .. }) => true,
        (Block::Heading { level, .. }, _) => *level == 1,
        (Block::Callout(_), Block::Callout(_)) => false,
        _ => true,
    }
}

fn rows(block: &Block, said: &Lang, look: Look, columns: usize) -> Vec<PaintedRow> {
    match block {
        Block::Heading { level, text } => heading(*level, text, look, columns),
        Block::Paragraph(sentences) => {
            let mut words = Vec::new();
            for sentence in sentences {
                words.push(piece(said.gap(), Ink::Plain));
                words.extend(paint::pieces(sentence, look));
            }
            wrap::wrap(&words, columns)
        }
        Block::Facts(facts) => self::facts(facts, look, columns),
        Block::List { ordered, entries } => list(*ordered, entries, look, columns),
        Block::Tasks(tasks) => self::tasks(tasks, look, columns),
        Block::Table(table) => grid::rows(table, look, columns),
        Block::Meters(meters) => gauge::rows(meters, look, columns),
        Block::Curve(curve) => curve::rows(curve, look, columns),
        Block::Timeline(events) => timeline::rows(events, look, columns),
        Block::Callout(line) => {
            let mut words = vec![piece(
                &format!("{} ", paint::shown(&said.plain(legends::NOTE), look)),
                Ink::Open,
            )];
            words.extend(paint::pieces(line, look));
            wrap::wrap(&words, columns)
        }
        Block::Command(command) => {
            // However long, it is one line: it is there to be copied.
            moved_in(vec![vec![piece(&paint::shown(command, look), Ink::Code)]], "  ", "  ")
        }
        Block::Radar(_)
        | Block::Heat(_)
        | Block::Gantt(..)
        | Block::Answers(_)
        | Block::Folded(_)
        | Block::Board(_) => Vec::new(),
        Block::Rule => vec![vec![piece(&line_of('─', columns, look), Ink::Quiet)]],
    }
}

fn piece(text: &str, ink: Ink) -> Piece {
    Piece { text: text.to_owned(), ink }
}

fn line_of(c: char, columns: usize, look: Look) -> String {
    let c = match c {
        _ if look.unicode => c,
        '═' => '=',
        _ => '-',
    };
    std::iter::repeat_n(c, columns).collect()
}

fn heading(level: u8, text: &str, look: Look, columns: usize) -> Vec<PaintedRow> {
    let text = paint::shown(text, look);
    let mut rows = wrap::wrap(&[piece(&text, Ink::Strong)], columns);
    if level == 1 {
        let widest = rows.iter().map(|row| wrap::row_width(row)).max().unwrap_or(0);
        rows.push(vec![piece(&line_of('═', widest, look), Ink::Strong)]);
    } else if level == 2
        && let Some(last) = rows.last_mut()
    {
        let rest = columns.saturating_sub(wrap::row_width(last) + 1);
        if rest > 0 {
            last.push(piece(" ", Ink::Plain));
            last.push(piece(&line_of('─', rest, look), Ink::Quiet));
        }
    }
    rows
}

fn facts(facts: &[Fact], look: Look, columns: usize) -> Vec<PaintedRow> {
    let pair = |fact: &Fact| (paint::shown(&fact.name, look), paint::pieces(&fact.value, look));
    let pairs: Vec<(String, Vec<Piece>)> = facts.iter().map(pair).collect();
    pairs::rows(&pairs, columns)
}

fn list(ordered: bool, entries: &[Line], look: Look, columns: usize) -> Vec<PaintedRow> {
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

fn tasks(tasks: &[Task], look: Look, columns: usize) -> Vec<PaintedRow> {
    let digits = tasks.last().map_or(1, |task| task.number.to_string().len());
    let mut rows = Vec::new();
    for (index, task) in tasks.iter().enumerate() {
        if index > 0 {
            rows.push(PaintedRow::new());
        }
        let mark = format!("{:>digits$}. ", task.number);
        let indent = " ".repeat(mark.len());
        let within = columns - mark.len();
        let title = wrap::wrap(&paint::pieces(&task.title, look), within);
        rows.extend(moved_in(title, &mark, &indent));
        rows.extend(moved_in(facts(&task.facts, look, within), &indent, &indent));
    }
    rows
}

fn moved_in(rows: Vec<PaintedRow>, first: &str, others: &str) -> Vec<PaintedRow> {
    let moved = rows.into_iter().enumerate().map(|(index, mut row)| {
        row.insert(0, piece(if index == 0 { first } else { others }, Ink::Plain));
        row
    });
    moved.collect()
}
