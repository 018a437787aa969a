//! Rows for spreadsheets, free of format: named columns with typed cells, and what is drawn of them.

use std::borrow::Cow;

use crate::lang::{Lang, Phrase, say};
use crate::model::Tells;
use crate::report::common::figure_data::{ChangeNumber, FigureNumber, Number};

/// One table: a sheet of a workbook, or a file of comma-separated values.
pub struct Rows<'a> {
    pub name: Cow<'static, str>,
    pub headers: Vec<Header>,
    /// The rows, each as long as `headers`; worked out one after the other, for there may be very
    /// many.
    pub rows: Box<dyn Iterator<Item = Vec<Cell<'a>>> + 'a>,
    pub chart: Option<Chart>,
}

/// What stands above a column, and how it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// For programs: it never changes. None where only people get the column.
    pub key: Option<Cow<'static, str>>,
    /// For people. None where only programs get the column.
    pub title: Option<Cow<'static, str>>,
    /// About how many characters stand beside each other in it.
    pub width: u16,
    /// For people it stands behind all others: a name that only programs know.
    pub last: bool,
    /// It names its row, so it and all before it stay in view.
    pub names: bool,
    pub drawn: Option<Drawn>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell<'a> {
    /// Nothing, which is not the same as 0.
    Empty,
    /// Words; never a formula.
    Text(Cow<'a, str>),
    /// Words that become a link where they are an address.
    Address(Cow<'a, str>),
    /// A word that programs know, and what people read for it.
    Word {
        key: Cow<'a, str>,
        said: Cow<'a, str>,
    },
    Count(u32),
    Number(Number),
    /// A figure in the unit of its model.
    Figure(&'a FigureNumber),
    /// How much more one number is than another.
    Change(ChangeNumber),
    Percent(Number),
    /// A day as `2026-11-22`.
    Day(Cow<'a, str>),
    Truth(bool),
}

/// A chart of the columns that say how they are drawn, named by the column that names its rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chart {
    pub kind: ChartKind,
    pub title: Cow<'static, str>,
    /// What it shows, for those who do not see it.
    pub told: Cow<'static, str>,
    /// The most that its numbers can be; percents where there is none.
    pub top: Option<u32>,
    /// Which rows it shows, counted from 0, in their order.
    pub rows: Vec<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChartKind {
    /// A bar for each row, its columns one behind the other.
    Bars,
    /// The rows around one point.
    Radar,
    /// A line for each column, the rows in order of time.
    Lines,
}

/// What a column is in a chart; each has strokes of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drawn {
    /// What it is all about.
    Main,
    /// What open answers could add to it.
    Open,
    /// With every open answer counted as all.
    Best,
    Target,
    Before,
}

impl Rows<'_> {
    /// Says whether programs can read them.
    pub fn has_keys(&self) -> bool {
        self.headers.iter().any(|header| header.key.is_some())
    }
}

impl<'a> Rows<'a> {
    pub(crate) fn new(
        lang: &Lang,
        name: Phrase,
        headers: impl IntoIterator<Item = Header>,
        rows: impl Iterator<Item = Vec<Cell<'a>>> + 'a,
    ) -> Self {
        Self {
            name: lang.plain(name),
            headers: headers.into_iter().collect(),
            rows: Box::new(rows),
            chart: None,
        }
    }

    pub(crate) fn with_chart(self, chart: Option<Chart>) -> Self {
        Self { chart, ..self }
    }
}

impl Header {
    pub(crate) fn new(
        key: impl Into<Cow<'static, str>>,
        title: impl Into<Cow<'static, str>>,
        width: u16,
    ) -> Self {
        Self { key: Some(key.into()), ..Self::for_people(title, width) }
    }

    pub(crate) fn for_people(title: impl Into<Cow<'static, str>>, width: u16) -> Self {
        Self { key: None, title: Some(title.into()), width, last: false, names: false, drawn: None }
    }

    pub(crate) fn for_programs(key: impl Into<Cow<'static, str>>) -> Self {
        Self { key: Some(key.into()), title: None, ..Self::for_people("", 0) }
    }

    /// What stands above the stage of an item, for people where views tell of stages.
    pub(crate) fn of_stage(lang: &Lang, tells: Tells) -> Self {
        let header = Self::new("stage", say!(lang, "Stage"), 9);
        if tells.stages { header } else { header.unseen() }
    }

    /// Returns the same for programs alone.
    #[must_use]
    pub(crate) fn unseen(self) -> Self {
        Self { title: None, ..self }
    }

    #[must_use]
    pub(crate) fn without_key(self) -> Self {
        Self { key: None, ..self }
    }

    #[must_use]
    pub(crate) fn last(self) -> Self {
        Self { last: true, ..self }
    }

    #[must_use]
    pub(crate) fn names(self) -> Self {
        Self { names: true, ..self }
    }

    #[must_use]
    pub(crate) fn drawn(self, drawn: Drawn) -> Self {
        Self { drawn: Some(drawn), ..self }
    }
}

impl<'a> Cell<'a> {
    /// A word that programs know, and what people read for it.
    pub(crate) fn word(key: impl Into<Cow<'a, str>>, said: impl Into<Cow<'a, str>>) -> Self {
        Self::Word { key: key.into(), said: said.into() }
    }

    pub(crate) fn percent(number: impl Into<Option<Number>>) -> Self {
        number.into().map_or(Self::Empty, Self::Percent)
    }

    pub(crate) fn day(day: impl Into<Option<&'a String>>) -> Self {
        day.into().map_or(Self::Empty, |day| Self::Day(day.into()))
    }

    pub(crate) fn list<T: AsRef<str>>(texts: &[T]) -> Self {
        let texts: Vec<&str> = texts.iter().map(AsRef::as_ref).collect();
        Self::Text(texts.join("; ").into())
    }

    pub fn is_empty(&self) -> bool {
        match self {
            Self::Empty => true,
            Self::Text(text) | Self::Word { said: text, .. } => text.is_empty(),
            Self::Address(_)
            | Self::Count(_)
            | Self::Number(_)
            | Self::Figure(_)
            | Self::Change(_)
            | Self::Percent(_)
            | Self::Day(_)
            | Self::Truth(_) => false,
        }
    }
}

/// Builds the cells of a row from whatever can be one.
macro_rules! cells {
    ($($cell:expr),* $(,)?) => {
        vec![$($crate::report::document::rows::Cell::from($cell)),*]
    };
}

pub(crate) use cells;

macro_rules! from {
    ($($of:ty => |$value:ident| $cell:expr;)*) => {
        $(impl<'a> From<$of> for Cell<'a> {
            fn from($value: $of) -> Self {
                $cell
            }
        })*
    };
}

from! {
    &'a str => |text| Self::Text(text.into());
    &'a String => |text| Self::Text(text.into());
    &'a Option<String> => |text| text.as_ref().into();
    String => |text| Self::Text(text.into());
    Cow<'a, str> => |text| Self::Text(text);
    u32 => |count| Self::Count(count);
    usize => |count| Self::Count(u32::try_from(count).unwrap_or(u32::MAX));
    Number => |number| Self::Number(number);
    &'a FigureNumber => |figure| Self::Figure(figure);
    ChangeNumber => |change| Self::Change(change);
    bool => |truth| Self::Truth(truth);
}

impl<'a, T: Into<Cell<'a>>> From<Option<T>> for Cell<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Empty, Into::into)
    }
}
