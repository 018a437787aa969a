//! A document as the parts of a page, in order: each heading opens a section that holds what
//! stands under it.

use std::slice;

use crate::lang::{Lang, say};
use crate::render::html::bar::Bars;
use crate::render::html::curve::Graph;
use crate::render::html::gantt::{DayPrecision, Days};
use crate::render::html::heat::{DrawnSquare, Squares};
use crate::render::html::radar::Web;
use crate::render::html::text::{Spans, shown};
use crate::render::wrap;
use crate::report::{Align, Answered, Block, Document, Event, Fact, Line, Table, Task};

#[derive(Debug)]
pub(super) enum Node {
    Title(String),
    Open(Heading),
    Close,
    Paragraph(Vec<Spans>),
    Facts(Facts),
    List {
        ordered: bool,
        entries: Vec<Spans>,
    },
    Tasks(Vec<ToDo>),
    Table {
        /// Which table it is, for those who jump from one to the next.
        label: String,
        head: Vec<Head>,
        rows: Vec<Vec<Spans>>,
    },
    Bars(Bars),
    Graph(Graph),
    Timeline(Vec<Happened>),
    Web(Box<Web>),
    Squares(Squares),
    Answers(Vec<FoldedAnswer>),
    Days(Days),
    Note(Spans),
    Command(String),
    Rule,
}

#[derive(Clone, Debug)]
pub(super) struct Heading {
    pub(super) level: u8,
    pub(super) id: String,
    pub(super) title: String,
}

pub(super) type Facts = Vec<(String, Spans)>;

#[derive(Debug)]
pub(super) struct Head {
    pub(super) title: String,
    pub(super) class: &'static str,
}

#[derive(Debug)]
pub(super) struct FoldedAnswer {
    pub(super) square: DrawnSquare,
    pub(super) title: String,
    pub(super) level: Spans,
    pub(super) evidence: String,
    /// What is folded; empty where the line says all.
    pub(super) facts: Facts,
}

#[derive(Debug)]
pub(super) struct ToDo {
    pub(super) number: usize,
    pub(super) title: Spans,
    pub(super) facts: Facts,
}

#[derive(Debug)]
pub(super) struct Happened {
    pub(super) when: String,
    pub(super) tag: Spans,
    pub(super) what: Spans,
    pub(super) notes: Vec<Spans>,
}

/// As wide as a day.
const DAY: usize = 10;

pub(super) fn nodes(document: &Document) -> Vec<Node> {
    let mut nodes = Vec::new();
    let mut open: Vec<u8> = Vec::new();
    let mut tables = 0;
    let blocks = document.blocks.iter().flat_map(|block| match block {
        Block::Folded(blocks) => blocks.as_slice(),
        block => slice::from_ref(block),
    });
    for (index, block) in blocks.enumerate() {
        match block {
            Block::Heading { level: 1, text } => nodes.push(Node::Title(shown(text))),
            Block::Heading { level, text } => {
                while open.last().is_some_and(|above| above >= level) {
                    open.pop();
                    nodes.push(Node::Close);
                }
                open.push(*level);
                nodes.push(Node::Open(Heading {
                    level: (*level).clamp(1, 6),
                    id: format!("s{index}"),
                    title: shown(text),
                }));
            }
            Block::Rule => {
                // What comes next stands beside the sections above, not in the last of them.
                while open.last().is_some() {
                    open.pop();
                    nodes.push(Node::Close);
                }
                nodes.push(Node::Rule);
            }
            Block::Table(table) => {
                tables += 1;
                nodes.push(self::table(&document.lang, table, tables));
            }
            block => nodes.extend(node(block)),
        }
    }
    nodes.extend(open.iter().map(|_| Node::Close));
    nodes
}

fn node(block: &Block) -> Option<Node> {
    Some(match block {
        // These open and close sections, or are counted.
        Block::Heading { .. } | Block::Rule | Block::Table(_) | Block::Folded(_)
        // It stands above all others.
        | Block::Board(_) => return None,
        Block::Paragraph(lines) => Node::Paragraph(lines.iter().map(Spans::of).collect()),
        Block::Facts(facts) => Node::Facts(self::facts(facts)),
        Block::List { ordered, entries } => {
            Node::List { ordered: *ordered, entries: entries.iter().map(Spans::of).collect() }
        }
        Block::Tasks(tasks) => Node::Tasks(tasks.iter().map(to_do).collect()),
        Block::Meters(meters) => Node::Bars(Bars::of(meters)),
        Block::Curve(curve) => Node::Graph(Graph::of(curve)?),
        Block::Timeline(events) => Node::Timeline(events.iter().map(happened).collect()),
        Block::Radar(radar) => Node::Web(Box::new(Web::of(radar)?)),
        Block::Heat(heat) => Node::Squares(Squares::of(heat)),
        Block::Answers(answers) => Node::Answers(answers.entries.iter().map(answered).collect()),
        Block::Gantt(gantt, _) => Node::Days(Days::of(gantt, DayPrecision::Days)),
        Block::Callout(line) => Node::Note(Spans::of(line)),
        Block::Command(command) => Node::Command(shown(command)),
    })
}

fn table(lang: &Lang, table: &Table, number: usize) -> Node {
    let cells = |column: usize| table.rows.iter().filter_map(move |row| row.get(column));
    let is_empty = |cell: &Line| cell.0.is_empty() || cell.words().is_empty();
    let filled: Vec<usize> = (0..table.head.len())
        .filter(|column| table.rows.is_empty() || !cells(*column).all(is_empty))
        .collect();
    let head = filled.iter().filter_map(|index| Some((index, table.head.get(*index)?)));
    let head = head.map(|(index, column)| Head {
        title: shown(&column.title),
        class: match column.align {
            Align::Right => "num",
            Align::Left if cells(*index).all(is_short) => "words nw",
            Align::Left => "words",
        },
    });
    let rows = table
        .rows
        .iter()
        .map(|row| filled.iter().filter_map(|column| row.get(*column)).map(Spans::of).collect());
    Node::Table {
        label: say!(lang, "Table {number}", number),
        head: head.collect(),
        rows: rows.collect(),
    }
}

/// Says whether a cell is no longer than a day, and stays on one line.
fn is_short(cell: &Line) -> bool {
    wrap::width(&cell.words()) <= DAY
}

fn facts(facts: &[Fact]) -> Facts {
    let facts = facts.iter().map(|fact| (shown(&fact.name), Spans::of(&fact.value)));
    facts.collect()
}

fn answered(entry: &Answered) -> FoldedAnswer {
    FoldedAnswer {
        square: DrawnSquare::of(&entry.of),
        title: shown(&entry.name()),
        level: Spans::of(&entry.level),
        evidence: shown(&entry.evidence),
        facts: facts(&entry.facts),
    }
}

fn to_do(task: &Task) -> ToDo {
    ToDo { number: task.number, title: Spans::of(&task.title), facts: facts(&task.facts) }
}

fn happened(event: &Event) -> Happened {
    Happened {
        when: shown(&event.when),
        tag: Spans::of(&event.tag),
        what: Spans::of(&event.what),
        notes: event.notes.iter().map(Spans::of).collect(),
    }
}
