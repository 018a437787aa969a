//! A report as blocks, free of format. Texts from files stand in it as they are: making them safe
//! is the duty of each format.

use std::borrow::Cow;

use crate::report::chart::{Gantt, Heat, Radar};
use crate::report::curve::Curve;
use crate::report::data::Data;
use crate::report::meter::Meters;
use crate::report::timeline::Event;
use crate::text;
use crate::words::Words;

/// What a view has to say: to people as blocks, to programs as data.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// For people.
    pub document: Document,
    /// For programs.
    pub data: Data,
}

/// Blocks in reading order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// The language that they are said in.
    pub words: Words,
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

/// Words on one line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line(pub Vec<Span>);

/// Words that mean the same throughout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Span {
    /// Plain words.
    Text(String),
    /// Words that matter most.
    Strong(String),
    /// Words that a computer reads.
    Code(String),
    /// Words with a role; the words alone carry the meaning, a colour only repeats it.
    Toned(Tone, String),
    /// A link, where the address may become one.
    Link {
        /// What one reads.
        text: String,
        /// Where it leads.
        url: String,
    },
}

/// What words are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Something is there.
    Met,
    /// Something is still to come or to be found out.
    Open,
    /// Something to read past.
    Quiet,
}

impl Line {
    /// Adds plain words.
    #[must_use]
    pub fn text(self, text: impl Into<String>) -> Self {
        self.with(Span::Text(text.into()))
    }

    /// Adds words that matter.
    #[must_use]
    pub fn strong(self, text: impl Into<String>) -> Self {
        self.with(Span::Strong(text.into()))
    }

    /// Adds words for a computer.
    #[must_use]
    pub fn code(self, text: impl Into<String>) -> Self {
        self.with(Span::Code(text.into()))
    }

    /// Adds words with a role.
    #[must_use]
    pub fn toned(self, tone: Tone, text: impl Into<String>) -> Self {
        self.with(Span::Toned(tone, text.into()))
    }

    /// Adds a link.
    #[must_use]
    pub fn link(self, text: impl Into<String>, url: impl Into<String>) -> Self {
        self.with(Span::Link {
            text: text.into(),
            url: url.into(),
        })
    }

    /// Adds a span.
    #[must_use]
    pub fn with(mut self, span: Span) -> Self {
        self.0.push(span);
        self
    }

    /// Returns the words alone; an address stands behind what it belongs to.
    pub fn words(&self) -> String {
        let spans = self.0.iter().map(|span| match span {
            Span::Text(text) | Span::Strong(text) | Span::Code(text) | Span::Toned(_, text) => {
                Cow::Borrowed(text.as_str())
            }
            Span::Link { text, url } if text::is_link(url) => format!("{text} <{url}>").into(),
            Span::Link { text, .. } => Cow::Borrowed(text.as_str()),
        });
        spans.collect()
    }

    /// Adds all of another line.
    #[must_use]
    pub fn then(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }
}

impl From<&str> for Line {
    fn from(text: &str) -> Self {
        Self::default().text(text)
    }
}

impl From<Cow<'_, str>> for Line {
    fn from(text: Cow<'_, str>) -> Self {
        Self::default().text(text)
    }
}

impl From<String> for Line {
    fn from(text: String) -> Self {
        Self::default().text(text)
    }
}

impl From<Span> for Line {
    fn from(span: Span) -> Self {
        Self(vec![span])
    }
}
