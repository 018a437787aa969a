//! Words on one line, each with its role. Texts from files stand in it as they are.

use std::borrow::Cow;

use crate::lang::{Lang, Phrase, PhrasePart};
use crate::text;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line(pub Vec<Span>);

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Span {
    Text(String),
    Strong(String),
    Code(String),
    /// Words with a role; the words alone carry the meaning, a colour only repeats it.
    Toned(Tone, String),
    /// A link, where the address may become one.
    Link {
        text: String,
        url: String,
    },
}

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
    #[must_use]
    pub fn text(self, text: impl Into<String>) -> Self {
        self.with(Span::Text(text.into()))
    }

    #[must_use]
    pub fn strong(self, text: impl Into<String>) -> Self {
        self.with(Span::Strong(text.into()))
    }

    #[must_use]
    pub fn code(self, text: impl Into<String>) -> Self {
        self.with(Span::Code(text.into()))
    }

    #[must_use]
    pub fn toned(self, tone: Tone, text: impl Into<String>) -> Self {
        self.with(Span::Toned(tone, text.into()))
    }

    #[must_use]
    pub fn link(self, text: impl Into<String>, url: impl Into<String>) -> Self {
        self.with(Span::Link { text: text.into(), url: url.into() })
    }

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

impl Line {
    /// Says a phrase whose holes are filled with words that may mean different things:
    /// `Line::said(lang, phrase!("Source: {source}"), [("source", link)])`.
    pub fn said<'n>(
        lang: &Lang,
        phrase: Phrase,
        holes: impl IntoIterator<Item = (&'n str, Self)>,
    ) -> Self {
        Self::said_as(lang, phrase, holes, |text| text.into())
    }

    /// Says the same with the words of the phrase itself as `own` makes them.
    pub(crate) fn said_as<'n>(
        lang: &Lang,
        phrase: Phrase,
        holes: impl IntoIterator<Item = (&'n str, Self)>,
        own: impl Fn(&str) -> Self,
    ) -> Self {
        let holes: Vec<(&str, Self)> = holes.into_iter().collect();
        let mut said = Vec::new();
        for part in lang.parts(phrase) {
            match part {
                PhrasePart::Text(text) => said.extend(own(text).0),
                PhrasePart::Hole(name) => {
                    let filled = holes.iter().filter(|(hole, _)| *hole == name).take(1);
                    said.extend(filled.flat_map(|(_, line)| &line.0).cloned());
                }
            }
        }
        Self(said)
    }
}

/// Says a phrase of which each hole is filled with a line, or with what becomes one:
/// `said!(lang, "Source: {source}", source = link)`.
macro_rules! said {
    ($lang:expr, $text:literal $(, $name:ident $(= $value:expr)?)+ $(,)?) => {{
        // Never run: it lets the compiler hold the holes against the names.
        if false {
            let _ = ::std::format!($text $(, $name = "")+);
        }
        $crate::report::document::line::Line::said($lang, $crate::lang::phrase!($text), [$((
            stringify!($name),
            $crate::report::document::line::Line::from($crate::lang::hole!($name $(= $value)?)),
        )),+])
    }};
}

/// Says a number of things likewise; the number fills `{n}`:
/// `said_of!(lang, more, "{n} more: {command}", "{n} more: {command}", command)`.
macro_rules! said_of {
    ($lang:expr, $number:expr, $one:literal, $more:literal $(, $name:ident $(= $value:expr)?)+ $(,)?) => {{
        // Never run, as above; a phrase for one may do without its number.
        if false {
            let _ = ::std::format!(concat!($one, "{n}"), n = "" $(, $name = "")+);
            let _ = ::std::format!(concat!($more, "{n}"), n = "" $(, $name = "")+);
        }
        let n = $crate::report::document::line::Line::from($number.to_string());
        let phrase = $crate::lang::phrase_of!($lang, $number, $one, $more);
        $crate::report::document::line::Line::said($lang, phrase, [("n", n), $((
            stringify!($name),
            $crate::report::document::line::Line::from($crate::lang::hole!($name $(= $value)?)),
        )),+])
    }};
}

pub(crate) use said;
pub(crate) use said_of;
