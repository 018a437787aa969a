//! A report as blocks, free of format. Texts from files stand in it as they are: making them safe
//! is the duty of each format.

use std::borrow::Cow;

use crate::lang::Lang;
use crate::report::document::board::Board;
use crate::report::document::curve::Curve;
use crate::report::document::ending::Ending;
use crate::report::document::figure;
use crate::report::document::gantt::Gantt;
use crate::report::document::heat::{Heat, Marked};
use crate::report::document::line::Line;
use crate::report::document::meter::Meters;
use crate::report::document::radar::Radar;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    pub lang: Lang,
    pub title: String,
    /// Whose it is and of which day, as each printed page says; empty where it holds for all.
    pub running: String,
    /// How far it may be passed on, as each printed page says.
    pub classification: Option<String>,
    pub blocks: Vec<Block>,
    /// How it ends on a screen, where that is in another way.
    pub ending: Option<Ending>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading, from 1 (the document's own) to 4.
    Heading {
        level: u8,
        text: String,
    },
    /// Sentences that belong together, each a line of its own where a format keeps lines.
    Paragraph(Vec<Line>),
    Facts(Vec<Fact>),
    List {
        ordered: bool,
        entries: Vec<Line>,
    },
    Tasks(Vec<Task>),
    Table(Table),
    /// Bars from 0 to 100 percent.
    Meters(Meters),
    Curve(Curve),
    Timeline(Vec<Event>),
    Radar(Radar),
    Heat(Heat),
    /// A plan along its days, and the same as a table for formats that cannot draw.
    Gantt(Gantt, Table),
    Answers(Answers),
    /// What a page folds up; a format that cannot leaves it out.
    Folded(Vec<Block>),
    /// One page for those who decide.
    Board(Box<Board>),
    /// Something that one should not overlook.
    Callout(Line),
    Command(String),
    Rule,
}

impl Document {
    /// Says whether it is one page for those who decide, and nothing else.
    pub fn is_board(&self) -> bool {
        matches!(self.blocks.as_slice(), [Block::Board(_)])
    }

    pub(crate) fn new(lang: &Lang, blocks: Vec<Block>) -> Self {
        let title = blocks.iter().find_map(|block| match block {
            Block::Heading { text, .. } => Some(text.clone()),
            Block::Board(board) => Some(board.title.clone()),
            _ => None,
        });
        let title = title.unwrap_or_default();
        Self { lang: lang.clone(), title, blocks, ..Self::default() }
    }
}

impl Block {
    pub fn heading(level: u8, text: impl Into<String>) -> Self {
        Self::Heading { level, text: text.into() }
    }

    pub fn sentence(line: impl Into<Line>) -> Self {
        Self::Paragraph(vec![line.into()])
    }

    pub fn list(entries: Vec<Line>) -> Self {
        Self::List { ordered: false, entries }
    }

    /// A list under a heading; nothing where it is empty.
    pub(crate) fn section(
        heading: impl Into<String>,
        entries: impl IntoIterator<Item = Line>,
    ) -> Vec<Self> {
        let entries: Vec<Line> = entries.into_iter().collect();
        if entries.is_empty() {
            return Vec::new();
        }
        vec![Self::heading(2, heading), Self::list(entries)]
    }

    pub(crate) fn table(head: Vec<Column>, rows: impl IntoIterator<Item = Vec<Line>>) -> Self {
        let rows = rows.into_iter().collect();
        Self::Table(Table { head, rows })
    }

    pub fn steps(entries: Vec<Line>) -> Self {
        Self::List { ordered: true, entries }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    pub name: String,
    pub value: Line,
}

impl Fact {
    pub fn new(name: impl Into<String>, value: impl Into<Line>) -> Self {
        Self { name: name.into(), value: value.into() }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// Its place among all that is to do, from 1.
    pub number: usize,
    pub title: Line,
    pub facts: Vec<Fact>,
}

/// What was answered: a line for each practice, and what stands behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answers {
    pub entries: Vec<Answered>,
    /// The level of the headings under which formats that cannot fold show what stands behind each
    /// line; none where they show the lines alone.
    pub in_full: Option<u8>,
    pub lang: Lang,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered {
    pub of: Marked,
    /// The number by which others know the practice; none where the model names none of theirs.
    pub control: Option<String>,
    pub level: Line,
    /// How much shows it.
    pub evidence: String,
    pub facts: Vec<Fact>,
}

impl Answered {
    /// Returns the practice, behind the number by which others know it: `AB-01.02 Title`.
    pub fn name(&self) -> String {
        let control = self.control.iter().map(String::as_str);
        control.chain([self.of.title.as_str()]).collect::<Vec<_>>().join(" ")
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    pub head: Vec<Column>,
    /// The rows, each as long as `head`.
    pub rows: Vec<Vec<Line>>,
}

impl Table {
    /// Leaves out the columns in which no row says anything.
    pub(crate) fn without_empty_columns(self) -> Self {
        let says = |row: &Vec<Line>, at: usize| {
            row.get(at).is_some_and(|cell| !["", "?", figure::NONE].contains(&cell.words().trim()))
        };
        let has_words: Vec<bool> =
            (0..self.head.len()).map(|at| self.rows.iter().any(|row| says(row, at))).collect();
        let rows = self.rows.into_iter().map(|row| kept(row, &has_words)).collect();
        Self { head: kept(self.head, &has_words), rows }
    }
}

fn kept<T>(cells: Vec<T>, keep: &[bool]) -> Vec<T> {
    cells.into_iter().zip(keep).filter_map(|(cell, keep)| keep.then_some(cell)).collect()
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    pub title: Cow<'static, str>,
    pub align: Align,
}

impl Column {
    pub fn words(title: impl Into<Cow<'static, str>>) -> Self {
        Self { title: title.into(), align: Align::Left }
    }

    pub fn number(title: impl Into<Cow<'static, str>>) -> Self {
        Self { title: title.into(), align: Align::Right }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    Left,
    Right,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// When, in a few words.
    pub when: String,
    /// Where it belongs, in a few words.
    pub tag: Line,
    pub what: Line,
    pub notes: Vec<Line>,
}
