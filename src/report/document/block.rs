//! A report as blocks, free of format. Texts from files stand in it as they are: making them safe
//! is the duty of each format.

use std::borrow::Cow;

use crate::lang::Lang;
use crate::report::document::curve::Curve;
use crate::report::document::gantt::Gantt;
use crate::report::document::heat::Heat;
use crate::report::document::line::Line;
use crate::report::document::meter::Meters;
use crate::report::document::radar::Radar;

/// Blocks in reading order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// The language that they are said in.
    pub lang: Lang,
    /// The blocks.
    pub blocks: Vec<Block>,
}

/// One block of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading, from 1 (the document's own) to 4.
    Heading {
        /// Its depth.
        level: u8,
        /// Its words.
        text: String,
    },
    /// Sentences that belong together, each a line of its own where a format keeps lines.
    Paragraph(Vec<Line>),
    /// Names with what they stand for.
    Facts(Vec<Fact>),
    /// Things one after the other.
    List {
        /// Whether their order matters.
        ordered: bool,
        /// The things.
        entries: Vec<Line>,
    },
    /// Things to do, each with what one needs to know for it.
    Tasks(Vec<Task>),
    /// Rows and columns.
    Table(Table),
    /// Bars from 0 to 100 percent.
    Meters(Meters),
    /// A figure over time, one sign a point.
    Curve(Curve),
    /// What happened, in order of time.
    Timeline(Vec<Event>),
    /// The areas around one point.
    Radar(Radar),
    /// Stages and areas crossed.
    Heat(Heat),
    /// A plan along its days.
    Gantt(Gantt),
    /// Something that one should not overlook.
    Callout(Line),
    /// A command to type into a shell.
    Command(String),
    /// Something else begins.
    Rule,
}

impl Document {
    /// Returns the blocks for a format that cannot draw: what a drawing shows stands in words in
    /// the others.
    pub fn without_drawings(&self) -> impl Iterator<Item = &Block> {
        let drawn =
            |block: &&Block| matches!(block, Block::Radar(_) | Block::Heat(_) | Block::Gantt(_));
        self.blocks.iter().filter(move |block| !drawn(block))
    }
}

impl Block {
    /// A heading.
    pub fn heading(level: u8, text: impl Into<String>) -> Self {
        Self::Heading {
            level,
            text: text.into(),
        }
    }

    /// A paragraph of one sentence.
    pub fn sentence(line: impl Into<Line>) -> Self {
        Self::Paragraph(vec![line.into()])
    }

    /// A list whose order does not matter.
    pub fn list(entries: Vec<Line>) -> Self {
        Self::List {
            ordered: false,
            entries,
        }
    }

    /// A list in an order.
    pub fn steps(entries: Vec<Line>) -> Self {
        Self::List {
            ordered: true,
            entries,
        }
    }
}

/// A name with what it stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// The name.
    pub name: String,
    /// What it stands for.
    pub value: Line,
}

impl Fact {
    /// Binds a name to its value.
    pub fn new(name: impl Into<String>, value: impl Into<Line>) -> Self {
        Self {
            name: name.into(),
            value: value.into(),
        }
    }
}

/// One thing to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// Its place among all that is to do, from 1.
    pub number: usize,
    /// What it is, on one line.
    pub title: Line,
    /// What one needs to know for it.
    pub facts: Vec<Fact>,
}

/// Rows and columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The columns.
    pub head: Vec<Column>,
    /// The rows, each as long as `head`.
    pub rows: Vec<Vec<Line>>,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// What stands above it.
    pub title: Cow<'static, str>,
    /// Where its words stand.
    pub align: Align,
}

impl Column {
    /// A column of words.
    pub fn words(title: impl Into<Cow<'static, str>>) -> Self {
        Self {
            title: title.into(),
            align: Align::Left,
        }
    }

    /// A column of numbers.
    pub fn number(title: impl Into<Cow<'static, str>>) -> Self {
        Self {
            title: title.into(),
            align: Align::Right,
        }
    }
}

/// Where words stand in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// At its left edge.
    Left,
    /// At its right edge.
    Right,
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// When, in a few words.
    pub when: String,
    /// Where it belongs, in a few words.
    pub tag: Line,
    /// What happened.
    pub what: Line,
    /// More on it.
    pub notes: Vec<Line>,
}
